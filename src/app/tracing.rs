//! The raw view of a page: opening it at what is read, walking from piece to piece, and back into the articles.

use crate::article::Fate;
use crate::store::Id;

use super::raw::{Raw, byte_in_block, byte_in_page};
use super::setting::Spot;
use super::{App, Effect, Pane, words};

impl App {
    /// Opens the page of the article in question, at the place that is read.
    pub(super) fn push_raw(&mut self) -> Option<Effect> {
        let id = self.current();
        let store = &self.shelf.store;
        let known = id.and_then(|id| store.entry(id)).map(|entry| entry.source);
        let source = known.or_else(|| store.sources().next().map(|(source, _)| source));
        let raw = source.and_then(|source| Raw::open(source, id, store));
        let Some(mut raw) = raw else {
            self.say(words::raw::NO_RAW);
            return None;
        };
        if let Some(at) = self.read_at() {
            raw.go_to(at);
        }
        let stays = id.is_none() || raw.article.is_some();
        self.panes.push(Pane::Raw(Box::new(raw)));
        if stays {
            self.tell_pieces();
        } else {
            self.say(words::raw::NO_LONGER);
        }
        None
    }

    /// Opens the article that owns the cursor's row, there.
    pub(super) fn open_here(&mut self) -> Option<Effect> {
        let Pane::Raw(raw) = self.top() else {
            return None;
        };
        let here = raw.here();
        let found = here
            .as_ref()
            .and_then(|here| Some((here, here.article?)))
            .map(|(here, id)| (id, self.spot_at(id, here.fate, here.at, raw.text())));
        let Some((id, spot)) = found else {
            self.say(words::raw::OF_NONE);
            return None;
        };
        self.open_at(id, Some(spot))
    }

    /// Moves in the raw view so many times; says so where there is nothing to go to.
    pub(super) fn trace(&mut self, times: usize, step: impl Fn(&mut Raw) -> bool) {
        let Some(Pane::Raw(raw)) = self.panes.last_mut() else {
            return;
        };
        if (0..times).any(|_| !step(raw)) {
            self.say(words::raw::NO_MORE);
        }
    }

    /// Marks another article of the page, `step` further in reading order.
    pub(super) fn trace_article(&mut self, step: isize) {
        let store = &self.shelf.store;
        if let Some(Pane::Raw(raw)) = self.panes.last_mut() {
            let next = raw.beside(step);
            if next == raw.article {
                self.say(words::raw::NO_MORE);
                return;
            }
            raw.mark(next, store);
            self.tell_pieces();
        }
    }

    /// Goes on to the next (or previous) page in the list's order, one without articles too.
    pub(super) fn trace_page(&mut self, forward: bool) {
        let store = &self.shelf.store;
        let Some(Pane::Raw(raw)) = self.panes.last_mut() else {
            return;
        };
        let mut pages: Vec<_> = store.sources().map(|(id, _)| id).collect();
        if !forward {
            pages.reverse();
        }
        let after = pages.iter().position(|id| *id == raw.source);
        let mut rest = pages.iter().skip(after.map_or(0, |at| at + 1));
        let first = |source| store.source(source).articles.first().copied();
        let next = rest.find_map(|source| Raw::open(*source, first(*source), store));
        match next {
            Some(next) => {
                **raw = next;
                self.tell_pieces();
            }
            None => self.say(words::raw::NO_MORE),
        }
    }

    /// Says in how many places the marked article stands.
    fn tell_pieces(&mut self) {
        if let Pane::Raw(raw) = self.top() {
            let pieces = raw.pieces();
            let word = match pieces {
                0 => words::raw::NONE_MARKED,
                _ => words::raw::STANDS_IN,
            };
            let message = self.options.lang.fill(word, &[&pieces.to_string()]);
            self.status.message = Some(message);
        }
    }

    /// The place in the page that the open article is read at; none at its start.
    fn read_at(&self) -> Option<usize> {
        let Pane::Reader(sheet) = self.top() else {
            return None;
        };
        let (entry, spot) = (self.entry(sheet.id?)?, sheet.spot());
        let block = entry.article.blocks.get(spot.paragraph.checked_sub(1)?)?;
        byte_in_page(
            block,
            &self.shelf.store.source(entry.source).text,
            spot.byte,
        )
    }

    /// The place in an article of a byte of its page.
    fn spot_at(&self, id: Id, fate: Fate, at: usize, page: &str) -> Spot {
        let Fate::Block { block, .. } = fate else {
            return Spot::default();
        };
        let text = self
            .entry(id)
            .and_then(|entry| entry.article.blocks.get(block));
        Spot {
            paragraph: block + 1,
            byte: text.map_or(0, |block| byte_in_block(block, page, at)),
        }
    }
}
