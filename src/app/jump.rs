//! The jump palette: a query being typed, and the headlines that it finds.

use crate::marks::Marks;
use crate::search::{Found, Hit, Query, Search};
use crate::store::{Entry, Id};

use super::asking::{Complaint, asked};
use super::input::Input;
use super::shelf::{SLICE, Shelf};

/// How many hits are ranked and shown at first; when the cursor comes to the last one, four times as many.
const MOST: usize = 200;

/// So many headlines are taken in, and so many looked at, before a key is answered.
const TAKEN: usize = 4_000;
const FIRST: usize = 1 << 20;

/// So many are looked at while nothing else is to be done.
const NEXT: usize = 1 << 16;

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
    /// The search for what was asked; none for an empty query.
    search: Option<Box<Search>>,
    /// How many hits are ranked.
    limit: usize,
}

impl Jump {
    /// Searches again, among as many articles as there is time for before a key is answered. Where the query is wrong, and
    /// not only half typed, the hits stay as they are.
    pub(super) fn search(&mut self, shelf: &mut Shelf, marks: &Marks) {
        let (query, complaint) = asked(&self.input);
        if complaint.mistake().is_some() {
            return;
        }
        if self.search.is_none() {
            self.chosen = None;
        }
        self.limit = MOST;
        self.ask(query, shelf, marks);
    }

    /// Goes on with the search; says whether there is something new to show.
    pub(super) fn go_on(&mut self, shelf: &Shelf, marks: &Marks) -> bool {
        let Some(search) = &mut self.search else {
            return false;
        };
        let (rest, outdated) = shelf.rest(search);
        if outdated {
            let query = search.query().clone();
            **search = shelf.ask(query, self.limit, None);
        } else if rest < NEXT && shelf.is_behind() {
            // A picture for every few articles that come in would cost more than it shows.
            return false;
        }
        let seen = shelf.go_on(search, NEXT, marks);
        if seen {
            self.found = shelf.found(search, marks);
            self.settle();
        }
        seen
    }

    /// Whether there are hits below the last one that is ranked, and the cursor is on that.
    pub(super) fn is_short(&self) -> bool {
        let ranked = self.found.hits.len();
        ranked < self.found.total && self.cursor + 1 >= ranked
    }

    /// Ranks more hits.
    pub(super) fn rank_more(&mut self, shelf: &mut Shelf, marks: &Marks) {
        self.limit = self.limit.saturating_mul(4);
        let query = self.search.as_ref().map(|search| search.query().clone());
        self.ask(query.unwrap_or_default(), shelf, marks);
    }

    fn ask(&mut self, query: Query, shelf: &mut Shelf, marks: &Marks) {
        for _ in 0..TAKEN / SLICE {
            shelf.index();
        }
        if query.is_empty() {
            self.search = None;
            self.found = all(shelf, self.limit);
        } else {
            let before = self.search.take();
            let mut search = shelf.ask(query, self.limit, before.as_deref());
            shelf.go_on(&mut search, FIRST, marks);
            self.found = shelf.found(&search, marks);
            self.search = Some(Box::new(search));
        }
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
        usize::from(Complaint::of(&self.input).mistake().is_some())
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

/// The first articles, in the order of the list.
fn all(shelf: &Shelf, limit: usize) -> Found {
    let hits = shelf.store.articles().map(|(id, _)| Hit::whole(id.0));
    Found {
        total: shelf.store.shown(),
        hits: hits.take(limit).collect(),
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
