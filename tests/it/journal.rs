//! The logs on the disk: what two programs, a torn tail, damage and sudden death may do to them.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::promises::cases;
use dubao::marks::{Anchor, Change, Place};
use dubao::shell::journal::Journal;
use dubao::shell::paths::Paths;
use dubao::store::Key;
use tempfile::TempDir;

pub fn paths(folder: &Path, device: &str) -> Paths {
    Paths {
        config: Some(folder.join("config")),
        state: Some(folder.join(device)),
    }
}

pub fn key(n: u32) -> Key {
    Key::parse(&format!("{n:032x}")).unwrap()
}

pub fn bookmark(n: u32) -> Change {
    let anchor = Anchor {
        headline: Some(format!("标题{n}")),
        ..Anchor::default()
    };
    Change::Bookmark {
        key: key(n),
        anchor,
    }
}

pub fn own_log(paths: &Paths) -> PathBuf {
    let device = fs::read_to_string(paths.device().unwrap()).unwrap();
    paths
        .bookmarks()
        .unwrap()
        .join(format!("{}.jsonl", device.trim()))
}

pub fn append_raw(path: &Path, bytes: &[u8]) {
    let mut file = fs::OpenOptions::new()
        .append(true)
        .create(true)
        .open(path)
        .unwrap();
    file.write_all(bytes).unwrap();
}

#[test]
fn a_mark_is_there_at_the_next_start() {
    let folder = TempDir::new().unwrap();
    let paths = paths(folder.path(), "a");
    let place = Place {
        paragraph: 2,
        byte: 9,
    };
    let changes = [
        bookmark(1),
        Change::Read {
            key: key(2),
            read: true,
        },
        Change::Place { key: key(2), place },
    ];
    let ops = Journal::open(paths.clone()).append(&changes).unwrap();
    assert_eq!(ops.len(), 3);
    let journal = Journal::open(paths);
    let marks = journal.marks();
    assert!(marks.is_bookmarked(key(1)) && marks.is_read(key(2)));
    assert_eq!(marks.place(key(2)), Some(place));
}

#[test]
fn two_programs_on_one_device_see_each_others_marks() {
    let folder = TempDir::new().unwrap();
    let mut one = Journal::open(paths(folder.path(), "a"));
    let mut two = Journal::open(paths(folder.path(), "a"));
    for n in 0..20 {
        one.append(&[bookmark(n)]).unwrap();
        let seen = two.append(&[bookmark(100 + n)]).unwrap();
        assert_eq!(seen.len(), 2, "what the other wrote comes along");
        assert_eq!(one.refresh().len(), 1);
    }
    assert_eq!(one.marks(), two.marks());
    assert_eq!(one.marks().bookmarks().len(), 40);
    assert_eq!(one.refresh(), [], "nothing is told twice");
}

#[test]
fn two_devices_never_write_one_file() {
    let folder = TempDir::new().unwrap();
    let mut one = Journal::open(paths(folder.path(), "a"));
    let mut two = Journal::open(paths(folder.path(), "b"));
    one.append(&[bookmark(1)]).unwrap();
    two.append(&[Change::Unmark { key: key(1) }, bookmark(2)])
        .unwrap();
    one.refresh();
    assert_eq!(one.marks().bookmarks(), two.marks().bookmarks());
    assert_eq!(one.logs().count(), 2);
}

#[test]
fn four_writers_at_once_lose_nothing() {
    let folder = TempDir::new().unwrap();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let paths = paths(folder.path(), "a");
            scope.spawn(move || {
                let mut journal = Journal::open(paths);
                for n in 0..50 {
                    journal.append(&[bookmark(writer * 1000 + n)]).unwrap();
                }
            });
        }
    });
    let journal = Journal::open(paths(folder.path(), "a"));
    assert_eq!(
        (journal.marks().bookmarks().len(), journal.damaged()),
        (200, 0)
    );
}

#[test]
fn copies_made_of_a_conflict_count_too() {
    let folder = TempDir::new().unwrap();
    let paths = paths(folder.path(), "a");
    Journal::open(paths.clone()).append(&[bookmark(1)]).unwrap();
    let log = own_log(&paths);
    fs::rename(
        &log,
        log.with_extension("sync-conflict-20240813-101500-ABC.jsonl"),
    )
    .unwrap();
    assert!(Journal::open(paths).marks().is_bookmarked(key(1)));
}

#[test]
fn a_log_that_a_tool_replaced_is_read_anew() {
    let folder = TempDir::new().unwrap();
    let (here, there) = (paths(folder.path(), "a"), paths(folder.path(), "b"));
    let mut one = Journal::open(here.clone());
    one.append(&[bookmark(1), bookmark(2)]).unwrap();
    let mut two = Journal::open(there);
    let log = fs::read_to_string(own_log(&here)).unwrap();
    let (first, second) = log.split_once('\n').unwrap();
    one.append(&[bookmark(3)]).unwrap();
    let third = fs::read_to_string(own_log(&here)).unwrap()[log.len()..].to_owned();
    fs::write(own_log(&here), format!("{second}{third}{first}\n")).unwrap();
    assert_eq!(two.refresh().len(), 1);
    assert_eq!(two.marks().bookmarks().len(), 3);
}

#[test]
fn a_torn_tail_is_cut_and_put_aside() {
    let folder = TempDir::new().unwrap();
    let paths = paths(folder.path(), "a");
    Journal::open(paths.clone()).append(&[bookmark(1)]).unwrap();
    append_raw(&own_log(&paths), b"{\"v\":1,\"op\":\"pu");
    let mut journal = Journal::open(paths.clone());
    journal.append(&[bookmark(2)]).unwrap();
    let text = fs::read_to_string(own_log(&paths)).unwrap();
    assert_eq!(text.lines().count(), 2);
    let journal = Journal::open(paths.clone());
    assert_eq!(
        (journal.marks().bookmarks().len(), journal.damaged()),
        (2, 0)
    );
    assert_eq!(put_aside(&paths), ["{\"v\":1,\"op\":\"pu"]);
}

#[test]
fn an_entry_that_lacks_only_its_end_of_line_is_kept() {
    let folder = TempDir::new().unwrap();
    let paths = paths(folder.path(), "a");
    Journal::open(paths.clone()).append(&[bookmark(1)]).unwrap();
    let log = own_log(&paths);
    let text = fs::read_to_string(&log).unwrap();
    fs::write(&log, text.trim_end()).unwrap();
    Journal::open(paths.clone()).append(&[bookmark(2)]).unwrap();
    assert_eq!(Journal::open(paths).marks().bookmarks().len(), 2);
}

fn put_aside(paths: &Paths) -> Vec<String> {
    let mut lines = Vec::new();
    for entry in fs::read_dir(paths.corrupt().unwrap()).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        lines.extend(text.lines().map(str::to_owned));
    }
    lines
}

#[test]
fn a_damaged_line_costs_itself_and_is_put_aside_once() {
    let folder = TempDir::new().unwrap();
    let paths = paths(folder.path(), "a");
    Journal::open(paths.clone())
        .append(&[bookmark(1), bookmark(2), bookmark(3)])
        .unwrap();
    let log = own_log(&paths);
    let damaged = fs::read_to_string(&log).unwrap().replace("标题2", "标题9");
    fs::write(&log, &damaged).unwrap();
    for _ in 0..3 {
        let mut journal = Journal::open(paths.clone());
        assert_eq!(
            (journal.marks().bookmarks().len(), journal.damaged()),
            (2, 1)
        );
        journal.refresh();
        assert_eq!(journal.damaged(), 1);
    }
    assert_eq!(put_aside(&paths), [damaged.lines().nth(1).unwrap()]);
    assert_eq!(fs::read_to_string(log).unwrap(), damaged);
}

#[test]
fn a_log_of_a_later_version_is_read_and_never_written() {
    let folder = TempDir::new().unwrap();
    let paths = paths(folder.path(), "a");
    Journal::open(paths.clone()).append(&[bookmark(1)]).unwrap();
    let log = own_log(&paths);
    append_raw(&log, b"{\"v\":999,\"op\":\"put\",\"shape\":\"new\"}\n");
    let before = fs::read(&log).unwrap();
    let mut journal = Journal::open(paths.clone());
    assert_eq!(journal.newer().collect::<Vec<_>>(), [log.as_path()]);
    journal.append(&[bookmark(2)]).unwrap();
    journal.append(&[bookmark(3)]).unwrap();
    assert_eq!(fs::read(&log).unwrap(), before);
    assert_eq!(Journal::open(paths).marks().bookmarks().len(), 3);
}

#[test]
fn without_a_home_reading_works_and_saving_says_so() {
    let mut journal = Journal::open(Paths::default());
    assert_eq!(journal.marks().bookmarks(), []);
    assert!(journal.append(&[bookmark(1)]).is_err());
    assert!(
        !journal.marks().is_bookmarked(key(1)),
        "what is not saved does not count"
    );
}

#[test]
fn where_folders_cannot_be_made_saving_says_so_and_works_later() {
    let folder = TempDir::new().unwrap();
    let paths = paths(folder.path(), "a");
    let obstacle = folder.path().join("config");
    fs::write(&obstacle, "a file where a folder should be").unwrap();
    let mut journal = Journal::open(paths);
    assert!(journal.append(&[bookmark(1)]).is_err());
    assert!(!journal.unreadable().is_empty());
    fs::remove_file(&obstacle).unwrap();
    assert_eq!(journal.append(&[bookmark(1)]).unwrap().len(), 1);
    assert!(journal.unreadable().is_empty());
}

#[test]
fn a_damaged_name_of_the_device_is_drawn_anew() {
    let folder = TempDir::new().unwrap();
    let paths = paths(folder.path(), "a");
    Journal::open(paths.clone()).append(&[bookmark(1)]).unwrap();
    fs::write(paths.device().unwrap(), "\0\0\0\0").unwrap();
    let mut journal = Journal::open(paths);
    journal.append(&[bookmark(2)]).unwrap();
    assert_eq!(journal.marks().bookmarks().len(), 2);
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_the_marks() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().unwrap();
    let paths = paths(folder.path(), "a");
    Journal::open(paths.clone()).append(&[bookmark(1)]).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for private in [
        own_log(&paths),
        paths.device().unwrap(),
        paths.lock().unwrap(),
    ] {
        assert_eq!(mode(&private), 0o600, "{}", private.display());
        assert_eq!(
            mode(private.parent().unwrap()),
            0o700,
            "{}",
            private.display()
        );
    }
}

const CHILD: &str = "DUBAO_TEST_BOOKMARKS_IN";

/// Not a test of its own: the program that the next test kills. It acknowledges each mark once it is saved.
#[test]
fn a_program_that_bookmarks() {
    let Some(folder) = std::env::var_os(CHILD) else {
        return;
    };
    let mut journal = Journal::open(paths(Path::new(&folder), "a"));
    let mut output = std::io::stdout().lock();
    let first = u32::try_from(journal.marks().bookmarks().len()).unwrap();
    for n in first..first + 5_000 {
        journal.append(&[bookmark(n)]).unwrap();
        writeln!(output, "saved {n}").unwrap();
    }
}

fn start_bookmarking(folder: &Path) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([
        "--exact",
        "journal::a_program_that_bookmarks",
        "--nocapture",
    ]);
    command
        .env(CHILD, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command.spawn().unwrap()
}

#[cfg(unix)]
#[test]
fn what_was_acknowledged_outlives_a_kill_at_any_moment() {
    let folder = TempDir::new().unwrap();
    let mut acknowledged: Vec<u32> = Vec::new();
    let mut bytes = [0; 2];
    let kills = cases(25, 200);
    for round in 0..kills {
        let mut child = start_bookmarking(folder.path());
        let mut output = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = output
            .by_ref()
            .map(Result::unwrap)
            .find_map(|line| number(&line));
        getrandom::fill(&mut bytes).unwrap();
        std::thread::sleep(Duration::from_micros(
            u64::from(u16::from_le_bytes(bytes)) / 3,
        ));
        child.kill().unwrap();
        acknowledged.extend(first);
        acknowledged.extend(output.filter_map(|line| number(&line.ok()?)));
        child.wait().unwrap();
        let journal = Journal::open(paths(folder.path(), "a"));
        let lost: Vec<&u32> = acknowledged
            .iter()
            .filter(|n| !journal.marks().is_bookmarked(key(**n)))
            .collect();
        assert!(
            first.is_some() && lost.is_empty(),
            "round {round}: lost {lost:?}"
        );
        assert_eq!(journal.damaged(), 0);
    }
    println!(
        "{} marks were acknowledged in {kills} rounds, none lost",
        acknowledged.len(),
    );
}

fn number(line: &str) -> Option<u32> {
    line.split_once("saved ")?.1.parse().ok()
}
