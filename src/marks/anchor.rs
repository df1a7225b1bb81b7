//! What a bookmark remembers of its article, so that it can be shown and found again when the article is not loaded.

use crate::article::{Article, Date};

/// How many characters a quotation takes, and how many of the text around it (STORE.md 3.3).
const EXACT: usize = 24;
const AROUND: usize = 32;

/// A place in an article: the index of the block and the byte in its text. Never a line, so it outlives a resize.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The index of the block.
    pub paragraph: usize,
    /// The byte in the block's text.
    pub byte: usize,
}

/// The words at a place and around it, as in the W3C's `TextQuoteSelector`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quote {
    /// The words themselves.
    pub exact: String,
    /// What stands before them.
    pub prefix: String,
    /// What stands after them.
    pub suffix: String,
}

/// Where a bookmark belongs: each part as far as it was known.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor {
    /// The paper's name.
    pub paper: Option<String>,
    /// The day of issue.
    pub date: Option<Date>,
    /// The number of the page.
    pub page: Option<u16>,
    /// The article's headline, as printed: not yet safe for a terminal.
    pub headline: Option<String>,
    /// The words at the place.
    pub quote: Option<Quote>,
    /// The place that was marked.
    pub place: Option<Place>,
}

impl Anchor {
    /// What to remember of a place in an article.
    pub fn of(article: &Article, place: Place) -> Self {
        let imprint = &article.imprint;
        Self {
            paper: imprint.paper.clone(),
            date: imprint.date,
            page: imprint.page,
            headline: Some(article.headline.clone()),
            quote: Quote::of(article, place),
            place: Some(place),
        }
    }
}

impl Quote {
    /// The words at a place; `None` where the article has no such block.
    pub fn of(article: &Article, place: Place) -> Option<Self> {
        let text = article.blocks.get(place.paragraph)?.text.as_str();
        let at = (0..=place.byte.min(text.len()))
            .rev()
            .find(|at| text.is_char_boundary(*at))?;
        let (before, after) = text.split_at(at);
        let (exact, rest) = after.split_at(length(after.chars().take(EXACT)));
        let prefix = length(before.chars().rev().take(AROUND));
        Some(Self {
            exact: exact.to_owned(),
            prefix: before[before.len() - prefix..].to_owned(),
            suffix: rest[..length(rest.chars().take(AROUND))].to_owned(),
        })
    }
}

/// In bytes.
fn length(characters: impl Iterator<Item = char>) -> usize {
    characters.map(char::len_utf8).sum()
}
