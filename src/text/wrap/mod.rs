//! Lines of a paragraph: where they end under the rules of Chinese typesetting, as byte ranges, never as copied text.

mod chinese;
mod class;
mod fill;
mod item;
mod quotes;
mod rules;
mod stop;

use std::ops::Range;

use super::width::{Ambiguous, boundary_before, graphemes};
use class::Class;
use rules::Break;

/// The longest stretch without a line end, in bytes, whose lines are evened out; a longer one is filled greedily.
const LONG: usize = 16 << 10;

/// How strictly marks are kept from the starts and ends of lines (CLREQ 3.1.3, 避头尾).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Level {
    /// Marks may stand anywhere; words and numbers still hold together.
    None,
    /// Closing marks, connectors and interpuncts begin no line, opening marks end none.
    Basic,
    /// As GB/T 15834: nor does a solidus begin or end a line; a dash begins one only where little else is left.
    #[default]
    Gb,
    /// A dash never begins a line.
    Strict,
}

/// How a paragraph is to be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Cells in a line.
    pub width: usize,
    /// Cells that the first line is indented by.
    pub indent: usize,
    /// How wide the terminal draws characters of ambiguous width.
    pub ambiguous: Ambiguous,
    /// The rule of line starts and ends.
    pub level: Level,
}

impl Default for Measure {
    fn default() -> Self {
        Self {
            width: 80,
            indent: 0,
            ambiguous: Ambiguous::default(),
            level: Level::default(),
        }
    }
}

impl Measure {
    /// The indent in effect: none where it would leave less than one hanzi of the first line.
    pub const fn first_indent(&self) -> usize {
        if self.width >= self.indent.saturating_add(2) {
            self.indent
        } else {
            0
        }
    }
}

/// The lines of `text` as byte ranges, which touch each other and cover it whole; none for an empty text.
///
/// A line's range keeps its trailing spaces and its line end; [`visible`] tells what to draw of it. What is drawn is never
/// wider than `measure.width`, from two cells on; below that each grapheme is a line.
pub fn wrap(text: &str, measure: &Measure) -> Vec<Range<usize>> {
    if measure.width < 2 {
        return graphemes(text, measure.ambiguous)
            .map(|(at, glyph, _)| at..at + glyph.len())
            .collect();
    }
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(is_line_end) {
        match lines.last_mut() {
            // The second half of CRLF.
            Some(line) if piece == "\n" && text[..at].ends_with('\r') => line.end += 1,
            _ => fill_piece(piece, at, measure, &mut lines),
        }
        at += piece.len();
    }
    lines
}

/// What is drawn of a line: all but the spaces that hang over its end.
pub fn visible(line: &str) -> &str {
    line.trim_end_matches(hangs)
}

/// Where UAX #14 (Unicode 18.0) by itself, without the rules of Chinese, lets a line end: byte offsets, the end included.
pub fn opportunities(text: &str) -> Vec<usize> {
    let mut items = item::items_of(text);
    for item in items.iter_mut().filter(|item| item.class == Class::AI) {
        item.class = Class::AL;
    }
    let breaks = rules::breaks_of(&items);
    let mut offsets: Vec<usize> = items
        .iter()
        .zip(breaks)
        .filter(|(_, found)| *found != Break::Not)
        .map(|(item, _)| item.at)
        .collect();
    offsets.push(text.len());
    offsets
}

/// Whether a character at the end of a line takes no room: a space that may break, or a line end.
fn hangs(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

const fn is_line_end(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Adds the lines of a piece without line ends inside, which begins at byte `base` of the text.
fn fill_piece(piece: &str, base: usize, measure: &Measure, lines: &mut Vec<Range<usize>>) {
    let indent = if base == 0 { measure.first_indent() } else { 0 };
    let mut from = 0;
    let mut window = LONG.max(measure.width.saturating_mul(8));
    while from < piece.len() {
        let first = measure.width - if from == 0 { indent } else { 0 };
        let end = boundary_before(piece, from.saturating_add(window));
        let stops = stop::stops_of(&piece[from..end], measure, first);
        let even = from == 0 && piece.len() <= LONG;
        let mut ends = if even {
            fill::even(&stops, measure, first)
        } else {
            fill::greedy(&stops, measure, first)
        };
        if end < piece.len() {
            // The last line may go on beyond the window: it is set again with the next one.
            ends.pop();
            if ends.is_empty() {
                window = window.saturating_mul(2);
            }
        }
        for line_end in ends {
            let start = lines.last().map_or(0, |line| line.end);
            lines.push(start..base + from + line_end);
        }
        from = lines.last().map_or(0, |line| line.end).saturating_sub(base);
    }
}
