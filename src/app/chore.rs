//! What can wait until nothing else is to be done, a little at a time.

use super::{App, Pane, Sheet};

/// What a chore came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chore {
    /// Nothing was left to do.
    Idle,
    /// Something was done; it may be shown when all chores are done.
    Unseen,
    /// Something was done that a reader waits for: it is to be shown before the next chore.
    Seen,
}

impl App {
    /// Does a little of what can wait, a few milliseconds at most, so that no key waits for it.
    pub fn chore(&mut self) -> Chore {
        if self.step_jump() {
            Chore::Seen
        } else if let Some(seen) = self.step_kindred() {
            if seen { Chore::Seen } else { Chore::Unseen }
        } else if self.shelf.index() || self.shelf.index_texts() {
            Chore::Unseen
        } else if let Some(news) = self.step_search() {
            news
        } else if self.fill_sheets() || self.shelf.take_in_kin() {
            Chore::Unseen
        } else {
            Chore::Idle
        }
    }

    /// Goes on with the search of the jump palette.
    fn step_jump(&mut self) -> bool {
        match self.panes.last_mut() {
            Some(Pane::Jump(jump)) => jump.go_on(&self.shelf, &self.marks),
            _ => false,
        }
    }

    /// Sets some more of an article that is being shown.
    fn fill_sheets(&mut self) -> bool {
        let readers = self.panes.iter_mut().rev();
        let mut sheets = readers.filter_map(|pane| match pane {
            Pane::Reader(sheet) => Some(sheet.as_mut()),
            _ => None,
        });
        sheets.any(Sheet::fill) || self.preview.fill()
    }
}
