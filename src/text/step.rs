//! Steps through a text as a reader takes them: by glyphs, by words, by sentences. It looks at what is near, however long the
//! text is.

use std::ops::Range;

use super::fold::{fold, is_ignorable};
use super::lexicon::word_starts;
use super::width::{Ambiguous, boundary_before, graphemes};

/// How many bytes before and behind a place are looked at.
const NEAR: usize = 768;

/// Marks that end a sentence, and those that close what ended with it.
const STOPS: &str = "。！？!?…\n";
const CLOSING: &str = "”’』」）》〉】\")'";

/// The first byte of the glyph behind the one that begins at `at`; none behind the last one. What shows nothing is no glyph.
pub fn next_glyph(text: &str, at: usize) -> Option<usize> {
    let near = near(text, at..at);
    let mut found = starts(text, at..near.end);
    found.find(|start| *start > at)
}

/// The first byte of the last glyph that begins before `at`.
pub fn previous_glyph(text: &str, at: usize) -> Option<usize> {
    let near = near(text, at..at);
    starts(text, near.start..at.min(text.len())).last()
}

/// The first glyph that begins at `at` or behind it, or before it where there is none.
pub fn glyph_at(text: &str, at: usize) -> Option<usize> {
    let at = boundary_before(text, at);
    let near = near(text, at..at);
    let behind = starts(text, at..near.end).next();
    behind.or_else(|| previous_glyph(text, at))
}

/// Where the glyph that begins at `at` ends.
pub fn glyph_end(text: &str, at: usize) -> usize {
    let near = near(text, at..at);
    let first = graphemes(
        text.get(at..near.end).unwrap_or_default(),
        Ambiguous::Narrow,
    )
    .next();
    first.map_or(text.len(), |(_, glyph, _)| at + glyph.len())
}

/// The words near a place, in order: hanzi by the lexicon, letters and digits in a row, marks in a row.
pub fn words_near(text: &str, at: usize) -> Vec<Range<usize>> {
    let near = near(text, at..at);
    let slice = &text[near.clone()];
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut run: Option<(Class, usize)> = None;
    let ends = [(slice.len(), ' ')];
    for (byte, c) in slice.char_indices().chain(ends) {
        let class = Class::of(c);
        if run.is_some_and(|(known, _)| known == class) {
            continue;
        }
        match run {
            Some((Class::Hanzi, start)) => {
                let hanzi = words_of(&slice[start..byte]);
                words.extend(
                    hanzi
                        .into_iter()
                        .map(|word| word.start + start..word.end + start),
                );
            }
            Some((Class::Space, _)) | None => {}
            Some((_, start)) => words.push(start..byte),
        }
        run = Some((class, byte));
    }
    for word in &mut words {
        *word = word.start + near.start..word.end + near.start;
    }
    words
}

/// Where the sentence behind the one at `at` begins, if there is one.
pub fn next_sentence(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let stop = rest.find(|c| STOPS.contains(c))?;
    let behind = |c: char| STOPS.contains(c) || CLOSING.contains(c) || c.is_whitespace();
    let tail = rest[stop..].trim_start_matches(behind);
    let start = text.len() - tail.len();
    (start < text.len()).then_some(start)
}

/// Where the last sentence begins that begins before `at`; the first one begins with the text.
pub fn previous_sentence(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?;
    let behind = |c: char| STOPS.contains(c) || CLOSING.contains(c) || c.is_whitespace();
    let own = before.trim_end_matches(behind);
    if own.is_empty() {
        return (at > 0).then_some(0);
    }
    let stop = own.rfind(|c| STOPS.contains(c));
    let start = stop.map_or(0, |stop| {
        text.len() - text[stop..].trim_start_matches(behind).len()
    });
    Some(start)
}

/// A stretch of the text around a range.
fn near(text: &str, range: Range<usize>) -> Range<usize> {
    let start = boundary_before(text, range.start.saturating_sub(NEAR));
    let end = boundary_before(text, range.end.saturating_add(NEAR));
    start..end
}

/// Where the glyphs of a stretch begin.
fn starts(text: &str, range: Range<usize>) -> impl Iterator<Item = usize> {
    let offset = range.start;
    let slice = text.get(range).unwrap_or_default();
    let glyphs = graphemes(slice, Ambiguous::Narrow);
    let shown = glyphs.filter(|(_, glyph, _)| !glyph.chars().all(is_ignorable));
    shown.map(move |(at, _, _)| at + offset)
}

/// What a character is to whoever goes word by word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Hanzi,
    Letter,
    Mark,
    Space,
}

impl Class {
    fn of(c: char) -> Self {
        match c {
            '\u{4e00}'..='\u{9fff}' => Self::Hanzi,
            c if c.is_whitespace() => Self::Space,
            c if c.is_alphanumeric() => Self::Letter,
            _ => Self::Mark,
        }
    }
}

/// The words of hanzi in a row.
fn words_of(hanzi: &str) -> Vec<Range<usize>> {
    let units: Vec<u16> = hanzi
        .chars()
        .map(|c| u16::try_from(u32::from(fold(c))).unwrap_or(u16::MAX))
        .collect();
    // Every hanzi of this block takes three bytes.
    let starts: Vec<usize> = word_starts(&units).iter().map(|start| start * 3).collect();
    let ends = starts.iter().skip(1).copied().chain([hanzi.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(a, b)| a..b)
        .collect()
}
