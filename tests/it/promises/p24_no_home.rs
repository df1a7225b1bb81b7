//! P24: without a home, or with one that is none, reading works, and it is said that marks cannot be saved.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use super::home::{Home, NOBODY, Told, is_root, key_of};
use super::tally::Tally;
use crate::terminal::Terminal;

/// What a home is like: the names of the environment and their values, and whether marks can be saved there.
struct Case {
    what: &'static str,
    names: Vec<(&'static str, OsString)>,
    saves: bool,
    /// Run by a person whom the system knows no home of.
    nobody: bool,
}

fn case(what: &'static str, saves: bool, names: &[(&'static str, &str)]) -> Case {
    let own = |(name, value): &(&'static str, &str)| (*name, OsString::from(value));
    Case {
        what,
        names: names.iter().map(own).collect(),
        saves,
        nobody: false,
    }
}

/// Homes that are none, or odd ones.
fn homes(folder: &str, file: &str, sealed: &str) -> Vec<Case> {
    let nobody = |what, names: &[_]| Case {
        nobody: true,
        ..case(what, false, names)
    };
    let mut odd = OsString::from(folder);
    odd.push(OsStr::from_bytes(b"/odd-\xff\xfe-\xce"));
    let new = format!("{folder}/new/home");
    vec![
        case("a home and nothing else", true, &[("HOME", folder)]),
        nobody("no home", &[]),
        nobody("an empty home", &[("HOME", "")]),
        nobody("a home that may not be written", &[("HOME", sealed)]),
        case("a home that is nothing", false, &[("HOME", "/dev/null")]),
        case(
            "a home that is always full",
            false,
            &[("HOME", "/dev/full")],
        ),
        case("a home that is a file", false, &[("HOME", file)]),
        case("a home that is not there yet", true, &[("HOME", &new)]),
        Case {
            names: vec![("HOME", odd)],
            ..case("a path that is no UTF-8", true, &[])
        },
    ]
}

/// Folders that are told, and are none, or odd ones; the home is as it should be.
fn told_folders(file: &str) -> Vec<Case> {
    let config = "DUBAO_CONFIG_DIR";
    let relative = [("XDG_CONFIG_HOME", "c"), ("XDG_STATE_HOME", "s")];
    vec![
        case(
            "XDG names that are relative count for nothing",
            true,
            &relative,
        ),
        case("a configuration that is a file", false, &[(config, file)]),
        case(
            "a configuration that is always full",
            false,
            &[(config, "/dev/full")],
        ),
        case(
            "a configuration that is relative",
            true,
            &[(config, "here")],
        ),
        case("a state that is a file", false, &[("XDG_STATE_HOME", file)]),
    ]
}

fn cases_in(home: &Home) -> Vec<Case> {
    let folder = home.folder.to_str().unwrap();
    let file = format!("{folder}/p0.txt");
    let sealed = format!("{folder}/sealed");
    fs::create_dir(&sealed).unwrap();
    fs::set_permissions(&sealed, fs::Permissions::from_mode(0o500)).unwrap();
    let mut all = homes(folder, &file, &sealed);
    for mut case in told_folders(&file) {
        case.names.push(("HOME", folder.into()));
        all.push(case);
    }
    all
}

impl Case {
    fn command(&self, home: &Home) -> Command {
        let mut command = if self.nobody {
            home.command_of(NOBODY)
        } else {
            home.command(&[])
        };
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"] {
            command.env_remove(name);
        }
        command.envs(self.names.iter().map(|(name, value)| (name, value)));
        command
    }

    fn run(&self, home: &Home, arguments: &[&str]) -> Told {
        Told::of(&self.command(home).args(arguments).output().unwrap())
    }

    fn judge(&self, home: &Home) -> Result<(), String> {
        let listed = self.run(home, &["list", "p0.txt"]);
        // A folder that is none is told; the page is read all the same.
        if listed.code != Some(0) || listed.out.lines().count() != 1 {
            return Err(format!("{}: {listed:?}", self.what));
        }
        let key = key_of(0).to_string();
        let added = self.run(home, &["bookmarks", "add", &key, "--from", "p0.txt"]);
        let marks = self.run(home, &["bookmarks"]);
        let there = marks.out.contains(&key);
        let holds = if self.saves {
            added.code == Some(0) && there
        } else {
            let told = added.err.contains("saved") && !added.err.contains("panicked");
            added.code == Some(4) && told && !there
        };
        holds
            .then_some(())
            .ok_or(format!("{}: {added:?}, {marks:?}", self.what))
    }
}

#[test]
fn p24_reading_works_without_a_home() {
    let mut tally = Tally::of("P24");
    for at in 0.. {
        let home = Home::new();
        fs::set_permissions(&home.folder, fs::Permissions::from_mode(0o755)).unwrap();
        let Some(case) = cases_in(&home).into_iter().nth(at) else {
            break;
        };
        if !case.nobody || is_root() {
            tally.note(case.judge(&home));
        }
    }
    tally.note(in_the_reader());
    tally.close("homes that are none: pages are read, what is not saved is said");
}

/// In the reader too: the page is there, the mark holds for this run, the last row says it is not saved.
fn in_the_reader() -> Result<(), String> {
    let home = Home::new();
    let args = ["--config-dir", "/dev/full", "p0.txt"];
    let mut terminal = Terminal::start(&home.folder, (100, 20), &args);
    terminal
        .wait_for("春风又绿")
        .press("m")
        .wait_for("未保存")
        .wait_for("✦");
    terminal.press("q");
    let code = terminal.wait_for_end();
    (code == 4)
        .then_some(())
        .ok_or(format!("the reader ends with {code}"))
}
