//! Bookmarks, notes, tags, read marks: a mark is shown once it is on disk.

use std::collections::BTreeSet;

use crate::marks::{Anchor, Change, Op, PROVISIONAL, Stamp, Tag};
use crate::store::Key;

use super::{App, Effect, ListRow, Pane, words};

impl App {
    /// Sets or removes the bookmark of the article in question.
    pub(super) fn toggle_bookmark(&mut self) -> Option<Effect> {
        let key = self.marked_key()?;
        let set: Vec<Key> = self
            .names(key)
            .into_iter()
            .filter(|key| self.will_be_bookmarked(*key))
            .collect();
        let mark = |key: &Key| Change::Bookmark {
            key: *key,
            anchor: self.kept_anchor(*key).unwrap_or_else(|| self.anchor(*key)),
        };
        let unmark = |key: &Key| Change::Unmark { key: *key };
        let (changes, undo) = if set.is_empty() {
            (vec![mark(&key)], vec![unmark(&key)])
        } else {
            (
                set.iter().map(unmark).collect(),
                set.iter().map(mark).collect(),
            )
        };
        self.undo.push(undo);
        self.save(changes)
    }

    /// Writes a note on an article's bookmark, and sets the bookmark where there is none: a note is listed with it.
    pub(super) fn write_note(&mut self, key: Key, text: String) -> Option<Effect> {
        let before = self.marks.note(key).unwrap_or_default();
        if text == before {
            return None;
        }
        let mut undo = vec![Change::Note { key, text: before }];
        let mut changes = Vec::new();
        if !text.is_empty() && !self.will_be_bookmarked(key) {
            undo.push(Change::Unmark { key });
            let anchor = self.anchor(key);
            changes.push(Change::Bookmark { key, anchor });
        }
        changes.push(Change::Note { key, text });
        self.undo.push(undo);
        self.save(changes)
    }

    /// Gives an article the tags of a line, and takes from it those that are not in it.
    pub(super) fn write_tags(&mut self, key: Key, line: &str) -> Option<Effect> {
        let wanted = Tag::all(line);
        let before = self.tags(key);
        let mut changes = Vec::new();
        for key in self.names(key) {
            let gone = self.marks.tags(key).filter(|tag| !wanted.contains(*tag));
            changes.extend(gone.map(|tag| (key, tag.clone(), false)));
        }
        let new = wanted.into_iter().filter(|tag| !before.contains(tag));
        changes.extend(new.map(|tag| (key, tag, true)));
        if changes.is_empty() {
            return None;
        }
        let change = |(key, tag, on): &(Key, Tag, bool), back: bool| Change::Tag {
            key: *key,
            tag: tag.clone(),
            on: *on != back,
        };
        let undo = changes.iter().map(|item| change(item, true)).collect();
        self.undo.push(undo);
        self.save(changes.iter().map(|item| change(item, false)).collect())
    }

    /// The tags of an article, those of what was merged into it included.
    pub fn tags(&self, key: Key) -> BTreeSet<Tag> {
        let keys = self.names(key).into_iter();
        keys.flat_map(|key| self.marks.tags(key).cloned().collect::<Vec<_>>())
            .collect()
    }

    pub(super) fn toggle_read(&mut self) -> Option<Effect> {
        let key = self.marked_key()?;
        let read = !self.marks.is_read(key);
        self.undo.push(vec![Change::Read { key, read: !read }]);
        self.save(vec![Change::Read { key, read }])
    }

    /// Marks all articles that the list shows as read.
    pub(super) fn read_all(&mut self) -> Option<Effect> {
        let shown = self.list.rows.iter().filter_map(ListRow::article);
        let keys = shown.filter_map(|id| self.shelf.store.key(id));
        let unread: Vec<Key> = keys.filter(|key| !self.marks.is_read(*key)).collect();
        let all = |read| {
            unread
                .iter()
                .map(|key| Change::Read { key: *key, read })
                .collect::<Vec<_>>()
        };
        self.undo.push(all(false));
        self.save(all(true))
    }

    pub(super) fn undo_mark(&mut self) -> Option<Effect> {
        let Some(changes) = self.undo.pop() else {
            self.say(words::NOTHING_TO_UNDO);
            return None;
        };
        self.save(changes)
    }

    /// Takes in marks that are on disk.
    pub(super) fn marked(&mut self, ops: &[Op], answers: usize, all: bool) {
        if all {
            self.status.unsaved = None;
        }
        self.take_in(ops, answers);
    }

    /// Takes in marks that could not be written: they hold for this run, and the last row says so.
    pub(super) fn unsaved(&mut self, ops: &[Op], reason: String) {
        self.status.unsaved = Some(reason);
        self.take_in(ops, ops.len());
    }

    /// The key of the bookmark under the cursor, or of the article in question.
    pub(super) fn marked_key(&self) -> Option<Key> {
        if let Pane::Bookmarks(album) = self.top() {
            return album.selected().map(|bookmark| bookmark.key);
        }
        self.current().and_then(|id| self.shelf.store.key(id))
    }

    /// All names of an article; one that is not loaded is known by this one.
    fn names(&self, key: Key) -> Vec<Key> {
        let entry = self.shelf.store.find(key).and_then(|id| self.entry(id));
        entry.map_or(vec![key], |entry| entry.keys().collect())
    }

    /// Whether an article is bookmarked, or will be once what is on its way to the disk is there.
    pub(super) fn will_be_bookmarked(&self, key: Key) -> bool {
        match self.coming(key) {
            Some(change) => matches!(change, Change::Bookmark { .. }),
            None => self.marks.is_bookmarked(key),
        }
    }

    /// What is on its way to the disk and sets or removes the bookmark of an article.
    fn coming(&self, key: Key) -> Option<&Change> {
        let mut coming = self.status.saving.iter().rev();
        coming.find(|change| {
            let is_of_it = matches!(change, Change::Bookmark { .. } | Change::Unmark { .. });
            is_of_it && change.key() == key
        })
    }

    fn take_in(&mut self, ops: &[Op], answers: usize) {
        let answered = answers.min(self.status.saving.len());
        let answered: Vec<Change> = self.status.saving.drain(..answered).collect();
        for op in ops {
            self.marks.merge(op);
            self.forget_provisional_note(op);
        }
        self.corrected(ops, &answered);
        self.shelf.stale = true;
    }

    /// A note that could not be written held for this run under another stamp: now that it is written, it counts once.
    fn forget_provisional_note(&mut self, written: &Op) {
        let Change::Note { key, text } = &written.change else {
            return;
        };
        if written.stamp.device() == PROVISIONAL {
            return;
        }
        let same = |note: &&(Stamp, String)| note.0.device() == PROVISIONAL && note.1 == *text;
        let over: Vec<Stamp> = self
            .marks
            .notes(*key)
            .filter(same)
            .map(|note| note.0)
            .collect();
        if !over.is_empty() {
            let written = written.clone();
            self.marks.merge(&Op { over, ..written });
        }
    }

    /// What a bookmark keeps of its article and of the place that is read, so that it can be listed and found again
    /// without it; of an article that is not loaded, what the bookmark kept before.
    fn anchor(&self, key: Key) -> Anchor {
        let entry = self.shelf.store.find(key).and_then(|id| self.entry(id));
        if let Some(entry) = entry.filter(|entry| entry.key == key) {
            let here = self.sheet().id.and_then(|id| self.shelf.store.key(id)) == Some(key);
            let spot = if here {
                self.sheet().spot()
            } else {
                self.spot_of(key)
            };
            return Anchor::of(&entry.article, spot.place());
        }
        self.kept_anchor(key).unwrap_or_default()
    }

    /// What the bookmark of an article keeps, if there is one or will be.
    fn kept_anchor(&self, key: Key) -> Option<Anchor> {
        match self.coming(key) {
            Some(Change::Bookmark { anchor, .. }) => Some(anchor.clone()),
            Some(_) => None,
            None => Some(self.marks.bookmark(key)?.anchor),
        }
    }
}
