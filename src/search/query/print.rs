//! A query as text that reads as the same query.

use std::fmt::{self, Display, Formatter};

use crate::article::Date;
use crate::search::word::{Shape, Word};

use super::field::{Field, kind_name, state_name};
use super::scan::sign;
use super::{Clause, Fact, Query, Term, What};

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        joined(f, &self.clauses, " ")
    }
}

impl Display for Clause {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        joined(f, &self.0, " | ")
    }
}

impl Display for Term {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(if self.not { "!" } else { "" })?;
        match &self.what {
            What::Headline(word) => write_word(f, word),
            What::Fact(fact) => fact.fmt(f),
        }
    }
}

impl Display for Fact {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let name = field(self).names().first().copied().unwrap_or_default();
        write!(f, "{name}:")?;
        match self {
            Self::Author(word) | Self::Paper(word) | Self::PageName(word) => write_word(f, word),
            Self::Page(pages) if pages.start() == pages.end() => write!(f, "{}", pages.start()),
            Self::Page(pages) => write!(f, "{}-{}", pages.start(), pages.end()),
            Self::Day(first, last) if first == last => write_day(f, *first),
            Self::Day(first, last) => {
                write_day(f, *first)?;
                f.write_str("..")?;
                write_day(f, *last)
            }
            Self::Kind(kind) => f.write_str(kind_name(*kind)),
            Self::Is(state) => f.write_str(state_name(*state)),
            Self::Tag(text) | Self::Text(text) => write_quoted(f, text),
        }
    }
}

fn field(fact: &Fact) -> Field {
    match fact {
        Fact::Author(_) => Field::Author,
        Fact::Paper(_) => Field::Paper,
        Fact::Page(_) | Fact::PageName(_) => Field::Page,
        Fact::Day(..) => Field::Date,
        Fact::Kind(_) => Field::Kind,
        Fact::Is(_) => Field::Is,
        Fact::Tag(_) => Field::Tag,
        Fact::Text(_) => Field::Text,
    }
}

fn write_word(f: &mut Formatter<'_>, word: &Word) -> fmt::Result {
    let shape = word.shape();
    if shape == Shape::Free {
        return word.text().chars().try_for_each(|c| write_plain(f, c));
    }
    let prefix = matches!(shape, Shape::Prefix | Shape::Whole);
    f.write_str(if prefix { "^" } else { "" })?;
    write_quoted(f, word.text())?;
    let suffix = matches!(shape, Shape::Suffix | Shape::Whole);
    f.write_str(if suffix { "$" } else { "" })
}

fn write_quoted(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    f.write_str("\"")?;
    for c in text.chars() {
        if matches!(sign(c), Some('"' | '\\')) {
            f.write_str("\\")?;
        }
        write!(f, "{c}")?;
    }
    f.write_str("\"")
}

fn write_plain(f: &mut Formatter<'_>, c: char) -> fmt::Result {
    f.write_str(if sign(c).is_some() { "\\" } else { "" })?;
    write!(f, "{c}")
}

fn write_day(f: &mut Formatter<'_>, day: Option<Date>) -> fmt::Result {
    day.map_or(Ok(()), |day| day.fmt(f))
}

fn joined<T: Display>(f: &mut Formatter<'_>, items: &[T], between: &str) -> fmt::Result {
    for (number, item) in items.iter().enumerate() {
        f.write_str(if number > 0 { between } else { "" })?;
        item.fmt(f)?;
    }
    Ok(())
}
