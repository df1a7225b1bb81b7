//! Merging: each entry says whether it changed anything, and what is left of many says all that they did.

use dubao::article::Date;
use dubao::marks::{Anchor, Change, Marks, Op, Place, Quote, Stamp};

use crate::marks::{bookmark, key, merged, op, split, stamp};

/// A bookmark's fields, of which only some are known.
fn fields(known: &[usize]) -> Anchor {
    let has = |field| known.contains(&field);
    let date = Date {
        year: 2024,
        month: 5,
        day: 8,
    };
    let quote = Quote {
        exact: "春风".to_owned(),
        ..Quote::default()
    };
    Anchor {
        paper: Some("大众日报".to_owned()).filter(|_| has(0)),
        date: Some(date).filter(|_| has(1)),
        page: Some(3).filter(|_| has(2)),
        headline: Some("又绿江南岸".to_owned()).filter(|_| has(3)),
        quote: Some(quote).filter(|_| has(4)),
        place: Some(Place::default()).filter(|_| has(5)),
    }
}

fn put(millis: u64, known: &[usize]) -> Op {
    let (key, anchor) = (key(1), fields(known));
    op(millis, 1, Change::Bookmark { key, anchor })
}

fn note(millis: u64, text: &str, over: &[Stamp]) -> Op {
    let (key, text) = (key(1), text.to_owned());
    Op {
        over: over.to_vec(),
        ..op(millis, 1, Change::Note { key, text })
    }
}

/// Takes entries in, each of which changes something, but not a second time.
#[track_caller]
fn each_counts(marks: &mut Marks, ops: &[Op]) {
    for op in ops {
        assert!(marks.merge(op), "{op:?} changed nothing");
        assert!(!marks.merge(op), "{op:?} changed something again");
    }
}

#[test]
fn a_bookmark_counts_if_any_of_its_fields_is_new() {
    for first in 0..6 {
        each_counts(&mut merged([&put(9, &[])]), &[put(5, &[first])]);
        each_counts(&mut merged([]), &[put(5, &[first])]);
        for second in 0..6 {
            let both = [first, second];
            each_counts(&mut merged([&put(9, &[])]), &[put(5, &both)]);
            let known = put(5, &[first]);
            let counts = merged([&put(9, &[]), &known]).merge(&put(4, &both));
            assert_eq!(counts, first != second);
        }
    }
    let all = put(5, &[0, 1, 2, 3, 4, 5]);
    each_counts(&mut merged([]), &[put(1, &[]), all, put(6, &[])]);
}

#[test]
fn a_bookmark_is_in_since_it_was_put_in_and_out_since_it_was_taken_out() {
    let out = |millis| op(millis, 1, Change::Unmark { key: key(1) });
    let mut marks = merged([]);
    each_counts(&mut marks, &[put(5, &[3])]);
    assert_eq!(marks.bookmarks()[0].time, 5);
    assert!(!marks.merge(&out(4)));
    each_counts(&mut marks, &[out(6)]);
    assert_eq!(marks.bookmarks(), []);
    assert!(marks.standing().is_empty());
    each_counts(&mut marks, &[put(7, &[])]);
    let again = &marks.bookmarks()[0];
    assert_eq!((again.time, &again.anchor), (7, &fields(&[3])));
}

#[test]
fn a_note_counts_if_it_stands_or_takes_the_place_of_another() {
    let (first, second) = (note(1, "甲", &[]), note(2, "乙", &[stamp(1, 1)]));
    let third = note(3, "丙", &[stamp(1, 1), stamp(2, 1)]);
    let text = |marks: &Marks| marks.note(key(1));
    let mut marks = merged([]);
    each_counts(&mut marks, &[first.clone(), second.clone()]);
    assert_eq!(text(&marks).as_deref(), Some("乙"));
    each_counts(&mut marks, std::slice::from_ref(&third));
    assert_eq!(text(&marks).as_deref(), Some("丙"));
    // Those that come too late do not stand; one of them took the place of one that nobody else knew of.
    let mut marks = merged([&third]);
    assert!(!marks.merge(&first));
    assert!(!marks.merge(&second));
    each_counts(&mut marks, &[note(2, "乙", &[stamp(1, 1), stamp(1, 2)])]);
    assert_eq!(text(&marks).as_deref(), Some("丙"));
}

#[test]
fn what_stands_of_notes_says_which_ones_do_not() {
    let (first, second) = (note(1, "甲", &[]), note(2, "乙", &[stamp(1, 1)]));
    let marks = merged([&first, &second]);
    let standing = marks.standing();
    assert_eq!(standing, std::slice::from_ref(&second));
    let again = merged(standing.iter().chain([&first]));
    assert_eq!(again.note(key(1)).as_deref(), Some("乙"));
    // That there is no note any more is nothing to say.
    let gone = note(3, "", &[stamp(1, 1), stamp(2, 1)]);
    let marks = merged([&first, &second, &gone]);
    assert_eq!((marks.note(key(1)), marks.standing()), (None, Vec::new()));
}

#[test]
fn what_stands_of_a_bookmark_is_each_field_as_it_was_written() {
    let ops = [
        put(1, &[0, 1]),
        put(2, &[2, 3]),
        put(3, &[4, 5]),
        put(4, &[]),
    ];
    let marks = merged(&ops);
    assert_eq!(marks.standing(), ops);
    let later = put(5, &[1, 3, 5]);
    let marks = merged(ops.iter().chain([&later]));
    let wanted = [put(1, &[0]), put(2, &[2]), put(3, &[4]), later];
    assert_eq!(marks.standing(), wanted);
}

#[test]
fn a_correction_counts_until_it_is_taken_back() {
    let made = op(1, 1, split("一"));
    let of = made.stamp;
    let undo = op(2, 1, Change::Uncorrect { key: key(1), of });
    let mut marks = merged([]);
    each_counts(&mut marks, &[made.clone(), undo.clone()]);
    assert!(!marks.merge(&made));
    assert_eq!(marks.corrections().count(), 0);
    let mut marks = merged([&undo]);
    assert!(!marks.merge(&made));
    assert_eq!(marks.corrections().count(), 0);
}

#[test]
fn of_two_corrections_of_one_stamp_the_greater_holds() {
    let (less, more) = (op(1, 1, split("一")), op(1, 1, split("丁")));
    let mut marks = merged([&less]);
    each_counts(&mut marks, std::slice::from_ref(&more));
    assert!(!marks.merge(&less));
    assert_eq!(marks, merged([&more]));
}

#[test]
fn what_is_of_another_kind_leaves_a_bookmark_alone() {
    let mut marks = merged([&op(1, 1, bookmark(1, "春风"))]);
    let before = marks.bookmarks();
    let (read, key) = (true, key(1));
    each_counts(&mut marks, &[op(2, 1, Change::Read { key, read })]);
    assert_eq!(marks.bookmarks(), before);
}
