//! Which articles on the shelf are like one: taken in a slice at a time, compared when they are asked for.

use std::collections::HashSet;

use crate::search::{Gist, Related};
use crate::store::{Id, Store};

/// How many articles are counted or taken in at a time: a millisecond or two.
const SLICE: usize = 64;

/// How many articles are counted before the first of them is taken in.
const AHEAD: usize = 4_096;

/// How many articles are compared with the one that is asked about.
const COMPARED: usize = 60;

/// From which likeness on, in percent, an article is listed.
const LEAST: u8 = 10;

/// How many articles are listed at most.
const MOST: usize = 30;

/// An article that is like another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Like {
    /// Which.
    pub id: Id,
    /// How like it is, in percent.
    pub percent: u8,
}

/// What is known of the likeness of the articles on the shelf.
#[derive(Debug, Default)]
pub struct Kin {
    /// Number n is the article with [`Id`] n.
    related: Related,
    counted: usize,
}

impl Kin {
    /// Counts or takes in some more articles; says whether there were any.
    pub fn index(&mut self, store: &Store) -> bool {
        let taken = self.related.len();
        let counts = self.counted < store.len().min(taken + AHEAD);
        let first = if counts { self.counted } else { taken };
        let end = store.len().min(first + SLICE);
        for number in first..end {
            let gist = gist(number, store).unwrap_or_default();
            if counts {
                self.related.count(&gist);
                self.counted += 1;
            } else {
                self.related.push(&gist);
            }
        }
        first < end
    }

    /// How many articles were taken in.
    pub fn len(&self) -> usize {
        self.related.len()
    }

    /// The articles on the shelf that are most like this one, of those taken in: the likest first, of two that are as like the
    /// newer one. None is the same article: in another edition, or its other half on another page.
    pub fn of(&mut self, id: Id, store: &Store) -> Vec<Like> {
        let Some(own) = store.entry(id) else {
            return Vec::new();
        };
        let mut known: HashSet<_> = own.keys().collect();
        let halves = store.joined(id).into_iter().chain(store.continues(id));
        known.extend(halves.filter_map(|half| store.key(half)));
        let asked = Gist::of(&own.article);
        let mut found = Vec::new();
        for number in self.related.near(&asked, COMPARED) {
            let Ok(other) = u32::try_from(number).map(Id) else {
                continue;
            };
            let gist = gist(number, store).filter(|_| store.is_shown(other));
            let Some(gist) = gist else { continue };
            let percent = percent(self.related.likeness(&asked, &gist));
            if percent >= LEAST {
                found.push(Like { id: other, percent });
            }
        }
        let date = |like: &Like| store.entry(like.id).and_then(|e| e.article.imprint.date);
        found.sort_by_key(|like| std::cmp::Reverse((like.percent, date(like))));
        found.retain(|like| store.key(like.id).is_some_and(|key| known.insert(key)));
        found.truncate(MOST);
        found
    }
}

fn gist(number: usize, store: &Store) -> Option<Gist> {
    let entry = store.entry(Id(u32::try_from(number).ok()?))?;
    Some(Gist::of(&entry.article))
}

fn percent(likeness: f64) -> u8 {
    let reached = |percent: &u8| f64::from(*percent) <= likeness * 100.0;
    (0..=100).rev().find(reached).unwrap_or(0)
}
