//! The characters of a query → terms and signs between them. It does not know what fields mean.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use crate::search::word::Shape;
use crate::text::is_ignorable;

use super::LONGEST;
use super::fault::Mistake;
use super::field::Field;

/// A piece of a query.
#[derive(Debug)]
pub struct Token {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// What it is.
    pub what: Lexeme,
}

/// What a piece of a query is.
#[derive(Debug)]
pub enum Lexeme {
    /// `|`.
    Or,
    /// A term.
    Term(RawTerm),
    /// Something that is none.
    Wrong(Mistake, Option<RawTerm>),
}

/// A term as it is written.
#[derive(Debug, Default)]
pub struct RawTerm {
    /// Whether `!` stands before it.
    pub not: bool,
    /// The field that it names.
    pub field: Option<Field>,
    /// How its word may stand.
    pub shape: Shape,
    /// Its word, without signs; empty after a field without a value.
    pub word: String,
    /// Where the word stands with its signs, in bytes.
    pub word_at: Range<usize>,
}

/// The sign that a character is: those of an input method count as the ASCII ones. White space is a space.
pub fn sign(c: char) -> Option<char> {
    Some(match c {
        '!' | '！' => '!',
        '|' | '｜' => '|',
        ':' | '：' => ':',
        '"' | '＂' | '“' | '”' => '"',
        '\'' | '＇' | '‘' | '’' => '\'',
        '^' | '＾' => '^',
        '$' | '＄' => '$',
        '\\' | '＼' => '\\',
        c if c.is_whitespace() => ' ',
        _ => return None,
    })
}

/// The pieces of a query, in their order.
pub fn tokens(query: &str) -> Vec<Token> {
    let heard = query.char_indices().take(LONGEST);
    let chars: Vec<(usize, char)> = heard.filter(|(_, c)| !is_ignorable(*c)).collect();
    let end = query.char_indices().nth(LONGEST).map(|(at, _)| at);
    let mut scanner = Scanner {
        rest: chars.into_iter().peekable(),
        end: end.unwrap_or(query.len()),
    };
    let mut tokens = Vec::new();
    while let Some(token) = scanner.token() {
        tokens.push(token);
    }
    tokens.extend(end.map(|at| Token {
        at: at..query.len(),
        what: Lexeme::Wrong(Mistake::TooLong, None),
    }));
    tokens
}

struct Scanner {
    rest: Peekable<IntoIter<(usize, char)>>,
    end: usize,
}

impl Scanner {
    fn token(&mut self) -> Option<Token> {
        while self.take_sign(' ') {}
        self.rest.peek()?;
        let start = self.at();
        let what = if self.is_or() {
            Lexeme::Or
        } else {
            self.term()
        };
        let at = start..self.at();
        Some(Token { at, what })
    }

    fn term(&mut self) -> Lexeme {
        let mut term = RawTerm {
            not: self.take_sign('!'),
            ..RawTerm::default()
        };
        match self.field() {
            Ok(field) => term.field = field,
            Err(mistake) => {
                self.plain();
                return Lexeme::Wrong(mistake, None);
            }
        }
        let start = self.at();
        let exact = self.take_sign('\'');
        let prefix = !exact && self.take_sign('^');
        let quotes = self.take_sign('"');
        let (word, closed, suffix) = if quotes {
            let (word, closed) = self.quoted();
            (word, closed, self.take_last_dollar())
        } else {
            let (word, suffix) = self.plain();
            (word, true, suffix)
        };
        term.shape = match (prefix, suffix) {
            (true, true) => Shape::Whole,
            (true, false) => Shape::Prefix,
            (false, true) => Shape::Suffix,
            (false, false) if exact || quotes => Shape::Exact,
            (false, false) => Shape::Free,
        };
        // The end of 'word' is no part of it.
        let bare = exact && !quotes && word.len() > 1;
        term.word = match word.strip_suffix('\'') {
            Some(word) if bare => word.to_owned(),
            _ => word,
        };
        term.word_at = start..self.at();
        let empty = term.word.trim().is_empty();
        let marks = [
            (quotes, '"'),
            (exact, '\''),
            (prefix, '^'),
            (term.not && term.field.is_none(), '!'),
        ];
        let mark = marks.into_iter().find(|(there, _)| *there);
        match mark {
            _ if !closed => Lexeme::Wrong(Mistake::OpenQuote, Some(term).filter(|_| !empty)),
            Some((_, mark)) if empty => Lexeme::Wrong(Mistake::NoWord(mark), None),
            _ => Lexeme::Term(term),
        }
    }

    /// The field before a colon. Where an unknown name is of Latin letters before a plain colon a field is meant; else,
    /// as in a headline that was pasted, it is text.
    fn field(&mut self) -> Result<Option<Field>, Mistake> {
        let mut ahead = self.rest.clone();
        let mut name = String::new();
        let colon = loop {
            match ahead.next() {
                Some((_, c)) if sign(c) == Some(':') => break c,
                Some((_, c)) if sign(c).is_none() => name.push(c),
                _ => return Ok(None),
            }
        };
        let field = Field::named(&name);
        if field.is_some() {
            self.rest = ahead;
            return Ok(field);
        }
        let meant = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic());
        if colon == ':' && meant {
            let nearest = Field::nearest(&name);
            return Err(Mistake::UnknownField { name, nearest });
        }
        Ok(None)
    }

    /// A word up to the next white space, and whether an unescaped `$` stands at its end.
    fn plain(&mut self) -> (String, bool) {
        let mut word = String::new();
        let mut dollar = false;
        while let Some((_, c)) = self.rest.next_if(|(_, c)| sign(*c) != Some(' ')) {
            let escaped = self.escaped(c);
            dollar = escaped.is_none() && sign(c) == Some('$');
            word.push(escaped.unwrap_or(c));
        }
        let last = word.chars().next_back().map_or(0, char::len_utf8);
        let suffix = dollar && word.len() > last;
        if suffix {
            word.pop();
        }
        (word, suffix)
    }

    /// A word up to the next quotation mark, and whether there was one.
    fn quoted(&mut self) -> (String, bool) {
        let mut word = String::new();
        while let Some((_, c)) = self.rest.next() {
            match (self.escaped(c), sign(c)) {
                (Some(c), _) => word.push(c),
                (None, Some('"')) => return (word, true),
                (None, _) => word.push(c),
            }
        }
        (word, false)
    }

    /// The sign that a backslash makes a plain character.
    fn escaped(&mut self, c: char) -> Option<char> {
        if sign(c) != Some('\\') {
            return None;
        }
        let next = self.rest.next_if(|(_, c)| sign(*c).is_some());
        next.map(|(_, c)| c)
    }

    /// Takes a `|` that stands alone.
    fn is_or(&mut self) -> bool {
        let mut ahead = self.rest.clone();
        let bar = ahead.next().and_then(|(_, c)| sign(c)) == Some('|');
        let alone = ahead.next().is_none_or(|(_, c)| sign(c) == Some(' '));
        if bar && alone {
            self.rest.next();
        }
        bar && alone
    }

    /// Takes a `$` at the end of a quotation.
    fn take_last_dollar(&mut self) -> bool {
        let mut ahead = self.rest.clone();
        let dollar = ahead.next().and_then(|(_, c)| sign(c)) == Some('$');
        let last = ahead.next().is_none_or(|(_, c)| sign(c) == Some(' '));
        dollar && last && self.take_sign('$')
    }

    fn take_sign(&mut self, wanted: char) -> bool {
        self.rest
            .next_if(|(_, c)| sign(*c) == Some(wanted))
            .is_some()
    }

    /// Where the next character stands.
    fn at(&mut self) -> usize {
        self.rest.peek().map_or(self.end, |(at, _)| *at)
    }
}
