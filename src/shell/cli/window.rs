//! `dubao [PATH…]`: the reader itself, where there is a terminal.

use std::path::PathBuf;

use crate::app::Options;
use crate::shell::journal::Journal;
use crate::shell::paths::Paths;
use crate::shell::reader::{self, Wishes};
use crate::shell::{messages, tty};
use crate::text::Encoding;

use super::desk::complain;
use super::exit::Exit;

/// Opens the reader and stays until the person quits; `problems` are told there.
pub fn open(
    options: Options,
    encoding: Option<Encoding>,
    folders: Paths,
    paths: Vec<PathBuf>,
    problems: Vec<String>,
) -> Exit {
    let lang = options.lang;
    if let Err(reason) = tty::check() {
        complain(messages::no_terminal(reason, lang));
        return Exit::Nothing;
    }
    let journal = Journal::open(folders);
    let wishes = Wishes {
        paths,
        encoding,
        options,
        journal,
        problems,
    };
    match reader::run(wishes) {
        Ok(end) => {
            end.problems.iter().for_each(|problem| complain(problem));
            if end.saved { Exit::Fine } else { Exit::Unsaved }
        }
        Err(error) => {
            complain(&format!("{error:#}"));
            Exit::Nothing
        }
    }
}
