//! A row as it is drawn: its text, and where in the article each character of it stands.

use std::ops::Range;

use crate::text::{Ambiguous, Guise, SLOT, Slot, graphemes, uprights};

use super::flow::Part;
use super::ruby::Reading;

/// A glyph of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph<'s> {
    /// Where it begins in the row's text, in bytes.
    pub at: usize,
    /// Its characters.
    pub text: &'s str,
    /// The cells before it.
    pub x: usize,
    /// Its own cells.
    pub cells: usize,
}

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
    /// The bytes of its text before which a blank cell is drawn.
    pub(super) gaps: &'s [usize],
    /// The readings that it shows in place of text.
    pub readings: &'s [Reading],
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

    /// Whether byte `at` of the text stands for a character that cannot be shown as it is.
    pub fn is_unseen(&self, at: usize) -> bool {
        let guise = self.guise;
        guise.is_some_and(|guise| guise.is_unseen(self.shown.0 + at))
    }

    /// Its glyphs, each with its place in the row, in cells.
    pub fn glyphs(&self, ambiguous: Ambiguous) -> impl Iterator<Item = Glyph<'_>> {
        let mut gaps = self.gaps.iter().peekable();
        let mut x = self.indent;
        graphemes(self.text, ambiguous).map(move |(at, text, cells)| {
            while gaps.next_if(|gap| **gap <= at).is_some() {
                x += 1;
            }
            let glyph = Glyph { at, text, x, cells };
            x += cells;
            glyph
        })
    }

    /// Its slots, if it stands upright, each with how many stand above it.
    pub fn slots(&self) -> impl Iterator<Item = (usize, Slot<'_>)> {
        let above = self.indent / SLOT;
        let slots = uprights(self.text).enumerate();
        slots.map(move |(number, slot)| (above + number, slot))
    }

    /// The bytes of the flow's source that it shows.
    pub fn range(&self) -> Range<usize> {
        self.place(self.shown.0)..self.place(self.shown.1)
    }

    fn place(&self, shown: usize) -> usize {
        self.take + self.guise.map_or(shown, |guise| guise.source(shown))
    }
}
