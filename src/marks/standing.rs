//! The marks that stand, as entries of a log again: merged anywhere, and any number of times, they come to the same marks.

use serde_json::Map;

use crate::store::Key;

use super::{Change, Marks, Op, Stamp};

impl Marks {
    /// Bookmarks, notes, tags, highlights and saved queries that stand, as entries with the stamps that they have. Merging
    /// them here changes nothing.
    pub fn standing(&self) -> Vec<Op> {
        let mut ops: Vec<Op> = self.keys().flat_map(|key| self.standing_on(key)).collect();
        ops.extend(self.standing_queries());
        ops
    }

    /// The same of one article: first its bookmark, the oldest entry first, then its notes.
    pub fn standing_on(&self, key: Key) -> Vec<Op> {
        let ribbon = self.ribbon(key).into_iter();
        let mut ops: Vec<Op> = ribbon.flat_map(|ribbon| ribbon.standing_ops(key)).collect();
        let tags = self.stamped_tags(key);
        ops.extend(tags.map(|(stamp, tag)| {
            let tag = tag.clone();
            entry(stamp, Change::Tag { key, tag, on: true })
        }));
        let lights = self.stamped_highlights(key);
        ops.extend(lights.map(|(stamp, passage)| {
            let passage = passage.clone();
            let on = true;
            entry(stamp, Change::Highlight { key, passage, on })
        }));
        ops
    }
}

/// An entry as it would have been written.
pub fn entry(stamp: Stamp, change: Change) -> Op {
    Op {
        stamp,
        change,
        over: Vec::new(),
        rest: Map::new(),
    }
}
