//! The mouse: the wheel moves what is under it, a click selects, a click on what is selected opens.

use super::layout::{Areas, BOOKMARK_ROWS, HIT_ROWS, Side, areas};
use super::{App, Effect, Gesture, ListRow, Pane};

/// How many rows a turn of the wheel moves.
const WHEEL: isize = 3;

impl App {
    /// Where the panes are; none if the screen is too small.
    pub fn areas(&self) -> Option<Areas> {
        areas(self.screen, self.front())
    }

    /// The list that is on top.
    pub fn listing(&self) -> &Pane {
        let mut panes = self.panes.iter().rev();
        panes
            .find(|pane| pane.side() == Some(Side::List))
            .unwrap_or(&Pane::List)
    }

    /// The side that is shown when there is room for one.
    pub fn front(&self) -> Side {
        self.panes
            .iter()
            .rev()
            .find_map(Pane::side)
            .unwrap_or(Side::List)
    }

    pub(super) fn point(&mut self, column: u16, row: u16, gesture: Gesture) -> Option<Effect> {
        self.arrange();
        self.status.message = None;
        let areas = self.areas()?;
        let side = areas
            .list
            .filter(|list| column < list.body.right())
            .map_or(Side::Text, |_| Side::List);
        match gesture {
            Gesture::WheelDown => self.wheel(side, WHEEL),
            Gesture::WheelUp => self.wheel(side, -WHEEL),
            Gesture::Click => {
                let body = areas.body(side);
                let row = row.checked_sub(body.y).filter(|row| *row < body.height)?;
                return self.click(side, usize::from(row));
            }
        }
        None
    }

    fn wheel(&mut self, side: Side, rows: isize) {
        let hits = matches!(self.listing(), Pane::Hits);
        let kindred = matches!(self.listing(), Pane::Related(_));
        match self.panes.last_mut() {
            Some(Pane::Reader(_) | Pane::Raw(_)) if side == Side::List && hits => {
                self.list.hits.step(rows);
            }
            Some(Pane::Reader(_) | Pane::Raw(_)) if side == Side::List && kindred => {}
            Some(Pane::Reader(_) | Pane::Raw(_)) if side == Side::List => self.list.step(rows),
            Some(
                Pane::List
                | Pane::Jump(_)
                | Pane::Hits
                | Pane::Related(_)
                | Pane::Bookmarks(_)
                | Pane::Queries(_),
            ) if side == Side::Text => {
                self.preview.scroll(rows);
            }
            _ => self.turn(rows),
        }
    }

    fn click(&mut self, side: Side, row: usize) -> Option<Effect> {
        if let Some(Pane::Raw(raw)) = self.panes.last_mut()
            && side == Side::Text
        {
            return if raw.point(row) { self.open() } else { None };
        }
        if side == Side::Text {
            return if matches!(self.top(), Pane::Reader(_)) {
                None
            } else {
                self.open()
            };
        }
        let before = self.current();
        if matches!(self.listing(), Pane::Hits) {
            return self.click_hit(row / HIT_ROWS);
        }
        if matches!(self.listing(), Pane::Related(_)) {
            return self.click_kindred(row / HIT_ROWS);
        }
        match self.panes.last_mut() {
            Some(Pane::Jump(jump)) => {
                let row = row.checked_sub(jump.complaint_rows())?;
                jump.choose(jump.top + row);
            }
            Some(Pane::Bookmarks(album)) => {
                album.choose(album.cursor.top + row / BOOKMARK_ROWS);
            }
            Some(Pane::List | Pane::Reader(_) | Pane::Raw(_)) => {
                return self.click_list(self.list.top + row);
            }
            _ => return None,
        }
        self.arrange();
        if self.current() == before {
            self.open()
        } else {
            None
        }
    }

    /// A click on a hit of the full text: as on a row of the list.
    fn click_hit(&mut self, row: usize) -> Option<Effect> {
        let hits = &mut self.list.hits;
        let (before, at) = (hits.cursor, hits.top + row);
        if at >= hits.all().len() {
            return None;
        }
        hits.choose(at);
        if at == before || matches!(self.top(), Pane::Reader(_) | Pane::Raw(_)) {
            self.open_hit(true)
        } else {
            None
        }
    }

    /// A click on an article that is like another one: as on a row of the list.
    fn click_kindred(&mut self, row: usize) -> Option<Effect> {
        let reading = matches!(self.top(), Pane::Reader(_) | Pane::Raw(_));
        let mut panes = self.panes.iter_mut().rev();
        let kindred = panes.find_map(|pane| match pane {
            Pane::Related(kindred) => Some(kindred),
            _ => None,
        })?;
        let (before, at) = (kindred.cursor.at, kindred.cursor.top + row);
        if at >= kindred.found.len() {
            return None;
        }
        kindred.choose(at);
        if at == before || reading {
            self.open_kindred()
        } else {
            None
        }
    }

    /// A click on a row of the list: it selects the article; if it is selected already, or an article is open, it opens.
    fn click_list(&mut self, row: usize) -> Option<Effect> {
        let Some(ListRow::Article(id)) = self.list.rows.get(row).copied() else {
            return None;
        };
        let again = self.list.selected() == Some(id);
        self.list.select(id);
        if again || matches!(self.top(), Pane::Reader(_) | Pane::Raw(_)) {
            self.open_article(id)
        } else {
            None
        }
    }
}
