//! A headline as it is searched: folded UTF-16, and where in it something begins.

use std::ops::Range;

use crate::text::{fold, is_ignorable, word_starts};

/// At most so many units of a headline are searched.
const LONGEST: usize = 1 << 14;

/// What begins at a place of a headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edge {
    /// What stands after punctuation, a space, or a change between hanzi, Latin letters and digits.
    Mark,
    /// A word.
    Word,
    /// Nothing.
    None,
}

/// A headline in a segment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    /// Its characters.
    pub units: &'a [u16],
    /// The edges of the segment, two bits a unit, and where those of the row start.
    edges: &'a [u64],
    base: usize,
}

/// A headline folded, before it is in a segment.
#[derive(Clone, Debug, Default)]
pub(super) struct Folded {
    pub units: Vec<u16>,
    pub edges: Vec<Edge>,
}

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        let heard = text.chars().filter(|&c| !is_ignorable(c)).map(fold);
        let mut units = Vec::with_capacity(text.len() / 2);
        let mut edges: Vec<Edge> = Vec::with_capacity(text.len() / 2);
        let mut last = None;
        for c in heard {
            if units.len() + c.len_utf16() > LONGEST {
                break;
            }
            let kind = Kind::of(c);
            let begins = last.is_none_or(|last| last == Kind::Mark || last != kind);
            edges.push(if begins { Edge::Mark } else { Edge::None });
            edges.resize(edges.len() + c.len_utf16() - 1, Edge::None);
            units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
            last = Some(kind);
        }
        let mut new = Self { units, edges };
        new.find_words();
        new
    }

    /// Its row, for a single line; `edges` are those of [`packed`].
    pub(super) fn row<'a>(&'a self, edges: &'a [u64]) -> Row<'a> {
        Row::new(&self.units, edges, 0)
    }

    fn find_words(&mut self) {
        let is_hanzi = |unit: &u16| (0x4e00..0xa000).contains(unit);
        let mut start = 0;
        for run in self.units.chunk_by(|a, b| is_hanzi(a) == is_hanzi(b)) {
            if run.first().is_some_and(is_hanzi) {
                for at in word_starts(run) {
                    let edge = &mut self.edges[start + at];
                    *edge = (*edge).min(Edge::Word);
                }
            }
            start += run.len();
        }
    }
}

/// Adds edges to those of a segment that has `count` units.
pub(super) fn pack(packed: &mut Vec<u64>, count: usize, edges: &[Edge]) {
    packed.resize((count + edges.len()).div_ceil(32), 0);
    for (at, edge) in (count..).zip(edges) {
        packed[at / 32] |= (*edge as u64) << (at % 32 * 2);
    }
}

impl<'a> Row<'a> {
    pub(super) fn new(units: &'a [u16], edges: &'a [u64], base: usize) -> Self {
        Self { units, edges, base }
    }

    #[inline]
    pub(super) fn edge(self, at: usize) -> Edge {
        let at = self.base + at;
        match self.edges[at / 32] >> (at % 32 * 2) & 3 {
            0 => Edge::Mark,
            1 => Edge::Word,
            _ => Edge::None,
        }
    }

    /// Whether a word ends before this place.
    pub(super) fn ends(self, at: usize) -> bool {
        at == self.units.len() || self.edge(at) != Edge::None
    }

    /// Its characters from a place on, each with its place.
    #[inline]
    pub(super) fn chars(self, start: usize) -> Characters<'a> {
        Characters {
            units: self.units,
            at: start,
        }
    }

    /// The characters in a range of units.
    #[inline]
    pub(super) fn count(self, units: Range<usize>) -> usize {
        let is_low = |unit: &&u16| (0xdc00..0xe000).contains(*unit);
        units.len() - self.units[units].iter().filter(is_low).count()
    }

    pub(super) fn text(self) -> String {
        self.chars(0).map(|(_, c)| c).collect()
    }
}

/// The characters of a row.
#[derive(Clone)]
pub(super) struct Characters<'a> {
    units: &'a [u16],
    at: usize,
}

impl Characters<'_> {
    /// The place of the next character.
    pub(super) fn place(&self) -> usize {
        self.at
    }
}

impl Iterator for Characters<'_> {
    /// The place of the character, in units, and the character.
    type Item = (usize, char);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let (at, unit) = (self.at, *self.units.get(self.at)?);
        if let Some(c) = char::from_u32(unit.into()) {
            self.at += 1;
            return Some((at, c));
        }
        self.at += 2;
        let low = self.units.get(at + 1).copied().unwrap_or_default();
        let code = 0x1_0000 + ((u32::from(unit) & 0x3ff) << 10 | u32::from(low) & 0x3ff);
        Some((
            at,
            char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
        ))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Mark,
    Digit,
    Letter,
    Hanzi,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            '\u{4e00}'..'\u{a000}' => Self::Hanzi,
            // From CJK Radicals on: 〇 is a numeral to Unicode, a hanzi to a reader.
            '\u{2e80}'.. if c.is_alphanumeric() => Self::Hanzi,
            _ if c.is_alphabetic() => Self::Letter,
            _ if c.is_numeric() => Self::Digit,
            _ => Self::Mark,
        }
    }
}
