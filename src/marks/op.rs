//! What a person wants of the marks, and the same with a stamp: one entry of a log.

use serde_json::{Map, Value};

use crate::store::Key;

use super::{Anchor, Place, Stamp};

/// What a person wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// This article be bookmarked.
    Bookmark {
        /// The article.
        key: Key,
        /// Where in it, and how to find it again.
        anchor: Anchor,
    },
    /// It be bookmarked no more.
    Unmark {
        /// The article.
        key: Key,
    },
    /// Its bookmark bear this note, in place of those that stand; an empty one removes them.
    Note {
        /// The article.
        key: Key,
        /// The note's text, of any number of lines.
        text: String,
    },
    /// It count as read, or as unread.
    Read {
        /// The article.
        key: Key,
        /// Whether it is read.
        read: bool,
    },
    /// Reading go on here the next time.
    Place {
        /// The article.
        key: Key,
        /// The place of the first line on the screen.
        place: Place,
    },
}

/// A change with its stamp: one entry of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Op {
    /// When and where it was made; of two changes of one thing the later one holds.
    pub stamp: Stamp,
    /// What it changes.
    pub change: Change,
    /// The notes that a new note takes the place of. Notes that did not know of each other both stand.
    pub over: Vec<Stamp>,
    /// Fields of its line that this version does not know, kept as they came.
    pub rest: Map<String, Value>,
}

impl Change {
    /// The article it is about.
    pub fn key(&self) -> Key {
        match self {
            Self::Bookmark { key, .. }
            | Self::Unmark { key }
            | Self::Note { key, .. }
            | Self::Read { key, .. }
            | Self::Place { key, .. } => *key,
        }
    }

    /// Whether it is about a bookmark, not about the state of reading; the two are kept in separate logs.
    pub fn is_of_bookmarks(&self) -> bool {
        !matches!(self, Self::Read { .. } | Self::Place { .. })
    }
}
