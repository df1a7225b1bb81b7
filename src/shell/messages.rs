//! What went wrong, in words: what, where, and what to do.

use std::io;

use crate::app::words::{self, Lang};
use crate::text::Refusal;

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

/// There is no terminal to read in.
pub fn no_terminal(reason: NoTerminal, lang: Lang) -> &'static str {
    match reason {
        NoTerminal::Output => lang.say(words::NOT_A_TERMINAL),
        NoTerminal::Dumb => lang.say(words::DUMB_TERMINAL),
    }
}
