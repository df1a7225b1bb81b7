//! The best so many of all that is offered, in memory for so many. It does not know what is ranked.

use std::collections::BinaryHeap;

/// The smallest items so far, at most `limit` of them.
#[derive(Clone, Debug)]
pub(super) struct Ranking<T> {
    limit: usize,
    /// The worst on top.
    kept: BinaryHeap<T>,
}

impl<T: Ord> Ranking<T> {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit,
            kept: BinaryHeap::new(),
        }
    }

    pub(super) fn offer(&mut self, item: T) {
        if self.kept.len() < self.limit {
            self.kept.push(item);
        } else if let Some(mut worst) = self.kept.peek_mut()
            && item < *worst
        {
            *worst = item;
        }
    }

    /// The worst of them, if there is no room for more.
    pub(super) fn worst(&self) -> Option<&T> {
        self.kept.peek().filter(|_| self.room() == 0)
    }

    pub(super) fn room(&self) -> usize {
        self.limit - self.kept.len()
    }

    pub(super) fn sorted(self) -> Vec<T> {
        self.kept.into_sorted_vec()
    }
}
