//! P26: the program runs no other program and opens no connection: once, at the reader's start, it runs itself.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::session::{DUBAO, PLAIN, USUAL, ending, has, holds};
use super::tally::{Tally, cases};
use crate::maker::rng::Rng;
use crate::terminal::{Answer, Terminal, command};

/// A page.
const SEED: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/seeds/000_e9fe68a64e3df658.txt"
);

/// What is looked for.
const CALLS: &str = "trace=execve,execveat,socket,socketpair,connect";

/// Judges the record of one run: the programs that were run are the program itself, so many times; no connection.
fn judge(record: &Path, starts: usize) -> Result<(), String> {
    let record = fs::read_to_string(record).unwrap();
    let calls = |name: &str| record.lines().filter(|line| line.contains(name)).count();
    let own = record
        .lines()
        .filter(|line| line.contains("execve(") && line.contains(DUBAO))
        .count();
    let alone =
        own == starts && calls("execve") == starts && calls("socket") + calls("connect(") == 0;
    holds(alone, || record)
}

/// The commands, none of which opens the reader.
const COMMANDS: [&[&str]; 10] = [
    &["list"],
    &["list", "missing.txt"],
    &["search", "科技"],
    &["show", "nothing"],
    &["check", SEED],
    &["print", "--width", "40"],
    &["export", "--format", "jsonl"],
    &["bookmarks"],
    &["paths"],
    &["--help"],
];

fn trace(home: &Path) -> Vec<String> {
    let record = home.join("calls").to_string_lossy().into_owned();
    ["-f", "-qq", "-s", "4096", "-e", CALLS, "-o", &record, DUBAO]
        .map(str::to_owned)
        .into()
}

fn commands(tally: &mut Tally) {
    for arguments in COMMANDS {
        let home = tempfile::tempdir().unwrap();
        let mut command = Command::new("strace");
        command
            .args(trace(home.path()))
            .args(arguments)
            .current_dir(home.path());
        let run = command.env("HOME", home.path()).output().unwrap();
        holds(run.status.code().is_some(), || {
            format!("{arguments:?}: {}", run.status)
        })
        .unwrap();
        tally.note(judge(&home.path().join("calls"), 1));
    }
}

/// A session of the reader: it reads, searches, marks, is resized, stops and goes on, and its folder changes.
fn session(seed: u64, keys: usize) -> Result<(), String> {
    let home = tempfile::tempdir().unwrap();
    let papers = home.path().join("papers");
    fs::create_dir(&papers).unwrap();
    fs::copy(SEED, papers.join("a.txt")).unwrap();
    let mut arguments = trace(home.path());
    arguments.extend(PLAIN.map(str::to_owned));
    arguments.push("papers".to_owned());
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let traced = command("strace", home.path(), &arguments);
    let mut terminal = Terminal::start_command(Answer::Narrow, traced, USUAL);
    terminal.wait_for("座无虚席");
    terminal.press("\rjjm/的\rnnoGq\x1bq\x10kejijr\r\x1bg/科技\r\x1b\x1bgrqBq?qTa\re好\r");
    terminal.settled();
    fs::write(papers.join("b.txt"), crate::repairs::PAGE).unwrap();
    terminal.resize((60, 20));
    terminal.settled();
    terminal.resize(USUAL);
    let mut chance = Rng::new(seed);
    for _ in 0..keys {
        let keys = super::monkey::keys(&mut chance);
        terminal.press_bytes(&keys);
    }
    terminal.settled();
    terminal.press("\x03");
    let end = ending(&mut terminal);
    holds(end == "0", || format!("ended with {end}"))?;
    judge(&home.path().join("calls"), 2)
}

#[test]
fn p26_nothing_is_run_and_nobody_is_called() {
    if !has("strace") {
        return println!("P26 skipped: no strace");
    }
    let mut tally = Tally::of("P26");
    commands(&mut tally);
    for seed in 0..cases(1, 10) {
        tally.note(session(seed as u64, cases(20, 500)));
    }
    tally.close("commands and sessions: no program run but itself, once, by its guard; no socket, no connection");
}
