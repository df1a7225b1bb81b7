//! `dubao bookmarks`: the list of bookmarks, and changes to it, each told once it is on the disk.

mod export;
mod import;
mod markdown;

use std::io;
use std::path::PathBuf;

use crate::app::calendar;
use crate::app::words::{self, command_line};
use crate::marks::{Anchor, Bookmark, Change, Marks, Place, Tag};
use crate::shell::journal::Journal;
use crate::shell::messages;
use crate::store::{Key, Store};

use super::desk::{Desk, complain};
use super::exit::Exit;
use super::{listing, shelf};

pub use export::{Format, run as export};
pub use import::run as import;

/// Lists all bookmarks, newest first; given paths, it says which articles are not there.
///
/// # Errors
/// When the output cannot be written.
pub fn list(desk: &mut Desk, paths: &[PathBuf]) -> io::Result<Exit> {
    let journal = Journal::open(desk.paths.clone());
    let state = tell_state(desk, &journal);
    let library = if paths.is_empty() {
        None
    } else {
        Some(shelf::load(desk, paths)?)
    };
    let bookmarks = journal.marks().bookmarks();
    if bookmarks.is_empty() {
        desk.tell_of(command_line::NO_BOOKMARKS, &[]);
    }
    for bookmark in &bookmarks {
        let store = library.as_ref().map(|(store, _)| store);
        row(desk, bookmark, journal.marks(), store)?;
    }
    Ok(library.map_or(state, |(_, tally)| tally.exit().max(state)))
}

/// Bookmarks articles, each printed once it is saved.
///
/// # Errors
/// When the output cannot be written.
pub fn add(desk: &mut Desk, keys: &[String], paths: &[PathBuf]) -> io::Result<Exit> {
    let (store, tally) = shelf::load(desk, paths)?;
    if tally.read == 0 {
        return Ok(Exit::Nothing);
    }
    let mut journal = Journal::open(desk.paths.clone());
    let mut exit = tally.exit();
    for key in keys {
        let Some(entry) = shelf::find(desk, &store, key) else {
            exit = exit.max(Exit::Partly);
            continue;
        };
        let anchor = Anchor::of(&entry.article, Place::default());
        let change = Change::Bookmark {
            key: entry.key,
            anchor,
        };
        exit = exit.max(save(desk, &mut journal, change, &entry.article.headline)?);
    }
    look_after(&mut journal);
    Ok(exit)
}

/// Removes bookmarks, each printed once that is saved.
///
/// # Errors
/// When the output cannot be written.
pub fn remove(desk: &mut Desk, keys: &[String]) -> io::Result<Exit> {
    let mut journal = Journal::open(desk.paths.clone());
    let mut exit = Exit::Fine;
    for beginning in keys {
        exit = exit.max(match find(desk, &journal, beginning) {
            Some((key, headline)) => save(desk, &mut journal, Change::Unmark { key }, &headline)?,
            None => Exit::Partly,
        });
    }
    look_after(&mut journal);
    Ok(exit)
}

/// Writes a bookmark's note.
///
/// # Errors
/// When the output cannot be written.
pub fn note(desk: &mut Desk, beginning: &str, text: &str) -> io::Result<Exit> {
    let mut journal = Journal::open(desk.paths.clone());
    let Some((key, headline)) = find(desk, &journal, beginning) else {
        return Ok(Exit::Partly);
    };
    let text = text.trim().to_owned();
    let exit = save(desk, &mut journal, Change::Note { key, text }, &headline)?;
    look_after(&mut journal);
    Ok(exit)
}

/// What is saved is told by now, and does not depend on this: the next program tries again.
fn look_after(journal: &mut Journal) {
    let _ = journal.upkeep();
}

/// Tells what is wrong with the logs.
pub fn tell_state(desk: &Desk, journal: &Journal) -> Exit {
    for message in messages::marks(journal, desk.lang) {
        complain(&message);
    }
    if journal.unreadable().is_empty() {
        Exit::Fine
    } else {
        Exit::Partly
    }
}

/// The bookmark whose key begins so, and its headline.
fn find(desk: &Desk, journal: &Journal, beginning: &str) -> Option<(Key, String)> {
    let bookmarks = journal.marks().bookmarks();
    let keys = bookmarks.iter().map(|bookmark| bookmark.key).collect();
    let key = shelf::unique(desk, keys, beginning, command_line::NO_BOOKMARK)?;
    let bookmark = bookmarks.into_iter().find(|bookmark| bookmark.key == key)?;
    Some((key, bookmark.anchor.headline.unwrap_or_default()))
}

fn save(
    desk: &mut Desk,
    journal: &mut Journal,
    change: Change,
    headline: &str,
) -> io::Result<Exit> {
    let key = change.key();
    if let Err(trouble) = journal.append(&[change]) {
        complain(&trouble.say(desk.lang));
        return Ok(Exit::Unsaved);
    }
    desk.out.row(&[&listing::key(&desk.out, key), headline])?;
    desk.out.flush()?;
    Ok(Exit::Fine)
}

/// For a program: key, time, paper, date, page, headline, note, tags, highlighted passages, and what is to say of it.
fn row(
    desk: &mut Desk,
    bookmark: &Bookmark,
    marks: &Marks,
    library: Option<&Store>,
) -> io::Result<()> {
    let anchor = &bookmark.anchor;
    let tags = marks.tags(bookmark.key).map(Tag::as_str);
    let quoted = |words: &str| desk.lang.fill(words::bookmarks::QUOTED, &[words]);
    let passages = marks.highlights(bookmark.key);
    let passages = passages.map(|passage| quoted(&passage.quote.exact));
    let [paper, date, page] = listing::imprint(&desk.out, desk.lang, &anchor.imprint());
    let missing = library.is_some_and(|store| store.find(bookmark.key).is_none());
    let mark = if missing {
        desk.lang.say(words::NOT_LOADED)
    } else {
        ""
    };
    desk.out.row(&[
        &listing::key(&desk.out, bookmark.key),
        &time(bookmark.time),
        &paper,
        &date,
        &page,
        anchor.headline.as_deref().unwrap_or_default(),
        bookmark.note.as_deref().unwrap_or_default(),
        &tags.collect::<Vec<_>>().join(" "),
        &passages.collect::<Vec<_>>().join(" "),
        mark,
    ])
}

/// A time in UTC, such as `2026-11-21T09:08:27Z` (RFC 3339).
fn time(millis: u64) -> String {
    let seconds = millis / 1000;
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    format!(
        "{}T{hour:02}:{minute:02}:{second:02}Z",
        calendar::day(millis)
    )
}
