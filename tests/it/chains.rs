//! Notes that were written over many times: their logs get short, and merge with whatever else there is as they did.

use dubao::marks::{Change, Clock, Compact, Device, Log, Marks, Op, Stamp, print};
use proptest::prelude::*;
use serde_json::{Map, Value};

use crate::marks::{bookmark, key, merged, stamp};

fn note(n: u8, text: &str) -> Change {
    Change::Note {
        key: key(n),
        text: text.to_owned(),
    }
}

fn log_of(ops: &[Op]) -> String {
    ops.iter().map(|op| print(op) + "\n").collect()
}

fn compacted(log: &str) -> String {
    let compact = Compact::of([log.as_bytes()]).unwrap();
    String::from_utf8(compact.bytes()).unwrap()
}

fn read(log: &str) -> Vec<Op> {
    let log = Log::read(log.as_bytes());
    assert!(log.damaged.is_empty() && log.unknown == 0 && log.newer == 0);
    log.ops
}

/// A bookmark whose note was written so many times.
fn edited(times: u64) -> Vec<Op> {
    let mut marks = Marks::default();
    let mut ops = Vec::new();
    let edits = (0..times).map(|at| note(1, &format!("第{at}稿，春风又绿江南岸")));
    for (at, change) in (1..).zip([bookmark(1, "春风")].into_iter().chain(edits)) {
        for op in marks.entries([(stamp(at, 1), change)]) {
            marks.merge(&op);
            ops.push(op);
        }
    }
    ops
}

#[test]
fn of_a_thousand_writings_of_a_note_the_last_stays() {
    let ops = edited(1_000);
    let log = log_of(&ops);
    let short = compacted(&log);
    assert_eq!(short.lines().count(), 2);
    assert!(
        short.len() * 4 < log.len(),
        "{} of {}",
        short.len(),
        log.len()
    );
    let left = read(&short);
    for old in [0, 1, 2, 500, 999, 1_000] {
        let old = &ops[..=old];
        let marks = merged(left.iter().chain(old));
        assert_eq!(marks, merged(&ops));
        assert_eq!(marks, merged(old.iter().chain(&left)));
        assert_eq!(
            marks.note(key(1)).as_deref(),
            Some("第999稿，春风又绿江南岸")
        );
    }
    // Written over again after that, it gets as short again.
    let mut marks = merged(&left);
    let mut more = left;
    for at in 2_000..2_010 {
        let new = marks.entries([(stamp(at, 1), note(1, "新稿"))]);
        assert_eq!(new[0].over.len(), 1, "a new note names the last one alone");
        marks.merge(&new[0]);
        more.extend(new);
    }
    let again = compacted(&log_of(&more));
    assert_eq!(again.lines().count(), 2);
    assert_eq!(merged(read(&again).iter().chain(&ops)), marks);
}

#[test]
fn a_note_that_was_written_elsewhere_on_an_old_one_stands_beside_the_last() {
    let ops = edited(5);
    let left = read(&compacted(&log_of(&ops)));
    // Another device knew the third writing alone.
    let mut there = merged(&ops[..4]);
    let theirs = there.entries([(stamp(9, 2), note(1, "乙"))]);
    there.merge(&theirs[0]);
    let marks = merged(left.iter().chain(&theirs));
    assert_eq!(marks, merged(ops.iter().chain(&theirs)));
    let both = "第4稿，春风又绿江南岸\n乙";
    assert_eq!(marks.note(key(1)).as_deref(), Some(both));
}

#[test]
fn a_note_with_fields_of_a_later_version_stays_as_it_is() {
    let mut ops = edited(9);
    ops[4].rest.insert("colour".to_owned(), Value::from("红"));
    let (log, strange) = (log_of(&ops), print(&ops[4]));
    let short = compacted(&log);
    assert!(short.lines().any(|line| line == strange), "{short}");
    assert_eq!(short.lines().count(), 3);
    assert_eq!(merged(&read(&short)), merged(&ops));
}

fn any_stamp() -> impl Strategy<Value = Stamp> {
    (0u64..8, 0u64..2).prop_map(|(millis, device)| stamp(millis, device))
}

prop_compose! {
    /// Notes of two articles that name any others, themselves and those of the future too.
    fn any_note()(
        stamp in any_stamp(),
        n in 0u8..2,
        text in "[甲乙]?",
        over in proptest::collection::vec(any_stamp(), 0..4),
        odd in proptest::bool::weighted(0.1),
    ) -> Op {
        let mut rest = Map::new();
        if odd {
            rest.insert("x-odd".to_owned(), Value::from(1));
        }
        Op { stamp, change: note(n, &text), over, rest }
    }
}

fn any_notes() -> impl Strategy<Value = Vec<Op>> {
    proptest::collection::vec(any_note(), 0..16)
}

/// What a device does next.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Write,
    /// Reads the log of another device as it is now.
    Look(usize),
    Compact,
    /// A tool puts a copy of its log aside, which nobody writes any more.
    Copy,
    /// It reads such a copy.
    Find(usize),
}

fn any_deed() -> impl Strategy<Value = (usize, Deed)> {
    let deed = prop_oneof![
        4 => Just(Deed::Write),
        2 => (0usize..3).prop_map(Deed::Look),
        2 => Just(Deed::Compact),
        1 => Just(Deed::Copy),
        1 => (0usize..9).prop_map(Deed::Find),
    ];
    (0usize..3, deed)
}

/// A device: what it wrote, its log, which may be compacted, and what it has read.
#[derive(Default)]
struct Side {
    wrote: Vec<Op>,
    log: String,
    marks: Marks,
    clock: Clock,
}

impl Side {
    fn write(&mut self, at: usize, device: u64) {
        let stamp = self.clock.stamp(at as u64, Device(device));
        let text = if at.is_multiple_of(5) {
            String::new()
        } else {
            format!("{at}")
        };
        for op in self.marks.entries([(stamp, note(1, &text))]) {
            self.marks.merge(&op);
            self.log.push_str(&(print(&op) + "\n"));
            self.wrote.push(op);
        }
    }

    fn see(&mut self, log: &str) {
        for op in read(log) {
            self.clock.see(op.stamp);
            self.marks.merge(&op);
        }
    }
}

proptest! {
    #[test]
    fn notes_merge_as_before_with_any_others(ops in any_notes(), others in any_notes(), cut in any::<prop::sample::Index>()) {
        let short = compacted(&log_of(&ops));
        let left = read(&short);
        let others_left = read(&compacted(&log_of(&others)));
        let old = &ops[..if ops.is_empty() { 0 } else { cut.index(ops.len()) }];
        for with in [old, &others, &others_left, &ops] {
            let wanted = merged(ops.iter().chain(with));
            prop_assert_eq!(&merged(left.iter().chain(with)), &wanted);
            prop_assert_eq!(&merged(with.iter().chain(&left)), &wanted);
        }
        prop_assert!(left.len() <= ops.len());
        prop_assert_eq!(compacted(&short), short.clone());
        let copied = log_of(&ops) + &short;
        prop_assert_eq!(merged(&read(&compacted(&copied))), merged(&ops));
        let odd = ops.iter().filter(|op| !op.rest.is_empty());
        prop_assert!(odd.clone().all(|op| left.contains(op)));
        // One article's notes end in one line, but for those that stand beside each other.
        let latest = ops.iter().map(|op| op.stamp).max();
        for n in 0..2 {
            let of_it: Vec<&Op> = left.iter().filter(|op| op.change.key() == key(n)).collect();
            let named = |op: &Op| of_it.iter().any(|other| other.over.contains(&op.stamp));
            let idle = |op: &&&Op| op.rest.is_empty() && Some(op.stamp) != latest && named(op);
            prop_assert!(of_it.iter().filter(idle).count() <= 1, "{left:?}");
        }
    }

    #[test]
    fn devices_that_compact_agree_with_those_that_never_do(deeds in proptest::collection::vec(any_deed(), 0..40)) {
        let mut sides: [Side; 3] = Default::default();
        let mut copies: Vec<String> = Vec::new();
        for (at, (own, deed)) in deeds.into_iter().enumerate() {
            match deed {
                Deed::Write => sides[own].write(at, own as u64 + 1),
                Deed::Look(other) => {
                    let log = sides[other].log.clone();
                    sides[own].see(&log);
                }
                Deed::Compact => sides[own].log = compacted(&sides[own].log),
                Deed::Copy => copies.push(sides[own].log.clone()),
                Deed::Find(copy) => {
                    let copy = copies.get(copy).cloned().unwrap_or_default();
                    sides[own].see(&copy);
                }
            }
        }
        let wrote: Vec<Op> = sides.iter().flat_map(|side| side.wrote.clone()).collect();
        let wanted = merged(&wrote);
        let logs: Vec<Op> = sides.iter().flat_map(|side| read(&side.log)).collect();
        let copies: Vec<Op> = copies.iter().flat_map(|copy| read(copy)).collect();
        prop_assert_eq!(&merged(&logs), &wanted);
        prop_assert_eq!(&merged(logs.iter().chain(&copies)), &wanted);
        prop_assert_eq!(&merged(copies.iter().chain(&logs)), &wanted);
        // Whoever reads all in the end knows what those know who read every line.
        for side in &sides {
            let mut marks = side.marks.clone();
            for op in logs.iter().rev() {
                marks.merge(op);
            }
            prop_assert_eq!(marks.note(key(1)), wanted.note(key(1)));
        }
    }
}
