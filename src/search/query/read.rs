//! The language of queries: terms and signs → clauses, and what is wrong.

use super::fault::{Fault, Mistake};
use super::scan::{Lexeme, RawTerm, Token, tokens};
use super::value;
use super::{Clause, Fact, Query, Term, What};
use crate::search::word::Word;

impl Query {
    /// Reads a query in the language that `dubao search --help` tells.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn read(text: &str) -> Result<Self, Fault> {
        match Self::typed(text) {
            (_, Some(fault)) => Err(fault),
            (query, None) => Ok(query),
        }
    }

    /// Reads a query that is being typed: what of it can be understood, and the first thing that is wrong.
    pub fn typed(text: &str) -> (Self, Option<Fault>) {
        let mut reader = Reader::default();
        for token in tokens(text) {
            reader.take(token);
        }
        reader.end()
    }

    /// The first thing that is wrong with a query, told without making ready to answer it.
    pub fn fault(text: &str) -> Option<Fault> {
        let mut reader = Reader {
            only_checks: true,
            ..Reader::default()
        };
        for token in tokens(text) {
            reader.take(token);
        }
        reader.end().1
    }
}

#[derive(Default)]
struct Reader {
    clauses: Vec<Clause>,
    /// A `|` that waits for the term behind it.
    or: Option<Token>,
    /// Whether a term, right or wrong, stands before, so that a `|` may follow.
    follows: bool,
    /// Whether the clause of the term before was kept.
    kept: bool,
    /// Whether words of headlines are passed over: nothing can be wrong with them.
    only_checks: bool,
    fault: Option<Fault>,
}

impl Reader {
    fn take(&mut self, token: Token) {
        let Token { at, what } = token;
        match what {
            Lexeme::Or if self.follows && self.or.is_none() => {
                self.or = Some(Token { at, what });
            }
            Lexeme::Or => self.complain(at, Mistake::LoneOr, false),
            Lexeme::Wrong(mistake, term) => {
                let open = matches!(mistake, Mistake::OpenQuote | Mistake::NoWord(_));
                self.complain(at, mistake, open);
                self.put(term.as_ref());
            }
            Lexeme::Term(raw) => self.put(Some(&raw)),
        }
    }

    /// Puts a term in a clause of its own, or behind a `|` in the one before; what is wrong is left out.
    fn put(&mut self, raw: Option<&RawTerm>) {
        let joins = self.or.take().is_some();
        let term = raw.and_then(|raw| self.term(raw));
        self.follows = true;
        match term {
            Some(term) if joins && self.kept => {
                if let Some(Clause(terms)) = self.clauses.last_mut() {
                    terms.push(term);
                }
            }
            Some(term) => {
                self.clauses.push(Clause(vec![term]));
                self.kept = true;
            }
            None => self.kept &= joins,
        }
    }

    fn term(&mut self, raw: &RawTerm) -> Option<Term> {
        let what = match raw.field {
            None if self.only_checks => return None,
            None => What::Headline(Word::new(&raw.word, raw.shape)),
            Some(field) => match value::fact(field, raw) {
                Ok(fact) => What::Fact(fact),
                Err((mistake, open)) => {
                    self.complain(raw.word_at.clone(), mistake, open);
                    return None;
                }
            },
        };
        Some(Term { not: raw.not, what })
    }

    fn end(mut self) -> (Query, Option<Fault>) {
        if let Some(Token { at, .. }) = self.or.take() {
            self.complain(at, Mistake::LoneOr, true);
        }
        let mut clauses = self.clauses;
        // What costs more to answer is asked last.
        clauses.sort_by_key(cost);
        (Query { clauses }, self.fault)
    }

    fn complain(&mut self, at: std::ops::Range<usize>, what: Mistake, open: bool) {
        self.fault.get_or_insert(Fault { at, what, open });
    }
}

fn cost(clause: &Clause) -> u8 {
    let cost = |term: &Term| match &term.what {
        What::Headline(_) => 0,
        What::Fact(Fact::Text(_)) => 2,
        What::Fact(_) => 1,
    };
    clause.0.iter().map(cost).max().unwrap_or(0)
}
