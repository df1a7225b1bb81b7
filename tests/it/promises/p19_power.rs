//! P19: a power cut at any moment of a save or a compaction: of what was not made durable any part may be missing, and
//! each of the disks that may be left loads to the old marks or to the new ones.

use std::collections::BTreeSet;
use std::path::Path;

use dubao::marks::Marks;

use super::calls::{Call, record};
use super::disks::{Disk, State};
use super::home::{Home, has, key_of, wavering};
use super::tally::{Tally, cases};
use crate::journal::bookmark;

/// So many states of the disk are tried at most where one call stands, of all those that are possible there.
const MOST: usize = 80;

struct Scene {
    name: &'static str,
    home: Home,
    before: Marks,
}

fn scenes() -> Vec<Scene> {
    let usual = Home::new();
    assert!(usual.add(0, &[]).acknowledges(0));
    let heavy = usual.copy();
    heavy.journal().append(&wavering()).unwrap();
    heavy.forget_copies();
    let scene = |name, home: Home| {
        let before = home.marks();
        Scene { name, home, before }
    };
    vec![
        scene("first", Home::new()),
        scene("save", usual),
        scene("compaction", heavy),
    ]
}

#[test]
fn p19_after_a_power_cut_marks_are_old_or_new() {
    if !has("P19", "strace", &["-o", "/dev/null", "true"]) {
        return;
    }
    let mut tally = Tally::of("P19");
    for scene in scenes() {
        let home = scene.home.copy();
        let mut disk = Disk::of(&home.folder);
        let calls = record(&home, 1);
        let mut saved = false;
        let told = key_of(1).to_string();
        let changing = calls.iter().filter(|call| disk.is_about(call)).count();
        let mut seen: BTreeSet<State> = BTreeSet::new();
        assert!(changing > 3, "nothing was recorded: {calls:?}");
        for (at, call) in calls.iter().enumerate() {
            saved |= matches!(call, Call::Say { text } if text.contains(&told));
            let is_news = disk.apply(call) || matches!(call, Call::Say { .. });
            if !is_news {
                continue;
            }
            let few = cases(6, MOST);
            for state in disk.states(few) {
                // A state that was good with less told is tried again once more is.
                if !saved && !seen.insert(state.clone()) {
                    continue;
                }
                let left = tempfile::tempdir().unwrap();
                state.lay_out(left.path());
                let judged = scene.judge(left.path(), saved);
                tally.note(judged.map_err(|why| {
                    format!("{}: call {at} {call:?}: {why}: {state:?}", scene.name)
                }));
            }
        }
        assert!(saved, "{}: nothing was told", scene.name);
    }
    tally.close("disks after a power cut, in saves and compactions: old or new");
}

impl Scene {
    fn judge(&self, left: &Path, saved: bool) -> Result<(), String> {
        let home = Home::at(left);
        let mut journal = home.journal();
        let bookmarks = journal.marks().bookmarks();
        let old = self.before.bookmarks();
        if let Some(lost) = old.iter().find(|mark| !bookmarks.contains(mark)) {
            return Err(format!("lost {lost:?}"));
        }
        let new = journal.marks().is_bookmarked(key_of(1));
        if saved && !new {
            return Err("told, and lost".to_owned());
        }
        if bookmarks.len() != old.len() + usize::from(new) {
            return Err("resurrected".to_owned());
        }
        let next = [bookmark(77)];
        journal
            .append(&next)
            .map_err(|trouble| trouble.to_string())?;
        let again = home.marks();
        let holds = again.bookmarks().len() == bookmarks.len() + 1;
        holds.then_some(()).ok_or("the next save harms".to_owned())
    }
}
