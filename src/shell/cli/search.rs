//! `dubao search QUERY`: articles by headline, kicker and subtitle as in the jump palette, the best first, then those
//! that have the query in their text.

use std::io;
use std::ops::Range;
use std::path::PathBuf;

use crate::app::{line_of, words};
use crate::search::{Headlines, Query, occurrences};
use crate::store::{Entry, Store};

use super::desk::Desk;
use super::exit::Exit;
use super::{listing, shelf};

/// How many characters of a text are shown on either side of what was found.
const AROUND: usize = 14;

/// Searches the articles at these paths.
///
/// # Errors
/// When the output cannot be written.
pub fn run(desk: &mut Desk, query: &str, paths: &[PathBuf]) -> io::Result<Exit> {
    if Query::parse(query).is_empty() {
        desk.tell_of(words::command_line::NO_QUERY, &[]);
        return Ok(Exit::Nothing);
    }
    let (store, tally) = shelf::load(desk, paths)?;
    let entries: Vec<&Entry> = store.articles().map(|(_, entry)| entry).collect();
    let (titled, rest) = by_headline(&entries, query);
    let mut found = 0;
    for entry in titled {
        found += 1;
        row(desk, &store, entry, "")?;
    }
    for entry in rest {
        if let Some(excerpt) = excerpt(entry, query) {
            found += 1;
            row(desk, &store, entry, &excerpt)?;
        }
    }
    if found == 0 && tally.read > 0 {
        desk.tell_of(words::NOTHING_FOUND, &[]);
        return Ok(Exit::Partly);
    }
    Ok(tally.exit())
}

/// The articles that a query finds by their headlines, the best first, and the others in their order.
fn by_headline<'a>(entries: &[&'a Entry], query: &str) -> (Vec<&'a Entry>, Vec<&'a Entry>) {
    let mut headlines = Headlines::default();
    for entry in entries {
        headlines.push(&line_of(entry));
    }
    let hits = headlines.find(&Query::parse(query), entries.len()).hits;
    let mut is_hit = vec![false; entries.len()];
    let mut titled = Vec::with_capacity(hits.len());
    for at in hits.into_iter().map(|hit| hit.id as usize) {
        is_hit[at] = true;
        titled.push(entries[at]);
    }
    let rest = entries.iter().zip(is_hit).filter(|(_, hit)| !hit);
    (titled, rest.map(|(entry, _)| *entry).collect())
}

/// The words around the first place in an article's text that has the query.
fn excerpt(entry: &Entry, query: &str) -> Option<String> {
    entry.article.blocks.iter().find_map(|block| {
        let found = occurrences(&block.text, query).into_iter().next()?;
        Some(around(&block.text, found))
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
