#!/usr/bin/env python3
"""Writes readings.txt: how hanzi are read, with tones, and the words in which they are read otherwise.

Usage: python3 make_readings.py pinyin.txt > readings.txt
needs the PyPI packages pypinyin and jieba.

A character's usual reading is the first of pypinyin's that is the first of pinyin.txt without its tone. Of pypinyin's words
those are kept that jieba's dictionary has too and that are not read as their characters are by themselves. First the
characters, one line a reading: the reading, a space, all that are usually read so. Then the words, one line each: the word,
then its readings.
"""
import os
import sys
import unicodedata
from collections import defaultdict

import jieba
from pypinyin import pinyin_dict, phrases_dict


def toneless(reading):
    plain = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(c for c in plain if c.isascii() and c.isalpha())


def main():
    first = {}
    for row in open(sys.argv[1], encoding="utf-8"):
        readings, chars = row.rstrip("\n").split(" ", 1)
        first.update((c, readings.split(",")[0]) for c in chars)
    usual = {}
    for code, readings in pinyin_dict.pinyin_dict.items():
        c, readings = chr(code), [unicodedata.normalize("NFC", reading) for reading in readings.split(",")]
        alike = [reading for reading in readings if toneless(reading) == first.get(c)]
        usual[c] = (alike or readings)[0]
    hanzi = lambda c: 0x3400 <= ord(c) <= 0x9FFF or 0x20000 <= ord(c) <= 0x3FFFD or c == "〇"
    groups = defaultdict(list)
    for c in sorted(usual):
        if hanzi(c) and toneless(usual[c]):
            groups[usual[c]].append(c)
    for reading in sorted(groups, key=lambda reading: (toneless(reading), reading)):
        print(reading, "".join(groups[reading]))
    words = {row.split()[0] for row in open(os.path.join(os.path.dirname(jieba.__file__), "dict.txt"), encoding="utf-8")}
    for word in sorted(words & phrases_dict.phrases_dict.keys()):
        readings = [unicodedata.normalize("NFC", reading[0]) for reading in phrases_dict.phrases_dict[word]]
        if len(readings) == len(word) and all(map(hanzi, word)) and readings != [usual.get(c) for c in word]:
            print(word, *readings)


main()
