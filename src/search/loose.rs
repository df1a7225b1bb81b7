//! A word scattered over a row: whether it is, and by which characters best. It does not look for words in one piece.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::row::Row;

/// fuzzy-matcher's time and memory grow as row × word, and its scores are 16 bits wide: longer rows take the first way.
const LONGEST: usize = 512;

/// Whether the characters of `word` stand in `row` in order.
pub(super) fn holds(row: Row, word: &[char]) -> bool {
    let Some((&first, rest)) = word.split_first() else {
        return true;
    };
    // Most rows lack the first: so much sooner known.
    let lead = first.encode_utf16(&mut [0; 2])[0];
    let Some(start) = row.units.iter().position(|unit| *unit == lead) else {
        return false;
    };
    let mut wanted = std::iter::once(&first).chain(rest);
    let mut next = wanted.next();
    for (_, c) in row.chars(start) {
        if next == Some(&c) {
            next = wanted.next();
        }
    }
    next.is_none()
}

/// The characters of `row`, counted from 0, that spell `word` best, if it [`holds`] it.
pub(super) fn align(row: Row, word: &[char], matcher: &SkimMatcherV2) -> Option<Vec<usize>> {
    if !holds(row, word) {
        return None;
    }
    let best = (row.units.len() <= LONGEST)
        .then(|| matcher.fuzzy_indices(&row.text(), &word.iter().collect::<String>()));
    Some(
        best.flatten()
            .map_or_else(|| first_way(row, word), |(_, places)| places),
    )
}

/// How far apart the characters of `word` stand in `row` at least, of those ways that end first: a quick measure of how
/// good a way there is. 0 if there is none.
pub(super) fn stretch(row: Row, word: &[char]) -> usize {
    let mut wanted = word.iter();
    let mut next = wanted.next();
    let mut end = 0;
    for (at, c) in row.chars(0) {
        if next == Some(&c) {
            next = wanted.next();
            end = at;
        }
        if next.is_none() {
            break;
        }
    }
    let mut wanted = word.iter().rev();
    let mut next = wanted.next();
    for at in (0..=end).rev() {
        if next.is_some_and(|c| u32::from(row.units[at]) == u32::from(*c)) {
            next = wanted.next();
        }
        if next.is_none() {
            return end - at + 1;
        }
    }
    0
}

/// A matcher set up for folded text.
pub(super) fn matcher() -> SkimMatcherV2 {
    SkimMatcherV2::default().ignore_case()
}

/// Characters of `row`, counted from 0 and ascending → the pieces that they form, in units.
pub(super) fn pieces(row: Row, places: &[usize]) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut places = places.iter().peekable();
    for (count, (at, c)) in row.chars(0).enumerate() {
        if places.next_if_eq(&&count).is_none() {
            continue;
        }
        let end = at + c.len_utf16();
        match pieces.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => pieces.push(at..end),
        }
    }
    pieces
}

fn first_way(row: Row, word: &[char]) -> Vec<usize> {
    let mut wanted = word.iter().peekable();
    let row = row.chars(0).enumerate();
    row.filter_map(|(at, (_, c))| wanted.next_if_eq(&&c).map(|_| at))
        .collect()
}
