//! The jump palette: a query being typed, and the headlines that it finds.

use crate::search::{Found, Query};
use crate::store::{Entry, Id};

use super::input::Input;
use super::shelf::Shelf;

/// How many hits are ranked and shown.
const MOST: usize = 200;

/// The jump palette.
#[derive(Clone, Debug, Default)]
pub struct Jump {
    /// The query.
    pub input: Input,
    /// What it finds; all articles for an empty query.
    pub found: Found,
    /// The hit under the cursor.
    pub cursor: usize,
    /// The first hit shown.
    pub top: usize,
}

impl Jump {
    /// Searches again; the cursor goes to the best hit.
    pub(super) fn search(&mut self, shelf: &mut Shelf) {
        self.found = shelf.find(&Query::parse(self.input.text()), MOST);
        self.cursor = 0;
        self.top = 0;
    }

    /// Moves the cursor by hits: down if positive.
    pub fn step(&mut self, hits: isize) {
        let last = self.found.hits.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(hits).min(last);
    }

    /// The article under the cursor.
    pub fn selected(&self) -> Option<Id> {
        self.found.hits.get(self.cursor).map(|hit| Id(hit.id))
    }

    /// Scrolls so that the cursor can be seen in so many rows.
    pub fn reveal(&mut self, height: usize) {
        self.top = reveal(self.top, self.cursor, height);
    }
}

/// The first row to show so that the cursor's row is among `height` rows, moved as little as can be.
pub fn reveal(top: usize, cursor: usize, height: usize) -> usize {
    top.min(cursor)
        .max((cursor + 1).saturating_sub(height.max(1)))
}

/// The line that is searched for an article and shown as a hit: the headline, then subtitle and kicker.
pub fn line_of(entry: &Entry) -> String {
    let article = &entry.article;
    let more = [article.subtitle.as_deref(), article.kicker.as_deref()];
    let mut line = article.headline.clone();
    for part in more.into_iter().flatten() {
        line.push('　');
        line.push_str(part);
    }
    line
}
