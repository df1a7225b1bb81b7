//! The articles and the index of their headlines, which is made when there is time, or at the latest when it is asked.

use crate::article::Reading;
use crate::search::{Found, Headlines, Query};
use crate::store::{Id, Store};

use super::jump::line_of;

/// How many headlines are taken into the index at a time.
const SLICE: usize = 1_000;

/// The articles and the index of their headlines.
#[derive(Debug, Default)]
pub struct Shelf {
    /// The articles.
    pub store: Store,
    /// Their headlines; hit number n is the article with [`Id`] n.
    headlines: Headlines,
    /// Whether articles came or went since the list was made.
    pub(super) stale: bool,
}

impl Shelf {
    /// Puts a reading on the shelf.
    pub(super) fn put(&mut self, name: &str, reading: Reading) {
        self.store.put(name, reading);
        self.stale = true;
    }

    /// Takes the pages of a file from number `count` on off the shelf.
    pub(super) fn cut(&mut self, file: &str, count: usize) {
        self.store.cut(file, count);
        self.stale = true;
    }

    /// Takes some more headlines into the index; says whether there were any.
    pub(super) fn index(&mut self) -> bool {
        let next = self.headlines.len();
        let end = self.store.len().min(next + SLICE);
        for id in next..end {
            let entry = u32::try_from(id)
                .ok()
                .and_then(|id| self.store.entry(Id(id)));
            self.headlines.push(&entry.map(line_of).unwrap_or_default());
        }
        next < end
    }

    /// The best headlines for a query, among all articles.
    pub(super) fn find(&mut self, query: &Query, limit: usize) -> Found {
        while self.index() {}
        self.headlines.find(query, limit)
    }
}
