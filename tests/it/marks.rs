//! Marks as plain data: the merge rule, the clock, what compacting leaves.

use dubao::article::correct::{Correction, Deed, Spot, Target};
use dubao::article::{Article, Block, BlockKind, Date};
use dubao::marks::{
    Anchor, Change, Clock, Compact, Device, Fault, Log, Marks, Op, Passage, Place, Quote,
    SavedQuery, Stamp, Tag, from_html, parse, print, reads_straight, to_html,
};
use dubao::store::Key;
use proptest::prelude::*;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

use crate::lines::{newer_line, sealed, unknown_line};

pub fn key(n: u8) -> Key {
    Key::parse(&format!("{n:032x}")).unwrap()
}

pub fn stamp(millis: u64, device: u64) -> Stamp {
    Clock::default().stamp(millis, Device(device))
}

pub fn op(millis: u64, device: u64, change: Change) -> Op {
    Op {
        stamp: stamp(millis, device),
        change,
        over: Vec::new(),
        rest: Map::new(),
    }
}

fn headline(text: &str) -> Anchor {
    Anchor {
        headline: Some(text.to_owned()),
        ..Anchor::default()
    }
}

pub fn bookmark(n: u8, text: &str) -> Change {
    Change::Bookmark {
        key: key(n),
        anchor: headline(text),
    }
}

pub fn note(text: &str) -> Change {
    Change::Note {
        key: key(1),
        text: text.to_owned(),
    }
}

pub fn merged<'a>(ops: impl IntoIterator<Item = &'a Op>) -> Marks {
    let mut marks = Marks::default();
    for op in ops {
        marks.merge(op);
    }
    marks
}

prop_compose! {
    fn any_stamp()(millis in 0u64..6, device in 0u64..3) -> Stamp {
        stamp(millis, device)
    }
}

prop_compose! {
    fn any_place()(paragraph in 0usize..3, byte in 0usize..90) -> Place {
        Place { paragraph, byte }
    }
}

prop_compose! {
    fn any_anchor()(
        paper in proptest::option::of(".{0,6}"),
        date in proptest::option::of((1800u16..2200, 1u8..13, 1u8..32)),
        page in proptest::option::of(0u16..),
        headline in proptest::option::of(".{0,12}"),
        quote in proptest::option::of((".{0,6}", ".{0,6}", ".{0,6}")),
        place in proptest::option::of(any_place()),
    ) -> Anchor {
        let date = date.map(|(year, month, day)| Date { year, month, day });
        let quote = quote.map(|(exact, prefix, suffix)| Quote { exact, prefix, suffix });
        Anchor { paper, date, page, headline, quote, place }
    }
}

prop_compose! {
    fn any_spot()(letters in ".{0,6}", length in 0usize..90, whole in any::<bool>(), nth in 0usize..2, of in 1usize..3) -> Spot {
        Spot { letters, length, whole, nth, of }
    }
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let two = || (any_spot(), any_spot());
    prop_oneof![
        two().prop_map(|(into, from)| Deed::Merge { into, from }),
        any_spot().prop_map(|at| Deed::Split { at }),
        any_spot().prop_map(|line| Deed::Headline { line }),
        any_spot().prop_map(|article| Deed::DropArticle { article }),
        any_spot().prop_map(|what| Deed::Drop { what }),
        (two(), 0usize..3).prop_map(|((what, goal), to)| Deed::Move {
            what,
            to: [Target::Before, Target::After, Target::Into][to](goal),
        }),
    ]
}

prop_compose! {
    fn any_correction()(title in ".{0,6}", deed in any_deed()) -> Correction {
        Correction { title, deed }
    }
}

fn any_tag() -> impl Strategy<Value = Tag> {
    "[经济a-c]{1,2}".prop_map(|text| Tag::new(&text).unwrap())
}

prop_compose! {
    fn any_passage()(
        place in any_place(),
        end in any_place(),
        quote in (".{0,2}", "春?", "风?"),
    ) -> Passage {
        let (exact, prefix, suffix) = quote;
        Passage { place, end, quote: Quote { exact, prefix, suffix } }
    }
}

fn any_change() -> impl Strategy<Value = Change> {
    let key = || (0u8..3).prop_map(key);
    prop_oneof![
        (key(), any_anchor()).prop_map(|(key, anchor)| Change::Bookmark { key, anchor }),
        key().prop_map(|key| Change::Unmark { key }),
        (key(), "(?s).{0,8}").prop_map(|(key, text)| Change::Note { key, text }),
        (key(), any_tag(), any::<bool>()).prop_map(|(key, tag, on)| Change::Tag { key, tag, on }),
        (key(), any_passage(), any::<bool>()).prop_map(|(key, passage, on)| Change::Highlight {
            key,
            passage,
            on
        }),
        (".{0,3}", proptest::option::of(".{0,9}"))
            .prop_map(|(name, query)| Change::Query { name, query }),
        (key(), any::<bool>()).prop_map(|(key, read)| Change::Read { key, read }),
        (key(), any_place()).prop_map(|(key, place)| Change::Place { key, place }),
        (key(), any_correction()).prop_map(|(key, correction)| Change::Correct { key, correction }),
        (key(), any_stamp()).prop_map(|(key, of)| Change::Uncorrect { key, of }),
    ]
}

prop_compose! {
    fn any_op()(
        stamp in any_stamp(),
        change in any_change(),
        over in proptest::collection::vec(any_stamp(), 0..3),
        rest in proptest::collection::btree_map("x-.{0,5}", ".{0,5}", 0..3),
    ) -> Op {
        let over = if matches!(change, Change::Note { .. }) { over } else { Vec::new() };
        let rest = rest.into_iter().map(|(name, value)| (name, Value::from(value))).collect();
        Op { stamp, change, over, rest }
    }
}

/// What people see of marks: bookmarks, notes, tags, highlights, saved queries.
fn shown(marks: &Marks) -> String {
    let of = |n: u8| {
        let key = key(n);
        let tags: Vec<&Tag> = marks.tags(key).collect();
        let lights: Vec<&Passage> = marks.highlights(key).collect();
        format!("{:?} {tags:?} {lights:?}", marks.note(key))
    };
    let articles: Vec<String> = (0..3).map(of).collect();
    format!("{:?} {articles:?} {:?}", marks.bookmarks(), marks.queries())
}

/// The bookmarked articles, each with its tags.
fn keys_of(marks: &Marks) -> BTreeMap<Key, Vec<Tag>> {
    let bookmarks = marks.bookmarks().into_iter();
    bookmarks
        .map(|bookmark| (bookmark.key, marks.tags(bookmark.key).cloned().collect()))
        .collect()
}

fn any_ops() -> impl Strategy<Value = Vec<Op>> {
    proptest::collection::vec(any_op(), 0..24)
}

proptest! {
    #[test]
    fn a_line_reads_back_as_the_entry_it_was(op in any_op()) {
        let line = print(&op);
        prop_assert!(!line.contains('\n'));
        let is_rare = matches!(op.change, Change::Correct { .. } | Change::Uncorrect { .. });
        prop_assert_eq!(reads_straight(&line), op.rest.is_empty() && !is_rare);
        prop_assert_eq!(parse(&line), Ok(op));
    }

    #[test]
    fn merging_is_commutative_and_associative(ops in any_ops(), order in any::<prop::sample::Index>()) {
        let mut turned = ops.clone();
        turned.rotate_left(if ops.is_empty() { 0 } else { order.index(ops.len()) });
        turned.reverse();
        prop_assert_eq!(merged(&ops), merged(&turned));
    }

    #[test]
    fn merging_is_idempotent(ops in any_ops()) {
        let mut marks = merged(&ops);
        let once = marks.clone();
        for op in &ops {
            prop_assert!(!marks.merge(op), "{op:?} changed something the second time");
        }
        prop_assert_eq!(marks, once);
    }

    #[test]
    fn a_compacted_log_merges_as_the_log_did(ops in any_ops(), others in any_ops(), cut in 0usize..4) {
        let mut log: String = ops.iter().map(|op| print(op) + "\n").collect();
        let strange = [String::new(), newer_line(), unknown_line(), "damage".to_owned()];
        let strange = strange[cut].as_str();
        log.push_str(strange);
        log.push('\n');
        let compact = Compact::of([log.as_bytes()]).unwrap();
        let bytes = compact.bytes();
        let left = Log::read(&bytes);
        let older = &ops[..ops.len() / 2];
        for all in [others.as_slice(), &[], &ops, older] {
            let before = merged(ops.iter().chain(all));
            prop_assert_eq!(&merged(left.ops.iter().chain(all)), &before);
            prop_assert_eq!(&merged(all.iter().chain(&left.ops)), &before);
        }
        let latest = |ops: &[Op]| ops.iter().map(|op| op.stamp).max();
        prop_assert_eq!(latest(&left.ops), latest(&ops));
        prop_assert!(ops.iter().all(|op| op.rest.is_empty() || left.ops.contains(op)));
        let kept = compact.lines.contains(&strange.as_bytes().into());
        prop_assert_eq!(kept, cut == 1 || cut == 2);
        prop_assert_eq!(compact.damaged.len(), usize::from(cut == 3));
        let again = Compact::of([bytes.as_slice()]).unwrap();
        prop_assert_eq!(again.lines, compact.lines);
    }

    #[test]
    fn marks_that_stand_are_entries_that_come_to_the_same_marks(ops in any_ops()) {
        let mut marks = merged(&ops);
        let standing: Vec<Op> = marks.standing().iter().map(|op| parse(&print(op)).unwrap()).collect();
        prop_assert_eq!(shown(&merged(&standing)), shown(&marks));
        let before = marks.clone();
        for op in &standing {
            prop_assert!(!marks.merge(op), "{op:?} changed something");
        }
        prop_assert_eq!(marks, before);
    }

    #[test]
    fn a_browsers_file_brings_back_what_it_holds(ops in any_ops()) {
        let marks = merged(&ops);
        let html = to_html(&marks);
        let again = from_html(&html, &marks);
        prop_assert_eq!(&again.skipped, &[]);
        let mut same = marks.clone();
        for op in &again.ops {
            same.merge(op);
        }
        prop_assert_eq!(keys_of(&same), keys_of(&marks));
        let fresh = from_html(&html, &Marks::default());
        let new = merged(&fresh.ops);
        prop_assert_eq!(keys_of(&new), keys_of(&marks));
        prop_assert_eq!(&from_html(&html, &new).ops.iter().filter(|op| new.clone().merge(op)).count(), &0);
    }

    #[test]
    fn no_browsers_file_is_too_odd(text in "(<[A-Za-z/]{1,3}( HREF=\"?dubao:[0-9a-f]{0,33}\"?)?( ADD_DATE=[0-9]{0,22})?>|[^<]){0,12}") {
        let import = from_html(&text, &Marks::default());
        merged(&import.ops);

    }

    #[test]
    fn no_bytes_are_too_odd_for_a_log(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let log = Log::read(&bytes);
        prop_assert!(log.whole <= bytes.len());
        prop_assert!(Compact::of([bytes.as_slice()]).is_some());
    }
}

#[test]
fn a_removal_counts_by_its_clock() {
    let put = op(5, 1, bookmark(1, "春风"));
    let old = op(4, 2, Change::Unmark { key: key(1) });
    let new = op(6, 2, Change::Unmark { key: key(1) });
    assert!(merged([&old, &put]).is_bookmarked(key(1)));
    assert!(!merged([&new, &put]).is_bookmarked(key(1)));
}

#[test]
fn each_field_goes_to_its_latest_writer() {
    let paper = Anchor {
        paper: Some("大众日报".to_owned()),
        ..Anchor::default()
    };
    let first = op(
        1,
        1,
        Change::Bookmark {
            key: key(1),
            anchor: paper,
        },
    );
    let second = op(2, 1, bookmark(1, "春风"));
    let marks = merged([&second, &first]);
    let anchor = &marks.bookmarks()[0].anchor;
    assert_eq!(anchor.paper.as_deref(), Some("大众日报"));
    assert_eq!(anchor.headline.as_deref(), Some("春风"));
}

#[test]
fn bookmarks_come_newest_first() {
    let marks = merged(&[
        op(1, 1, bookmark(1, "旧")),
        op(3, 1, bookmark(2, "新")),
        op(2, 1, bookmark(3, "中")),
    ]);
    let times: Vec<u64> = marks
        .bookmarks()
        .iter()
        .map(|bookmark| bookmark.time)
        .collect();
    assert_eq!(times, [3, 2, 1]);
}

#[test]
fn notes_that_did_not_know_of_each_other_both_stand() {
    let here = op(2, 1, note("甲"));
    let there = op(3, 2, note("乙"));
    let mut marks = merged([&here, &there]);
    assert_eq!(marks.note(key(1)).as_deref(), Some("甲\n乙"));
    let both = marks.entries([(stamp(4, 1), note("甲乙"))]);
    marks.merge(&both[0]);
    assert_eq!(marks.note(key(1)).as_deref(), Some("甲乙"));
}

#[test]
fn an_empty_note_removes_those_it_knew_of() {
    let mut marks = merged([&op(1, 1, note("甲"))]);
    for op in marks.entries([(stamp(2, 1), note("乙")), (stamp(3, 1), note(""))]) {
        marks.merge(&op);
    }
    assert_eq!(marks.note(key(1)), None);
}

#[test]
fn reading_goes_on_where_it_stopped() {
    let place = Place {
        paragraph: 3,
        byte: 120,
    };
    let marks = merged(&[
        op(1, 1, Change::Place { key: key(1), place }),
        op(
            2,
            1,
            Change::Read {
                key: key(1),
                read: true,
            },
        ),
    ]);
    assert_eq!(
        (marks.place(key(1)), marks.is_read(key(1))),
        (Some(place), true)
    );
}

#[test]
fn the_order_of_changes_never_goes_back() {
    let mut clock = Clock::default();
    let walls = [5_000, 5_000, 0, u64::MAX, 4_000, 9_000];
    let stamps = walls.map(|millis| clock.stamp(millis, Device(1)));
    assert!(stamps.is_sorted_by(|a, b| a < b), "{stamps:?}");
}

#[test]
fn what_was_seen_of_another_device_comes_before() {
    let mut clock = Clock::default();
    let theirs = stamp(1 << 41, 9);
    clock.see(theirs);
    assert!(clock.stamp(7, Device(1)) > theirs);
}

#[test]
fn compacting_leaves_what_counts() {
    let key = key(1);
    let place = |paragraph| Change::Place {
        key,
        place: Place { paragraph, byte: 0 },
    };
    let mut marks = Marks::default();
    let mut log = Vec::new();
    let changes = [
        bookmark(1, "春风"),
        place(1),
        note("甲"),
        place(2),
        note("乙"),
        Change::Unmark { key },
        place(3),
        keep("名", Some("一")),
        keep("名", Some("二")),
        keep("名", Some("三")),
        bookmark(2, "旧"),
        bookmark(2, "新"),
    ];
    for (millis, change) in (1..).zip(changes) {
        for op in marks.entries([(stamp(millis, 1), change)]) {
            marks.merge(&op);
            log.push(print(&op));
        }
    }
    let text = log.join("\n") + "\n";
    let compact = Compact::of([text.as_bytes()]).unwrap();
    let left: Vec<&str> = [0, 4, 5, 6, 7, 9, 11].map(|at| log[at].as_str()).to_vec();
    let lines = compact.lines.iter();
    let lines: Vec<&str> = lines
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    assert_eq!(lines, left);
}

#[test]
fn a_bookmark_remembers_the_words_at_its_place() {
    let text = "京口瓜洲一水间，钟山只隔数重山。".repeat(4);
    let block = Block {
        kind: BlockKind::Paragraph,
        text,
        spans: Vec::new(),
    };
    let article = Article {
        headline: "泊船".to_owned(),
        blocks: vec![block].into(),
        ..Article::default()
    };
    let quote = Anchor::of(
        &article,
        Place {
            paragraph: 0,
            byte: 7,
        },
    )
    .quote
    .unwrap();
    assert_eq!(quote.prefix, "京口");
    assert!(quote.exact.starts_with("瓜洲") && quote.exact.chars().count() == 24);
    assert_eq!(quote.suffix.chars().count(), 32);
    let past = Anchor::of(
        &article,
        Place {
            paragraph: 9,
            byte: 0,
        },
    );
    assert_eq!(past.quote, None);
}

pub fn split(letters: &str) -> Change {
    let at = Spot {
        letters: letters.to_owned(),
        length: 9,
        whole: true,
        nth: 0,
        of: 1,
    };
    Change::Correct {
        key: key(1),
        correction: Correction {
            title: "春风又绿江南岸".to_owned(),
            deed: Deed::Split { at },
        },
    }
}

/// The letters of the places of the corrections that stand.
fn corrected(marks: &Marks) -> Vec<&str> {
    let corrections = marks.corrections();
    corrections
        .map(|(_, _, correction)| correction.deed.spot().letters.as_str())
        .collect()
}

#[test]
fn corrections_of_two_devices_stand_in_their_order_until_they_are_taken_back() {
    let first = op(1, 2, split("一"));
    let second = op(2, 1, split("二"));
    let third = op(3, 2, split("三"));
    let of = second.stamp;
    let undo = op(4, 2, Change::Uncorrect { key: key(1), of });
    let marks = merged([&third, &second, &first]);
    assert_eq!(corrected(&marks), ["一", "二", "三"]);
    assert_eq!(
        corrected(&merged([&undo, &third, &second, &first])),
        ["一", "三"]
    );
}

#[test]
fn a_correction_of_a_later_kind_is_no_damage() {
    let line = print(&op(1, 1, split("一"))).replace("\"split\"", "\"paint\"");
    let body = line.rsplit_once(",\"c\"").unwrap().0;
    let line = format!(
        "{body},\"c\":\"{:08x}\"}}",
        crc32fast::hash(body.as_bytes())
    );
    assert_eq!(parse(&line), Err(Fault::UnknownOp));
    let log = format!("{line}\n");
    let log = Log::read(log.as_bytes());
    assert_eq!((log.unknown, log.damaged.len()), (1, 0));
}

fn tag(text: &str, on: bool) -> Change {
    Change::Tag {
        key: key(1),
        tag: Tag::new(text).unwrap(),
        on,
    }
}

#[test]
fn each_tag_of_an_article_goes_to_its_latest_writer() {
    let ops = [
        op(1, 1, tag("经济", true)),
        op(2, 1, tag("要闻", true)),
        op(3, 2, tag("经济", false)),
        op(2, 2, tag("经济", true)),
        op(4, 1, tag("AI", true)),
    ];
    for marks in [merged(&ops), merged(ops.iter().rev())] {
        let tags: Vec<&str> = marks.tags(key(1)).map(Tag::as_str).collect();
        assert_eq!(tags, ["AI", "要闻"]);
        assert_eq!(marks.all_tags().len(), 2);
    }
}

#[test]
fn a_tag_is_a_short_word() {
    for text in ["", " ", "两 词", "行\n末", "\u{7}", &"长".repeat(65)] {
        assert_eq!(Tag::new(text), None, "{text:?}");
    }
    let tags = Tag::all(" 经济　AI\t经济 ");
    let tags: Vec<&str> = tags.iter().map(Tag::as_str).collect();
    assert_eq!(tags, ["AI", "经济"]);
    assert_eq!(
        Tag::all(&"长".repeat(90)).first().unwrap().as_str(),
        "长".repeat(64)
    );
}

#[test]
fn a_tag_of_another_shape_is_of_a_later_version() {
    let line = print(&op(1, 1, tag("经济", true))).replace("经济", "经 济");
    let body = line.rsplit_once(",\"c\"").unwrap().0;
    assert_eq!(parse(&sealed(body)), Err(Fault::UnknownOp));
}

fn keep(name: &str, query: Option<&str>) -> Change {
    Change::Query {
        name: name.to_owned(),
        query: query.map(str::to_owned),
    }
}

#[test]
fn saved_queries_stand_in_the_order_of_their_first_saving_and_may_go() {
    let ops = [
        op(3, 1, keep("金融", Some("科技 金融"))),
        op(1, 2, keep("未读", Some("is:unread"))),
        op(2, 2, keep("旧", Some("date:..2000"))),
        op(4, 1, keep("旧", None)),
        op(5, 2, keep("未读", Some("is:unread paper:晚报"))),
    ];
    let wanted = [
        SavedQuery {
            name: "未读",
            query: "is:unread paper:晚报",
        },
        SavedQuery {
            name: "金融",
            query: "科技 金融",
        },
    ];
    for marks in [merged(&ops), merged(ops.iter().rev())] {
        assert_eq!(marks.queries(), wanted);
    }
}
