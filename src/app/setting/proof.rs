//! The takes of an article as one manner sets them, as far as they are set yet.

use std::collections::BTreeMap;

use crate::text::Hidden;

use super::manner::Manner;
use super::row::{Row, Set};

/// How many rows are kept in memory; those that stand far from where somebody was last are set again when needed.
const ROOM: usize = 8192;

/// The takes of an article as one manner sets them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// The manner.
    pub manner: Manner,
    /// Those that are kept.
    sets: BTreeMap<usize, Set>,
    /// How many rows these have.
    kept: usize,
    room: usize,
    /// How many rows each take has.
    counts: Vec<Count>,
    total: usize,
    /// All takes before this one were set once.
    filled: usize,
    hidden: Hidden,
}

/// How many rows a take has; as long as it was never set, about how many. A take is short: 32,767 rows are enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Count(u16);

impl Count {
    const KNOWN: u16 = 1 << 15;

    fn about(rows: usize) -> Self {
        Self(u16::try_from(rows).unwrap_or(u16::MAX) & !Self::KNOWN)
    }

    fn known(rows: usize) -> Self {
        Self(Self::about(rows).0 | Self::KNOWN)
    }

    fn is_known(self) -> bool {
        self.0 & Self::KNOWN != 0
    }

    fn rows(self) -> usize {
        usize::from(self.0 & !Self::KNOWN)
    }
}

impl Proof {
    /// None of the takes, which have so many bytes, is set yet.
    pub fn blank(manner: Manner, lengths: impl Iterator<Item = usize>) -> Self {
        let width = manner.width.max(1);
        // A hanzi has three bytes and takes two cells.
        let guess = |bytes: usize| Count::about(bytes * 2 / 3 / width + 1);
        let counts: Vec<Count> = lengths.map(guess).collect();
        Self {
            manner,
            total: counts.iter().map(|count| count.rows()).sum(),
            counts,
            room: ROOM,
            ..Self::default()
        }
    }

    /// Sees that at least so many rows, and some around them, are kept.
    pub fn make_room(&mut self, rows: usize) {
        self.room = self.room.max(rows.saturating_mul(4));
    }

    /// How far from a row others may be looked at, in rows.
    pub const fn near(&self) -> usize {
        self.room / 4
    }

    /// How many rows a take has, if it was ever set.
    pub fn known(&self, take: usize) -> Option<usize> {
        let count = self.counts.get(take).filter(|count| count.is_known());
        count.map(|count| count.rows())
    }

    /// A take, if it is kept.
    pub fn get(&self, take: usize) -> Option<&Set> {
        self.sets.get(&take)
    }

    /// The rows of a take; none if it is not kept.
    pub fn rows(&self, take: usize) -> &[Row] {
        self.get(take).map_or(&[], |set| &set.rows)
    }

    /// Takes in a take that somebody looks at; what stands farthest from it goes where there is no room.
    pub fn put(&mut self, take: usize, set: Set) {
        self.count(take, &set);
        self.kept += set.rows.len();
        self.sets.insert(take, set);
        while self.kept > self.room && self.sets.len() > 1 {
            let ends = [self.sets.first_key_value(), self.sets.last_key_value()];
            let farthest = ends.into_iter().flatten().map(|(at, _)| *at);
            let Some(farthest) = farthest.max_by_key(|at| at.abs_diff(take)) else {
                return;
            };
            let gone = self.sets.remove(&farthest);
            self.kept -= gone.map_or(0, |gone| gone.rows.len());
        }
    }

    /// Takes in a take that nobody looks at: it is kept if there is room.
    pub fn note(&mut self, take: usize, set: Set) {
        if self.kept + set.rows.len() <= self.room {
            return self.put(take, set);
        }
        self.count(take, &set);
    }

    /// The first take that was never set.
    pub fn next_blank(&mut self) -> Option<usize> {
        while self.counts.get(self.filled)?.is_known() {
            self.filled += 1;
        }
        Some(self.filled)
    }

    /// How many rows stand before a take, and how many there are at all: as long as not all was set, about.
    pub fn extent(&self, take: usize) -> (usize, usize) {
        let before = self.counts.iter().take(take);
        (before.map(|count| count.rows()).sum(), self.total)
    }

    /// What was replaced or hidden in what was set, so that it could be shown.
    pub const fn hidden(&self) -> Hidden {
        self.hidden
    }

    fn count(&mut self, take: usize, set: &Set) {
        let Some(count) = self.counts.get_mut(take).filter(|count| !count.is_known()) else {
            return;
        };
        let before = count.rows();
        *count = Count::known(set.rows.len());
        self.total = self.total - before + count.rows();
        if let Some(guise) = &set.guise {
            self.hidden += guise.hidden();
        }
    }
}
