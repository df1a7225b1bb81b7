//! What a mark remembers of its article, so that it can be shown and found again when the article is not loaded, or is not
//! as it was.

use crate::article::{Article, Date, Imprint};

/// How many characters a quotation takes, and how many of the text around it (STORE.md 3.3).
const EXACT: usize = 24;
const AROUND: usize = 32;

/// What parts two blocks in what stands around a quotation.
const PARTING: char = '\n';

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
    /// What stands before them, in the blocks before as well.
    pub prefix: String,
    /// What stands after them, in the blocks behind as well.
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

    /// Paper, date and page, as far as they were known.
    pub fn imprint(&self) -> Imprint {
        Imprint {
            paper: self.paper.clone(),
            date: self.date,
            page: self.page,
            page_name: None,
        }
    }
}

impl Quote {
    /// The words at a place, as many as a bookmark keeps; `None` where the article has no such block.
    pub fn of(article: &Article, place: Place) -> Option<Self> {
        let text = article.blocks.get(place.paragraph)?.text;
        let at = boundary(text, place.byte);
        let end = at + length(text[at..].chars().take(EXACT));
        let [place, end] = [at, end].map(|byte| Place { byte, ..place });
        Self::between(article, place, end)
    }

    /// All words from a place to another one; `None` where the article has no such blocks, or the second place is not
    /// behind the first.
    pub fn between(article: &Article, from: Place, to: Place) -> Option<Self> {
        let block = |place: Place| {
            let text = article.blocks.get(place.paragraph)?.text;
            Some(text.split_at(boundary(text, place.byte)))
        };
        let ((before, first), (last, behind)) = (block(from)?, block(to)?);
        let exact = if from.paragraph == to.paragraph {
            last.get(before.len()..)?.to_owned()
        } else {
            if to.paragraph < from.paragraph {
                return None;
            }
            let between = article.blocks.range(from.paragraph + 1..to.paragraph);
            let between = between.map(|block| block.text);
            let all: Vec<&str> = [first].into_iter().chain(between).chain([last]).collect();
            all.join("\n")
        };
        Some(Self {
            exact,
            prefix: prefix(article, from.paragraph, before),
            suffix: suffix(article, to.paragraph, behind),
        })
    }
}

/// The last characters before the end of `text`, which begins a block, and in the blocks before it.
fn prefix(article: &Article, block: usize, text: &str) -> String {
    let before = article.blocks.range(..block).rev();
    let before = before.flat_map(|block| std::iter::once(PARTING).chain(block.text.chars().rev()));
    let mut letters: Vec<char> = text.chars().rev().chain(before).take(AROUND).collect();
    letters.reverse();
    String::from_iter(letters)
}

/// The first characters of `text`, which ends a block, and in the blocks behind it.
fn suffix(article: &Article, block: usize, text: &str) -> String {
    let behind = article.blocks.range(block + 1..);
    let behind = behind.flat_map(|block| std::iter::once(PARTING).chain(block.text.chars()));
    text.chars().chain(behind).take(AROUND).collect()
}

impl Place {
    /// The same place, at the boundary of a character.
    pub fn settled(self, article: &Article) -> Self {
        let block = article.blocks.get(self.paragraph);
        let byte = block.map_or(self.byte, |block| boundary(block.text, self.byte));
        Self { byte, ..self }
    }
}

/// The last boundary of characters up to a byte.
fn boundary(text: &str, byte: usize) -> usize {
    let found = (0..=byte.min(text.len())).rev();
    let mut found = found.filter(|at| text.is_char_boundary(*at));
    found.next().unwrap_or(0)
}

/// In bytes.
fn length(characters: impl Iterator<Item = char>) -> usize {
    characters.map(char::len_utf8).sum()
}
