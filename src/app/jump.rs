//! The jump palette: a query being typed, and the headlines that it finds.

use crate::marks::Marks;
use crate::search::{Found, Hit};
use crate::store::{Entry, Id};

use super::asking::Asking;
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
    /// The article that the reader put the cursor on: there it stays as long as it is among the hits. Nobody put it on
    /// the best hit, which may be another one after the next key.
    chosen: Option<Id>,
    /// Whether the hits are those of a query.
    asked: bool,
}

impl Jump {
    /// Searches again. Where the query is wrong, and not only half typed, the hits stay as they are.
    pub(super) fn search(&mut self, shelf: &mut Shelf, marks: &Marks) {
        let asking = Asking::of(&self.input);
        if asking.mistake().is_some() {
            return;
        }
        if !self.asked {
            self.chosen = None;
        }
        self.asked = !asking.query.is_empty();
        self.found = if self.asked {
            shelf.find(&asking.query, MOST, marks)
        } else {
            all(shelf)
        };
        self.settle();
    }

    /// Moves the cursor by hits: down if positive.
    pub fn step(&mut self, hits: isize) {
        self.choose(self.cursor.saturating_add_signed(hits));
    }

    /// Puts the cursor on a hit, or on the last one.
    pub fn choose(&mut self, hit: usize) {
        self.cursor = hit.min(self.found.hits.len().saturating_sub(1));
        self.chosen = self.selected();
    }

    /// The article under the cursor.
    pub fn selected(&self) -> Option<Id> {
        self.found.hits.get(self.cursor).map(|hit| Id(hit.id))
    }

    /// How many rows a complaint about the query takes before the hits.
    pub fn complaint_rows(&self) -> usize {
        usize::from(Asking::of(&self.input).mistake().is_some())
    }

    /// Scrolls so that the cursor can be seen in so many rows.
    pub fn reveal(&mut self, height: usize) {
        let height = height.saturating_sub(self.complaint_rows());
        self.top = reveal(self.top, self.cursor, height);
    }

    /// Puts the cursor on the article that was chosen, in the row where it stood, or on the best hit.
    fn settle(&mut self) {
        let above = self.cursor.saturating_sub(self.top);
        let hits = &self.found.hits;
        let chosen = |id: Id| hits.iter().position(|hit| Id(hit.id) == id);
        self.cursor = self.chosen.and_then(chosen).unwrap_or(0);
        self.top = self.cursor.saturating_sub(above);
    }
}

/// All articles, in the order of the list.
fn all(shelf: &Shelf) -> Found {
    let hits = shelf.store.articles().map(|(id, _)| Hit::whole(id.0));
    let hits: Vec<Hit> = hits.collect();
    Found {
        total: hits.len(),
        hits,
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
