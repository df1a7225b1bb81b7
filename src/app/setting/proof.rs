//! The takes of an article as one manner sets them, as far as they are set yet.

use crate::text::Hidden;

use super::manner::Manner;
use super::row::{Job, Row, Set};

/// The takes of an article as one manner sets them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// The manner.
    pub manner: Manner,
    takes: Vec<Option<Set>>,
    /// How many rows each take has; as long as it is not set, about how many.
    counts: Vec<u32>,
    total: usize,
    /// All takes before this one are set.
    filled: usize,
    hidden: Hidden,
}

impl Proof {
    /// None of the takes, which have so many bytes, is set yet.
    pub fn blank(manner: Manner, lengths: impl Iterator<Item = usize>) -> Self {
        let width = manner.width.max(1);
        // A hanzi has three bytes and takes two cells.
        let guess = |bytes: usize| u32::try_from(bytes * 2 / 3 / width + 1).unwrap_or(u32::MAX);
        let counts: Vec<u32> = lengths.map(guess).collect();
        Self {
            manner,
            takes: vec![None; counts.len()],
            total: counts.iter().map(|count| *count as usize).sum(),
            counts,
            filled: 0,
            hidden: Hidden::default(),
        }
    }

    /// A take, if it is set.
    pub fn get(&self, take: usize) -> Option<&Set> {
        self.takes.get(take)?.as_ref()
    }

    /// The rows of a take; none as long as it is not set.
    pub fn rows(&self, take: usize) -> &[Row] {
        self.get(take).map_or(&[], |set| &set.rows)
    }

    /// Sets a take, unless it is set already; tells how many rows it has.
    pub fn set<'t>(&mut self, take: usize, job: impl FnOnce() -> Job<'t>) -> usize {
        if let Some(set) = &self.takes[take] {
            return set.rows.len();
        }
        let set = Set::of(&job(), &self.manner);
        let count = set.rows.len();
        self.total = self.total - self.counts[take] as usize + count;
        self.counts[take] = u32::try_from(count).unwrap_or(u32::MAX);
        if let Some(guise) = &set.guise {
            self.hidden += guise.hidden();
        }
        self.takes[take] = Some(set);
        count
    }

    /// The first take that is not set.
    pub fn next_blank(&mut self) -> Option<usize> {
        while self.takes.get(self.filled)?.is_some() {
            self.filled += 1;
        }
        Some(self.filled)
    }

    /// How many rows stand before a take, and how many there are at all: as long as not all is set, about.
    pub fn extent(&self, take: usize) -> (usize, usize) {
        let before = self.counts.iter().take(take);
        (before.map(|count| *count as usize).sum(), self.total)
    }

    /// What was replaced or hidden in what is set, so that it could be shown.
    pub const fn hidden(&self) -> Hidden {
        self.hidden
    }
}
