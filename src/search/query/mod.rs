//! What a reader asks for: clauses that must all hold, of each one of its terms. It does not know the headlines.

mod fact;
mod fault;
mod field;
mod print;
mod read;
mod scan;
mod value;

pub use fact::{Fact, State};
pub use fault::{Fault, Mistake};
pub use field::Field;

use crate::text::{fold, is_ignorable};

use super::accent::Accent;
use super::word::{Shape, Word};

/// At most so many characters of a query are looked at.
const LONGEST: usize = 256;

/// A query: clauses that must all hold, in any order.
///
/// At most 256 characters of it are looked at, and at most 63 of each word. Control characters and what shows nothing
/// are passed over; white space divides words.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Its clauses; one without any finds nothing.
    pub clauses: Vec<Clause>,
}

/// Terms of which one must hold; it has at least one.
#[derive(Clone, Debug)]
pub struct Clause(pub Vec<Term>);

/// What must hold, or must not.
#[derive(Clone, Debug)]
pub struct Term {
    /// Whether it must not hold.
    pub not: bool,
    /// What.
    pub what: What,
}

/// What a term speaks of.
#[derive(Clone, Debug)]
pub enum What {
    /// A word in the headline. One that must not be there is looked for in one piece.
    Headline(Word),
    /// Something else that is known of the article.
    Fact(Fact),
}

impl What {
    fn word_mut(&mut self) -> Option<&mut Word> {
        match self {
            Self::Headline(word)
            | Self::Fact(Fact::Author(word) | Fact::Paper(word) | Fact::PageName(word)) => {
                Some(word)
            }
            Self::Fact(_) => None,
        }
    }
}

impl Query {
    /// Reads words, in which no sign means anything: every text is such a query. [`Query::read`] knows the language.
    pub fn parse(text: &str) -> Self {
        let heard = text.chars().take(LONGEST).filter(|&c| !is_ignorable(c));
        let folded: String = heard.map(fold).collect();
        let words = folded.split(' ').filter(|word| !word.is_empty());
        let clause = |word| {
            let what = What::Headline(Word::new(word, super::word::Shape::Free));
            Clause(vec![Term { not: false, what }])
        };
        Self {
            clauses: words.map(clause).collect(),
        }
    }

    /// The same query as it is typed with an accent.
    #[must_use]
    pub fn with(mut self, accent: Accent) -> Self {
        if accent != Accent::default() {
            let terms = self.clauses.iter_mut().flat_map(|clause| &mut clause.0);
            for word in terms.filter_map(|term| term.what.word_mut()) {
                *word = word.clone().with(accent);
            }
        }
        self
    }

    /// Whether every headline that it finds is found by another query too, as far as that can be told at once: its words
    /// are the other's, some of them typed on.
    pub fn narrows(&self, wider: &Self) -> bool {
        let word = |clause: &Clause| match clause.0.as_slice() {
            [
                Term {
                    not: false,
                    what: What::Headline(word),
                },
            ] if word.shape() == Shape::Free => Some(word.text().to_owned()),
            _ => None,
        };
        let words = |query: &Self| query.clauses.iter().map(word).collect::<Option<Vec<_>>>();
        let (Some(own), Some(wider)) = (words(self), words(wider)) else {
            return false;
        };
        own.len() >= wider.len()
            && own
                .iter()
                .zip(&wider)
                .all(|(own, wider)| own.starts_with(wider.as_str()))
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }
}
