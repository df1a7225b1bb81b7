//! Phrases inside one text, for the search within an article. It does not rank.

use std::cmp::Reverse;
use std::ops::Range;

use memchr::memmem;

use super::squeeze::{Squeezer, squeezed};

/// Where a phrase stands in a text, in bytes of the text, one after another without overlap.
///
/// Both are folded. White space beside a hanzi counts for nothing on either side, so that a phrase is found across the
/// spaces that spread a line; between two Latin words any white space is the same.
pub fn occurrences(text: &str, query: &str) -> Vec<Range<usize>> {
    places(text, &[squeezed(query)])
}

/// Where any of some squeezed phrases stands in a text, in bytes of it, from its start to its end; places that overlap
/// are one.
pub(super) fn places(text: &str, phrases: &[String]) -> Vec<Range<usize>> {
    let mut phrases = phrases
        .iter()
        .filter(|phrase| !phrase.is_empty())
        .peekable();
    if phrases.peek().is_none() {
        return Vec::new();
    }
    let text = Squeezed::new(text);
    let all = phrases.flat_map(|phrase| {
        let found = memmem::find_iter(text.text.as_bytes(), phrase);
        found.map(|at| text.origin(at..at + phrase.len()))
    });
    let mut all: Vec<Range<usize>> = all.collect();
    all.sort_unstable_by_key(|place| (place.start, Reverse(place.end)));
    all.dedup_by(|place, last| {
        let overlaps = place.start < last.end;
        if overlaps {
            last.end = last.end.max(place.end);
        }
        overlaps
    });
    all
}

/// A text squeezed, with the way back.
#[derive(Default)]
struct Squeezed {
    text: String,
    /// For each character: its first byte in `text`, and its bytes in the original.
    origins: Vec<(usize, Range<usize>)>,
}

impl Squeezed {
    fn new(original: &str) -> Self {
        let mut new = Self::default();
        let mut squeezer = Squeezer::default();
        for (at, c) in original.char_indices() {
            squeezer.take(c, at..at + c.len_utf8(), |c, place| {
                new.origins.push((new.text.len(), place));
                new.text.push(c);
            });
        }
        new
    }

    fn origin(&self, span: Range<usize>) -> Range<usize> {
        let after = |at: usize| self.origins.partition_point(|&(own, _)| own < at);
        let covered = &self.origins[after(span.start)..after(span.end)];
        let start = covered.first().map_or(0, |(_, place)| place.start);
        let end = covered.last().map_or(0, |(_, place)| place.end);
        start..end
    }
}
