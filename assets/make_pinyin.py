#!/usr/bin/env python3
"""Writes pinyin.txt: the toneless readings of every hanzi, the most usual first.

Usage: python3 make_pinyin.py IB_MATCHER/src/pinyin/data.rs fold.txt > pinyin.txt
needs the PyPI packages pypinyin and jieba.

Which readings a character has is ib-matcher's curated table. Their order is counted: every word of jieba's dictionary is read
by pypinyin, and a reading weighs what its words weigh. Characters that fold to another one are left out. One line for each
list of readings: the readings with commas between, a space, every character that has just these.
"""
import os
import re
import sys
import unicodedata
from collections import Counter, defaultdict

import jieba
from pypinyin import lazy_pinyin, pinyin_dict

NONE = "F"


def toneless(reading):
    plain = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(c for c in plain if c.isascii() and c.isalpha())


def curated(path):
    """character → its readings in ib-matcher's order"""
    source = open(path, encoding="utf-8").read()
    syllables = re.findall(r'"([^"]+)"', source[source.index("const PINYINS") :])
    lists = source[source.index("static PINYIN_COMBINATIONS") : source.index("const PINYIN_RANGE_TABLES")]
    lists = [row.split(",") for row in re.findall(r"\[([0-9F,]+)\]", lists)]
    found = {}
    for start, row in re.findall(r"new\((0x[0-9A-F]+)\.\.=0x[0-9A-F]+, &\[([0-9F,]+)\]", source):
        for code, index in enumerate(row.split(","), int(start, 16)):
            if index == NONE:
                continue
            index = int(index)
            own = [index] if index < len(syllables) else lists[index - len(syllables)]
            tones = [syllables[int(i)] for i in own if i != NONE]
            found[chr(code)] = list(dict.fromkeys(filter(None, map(toneless, tones))))
    return found


def usage():
    """(character, reading) → how often, by the words of jieba's dictionary"""
    count = Counter()
    for row in open(os.path.join(os.path.dirname(jieba.__file__), "dict.txt"), encoding="utf-8"):
        word, frequency, _ = row.split()
        read = lazy_pinyin(word, v_to_u=False)
        if len(read) == len(word):
            for c, reading in zip(word, read):
                count[c, reading] += int(frequency)
    return count


def main():
    folded = set()
    for row in open(sys.argv[2], encoding="utf-8"):
        folded.update(row.rstrip("\n")[2:])
    count = usage()
    classes = defaultdict(list)
    for c, readings in sorted(curated(sys.argv[1]).items()):
        if c in folded:
            continue
        first = [toneless(r) for r in pinyin_dict.pinyin_dict.get(ord(c), "").split(",")]
        place = {r: first.index(r) if r in first else len(first) for r in readings}
        readings.sort(key=lambda r: (-count[c, r], place[r]))
        classes[",".join(readings)].append(c)
    for readings in sorted(classes):
        print(readings + " " + "".join(classes[readings]))


main()
