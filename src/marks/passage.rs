//! A highlighted passage of an article: its words, what stands around them, and where they stood.

use crate::article::Article;

use super::{Place, Quote};

/// The longest passage that can be kept, in characters.
const LONGEST: usize = 10_000;

/// A passage of an article. Passages are ordered as the text is.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Passage {
    /// Where it began.
    pub place: Place,
    /// Where it ended.
    pub end: Place,
    /// Its words, a line end between two blocks, and what stood around them.
    pub quote: Quote,
}

impl Passage {
    /// The passage between two places; `None` if there is none, or if it is longer than 10,000 characters.
    pub fn of(article: &Article, place: Place, end: Place) -> Option<Self> {
        let quote = Quote::between(article, place, end)?;
        let length = quote.exact.chars().take(LONGEST + 1).count();
        (1..=LONGEST)
            .contains(&length)
            .then_some(Self { place, end, quote })
    }
}
