//! `dubao bookmarks import`: bookmarks that this program or a browser wrote, merged with those that are here. What is here is
//! never overwritten by what is older; what cannot be read is told with its line.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::app::words::bookmarks as words;
use crate::app::words::{Lang, Word};
use crate::marks::{Change, Fault, Import, Marks, Op, from_html, parse};
use crate::shell::cli::desk::{Desk, complain};
use crate::shell::cli::exit::Exit;
use crate::shell::journal::Journal;
use crate::shell::messages;
use crate::shell::sources::Dump;
use crate::store::Key;
use crate::text::decode;

use super::{markdown, tell_state};

/// So many faults of a file are told one by one.
const TOLD: usize = 5;

/// What a file comes to.
struct Read {
    ops: Vec<Op>,
    /// What is wrong with it, in words, with the line.
    faults: Vec<String>,
}

/// Merges the bookmarks of these files with those that are here.
pub fn run(desk: &Desk, files: &[PathBuf]) -> Exit {
    let mut journal = Journal::open(desk.paths.clone());
    let mut exit = tell_state(desk, &journal);
    for file in files {
        exit = exit.max(import(desk, &mut journal, file));
    }
    exit
}

fn import(desk: &Desk, journal: &mut Journal, file: &Path) -> Exit {
    let name = file.to_string_lossy();
    let read = match read(desk.lang, journal.marks(), file) {
        Ok(read) => read,
        Err(message) => {
            complain(&message);
            return Exit::Nothing;
        }
    };
    for fault in read.faults.iter().take(TOLD) {
        complain(&format!("{name}:{fault}"));
    }
    if read.faults.len() > TOLD {
        let more = (read.faults.len() - TOLD).to_string();
        desk.tell_of(words::MORE_FAULTS, &[&name, &more]);
    }
    let wanted = bookmarked(&read.ops);
    let before = wanted
        .iter()
        .filter(|key| journal.marks().is_bookmarked(**key));
    let before = before.count();
    if let Err(trouble) = journal.import(read.ops) {
        complain(&trouble.say(desk.lang));
        return Exit::Unsaved;
    }
    let now = wanted
        .iter()
        .filter(|key| journal.marks().is_bookmarked(**key));
    let now = now.count();
    let counts = [now - before, before].map(|count| count.to_string());
    desk.tell_of(words::IMPORTED, &[&name, &counts[0], &counts[1]]);
    if now < wanted.len() {
        let gone = (wanted.len() - now).to_string();
        desk.tell_of(words::STAY_REMOVED, &[&name, &gone]);
    }
    if read.faults.is_empty() {
        Exit::Fine
    } else {
        Exit::Partly
    }
}

fn bookmarked(ops: &[Op]) -> BTreeSet<Key> {
    let keys = ops.iter().filter_map(|op| match op.change {
        Change::Bookmark { key, .. } => Some(key),
        _ => None,
    });
    keys.collect()
}

/// Reads a file in whichever format it is.
fn read(lang: Lang, marks: &Marks, file: &Path) -> Result<Read, String> {
    let name = file.to_string_lossy();
    let dump = if file.as_os_str() == "-" {
        Dump::Input
    } else {
        Dump::File(file.to_owned())
    };
    let bytes = dump
        .bytes()
        .map_err(|error| messages::unreadable(&name, &error, lang))?;
    let text = decode(&bytes, None).map_err(|refusal| messages::refused(&name, refusal, lang))?;
    let text = text.text.as_str();
    let start = text.trim_start().chars().take(4096).collect::<String>();
    let start = start.to_ascii_lowercase();
    let tags = ["<!doctype netscape", "<dl", "<dt", "<a "];
    if start.starts_with('{') {
        Ok(from_lines(lang, text))
    } else if markdown::is_markdown(text) {
        Ok(of_articles(lang, markdown::read(text, marks)))
    } else if tags.iter().any(|tag| start.contains(tag)) {
        Ok(of_articles(lang, from_html(text, marks)))
    } else {
        Err(lang.fill(words::NO_BOOKMARK_FILE, &[&name]))
    }
}

/// Lines of a log, as the export writes them.
fn from_lines(lang: Lang, text: &str) -> Read {
    let (mut ops, mut faults) = (Vec::new(), Vec::new());
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        match parse(line.trim()) {
            Ok(op) => ops.push(op),
            Err(fault) => {
                let number = (number + 1).to_string();
                faults.push(lang.fill(word_of(fault), &[&number]));
            }
        }
    }
    Read { ops, faults }
}

fn of_articles(lang: Lang, import: Import) -> Read {
    let told = import.skipped.iter().map(|skipped| {
        let line = skipped.line.to_string();
        lang.fill(words::NO_ARTICLE, &[&line, &skipped.address])
    });
    Read {
        faults: told.collect(),
        ops: import.ops,
    }
}

fn word_of(fault: Fault) -> Word {
    match fault {
        Fault::Torn | Fault::BadCrc => words::DAMAGED_LINE,
        Fault::NotJson => words::NO_ENTRY,
        Fault::Newer { .. } | Fault::UnknownOp => words::LATER_LINE,
    }
}
