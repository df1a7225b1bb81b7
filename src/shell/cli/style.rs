//! The options that tell how texts are set.

use clap::{Arg, ArgAction, ArgMatches, value_parser};

use crate::app::setting::{Edge, Ends, Finish, Layout, Marks, Pinyin, Spacing, Style};
use crate::app::words::{command_line, typesetting as words};
use crate::text::{Script, Unseen};

use super::parts::Parts;

const MEASURE: &str = "measure";
const LAYOUT: &str = "layout";
const COLUMN: &str = "column-width";
const SPACING: &str = "paragraph-space";
const JUSTIFY: &str = "justify";
const HANG: &str = "hang";
const MARKS: &str = "marks";
const SCRIPT: &str = "script";
const PINYIN: &str = "pinyin";
const REVEAL: &str = "reveal";

/// The options, for every command.
pub fn options(parts: Parts) -> Vec<Arg> {
    let measures = i64::from(*Style::MEASURES.start())..=i64::from(*Style::MEASURES.end());
    let measure = parts.option(MEASURE, command_line::NUMBER, words::MEASURE_HELP);
    let marks = parts.option(MARKS, words::MARKS, words::MARKS_HELP);
    let script = parts.option(SCRIPT, words::SCRIPT, words::SCRIPT_HELP);
    let pinyin = parts.option(PINYIN, words::PINYIN, words::PINYIN_HELP);
    let switches = [
        (JUSTIFY, words::JUSTIFY_HELP),
        (HANG, words::HANG_HELP),
        (SPACING, words::SPACING_HELP),
        (REVEAL, words::REVEAL_HELP),
    ];
    let switches = switches.map(|(name, help)| parts.switch(name, help).action(ArgAction::SetTrue));
    let columns = i64::from(*Style::COLUMNS.start())..=i64::from(*Style::COLUMNS.end());
    let column = parts.option(COLUMN, command_line::NUMBER, words::COLUMN_HELP);
    let layout = parts.option(LAYOUT, words::LAYOUT, words::LAYOUT_HELP);
    let mut all = vec![
        layout.value_parser(["one", "columns", "vertical"]),
        column.value_parser(value_parser!(u16).range(columns)),
        measure.value_parser(value_parser!(u16).range(measures)),
        marks.value_parser(["full", "given"]),
        script.value_parser(["written", "simplified", "traditional"]),
        pinyin.value_parser(["none", "rare", "all"]),
    ];
    all.extend(switches);
    all.into_iter().map(|option| option.global(true)).collect()
}

/// The style that was chosen; `usual` tells the marks that are shown if none were named.
pub fn style(matches: &ArgMatches, usual: Marks) -> Style {
    let switch = |name: &str| matches.get_flag(name);
    let word = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let finish = Finish {
        spacing: if switch(SPACING) {
            Spacing::Spaced
        } else {
            Spacing::Solid
        },
        edge: if switch(JUSTIFY) {
            Edge::Justified
        } else {
            Edge::Ragged
        },
        ends: if switch(HANG) {
            Ends::Hanging
        } else {
            Ends::Inside
        },
        script: match word(SCRIPT) {
            Some("simplified") => Script::Simplified,
            Some("traditional") => Script::Traditional,
            _ => Script::AsWritten,
        },
        pinyin: match word(PINYIN) {
            Some("rare") => Pinyin::Rare,
            Some("all") => Pinyin::All,
            _ => Pinyin::Off,
        },
        unseen: if switch(REVEAL) {
            Unseen::Revealed
        } else {
            Unseen::Counted
        },
        marks: match word(MARKS) {
            Some("given") => Marks::AsGiven,
            Some(_) => Marks::Full,
            None => usual,
        },
    };
    Style {
        layout: match word(LAYOUT) {
            Some("columns") => Layout::Columns,
            Some("vertical") => Layout::Upright,
            _ => Layout::Single,
        },
        measure: matches.get_one(MEASURE).copied().unwrap_or(Style::MEASURE),
        column: matches.get_one(COLUMN).copied().unwrap_or(Style::COLUMN),
        finish,
    }
}
