//! What was typed, cut into words. It does not know the headlines.

use crate::text::{fold, is_ignorable};

use super::word::Word;

/// At most so many characters of a query are looked at.
const LONGEST: usize = 256;

/// A query: words that must all be found, in any order.
///
/// At most 256 characters of it are looked at, and at most 63 of each word. Control characters and what shows nothing
/// are passed over; white space divides words.
#[derive(Clone, Debug, Default)]
pub struct Query {
    words: Vec<Word>,
}

impl Query {
    /// Reads a query; every text is one.
    pub fn parse(text: &str) -> Self {
        let heard = text.chars().take(LONGEST).filter(|&c| !is_ignorable(c));
        let folded: String = heard.map(fold).collect();
        let words = folded.split(' ').filter(|word| !word.is_empty());
        Self {
            words: words.map(Word::new).collect(),
        }
    }

    /// Whether it has no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }
}
