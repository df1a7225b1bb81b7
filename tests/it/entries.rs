//! Marks to the letter: what a stamp, a checksum and a file of bookmarks look like, and what is not one.

use dubao::marks::{
    Anchor, Change, Clock, Compact, Device, Fault, Log, Marks, Passage, Place, Quote, Stamp, Tag,
    from_html, parse, print, to_html,
};

use proptest::prelude::*;

use crate::lines::{newer_line, sealed, unknown_line};
use crate::marks::{bookmark, key, merged, op, split, stamp};

#[test]
fn stamps_and_devices_are_sixteen_digits_in_lower_case() {
    let device = Device(0xABCD);
    assert_eq!(device.to_string(), "000000000000abcd");
    assert_eq!(Device::parse("000000000000abcd"), Some(device));
    for text in [
        "000000000000ABCD",
        "abcd",
        "+00000000000abcd",
        "0000000000000abcd",
    ] {
        assert_eq!(Device::parse(text), None, "{text}");
    }
}

#[test]
fn a_stamp_of_the_year_6429_is_the_last_one() {
    let [last, beyond] =
        ["7fffffffffffffff", "8000000000000000"].map(|reading| format!("{reading}-{}", Device(1)));
    assert_eq!(Stamp::parse(&last).unwrap().millis(), (1 << 47) - 1);
    assert_eq!(Stamp::parse(&beyond), None);
    assert_eq!(stamp(u64::MAX, 1).millis(), (1 << 47) - 1);
}

#[test]
fn what_another_clock_has_seen_comes_before() {
    let theirs = stamp(1 << 41, 9);
    let (mut clock, mut other) = (Clock::default(), Clock::default());
    other.see(theirs);
    clock.catch_up(&other);
    assert!(clock.stamp(7, Device(1)) > theirs);
}

#[test]
fn a_checksum_is_eight_digits_in_lower_case() {
    let mut lines = (0..9).map(|n| print(&op(1, 1, bookmark(n, "春风"))));
    let with_letters =
        |line: &String| line[line.len() - 10..].contains(|c: char| c.is_ascii_lowercase());
    let line = lines.find(with_letters).unwrap();
    let (body, sum) = line.split_at(line.len() - 10);
    for odd in [sum.to_uppercase(), format!("0{sum}")] {
        assert_eq!(parse(&format!("{body}{odd}")), Err(Fault::BadCrc));
    }
}

#[test]
fn a_log_tells_what_it_holds_of_which_version() {
    let entry = print(&op(1, 1, bookmark(1, "春风")));
    assert_eq!(Log::read(b"noise\nmore").whole, 6);
    let told = |text: &str| {
        let log = Log::read(text.as_bytes());
        let counts = (log.ops.len(), log.newer, log.unknown, log.damaged.len());
        (counts, log.is_empty())
    };
    assert_eq!(told(""), ((0, 0, 0, 0), true));
    assert_eq!(told("noise\n"), ((0, 0, 0, 1), true));
    assert_eq!(told(&(entry + "\n")), ((1, 0, 0, 0), false));
    assert_eq!(told(&(unknown_line() + "\n")), ((0, 0, 1, 0), false));
    assert_eq!(told(&(newer_line() + "\n")), ((0, 1, 0, 0), false));
}

#[test]
fn what_is_asked_of_one_article_is_told_of_it_alone() {
    let read = |n, read| Change::Read { key: key(n), read };
    let passage = Passage {
        end: Place {
            paragraph: 0,
            byte: 6,
        },
        ..Passage::default()
    };
    let light = Change::Highlight {
        key: key(1),
        passage: passage.clone(),
        on: true,
    };
    let marks = merged(&[
        op(1, 1, bookmark(1, "春风")),
        op(2, 1, read(1, true)),
        op(3, 1, read(2, true)),
        op(4, 1, read(2, false)),
        op(5, 1, light),
        op(6, 1, split("一")),
    ]);
    assert_eq!(marks.bookmark(key(1)), marks.bookmarks().pop());
    assert_eq!(marks.bookmark(key(1)).unwrap().time, 1);
    assert_eq!(marks.bookmark(key(2)), None);
    assert_eq!(
        [1, 2, 3].map(|n| marks.is_read(key(n))),
        [true, false, false]
    );
    assert!(marks.highlights(key(1)).eq([&passage]));
    assert_eq!(marks.highlights(key(2)).count(), 0);
    let standing = marks.standing_corrections();
    assert_eq!(standing.list().len(), 1);
    assert_eq!(standing.list()[0].deed.spot().letters, "一");
}

#[test]
fn of_two_corrections_with_one_stamp_the_greater_holds() {
    let [one, two] = ["一", "二"].map(|letters| op(1, 1, split(letters)));
    for marks in [merged([&one, &two]), merged([&two, &one])] {
        let standing = marks.standing_corrections();
        assert_eq!(standing.list()[0].deed.spot().letters, "二");
        assert_eq!(standing.list().len(), 1);
    }
}

#[test]
fn a_note_that_was_replaced_does_not_come_back_to_those_that_stand() {
    let note = |text: &str| Change::Note {
        key: key(1),
        text: text.to_owned(),
    };
    let old = op(1, 1, note("旧"));
    let mut marks = merged([&old]);
    for op in marks.entries([(stamp(2, 1), note("新"))]) {
        marks.merge(&op);
    }
    let standing = marks.standing();
    let again = merged(standing.iter().chain([&old]));
    assert_eq!(again.note(key(1)).as_deref(), Some("新"));
}

/// A browser's file with one link of these attributes, and what is written behind it.
fn file(attributes: &str, behind: &str) -> String {
    format!("<DL><p>\n<DT><A {attributes}>春风</A>\n{behind}</DL>\n")
}

#[test]
fn a_browsers_clock_counts_in_any_unit() {
    let time = |date: &str| {
        let address = format!("HREF=\"dubao:{}\" ADD_DATE=\"{date}\"", key(1));
        let import = from_html(&file(&address, ""), &Marks::default());
        import.ops[0].stamp.millis()
    };
    assert_eq!(time("99999999999"), 99_999_999_999_000);
    assert_eq!(time("100000000000"), 100_000_000_000);
    assert_eq!(time("99999999999999"), 99_999_999_999_999);
    assert_eq!(time("100000000000000"), 100_000_000_000);
    assert_eq!(time("1700000000"), 1_700_000_000_000);
    assert_eq!(time("1700000000123456"), 1_700_000_000_123);
    assert_eq!(time("soon"), 0);
}

#[test]
fn a_browsers_tags_are_words_and_other_links_are_told() {
    let html = file(
        &format!("HREF=\"dubao:{}\" TAGS=\"要 闻,经济\"", key(1)),
        "",
    );
    let marks = merged(&from_html(&html, &Marks::default()).ops);
    let tags: Vec<&str> = marks.tags(key(1)).map(Tag::as_str).collect();
    assert_eq!(tags, ["经济", "要-闻"]);
    let other = from_html(&file("HREF=\" https://example.com/ \"", ""), &marks);
    assert_eq!(other.ops, []);
    assert_eq!(
        (other.skipped[0].line, other.skipped[0].address.as_str()),
        (2, "https://example.com/")
    );
}

#[test]
fn a_note_comes_back_from_a_browser_once_and_as_old_as_it_was() {
    let note = |text: &str| Change::Note {
        key: key(1),
        text: text.to_owned(),
    };
    let marks = merged(&[
        op(1_700_000_000_000, 1, bookmark(1, "<春>&\"风\"'")),
        op(1_700_000_000_500, 2, note("记")),
    ]);
    let html = to_html(&marks);
    assert!(html.contains("ADD_DATE=\"1700000000\""), "{html}");
    assert!(
        html.contains(">&lt;春&gt;&amp;&quot;风&quot;&#39;</A>"),
        "{html}"
    );
    let noted: Vec<_> = from_html(&html, &Marks::default()).ops;
    assert_eq!(noted[1], op(1_700_000_000_500, 2, note("记")));
    assert_eq!(noted.len(), 2);
    // What the marks have already does not come twice; an empty description is no note.
    assert_eq!(from_html(&html, &marks).ops.len(), 1);
    let bare = file(&format!("HREF=\"dubao:{}\"", key(1)), "<DD> \n");
    assert_eq!(from_html(&bare, &Marks::default()).ops.len(), 1);
}

#[test]
fn a_bookmark_comes_back_from_a_browser_whole_but_for_control_characters() {
    let anchor = |headline: &str| Anchor {
        paper: Some("江南晚报".to_owned()),
        date: "2026-03-05".parse().ok(),
        page: Some(12),
        headline: Some(headline.to_owned()),
        quote: Some(Quote {
            exact: "春风".to_owned(),
            prefix: "前\n".to_owned(),
            suffix: "后".to_owned(),
        }),
        place: Some(Place {
            paragraph: 2,
            byte: 30,
        }),
    };
    let put = |headline: &str| Change::Bookmark {
        key: key(1),
        anchor: anchor(headline),
    };
    let imprint = anchor("").imprint();
    assert_eq!(
        (imprint.paper.as_deref(), imprint.page),
        (Some("江南晚报"), Some(12))
    );
    assert_eq!(imprint.date.unwrap().to_string(), "2026-03-05");
    let html = to_html(&merged(&[op(5000, 7, put("又\u{7}绿\u{9b}"))]));
    let again = from_html(&html, &Marks::default());
    assert_eq!(again.ops, [op(5000, 1, put("又绿"))]);
}

#[test]
fn a_passage_comes_back_from_a_browser_where_it_was() {
    let passage = Passage {
        place: Place {
            paragraph: 1,
            byte: 3,
        },
        end: Place {
            paragraph: 2,
            byte: 6,
        },
        quote: Quote {
            exact: "春风".to_owned(),
            prefix: "前".to_owned(),
            suffix: "后".to_owned(),
        },
    };
    let light = Change::Highlight {
        key: key(1),
        passage: passage.clone(),
        on: true,
    };
    let marks = merged(&[op(1000, 1, bookmark(1, "题")), op(2000, 1, light)]);
    let html = to_html(&marks);
    assert!(html.contains("ADD_DATE=\"2\""), "{html}");
    let again = merged(&from_html(&html, &Marks::default()).ops);
    assert!(again.highlights(key(1)).eq([&passage]));
    assert_eq!(from_html(&html, &marks).ops.len(), 1);
    let blank = html.replace(">春风<", "> <");
    assert_eq!(
        merged(&from_html(&blank, &Marks::default()).ops)
            .highlights(key(1))
            .count(),
        0
    );
}

#[test]
fn of_nothing_nothing_stays() {
    assert_eq!(Compact::of([&b""[..]]).unwrap().bytes(), b"");
}

#[test]
fn a_long_log_is_read_as_its_lines_are() {
    let line = |at: u64| print(&op(at, 1, Change::Unmark { key: key(1) })) + "\n";
    let mut text: String = (0..12_000).map(line).collect();
    // All lines are of one length, so this is within one.
    text.insert_str(text.len() / 2 + 50, "harm\n");
    let strange = [newer_line(), unknown_line(), newer_line()].map(|line| line + "\n");
    text = strange.concat() + &text + &strange.concat().repeat(2);
    text.push_str("torn");
    assert!(text.len() > 1 << 20, "{}", text.len());
    let log = Log::read(text.as_bytes());
    let stamps: Vec<u64> = log.ops.iter().map(|op| op.stamp.millis()).collect();
    assert_eq!((stamps.len(), stamps.is_sorted()), (11_999, true));
    assert_eq!(log.damaged.len(), 2);
    assert_eq!((log.newer, log.unknown), (6, 3));
    assert_eq!(log.whole, text.len() - "torn".len());
}

/// A line of each kind as it is printed, and one with all that a bookmark can have.
fn one_of_each() -> Vec<String> {
    let (key, on) = (key(1), true);
    let place = Place {
        paragraph: 3,
        byte: 120,
    };
    let quote = Quote {
        exact: "“春风”\n又绿\\\"江南岸\"\u{7f}".to_owned(),
        prefix: "\u{0}前\t".to_owned(),
        suffix: String::new(),
    };
    let anchor = Anchor {
        paper: Some("松河日报".to_owned()),
        date: "2024-05-03".parse().ok(),
        page: Some(4),
        headline: Some("春风".to_owned()),
        quote: Some(quote.clone()),
        place: Some(place),
    };
    let end = Place::default();
    let passage = Passage { place, end, quote };
    let note = |text: &str| Change::Note {
        key,
        text: text.to_owned(),
    };
    let query = |query: Option<&str>| Change::Query {
        name: "名".to_owned(),
        query: query.map(str::to_owned),
    };
    let of = stamp(1, 1);
    let tag = Tag::new("经济").unwrap();
    let changes = [
        Change::Bookmark { key, anchor },
        Change::Unmark { key },
        note("甲"),
        note(""),
        Change::Tag { key, tag, on },
        Change::Highlight { key, passage, on },
        query(Some("科技")),
        query(None),
        Change::Read { key, read: false },
        Change::Place { key, place },
        split("一"),
        Change::Uncorrect { key, of },
    ];
    let stamped = (1..).map(|at| stamp(at, 7)).zip(changes);
    let ops = Marks::default().entries(stamped);
    ops.iter().map(print).collect()
}

/// The same JSON, but not as it is printed.
fn spaced(body: &str) -> String {
    sealed(&body.replacen('{', "{ ", 1))
}

fn body(line: &str) -> &str {
    line.rsplit_once(",\"c\":").unwrap().0
}

#[test]
fn a_line_says_the_same_however_its_json_is_set() {
    for line in one_of_each() {
        let op = parse(&line).unwrap();
        assert_eq!(parse(&spaced(body(&line))), Ok(op.clone()), "{line}");
        assert_eq!(print(&op), line);
    }
    // What JSON or this version would not take is not taken as it is printed either.
    let line = print(&op(1, 1, bookmark(1, "春")));
    let body = body(&line);
    for more in [
        ",\"page\":04",
        ",\"page\":4.0",
        ",\"page\":70000",
        ",\"page\":null",
        ",\"pos\":[1,2,3]",
        ",\"pos\":[1,-2]",
        ",\"pos\":[]",
        ",\"title\":\"再\"",
        ",\"date\":\"2024-13-45\"",
        ",\"quote\":{\"exact\":\"a\",\"prefix\":\"b\",\"suffix\":\"c\",\"x\":1}",
        ",\"quote\":\"\\ud800\"",
        ",\"quote\":\"\t\"",
        ",\"v\":2",
        ",\"c\":\"00000000\"",
        "}",
    ] {
        let changed = format!("{body}{more}");
        let [plain, other] = [sealed(&changed), spaced(&changed)].map(|line| parse(&line));
        assert_eq!(plain, other, "{more}");
    }
}

proptest! {
    #[test]
    fn a_changed_line_says_the_same_however_its_json_is_set(
        which in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        cut in 0usize..4,
        new in "[0-9a-z\\\\\"{}\\[\\],:. +-]{0,3}",
    ) {
        let lines = one_of_each();
        let mut line = body(which.get::<String>(&lines)).to_owned();
        let places: Vec<usize> = line.char_indices().map(|(at, _)| at).filter(|at| *at > 0).collect();
        let from = *at.get(&places);
        let to = line[from..].char_indices().nth(cut).map_or(line.len(), |(end, _)| from + end);
        line.replace_range(from..to, &new);
        prop_assert_eq!(parse(&sealed(&line)), parse(&spaced(&line)));
    }
}
