//! `dubao [PATH…]`: the reader itself, where there is a terminal.

use std::env;
use std::path::PathBuf;

use crate::app::Options;
use crate::app::words::{self, Lang};
use crate::shell::guard::{self, End, Part};
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
    match guard::part() {
        Part::Reader => {}
        Part::Guard(End::Code(code)) => return Exit::Like(code),
        Part::Guard(End::Signal { number, restored }) => {
            if restored {
                complain(&lang.fill(words::READER_DIED, &[&number.to_string()]));
            }
            End::die(number);
            return Exit::Nothing;
        }
    }
    let problems = problems.into_iter().chain(foreign_locale(lang)).collect();
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

/// What to say of a locale whose letters are not UTF-8; one that is not set says nothing of the terminal.
fn foreign_locale(lang: Lang) -> Option<String> {
    let variables = ["LC_ALL", "LC_CTYPE", "LANG"];
    let mut set = variables.iter().filter_map(|name| {
        let value = env::var_os(name)?.to_string_lossy().into_owned();
        Some(format!("{name}={value}")).filter(|_| !value.is_empty())
    });
    let first = set.next()?;
    let plain = first.to_lowercase().replace('-', "");
    (!plain.contains("utf8")).then(|| lang.fill(words::NOT_UTF_8, &[&first]))
}
