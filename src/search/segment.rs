//! Up to 16,384 headlines folded one behind the other, with an index of them once there are so many.

use super::alphabet::Alphabet;
use super::bits::{Bits, ROWS};
use super::index::{Growing, Index};
use super::row::{Folded, Row, pack};

/// Some headlines; the rows are counted from 0.
#[derive(Clone, Debug, Default)]
pub(super) struct Segment {
    units: Vec<u16>,
    edges: Vec<u64>,
    /// Where in `units` each row ends.
    ends: Vec<u32>,
    /// How new each is.
    days: Vec<u32>,
    /// The first unit of each, 0 of an empty one.
    firsts: Vec<u16>,
    /// Those that are no more.
    gone: Option<Bits>,
    state: State,
}

/// How far the index is.
#[derive(Clone, Debug, Default)]
enum State {
    /// There are too few rows yet.
    #[default]
    Open,
    /// It has taken in some rows.
    Growing(Box<Growing>),
    Ready(Index),
}

impl Segment {
    pub(super) fn push(&mut self, headline: &str, day: u32) {
        let Folded { units, edges } = Folded::new(headline);
        pack(&mut self.edges, self.units.len(), &edges);
        self.units.extend_from_slice(&units);
        // 16,384 rows of at most 16,384 units.
        self.ends
            .push(u32::try_from(self.units.len()).unwrap_or(u32::MAX));
        self.days.push(day);
        self.firsts.push(units.first().copied().unwrap_or(0));
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn is_full(&self) -> bool {
        self.len() == ROWS
    }

    #[inline]
    pub(super) fn row(&self, row: usize) -> Row<'_> {
        let start = row.checked_sub(1).map_or(0, |above| self.ends[above]) as usize;
        let end = self.ends[row] as usize;
        Row::new(&self.units[start..end], &self.edges, start)
    }

    /// The first unit of a row that is not empty.
    #[inline]
    pub(super) fn first(&self, row: usize) -> Option<u16> {
        self.firsts.get(row).copied()
    }

    pub(super) fn day(&self, row: usize) -> u32 {
        self.days[row]
    }

    /// Says that a row is no more.
    pub(super) fn retire(&mut self, row: usize) {
        self.gone.get_or_insert_with(Bits::none).put(row);
    }

    /// All rows that there are.
    pub(super) fn rows(&self) -> Bits {
        let mut rows = Bits::below(self.len());
        if let Some(gone) = &self.gone {
            rows.leave_out(gone);
        }
        rows
    }

    pub(super) fn index(&self) -> Option<&Index> {
        match &self.state {
            State::Ready(index) => Some(index),
            _ => None,
        }
    }

    /// Takes some more rows of a full segment into its index; says whether there is more to do.
    pub(super) fn ripen(&mut self, rows: usize, alphabet: &Alphabet) -> bool {
        let mut growing = match std::mem::take(&mut self.state) {
            State::Growing(growing) => growing,
            State::Open if self.is_full() => {
                self.shrink();
                Box::new(Growing::new((0..ROWS).map(|row| self.row(row))))
            }
            other => {
                self.state = other;
                return false;
            }
        };
        let end = (growing.len() + rows).min(ROWS);
        for row in growing.len()..end {
            growing.push(self.row(row), alphabet);
        }
        self.state = if end == ROWS {
            State::Ready(growing.finish())
        } else {
            State::Growing(growing)
        };
        end < ROWS
    }

    /// Bytes in memory.
    pub(super) fn bytes(&self) -> usize {
        let index = self.index().map_or(0, Index::bytes);
        let rows = (self.ends.capacity() + self.days.capacity()) * size_of::<u32>();
        index
            + rows
            + self.units.capacity() * size_of::<u16>()
            + self.edges.capacity() * size_of::<u64>()
    }

    fn shrink(&mut self) {
        self.units.shrink_to_fit();
        self.edges.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.days.shrink_to_fit();
        self.firsts.shrink_to_fit();
    }
}
