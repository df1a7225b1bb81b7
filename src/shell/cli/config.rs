//! The configuration file: the long options, each a line such as `line-rule = "strict"`. What the command line says
//! comes first; what is wrong with a line is told, and the line counts for nothing.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::{ArgAction, Command};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::app::words::{Lang, Word, command_line as words};
use crate::shell::messages;
use crate::shell::paths::Paths;

use super::{grammar, lang};

/// The most bytes that are read of it.
const MOST: u64 = 1 << 20;

/// The arguments that were given, with those of the configuration file before them, and what is wrong with the file.
pub fn with_config(mut given: Vec<OsString>) -> (Vec<OsString>, Vec<String>) {
    let folder = lang::last(&given, "--config-dir").map(PathBuf::from);
    let Some(file) = Paths::find(folder).options() else {
        return (given, Vec::new());
    };
    let told = lang::of(&given);
    let text = match text_of(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return (given, Vec::new()),
        Err(error) => {
            let problem = messages::unreadable(&file.to_string_lossy(), &error, told);
            return (given, vec![problem]);
        }
    };
    let mut reader = Reader {
        file: &file,
        text: &text,
        lang: told,
        grammar: grammar::command(told),
        problems: Vec::new(),
    };
    let options = reader.options();
    let problems = reader.problems;
    let new = options
        .into_iter()
        .filter(|option| !is_given(&given, option))
        .map(OsString::from);
    let at = given.len().min(1);
    given.splice(at..at, new.collect::<Vec<_>>());
    (given, problems)
}

/// Whether an option stands among the arguments already.
fn is_given(arguments: &[OsString], option: &str) -> bool {
    let name = option.split('=').next().unwrap_or(option);
    arguments
        .iter()
        .map(|argument| argument.to_string_lossy())
        .take_while(|argument| argument != "--")
        .any(|argument| argument.split('=').next() == Some(name))
}

fn text_of(file: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(file)?.take(MOST).read_to_string(&mut text)?;
    Ok(text)
}

/// Reads one file.
struct Reader<'a> {
    file: &'a Path,
    text: &'a str,
    lang: Lang,
    grammar: Command,
    problems: Vec<String>,
}

impl Reader<'_> {
    /// Its options as arguments, in its order.
    fn options(&mut self) -> Vec<String> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            self.complain(at, words::CONFIG_SYNTAX, &[error.message()]);
        }
        let mut entries: Vec<_> = table.get_ref().iter().collect();
        entries.sort_by_key(|(name, _)| name.span().start);
        entries
            .into_iter()
            .filter_map(|(name, value)| self.option(name, value))
            .collect()
    }

    /// An option as an argument, if it is one.
    fn option(&mut self, name: &Spanned<DeString>, value: &Spanned<DeValue>) -> Option<String> {
        let (name, at) = (&**name.get_ref(), name.span().start);
        let known = self
            .grammar
            .get_arguments()
            .find(|argument| argument.get_long() == Some(name) && is_option(name));
        let Some(known) = known else {
            self.complain(at, words::CONFIG_UNKNOWN, &[name]);
            return None;
        };
        let value = match (value.get_ref(), known.get_action()) {
            (DeValue::Boolean(wanted), ArgAction::SetTrue) => {
                return wanted.then(|| format!("--{name}"));
            }
            (DeValue::String(text), ArgAction::Set) => text,
            _ => self.text.get(value.span()).unwrap_or_default(),
        };
        let argument = format!("--{name}={value}");
        let trial = ["dubao", argument.as_str()];
        if self.grammar.clone().try_get_matches_from(trial).is_err() {
            self.complain(at, words::CONFIG_VALUE, &[name, value]);
            return None;
        }
        Some(argument)
    }

    fn complain(&mut self, at: usize, word: Word, values: &[&str]) {
        let before = self.text.get(..at).unwrap_or_default();
        let line = (before.matches('\n').count() + 1).to_string();
        let file = self.file.to_string_lossy();
        let mut all = vec![&*file, line.as_str()];
        all.extend(values);
        self.problems.push(self.lang.fill(word, &all));
    }
}

/// Whether an option may stand in the file: not where the file is, nor what ends the program at once.
fn is_option(name: &str) -> bool {
    !matches!(name, grammar::CONFIG_DIR | "help" | "version")
}
