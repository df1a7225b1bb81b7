//! README: its table of keys is the one that the program goes by.

use std::fmt::Write;

use dubao::app::Action;
use dubao::app::keys::{BINDINGS, Place};

/// The keys of all panes but the lines being typed, as a table in markdown.
fn table() -> String {
    let mut table =
        String::from("| | list | text | text after `x` | page |\n|---|---|---|---|---|\n");
    for action in Action::ALL {
        let keys = |place| {
            let bound = BINDINGS
                .iter()
                .filter(|(places, _, bound)| bound == action && places.contains(&place));
            let keys: Vec<String> = bound
                .flat_map(|(_, keys, _)| keys.split('|'))
                .map(|key| format!("`{key}`"))
                .collect();
            keys.join(" ")
        };
        let [list, text, after, page] =
            [Place::List, Place::Reader, Place::Mend, Place::Raw].map(keys);
        if !format!("{list}{text}{after}{page}").is_empty() {
            let help = action.help().en;
            let _ = writeln!(table, "| {help} | {list} | {text} | {after} | {page} |");
        }
    }
    table
}

#[test]
fn readme_lists_the_keys_as_they_are() {
    let readme = include_str!("../../README.md");
    assert!(
        readme.contains(&table()),
        "README.md should hold:\n\n{}",
        table()
    );
}

#[test]
fn every_action_is_bound_to_a_key() {
    for action in Action::ALL {
        assert!(
            BINDINGS.iter().any(|(_, _, bound)| bound == action),
            "{} has no key",
            action.name()
        );
    }
}

#[test]
fn every_key_can_be_read() {
    for key in BINDINGS
        .iter()
        .flat_map(|(_, keys, _)| keys.split(['|', ' ']))
    {
        assert!(dubao::app::keys::Chord::parse(key).is_some(), "{key}");
    }
}
