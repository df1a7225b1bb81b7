//! The list of articles that are like one: asked for, compared again as more are taken in, opened and left.

use crate::store::Id;

use super::kin::Like;
use super::{App, Cursor, Effect, Pane, words};

/// How many slices are taken in for the picture that a key waits for.
const SLICES: usize = 4;

/// After how many more articles that were taken in the question is asked again.
const MORE: usize = 4_096;

/// The articles that are like one.
#[derive(Clone, Debug)]
pub struct Kindred {
    /// Which one.
    pub of: Id,
    /// Those that are like it, the likest first.
    pub found: Vec<Like>,
    /// The one under the cursor.
    pub cursor: Cursor,
    /// How many articles had been taken in when it was asked.
    asked: usize,
    /// Whether that one was being read: it is gone back to.
    read: bool,
}

impl Kindred {
    /// The article under the cursor.
    pub fn selected(&self) -> Option<Id> {
        self.found.get(self.cursor.at).map(|like| like.id)
    }

    /// Puts the cursor on an article, by its number, or on the last one.
    pub(super) fn choose(&mut self, at: usize) {
        self.cursor.at = at.min(self.found.len().saturating_sub(1));
    }

    /// Takes other articles; the cursor stays on its own where that is among them.
    fn take(&mut self, found: Vec<Like>) {
        let here = self.selected();
        self.found = found;
        let at = self.found.iter().position(|like| Some(like.id) == here);
        self.choose(at.unwrap_or(self.cursor.at));
    }
}

impl App {
    /// Lists the articles that are like the one in question.
    pub(super) fn push_kindred(&mut self) -> Option<Effect> {
        let Some(of) = self.current() else {
            if self.marked_key().is_some() {
                self.say(words::OPEN_ITS_FILE);
            }
            return None;
        };
        let read = matches!(self.top(), Pane::Reader(_));
        self.take_kindred();
        (0..SLICES).all(|_| self.shelf.take_in_kin());
        self.panes.push(Pane::Related(Box::new(Kindred {
            of,
            found: self.shelf.kin_of(of),
            cursor: Cursor::default(),
            asked: self.shelf.compared().0,
            read,
        })));
        None
    }

    /// Takes in more articles where those that are like one are listed, and asks again when there are enough of them; says
    /// what came of it: nothing was left to do, or whether there is something to be seen.
    pub(super) fn step_kindred(&mut self) -> Option<bool> {
        let is_it = |pane: &Pane| matches!(pane, Pane::Related(_));
        let place = self.panes.iter().position(is_it)?;
        let more = self.shelf.take_in_kin();
        let (taken, is_behind) = self.shelf.compared();
        let Some(Pane::Related(kindred)) = self.panes.get_mut(place) else {
            return None;
        };
        let is_due = taken >= kindred.asked + MORE || (!is_behind && taken > kindred.asked);
        if is_due {
            kindred.asked = taken;
            kindred.take(self.shelf.kin_of(kindred.of));
        }
        (more || is_due).then_some(is_due)
    }

    /// What is no longer on the shelf is no longer listed.
    pub(super) fn weed_kindred(&mut self) {
        let store = &self.shelf.store;
        for pane in &mut self.panes {
            let Pane::Related(kindred) = pane else {
                continue;
            };
            let found = kindred.found.iter().copied();
            kindred.take(found.filter(|like| store.is_shown(like.id)).collect());
        }
    }

    /// Opens the article under the cursor of the list, which is come back to.
    pub(super) fn open_kindred(&mut self) -> Option<Effect> {
        let is_it = |pane: &Pane| matches!(pane, Pane::Related(_));
        let at = self.panes.iter().position(is_it)?;
        let Some(Pane::Related(kindred)) = self.panes.get(at) else {
            return None;
        };
        let id = kindred.selected()?;
        let list = self.panes.remove(at);
        let effect = self.open_article(id);
        let below = self.panes.len().saturating_sub(1);
        self.panes.insert(below, list);
        effect
    }

    /// Whether the open article came from the list.
    pub(super) fn is_among_kindred(&self) -> bool {
        matches!(
            self.panes.as_slice(),
            [.., Pane::Related(_), Pane::Reader(_)]
        )
    }

    /// Goes on to another article of the list that the open one came from.
    pub(super) fn step_among_kindred(&mut self, articles: isize) -> Option<Effect> {
        let open = self.sheet().id;
        let below = self.panes.len().checked_sub(2)?;
        let Some(Pane::Related(kindred)) = self.panes.get_mut(below) else {
            return None;
        };
        let here = kindred.found.iter().position(|like| Some(like.id) == open);
        let here = here.unwrap_or(kindred.cursor.at);
        kindred.choose(here.saturating_add_signed(articles));
        if kindred.selected() == open {
            return None;
        }
        self.open_kindred()
    }

    /// Leaves the list, for the article that was read before if one was.
    pub(super) fn leave_kindred(&mut self) -> Option<Effect> {
        let list = self.take_kindred()?;
        let is_reader = |pane: &Pane| matches!(pane, Pane::Reader(_));
        if list.read && !self.panes.iter().any(is_reader) {
            return self.open_article(list.of);
        }
        None
    }

    /// Takes the list off the stack.
    fn take_kindred(&mut self) -> Option<Box<Kindred>> {
        let is_it = |pane: &Pane| matches!(pane, Pane::Related(_));
        let at = self.panes.iter().position(is_it)?;
        match self.panes.remove(at) {
            Pane::Related(kindred) => Some(kindred),
            _ => None,
        }
    }
}
