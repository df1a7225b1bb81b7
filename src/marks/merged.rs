//! The state that all logs together come to: the same in whatever order, and however often, their entries arrive.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::article::Date;
use crate::store::Key;

use super::{Anchor, Change, Op, Place, Quote, Stamp};

/// All marks of all devices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    articles: BTreeMap<Key, Article>,
}

/// A bookmark that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// The article.
    pub key: Key,
    /// Where it belongs, as far as it was known.
    pub anchor: Anchor,
    /// Its notes, one below the other.
    pub note: Option<String>,
    /// When it was made, in milliseconds since 1970.
    pub time: u64,
}

/// A value and when it was given; the latest holds, and of two given at once the greater, so that order never matters.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Latest<T>(Option<(Stamp, T)>);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Article {
    bookmarked: Latest<bool>,
    paper: Latest<String>,
    date: Latest<Date>,
    page: Latest<u16>,
    headline: Latest<String>,
    quote: Latest<Quote>,
    marked: Latest<Place>,
    read: Latest<bool>,
    place: Latest<Place>,
    /// Every note ever made, and those that a later one took the place of.
    notes: BTreeSet<(Stamp, String)>,
    replaced: BTreeSet<Stamp>,
}

impl Marks {
    /// Takes an entry in, and tells whether it changed anything. Commutative, associative and idempotent: each field
    /// goes to its latest writer, by clock and then by device; a removal counts by its clock; notes that did not know
    /// of each other both stand.
    pub fn merge(&mut self, op: &Op) -> bool {
        self.articles.entry(op.change.key()).or_default().merge(op)
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
        let mut found: Vec<(Stamp, Bookmark)> = self
            .articles
            .iter()
            .filter_map(|(key, article)| article.bookmark(*key))
            .collect();
        found.sort_by_key(|(stamp, bookmark)| Reverse((*stamp, bookmark.key)));
        found.into_iter().map(|(_, bookmark)| bookmark).collect()
    }

    /// Whether an article is bookmarked.
    pub fn is_bookmarked(&self, key: Key) -> bool {
        self.articles
            .get(&key)
            .is_some_and(|article| article.bookmarked.is(&true))
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

    /// The notes on an article, one below the other, oldest first; they outlive the removal of its bookmark.
    pub fn note(&self, key: Key) -> Option<String> {
        self.articles.get(&key)?.note()
    }

    fn notes_before(&self, key: Key, ops: &[Op]) -> Vec<Stamp> {
        let here = self.articles.get(&key).into_iter();
        let here = here.flat_map(|article| article.standing().map(|(stamp, _)| *stamp));
        let is_note =
            |op: &&Op| matches!(op.change, Change::Note { key: other, .. } if other == key);
        here.chain(ops.iter().filter(is_note).map(|op| op.stamp))
            .collect()
    }
}

impl<T> Default for Latest<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Ord + Clone> Latest<T> {
    fn value(&self) -> Option<&T> {
        self.0.as_ref().map(|(_, value)| value)
    }

    fn is(&self, wanted: &T) -> bool {
        self.value() == Some(wanted)
    }

    fn put(&mut self, stamp: Stamp, value: T) -> bool {
        let newer = Some((stamp, value));
        let changes = newer > self.0;
        if changes {
            self.0 = newer;
        }
        changes
    }

    fn put_known(&mut self, stamp: Stamp, value: Option<&T>) -> bool {
        value.is_some_and(|value| self.put(stamp, value.clone()))
    }
}

impl Article {
    fn merge(&mut self, op: &Op) -> bool {
        let stamp = op.stamp;
        match &op.change {
            Change::Bookmark { anchor, .. } => {
                self.bookmarked.put(stamp, true) | self.merge_anchor(stamp, anchor)
            }
            Change::Unmark { .. } => self.bookmarked.put(stamp, false),
            Change::Note { text, .. } => {
                let before = self.replaced.len();
                self.replaced.extend(&op.over);
                self.notes.insert((stamp, text.clone())) | (self.replaced.len() > before)
            }
            Change::Read { read, .. } => self.read.put(stamp, *read),
            Change::Place { place, .. } => self.place.put(stamp, *place),
        }
    }

    fn merge_anchor(&mut self, stamp: Stamp, anchor: &Anchor) -> bool {
        self.paper.put_known(stamp, anchor.paper.as_ref())
            | self.date.put_known(stamp, anchor.date.as_ref())
            | self.page.put_known(stamp, anchor.page.as_ref())
            | self.headline.put_known(stamp, anchor.headline.as_ref())
            | self.quote.put_known(stamp, anchor.quote.as_ref())
            | self.marked.put_known(stamp, anchor.place.as_ref())
    }

    fn bookmark(&self, key: Key) -> Option<(Stamp, Bookmark)> {
        let (stamp, _) = self.bookmarked.0.filter(|(_, on)| *on)?;
        let bookmark = Bookmark {
            key,
            anchor: Anchor {
                paper: self.paper.value().cloned(),
                date: self.date.value().copied(),
                page: self.page.value().copied(),
                headline: self.headline.value().cloned(),
                quote: self.quote.value().cloned(),
                place: self.marked.value().copied(),
            },
            note: self.note(),
            time: stamp.millis(),
        };
        Some((stamp, bookmark))
    }

    /// The notes that no later one has taken the place of, removals included.
    fn standing(&self) -> impl Iterator<Item = &(Stamp, String)> {
        self.notes
            .iter()
            .filter(|(stamp, _)| !self.replaced.contains(stamp))
    }

    fn note(&self) -> Option<String> {
        let texts = self.standing().map(|(_, text)| text.as_str());
        let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
        (!texts.is_empty()).then(|| texts.join("\n"))
    }
}
