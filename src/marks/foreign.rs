//! Bookmarks that a file tells of, no log of a reader: they become entries that never overwrite what is newer here.

use std::collections::BTreeSet;

use crate::store::Key;

use super::standing::entry;
use super::{Anchor, Change, Marks, Op, Passage, Stamp, Tag};

/// What a file tells of one bookmark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// The article.
    pub key: Key,
    /// When the bookmark was made.
    pub stamp: Stamp,
    /// Where it belongs.
    pub anchor: Anchor,
    /// Its note, or nothing.
    pub note: String,
    /// When that was made, if it is known: then it does not come back beside the note that took its place.
    pub noted: Option<Stamp>,
    /// Its tags.
    pub tags: BTreeSet<Tag>,
    /// Its highlighted passages.
    pub passages: Vec<Passage>,
}

impl Foreign {
    /// The entries that it comes to; what the marks have already is left out where it would stand twice.
    pub fn ops(self, marks: &Marks) -> Vec<Op> {
        let (key, stamp, anchor) = (self.key, self.stamp, self.anchor);
        let mut ops = vec![entry(stamp, Change::Bookmark { key, anchor })];
        let note = self.note.trim();
        let known = marks.note(key).unwrap_or_default();
        if !note.is_empty() && !known.contains(note) {
            let text = note.to_owned();
            let noted = self.noted.unwrap_or(stamp);
            ops.push(entry(noted, Change::Note { key, text }));
        }
        let tags = self.tags.into_iter();
        ops.extend(tags.map(|tag| entry(stamp, Change::Tag { key, tag, on: true })));
        let passages = self.passages.into_iter();
        ops.extend(passages.filter_map(|passage| highlight(key, stamp, passage, marks)));
        ops
    }
}

/// A highlighted passage as an entry, unless it has no words, or the article has one of the same words.
pub fn highlight(key: Key, stamp: Stamp, passage: Passage, marks: &Marks) -> Option<Op> {
    let is_new = marks
        .highlights(key)
        .all(|known| known.quote.exact != passage.quote.exact);
    let on = true;
    let wanted = is_new && !passage.quote.exact.trim().is_empty();
    wanted.then(|| entry(stamp, Change::Highlight { key, passage, on }))
}
