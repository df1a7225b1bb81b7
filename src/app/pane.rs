//! The stack of panes: the list at the bottom, what was opened on top of it.

use crate::store::Key;

use super::album::Album;
use super::input::Input;
use super::jump::Jump;
use super::keys::Place;
use super::kindred::Kindred;
use super::layout::Side;
use super::raw::Raw;
use super::sheet::Sheet;

/// A pane.
#[derive(Clone, Debug)]
pub enum Pane {
    /// The list of articles.
    List,
    /// The text of an article that was opened.
    Reader(Box<Sheet>),
    /// A page as it was given.
    Raw(Box<Raw>),
    /// The jump palette.
    Jump(Box<Jump>),
    /// The list of hits of the full text.
    Hits,
    /// The articles that are like one.
    Related(Box<Kindred>),
    /// The list of bookmarks.
    Bookmarks(Box<Album>),
    /// The saved queries.
    Queries(Cursor),
    /// The keys of the pane below it.
    Help {
        /// Whose keys.
        of: Place,
        /// The first row shown.
        top: usize,
    },
    /// A line being typed in the last row.
    Line {
        /// What for.
        purpose: Purpose,
        /// The line.
        input: Input,
    },
}

/// A cursor in a list of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The item under the cursor.
    pub at: usize,
    /// The first item shown.
    pub top: usize,
}

/// What a line is typed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To search the text.
    Search,
    /// To note something on a bookmark.
    Note(Key),
    /// To tag an article.
    Tags(Key),
    /// To filter the list.
    Filter,
    /// To search the bookmarks.
    Bookmarks,
    /// To name a query that is saved.
    Name,
}

impl Pane {
    /// Which keys hold in it.
    pub fn place(&self) -> Place {
        match self {
            Self::List => Place::List,
            Self::Reader(sheet) if sheet.mending().is_some() => Place::Mend,
            Self::Reader(sheet) if sheet.selection().is_some() => Place::Select,
            Self::Reader(_) => Place::Reader,
            Self::Raw(_) => Place::Raw,
            Self::Jump(_) | Self::Hits | Self::Line { .. } => Place::Line,
            Self::Related(_) => Place::Related,
            Self::Bookmarks(_) => Place::Bookmarks,
            Self::Queries(_) => Place::Queries,
            Self::Help { .. } => Place::Help,
        }
    }

    /// The side it is shown on; none if it is a line at the foot of another one.
    pub fn side(&self) -> Option<Side> {
        match self {
            Self::List
            | Self::Jump(_)
            | Self::Hits
            | Self::Related(_)
            | Self::Bookmarks(_)
            | Self::Queries(_) => Some(Side::List),
            Self::Reader(_) | Self::Raw(_) | Self::Help { .. } => Some(Side::Text),
            Self::Line { .. } => None,
        }
    }
}
