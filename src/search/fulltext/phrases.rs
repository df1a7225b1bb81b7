//! A query of the full text, cut into words and quoted phrases. It knows no texts but those it is asked about.

use std::ops::Range;

use crate::search::phrase::places;
use crate::search::squeeze::squeezed;
use crate::text::{fold, is_ignorable};

/// At most so many characters of a query are looked at.
const LONGEST: usize = 256;

/// Words and quoted phrases, all of which are to be found, in any order.
///
/// White space divides words; in quotation marks (`"`, half or full width) it does not, and a quotation that is left open
/// runs to the end. At most 256 characters of a query are looked at. Control characters and what shows nothing are
/// passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrases {
    /// Squeezed, none empty, none twice.
    all: Vec<String>,
}

impl Phrases {
    /// Reads a query; every text is one.
    pub fn parse(query: &str) -> Self {
        let mut phrases = Self::default();
        let mut phrase = String::new();
        let mut quoted = false;
        for c in query.chars().take(LONGEST).filter(|&c| !is_ignorable(c)) {
            let ends = match fold(c) {
                '"' => {
                    quoted = !quoted;
                    true
                }
                ' ' => !quoted,
                _ => false,
            };
            if ends {
                phrases.add(&phrase);
                phrase.clear();
            } else {
                phrase.push(c);
            }
        }
        phrases.add(&phrase);
        phrases
    }

    /// A single phrase, whatever stands in it, as long as it may be.
    pub fn whole(phrase: &str) -> Self {
        let mut phrases = Self::default();
        phrases.add(phrase);
        phrases
    }

    /// Whether there is nothing to be found.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Where the phrases stand in a text, in bytes of it, from its start to its end; places that overlap are one.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        places(text, &self.all)
    }

    /// Whether each phrase stands in one of these blocks: what [`super::Texts::hold`] tells of a text that it has.
    pub fn stand_in<'t>(&self, blocks: impl IntoIterator<Item = &'t str>) -> bool {
        let mut missing: Vec<&String> = self.all.iter().collect();
        for block in blocks {
            missing.retain(|phrase| places(block, std::slice::from_ref(*phrase)).is_empty());
        }
        missing.is_empty() && !self.is_empty()
    }

    /// Whether whatever has these phrases has the `others` too.
    pub fn narrow(&self, others: &Self) -> bool {
        let has = |other: &String| self.all.iter().any(|own| own.contains(other.as_str()));
        !others.is_empty() && others.all.iter().all(has)
    }

    /// The bytes of the longest phrase, squeezed.
    pub fn longest(&self) -> usize {
        self.all.iter().map(String::len).max().unwrap_or(0)
    }

    pub(super) fn all(&self) -> &[String] {
        &self.all
    }

    fn add(&mut self, phrase: &str) {
        let phrase = squeezed(phrase);
        if !phrase.is_empty() && !self.all.contains(&phrase) {
            self.all.push(phrase);
        }
    }
}
