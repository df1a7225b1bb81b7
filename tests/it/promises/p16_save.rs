//! P16: a save, and a compaction, is all or nothing: whatever single call of the system fails, and wherever the program
//! is killed, what was told to be saved is there, nothing else is harmed, and the next start works.

use std::collections::BTreeMap;
use std::fs;

use dubao::marks::Marks;

use super::home::{Home, has, key_of, wavering};
use super::tally::{Tally, is_full};

const ERRORS: [&str; 6] = ["ENOSPC", "EIO", "EROFS", "EDQUOT", "EACCES", "EINTR"];

/// All that touches a file, by whatever name the system calls it.
const CALLS: &str = "?open,?openat,?read,?pread64,?write,?pwrite64,?close,?fsync,?fdatasync,?rename,?renameat,?renameat2,\
    ?unlink,?unlinkat,?flock,?ftruncate,?mkdir,?mkdirat,?stat,?fstat,?newfstatat,?statx,?lseek,?getdents64,?chmod,?fchmod,\
    ?fchown,?readlink,?readlinkat,?getrandom,?mmap";

/// The log of another device, which nobody may touch.
const OTHER: &str = "00000000000000aa.jsonl";

/// A home before a save: what is kept in it, and what another device wrote.
struct Scene {
    name: &'static str,
    home: Home,
    before: Marks,
    other: Vec<u8>,
}

fn scene(name: &'static str, home: Home) -> Scene {
    let elsewhere = Home::new();
    let changes = [crate::journal::bookmark(70)];
    elsewhere.journal().append(&changes).unwrap();
    let other = fs::read(elsewhere.log()).unwrap();
    let folder = home.paths().bookmarks().unwrap();
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(OTHER), &other).unwrap();
    let before = home.marks();
    Scene {
        name,
        home,
        before,
        other,
    }
}

/// The first save of all, one of many, and one that a compaction follows.
fn scenes() -> [Scene; 3] {
    let usual = Home::new();
    assert!(usual.add(0, &[]).acknowledges(0));
    let heavy = usual.copy();
    heavy.journal().append(&wavering()).unwrap();
    heavy.forget_copies();
    [
        scene("first", Home::new()),
        scene("save", usual),
        scene("compaction", heavy),
    ]
}

impl Scene {
    /// How often the save makes each call.
    fn calls(&self) -> BTreeMap<String, usize> {
        let home = self.home.copy();
        let record = home.folder.join("record");
        let trace = format!("trace={CALLS}");
        let under = [
            "strace",
            "-f",
            "-qq",
            "-o",
            record.to_str().unwrap(),
            "-e",
            &trace,
        ];
        assert!(home.add(1, &under).acknowledges(1));
        if self.name == "compaction" {
            let grown = fs::metadata(self.home.log()).unwrap().len();
            assert!(
                fs::metadata(home.log()).unwrap().len() * 2 < grown,
                "not compacted"
            );
        }
        let mut calls = BTreeMap::new();
        for line in fs::read_to_string(record).unwrap().lines() {
            let call = line.split_whitespace().nth(1).unwrap_or_default();
            if let Some((name, _)) = call.split_once('(') {
                *calls.entry(name.to_owned()).or_insert(0) += 1;
            }
        }
        calls
    }

    /// Saves while one call of the system goes wrong, and says what that broke.
    fn try_fault(&self, call: &str, fault: &str, nth: usize) -> Result<(), String> {
        let case = format!("{}: {call} {nth} {fault}", self.name);
        let home = self.home.copy();
        let inject = format!("inject={call}:{fault}:when={nth}");
        let trace = format!("trace={call}");
        let under = [
            "strace",
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            &trace,
            "-e",
            &inject,
        ];
        let told = home.add(1, &under);
        let saved = told.acknowledges(1);
        if told.code == Some(0) && !saved {
            return Err(format!("{case}: a false success: {told:?}"));
        }
        self.judge(&home, saved, None)
            .map_err(|why| format!("{case}: {why} ({told:?})"))?;
        let next = home.add(2, &[]);
        if next.code != Some(0) || !next.acknowledges(2) {
            return Err(format!("{case}: the next start: {next:?}"));
        }
        self.judge(&home, saved, Some(2))
            .map_err(|why| format!("{case}, next start: {why}"))?;
        match home.drafts().as_slice() {
            [] => Ok(()),
            drafts => Err(format!("{case}: left {drafts:?}")),
        }
    }

    /// What is kept is what was there, with what was told to be saved.
    fn judge(&self, home: &Home, saved: bool, next: Option<usize>) -> Result<(), String> {
        let journal = home.journal();
        let marks = journal.marks();
        let bookmarks = marks.bookmarks();
        let old = self.before.bookmarks();
        if let Some(lost) = old.iter().find(|mark| !bookmarks.contains(mark)) {
            return Err(format!("lost {lost:?}"));
        }
        let known = |page: usize| saved_or_not(page, next);
        let stranger = bookmarks.iter().find(|mark| {
            !old.contains(mark) && !(0..3).any(|page| known(page) && mark.key == key_of(page))
        });
        if let Some(stranger) = stranger {
            return Err(format!("resurrected {stranger:?}"));
        }
        for page in next.into_iter().chain(saved.then_some(1)) {
            if !marks.is_bookmarked(key_of(page)) {
                return Err(format!("a false \"saved\": p{page}"));
            }
        }
        if marks.is_read(crate::journal::key(4)) != self.before.is_read(crate::journal::key(4)) {
            return Err("the state of reading changed".to_owned());
        }
        if journal.damaged() > 0 || !journal.unreadable().is_empty() {
            return Err("damaged".to_owned());
        }
        let other = fs::read(home.paths().bookmarks().unwrap().join(OTHER));
        (other.ok().as_ref() == Some(&self.other))
            .then_some(())
            .ok_or_else(|| "another device's log is not what it was".to_owned())
    }
}

/// What may be there: what was to be saved, whether it was told or not.
fn saved_or_not(page: usize, next: Option<usize>) -> bool {
    page == 1 || Some(page) == next
}

#[test]
fn p16_a_save_is_all_or_nothing() {
    if !has("P16", "strace", &["-o", "/dev/null", "true"]) {
        return;
    }
    let mut tally = Tally::of("P16");
    for scene in scenes() {
        for (call, times) in scene.calls() {
            for nth in 1..=times {
                for fault in faults(&call, scene.name, nth) {
                    tally.note(scene.try_fault(&call, &fault, nth));
                }
            }
        }
    }
    tally.close("saves and compactions old or new, 0 torn, 0 false \"saved\"");
}

/// Every error and a kill at every call; of them a few in a short run.
fn faults(call: &str, scene: &str, nth: usize) -> Vec<String> {
    let kill = "signal=KILL".to_owned();
    if is_full() {
        let errors = ERRORS.iter().map(|error| format!("error={error}"));
        return errors.chain([kill]).collect();
    }
    match (scene, call, nth) {
        ("save" | "first", "write", 2) | ("compaction", "write", 1 | 3) => {
            vec!["error=ENOSPC".to_owned()]
        }
        ("save", "fdatasync", 1) | ("compaction", "fsync", 2) => vec!["error=EIO".to_owned()],
        ("compaction", "rename" | "renameat" | "renameat2", 2) => vec![kill],
        _ => Vec::new(),
    }
}
