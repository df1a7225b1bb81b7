//! Marks of Markdown that are not read: emphasis, targets of links, images, tables. They are taken out before a page is
//! read, and every place is told as if they were still there.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::Skipped;

use super::block::Block;
use super::line::Line;
use super::mark::{self, Found};

/// What a stretch of markup is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Markup {
    /// A mark: emphasis, the target of a link, a tag, a rule.
    Mark,
    /// An image.
    Image,
    /// A table.
    Table,
    /// A formula on lines of its own.
    Formula,
    /// A comment.
    Comment,
}

/// A stretch of a page that is not read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Aside {
    /// Where it stands, in bytes of the page's text.
    pub span: Range<usize>,
    /// What it is.
    pub what: Markup,
}

/// The stretches of a text that are not read, in its order.
#[derive(Clone, Debug, Default)]
pub struct Asides {
    found: Vec<Aside>,
    /// Of each: where it was taken out, in bytes of the bare text, and how many bytes were taken out up to there.
    cuts: Vec<(usize, usize)>,
}

impl Asides {
    /// Finds them.
    pub fn of(text: &str) -> Self {
        let mut asides = Self::default();
        let mut taken = 0;
        for Found { span, what } in mark::find(text) {
            if span.is_empty() {
                continue;
            }
            let start = span.start - taken;
            taken += span.len();
            asides.cuts.push((start, taken));
            asides.found.push(Aside { span, what });
        }
        asides
    }

    /// The text without them.
    pub fn bare<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.found.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut bare = String::with_capacity(text.len());
        let mut from = 0;
        for aside in &self.found {
            bare.push_str(&text[from..aside.span.start]);
            from = aside.span.end;
        }
        bare.push_str(&text[from..]);
        Cow::Owned(bare)
    }

    /// Tells places of the bare text as places of the text.
    pub fn restore(&self, lines: &mut [Line], blocks: &mut [Block]) {
        if self.found.is_empty() {
            return;
        }
        for line in lines {
            line.start = self.start(line.start);
            line.span = self.start(line.span.start)..self.end(line.span.end);
        }
        for block in blocks {
            for mark in &mut block.ink {
                mark.at = self.start(mark.at);
            }
            if !block.mark.is_empty() {
                block.mark = self.start(block.mark.start)..self.end(block.mark.end);
            }
        }
    }

    /// How many of each there are; marks are none of them.
    pub fn skipped(&self) -> Skipped {
        let count = |what| self.found.iter().filter(|aside| aside.what == what).count();
        Skipped {
            images: count(Markup::Image),
            tables: count(Markup::Table),
            formulas: count(Markup::Formula),
            comments: count(Markup::Comment),
            ..Skipped::default()
        }
    }

    /// The stretches themselves.
    pub fn into_vec(self) -> Vec<Aside> {
        self.found
    }

    /// Where a stretch that begins here begins in the text: after what was taken out here.
    fn start(&self, at: usize) -> usize {
        at + self.taken(self.cuts.partition_point(|cut| cut.0 <= at))
    }

    /// Where a stretch that ends here ends in the text: before what was taken out here.
    fn end(&self, at: usize) -> usize {
        at + self.taken(self.cuts.partition_point(|cut| cut.0 < at))
    }

    fn taken(&self, cuts: usize) -> usize {
        cuts.checked_sub(1).map_or(0, |last| self.cuts[last].1)
    }
}
