//! How an article is to be set.

use crate::text::{Ambiguous, Level};

/// How to set an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// The width of a row, in cells.
    pub width: usize,
    /// How wide ambiguous characters are.
    pub ambiguous: Ambiguous,
    /// How strictly marks are kept from the starts and ends of lines.
    pub level: Level,
}
