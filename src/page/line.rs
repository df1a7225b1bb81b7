//! The lines of a dump: where each stands, what its margin tells, and its two ends as the grams know them; not what it says.

use std::ops::Range;

use super::ink::{self, Gap, Ink};
use super::tip::{Head, Tail};

/// A line of the dump with something on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// From its first to its last character that is not white space, in bytes.
    pub span: Range<usize>,
    /// Where its text begins: after the `#`s of a markdown headline.
    pub start: usize,
    /// How many `#`s a markdown headline has; 0 for any other line.
    pub level: usize,
    /// Blank lines before it.
    pub blanks: usize,
    /// Whether it is set in by two ems or more.
    pub indented: bool,
    /// Whether a form feed stands before it.
    pub leaf: bool,
    /// The width of its text in half ems.
    pub width: usize,
    /// Which of the page's characters are its own, without its `#`s.
    pub marks: Range<usize>,
    /// How it begins.
    pub head: Head,
    /// How it ends.
    pub tail: Tail,
}

impl Line {
    /// The characters of the line without its `#`s; `ink` has those of all lines.
    pub fn ink<'a>(&self, ink: &'a [Ink]) -> &'a [Ink] {
        &ink[self.marks.clone()]
    }
}

/// The characters that end a line.
pub const ENDS: [char; 6] = ['\n', '\r', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// Those of them beyond ASCII.
const WIDE_ENDS: [&str; 3] = ["\u{85}", "\u{2028}", "\u{2029}"];

/// The lines of a dump that are not blank, and the characters of all of them.
pub fn lines(text: &str) -> (Vec<Line>, Vec<Ink>) {
    let mut found = Vec::new();
    let mut ink = Vec::with_capacity(text.len() / 3);
    let (mut blanks, mut leaf, mut start) = (0, false, 0);
    let stands = |end: &&str| memchr::memmem::find(text.as_bytes(), end.as_bytes()).is_some();
    let wide = WIDE_ENDS.iter().any(stands);
    while start < text.len() {
        let piece = &text[start..end(text, start, wide)];
        let line = read(text, start..start + piece.len(), &mut ink);
        start += piece.len();
        match line {
            Some(line) => {
                found.push(Line {
                    blanks,
                    leaf,
                    ..line
                });
                (blanks, leaf) = (0, false);
            }
            // The \n of a \r\n is no line of its own.
            None if piece == "\n" && text[..start - 1].ends_with('\r') => {}
            None => blanks += 1,
        }
        leaf |= piece.ends_with('\u{c}');
    }
    // Where nearly all lines are set in, that is the margin of the sheet.
    if found.iter().filter(|line| line.indented).count() * 3 > found.len() * 2 {
        for line in &mut found {
            line.indented = false;
        }
    }
    (found, ink)
}

/// Where the line that begins at `start` ends, its own end counted in; `wide` tells that ends beyond ASCII stand in the
/// text.
fn end(text: &str, start: usize, wide: bool) -> usize {
    let rest = &text[start..];
    if wide {
        let mut ends = rest.match_indices(ENDS);
        return ends
            .next()
            .map_or(text.len(), |(at, end)| start + at + end.len());
    }
    memchr::memchr3(b'\n', b'\r', 0x0C, rest.as_bytes()).map_or(text.len(), |at| start + at + 1)
}

/// Reads a line and adds its characters to `ink`.
fn read(text: &str, range: Range<usize>, ink: &mut Vec<Ink>) -> Option<Line> {
    let piece = &text[range.clone()];
    let body = piece.trim_start();
    let margin = &piece[..piece.len() - body.len()];
    let begin = range.start + margin.len();
    let span = begin..begin + body.trim_end().len();
    if span.is_empty() {
        return None;
    }
    let level = body.bytes().take_while(|byte| *byte == b'#').count();
    let is_headline = (1..=6).contains(&level) && body[level..].starts_with([' ', '\u{3000}']);
    let level = if is_headline { level } else { 0 };
    let wide = margin.chars().filter(|c| *c == '\u{3000}').count();
    let mut line = Line {
        start: begin + level + body[level..].len() - body[level..].trim_start().len(),
        span,
        level,
        blanks: 0,
        indented: wide >= 2 || margin.chars().count() >= 2,
        leaf: false,
        width: 0,
        marks: 0..0,
        head: Head::default(),
        tail: Tail::default(),
    };
    line.start = line.start.min(line.span.end);
    let first = ink.len();
    ink::pour(text, line.start..line.span.end, Gap::None, ink);
    line.marks = first..ink.len();
    let own = line.ink(ink);
    (line.head, line.tail, line.width) = (Head::of(own), Tail::of(own), ink::width(own));
    Some(line)
}
