//! What the command line understands: the commands and their arguments.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::app::words::{Lang, bookmarks as marks, command_line as words};
use crate::search::{Accent, Merger, Scheme};
use crate::text::Encoding;

use super::bookmarks::Format as Marks;
use super::export::Format;
use super::lang;
use super::parts::Parts;
use super::style;

/// The paths of a command.
pub const PATH: &str = "path";
/// A key, or several.
pub const KEY: &str = "key";
/// A query.
pub const QUERY: &str = "query";
/// The text of a note.
pub const TEXT: &str = "text";
/// A width in cells.
pub const WIDTH: &str = "width";
/// A format of the export.
pub const FORMAT: &str = "format";
/// The file that an export writes.
pub const OUTPUT: &str = "output";
/// An encoding.
pub const ENCODING: &str = "encoding";
/// The configuration folder.
pub const CONFIG_DIR: &str = "config-dir";
/// Whether corrections are left out.
pub const NO_CORRECTIONS: &str = "no-corrections";

/// The width of ambiguous characters.
pub const AMBIGUOUS: &str = "ambiguous-width";

/// The rule of line starts and ends.
pub const LINE_RULE: &str = "line-rule";

/// The sounds that are not told apart.
const FUZZY: &str = "fuzzy-sounds";

/// The keys by which syllables are typed.
const DOUBLE: &str = "double-pinyin";

/// The whole command line, in this language.
pub fn command(lang: Lang) -> Command {
    let parts = Parts(lang);
    let version = parts.flag("version", 'V', words::VERSION_HELP);
    let program = parts.command("dubao", words::ABOUT, vec![parts.paths()]);
    program
        .override_usage(lang.say(words::USAGE))
        .after_help(lang.say(words::EPILOGUE))
        .version(env!("CARGO_PKG_VERSION"))
        .args(everywhere(parts))
        .args(style::options(parts))
        .args(accents(parts))
        .arg(version.action(ArgAction::Version))
        .subcommands(reading(parts))
        .subcommand(bookmarks(parts))
        .subcommand(parts.command("dubao paths", words::PATHS, vec![]))
}

/// The options that tell how pinyin is typed, for every command.
fn accents(parts: Parts) -> [Arg; 2] {
    let fuzzy = parts.option(FUZZY, words::FUZZY, words::FUZZY_HELP);
    let double = parts.option(DOUBLE, words::DOUBLE, words::DOUBLE_HELP);
    let mergers = Merger::ALL.map(Merger::name);
    let schemes = Scheme::ALL.map(Scheme::name);
    [
        fuzzy
            .value_parser(PossibleValuesParser::new(mergers))
            .value_delimiter(',')
            .action(ArgAction::Append)
            .global(true),
        double
            .value_parser(PossibleValuesParser::new(schemes))
            .global(true),
    ]
}

/// How pinyin is typed.
pub fn accent(matches: &ArgMatches) -> Accent {
    let fuzzy: Vec<&String> = matches.get_many(FUZZY).into_iter().flatten().collect();
    let mergers = Merger::ALL.into_iter();
    let mergers: Vec<Merger> = mergers
        .filter(|own| fuzzy.iter().any(|name| *name == own.name()))
        .collect();
    let double = matches.get_one::<String>(DOUBLE);
    let scheme = double.and_then(|name| Scheme::ALL.into_iter().find(|own| own.name() == name));
    Accent::new(&mergers, scheme)
}

/// The options of every command.
fn everywhere(parts: Parts) -> [Arg; 6] {
    let language = parts.option(lang::OPTION, words::LANGUAGE, words::LANG_HELP);
    let encoding = parts.option(ENCODING, words::ENCODING, words::ENCODING_HELP);
    let config = parts.option(CONFIG_DIR, words::FOLDER, words::CONFIG_DIR_HELP);
    let ambiguous = parts.option(AMBIGUOUS, words::CELLS, words::AMBIGUOUS_HELP);
    let rule = parts.option(LINE_RULE, words::LEVEL, words::LINE_RULE_HELP);
    let as_read = parts.switch(NO_CORRECTIONS, words::NO_CORRECTIONS_HELP);
    let named = |name: &str| Encoding::named(name).ok_or("unknown");
    [
        language.value_parser(["zh", "en"]).global(true),
        encoding.value_parser(ValueParser::from(named)).global(true),
        config.value_parser(value_parser!(PathBuf)).global(true),
        ambiguous
            .value_parser(["auto", "narrow", "wide"])
            .global(true),
        rule.value_parser(["none", "basic", "gb", "strict"])
            .global(true),
        as_read.action(ArgAction::SetTrue).global(true),
    ]
}

/// The commands that read articles.
fn reading(parts: Parts) -> Vec<Command> {
    let key = parts
        .positional(KEY, words::KEY, words::KEY_HELP)
        .required(true);
    let query = parts
        .positional(QUERY, words::QUERY, words::QUERY_HELP)
        .required(true);
    let file = parts
        .positional(PATH, words::FILE, words::CHECK_FILE_HELP)
        .required(true);
    let file = file.num_args(1..).value_parser(value_parser!(PathBuf));
    let width = parts.option(WIDTH, words::NUMBER, words::WIDTH_HELP);
    let width = width.value_parser(value_parser!(u16).range(2..=1000));
    let format = parts
        .option(FORMAT, words::FORMAT, words::FORMAT_HELP)
        .required(true);
    let format = format.value_parser(PossibleValuesParser::new(Format::NAMES));
    let paths = parts.paths();
    vec![
        parts.command("dubao list", words::LIST, vec![paths.clone()]),
        parts.command("dubao show", words::SHOW, vec![key, paths.clone()]),
        parts
            .command("dubao search", words::SEARCH, vec![query, paths.clone()])
            .after_help(parts.0.say(words::QUERY_LANGUAGE)),
        parts.command("dubao check", words::CHECK, vec![file]),
        parts.command("dubao print", words::PRINT, vec![paths.clone(), width]),
        parts.command("dubao export", words::EXPORT, vec![paths, format]),
    ]
}

fn bookmarks(parts: Parts) -> Command {
    let key = parts
        .positional(KEY, words::KEY, words::KEY_HELP)
        .required(true);
    let keys = key.clone().num_args(1..);
    let text = parts
        .positional(TEXT, words::TEXT, words::NOTE_HELP)
        .required(true);
    let from = parts.option("from", words::PATH, words::FROM_HELP).id(PATH);
    let from = from
        .action(ArgAction::Append)
        .value_parser(value_parser!(PathBuf));
    let format = parts.option(FORMAT, words::FORMAT, marks::FORMAT_HELP);
    let names = PossibleValuesParser::new(Marks::NAMES);
    let output = parts.option(OUTPUT, words::FILE, marks::OUTPUT_HELP);
    let file = parts.positional(PATH, words::FILE, marks::IMPORT_FILE_HELP);
    let path = || value_parser!(PathBuf);
    let export = vec![
        format.required(true).value_parser(names),
        output.short('o').value_parser(path()),
    ];
    let import = vec![file.required(true).num_args(1..).value_parser(path())];
    let changes = [
        parts.command("dubao bookmarks export", marks::EXPORT, export),
        parts.command("dubao bookmarks import", marks::IMPORT, import),
        parts.command("dubao bookmarks add", words::ADD, vec![keys.clone(), from]),
        parts.command("dubao bookmarks remove", words::REMOVE, vec![keys]),
        parts.command("dubao bookmarks note", words::NOTE, vec![key, text]),
    ];
    let list = parts.command("dubao bookmarks", words::BOOKMARKS, vec![parts.paths()]);
    list.override_usage(parts.0.say(words::BOOKMARKS_USAGE))
        .subcommands(changes)
}
