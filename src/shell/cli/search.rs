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
    let in_text = rest
        .into_iter()
        .filter_map(|entry| Some((entry, excerpt(entry, query)?)));
    let mut found = 0;
    for (entry, excerpt) in titled.into_iter().chain(in_text) {
        found += 1;
        row(desk, &store, entry, &excerpt)?;
    }
    if found == 0 && tally.read > 0 {
        desk.tell_of(words::NOTHING_FOUND, &[]);
        return Ok(Exit::Partly);
    }
    Ok(tally.exit())
}

/// The articles that a query finds by their headlines, the best first, each with its subtitle and kicker if it was
/// found there, and the other articles in their order.
fn by_headline<'a>(
    entries: &[&'a Entry],
    query: &str,
) -> (Vec<(&'a Entry, String)>, Vec<&'a Entry>) {
    let lines: Vec<String> = entries.iter().map(|entry| line_of(entry)).collect();
    let mut headlines = Headlines::default();
    for line in &lines {
        headlines.push(line);
    }
    let mut is_hit = vec![false; entries.len()];
    let mut titled = Vec::new();
    for hit in headlines
        .find(&Query::parse(query), entries.len(), &|_, _| false)
        .hits
    {
        let at = hit.id as usize;
        let (headline, more) = lines[at].split_at(entries[at].article.headline.len());
        let is_beyond = hit
            .spans
            .last()
            .is_some_and(|span| span.end > headline.len());
        let more = if is_beyond { more.trim() } else { "" };
        titled.push((entries[at], more.to_owned()));
        is_hit[at] = true;
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
