//! The list of articles: its rows under a filter, and the cursor that stays on its article whatever else changes.

use std::collections::HashSet;

use crate::search::Query;
use crate::store::{Id, SourceId, Store};

use super::hits::Hits;

/// Which articles the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those not read yet.
    Unread,
    /// Those with a bookmark.
    Bookmarked,
    /// Those that a query finds.
    Query,
}

/// The query that the list is filtered by.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// As typed.
    pub text: String,
    /// As understood.
    pub(super) query: Query,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListRow {
    /// The page that the articles below stand on.
    Page(SourceId),
    /// The section of this article and of those below.
    Section(Id),
    /// An article.
    Article(Id),
}

/// The list of articles.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Its rows from first to last.
    pub rows: Vec<ListRow>,
    /// The row of the cursor: an article's if there is one.
    pub cursor: usize,
    /// The first row shown.
    pub top: usize,
    /// Which articles it shows.
    pub filter: Filter,
    /// The last query that it was filtered by.
    pub asked: Asked,
    /// How many articles it shows.
    pub count: usize,
    /// The last list of hits of the full text, whatever is shown of the others.
    pub hits: Hits,
    /// What is shown although it no longer passes the filter: an article must not vanish under its reader.
    kept: HashSet<Id>,
    held: Option<Box<Held>>,
}

/// What was shown before a filter was typed.
#[derive(Clone, Debug)]
struct Held {
    filter: Filter,
    asked: Asked,
    here: Option<Id>,
}

impl List {
    /// Goes by another filter: what no longer passes is not kept.
    pub(super) fn filter(&mut self, filter: Filter) {
        self.filter = filter;
        self.kept.clear();
    }

    /// Keeps what is shown, whether it still passes the filter or not.
    pub(super) fn keep(&mut self) {
        self.kept
            .extend(self.rows.iter().filter_map(ListRow::article));
    }

    /// Remembers what is shown while another filter is typed.
    pub(super) fn hold(&mut self) {
        self.held = Some(Box::new(Held {
            filter: self.filter,
            asked: self.asked.clone(),
            here: self.selected(),
        }));
    }

    /// Goes by the filter that was remembered; returns the article that was under the cursor.
    pub(super) fn release(&mut self) -> Option<Id> {
        let held = self.held.take()?;
        self.asked = held.asked;
        self.filter(held.filter);
        held.here
    }

    /// The article under the cursor.
    pub fn selected(&self) -> Option<Id> {
        self.rows.get(self.cursor).and_then(ListRow::article)
    }

    /// Puts the cursor on an article; says whether the list shows it.
    pub fn select(&mut self, id: Id) -> bool {
        let found = self
            .rows
            .iter()
            .position(|row| *row == ListRow::Article(id));
        self.cursor = found.unwrap_or(self.cursor);
        found.is_some()
    }

    /// Moves the cursor by articles: down if positive.
    pub fn step(&mut self, articles: isize) {
        for _ in 0..articles.unsigned_abs() {
            let Some(row) = self.beside(self.cursor, articles > 0, |_| true) else {
                break;
            };
            self.cursor = row;
        }
    }

    /// Moves the cursor to the first or last article.
    pub fn jump_to_edge(&mut self, end: bool) {
        self.cursor = if end {
            self.rows.len().saturating_sub(1)
        } else {
            0
        };
        self.settle();
    }

    /// Moves the cursor to the first article of the next page, or to the start of this one or the one before.
    pub fn step_page(&mut self, forward: bool) {
        let is_page = |row: &usize| matches!(self.rows.get(*row), Some(ListRow::Page(_)));
        let first = |page: usize| self.beside(page, true, |_| true);
        let target = if forward {
            (self.cursor + 1..self.rows.len())
                .find(is_page)
                .and_then(first)
        } else {
            (0..self.cursor)
                .rev()
                .filter(is_page)
                .filter_map(first)
                .find(|row| *row < self.cursor)
        };
        self.cursor = target.unwrap_or(self.cursor);
    }

    /// The nearest article after (or before) the cursor for which `wanted` holds.
    pub fn nearest(&self, forward: bool, wanted: impl Fn(Id) -> bool) -> Option<Id> {
        self.beside(self.cursor, forward, wanted)
            .and_then(|row| self.rows[row].article())
    }

    /// Scrolls so that the cursor, and the page's name above it, can be seen in so many rows.
    pub fn reveal(&mut self, height: usize) {
        let mut first = self.cursor;
        while first > 0
            && self
                .rows
                .get(first - 1)
                .is_some_and(|row| row.article().is_none())
        {
            first -= 1;
        }
        let lowest = (self.cursor + 1).saturating_sub(height.max(1));
        self.top = self.top.min(first).max(lowest).min(self.cursor);
    }

    /// Makes the rows of what passes the filter; the cursor stays on its article.
    pub(super) fn make(&mut self, store: &Store, passes: &dyn Fn(Id) -> bool) {
        let here = self.selected();
        let above = self.cursor.saturating_sub(self.top);
        self.rows.clear();
        for (id, source) in store.sources() {
            let shown = source
                .articles
                .iter()
                .copied()
                .filter(|id| passes(*id) || self.kept.contains(id));
            let shown: Vec<Id> = shown.collect();
            push_page(&mut self.rows, id, &shown, store);
        }
        self.count = self
            .rows
            .iter()
            .filter(|row| row.article().is_some())
            .count();
        self.cursor = self.cursor.min(self.rows.len().saturating_sub(1));
        match here {
            Some(id) if self.select(id) => self.top = self.cursor.saturating_sub(above),
            _ => self.settle(),
        }
    }

    /// Puts a cursor that is on no article on the nearest one.
    fn settle(&mut self) {
        if self.selected().is_none() {
            let near = self
                .beside(self.cursor, true, |_| true)
                .or_else(|| self.beside(self.cursor, false, |_| true));
            self.cursor = near.unwrap_or(self.cursor);
        }
    }

    fn beside(&self, row: usize, forward: bool, wanted: impl Fn(Id) -> bool) -> Option<usize> {
        let is_wanted = |row: &usize| {
            self.rows
                .get(*row)
                .and_then(ListRow::article)
                .is_some_and(&wanted)
        };
        if forward {
            (row + 1..self.rows.len()).find(is_wanted)
        } else {
            (0..row.min(self.rows.len())).rev().find(is_wanted)
        }
    }
}

impl ListRow {
    /// The article of an article's row.
    pub fn article(&self) -> Option<Id> {
        match self {
            Self::Article(id) => Some(*id),
            Self::Page(_) | Self::Section(_) => None,
        }
    }
}

fn push_page(rows: &mut Vec<ListRow>, page: SourceId, articles: &[Id], store: &Store) {
    if articles.is_empty() {
        return;
    }
    rows.push(ListRow::Page(page));
    let mut section = None;
    for id in articles {
        let here = store
            .entry(*id)
            .and_then(|entry| entry.article.section.as_deref());
        if here.is_some() && here != section {
            rows.push(ListRow::Section(*id));
        }
        section = here;
        rows.push(ListRow::Article(*id));
    }
}
