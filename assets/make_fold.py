#!/usr/bin/env python3
"""Writes fold.txt: which characters a search takes for the same.

Usage: python3 make_fold.py TSCharacters.txt > fold.txt

A character goes through NFKC where that gives one character, then from traditional to simplified (OpenCC), then to lower
case, until nothing changes. One line a target: the target, a space, every character that folds to it.
"""
import sys
import unicodedata
from collections import defaultdict


def one(text, otherwise):
    return text if len(text) == 1 else otherwise


def main():
    simplified = {}
    for row in open(sys.argv[1], encoding="utf-8"):
        traditional, targets = row.rstrip("\n").split("\t")
        simplified[traditional] = targets.split(" ")[0]

    def step(c):
        c = one(unicodedata.normalize("NFKC", c), c)
        c = simplified.get(c, c)
        return one(c.lower(), c)

    classes = defaultdict(list)
    for code in range(0x110000):
        if 0xD800 <= code < 0xE000:
            continue
        c = seen = chr(code)
        for _ in range(8):
            c = step(c)
        if c != seen and step(c) == c:
            classes[c].append(seen)
    for target in sorted(classes):
        if target == " ":
            continue  # white space is found by its property, not by this table
        print(target + " " + "".join(classes[target]))


main()
