//! The bookmark of one article: whether it is in, where it belongs, and what is noted on it.

use std::collections::BTreeSet;

use crate::article::Date;
use crate::store::Key;

use super::latest::Latest;
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

    fn merge_anchor(&mut self, stamp: Stamp, anchor: &Anchor) -> bool {
        self.paper.put_known(stamp, anchor.paper.as_ref())
            | self.date.put_known(stamp, anchor.date.as_ref())
            | self.page.put_known(stamp, anchor.page.as_ref())
            | self.headline.put_known(stamp, anchor.headline.as_ref())
            | self.quote.put_known(stamp, anchor.quote.as_ref())
            | self.place.put_known(stamp, anchor.place.as_ref())
    }
}
