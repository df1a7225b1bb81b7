//! What is wrong with a query, and where. It does not say it in words.

use std::ops::Range;

use super::field::Field;

/// What is wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, in bytes of the query, on character boundaries.
    pub at: Range<usize>,
    /// What.
    pub what: Mistake,
    /// Whether it may be right once more is typed at its end.
    pub open: bool,
}

/// A mistake in a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// There is no such field.
    UnknownField {
        /// Its name, as typed.
        name: String,
        /// The field that may be meant.
        nearest: Option<&'static str>,
    },
    /// A field without a value.
    NoValue(Field),
    /// A field that knows some words only was given another one.
    UnknownValue {
        /// The field.
        field: Field,
        /// The value, as typed.
        value: String,
        /// The value that may be meant.
        nearest: Option<&'static str>,
    },
    /// No day, month, year or range of them.
    BadDate,
    /// No number of a page or range of them.
    BadPage,
    /// A range that ends before it begins.
    Backwards,
    /// A `|` without a term on either side.
    LoneOr,
    /// A sign without a word: `!`, `'`, `^`, or quotation marks with nothing in them.
    NoWord(char),
    /// A quotation that does not end.
    OpenQuote,
    /// More characters than are looked at.
    TooLong,
}

impl Fault {
    /// Whether somebody is just typing there: it may yet be right, and the caret, at a byte of the query, is behind it.
    pub fn is_being_typed(&self, query: &str, caret: usize) -> bool {
        let goes_on = matches!(self.what, Mistake::LoneOr | Mistake::NoValue(_));
        let behind = |text: &str| text.is_empty() || (goes_on && text.trim().is_empty());
        self.open && query.get(self.at.end..caret).is_some_and(behind)
    }
}
