//! The state that all logs together come to: the same in whatever order, and however often, their entries arrive.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::article::correct::{Correction, Corrections};
use crate::store::Key;

use super::latest::Latest;
use super::repairs::Repairs;
use super::ribbon::{Bookmark, Ribbon};
use super::smart::{SavedQuery, Smart};
use super::{Change, Op, Passage, Place, Realm, Stamp, Tag};

/// All marks of all devices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    articles: BTreeMap<Key, Article>,
    repairs: Repairs,
    queries: Smart,
}

/// The marks of one article; most articles are read and never bookmarked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Article {
    read: Latest<bool>,
    place: Latest<Place>,
    ribbon: Option<Box<Ribbon>>,
    tags: BTreeMap<Tag, Latest<bool>>,
    lights: BTreeMap<Passage, Latest<bool>>,
}

impl Marks {
    /// Takes an entry in, and tells whether it changed anything. Commutative, associative and idempotent: each field
    /// goes to its latest writer, by clock and then by device; a removal counts by its clock; notes that did not know
    /// of each other both stand.
    pub fn merge(&mut self, op: &Op) -> bool {
        match (op.change.realm(), &op.change) {
            (Realm::Corrections, _) => self.repairs.merge(op),
            (_, Change::Query { .. }) => self.queries.merge(op),
            _ => self.articles.entry(op.change.key()).or_default().merge(op),
        }
    }

    /// Changes made one after the other, as entries of a log: a note takes the place of all that it could know of.
    pub fn entries(&self, changes: impl IntoIterator<Item = (Stamp, Change)>) -> Vec<Op> {
        let mut ops: Vec<Op> = Vec::new();
        for (stamp, change) in changes {
            let over = match change {
                Change::Note { key, .. } => self.notes_before(key, &ops),
                _ => Vec::new(),
            };
            let rest = serde_json::Map::new();
            ops.push(Op {
                stamp,
                change,
                over,
                rest,
            });
        }
        ops
    }

    /// The bookmarks that stand, newest first.
    pub fn bookmarks(&self) -> Vec<Bookmark> {
        let articles = self.articles.iter();
        let mut found: Vec<(Key, &Ribbon)> = articles
            .filter_map(|(key, article)| Some((*key, article.ribbon.as_deref()?)))
            .collect();
        found.sort_by_key(|(key, ribbon)| Reverse((ribbon.since(), *key)));
        found
            .into_iter()
            .filter_map(|(key, ribbon)| ribbon.bookmark(key))
            .collect()
    }

    /// The bookmark of an article, if it stands.
    pub fn bookmark(&self, key: Key) -> Option<Bookmark> {
        self.ribbon(key)?.bookmark(key)
    }

    /// Whether an article is bookmarked.
    pub fn is_bookmarked(&self, key: Key) -> bool {
        self.ribbon(key)
            .is_some_and(|ribbon| ribbon.since().is_some())
    }

    /// Whether an article was read.
    pub fn is_read(&self, key: Key) -> bool {
        self.articles
            .get(&key)
            .is_some_and(|article| article.read.is(&true))
    }

    /// Where reading an article stopped.
    pub fn place(&self, key: Key) -> Option<Place> {
        self.articles.get(&key)?.place.value().copied()
    }

    /// The corrections that stand, in the order they were made.
    pub fn corrections(&self) -> impl DoubleEndedIterator<Item = (Stamp, Key, &Correction)> {
        let standing = self.repairs.standing();
        standing.map(|(stamp, (key, correction))| (stamp, *key, correction))
    }

    /// The corrections that stand, to be applied to pages.
    pub fn standing_corrections(&self) -> Corrections {
        let standing = self.corrections();
        standing
            .map(|(_, _, correction)| correction.clone())
            .collect()
    }

    /// The notes on an article, one below the other, oldest first; they outlive the removal of its bookmark.
    pub fn note(&self, key: Key) -> Option<String> {
        self.ribbon(key)?.note()
    }

    /// The notes on an article that no later one has taken the place of, oldest first, removals among them.
    pub fn notes(&self, key: Key) -> impl Iterator<Item = &(Stamp, String)> {
        self.ribbon(key).into_iter().flat_map(Ribbon::standing)
    }

    /// The tags of an article, in their own order.
    pub fn tags(&self, key: Key) -> impl Iterator<Item = &Tag> {
        let tags = self.articles.get(&key).into_iter();
        let tags = tags.flat_map(|article| &article.tags);
        tags.filter(|(_, on)| on.is(&true)).map(|(tag, _)| tag)
    }

    /// The passages of an article that are highlighted, in the order of the text as it was.
    pub fn highlights(&self, key: Key) -> impl Iterator<Item = &Passage> {
        let lights = self.articles.get(&key).into_iter();
        let lights = lights.flat_map(|article| &article.lights);
        lights
            .filter(|(_, on)| on.is(&true))
            .map(|(passage, _)| passage)
    }

    /// All tags that any article bears, each once.
    pub fn all_tags(&self) -> BTreeSet<&Tag> {
        self.articles
            .keys()
            .flat_map(|key| self.tags(*key))
            .collect()
    }

    /// The saved queries, the first made first.
    pub fn queries(&self) -> Vec<SavedQuery<'_>> {
        self.queries.standing()
    }

    /// The articles that bear marks.
    pub(super) fn keys(&self) -> impl Iterator<Item = Key> {
        self.articles.keys().copied()
    }

    /// The tags of an article, and since when it bears them.
    pub(super) fn stamped_tags(&self, key: Key) -> impl Iterator<Item = (Stamp, &Tag)> {
        let tags = self.articles.get(&key).into_iter();
        let tags = tags.flat_map(|article| &article.tags);
        let tags = tags.filter(|(_, on)| on.is(&true));
        tags.filter_map(|(tag, on)| Some((on.stamp()?, tag)))
    }

    /// The highlighted passages of an article, and since when they are.
    pub(super) fn stamped_highlights(&self, key: Key) -> impl Iterator<Item = (Stamp, &Passage)> {
        let lights = self.articles.get(&key).into_iter();
        let lights = lights.flat_map(|article| &article.lights);
        let lights = lights.filter(|(_, on)| on.is(&true));
        lights.filter_map(|(passage, on)| Some((on.stamp()?, passage)))
    }

    pub(super) fn standing_queries(&self) -> Vec<Op> {
        self.queries.standing_ops()
    }

    /// When the last of an article's notes was made.
    pub fn noted(&self, key: Key) -> Option<Stamp> {
        let notes = self.ribbon(key)?.standing();
        let notes = notes.filter(|(_, text)| !text.is_empty());
        notes.last().map(|(stamp, _)| *stamp)
    }

    pub(super) fn ribbon(&self, key: Key) -> Option<&Ribbon> {
        self.articles.get(&key)?.ribbon.as_deref()
    }

    fn notes_before(&self, key: Key, ops: &[Op]) -> Vec<Stamp> {
        let here = self.notes(key).map(|(stamp, _)| *stamp);
        let is_note =
            |op: &&Op| matches!(op.change, Change::Note { key: other, .. } if other == key);
        here.chain(ops.iter().filter(is_note).map(|op| op.stamp))
            .collect()
    }
}

impl Article {
    fn merge(&mut self, op: &Op) -> bool {
        match &op.change {
            Change::Read { read, .. } => self.read.put(op.stamp, *read),
            Change::Place { place, .. } => self.place.put(op.stamp, *place),
            Change::Bookmark { .. } | Change::Unmark { .. } | Change::Note { .. } => {
                self.ribbon.get_or_insert_default().merge(op)
            }
            Change::Tag { tag, on, .. } => {
                let known = self.tags.entry(tag.clone()).or_default();
                known.put(op.stamp, *on)
            }
            Change::Highlight { passage, on, .. } => {
                let known = self.lights.entry(passage.clone()).or_default();
                known.put(op.stamp, *on)
            }
            Change::Query { .. } | Change::Correct { .. } | Change::Uncorrect { .. } => false,
        }
    }
}
