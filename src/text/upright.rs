//! 竖排: text set upright, glyph below glyph. Which glyphs share a slot, and what a character looks like in one.

use super::width::{Ambiguous, graphemes};

/// The cells of a slot, whatever stands in it.
pub const SLOT: usize = 2;

/// A slot of an upright line: a glyph, or two digits side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot<'t> {
    /// Where it begins in the text, in bytes.
    pub at: usize,
    /// Its characters, as they stand in the text.
    pub text: &'t str,
}

/// The slots of a text from top to bottom.
pub fn uprights(text: &str) -> impl Iterator<Item = Slot<'_>> {
    let mut glyphs = graphemes(text, Ambiguous::Wide).filter(|(_, _, cells)| *cells > 0);
    std::iter::from_fn(move || {
        let (at, glyph, _) = glyphs.next()?;
        let mut end = at + glyph.len();
        if is_first_of_two(text, at) {
            end = glyphs.next().map_or(end, |(at, glyph, _)| at + glyph.len());
        }
        let text = &text[at..end];
        Some(Slot { at, text })
    })
}

/// The cells that a glyph takes in an upright line: it stands in a slot of its own, but for two digits together.
pub(super) fn upright_cells(text: &str, at: usize, cells: usize) -> usize {
    let second = at > 0 && is_first_of_two(text, at - 1);
    match cells {
        0 => 0,
        _ if second || is_first_of_two(text, at) => SLOT / 2,
        _ => SLOT,
    }
}

/// What a slot shows: marks have forms of their own for upright text, Western letters are drawn full width.
pub fn upright_form(slot: &str) -> String {
    let mut chars = slot.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => form(c).to_string(),
        _ => slot.to_owned(),
    }
}

/// Whether the digit at a byte and the next one are a number of two digits by themselves (GB/T 15834, 5.2).
fn is_first_of_two(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let byte = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
    let digit = |at: usize| byte(Some(at)).is_ascii_digit();
    let joins =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b',' | b'%' | b'-');
    digit(at) && digit(at + 1) && !joins(byte(at.checked_sub(1))) && !joins(byte(Some(at + 2)))
}

/// The form of a character in upright text.
fn form(c: char) -> char {
    const FORMS: [(&str, &str); 3] = [
        (
            "，、。：；！？…—–（）｛｝〔〕【】《》〈〉「」『』“”‘’［］～·・",
            "︐︑︒︓︔︕︖︙︱︲︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹁﹂﹃﹄﹇﹈︴・・",
        ),
        (",:;!?(){}<>[]-~", "︐︓︔︕︖︵︶︷︸︿﹀﹇﹈︲︴"),
        ("〖〗", "︗︘"),
    ];
    for (flat, upright) in FORMS {
        let found = flat
            .chars()
            .zip(upright.chars())
            .find(|(flat, _)| *flat == c);
        if let Some((_, upright)) = found {
            return upright;
        }
    }
    match c {
        ' ' => '\u{3000}',
        '!'..='~' => char::from_u32(c as u32 + 0xFEE0).unwrap_or(c),
        _ => c,
    }
}
