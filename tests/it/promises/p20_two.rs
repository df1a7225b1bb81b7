//! P20: eight programs at once, killed at random, lose no mark and bring back none that was removed; the lock is soon
//! free. Two machines' folders, edited apart and brought together in whatever way and order, come to the same marks.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use dubao::marks::{Change, Marks, Tag};
use dubao::shell::journal::Journal;
use dubao::shell::paths::Paths;

use super::home::{Home, files, has};
use super::tally::{Tally, cases, is_full};
use crate::journal::{bookmark, key};
use crate::maker::Rng;

const CHILD: &str = "DUBAO_TEST_EDITS_IN";

/// What a writer does in its turn `at`: it sets bookmarks, and removes every fourth again.
fn edit(writer: u32, at: u32) -> Change {
    let n = writer * 10_000 + at;
    if at % 4 == 3 {
        Change::Unmark { key: key(n - 1) }
    } else {
        bookmark(n)
    }
}

/// The bookmarks that stand in the end.
fn wanted(writers: u32, edits: u32) -> Vec<u32> {
    let all = (0..writers).flat_map(|writer| (0..edits).map(move |at| (writer, at)));
    let stands = |(_, at): &(u32, u32)| at % 4 != 3 && (at % 4 != 2 || at + 1 >= edits);
    all.filter(stands)
        .map(|(writer, at)| writer * 10_000 + at)
        .collect()
}

/// Not a test of its own: one of the programs. It says which edit is saved.
#[test]
fn a_program_that_edits() {
    let Some(wish) = std::env::var(CHILD).ok() else {
        return;
    };
    let mut words = wish.splitn(4, ' ');
    let mut number = || words.next().unwrap().parse::<u32>().unwrap();
    let (writer, from, to) = (number(), number(), number());
    let home = Home::at(Path::new(words.next().unwrap()));
    let mut journal = home.journal();
    let mut output = std::io::stdout().lock();
    for at in from..to {
        // Another program may hold the lock for long on a busy machine.
        while journal.append(&[edit(writer, at)]).is_err() {}
        writeln!(output, "saved {at}").unwrap();
        if at % 50 == 49 {
            home.forget_copies();
            let _ = journal.upkeep();
        }
    }
}

fn start(home: &Home, writer: u32, from: u32, to: u32) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    let name = "promises::p20_two::a_program_that_edits";
    command.args(["--exact", name, "--nocapture"]);
    command.env(
        CHILD,
        format!("{writer} {from} {to} {}", home.folder.display()),
    );
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().unwrap()
}

/// Does all edits of one writer, in programs that are killed at random; returns how many were.
fn write_and_be_killed(home: &Home, writer: u32, edits: u32, seed: u64) -> usize {
    let mut rng = Rng::new(seed);
    let (mut from, mut kills) = (0, 0);
    while from < edits {
        let mut child = start(home, writer, from, edits);
        let output = child.stdout.take().unwrap();
        let told = thread::spawn(move || {
            let lines = BufReader::new(output).lines().map_while(Result::ok);
            lines
                .filter_map(|line| line.split_once("saved ")?.1.parse::<u32>().ok())
                .last()
        });
        thread::sleep(Duration::from_millis(30 + rng.below(400) as u64));
        if child.try_wait().unwrap().is_none() {
            child.kill().unwrap();
            kills += 1;
        }
        child.wait().unwrap();
        from = told.join().unwrap().map_or(from, |last| last + 1);
    }
    kills
}

#[test]
fn p20_programs_at_once_lose_nothing_and_bring_nothing_back() {
    let (writers, edits) = if is_full() { (8, 200) } else { (3, 24) };
    let mut tally = Tally::of("P20");
    let mut kills = 0;
    for round in 0..cases(1, 20) as u64 {
        let home = Home::new();
        thread::scope(|scope| {
            let work = |writer: u32| {
                let (home, seed) = (&home, round * 100 + u64::from(writer));
                scope.spawn(move || write_and_be_killed(home, writer, edits, seed))
            };
            let all: Vec<_> = (0..writers).map(work).collect();
            kills += all
                .into_iter()
                .map(|one| one.join().unwrap())
                .sum::<usize>();
        });
        let journal = home.journal();
        let wanted = wanted(writers, edits);
        for n in &wanted {
            let there = journal.marks().is_bookmarked(key(*n));
            tally.note(
                there
                    .then_some(())
                    .ok_or(format!("round {round}: lost {n}")),
            );
        }
        let count = journal.marks().bookmarks().len();
        let none_back = count == wanted.len() && journal.damaged() == 0;
        tally.note(
            none_back
                .then_some(())
                .ok_or(format!("round {round}: {count} stand")),
        );
        let mut slowest = Duration::ZERO;
        for at in 0..5 {
            let mut child = start(&home, 90, at * 1_000, at * 1_000 + 999);
            thread::sleep(Duration::from_millis(60));
            child.kill().unwrap();
            let since = Instant::now();
            home.journal().append(&[bookmark(990_000)]).unwrap();
            slowest = slowest.max(since.elapsed());
            child.wait().unwrap();
        }
        let soon = slowest < Duration::from_secs(1);
        tally.note(soon.then_some(()).ok_or(format!("locked for {slowest:?}")));
    }
    tally.close(&format!(
        "marks of {writers} programs with {kills} kills: 0 lost, 0 resurrected, lock free at once"
    ));
}

/// Two machines, each with a folder of its own.
fn machines(folder: &Path) -> [Paths; 2] {
    ["one", "other"].map(|name| Paths {
        config: Some(folder.join(name).join("config")),
        state: Some(folder.join(name).join("state")),
    })
}

fn sync_folder(paths: &Paths) -> std::path::PathBuf {
    paths.config.as_ref().unwrap().join("sync")
}

/// Anything that people do.
fn any_edit(rng: &mut Rng) -> Change {
    let key = key(u32::try_from(rng.below(12)).unwrap());
    let word = ["甲", "乙", "丙"][rng.below(3)];
    match rng.below(7) {
        0 | 1 => bookmark(u32::try_from(rng.below(12)).unwrap()),
        2 => Change::Unmark { key },
        3 => Change::Note {
            key,
            text: word.to_owned(),
        },
        4 => Change::Tag {
            key,
            tag: Tag::new(word).unwrap(),
            on: rng.chance(60),
        },
        5 => Change::Read {
            key,
            read: rng.chance(60),
        },
        _ => Change::Query {
            name: word.to_owned(),
            query: rng.chance(70).then(|| word.to_owned()),
        },
    }
}

fn edit_apart(paths: &Paths, rng: &mut Rng, count: usize) {
    let mut journal = Journal::open(paths.clone());
    for _ in 0..count {
        journal.append(&[any_edit(rng)]).unwrap();
    }
}

/// How a folder comes to another machine.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// Every file is copied.
    Copy,
    /// Copied under the names that tools give to copies made of a conflict.
    Conflict(&'static str),
    /// Copied twice, the second time as it was before.
    Stale,
}

const WAYS: [Way; 5] = [
    Way::Copy,
    Way::Conflict(".sync-conflict-20261122-101500-ABCDEFG"),
    Way::Conflict(" (conflicted copy)"),
    Way::Conflict(" (Pan's conflicted copy 2026-11-22)"),
    Way::Stale,
];

fn carry(from: &Path, to: &Path, way: Way) {
    for file in files(from) {
        let mut name = to.join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(name.parent().unwrap()).unwrap();
        if let (Way::Conflict(words), Some("jsonl")) =
            (way, name.extension().and_then(|e| e.to_str()))
        {
            let stem = name.file_stem().unwrap().to_str().unwrap().to_owned();
            name.set_file_name(format!("{stem}{words}.jsonl"));
        }
        fs::copy(&file, name).unwrap();
    }
}

fn marks(paths: &Paths) -> Marks {
    Journal::open(paths.clone()).marks().clone()
}

#[test]
fn p20_folders_edited_apart_come_to_the_same_marks() {
    let mut tally = Tally::of("P20");
    let mut rng = Rng::new(20);
    for round in 0..cases(4, 200) {
        for way in WAYS {
            let folder = tempfile::tempdir().unwrap();
            let [one, other] = machines(folder.path());
            edit_apart(&one, &mut rng, 8);
            carry(&sync_folder(&one), &sync_folder(&other), Way::Copy);
            let before = tempfile::tempdir().unwrap();
            carry(&sync_folder(&one), before.path(), Way::Copy);
            edit_apart(&one, &mut rng, 20);
            edit_apart(&other, &mut rng, 20);
            let both = [(&one, &other), (&other, &one)];
            for (from, to) in if rng.chance(50) {
                both
            } else {
                [both[1], both[0]]
            } {
                carry(&sync_folder(from), &sync_folder(to), way);
                if let Way::Stale = way {
                    let words = Way::Conflict(" (older)");
                    carry(before.path(), &sync_folder(to), words);
                }
            }
            let same = marks(&one) == marks(&other);
            tally.note(
                same.then_some(())
                    .ok_or(format!("round {round}: {way:?} differs")),
            );
        }
    }
    if has("P20", "git", &["--version"]) {
        for round in 0..cases(1, 40) {
            tally.note(by_git(&mut rng).map_err(|why| format!("git, round {round}: {why}")));
        }
    }
    tally.close(
        "pairs of folders edited apart, conflict copies and git among them: identical marks",
    );
}

/// Runs git in the folder of a machine.
fn git(paths: &Paths, words: &[&str]) -> Result<(), String> {
    let mut command = Command::new("git");
    for setting in ["user.name=n", "user.email=e@e", "core.autocrlf=true"] {
        command.args(["-c", setting]);
    }
    command.arg("-C").arg(sync_folder(paths)).args(words);
    let done = command.output().unwrap();
    let said = [done.stdout, done.stderr].concat();
    done.status
        .success()
        .then_some(())
        .ok_or_else(|| String::from_utf8_lossy(&said).into_owned())
}

fn commit(paths: &Paths) -> Result<(), String> {
    git(paths, &["add", "-A"])?;
    git(paths, &["commit", "-qm", "marks"])
}

fn pull(to: &Paths, from: &Paths) -> Result<(), String> {
    let from = sync_folder(from);
    let from = from.to_str().unwrap();
    git(
        to,
        &["pull", "-q", "--no-rebase", "--no-edit", from, "main"],
    )
}

/// Both machines keep the folder in git, with what the reader put there for it, and share a log, as a cloned machine does.
fn by_git(rng: &mut Rng) -> Result<(), String> {
    let folder = tempfile::tempdir().unwrap();
    let [one, other] = machines(folder.path());
    edit_apart(&one, rng, 8);
    let upkeep = Journal::open(one.clone()).upkeep();
    upkeep.map_err(|trouble| trouble.to_string())?;
    git(&one, &["init", "-q", "-b", "main"])?;
    commit(&one)?;
    fs::create_dir_all(sync_folder(&other)).unwrap();
    git(&other, &["init", "-q", "-b", "main"])?;
    pull(&other, &one)?;
    // The worst case: the state folder was cloned too.
    super::home::copy_tree(one.state.as_ref().unwrap(), other.state.as_ref().unwrap());
    for paths in [&one, &other] {
        edit_apart(paths, rng, 12);
        commit(paths)?;
    }
    pull(&other, &one)?;
    pull(&one, &other)?;
    let (here, there) = (Journal::open(one), Journal::open(other));
    (here.marks() == there.marks() && here.damaged() == 0)
        .then_some(())
        .ok_or_else(|| "the marks differ".to_owned())
}

#[test]
fn p20_three_devices_merge_in_any_order() {
    let folder = tempfile::tempdir().unwrap();
    let edits = cases(300, 10_000);
    let mut rng = Rng::new(3);
    let devices = ["a", "b", "c"].map(|name| Paths {
        config: Some(folder.path().join(name).join("config")),
        state: Some(folder.path().join(name).join("state")),
    });
    for paths in &devices {
        let mut journal = Journal::open(paths.clone());
        let mut left = edits;
        while left > 0 {
            let batch = left.min(1 + rng.below(40));
            let changes: Vec<Change> = (0..batch).map(|_| any_edit(&mut rng)).collect();
            journal.append(&changes).unwrap();
            left -= batch;
        }
    }
    let mut tally = Tally::of("P20");
    let mut known: Option<Marks> = None;
    for order in [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ] {
        for compacted in [false, true] {
            let here = folder.path().join(format!("{order:?}{compacted}"));
            let merged = Paths {
                config: Some(here.clone()),
                state: Some(here.join("state")),
            };
            let mut journal = Journal::open(merged.clone());
            for at in order {
                let from = sync_folder(&devices[at]);
                if compacted {
                    let mut journal = Journal::open(devices[at].clone());
                    journal.upkeep().unwrap();
                }
                carry(
                    &from,
                    &sync_folder(&merged),
                    Way::Conflict(["x", "y", "z"][at]),
                );
                carry(&from, &sync_folder(&merged), Way::Copy);
                journal.refresh();
            }
            let afresh = marks(&merged);
            let known = known.get_or_insert_with(|| afresh.clone());
            let same = *known == afresh && *journal.marks() == afresh;
            tally.note(
                same.then_some(())
                    .ok_or(format!("{order:?} compacted {compacted}")),
            );
        }
    }
    tally.close(&format!(
        "orders of three devices of {edits} edits each, doubled and compacted: identical marks"
    ));
}
