#!/usr/bin/env python3
"""Writes words.txt: the words by which a headline is divided, by how frequent they are.

Usage: make_words.py fold.txt > words.txt    needs the PyPI package jieba 0.42.1 for its dict.txt.
"""
import math
import os
import sys

import jieba

LEAST = 20  # occurrences in the dictionary's corpus
LONGEST = 4  # characters


def folding(path):
    fold = {}
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        for c in line[2:]:
            fold[c] = line[0]
    return fold


def main():
    fold = folding(sys.argv[1])
    counts = {}
    path = os.path.join(os.path.dirname(jieba.__file__), "dict.txt")
    for line in open(path, encoding="utf-8"):
        word, count, _ = line.split()
        word = "".join(fold.get(c, c) for c in word)
        if all("\u4e00" <= c <= "\u9fff" for c in word):
            counts[word] = counts.get(word, 0) + int(count)
    total = sum(counts.values())
    classes = {}
    for word, count in counts.items():
        if len(word) <= LONGEST and count >= LEAST:
            # Half nats: finer does not change where words are divided.
            cost = round(-2 * math.log(count / total))
            classes.setdefault(cost, []).append(word)
    for cost, words in sorted(classes.items()):
        print(cost, " ".join(sorted(words)))


main()
