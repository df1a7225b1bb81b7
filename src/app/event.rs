//! What may happen to the model, and what it may ask of the world: both closed.

use crate::article::Reading;
use crate::marks::{Change, Op};
use crate::text::Ambiguous;

use super::keys::Chord;
use super::layout::Size;

/// What happens to the model.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key was pressed.
    Press(Chord),
    /// Text was pasted.
    Paste(String),
    /// The mouse was used at a cell.
    Point {
        /// Column from the left edge of the screen, in cells.
        column: u16,
        /// Row from the top of the screen.
        row: u16,
        /// What it did.
        gesture: Gesture,
    },
    /// The screen has another size.
    Resize(Size),
    /// A page was read, or read again.
    Read {
        /// Its name: its file's, and its number in it (see [`crate::store::leaf_name`]).
        name: String,
        /// What it came to.
        reading: Reading,
    },
    /// A file has so many pages now, and no more; none if it is gone.
    Leaves {
        /// Its name.
        file: String,
        /// How many.
        count: usize,
    },
    /// So many of so many dumps were looked at.
    Progress {
        /// Looked at.
        done: usize,
        /// There are.
        total: usize,
    },
    /// Something went wrong that a reader should know; in the language of the interface.
    Problem(String),
    /// These marks are on disk now, or another reader made them.
    Marked {
        /// The marks.
        ops: Vec<Op>,
        /// How many of the changes that were to be saved are answered.
        answers: usize,
        /// Whether all that was ever to be saved is on disk now.
        all: bool,
    },
    /// These marks could not be written; they are kept in memory.
    Unsaved {
        /// The marks, one for each change that was to be saved.
        ops: Vec<Op>,
        /// Why.
        reason: String,
    },
    /// The terminal told how wide it draws characters of ambiguous width.
    Measured {
        /// How wide it draws the usual ones.
        ambiguous: Ambiguous,
        /// Whether it draws all of them so.
        alike: bool,
    },
    /// The program was stopped, and goes on: the screen is not what it was.
    Resumed,
    /// The program was told to go.
    Leave,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// The left button went down.
    Click,
    /// The wheel turned towards the end.
    WheelDown,
    /// The wheel turned towards the start.
    WheelUp,
}

/// What the model asks of the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Write these marks; the answer is [`Event::Marked`] or [`Event::Unsaved`].
    Save(Vec<Change>),
    /// Write these marks and end.
    Quit(Vec<Change>),
    /// Give this text, which is safe for a terminal, to the terminal's clipboard.
    Copy(String),
    /// Draw every cell again.
    Redraw,
    /// Stop until the shell says go on.
    Suspend,
}
