//! What a stage has to say about a stretch of its input.

use std::ops::Range;

/// A remark on a stretch of text: damage, doubt, or a decision that a reader may want to check.
///
/// Each storey brings its own kind of remark (`W`); the words for it are chosen where it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note<W> {
    /// Where, as a range of bytes in the input of the stage that speaks.
    pub at: Range<usize>,
    /// What.
    pub what: W,
}

impl<W> Note<W> {
    /// A remark `what` on the bytes `at`.
    pub fn new(at: Range<usize>, what: W) -> Self {
        Self { at, what }
    }
}
