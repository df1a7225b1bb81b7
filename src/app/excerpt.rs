//! The words around the first place in an article that has what is looked for.

use std::ops::Range;

use crate::article::Article;
use crate::search::fulltext::Phrases;
use crate::text::SafeText;

use super::sheet::places;

/// How many characters are kept before the first place, and from it on: more than a row of a list can show.
const BEFORE: usize = 60;
const FROM: usize = 160;

/// Some words of an article, fit for a row of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The words.
    pub text: String,
    /// What is looked for in them, in bytes, one after another.
    pub spans: Vec<Range<usize>>,
    /// Whether the text goes on before them.
    pub cut: bool,
}

impl Excerpt {
    /// The words around the first place where one of the phrases stands.
    pub fn of(article: &Article, phrases: &Phrases) -> Option<Self> {
        article.blocks.iter().find_map(|block| {
            let mut found = places(block.text, phrases).peekable();
            let first = found.peek()?.start;
            let before = block.text[..first].char_indices().rev().take(BEFORE);
            let start = before.last().map_or(first, |(at, _)| at);
            let end = block.text[first..].char_indices().nth(FROM);
            let end = end.map_or(block.text.len(), |(at, _)| first + at);
            let mut excerpt = Self {
                cut: start > 0,
                ..Self::default()
            };
            let mut at = start;
            for place in found.take_while(|place| place.start < end) {
                let place = place.start..place.end.min(end);
                excerpt.push(&block.text[at..place.start]);
                let from = excerpt.text.len();
                excerpt.push(&block.text[place.clone()]);
                excerpt.spans.push(from..excerpt.text.len());
                at = place.end;
            }
            excerpt.push(&block.text[at..end]);
            Some(excerpt)
        })
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(SafeText::line(text).as_str());
    }
}
