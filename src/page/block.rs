//! A block of a page: what stands together, with what its shape and its words say about its role.

use std::ops::Range;

use super::ink::{self, Ink};
use super::tag::Tag;
use super::tidy::{self, Manner};

/// What a block is on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text.
    #[default]
    Body,
    /// A line in display type, of which kind only its neighbours tell: headline, kicker, subtitle, subhead, label.
    Display,
    /// A line in display type that says it goes with the headline before it: ——….
    Subtitle,
    /// Who wrote it, on a line of its own.
    Byline,
    /// A name or names alone on a line: a byline, if a text is beside it.
    Names,
    /// Where a picture comes from: 图片来源.
    Source,
    /// Who issued an announcement, and when.
    Signature,
    /// 下转第3版, 上接第1版.
    Turn,
    /// A piece of an infographic or a table.
    Graphic,
    /// The page's own: its number, its date, its editors, where to call.
    Furniture,
}

/// How a line of print stands in its column, if the dump still tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edge {
    /// It fills the column.
    Full,
    /// It is set in by two ems, as the first line of a paragraph is.
    Indented,
    /// It ends before the column does.
    Short,
    /// The dump does not tell.
    #[default]
    Unknown,
}

/// What the lines of print of a block tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// The width of the column in half ems.
    pub measure: Option<usize>,
    /// How its first line stands.
    pub first: Edge,
    /// How its last line stands.
    pub last: Edge,
    /// By how many half ems its first line falls short of the column, if that line is a whole one.
    pub lacks: Option<usize>,
    /// By how many half ems its last line does.
    pub leaves: Option<usize>,
    /// Whether white space sets its first line in, on a page that sets first lines in so.
    pub set_in: Option<bool>,
}

/// What stands together on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// What the sequence model takes its first line for; `None` where a line is a paragraph.
    pub tag: Option<Tag>,
    /// Its characters.
    pub ink: Vec<Ink>,
    /// The `#`s before them, in bytes of the page's text; often empty.
    pub mark: Range<usize>,
    /// How many `#`s.
    pub level: usize,
    /// Blank lines before it, beyond the page's usual number.
    pub space: usize,
    /// Whether any blank line stands before it.
    pub apart: bool,
    /// How many blank lines.
    pub blanks: usize,
    /// What its lines of print tell.
    pub shape: Shape,
    /// How many lines of the dump it takes.
    pub lines: usize,
}

impl Block {
    /// Its text on one line.
    pub fn text(&self, manner: Manner) -> String {
        tidy::text(&self.ink, manner)
    }

    /// Where it stands, in bytes of the page's text: with its `#`s, without line ends.
    pub fn spans(&self) -> Vec<Range<usize>> {
        let mut spans = ink::spans(&self.ink);
        if !self.mark.is_empty() {
            match spans.first_mut() {
                Some(first) if first.start == self.mark.end => first.start = self.mark.start,
                // Signs alone before a gutter: what stands beside them is of another column.
                _ => spans.insert(0, self.mark.clone()),
            }
        }
        spans
    }

    /// Where it begins, in bytes of the page's text.
    pub fn start(&self) -> usize {
        let ink = self.ink.first().map_or(self.mark.start, |mark| mark.at);
        if self.mark.is_empty() {
            ink
        } else {
            self.mark.start
        }
    }
}
