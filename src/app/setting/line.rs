//! A row as it is drawn: its text, and where in the article each character of it stands.

use std::ops::Range;

use crate::text::Guise;

use super::flow::Part;

/// A row as it is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Line<'s> {
    /// The flow it belongs to; an empty row belongs to the one that follows.
    pub flow: usize,
    /// What the flow is.
    pub part: Part,
    /// What it shows, without the spaces that hang over its end; nothing for an empty row.
    pub text: &'s str,
    /// Blank cells before it.
    pub indent: usize,
    /// Whether it is an empty row.
    pub is_blank: bool,
    /// Where its text begins in the shown text of its take, and ends, with the spaces.
    pub(super) shown: (usize, usize),
    /// Where its take begins in the flow.
    pub(super) take: usize,
    pub(super) guise: Option<&'s Guise>,
}

impl Line<'_> {
    /// The byte of the flow's source that byte `at` of the text stands for.
    pub fn source(&self, at: usize) -> usize {
        self.place(self.shown.0 + at)
    }

    /// The bytes of the flow's source that it shows.
    pub fn range(&self) -> Range<usize> {
        self.place(self.shown.0)..self.place(self.shown.1)
    }

    fn place(&self, shown: usize) -> usize {
        self.take + self.guise.map_or(shown, |guise| guise.source(shown))
    }
}
