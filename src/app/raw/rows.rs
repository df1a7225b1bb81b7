//! The rows of a page, set only where they are asked for: a page of any length is opened at once.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::Ambiguous;

use super::galley::Galley;
use super::strip::Strip;

/// How many set strips are kept.
const KEPT: usize = 1_024;

/// The rows of a page at a width.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    width: usize,
    ambiguous: Ambiguous,
    strips: BTreeMap<usize, Strip>,
}

/// A row by its strip and its number in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seat {
    /// The strip.
    pub strip: usize,
    /// The row in it, from 0.
    pub row: usize,
}

impl Rows {
    /// Rows of so many cells.
    pub fn new(width: usize, ambiguous: Ambiguous) -> Self {
        Self {
            width,
            ambiguous,
            strips: BTreeMap::new(),
        }
    }

    /// A strip of the page, set.
    pub fn strip(&mut self, galley: &Galley, strip: usize) -> &Strip {
        if self.strips.len() >= KEPT && !self.strips.contains_key(&strip) {
            self.strips.clear();
        }
        let set = || {
            let range = galley.strip(strip);
            let text = &galley.text()[range.clone()];
            Strip::set(text, range.start, self.width, self.ambiguous)
        };
        self.strips.entry(strip).or_insert_with(set)
    }

    /// The row with a byte of the page.
    pub fn seat(&mut self, galley: &Galley, byte: usize) -> Seat {
        let strip = galley.strip_of(byte);
        let row = self.strip(galley, strip).row(byte);
        Seat { strip, row }
    }

    /// The bytes of the page that a row shows.
    pub fn place(&mut self, galley: &Galley, seat: Seat) -> Range<usize> {
        self.strip(galley, seat.strip).place(seat.row)
    }

    /// The last row of the page.
    pub fn last(&mut self, galley: &Galley) -> Seat {
        let strip = galley.strips() - 1;
        let row = self.strip(galley, strip).len() - 1;
        Seat { strip, row }
    }

    /// The row so many rows further; the last one if there are not so many.
    pub fn down(&mut self, galley: &Galley, seat: Seat, rows: usize) -> Seat {
        let (mut seat, mut left) = (seat, rows);
        loop {
            let room = self.strip(galley, seat.strip).len() - 1 - seat.row;
            if left <= room || seat.strip + 1 >= galley.strips() {
                seat.row += left.min(room);
                return seat;
            }
            left -= room + 1;
            seat = Seat {
                strip: seat.strip + 1,
                row: 0,
            };
        }
    }

    /// The row so many rows before; the first one if there are not so many.
    pub fn up(&mut self, galley: &Galley, seat: Seat, rows: usize) -> Seat {
        let (mut seat, mut left) = (seat, rows);
        while left > seat.row {
            let Some(strip) = seat.strip.checked_sub(1) else {
                return Seat::default();
            };
            left -= seat.row + 1;
            let row = self.strip(galley, strip).len() - 1;
            seat = Seat { strip, row };
        }
        seat.row -= left;
        seat
    }
}
