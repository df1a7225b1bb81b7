//! A word scattered over a row: whether it is, and by which characters best. It does not look for words in one piece.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// fuzzy-matcher's time and memory grow as row × word, and its scores are 16 bits wide: longer rows take the first way.
const LONGEST: usize = 512;

/// Whether the characters of `word` stand in `row` in order.
pub(super) fn holds(row: &str, word: &str) -> bool {
    // Most rows lack a Latin letter of the word: so much sooner known.
    if word
        .bytes()
        .next()
        .is_some_and(|first| memchr::memchr(first, row.as_bytes()).is_none())
    {
        return false;
    }
    let mut wanted = word.chars();
    let mut next = wanted.next();
    for c in row.chars() {
        if next == Some(c) {
            next = wanted.next();
        }
    }
    next.is_none()
}

/// The characters of `row`, counted from 0, that spell `word` best, if it [`holds`] it.
pub(super) fn align(row: &str, word: &str, matcher: &SkimMatcherV2) -> Option<Vec<usize>> {
    if !holds(row, word) {
        return None;
    }
    let best = (row.len() <= LONGEST).then(|| matcher.fuzzy_indices(row, word));
    Some(
        best.flatten()
            .map_or_else(|| first_way(row, word), |(_, places)| places),
    )
}

/// A matcher set up for folded text.
pub(super) fn matcher() -> SkimMatcherV2 {
    SkimMatcherV2::default().ignore_case()
}

/// Characters of `row`, counted from 0 and ascending → the pieces that they form, in bytes.
pub(super) fn pieces(row: &str, places: &[usize]) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut places = places.iter().peekable();
    for (count, (at, c)) in row.char_indices().enumerate() {
        if places.next_if_eq(&&count).is_none() {
            continue;
        }
        let end = at + c.len_utf8();
        match pieces.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => pieces.push(at..end),
        }
    }
    pieces
}

fn first_way(row: &str, word: &str) -> Vec<usize> {
    let mut wanted = word.chars().peekable();
    let row = row.chars().enumerate();
    row.filter_map(|(at, c)| wanted.next_if_eq(&c).map(|_| at))
        .collect()
}
