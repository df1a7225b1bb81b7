//! Opening articles and leaving them: what is read, where the reader was.

use crate::marks::Change;
use crate::store::{Id, Key};

use super::setting::Spot;
use super::{App, Effect, Pane, Sheet};

impl App {
    /// Opens what is under the cursor.
    pub(super) fn open(&mut self) -> Option<Effect> {
        match self.top() {
            Pane::Raw(_) => return self.open_here(),
            Pane::Hits => return self.open_hit(true),
            Pane::Related(_) => return self.open_kindred(),
            Pane::Bookmarks(_) => return self.open_bookmark(),
            Pane::Queries(_) => {
                self.open_query();
                return None;
            }
            _ => {}
        }
        let id = self.current()?;
        if matches!(self.top(), Pane::Jump(_)) {
            self.panes.pop();
        }
        self.open_article(id)
    }

    /// Opens an article at the place where it was left, in place of the one that is open.
    pub(super) fn open_article(&mut self, id: Id) -> Option<Effect> {
        self.open_at(id, None)
    }

    /// Opens an article at a place in it, or where it was left, in place of the one that is open.
    pub(super) fn open_at(&mut self, id: Id, spot: Option<Spot>) -> Option<Effect> {
        let mut changes = self.close_reader();
        let key = self.shelf.store.key(id)?;
        let mut sheet = Sheet::default();
        sheet.show(Some(id), spot.unwrap_or_else(|| self.spot_of(key)));
        self.panes.push(Pane::Reader(Box::new(sheet)));
        self.list.select(id);
        if !self.marks.is_read(key) {
            changes.push(Change::Read { key, read: true });
        }
        self.save(changes)
    }

    /// Opens or selects the nearest article after (or before) this one for which `wanted` holds.
    pub(super) fn go_to_article(
        &mut self,
        forward: bool,
        wanted: impl Fn(&Self, Id) -> bool,
    ) -> Option<Effect> {
        let id = self.list.nearest(forward, |id| wanted(self, id))?;
        if matches!(self.top(), Pane::Reader(_)) {
            return self.open_article(id);
        }
        self.list.select(id);
        None
    }

    /// Goes back one level. The list is the last one: it is left by quitting.
    pub(super) fn back(&mut self) -> Option<Effect> {
        match self.top() {
            Pane::List => None,
            Pane::Reader(sheet) if sheet.mending().is_some() => {
                if let Some(Pane::Reader(sheet)) = self.panes.last_mut() {
                    sheet.end_mending();
                }
                None
            }
            Pane::Reader(sheet) if sheet.selection().is_some() => {
                if let Some(Pane::Reader(sheet)) = self.panes.last_mut() {
                    sheet.end_selection();
                }
                None
            }
            Pane::Related(_) => self.leave_kindred(),
            Pane::Reader(_) => {
                let changes = self.close_reader();
                self.save(changes)
            }
            _ => {
                self.panes.pop();
                None
            }
        }
    }

    /// Goes from the list to the text of the article under the cursor, or from the text back to the list.
    pub(super) fn switch_pane(&mut self) -> Option<Effect> {
        match self.top() {
            Pane::Reader(_) => self.back(),
            _ => self.open(),
        }
    }

    /// Ends, keeping the place in what is open.
    pub(super) fn leave_all(&mut self) -> Effect {
        let changes = self.close_reader();
        self.panes.clear();
        Effect::Quit(changes)
    }

    /// The effect that writes these changes, if there are any.
    pub(super) fn save(&mut self, changes: Vec<Change>) -> Option<Effect> {
        self.status.saving.extend(changes.iter().cloned());
        Some(changes)
            .filter(|changes| !changes.is_empty())
            .map(Effect::Save)
    }

    /// Where an article was left.
    pub(super) fn spot_of(&self, key: Key) -> Spot {
        self.marks.place(key).map_or(Spot::default(), Spot::of)
    }

    /// Takes the open article off the stack, and what lies above it; its place is kept.
    fn close_reader(&mut self) -> Vec<Change> {
        let opened = |pane: &Pane| matches!(pane, Pane::Reader(_) | Pane::Raw(_));
        let Some(at) = self.panes.iter().position(opened) else {
            return Vec::new();
        };
        let Some(Pane::Reader(sheet)) = self.panes.drain(at..).next() else {
            return Vec::new();
        };
        let change = sheet
            .id
            .and_then(|id| self.shelf.store.key(id))
            .and_then(|key| {
                let moved = self.spot_of(key) != sheet.spot();
                moved.then_some(Change::Place {
                    key,
                    place: sheet.spot().place(),
                })
            });
        self.preview = *sheet;
        change.into_iter().collect()
    }
}
