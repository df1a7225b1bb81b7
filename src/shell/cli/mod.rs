//! The command line: which command, with what; how it ended. Each command has a file of its own.

mod bookmarks;
mod check;
mod config;
mod desk;
mod exit;
mod export;
mod grammar;
mod lang;
mod list;
mod listing;
mod mistake;
mod notes;
mod output;
mod parts;
mod paths;
mod print;
mod search;
mod shelf;
mod show;
mod style;
mod window;

use std::env;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::ArgMatches;

use crate::app::setting::Marks;
use crate::app::words::{Lang, command_line as words};
use crate::app::{Known, Options};
use crate::article::correct::Corrections;
use crate::text::{Ambiguous, Level};

use super::journal::Journal;
use super::paths::Paths;
use desk::Desk;
use exit::Exit;
use export::Format;
use output::Output;

/// Runs the program with its own arguments.
pub fn main() -> ExitCode {
    let (arguments, problems) = config::with_config(env::args_os().collect());
    let lang = lang::of(&arguments);
    let exit = match grammar::command(lang).try_get_matches_from(arguments) {
        Ok(matches) => run(&matches, lang, problems),
        Err(error) => mistake::tell(&error, lang),
    };
    exit.into()
}

fn run(matches: &ArgMatches, lang: Lang, problems: Vec<String>) -> Exit {
    let paths = Paths::find(matches.get_one::<PathBuf>(grammar::CONFIG_DIR).cloned());
    let encoding = matches.get_one(grammar::ENCODING).copied();
    let (ambiguous, known) = match one(matches, grammar::AMBIGUOUS).as_str() {
        "wide" => (Ambiguous::Wide, Known::Told),
        "narrow" => (Ambiguous::Narrow, Known::Told),
        _ => (Ambiguous::Narrow, Known::Guessed),
    };
    let level = match one(matches, grammar::LINE_RULE).as_str() {
        "none" => Level::None,
        "basic" => Level::Basic,
        "strict" => Level::Strict,
        _ => Level::Gb,
    };
    let all_matches = matches;
    let Some((name, matches)) = matches.subcommand() else {
        let options = Options {
            lang,
            ambiguous,
            known,
            level,
            style: style::style(all_matches, Marks::Full),
            accent: grammar::accent(all_matches),
        };
        return window::open(
            options,
            encoding,
            paths,
            all(matches, grammar::PATH),
            problems,
        );
    };
    for problem in &problems {
        desk::complain(problem);
    }
    let mut desk = Desk {
        lang,
        encoding,
        paths,
        ambiguous,
        level,
        style: style::style(all_matches, Marks::AsGiven),
        accent: grammar::accent(all_matches),
        out: Output::new(),
        corrections: Arc::default(),
    };
    if !matches.get_flag(grammar::NO_CORRECTIONS) {
        desk.corrections = Arc::new(corrections(&desk));
    }
    let ended = command(&mut desk, name, matches);
    match ended.and_then(|exit| desk.out.flush().map(|()| exit)) {
        Ok(exit) => exit,
        // Whoever closed the pipe has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Fine,
        Err(error) => {
            desk.tell_of(words::NO_OUTPUT, &[&error.to_string()]);
            Exit::Nothing
        }
    }
}

/// The corrections that the reader made.
fn corrections(desk: &Desk) -> Corrections {
    let journal = Journal::open_corrections(desk.paths.clone());
    bookmarks::tell_state(desk, &journal);
    journal.marks().standing_corrections()
}

fn command(desk: &mut Desk, name: &str, matches: &ArgMatches) -> io::Result<Exit> {
    let paths: Vec<PathBuf> = all(matches, grammar::PATH);
    match name {
        "list" => list::run(desk, &paths),
        "show" => show::run(desk, &one(matches, grammar::KEY), &paths),
        "search" => search::run(desk, &one(matches, grammar::QUERY), &paths),
        "check" => check::run(desk, &paths),
        "paths" => paths::run(desk),
        "print" => {
            let width = matches.get_one::<u16>(grammar::WIDTH).copied();
            print::run(desk, &paths, width.map(usize::from))
        }
        "export" => match Format::named(&one(matches, grammar::FORMAT)) {
            Some(format) => export::run(desk, format, &paths),
            None => Ok(Exit::Nothing),
        },
        _ => match matches.subcommand() {
            Some((name, matches)) => change_of_bookmarks(desk, name, matches),
            None => bookmarks::list(desk, &paths),
        },
    }
}

fn change_of_bookmarks(desk: &mut Desk, name: &str, matches: &ArgMatches) -> io::Result<Exit> {
    let keys: Vec<String> = all(matches, grammar::KEY);
    match name {
        "add" => bookmarks::add(desk, &keys, &all(matches, grammar::PATH)),
        "remove" => bookmarks::remove(desk, &keys),
        "export" => match bookmarks::Format::named(&one(matches, grammar::FORMAT)) {
            Some(format) => bookmarks::export(desk, format, matches.get_one(grammar::OUTPUT)),
            None => Ok(Exit::Nothing),
        },
        "import" => Ok(bookmarks::import(desk, &all(matches, grammar::PATH))),
        _ => bookmarks::note(desk, &keys.concat(), &one(matches, grammar::TEXT)),
    }
}

fn one(matches: &ArgMatches, id: &str) -> String {
    matches.get_one(id).cloned().unwrap_or_default()
}

/// The values of an argument; none if the command has no such argument.
fn all<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, id: &str) -> Vec<T> {
    let values = matches.try_get_many(id).ok().flatten();
    values
        .map(|values| values.cloned().collect())
        .unwrap_or_default()
}
