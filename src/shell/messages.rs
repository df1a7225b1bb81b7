//! What went wrong, in words: what, where, and what to do.

use std::io;
use std::path::Path;

use crate::app::words::{self, Lang, command_line};
use crate::text::Refusal;

use super::journal::Journal;
use super::sources::Missing;
use super::tty::NoTerminal;

/// There is nothing to read at a path.
pub fn missing(missing: &Missing, lang: Lang) -> String {
    match missing {
        Missing::Unreadable { path, error } => unreadable(&path.to_string_lossy(), error, lang),
        Missing::NoPages { path } => lang.fill(words::NO_PAGES, &[&path.to_string_lossy()]),
    }
}

/// A dump cannot be read.
pub fn unreadable(name: &str, error: &io::Error, lang: Lang) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => lang.fill(words::NOT_FOUND, &[name]),
        io::ErrorKind::PermissionDenied => lang.fill(words::NOT_ALLOWED, &[name]),
        _ => lang.fill(words::UNREADABLE, &[name, &error.to_string()]),
    }
}

/// A dump's bytes are no text that can be read.
pub fn refused(name: &str, refusal: Refusal, lang: Lang) -> String {
    match refusal {
        Refusal::Empty => lang.fill(words::EMPTY_FILE, &[name]),
        Refusal::Binary { at } => lang.fill(words::BINARY_FILE, &[name, &at.to_string()]),
        Refusal::Unknown => lang.fill(words::UNKNOWN_ENCODING, &[name]),
        Refusal::TooLarge { .. } => lang.fill(words::FILE_TOO_LARGE, &[name]),
    }
}

/// A folder cannot be watched.
pub fn not_watched(error: &str, lang: Lang) -> String {
    lang.fill(words::NOT_WATCHED, &[error])
}

/// What is wrong with the logs of marks: damaged lines, logs of a later version, what cannot be read.
pub fn marks(journal: &Journal, lang: Lang) -> Vec<String> {
    let mut messages = Vec::new();
    if journal.damaged() > 0 {
        let (count, aside) = (journal.damaged().to_string(), journal.aside());
        let values = [count.as_str(), &aside.to_string_lossy()];
        messages.push(lang.fill(command_line::DAMAGED_MARKS, &values));
    }
    let newer = |log: &Path| lang.fill(command_line::NEWER_MARKS, &[&log.to_string_lossy()]);
    messages.extend(journal.newer().map(newer));
    messages.extend(journal.unreadable().iter().map(|trouble| trouble.say(lang)));
    messages
}

/// There is no terminal to read in.
pub fn no_terminal(reason: NoTerminal, lang: Lang) -> &'static str {
    match reason {
        NoTerminal::Output => lang.say(words::NOT_A_TERMINAL),
        NoTerminal::Dumb => lang.say(words::DUMB_TERMINAL),
    }
}
