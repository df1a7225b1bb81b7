//! The bookmark of one article: whether it is in, where it belongs, and what is noted on it.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::Date;
use crate::store::Key;

use super::latest::Latest;
use super::standing::entry;
use super::{Anchor, Change, Op, Place, Quote, Stamp};

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

/// All that was ever said of the bookmark of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ribbon {
    is_in: Latest<bool>,
    paper: Latest<String>,
    date: Latest<Date>,
    page: Latest<u16>,
    headline: Latest<String>,
    quote: Latest<Quote>,
    place: Latest<Place>,
    /// The notes that stand, removals included.
    notes: BTreeSet<(Stamp, String)>,
    /// Those that a later one took the place of; one may be known here before it is known as made.
    replaced: BTreeSet<Stamp>,
}

impl Ribbon {
    /// Takes an entry in, and tells whether it changed anything.
    pub fn merge(&mut self, op: &Op) -> bool {
        match &op.change {
            Change::Bookmark { anchor, .. } => {
                self.is_in.put(op.stamp, true) | self.merge_anchor(op.stamp, anchor)
            }
            Change::Unmark { .. } => self.is_in.put(op.stamp, false),
            Change::Note { text, .. } => {
                let before = self.replaced.len();
                self.replaced.extend(&op.over);
                let replaces = self.replaced.len() > before;
                if replaces {
                    let gone = |note: &(Stamp, String)| self.replaced.contains(&note.0);
                    self.notes.retain(|note| !gone(note));
                }
                let stands = !self.replaced.contains(&op.stamp);
                (stands && self.notes.insert((op.stamp, text.clone()))) | replaces
            }
            _ => false,
        }
    }

    /// Since when it is in, if it is.
    pub fn since(&self) -> Option<Stamp> {
        self.is_in.stamp().filter(|_| self.is_in.is(&true))
    }

    /// The bookmark, if it is in.
    pub fn bookmark(&self, key: Key) -> Option<Bookmark> {
        let time = self.since()?.millis();
        let anchor = Anchor {
            paper: self.paper.value().cloned(),
            date: self.date.value().copied(),
            page: self.page.value().copied(),
            headline: self.headline.value().cloned(),
            quote: self.quote.value().cloned(),
            place: self.place.value().copied(),
        };
        Some(Bookmark {
            key,
            anchor,
            note: self.note(),
            time,
        })
    }

    /// The notes that no later one has taken the place of, removals included.
    pub fn standing(&self) -> impl Iterator<Item = &(Stamp, String)> {
        self.notes.iter()
    }

    /// The texts of the notes that stand, one below the other, oldest first.
    pub fn note(&self) -> Option<String> {
        let texts = self.standing().map(|(_, text)| text.as_str());
        let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
        (!texts.is_empty()).then(|| texts.join("\n"))
    }

    /// The bookmark, if it is in, and the notes that stand, as entries: each field with the stamp that it has.
    pub fn standing_ops(&self, key: Key) -> Vec<Op> {
        let mut anchors: BTreeMap<Stamp, Anchor> = BTreeMap::new();
        if let Some(since) = self.since() {
            anchors.entry(since).or_default();
            let mut at = |stamp: Option<Stamp>, put: &dyn Fn(&mut Anchor)| {
                if let Some(stamp) = stamp {
                    put(anchors.entry(stamp).or_default());
                }
            };
            at(self.paper.stamp(), &|anchor| {
                anchor.paper = self.paper.value().cloned();
            });
            at(self.date.stamp(), &|anchor| {
                anchor.date = self.date.value().copied();
            });
            at(self.page.stamp(), &|anchor| {
                anchor.page = self.page.value().copied();
            });
            at(self.headline.stamp(), &|anchor| {
                anchor.headline = self.headline.value().cloned();
            });
            at(self.quote.stamp(), &|anchor| {
                anchor.quote = self.quote.value().cloned();
            });
            at(self.place.stamp(), &|anchor| {
                anchor.place = self.place.value().copied();
            });
        }
        let puts = anchors.into_iter();
        let mut ops: Vec<Op> = puts
            .map(|(stamp, anchor)| entry(stamp, Change::Bookmark { key, anchor }))
            .collect();
        let notes = self.standing().filter(|(_, text)| !text.is_empty());
        ops.extend(notes.map(|(stamp, text)| {
            let text = text.clone();
            Op {
                over: self.replaced.iter().copied().collect(),
                ..entry(*stamp, Change::Note { key, text })
            }
        }));
        ops
    }

    fn merge_anchor(&mut self, stamp: Stamp, anchor: &Anchor) -> bool {
        self.paper.put_known(stamp, anchor.paper.as_ref())
            | self.date.put_known(stamp, anchor.date.as_ref())
            | self.page.put_known(stamp, anchor.page.as_ref())
            | self.headline.put_known(stamp, anchor.headline.as_ref())
            | self.quote.put_known(stamp, anchor.quote.as_ref())
            | self.place.put_known(stamp, anchor.place.as_ref())
    }
}
