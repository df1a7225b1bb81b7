#!/usr/bin/env python3
"""Writes hanzi.txt: the hanzi that Chinese newspapers use most, in six bands of falling frequency.

Usage: python3 make_hanzi.py TEXT... > hanzi.txt

TEXT are files of newspaper articles in simplified characters, UTF-8. The bands are the first 200, the next 300, 500, 500, 1,000 and
1,000 characters; each is one line, followed by the traditional forms of its characters.
"""
import sys
from collections import Counter

import opencc

BANDS = ((0, 200), (200, 500), (500, 1000), (1000, 1500), (1500, 2500), (2500, 3500))


def main():
    counts = Counter()
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8", errors="ignore") as text:
            for line in text:
                counts.update(c for c in line if "\u4e00" <= c <= "\u9fff")
    common = [c for c, _ in counts.most_common(BANDS[-1][1])]
    traditional = opencc.OpenCC("s2t").convert
    for first, end in BANDS:
        band = common[first:end]
        print("".join(band) + "".join(t for t in map(traditional, band) if t not in band))


main()
