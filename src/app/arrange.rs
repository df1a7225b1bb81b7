//! Bringing what is shown in line with what is so: list rows, the article under the cursor, the text's rows.

use std::sync::Arc;

use super::keys::bound;
use crate::store::{Id, Store};

use super::layout::{BOOKMARK_ROWS, HIT_ROWS, Side, below, type_area};
use super::sheet::{Copy, Finding};
use super::words::Lang;
use super::words::query::guide;
use super::{App, Lead, Pane};

impl App {
    /// Brings what is shown in line with what is so; to be called before drawing. Cheap when nothing changed.
    pub fn arrange(&mut self) {
        let stale = std::mem::take(&mut self.shelf.stale);
        if stale {
            self.rebuild_list();
            self.follow_merged();
            self.weed_kindred();
            self.list.hits.forget_excerpts();
        }
        let led = self.arrange_album(stale);
        self.choose_preview(led);
        self.fit_sheets();
        self.reveal_cursors();
        if matches!(self.listing(), Pane::Hits) {
            self.arrange_hits();
        }
    }

    /// An open article that was merged into another one, or that was read again in other words, is read on there.
    fn follow_merged(&mut self) {
        let store = &self.shelf.store;
        for pane in &mut self.panes {
            let Pane::Reader(sheet) = pane else { continue };
            let gone = sheet.id.filter(|id| store.is_replaced(*id));
            let heir = gone.and_then(|id| store.heir(id));
            if let Some(heir) = heir {
                sheet.id = Some(heir);
            }
        }
    }

    /// Shows the article under the cursor of the list that is on top; of a bookmark that is `led` to anew, its place.
    fn choose_preview(&mut self, led: bool) {
        let mut marked = None;
        let wanted = match self.listing() {
            Pane::Jump(jump) => jump.selected(),
            Pane::Hits => self.list.hits.selected(),
            Pane::Related(kindred) => kindred.selected(),
            Pane::Bookmarks(album) => match album.lead() {
                Some(Lead::To { id, spot, .. }) => {
                    marked = spot;
                    Some(id)
                }
                _ => None,
            },
            _ => self.list.selected(),
        };
        if self.preview.id != wanted || led {
            let key = wanted.and_then(|id| self.shelf.store.key(id));
            let spot = marked.or_else(|| key.map(|key| self.spot_of(key)));
            self.preview.show(wanted, spot.unwrap_or_default());
        }
        let across = |finding: &mut Finding| finding.across;
        if !matches!(self.listing(), Pane::Hits) {
            self.preview.finding.take_if(across);
        }
    }

    fn fit_sheets(&mut self) {
        let Some(body) = self.areas().map(|areas| areas.body(Side::Text)) else {
            return;
        };
        let area = type_area(body, &self.options.style);
        let card = self.card(body.width.into(), body.height.into());
        let below = below(body, card.len());
        let bed = type_area(below, &self.options.style).bed();
        let manner = self.manner(body.right() - area.whole.right(), &area);
        let height = usize::from(body.height);
        let (store, marks) = (&self.shelf.store, &self.marks);
        let readers = self.panes.iter_mut().filter_map(|pane| match pane {
            Pane::Reader(sheet) => Some(sheet.as_mut()),
            _ => None,
        });
        let readers = readers.map(|sheet| (sheet, area.bed()));
        for (sheet, bed) in readers.chain([(&mut self.preview, bed)]) {
            let halves = sheet.id.map(|id| store.joined(id)).unwrap_or_default();
            let copy = || copy(store, &halves, self.options.lang);
            sheet.fit(edition(store, &halves), copy, manner, bed);
            if let Some(entry) = sheet.id.and_then(|id| store.entry(id)) {
                let keys = entry.keys();
                let passages = keys.flat_map(|key| marks.highlights(key).cloned());
                sheet.light(passages.collect(), &entry.article);
            }
        }
        for pane in &mut self.panes {
            if let Pane::Raw(raw) = pane {
                raw.refresh(store);
                raw.fit(body.width.into(), height, self.options.ambiguous);
            }
        }
    }

    fn reveal_cursors(&mut self) {
        let Some(height) = self
            .areas()
            .map(|areas| usize::from(areas.body(Side::List).height))
        else {
            return;
        };
        self.list.reveal(height);
        for pane in &mut self.panes {
            if let Pane::Bookmarks(album) = pane {
                let cursor = &mut album.cursor;
                cursor.top = super::jump::reveal(cursor.top, cursor.at, height / BOOKMARK_ROWS);
            }
        }
        match self.panes.last_mut() {
            Some(Pane::Jump(jump)) => jump.reveal(height),
            Some(Pane::Hits) => self.list.hits.reveal(height / HIT_ROWS),
            Some(Pane::Related(kindred)) => {
                let cursor = &mut kindred.cursor;
                cursor.top = super::jump::reveal(cursor.top, cursor.at, height / HIT_ROWS);
            }
            Some(Pane::Queries(cursor)) => {
                cursor.at = cursor.at.min(self.marks.queries().len().saturating_sub(1));
                cursor.top = super::jump::reveal(cursor.top, cursor.at, height);
            }
            Some(Pane::Help { of, top }) => {
                let rows = bound(*of).count() + guide(*of, self.options.lang).count();
                *top = (*top).min(rows.saturating_sub(height));
            }
            _ => {}
        }
    }
}

/// What is set of an article and its other halves.
fn copy(store: &Store, halves: &[Id], lang: Lang) -> Option<Copy> {
    let first = store.entry(*halves.first()?)?;
    let articles = halves.iter().filter_map(|id| store.entry(*id));
    Some(Copy {
        halves: articles.map(|entry| Arc::clone(&entry.article)).collect(),
        page: Arc::clone(&store.source(first.source).text),
        lang,
    })
}

/// A number that is another one when one of some articles was read again, or when they are others.
fn edition(store: &Store, halves: &[Id]) -> u32 {
    halves.iter().fold(0, |sum: u32, id| {
        let edition = store
            .entry(*id)
            .map_or(0, |entry| store.source(entry.source).edition);
        sum.wrapping_mul(31)
            .wrapping_add(id.0)
            .wrapping_add(edition)
    })
}
