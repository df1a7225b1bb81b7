//! The ink of a page: its characters that are not white space, each with its place. Nothing here judges what they say.

use std::ops::Range;

use super::glyph::{Glyph, Signs};

/// What stood between a character and the one before it in the same block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing.
    None,
    /// White space within a line.
    Space,
    /// The end of a line, or a space that a line end left behind.
    Break,
}

/// One character that is not white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink {
    /// The character as the source has it.
    pub c: char,
    /// Where it stands in the page's text, in bytes.
    pub at: usize,
    /// What the tables know of it.
    pub glyph: Glyph,
    /// What stood before it.
    pub gap: Gap,
}

impl Ink {
    /// The byte after the character.
    pub fn end(self) -> usize {
        self.at + self.c.len_utf8()
    }

    /// Whether it is one of these.
    #[inline]
    pub fn is(self, signs: Signs) -> bool {
        self.glyph.signs.any(signs)
    }
}

/// Adds the characters of the stretch `range` of `text` to `ink`; `gap` is what stands before the first.
pub fn pour(text: &str, range: Range<usize>, gap: Gap, ink: &mut Vec<Ink>) {
    let mut before = gap;
    ink.reserve(range.len() / 3);
    for (offset, c) in text[range.clone()].char_indices() {
        if c.is_whitespace() {
            before = if before == Gap::Break {
                Gap::Break
            } else {
                Gap::Space
            };
        } else {
            ink.push(Ink {
                c,
                at: range.start + offset,
                glyph: Glyph::of(c),
                gap: before,
            });
            before = Gap::None;
        }
    }
}

/// Where the ink stands: one range for each stretch of the source without a line end in it.
pub fn spans(ink: &[Ink]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for mark in ink {
        match found.last_mut() {
            Some(last) if last.end == mark.at || (mark.gap == Gap::Space && last.end < mark.at) => {
                last.end = mark.end();
            }
            _ => found.push(mark.at..mark.end()),
        }
    }
    found
}

/// What the characters of a stretch are, taken together.
pub fn signs(ink: &[Ink]) -> Signs {
    let signs = ink.iter().map(|mark| mark.glyph.signs);
    signs.fold(Signs::default(), Signs::and)
}

/// The width in print, in half ems: a digit, a Latin letter and white space within a line are half as wide as a hanzi.
pub fn width(ink: &[Ink]) -> usize {
    let spaces = ink
        .iter()
        .skip(1)
        .filter(|mark| mark.gap == Gap::Space)
        .count();
    ink.iter().map(|mark| advance(mark.c)).sum::<usize>() + spaces
}

/// The width in print of a text on one line, in half ems, told as [`width`] tells it.
pub fn text_width(text: &str) -> usize {
    let (mut width, mut space) = (0, false);
    for c in text.trim_start().chars() {
        if c.is_whitespace() {
            space = true;
        } else {
            width += advance(c) + usize::from(space);
            space = false;
        }
    }
    width
}

/// The width of one character in print, in half ems.
pub fn advance(c: char) -> usize {
    if c.is_ascii_alphanumeric() { 1 } else { 2 }
}
