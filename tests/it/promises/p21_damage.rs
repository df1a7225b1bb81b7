//! P21: a damaged log, cut or with a bit flipped anywhere, with zeros or noise in it: no panic, every intact line counts,
//! and what is damaged is kept.

use std::fs;

use dubao::marks::{Change, Compact, Log, Op, parse};

use super::home::Home;
use super::tally::{Tally, cases, is_full};
use crate::journal::{bookmark, key};
use crate::maker::Rng;

/// A home with a log of two kilobytes, and that log.
fn scene() -> (Home, Vec<u8>) {
    let home = Home::new();
    let note = |n, text: &str| Change::Note {
        key: key(n),
        text: text.to_owned(),
    };
    let mut changes: Vec<Change> = (0..12).map(bookmark).collect();
    changes.extend([
        note(1, "记"),
        note(2, "又记"),
        Change::Unmark { key: key(3) },
    ]);
    home.journal().append(&changes).unwrap();
    let log = fs::read(home.log()).unwrap();
    assert!((1_800..2_600).contains(&log.len()), "{} bytes", log.len());
    (home, log)
}

/// The entries of the lines that are whole in a damaged log.
fn intact<'a>(log: &'a [u8], damaged: &[u8]) -> Vec<&'a [u8]> {
    let lines: Vec<&[u8]> = damaged.split(|byte| *byte == b'\n').collect();
    let old = log
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty());
    old.filter(|line| lines.contains(line)).collect()
}

fn ops(lines: &[&[u8]]) -> Vec<Op> {
    let parsed = lines
        .iter()
        .map(|line| parse(std::str::from_utf8(line).unwrap()));
    parsed.map(Result::unwrap).collect()
}

/// What was read of a damaged log, before and after it is compacted.
fn judge(log: &[u8], damaged: &[u8], what: &str) -> Result<(), String> {
    let wanted = ops(&intact(log, damaged));
    let read = Log::read(damaged);
    if let Some(lost) = wanted.iter().find(|op| !read.ops.contains(op)) {
        return Err(format!("{what}: lost {lost:?}"));
    }
    let whole = ops(&intact(log, log));
    if let Some(stranger) = read.ops.iter().find(|op| !whole.contains(op)) {
        return Err(format!("{what}: read {stranger:?}"));
    }
    let compact = Compact::of([damaged]).ok_or(format!("{what}: cannot be compacted"))?;
    let marks = |ops: &[Op]| {
        let mut marks = dubao::marks::Marks::default();
        for op in ops {
            marks.merge(op);
        }
        marks
    };
    let after = Log::read(&compact.bytes()).ops;
    let same = marks(&after) == marks(&read.ops) && compact.damaged == read.damaged;
    same.then_some(())
        .ok_or(format!("{what}: compacted to other marks"))
}

/// The same on the disk: a session that saves a mark loses nothing, and every byte of damage is kept somewhere.
fn judge_session(home: &Home, log: &[u8], damaged: &[u8], what: &str) -> Result<(), String> {
    let paths = home.paths();
    let own = home.log();
    fs::write(&own, damaged).unwrap();
    let _ = fs::remove_dir_all(paths.corrupt().unwrap());
    let mut journal = home.journal();
    journal
        .append(&[bookmark(50)])
        .map_err(|trouble| format!("{what}: {trouble}"))?;
    let left = fs::read(&own).unwrap();
    let again = home.journal();
    let mut merged = dubao::marks::Marks::default();
    for op in ops(&intact(log, damaged)) {
        merged.merge(&op);
    }
    let lost = merged.bookmarks().into_iter().find(|mark| {
        // The removal of the third is a line like all others: damaged, it costs itself.
        !again.marks().is_bookmarked(mark.key)
    });
    if let Some(lost) = lost.filter(|mark| mark.key != key(3)) {
        return Err(format!("{what}: lost {lost:?}"));
    }
    if !again.marks().is_bookmarked(key(50)) {
        return Err(format!("{what}: the new mark is lost"));
    }
    let mut kept = left;
    for entry in fs::read_dir(paths.corrupt().unwrap())
        .into_iter()
        .flatten()
        .flatten()
    {
        kept.extend(fs::read(entry.path()).unwrap());
    }
    let has = |line: &[u8]| line.is_empty() || memchr::memmem::find(&kept, line).is_some();
    let gone = damaged
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::trim_ascii)
        .find(|line| !has(line));
    gone.map_or(Ok(()), |line| {
        Err(format!(
            "{what}: not kept: {:?}",
            String::from_utf8_lossy(line)
        ))
    })
}

#[test]
fn p21_damage_costs_the_lines_it_stands_in() {
    let (home, log) = scene();
    let mut tally = Tally::of("P21");
    let every = |few: usize| if is_full() { 1 } else { few };
    for end in (0..log.len()).step_by(every(9)) {
        tally.note(judge(&log, &log[..end], &format!("cut at {end}")));
    }
    let flipped = |bit: usize| {
        let mut damaged = log.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        damaged
    };
    for bit in (0..log.len() * 8).step_by(every(31)) {
        tally.note(judge(&log, &flipped(bit), &format!("bit {bit}")));
    }
    let mut rng = Rng::new(21);
    let sessions = (0..cases(24, 1_200)).map(|round| match round % 4 {
        0 => (
            format!("cut, round {round}"),
            log[..rng.below(log.len())].to_vec(),
        ),
        1 => (
            format!("bit, round {round}"),
            flipped(rng.below(log.len() * 8)),
        ),
        2 => {
            let mut damaged = log[..rng.below(log.len() + 1)].to_vec();
            damaged.extend(vec![0; 1 + rng.below(5_000)]);
            (format!("zeros, round {round}"), damaged)
        }
        _ => {
            let mut damaged = log.clone();
            let at = rng.below(log.len());
            let end = (at + rng.below(300)).min(log.len());
            damaged[at..end].fill_with(|| u8::try_from(rng.below(256)).unwrap());
            (format!("noise, round {round}"), damaged)
        }
    });
    for (what, damaged) in sessions.collect::<Vec<_>>() {
        tally.note(judge(&log, &damaged, &what));
        tally.note(judge_session(&home, &log, &damaged, &what));
    }
    tally.close("cuts, flipped bits, zeros, noise: intact lines counted, damage kept");
}
