//! The model and its one rule of change: an event goes in, at most one effect comes out. It knows no terminal, clock or
//! disk.

mod action;
mod album;
mod arrange;
mod asking;
mod bodies;
pub mod calendar;
mod card;
mod chore;
pub mod doubt;
mod event;
mod excerpt;
pub mod facts;
mod filtering;
mod hits;
mod hits_reading;
mod input;
mod jump;
pub mod keys;
mod kin;
mod kindred;
pub mod layout;
mod list;
mod marking;
mod mending;
mod moving;
mod pane;
mod pointing;
pub mod raw;
mod reading;
mod selecting;
pub mod setting;
mod sheet;
mod shelf;
mod status;
mod tracing;
mod typing;
mod typography;
mod update;
pub mod words;

use crate::marks::{Change, Marks};
use crate::search::Accent;
use crate::store::{Entry, Id};
use crate::text::{Ambiguous, Level};

pub use action::Action;
pub use album::{Album, Fate, Lead};
pub use asking::Complaint;
pub use card::{CardPart, CardRow};
pub use chore::Chore;
pub use event::{Effect, Event, Gesture};
pub use excerpt::Excerpt;
pub use hits::Hits;
pub use input::{Edit, Edited, Input};
pub use jump::{Jump, line_of};
pub use kin::Like;
pub use kindred::Kindred;
pub use list::{Asked, Filter, List, ListRow};
pub use pane::{Cursor, Pane, Purpose};
pub use raw::Raw;
pub use sheet::{Caret, Copy, Finding, Selection, Sheet};
pub use shelf::Shelf;
pub use status::Status;

use layout::Size;
use setting::Style;
use words::Lang;

/// What was chosen for this run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The language of the interface.
    pub lang: Lang,
    /// How wide ambiguous characters are in this terminal.
    pub ambiguous: Ambiguous,
    /// How that is known.
    pub known: Known,
    /// How strictly marks are kept from the starts and ends of lines.
    pub level: Level,
    /// How texts are set.
    pub style: Style,
    /// How pinyin is typed.
    pub accent: Accent,
}

/// How it is known how wide the terminal draws characters of ambiguous width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Known {
    /// The reader said so.
    #[default]
    Told,
    /// It is not: the terminal did not answer, or does not draw all of them alike.
    Guessed,
    /// The terminal answered.
    Measured,
}

/// The whole state of the interface.
#[derive(Debug)]
pub struct App {
    /// The articles.
    pub shelf: Shelf,
    /// Bookmarks, read state, places.
    pub marks: Marks,
    /// The list of articles.
    pub list: List,
    /// The article that is under a cursor but not opened.
    pub preview: Sheet,
    /// The panes, the top one last; none when the program ends.
    pub panes: Vec<Pane>,
    /// The size of the screen.
    pub screen: Size,
    /// What was chosen for this run.
    pub options: Options,
    /// The last row.
    pub status: Status,
    /// What would undo the last marks, the last one last.
    undo: Vec<Vec<Change>>,
}

impl App {
    /// A reader without articles yet, on a screen of this size.
    pub fn new(options: Options, marks: Marks, screen: Size) -> Self {
        Self {
            shelf: Shelf::new(options.accent),
            marks,
            list: List::default(),
            preview: Sheet::default(),
            panes: vec![Pane::List],
            screen,
            options,
            status: Status::starting(),
            undo: Vec::new(),
        }
    }

    /// The top pane; the list when there is none.
    pub fn top(&self) -> &Pane {
        self.panes.last().unwrap_or(&Pane::List)
    }

    /// The article that the text side shows: the one that is read, or the one under the cursor.
    pub fn sheet(&self) -> &Sheet {
        for pane in self.panes.iter().rev() {
            match pane {
                Pane::Reader(sheet) => return sheet,
                Pane::Line { .. } | Pane::Help { .. } | Pane::Raw(_) => {}
                Pane::List
                | Pane::Jump(_)
                | Pane::Hits
                | Pane::Related(_)
                | Pane::Bookmarks(_)
                | Pane::Queries(_) => {
                    break;
                }
            }
        }
        &self.preview
    }

    /// The article in question: the one that is marked on its page, or read, or the one under the cursor.
    pub fn current(&self) -> Option<Id> {
        match self.top() {
            Pane::Raw(raw) => raw.article,
            _ => self.sheet().id,
        }
    }

    /// Whether an article, or one that was merged into it, is bookmarked.
    pub fn is_bookmarked(&self, entry: &Entry) -> bool {
        entry.keys().any(|key| self.marks.is_bookmarked(key))
    }

    /// An article.
    pub fn entry(&self, id: Id) -> Option<&Entry> {
        self.shelf.store.entry(id)
    }
}
