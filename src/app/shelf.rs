//! The articles and the indexes of their headlines and texts, which are made when there is time, or at the latest when they are asked.

use std::collections::HashSet;
use std::sync::Arc;

use crate::article::correct::Corrections;
use crate::article::{Article, Date, Reading};
use crate::marks::Marks;
use crate::search::fulltext::{Phrases, Search};
use crate::search::{Accent, Fact, Found, Headlines, Query, Search as Asked};
use crate::store::{Id, Key, Store};

use super::bodies::Bodies;
use super::facts;
use super::jump::line_of;
use super::kin::{Kin, Like};

/// How many headlines are taken into the index at a time.
pub(super) const SLICE: usize = 1_000;

/// The articles and the indexes of their headlines and texts.
#[derive(Debug, Default)]
pub struct Shelf {
    /// The articles.
    pub store: Store,
    /// Their headlines; hit number n is the article with [`Id`] n.
    headlines: Headlines,
    /// Their texts.
    bodies: Bodies,
    /// How like they are.
    kin: Kin,
    /// The corrections that hold, if any was made in this run; those before it are in what was read.
    corrections: Option<Corrections>,
    /// How pinyin is typed.
    accent: Accent,
    /// Whether articles came or went since the list was made.
    pub(super) stale: bool,
}

impl Shelf {
    /// A shelf without articles, searched by somebody with this accent.
    pub(super) fn new(accent: Accent) -> Self {
        Self {
            accent,
            ..Self::default()
        }
    }

    /// Puts a reading on the shelf.
    pub(super) fn put(&mut self, name: &str, mut reading: Reading) {
        if let Some(corrections) = &self.corrections {
            corrections.apply(&mut reading);
        }
        let before = self.lines(name);
        let texts = self.articles(name);
        self.store.put(name, reading);
        self.bodies.changed(texts, &self.store);
        for (id, line) in before {
            if self.store.is_replaced(id) {
                self.headlines.retire(id.0);
            } else if self.line(id) != line {
                self.headlines.clear();
            }
        }
        self.stale = true;
    }

    /// Makes the pages again that have an article of one of these keys, or had one, as these corrections want them, and
    /// from now on every page that is read.
    pub(super) fn mend(&mut self, corrections: Corrections, keys: &[Key]) {
        self.corrections = Some(corrections);
        let pages: Vec<(String, Reading)> = self
            .store
            .with_keys(keys)
            .map(|id| (self.store.source(id).name.clone(), self.store.reading(id)))
            .collect();
        for (name, reading) in pages {
            self.put(&name, reading);
        }
    }

    /// Takes the pages of a file from number `count` on off the shelf.
    pub(super) fn cut(&mut self, file: &str, count: usize) {
        self.store.cut(file, count);
        self.bodies.changed(Vec::new(), &self.store);
        self.stale = true;
    }

    /// Takes some more headlines into the index; says whether there were any.
    pub(super) fn index(&mut self) -> bool {
        let next = self.headlines.len();
        let end = self.store.len().min(next + SLICE);
        for id in next..end {
            let entry = u32::try_from(id)
                .ok()
                .and_then(|id| self.store.entry(Id(id)));
            let day = entry.and_then(|entry| entry.article.imprint.date);
            let line = entry.map(line_of).unwrap_or_default();
            self.headlines.push(&line, day.map_or(0, Date::number));
        }
        next < end
    }

    /// A search for the best headlines for a query, in place of another one.
    pub(super) fn ask(&self, query: Query, limit: usize, before: Option<&Asked>) -> Asked {
        let search = Asked::new(query.with(self.accent), limit, &self.headlines);
        match before {
            Some(before) => search.within(before),
            None => search,
        }
    }

    /// Goes on with a search over about so many headlines; says whether it looked at any.
    pub(super) fn go_on(&self, search: &mut Asked, count: usize, marks: &Marks) -> bool {
        let rest = search.rest(&self.headlines);
        let knows = |fact: &Fact, id: u32| self.knows(fact, Id(id), marks);
        search.step(&self.headlines, count, &knows);
        rest > 0
    }

    /// What a search found so far.
    pub(super) fn found(&self, search: &Asked, marks: &Marks) -> Found {
        let knows = |fact: &Fact, id: u32| self.knows(fact, Id(id), marks);
        search.found(&self.headlines, &knows)
    }

    /// How many headlines a search has before it, of those that are known, and whether it must begin anew.
    pub(super) fn rest(&self, search: &Asked) -> (usize, bool) {
        let headlines = &self.headlines;
        (search.rest(headlines), search.is_outdated(headlines))
    }

    /// Whether headlines wait to be taken into the index.
    pub(super) fn is_behind(&self) -> bool {
        self.headlines.len() < self.store.len()
    }

    /// Takes some more texts into the index; says whether there were any.
    pub(super) fn index_texts(&mut self) -> bool {
        self.bodies.index(&self.store)
    }

    /// How many articles' texts are searched so far, and whether there will be more.
    pub fn searched(&self) -> (usize, bool) {
        (self.bodies.len(), self.bodies.is_behind(&self.store))
    }

    /// Goes on with a search of the texts taken in for about `budget` bytes; says whether there were any to read.
    pub(super) fn search(&mut self, search: &mut Search, budget: usize) -> bool {
        self.bodies.search(search, &self.store, budget)
    }

    /// Whether each phrase stands in an article's text: in one of its paragraphs, subheads or captions.
    pub fn holds(&self, id: Id, phrases: &Phrases) -> bool {
        self.bodies.hold(id, phrases, &self.store)
    }

    /// Takes some more articles in that are compared with others; says whether there were any.
    pub(super) fn take_in_kin(&mut self) -> bool {
        self.kin.index(&self.store)
    }

    /// The articles that are like one, of those taken in.
    pub(super) fn kin_of(&mut self, id: Id) -> Vec<Like> {
        self.kin.of(id, &self.store)
    }

    /// How many articles are compared so far, and whether there will be more.
    pub fn compared(&self) -> (usize, bool) {
        (self.kin.len(), self.kin.len() < self.store.len())
    }

    /// The articles of a dump.
    fn articles(&self, name: &str) -> Vec<(Id, Arc<Article>)> {
        let ids = self.store.named(name).map(|source| &source.articles);
        let article = |id: &Id| Some((*id, Arc::clone(&self.store.entry(*id)?.article)));
        ids.into_iter().flatten().filter_map(article).collect()
    }

    /// The articles whose headlines a query finds.
    pub(super) fn matching(&mut self, query: &Query, marks: &Marks) -> HashSet<Id> {
        while self.index() {}
        let mut search = self.ask(query.clone(), 0, None);
        while self.go_on(&mut search, usize::MAX, marks) {}
        search.ids().map(Id).collect()
    }

    /// Whether a fact holds for an article.
    pub(super) fn knows(&self, fact: &Fact, id: Id, marks: &Marks) -> bool {
        self.store.entry(id).is_some_and(|entry| {
            facts::holds(fact, entry, &self.store, marks, |phrase| {
                self.holds(id, &Phrases::whole(phrase))
            })
        })
    }

    /// The lines of the articles of a dump, as they are indexed.
    fn lines(&self, name: &str) -> Vec<(Id, String)> {
        let articles = self.store.named(name).map(|source| &source.articles);
        let ids = articles.into_iter().flatten();
        ids.map(|id| (*id, self.line(*id))).collect()
    }

    fn line(&self, id: Id) -> String {
        self.store.entry(id).map(line_of).unwrap_or_default()
    }
}
