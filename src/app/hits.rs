//! The list of hits of the full text: the query being typed, its search, a cursor on an article. It opens nothing.

use std::collections::HashMap;

use crate::search::fulltext::{Hit, Phrases, Search};
use crate::store::Id;

use super::excerpt::Excerpt;
use super::input::Input;

/// The list of hits of the full text.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    /// The query.
    pub input: Input,
    /// What finds it.
    pub search: Search,
    /// The hit under the cursor.
    pub cursor: usize,
    /// The first hit shown.
    pub top: usize,
    /// The article that the reader put the cursor on: the cursor is on it as long as it is a hit.
    chosen: Option<Id>,
    /// The words around the first place, of the articles that were shown.
    excerpts: HashMap<Id, Excerpt>,
}

impl Hits {
    /// What is found so far.
    pub fn all(&self) -> &[Hit] {
        self.search.hits()
    }

    /// Begins to look for what is typed.
    pub(super) fn begin(&mut self) {
        let phrases = Phrases::parse(self.input.text());
        if phrases != *self.search.phrases() {
            self.search = self.search.narrowed(phrases);
            self.excerpts.clear();
        }
        self.settle();
    }

    /// Puts the cursor on the article that was chosen, if it is a hit; to be called when the hits are others.
    pub(super) fn settle(&mut self) {
        let at = |hit: &Hit| Some(Id(hit.id)) == self.chosen;
        self.cursor = match self.all().get(self.cursor) {
            Some(hit) if at(hit) => self.cursor,
            _ => self.all().iter().position(at).unwrap_or(0),
        };
    }

    /// Moves the cursor by articles: down if positive. Near the end of what a resting search found, it goes on.
    pub fn step(&mut self, hits: isize) {
        self.choose(self.cursor.saturating_add_signed(hits));
    }

    /// Puts the cursor on a hit, or on the last one.
    pub fn choose(&mut self, hit: usize) {
        let last = self.all().len().saturating_sub(1);
        self.cursor = hit.min(last);
        self.chosen = self.selected();
        if self.cursor == last && self.search.rests() {
            self.search.go_on();
        }
    }

    /// The article under the cursor.
    pub fn selected(&self) -> Option<Id> {
        self.all().get(self.cursor).map(|hit| Id(hit.id))
    }

    /// Which hit an article is.
    pub fn position(&self, id: Id) -> Option<usize> {
        let is_it = |hit: &Hit| hit.id == id.0;
        let here = self.all().get(self.cursor).is_some_and(is_it);
        let here = Some(self.cursor).filter(|_| here);
        here.or_else(|| self.all().iter().position(is_it))
    }

    /// Scrolls so that the cursor can be seen among so many hits.
    pub fn reveal(&mut self, shown: usize) {
        self.top = super::jump::reveal(self.top, self.cursor, shown);
    }

    /// The words around the first place in an article, if it was shown.
    pub fn excerpt(&self, id: Id) -> Option<&Excerpt> {
        self.excerpts.get(&id)
    }

    /// Takes the words around the first place from the articles that are shown.
    pub(super) fn quote(&mut self, shown: usize, take: impl Fn(Id, &Phrases) -> Option<Excerpt>) {
        let hits = self.search.hits().iter().skip(self.top).take(shown);
        for id in hits.map(|hit| Id(hit.id)) {
            if !self.excerpts.contains_key(&id) {
                let excerpt = take(id, self.search.phrases()).unwrap_or_default();
                self.excerpts.insert(id, excerpt);
            }
        }
    }

    /// Articles were read again: what was taken from them may be gone.
    pub(super) fn forget_excerpts(&mut self) {
        self.excerpts.clear();
    }
}
