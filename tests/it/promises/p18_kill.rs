//! P18: a kill at any moment, among ten thousand bookmarks, saving or compacting: what was told to be saved is there.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use dubao::marks::Change;

use super::home::Home;
use super::tally::{Tally, cases};
use crate::journal::{bookmark, key};
use crate::maker::Rng;

const CHILD: &str = "DUBAO_TEST_WAVERS_IN";
/// Of these the killed program sets and removes the bookmarks.
const WAVERING: u32 = 40;
/// So many others stand.
const STANDING: usize = 10_000;

/// Not a test of its own: the program that is killed. It tells what it is about to do, and that it is saved.
#[test]
fn a_program_that_wavers() {
    let Some(folder) = std::env::var_os(CHILD) else {
        return;
    };
    let home = Home::at(Path::new(&folder));
    let mut journal = home.journal();
    let mut output = std::io::stdout().lock();
    writeln!(output, "open").unwrap();
    for round in 0..100_000u32 {
        let n = round % WAVERING;
        let set = !journal.marks().is_bookmarked(key(n));
        writeln!(output, "wish {n} {set}").unwrap();
        let change = if set {
            bookmark(n)
        } else {
            Change::Unmark { key: key(n) }
        };
        journal.append(&[change]).unwrap();
        writeln!(output, "saved {n} {set}").unwrap();
        if round % 25 == 24 {
            home.forget_copies();
            journal.upkeep().unwrap();
        }
    }
}

fn start(home: &Home) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    let name = "promises::p18_kill::a_program_that_wavers";
    command.args(["--exact", name, "--nocapture"]);
    command.env(CHILD, &home.folder);
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().unwrap()
}

/// The bookmark that a line is about, and whether it is set.
fn told(line: &str, word: &str) -> Option<(u32, bool)> {
    let (n, set) = line.split_once(word)?.1.split_once(' ')?;
    Some((n.parse().ok()?, set == "true"))
}

#[test]
fn p18_a_kill_at_any_moment_costs_nothing_that_was_saved() {
    let home = Home::new();
    let standing: Vec<Change> = (1_000..)
        .take(cases(1_000, STANDING))
        .map(bookmark)
        .collect();
    home.journal().append(&standing).unwrap();
    let mut rng = Rng::new(18);
    let mut tally = Tally::of("P18");
    let (mut known, mut saved) = (BTreeMap::new(), 0);
    for round in 0..cases(12, 2_000) {
        let mut child = start(&home);
        let mut lines = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok);
        lines.by_ref().find(|line| line.ends_with("open"));
        thread::sleep(Duration::from_micros(rng.below(20_000) as u64));
        child.kill().unwrap();
        let mut coming = None;
        for line in lines {
            if let Some((n, set)) = told(&line, "saved ") {
                known.insert(n, set);
                saved += 1;
                coming = None;
            } else if let Some((n, _)) = told(&line, "wish ") {
                coming = Some(n);
            }
        }
        child.wait().unwrap();
        let journal = home.journal();
        let marks = journal.marks();
        // What was about to be done may be done.
        known.extend(coming.map(|n| (n, marks.is_bookmarked(key(n)))));
        let wrong: Vec<_> = known
            .iter()
            .filter(|(n, set)| marks.is_bookmarked(key(**n)) != **set)
            .collect();
        let set = known.values().filter(|set| **set).count();
        let whole = marks.bookmarks().len() == standing.len() + set && journal.damaged() == 0;
        tally.note(
            (wrong.is_empty() && whole)
                .then_some(())
                .ok_or_else(|| format!("round {round}: not as told: {wrong:?}")),
        );
    }
    assert!(saved > 0, "nothing was saved in time");
    tally.close(&format!(
        "kills, with {} bookmarks kept and {saved} changes told: old or new, 0 lost",
        standing.len()
    ));
}
