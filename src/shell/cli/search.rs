//! `dubao search QUERY`: the same language as in the jump palette. First the articles whose headline, kicker and subtitle
//! the query finds, the best first, then those that have its words in their text.

use std::collections::HashSet;
use std::io;
use std::ops::Range;
use std::path::PathBuf;

use crate::app::{facts, line_of, words};
use crate::article::Date;
use crate::marks::Marks;
use crate::search::fulltext::Phrases;
use crate::search::{Clause, Fact, Fault, Headlines, Query, Term, What};
use crate::shell::journal::Journal;
use crate::store::{Entry, Store};
use crate::text::{Ambiguous, SafeText, cells};

use super::bookmarks::tell_state;
use super::desk::{Desk, complain};
use super::exit::Exit;
use super::{listing, shelf};

/// How many characters of a text are shown on either side of what was found.
const AROUND: usize = 14;

/// Searches the articles at these paths.
///
/// # Errors
/// When the output cannot be written.
pub fn run(desk: &mut Desk, query: &str, paths: &[PathBuf]) -> io::Result<Exit> {
    let query = match Query::read(query) {
        Ok(query) if query.is_empty() => {
            desk.tell_of(words::command_line::NO_QUERY, &[]);
            return Ok(Exit::Nothing);
        }
        Ok(query) => query.with(desk.accent),
        Err(fault) => {
            tell(desk, query, &fault);
            return Ok(Exit::Nothing);
        }
    };
    let marks = marks(desk, &query);
    let (store, tally) = shelf::load(desk, paths)?;
    let entries: Vec<&Entry> = store.articles().map(|(_, entry)| entry).collect();
    let knows = |fact: &Fact, id: u32| knows(fact, entries[id as usize], &store, &marks);
    let mut headlines = Headlines::default();
    for entry in &entries {
        let day = entry.article.imprint.date.map_or(0, Date::number);
        headlines.push(&line_of(entry), day);
    }
    let titled = by_headline(&entries, &headlines, &query, &knows);
    let in_text = by_text(&entries, &headlines, &query, &knows);
    let is_titled: HashSet<usize> = titled.iter().map(|(at, _)| *at).collect();
    let in_text = in_text
        .into_iter()
        .filter(|(at, _)| !is_titled.contains(at));
    let mut found = 0;
    for (at, excerpt) in titled.into_iter().chain(in_text) {
        found += 1;
        row(desk, &store, entries[at], &excerpt)?;
    }
    if found == 0 && tally.read > 0 {
        desk.tell_of(words::NOTHING_FOUND, &[]);
        return Ok(Exit::Partly);
    }
    Ok(tally.exit())
}

/// Tells what is wrong with a query, and below it shows where.
fn tell(desk: &Desk, query: &str, fault: &Fault) {
    let lang = desk.lang;
    let part = |range: Range<usize>| SafeText::line(query.get(range).unwrap_or_default());
    let width = |text: &SafeText| cells(text.as_str(), Ambiguous::Narrow);
    complain(&words::query::fault(fault, query, lang));
    complain(&format!("  {}", part(0..query.len()).as_str()));
    let before = " ".repeat(width(&part(0..fault.at.start)));
    let below = "^".repeat(width(&part(fault.at.clone())).max(1));
    complain(&format!("  {before}{below}"));
}

/// The marks, if the query asks for any.
fn marks(desk: &Desk, query: &Query) -> Marks {
    let is_mark = |term: &Term| matches!(term.what, What::Fact(Fact::Is(_) | Fact::Tag(_)));
    let mut terms = query.clauses.iter().flat_map(|clause| &clause.0);
    if !terms.any(is_mark) {
        return Marks::default();
    }
    let journal = Journal::open(desk.paths.clone());
    tell_state(desk, &journal);
    journal.marks().clone()
}

fn knows(fact: &Fact, entry: &Entry, store: &Store, marks: &Marks) -> bool {
    facts::holds(fact, entry, store, marks, |phrase| {
        let blocks = entry.article.blocks.iter();
        Phrases::whole(phrase).stand_in(blocks.map(|block| block.text))
    })
}

/// The articles that a query finds by their headlines, the best first, each with its subtitle and kicker if it was
/// found there.
fn by_headline(
    entries: &[&Entry],
    headlines: &Headlines,
    query: &Query,
    knows: &dyn Fn(&Fact, u32) -> bool,
) -> Vec<(usize, String)> {
    let hits = headlines.find(query, entries.len(), knows).hits;
    let titled = hits.into_iter().map(|hit| {
        let at = hit.id as usize;
        let headline = entries[at].article.headline.len();
        let is_beyond = hit
            .spans(&line_of(entries[at]))
            .last()
            .is_some_and(|span| span.end > headline);
        let more = line_of(entries[at]).split_off(headline);
        let more = if is_beyond { more.trim() } else { "" };
        (at, more.to_owned())
    });
    titled.collect()
}

/// The articles that have the words of a query in their text, in their order, each with the words around the first place.
fn by_text(
    entries: &[&Entry],
    headlines: &Headlines,
    query: &Query,
    knows: &dyn Fn(&Fact, u32) -> bool,
) -> Vec<(usize, String)> {
    let Some(of_text) = in_text(query) else {
        return Vec::new();
    };
    let phrases = phrases(query);
    let hits = headlines.find(&of_text, entries.len(), knows).hits;
    let mut found: Vec<usize> = hits.iter().map(|hit| hit.id as usize).collect();
    found.sort_unstable();
    let excerpt = |at| excerpt(entries[at], &phrases).unwrap_or_default();
    found.into_iter().map(|at| (at, excerpt(at))).collect()
}

/// The query with its words looked for in the text; none if it has no word, or only such as must not be there.
fn in_text(query: &Query) -> Option<Query> {
    let mut words = 0;
    let mut of_text = query.clone();
    for term in of_text.clauses.iter_mut().flat_map(|Clause(terms)| terms) {
        if let (What::Headline(word), false) = (&term.what, term.not) {
            term.what = What::Fact(Fact::Text(word.text().to_owned()));
            words += 1;
        }
    }
    (words > 0).then_some(of_text)
}

/// What is looked for in the text, to be shown.
fn phrases(query: &Query) -> Vec<Phrases> {
    let terms = query.clauses.iter().flat_map(|clause| &clause.0);
    let wanted = terms.filter(|term| !term.not);
    let text = wanted.filter_map(|term| match &term.what {
        What::Headline(word) => Some(word.text()),
        What::Fact(Fact::Text(phrase)) => Some(phrase.as_str()),
        What::Fact(_) => None,
    });
    text.map(Phrases::whole).collect()
}

/// The words around the first place in an article's text that has one of these.
fn excerpt(entry: &Entry, phrases: &[Phrases]) -> Option<String> {
    entry.article.blocks.iter().find_map(|block| {
        let places = phrases.iter().flat_map(|phrase| phrase.places(block.text));
        let first = places.min_by_key(|place| place.start)?;
        Some(around(block.text, first))
    })
}

fn around(text: &str, found: Range<usize>) -> String {
    let before = text[..found.start].char_indices().rev().take(AROUND).last();
    let after = text[found.end..].char_indices().nth(AROUND);
    let start = before.map_or(found.start, |(at, _)| at);
    let end = after.map_or(text.len(), |(at, _)| found.end + at);
    let cut = |is_cut| if is_cut { "…" } else { "" };
    format!(
        "{}{}{}",
        cut(start > 0),
        &text[start..end],
        cut(end < text.len())
    )
}

fn row(desk: &mut Desk, store: &Store, entry: &Entry, excerpt: &str) -> io::Result<()> {
    let mut columns = listing::columns(&desk.out, desk.lang, store, entry);
    columns.push(excerpt.to_owned());
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    desk.out.row(&columns)
}
