//! Lines of a paragraph: where they end under the rules of Chinese typesetting, as byte ranges, never as copied text.

mod chinese;
mod class;
mod even;
mod greedy;
mod item;
mod quotes;
mod rules;
mod slot;
mod stop;
mod toll;
mod unit;

use std::ops::Range;

use super::width::{Ambiguous, graphemes};
use class::Class;
use even::Even;
use item::{Stretch, hangs};
use rules::{Break, Breaks};
use stop::Stops;

pub use slot::slots;

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

/// Which of the places where a line may end are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Fill {
    /// Those that leave the least ragged paragraph, without an orphan on its last line.
    #[default]
    Even,
    /// The first that comes, line by line, in time proportional to the text.
    Greedy,
}

/// What a text is, as far as its setting goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Matter {
    /// 正文: the last line of a paragraph may be short.
    #[default]
    Text,
    /// 标题: its lines are about as long as each other.
    Headline,
    /// 署名: lines end only at spaces, so that names and roles stay whole.
    Names,
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
    /// The choice of line ends.
    pub fill: Fill,
    /// What the text is.
    pub matter: Matter,
    /// Whether a comma or full stop at the end of a line may stand beyond it, in the margin (CLREQ, 标点悬挂).
    pub hangs: bool,
    /// Whether glyphs stand one below the other (竖排): each takes two cells, but for two digits together.
    pub upright: bool,
}

impl Default for Measure {
    fn default() -> Self {
        Self {
            width: 80,
            indent: 0,
            ambiguous: Ambiguous::default(),
            level: Level::default(),
            fill: Fill::default(),
            matter: Matter::default(),
            hangs: false,
            upright: false,
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
/// wider than `measure.width`, but for a mark that hangs, from two cells on; below that each grapheme is a line.
pub fn wrap(text: &str, measure: &Measure) -> Vec<Range<usize>> {
    if measure.width < 2 {
        return graphemes(text, measure.ambiguous)
            .map(|(at, glyph, _)| at..at + glyph.len())
            .collect();
    }
    let mut lines = Vec::with_capacity(text.len() / measure.width / 2 + 2);
    let mut setter = Setter::default();
    let mut at = 0;
    while at < text.len() {
        at = setter.set(text, at, measure, &mut lines);
    }
    lines
}

/// What is drawn of a line: all but the spaces that hang over its end.
pub fn visible(line: &str) -> &str {
    line.trim_end_matches(hangs)
}

/// Where UAX #14 (Unicode 18.0) by itself, without the rules of Chinese, lets a line end: byte offsets, the end included.
pub fn opportunities(text: &str) -> Vec<usize> {
    let mut offsets = Vec::new();
    let mut stretch = Stretch::default();
    let mut from = 0;
    while from < text.len() {
        stretch.read(&text[from..], usize::MAX, Ambiguous::Narrow);
        let ambiguous = stretch.items.iter_mut();
        ambiguous
            .filter(|item| item.class == Class::AI)
            .for_each(|item| item.class = Class::AL);
        let mut breaks = Breaks::of(&stretch.items);
        let may = |(index, _): &(usize, _)| breaks.at(*index) != Break::Not;
        let items = stretch.items.iter().enumerate().filter(may);
        offsets.extend(items.map(|(_, item)| from + item.at));
        from += stretch.len;
        offsets.push(from);
    }
    offsets
}

/// What sets one stretch of a text after the other.
#[derive(Debug, Default)]
struct Setter {
    stretch: Stretch,
    stops: Stops,
    even: Even,
    ends: Vec<usize>,
}

impl Setter {
    /// Adds the lines of `text` from byte `from` to the next line end, and returns where that is.
    fn set(
        &mut self,
        text: &str,
        from: usize,
        measure: &Measure,
        lines: &mut Vec<Range<usize>>,
    ) -> usize {
        let (mut at, mut window) = (from, LONG);
        loop {
            let indent = if at == 0 { measure.first_indent() } else { 0 };
            self.stretch.read(&text[at..], window, measure.ambiguous);
            if measure.upright {
                self.stretch.stand_up(&text[at..]);
            }
            self.stops
                .find(&text[at..], &mut self.stretch, indent, measure);
            self.choose(at == from, measure);
            if !self.stretch.ends {
                // The last line may go on beyond the window: it is set again with the next one.
                self.ends.pop();
            }
            window = if self.ends.is_empty() {
                window.saturating_mul(2)
            } else {
                LONG
            };
            let base = at;
            for end in self.ends.drain(..) {
                lines.push(at..base + end);
                at = base + end;
            }
            if self.stretch.ends {
                return at;
            }
        }
    }

    /// The line ends of the stretch that was read, which may be a paragraph `from_start` to end.
    fn choose(&mut self, from_start: bool, measure: &Measure) {
        let (width, matter) = (measure.width, measure.matter);
        if from_start && self.stretch.ends && measure.fill == Fill::Even {
            self.even.fill(&self.stops, width, matter, &mut self.ends);
        } else {
            greedy::greedy(&self.stops, width, &mut self.ends);
        }
    }
}
