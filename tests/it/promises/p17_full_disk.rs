//! P17: on a disk that is really full the old marks stay as they are, it is said that the new ones are not saved, and
//! once there is room they are.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::home::{Home, Told, has, is_root};
use super::tally::{Tally, is_full};
use crate::terminal::Terminal;

/// A disk of 64 KB, as long as this lives.
struct Disk(tempfile::TempDir);

impl Disk {
    fn new(options: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let options = format!("size=64k{options}");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &options, "tmpfs"])
            .arg(folder.path())
            .output();
        mounted
            .is_ok_and(|done| done.status.success())
            .then_some(Self(folder))
    }

    /// A home on it, with a mark in it.
    fn home(&self) -> Home {
        let home = Home::at(self.0.path());
        home.lay_pages();
        assert!(home.add(0, &[]).acknowledges(0));
        home
    }

    /// Leaves so many bytes of it free.
    fn fill_but(&self, free: usize) {
        let filler = self.0.path().join("filler");
        let mut most = 64 << 10;
        while fs::write(&filler, vec![7; most]).is_err() {
            most -= 4096;
        }
        fs::write(&filler, vec![7; most.saturating_sub(free)]).unwrap();
    }

    /// Leaves no room for so much as a name.
    fn fill_names(&self) {
        let mut names = 0..;
        while fs::write(
            self.0
                .path()
                .join(format!("filler{}", names.next().unwrap())),
            "",
        )
        .is_ok()
        {}
    }

    fn empty(&self) {
        for entry in fs::read_dir(self.0.path()).unwrap().flatten() {
            if entry.file_name().to_string_lossy().starts_with("filler") {
                fs::remove_file(entry.path()).unwrap();
            }
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

/// Tries to save where there is no room, then where there is.
fn try_saving(home: &Home, what: &str, full: &Told, free: impl FnOnce()) -> Result<(), String> {
    let saved = full.acknowledges(1);
    let said = full.code == Some(4) && full.err.contains("not saved");
    if !saved && full.code.is_some() && !said {
        return Err(format!("{what}: nothing is said: {full:?}"));
    }
    judge(home, saved, what)?;
    free();
    let later = home.add(1, &[]);
    if !later.acknowledges(1) {
        return Err(format!("{what}: nor is it saved later: {later:?}"));
    }
    judge(home, true, what)?;
    let drafts = home.drafts();
    drafts
        .is_empty()
        .then_some(())
        .ok_or(format!("{what}: left {drafts:?}"))
}

fn judge(home: &Home, saved: bool, what: &str) -> Result<(), String> {
    let journal = home.journal();
    let has = |page| journal.marks().is_bookmarked(super::home::key_of(page));
    let holds = has(0) && (has(1) || !saved) && journal.damaged() == 0;
    holds
        .then_some(())
        .ok_or(format!("{what}: lost, or damaged"))
}

#[test]
fn p17_a_full_disk_costs_nothing_that_was_saved() {
    let mut tally = Tally::of("P17");
    full_disks(&mut tally);
    if has("P17", "sh", &["-c", "ulimit -f 1"]) {
        for blocks in (0..=40).step_by(if is_full() { 2 } else { 8 }) {
            let home = Home::new();
            assert!(home.add(0, &[]).acknowledges(0));
            let log = home.log();
            // A log that is nearly as long as a file may be.
            let room = blocks * 512 - 100;
            let mut text = fs::read_to_string(&log).unwrap();
            while text.len() < usize::try_from(room.max(0)).unwrap_or(0) {
                let line = text.lines().next().unwrap().to_owned();
                text += &(line + "\n");
            }
            fs::write(&log, text).unwrap();
            let limit = format!("ulimit -f {blocks}; exec \"$0\" \"$@\"");
            let told = home.add(1, &["sh", "-c", &limit]);
            if told.code.is_none() {
                tally.note(Err(format!("files of {blocks} blocks: a signal ends it")));
                continue;
            }
            tally.note(try_saving(
                &home,
                &format!("files of {blocks} blocks"),
                &told,
                || {},
            ));
        }
    }
    tally.close("old marks intact on full disks, told, saved once there is room");
}

fn full_disks(tally: &mut Tally) {
    if !is_root() || Disk::new("").is_none() {
        println!("P17 without full disks: nobody may mount one here");
        return;
    }
    let steps: &[usize] = if is_full() {
        &(0..=16).collect::<Vec<_>>()
    } else {
        &[0, 1, 3]
    };
    for pages in steps {
        let disk = Disk::new("").unwrap();
        let home = disk.home();
        disk.fill_but(pages * 4096);
        let told = home.add(1, &[]);
        let what = format!("{pages} pages free");
        tally.note(try_saving(&home, &what, &told, || disk.empty()));
    }
    let names = if is_full() { 30..=36 } else { 32..=32 };
    for most in names {
        let disk = Disk::new(&format!(",nr_inodes={most}")).unwrap();
        let home = disk.home();
        disk.fill_names();
        fs::remove_dir_all(home.paths().copies().unwrap()).ok();
        let told = home.add(1, &[]);
        tally.note(try_saving(&home, &format!("{most} names"), &told, || {
            disk.empty();
        }));
    }
    tally.note(in_the_reader());
    tally.note(taken_back());
}

/// What could not be saved is shown so until it is.
fn in_the_reader() -> Result<(), String> {
    let disk = Disk::new("").unwrap();
    let home = disk.home();
    let config = disk.0.path().join("xdg-config/dubao");
    let mut terminal = Terminal::start(
        Path::new(&home.folder),
        (100, 30),
        &["--config-dir", config.to_str().unwrap(), "p0.txt", "p1.txt"],
    );
    terminal.wait_for("大桥今日");
    disk.fill_but(0);
    terminal.press("jm").wait_for("未保存");
    terminal.press("e备考\r").wait_for("未保存");
    disk.empty();
    if !is_full() {
        // Else it tries again by itself, after five seconds.
        terminal.press("r");
    }
    terminal.wait(|screen| !screen.contains("未保存"), "all is saved");
    let marked = terminal.screen().matches('✦').count();
    terminal.press("q");
    let code = terminal.wait_for_end();
    let journal = home.journal();
    let key = super::home::key_of(1);
    let note = journal.marks().note(key);
    let holds = code == 0 && marked > 0 && journal.marks().is_bookmarked(key);
    (holds && note.as_deref() == Some("备考"))
        .then_some(())
        .ok_or_else(|| format!("in the reader: code {code}, {marked} shown, note {note:?}"))
}

/// A correction that could not be saved and was taken back is not on the disk in the end, nor on the screen.
fn taken_back() -> Result<(), String> {
    let corrected = |screen: &str| screen.contains("1 已更正");
    let disk = Disk::new("").unwrap();
    fs::write(disk.0.path().join("p.txt"), crate::repairs::PAGE).unwrap();
    let mut terminal = Terminal::start(disk.0.path(), (200, 30), &["p.txt"]);
    terminal.wait_for("早市从").wait_for("2 p.txt");
    disk.fill_but(0);
    terminal.press("xm").wait_for("未保存");
    terminal.wait(corrected, "correction");
    terminal.press("xu");
    terminal.wait(|screen| !corrected(screen), "correction taken back");
    terminal.press("xm");
    terminal.wait(corrected, "correction again");
    disk.empty();
    terminal.press("r");
    terminal.wait(|screen| !screen.contains("未保存"), "all is saved");
    let saved = terminal.settled();
    terminal.press("xu");
    terminal.wait(|screen| !corrected(screen), "saved correction taken back");
    terminal.press("q");
    let code = terminal.wait_for_end();
    let mut again = Terminal::start(disk.0.path(), (200, 30), &["p.txt"]);
    again.wait_for("早市从");
    let shown = again.settled();
    (code == 0 && corrected(&saved) && !corrected(&shown))
        .then_some(())
        .ok_or_else(|| format!("taken back: code {code}\n{saved}\n{shown}"))
}
