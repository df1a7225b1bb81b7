#!/usr/bin/env python3
"""Makes linebreak.txt, the table of line breaking classes that src/text/wrap reads, from the Unicode Character Database.

usage: make_linebreak.py FOLDER > linebreak.txt

FOLDER holds LineBreak.txt, EastAsianWidth.txt, DerivedGeneralCategory.txt and emoji-data.txt of one version of the
database (https://www.unicode.org/Public/UCD/latest/ucd/). Each line of the result is `FIRST CLASS [FLAGS]`: the class
holds from code point FIRST (hexadecimal) to the next line. What UAX #14 resolves without context is resolved here (LB1):
SA to CM or AL, CJ to NS, XX and SG to AL; AI is kept, because Chinese needs it. QU is split in QUi (initial, Pi), QUf (final, Pf)
and QU. Both H2 and H3 are written H3: the reader tells them apart by arithmetic. Flags: `w` is East Asian wide,
full or half width (LB19a, LB30); `x` is an unassigned pictograph (LB30b). Planes above U+1FFFF are not written; the reader knows them.
"""

import pathlib
import re
import sys

LAST = 0x1FFFF
LINE = re.compile(r"^(?:# @missing: )?([0-9A-F]{4,6})(?:\.\.([0-9A-F]{4,6}))?\s*;\s*(\w+)")


def property_of(path, default, wanted=None):
    """The values of one property file, a list by code point; `@missing` lines come first in their files' order."""
    values = [default] * (LAST + 1)
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in sorted(lines, key=lambda line: not line.startswith("# @missing")):
        found = LINE.match(line)
        if not found or (wanted and found[3] != wanted):
            continue
        first, last = int(found[1], 16), int(found[2] or found[1], 16)
        for code in range(first, min(last, LAST) + 1):
            values[code] = found[3]
    return values


def resolved(line_break, category):
    """The class after rule LB1, and with the kinds of quotation marks told apart."""
    if line_break == "SA":
        return "CM" if category in ("Mn", "Mc") else "AL"
    if line_break == "QU":
        return {"Pi": "QUi", "Pf": "QUf"}.get(category, "QU")
    return {"CJ": "NS", "XX": "AL", "SG": "AL", "H2": "H3", "Unknown": "AL"}.get(line_break, line_break)


def main():
    folder = pathlib.Path(sys.argv[1])
    line_break = property_of(folder / "LineBreak.txt", "XX")
    width = property_of(folder / "EastAsianWidth.txt", "N")
    category = property_of(folder / "DerivedGeneralCategory.txt", "Cn")
    picture = property_of(folder / "emoji-data.txt", "", "Extended_Pictographic")
    before = None
    for code in range(LAST + 1):
        flags = "w" if width[code] in ("F", "W", "H") else ""
        flags += "x" if picture[code] and category[code] == "Cn" else ""
        entry = f"{resolved(line_break[code], category[code])} {flags}".strip()
        if entry != before:
            print(f"{code:X} {entry}")
            before = entry


main()
