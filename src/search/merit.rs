//! How good a match is: what puts one hit above another. It does not find matches.

use std::ops::Range;

/// Where in a headline a match stands; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The whole headline.
    Exact,
    /// At its start.
    Prefix,
    /// After punctuation, a space, or a change between hanzi, Latin letters and digits.
    AfterMark,
    /// Anywhere else, in one piece.
    Inside,
    /// In several pieces, in order.
    Gappy,
}

/// How the letters of a query became characters of a headline; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// As written.
    Written,
    /// By the most usual reading of each hanzi.
    Usual,
    /// By another reading of a heteronym.
    Rare,
}

/// The order of hits, the smaller the better, by the fields from the first to the last; counts stop at 65,535.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Merit {
    pub tier: Tier,
    pub way: Way,
    /// The number of pieces, over all words.
    pub pieces: u16,
    /// From the first character matched to the last, in characters, summed over the words.
    pub span: u16,
    /// The characters before the first one matched.
    pub at: u16,
}

impl Merit {
    /// The merit of the pieces `ranges` (bytes, in order) of `row`, which are not none.
    pub(super) fn of(row: &str, ranges: &[Range<usize>], way: Way) -> Self {
        let start = ranges.first().map_or(0, |first| first.start);
        let end = ranges.last().map_or(0, |last| last.end);
        let tier = if ranges.len() == 1 {
            tier(row, start..end)
        } else {
            Tier::Gappy
        };
        Self {
            tier,
            way,
            pieces: small(ranges.len()),
            span: characters(&row[start..end]),
            at: characters(&row[..start]),
        }
    }

    /// The merit of two words together: as good as the worse of them.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            tier: self.tier.max(other.tier),
            way: self.way.max(other.way),
            pieces: self.pieces.saturating_add(other.pieces),
            span: self.span.saturating_add(other.span),
            at: self.at.min(other.at),
        }
    }
}

/// The tier of one piece of `row`.
pub(super) fn tier(row: &str, piece: Range<usize>) -> Tier {
    let before = row[..piece.start].chars().next_back().map(kind);
    let first = row[piece.start..].chars().next().map(kind);
    match before {
        None if piece.end == row.len() => Tier::Exact,
        None => Tier::Prefix,
        Some(Kind::Mark) => Tier::AfterMark,
        before if before != first => Tier::AfterMark,
        _ => Tier::Inside,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Mark,
    Digit,
    Letter,
    Hanzi,
}

fn kind(c: char) -> Kind {
    match c {
        // From CJK Radicals on: 〇 is a numeral to Unicode, a hanzi to a reader.
        '\u{2e80}'.. if c.is_alphanumeric() => Kind::Hanzi,
        _ if c.is_alphabetic() => Kind::Letter,
        _ if c.is_numeric() => Kind::Digit,
        _ => Kind::Mark,
    }
}

fn characters(text: &str) -> u16 {
    small(text.chars().count())
}

fn small(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
