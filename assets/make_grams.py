#!/usr/bin/env python3
"""Writes grams.bin: how likely one character of newspaper Chinese follows others, in text and in headlines.

Usage: python3 make_grams.py TEXTS.jsonl PARAGRAPHS.txt HEADLINES.txt > grams.bin

TEXTS.jsonl has an object with `title` and `body` a line, PARAGRAPHS.txt a paragraph, HEADLINES.txt a headline. Needs numpy.

A character model of order 3, interpolated as Witten and Bell do. A gram is kept if it stands in at least three documents, so
that no text can be told from the table. Characters are folded (fold.txt), digits are 0, Latin letters a, white space goes,
the rare ones are U+FFFD; ^ stands before a paragraph and $ after it.

The file, all numbers little endian: magic `grams1\\n\\0`; u32 number of characters, of buckets of pairs, of pairs, of buckets
of triples, of triples. Then a row each character: u16 code point, u8 probability, u8 backoff, u8 headline. Then the
pairs: u32 where each bucket ends, then for each pair u16 fingerprint, u8 probability, u8 backoff, u8 headline. Then the
triples: the same with u16 fingerprint, u8 probability. A probability is -ln p in 1/14, a backoff -ln in 1/32, a headline
128 + 24 ln (p in headlines / p in text).
"""
import collections
import json
import pathlib
import struct
import sys

import numpy as np

RARE = "\ufffd"
KEEP = 3
PROBABILITY, BACKOFF, HEADLINE = 14, 32, 24
MASK = (1 << 64) - 1


def folding():
    table = {}
    for row in (pathlib.Path(__file__).parent / "fold.txt").read_text(encoding="utf-8").splitlines():
        table.update((c, row[0]) for c in row[2:])
    for marks, plain in (("「『", "“"), ("」』", "”")):
        table.update((c, plain) for c in marks)
    return table


def classed(text, table):
    out = []
    for c in text:
        c = table.get(c, c).lower()
        if c.isspace() or ord(c[0]) > 0xFFFF:
            continue
        out.append("0" if c.isdigit() and c.isascii() else "a" if c.isascii() and c.isalpha() else c[0])
    return "".join(out)


def documents(paths):
    table = folding()
    texts, heads = [], []
    for line in open(paths[0], encoding="utf-8"):
        item = json.loads(line)
        if item["source"].startswith("申報"):
            continue
        texts.append(["^" + classed(p, table) + "$" for p in item["body"].split("\n") if p.strip()])
        heads.append(["^" + classed(item["title"], table) + "$"])
    group = []
    for line in open(paths[1], encoding="utf-8"):
        group.append("^" + classed(line, table) + "$")
        if len(group) == 20:
            texts.append(group)
            group = []
    heads += [["^" + classed(line, table) + "$"] for line in open(paths[2], encoding="utf-8") if line.strip()]
    return texts, heads


def arrays(docs, ids):
    """Characters of all paragraphs one after the other, and the document of each; -1 parts paragraphs."""
    codes, owner = [], []
    for n, doc in enumerate(docs):
        for paragraph in doc:
            codes += [-1, -1] + [ids.get(c, ids[RARE]) for c in paragraph]
            owner += [n] * (len(paragraph) + 2)
    return np.array(codes + [-1, -1], dtype=np.int64), np.array(owner + [0, 0], dtype=np.int64)


def counted(codes, owner, order, size):
    """Keys of all grams of an order with their counts and in how many documents they stand."""
    n = len(codes) - order + 1
    key, good = np.zeros(n, dtype=np.int64), np.ones(n, dtype=bool)
    for i in range(order):
        part = codes[i:i + n]
        good &= part >= 0
        key = key * size + np.maximum(part, 0)
    key, own = key[good], owner[:n][good]
    order_ = np.lexsort((own, key))
    key, own = key[order_], own[order_]
    first = np.r_[True, key[1:] != key[:-1]]
    fresh = first | np.r_[True, own[1:] != own[:-1]]
    starts = np.flatnonzero(first)
    return key[starts], np.diff(np.r_[starts, len(key)]), np.add.reduceat(fresh.astype(np.int64), starts)


def lookup(keys, wanted):
    at = np.searchsorted(keys, wanted)
    at[at == len(keys)] = 0
    return at, keys[at] == wanted


class Model:
    """Interpolated Witten-Bell over the kept grams."""

    def __init__(self, docs, ids):
        size = self.size = len(ids)
        codes, owner = arrays(docs, ids)
        self.k1, c1, _ = counted(codes, owner, 1, size)
        k2, c2, d2 = counted(codes, owner, 2, size)
        k3, c3, d3 = counted(codes, owner, 3, size)
        uni = np.full(size, 0.05)
        uni[self.k1] += c1
        uni[ids["^"]] = 0.05
        self.p1 = uni / uni.sum()
        count1 = np.zeros(size)
        count1[self.k1] = c1
        kinds1 = np.bincount(k2 // size, minlength=size).astype(float)
        self.g1 = kinds1 / np.maximum(count1 + kinds1, 1)
        self.g1[count1 == 0] = 1
        h, z = k2 // size, k2 % size
        p2 = c2 / (count1[h] + kinds1[h]) + self.g1[h] * self.p1[z]
        kinds2 = np.zeros(len(k2))
        at, _ = lookup(k2, k3 // size)
        np.add.at(kinds2, at, 1)
        g2 = kinds2 / (c2 + kinds2)
        g2[kinds2 == 0] = 1
        low, _ = lookup(k2, k3 % (size * size))
        p3 = c3 / (c2[at] + kinds2[at]) + g2[at] * p2[low]
        keep3 = d3 >= KEEP
        keep2 = d2 >= KEEP
        # What the dropped grams had goes back to the shorter ones.
        self.g1 = self.left(h[keep2], p2[keep2], self.p1[z[keep2]], size)
        g2 = self.left(at[keep3], p3[keep3], p2[low[keep3]], len(k2))
        self.k2, self.p2, self.g2 = k2[keep2], p2[keep2], g2[keep2]
        self.k3, self.p3 = k3[keep3], p3[keep3]

    @staticmethod
    def left(history, high, low, size):
        used, held = np.zeros(size), np.zeros(size)
        np.add.at(used, history, high)
        np.add.at(held, history, low)
        return np.clip((1 - np.minimum(used, 0.9999)) / (1 - np.minimum(held, 0.9999)), 1e-4, 1)

    def pair(self, keys):
        """Probability of the second character of each pair after the first."""
        at, found = lookup(self.k2, keys)
        return np.where(found, self.p2[at], self.g1[keys // self.size] * self.p1[keys % self.size])


def byte(values):
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)


def mixed(points):
    """The same hash as in the reader: 21 bits a character."""
    key = np.zeros(len(points[0]), dtype=np.uint64)
    for point in points:
        key = (key << np.uint64(21)) | point.astype(np.uint64)
    h = key * np.uint64(0x9E3779B97F4A7C15)
    h ^= h >> np.uint64(29)
    h = h * np.uint64(0xBF58476D1CE4E5B9)
    return h ^ (h >> np.uint64(32))


def table(points, columns):
    h = mixed(points)
    buckets = max(1, len(h) // 8)
    bucket = ((h >> np.uint64(32)) * np.uint64(buckets)) >> np.uint64(32)
    order = np.argsort(bucket, kind="stable")
    ends = np.cumsum(np.bincount(bucket.astype(np.int64), minlength=buckets)).astype("<u4")
    rows = np.zeros(len(h), dtype=[("f", "<u2")] + [(str(i), "u1") for i in range(len(columns))])
    rows["f"] = (h & np.uint64(0xFFFF))[order]
    for i, column in enumerate(columns):
        rows[str(i)] = column[order]
    return buckets, len(h), ends.tobytes() + rows.tobytes()


def main():
    texts, heads = documents(sys.argv[1:])
    seen = collections.Counter(c for doc in texts + heads for c in set("".join(doc)))
    chars = sorted({c for c, n in seen.items() if n >= KEEP} | {RARE, "^", "$"})
    ids = {c: i for i, c in enumerate(chars)}
    text, head = Model(texts, ids), Model(heads, ids)
    size = len(chars)
    code = np.array([ord(c) for c in chars])
    pairs = np.union1d(text.k2, head.k2)
    ratio = np.log(head.pair(pairs) / text.pair(pairs))
    at, found = lookup(text.k2, pairs)
    back = np.where(found, text.g2[at], 1.0)
    one = np.zeros(size, dtype=[("c", "<u2"), ("p", "u1"), ("b", "u1"), ("h", "u1")])
    one["c"], one["p"], one["b"] = code, byte(-PROBABILITY * np.log(text.p1)), byte(-BACKOFF * np.log(text.g1))
    one["h"] = byte(128 + HEADLINE * np.log(head.p1 / text.p1))
    b2, n2, two = table([code[pairs // size], code[pairs % size]],
                        [byte(-PROBABILITY * np.log(text.pair(pairs))), byte(-BACKOFF * np.log(back)), byte(128 + HEADLINE * ratio)])
    k = text.k3
    b3, n3, three = table([code[k // size // size], code[k // size % size], code[k % size]], [byte(-PROBABILITY * np.log(text.p3))])
    sys.stdout.buffer.write(b"grams1\n\0" + struct.pack("<5I", size, b2, n2, b3, n3) + one.tobytes() + two + three)
    print(size, "characters,", n2, "pairs,", n3, "triples", file=sys.stderr)


if __name__ == "__main__":
    main()
