//! P20: what one program saves while another one compacts the same log is kept.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use dubao::marks::{Anchor, Change};

use super::home::Home;
use super::tally::{Tally, cases};
use crate::journal::{bookmark, key};

/// A bookmark that takes the place of the one before, long enough for its log to be soon worth compacting.
fn again(at: u32) -> Change {
    let anchor = Anchor {
        headline: Some(format!("{at} {}", "春".repeat(1_000))),
        ..Anchor::default()
    };
    let key = key(1);
    Change::Bookmark { key, anchor }
}

#[test]
fn p20_what_is_saved_while_another_compacts_is_kept() {
    let mut tally = Tally::of("P20");
    let (home, done) = (Home::new(), AtomicBool::new(false));
    let edits = u32::try_from(cases(300, 3_000)).unwrap();
    let mut logs = BTreeSet::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut journal = home.journal();
            for at in 0..edits {
                let changes = [again(at), bookmark(100 + at)];
                while journal.append(&changes).is_err() {}
                thread::sleep(Duration::from_millis(1));
            }
            done.store(true, Ordering::Relaxed);
        });
        let mut journal = home.journal();
        while !done.load(Ordering::Relaxed) {
            home.forget_copies();
            let _ = journal.upkeep();
            // A log that was compacted is another file.
            let log = journal.logs().next().map(fs::metadata);
            logs.extend(log.and_then(Result::ok).map(|log| log.ino()));
        }
    });
    let journal = home.journal();
    for at in 0..edits {
        let stands = journal.marks().is_bookmarked(key(100 + at));
        tally.note(if stands {
            Ok(())
        } else {
            Err(format!("{at} is lost"))
        });
    }
    let last = journal.marks().bookmark(key(1)).unwrap().anchor.headline;
    let newest = last.is_some_and(|last| last.starts_with(&format!("{} ", edits - 1)));
    tally.note(newest.then_some(()).ok_or("the newest is lost".to_owned()));
    let compacted = logs.len() - 1;
    assert!(compacted > 0, "nothing was compacted");
    tally.close(&format!(
        "marks saved while another program compacted the log at least {compacted} times"
    ));
}
