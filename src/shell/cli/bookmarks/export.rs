//! `dubao bookmarks export`: all bookmarks with their notes, tags and highlights, for people, for this program, for browsers.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{self, Path, PathBuf};

use crate::app::words::bookmarks as words;
use crate::marks::{Marks, print, to_html};
use crate::shell::cli::desk::{Desk, complain};
use crate::shell::cli::exit::Exit;
use crate::shell::journal::Journal;
use crate::shell::private;

use super::{markdown, tell_state};

/// A format of the export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// To be read.
    Markdown,
    /// Lines of a log: nothing is lost.
    Jsonl,
    /// What browsers exchange.
    Html,
}

impl Format {
    /// The names of the formats.
    pub const NAMES: [&str; 3] = ["markdown", "jsonl", "html"];

    /// The format of this name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "markdown" => Some(Self::Markdown),
            "jsonl" => Some(Self::Jsonl),
            "html" => Some(Self::Html),
            _ => None,
        }
    }
}

/// Exports all bookmarks, to a file if one is named.
///
/// # Errors
/// When the standard output cannot be written.
pub fn run(desk: &mut Desk, format: Format, file: Option<&PathBuf>) -> io::Result<Exit> {
    let journal = Journal::open(desk.paths.clone());
    let state = tell_state(desk, &journal);
    let text = match format {
        Format::Markdown => markdown::all(journal.marks(), desk.lang),
        Format::Jsonl => lines(journal.marks()),
        Format::Html => to_html(journal.marks()),
    };
    let Some(file) = file else {
        // The last end of line is written by whoever ends a text.
        if let Some(text) = text.strip_suffix('\n') {
            desk.out.text(text)?;
        }
        return Ok(state);
    };
    match write(file, text.as_bytes()) {
        Ok(()) => Ok(state),
        Err(error) => {
            let name = file.to_string_lossy();
            let values = [&*name, &error.to_string()];
            complain(&desk.lang.fill(words::NOT_EXPORTED, &values));
            Ok(Exit::Nothing)
        }
    }
}

fn lines(marks: &Marks) -> String {
    let ops = marks.standing();
    ops.iter().map(|op| print(op) + "\n").collect()
}

/// Gives a file these bytes, all or none; what is no file, such as a pipe, is written to.
fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = fs::canonicalize(file).or_else(|error| match error.kind() {
        ErrorKind::NotFound => path::absolute(file),
        _ => Err(error),
    })?;
    let known = fs::metadata(&file);
    if known.is_ok_and(|known| !known.is_file()) {
        return fs::OpenOptions::new()
            .write(true)
            .open(&file)?
            .write_all(bytes);
    }
    private::replace(&file, bytes)
}
