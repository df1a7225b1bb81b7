//! What a person wants of the marks, and the same with a stamp: one entry of a log.

use serde_json::{Map, Value};

use crate::article::correct::Correction;
use crate::store::Key;

use super::{Anchor, Passage, Place, Stamp, Tag};

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
    /// It bear this tag, or bear it no more.
    Tag {
        /// The article.
        key: Key,
        /// The tag.
        tag: Tag,
        /// Whether it bears it.
        on: bool,
    },
    /// This passage of it be highlighted, or be so no more.
    Highlight {
        /// The article.
        key: Key,
        /// The passage.
        passage: Passage,
        /// Whether it is.
        on: bool,
    },
    /// This query be kept under a name, or none be.
    Query {
        /// The name.
        name: String,
        /// The query, as typed; none when it is kept no more.
        query: Option<String>,
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
    /// Its page be corrected.
    Correct {
        /// The article, as it was known before.
        key: Key,
        /// The correction.
        correction: Correction,
    },
    /// A correction be taken back.
    Uncorrect {
        /// The article that it was made of.
        key: Key,
        /// The stamp of the correction.
        of: Stamp,
    },
}

/// What a change is about; each has logs of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Realm {
    /// Bookmarks, notes, tags, highlights and saved queries.
    Bookmarks,
    /// The state of reading.
    Reading,
    /// Corrections of pages.
    Corrections,
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
    /// The article it is about; of a saved query, what stands for its name.
    pub fn key(&self) -> Key {
        match self {
            Self::Bookmark { key, .. }
            | Self::Unmark { key }
            | Self::Note { key, .. }
            | Self::Tag { key, .. }
            | Self::Highlight { key, .. }
            | Self::Read { key, .. }
            | Self::Place { key, .. }
            | Self::Correct { key, .. }
            | Self::Uncorrect { key, .. } => *key,
            Self::Query { name, .. } => Key::of_name(name),
        }
    }

    /// What it is about.
    pub fn realm(&self) -> Realm {
        match self {
            Self::Bookmark { .. }
            | Self::Unmark { .. }
            | Self::Note { .. }
            | Self::Tag { .. }
            | Self::Highlight { .. }
            | Self::Query { .. } => Realm::Bookmarks,
            Self::Read { .. } | Self::Place { .. } => Realm::Reading,
            Self::Correct { .. } | Self::Uncorrect { .. } => Realm::Corrections,
        }
    }
}
