//! P25: whatever the clock shows, the order of changes is the order in which they were made.

use super::home::{Home, Told, has, key_of};
use super::tally::Tally;

/// What clocks show, as `faketime` is told.
const EPOCH: &str = "@1970-01-01 00:00:01";
const BEFORE: &str = "@1960-05-05 05:05:05";
const NOW: &str = "@2026-11-22 03:00:00";
const YEAR_AGO: &str = "@2025-11-22 03:00:00";
const LATE: &str = "@2106-02-07 06:28:20";
const LATER: &str = "@2262-04-12 00:00:00";
const THIRTY_TWO_BITS: &str = "@2038-01-19 03:14:08";

/// Clocks one after the other, at which the bookmark is set and removed in turn.
const CASES: [&[&str]; 10] = [
    &[EPOCH, EPOCH, EPOCH],
    &[BEFORE, BEFORE],
    &[NOW, BEFORE, EPOCH],
    &[NOW, YEAR_AGO, NOW],
    &[YEAR_AGO, NOW, YEAR_AGO, EPOCH],
    &[LATE, NOW, YEAR_AGO],
    &[LATER, LATE, NOW, LATER],
    &[THIRTY_TWO_BITS, EPOCH, LATE],
    &[LATE, LATE, EPOCH, BEFORE],
    &[BEFORE, EPOCH, NOW, LATE, LATER],
];

/// Sets and removes a bookmark in turn, each in a program of its own.
fn judge(clocks: &[&str]) -> Result<(), String> {
    let home = Home::new();
    let key = key_of(0).to_string();
    for (at, clock) in clocks.iter().enumerate() {
        let set = at % 2 == 0;
        let mut command = home.command(&["faketime", "-f", clock]);
        if set {
            command.args(["bookmarks", "add", &key, "--from", "p0.txt"]);
        } else {
            command.args(["bookmarks", "remove", &key]);
        }
        let told = Told::of(&command.output().unwrap());
        if told.code != Some(0) || !told.acknowledges(0) {
            return Err(format!("{clocks:?}: at {clock}: {told:?}"));
        }
        let mut list = home.command(&["faketime", "-f", clock]);
        let listed = Told::of(&list.arg("bookmarks").output().unwrap());
        let fresh = home.marks().is_bookmarked(key_of(0));
        if listed.out.contains(&key) != set || fresh != set || listed.code != Some(0) {
            return Err(format!(
                "{clocks:?}: at {clock} the earlier change holds: {listed:?}"
            ));
        }
    }
    Ok(())
}

#[test]
fn p25_the_order_of_changes_outlives_any_clock() {
    if !has("P25", "faketime", &["-f", EPOCH, "true"]) {
        return;
    }
    let mut tally = Tally::of("P25");
    for clocks in CASES {
        tally.note(judge(clocks));
    }
    tally.close("sequences of clocks, from 1960 to 2262 and back: the last change holds");
}
