//! A phrase inside one text, for the search within an article. It does not rank.

use std::ops::Range;

use memchr::memmem;

use crate::text::{fold, is_ignorable};

/// Where a phrase stands in a text, in bytes of the text, one after another without overlap.
///
/// Both are folded. White space beside a hanzi counts for nothing on either side, so that a phrase is found across the
/// spaces that spread a line; between two Latin words any white space is the same.
pub fn occurrences(text: &str, query: &str) -> Vec<Range<usize>> {
    let phrase = Squeezed::new(query).text;
    if phrase.is_empty() {
        return Vec::new();
    }
    let text = Squeezed::new(text);
    let found = memmem::find_iter(text.text.as_bytes(), &phrase);
    found.map(|at| text.origin(at..at + phrase.len())).collect()
}

/// A text folded, without what a search passes over.
#[derive(Default)]
struct Squeezed {
    text: String,
    /// For each character: its first byte in `text`, and its bytes in the original.
    origins: Vec<(usize, Range<usize>)>,
}

impl Squeezed {
    fn new(original: &str) -> Self {
        let mut new = Self::default();
        let mut space = None;
        let heard = original.char_indices().filter(|&(_, c)| !is_ignorable(c));
        for (at, c) in heard {
            let place = at..at + c.len_utf8();
            let c = fold(c);
            if c == ' ' {
                space.get_or_insert(place);
                continue;
            }
            let before = new.text.chars().next_back();
            match space.take() {
                Some(place) if before.is_some_and(is_spaced) && is_spaced(c) => {
                    new.push(' ', place);
                }
                _ => {}
            }
            new.push(c, place);
        }
        new
    }

    fn push(&mut self, c: char, place: Range<usize>) {
        self.origins.push((self.text.len(), place));
        self.text.push(c);
    }

    fn origin(&self, span: Range<usize>) -> Range<usize> {
        let after = |at: usize| self.origins.partition_point(|&(own, _)| own < at);
        let covered = &self.origins[after(span.start)..after(span.end)];
        let start = covered.first().map_or(0, |(_, place)| place.start);
        let end = covered.last().map_or(0, |(_, place)| place.end);
        start..end
    }
}

/// Whether words of a character's script are divided by spaces: all before CJK Radicals.
fn is_spaced(c: char) -> bool {
    c < '\u{2e80}'
}
