//! Marks on the disk: how long a save takes among many, how long many take to load, and what compacting leaves of a log.
//!
//! `cargo bench --bench marks` takes the median of 200 saves and 9 loads of 110,000 marks; as a test it takes few of few.

#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has failed"
)]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use dubao::marks::{Anchor, Change, Place, Quote};
use dubao::shell::journal::Journal;
use dubao::shell::paths::Paths;
use dubao::store::Key;
use tempfile::TempDir;

fn main() {
    let whole = std::env::args().any(|arg| arg == "--bench");
    let (scale, saves, loads) = if whole { (1, 200, 9) } else { (100, 3, 1) };
    for kept in [0, 1_000, 10_000] {
        let folder = TempDir::new().unwrap();
        fill(folder.path(), kept / scale, 0);
        save(folder.path(), kept / scale, saves);
    }
    let folder = TempDir::new().unwrap();
    fill(folder.path(), 10_000 / scale, 100_000 / scale);
    let load = || drop(Journal::open(paths(folder.path())));
    let taken = median((0..loads).map(|_| time(load)));
    let (bookmarks, read) = (10_000 / scale, 100_000 / scale);
    let size = size(folder.path());
    println!("load {bookmarks} bookmarks, {read} read, {size} bytes: {taken:.2?}");
    compact(10_000 / scale);
}

fn paths(folder: &Path) -> Paths {
    Paths {
        config: Some(folder.join("config")),
        state: Some(folder.join("state")),
    }
}

fn key(n: usize) -> Key {
    Key::parse(&format!("{n:032x}")).unwrap()
}

/// A bookmark as the reader makes them.
fn bookmark(n: usize) -> Change {
    let quote = Quote {
        exact: "京口瓜洲一水间，钟山只隔数重山。春风又绿江南岸，".to_owned(),
        prefix: String::new(),
        suffix: "明月何时照我还？墙角数枝梅，凌寒独自开。遥知不是雪，为有暗香".to_owned(),
    };
    let anchor = Anchor {
        paper: Some("松河日报".to_owned()),
        date: "2024-05-03".parse().ok(),
        page: Some(4),
        headline: Some(format!("春风又绿江南岸（{n}）")),
        quote: Some(quote),
        place: Some(Place::default()),
    };
    let key = key(n);
    Change::Bookmark { key, anchor }
}

fn fill(folder: &Path, bookmarks: usize, read: usize) {
    let mut changes: Vec<Change> = (0..bookmarks).map(bookmark).collect();
    let read = (0..read).map(|n| Change::Read {
        key: key(n),
        read: true,
    });
    changes.extend(read);
    Journal::open(paths(folder)).append(&changes).unwrap();
}

fn save(folder: &Path, kept: usize, rounds: usize) {
    let mut journal = Journal::open(paths(folder));
    let taken = median((0..rounds).map(|n| {
        let change = [bookmark(1_000_000 + n)];
        time(|| drop(journal.append(&change).unwrap()))
    }));
    println!("save among {kept}: {taken:.2?}");
}

/// A log of which one in ten lines counts.
fn compact(marks: usize) {
    let folder = TempDir::new().unwrap();
    let again = (0..10).flat_map(|_| (0..marks / 10).map(bookmark));
    let changes: Vec<Change> = again.collect();
    Journal::open(paths(folder.path()))
        .append(&changes)
        .unwrap();
    let before = size(folder.path());
    let mut journal = Journal::open(paths(folder.path()));
    let taken = time(|| journal.upkeep().unwrap());
    let after = size(folder.path());
    println!(
        "compact {marks} lines: {before} bytes, then {after}, in {taken:.2?}, with the copies"
    );
}

/// The bytes of all logs.
fn size(folder: &Path) -> u64 {
    let mut bytes = 0;
    for realm in ["bookmarks", "read"] {
        let entries = fs::read_dir(folder.join("config/sync").join(realm));
        let logs = entries.into_iter().flatten().flatten();
        bytes += logs.map(|log| log.metadata().unwrap().len()).sum::<u64>();
    }
    bytes
}

fn time(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

fn median(taken: impl Iterator<Item = Duration>) -> Duration {
    let mut taken: Vec<Duration> = taken.collect();
    taken.sort_unstable();
    taken[taken.len() / 2]
}
