//! What the last row has to say, and the keys that wait for more.

use crate::marks::Change;

use super::keys::Chord;

/// What the last row has to say.
#[derive(Clone, Debug, Default)]
pub struct Status {
    /// The answer to the last wish, until the next one.
    pub message: Option<String>,
    /// How many dumps were looked at, of how many, while the library is being read; of none before it is known how many.
    pub progress: Option<(usize, usize)>,
    /// What went wrong so far.
    pub problems: Vec<String>,
    /// Why marks could not be written, as long as they are not.
    pub unsaved: Option<String>,
    /// Marks on their way to the disk, the oldest first.
    pub saving: Vec<Change>,
    /// The count being typed before a key.
    pub count: Option<usize>,
    /// The keys that begin a longer one.
    pub pressed: Vec<Chord>,
}

impl Status {
    /// Before anything is read.
    pub fn starting() -> Self {
        Self {
            progress: Some((0, 0)),
            ..Self::default()
        }
    }

    /// Takes the count typed before a key.
    pub fn take_count(&mut self) -> Option<usize> {
        self.count.take()
    }

    /// Adds a digit to the count, as far as that makes sense.
    pub fn push_digit(&mut self, digit: usize) {
        let count = self.count.unwrap_or(0) * 10 + digit;
        self.count = Some(count.min(99_999));
    }
}
