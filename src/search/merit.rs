//! How good a match is: what puts one hit above another. It does not find matches.

use std::cmp::Reverse;
use std::ops::Range;

use super::row::{Edge, Row};

/// Where in a headline a match stands; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The whole headline.
    Exact,
    /// At its start.
    Prefix,
    /// After punctuation, a space, or a change between hanzi, Latin letters and digits.
    AfterMark,
    /// At the start and the end of words.
    Word,
    /// At the start of a word.
    WordStart,
    /// Anywhere else, in one piece.
    Inside,
    /// In several pieces, in order.
    Gappy,
}

/// How the letters of a query became characters of a headline; the best first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// As written.
    #[default]
    Written,
    /// By the most usual reading of each hanzi, each whole or its initial.
    Usual,
    /// The same, where the query breaks off within the last syllable.
    Broken,
    /// By another reading of a heteronym.
    Rare,
}

/// Where in a row a word stands, or all words.
#[derive(Clone, Debug, Default)]
pub(super) struct Match {
    pub way: Way,
    /// Whether some word is in several pieces.
    pub gappy: bool,
    /// In units, sorted; what touches is one piece.
    pub pieces: Vec<Range<usize>>,
}

/// The order of hits, the smaller the better, by the fields from the first to the last; counts stop at 65,535.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Merit {
    /// That of the worst piece.
    pub tier: Tier,
    way: Way,
    pieces: u16,
    /// From the first character of the match to the last, in characters.
    span: u16,
    /// The characters before the first one matched.
    at: u16,
    /// How new the headline is.
    newer: Reverse<u32>,
}

impl Match {
    /// Both of two words.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.way = self.way.max(other.way);
        self.gappy |= other.gappy;
        if self.pieces.is_empty() || other.pieces.is_empty() {
            self.pieces.extend(other.pieces);
            return self;
        }
        self.pieces.extend(other.pieces);
        self.pieces.sort_unstable_by_key(|piece| piece.start);
        self.pieces.dedup_by(|next, last| {
            let touches = next.start <= last.end;
            last.end = if touches {
                last.end.max(next.end)
            } else {
                last.end
            };
            touches
        });
        self
    }

    /// How good it is, in a headline of this day.
    pub(super) fn merit(&self, row: Row, day: u32) -> Merit {
        let start = self.pieces.first().map_or(0, |first| first.start);
        let end = self.pieces.last().map_or(0, |last| last.end);
        let tiers = self.pieces.iter().map(|piece| tier(row, piece.clone()));
        Merit {
            tier: if self.gappy {
                Tier::Gappy
            } else {
                tiers.max().unwrap_or(Tier::Prefix)
            },
            way: self.way,
            pieces: small(self.pieces.len()),
            span: small(row.count(start..end)),
            at: small(row.count(0..start)),
            newer: Reverse(day),
        }
    }
}

/// The tier of one piece of `row`.
pub(super) fn tier(row: Row, piece: Range<usize>) -> Tier {
    match best_tier(row, piece.start) {
        Tier::Exact if piece.end < row.units.len() => Tier::Prefix,
        Tier::Word if !row.ends(piece.end) => Tier::WordStart,
        tier => tier,
    }
}

/// The best tier that a piece of `row` can have that starts there.
#[inline]
pub(super) fn best_tier(row: Row, start: usize) -> Tier {
    match row.edge(start) {
        _ if start == 0 => Tier::Exact,
        Edge::Mark => Tier::AfterMark,
        Edge::Word => Tier::Word,
        Edge::None => Tier::Inside,
    }
}

fn small(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
