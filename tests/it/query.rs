//! The language of queries: what is read, in which order signs bind, what is wrong and where.

use dubao::search::{Fault, Field, Mistake, Query};
use proptest::prelude::*;

/// The query as it is understood, in its own language.
#[track_caller]
fn read(text: &str) -> String {
    match Query::read(text) {
        Ok(query) => query.to_string(),
        Err(fault) => panic!("{text}: {fault:?}"),
    }
}

/// The words that are wrong, why, and whether they may yet be right.
#[track_caller]
fn fault(text: &str) -> (String, Mistake, bool) {
    let Fault { at, what, open } = Query::read(text).unwrap_err();
    (text[at].to_owned(), what, open)
}

fn clauses(text: &str) -> Vec<usize> {
    let query = Query::read(text).unwrap();
    query.clauses.iter().map(|clause| clause.0.len()).collect()
}

#[test]
fn signs_tell_how_a_word_may_stand() {
    let cases = [
        ("春风 江南", "春风 江南"),
        ("'春风", "\"春风\""),
        ("'春风'", "\"春风\""),
        ("^春风", "^\"春风\""),
        ("春风$", "\"春风\"$"),
        ("^春风$", "^\"春风\"$"),
        ("!春风", "!春风"),
        ("!^春风", "!^\"春风\""),
        ("\"春风 又绿\"", "\"春风 又绿\""),
        ("^\"春风 又绿\"$", "^\"春风 又绿\"$"),
        ("'\"春风 又绿\"", "\"春风 又绿\""),
        ("春\\ 风", "春\\ 风"),
        ("100\\$ \\!春 c\\:d", "100\\$ \\!春 c\\:d"),
        ("a\\b", "a\\\\b"),
        ("$ 5$", "\\$ \"5\"$"),
        ("KJ ＫＪ 經濟", "kj kj 经济"),
        ("\u{200b}春\u{7}风", "春风"),
    ];
    for (text, wanted) in cases {
        assert_eq!(read(text), wanted, "{text}");
    }
}

#[test]
fn signs_of_an_input_method_count_as_the_plain_ones() {
    assert_eq!(read("！春风　｜　作者：李白"), "!春风 | author:李白");
    assert_eq!(
        read("“春风 又绿” ‘江南 ＾明月＄"),
        "\"春风 又绿\" \"江南\" ^\"明月\"$"
    );
    assert_eq!(read("日期：２０２４"), "date:2024-01-01..2024-12-31");
}

#[test]
fn or_binds_the_terms_beside_it_and_white_space_is_and() {
    assert_eq!(clauses("甲 乙 | 丙 丁"), [1, 2, 1]);
    assert_eq!(clauses("甲 | 乙 | 丙 | !丁"), [4]);
    assert_eq!(clauses("甲|乙 |丙"), [1, 1], "a bar within a word is text");
    assert_eq!(
        read("author:李 | paper:报 !is:read"),
        "author:李 | paper:报 !is:read"
    );
}

#[test]
fn a_field_is_known_by_its_names_in_both_languages() {
    let cases = [
        (
            "author:李白 作者:李白 记者:李白",
            "author:李白 author:李白 author:李白",
        ),
        ("paper:晚报 报：^江南", "paper:晚报 paper:^\"江南\""),
        (
            "page:3 版:1-4 版次:第2版 page:2..",
            "page:3 page:1-4 page:2 page:2-65535",
        ),
        ("page:A01 版:要闻", "page:a01 page:要闻"),
        ("kind:photo 类型:公告", "kind:photo kind:notice"),
        ("is:unread 状态:书签", "is:unread is:bookmarked"),
        ("标签:经济", "tag:\"经济\""),
        ("正文:\"科技 金融\"", "text:\"科技 金融\""),
        ("!報:晚报", "!paper:晚报"),
    ];
    for (text, wanted) in cases {
        assert_eq!(read(text), wanted, "{text}");
    }
}

#[test]
fn a_colon_that_ends_no_field_is_text() {
    for text in [
        "加强党建：以改革促发展",
        "AI：新时代",
        "19:30",
        "春风:江南",
        "'author:x",
    ] {
        assert!(!read(text).starts_with("author:"), "{text}");
    }
    assert_eq!(read("author\\:x"), "author\\:x");
}

#[test]
fn days_months_years_and_ranges_of_them() {
    let cases = [
        ("2024", "2024-01-01..2024-12-31"),
        ("2024-02", "2024-02-01..2024-02-29"),
        ("2023/2", "2023-02-01..2023-02-28"),
        ("2024-08-13", "2024-08-13"),
        ("2024年8月13日", "2024-08-13"),
        ("20240813", "2024-08-13"),
        ("2024-08..2024-09", "2024-08-01..2024-09-30"),
        ("..2024", "..2024-12-31"),
        ("2024..", "2024-01-01.."),
    ];
    for (text, wanted) in cases {
        assert_eq!(read(&format!("date:{text}")), format!("date:{wanted}"));
    }
}

#[test]
fn a_mistake_has_its_place() {
    use Mistake::{Backwards, BadDate, BadPage, LoneOr, NoValue, NoWord, OpenQuote, TooLong};
    let cases = [
        ("春 date:2024-13", "2024-13", BadDate, false),
        ("date:20244 春", "20244", BadDate, true),
        ("date:去年", "去年", BadDate, false),
        ("date:2023-02-29", "2023-02-29", BadDate, false),
        ("date:2025..2024 春", "2025..2024", Backwards, true),
        ("page:4-1", "4-1", Backwards, true),
        ("page:3x", "3x", BadPage, false),
        ("| 春", "|", LoneOr, false),
        ("春 | | 风", "|", LoneOr, false),
        ("春 |", "|", LoneOr, true),
        ("春 ! 风", "!", NoWord('!'), true),
        ("春 \"\" 风", "\"\"", NoWord('"'), true),
        ("春 \"江 南", "\"江 南", OpenQuote, true),
        ("春 author: 风", "", NoValue(Field::Author), true),
    ];
    for (text, at, what, open) in cases {
        assert_eq!(fault(text), (at.to_owned(), what, open), "{text}");
    }
    let long = "长".repeat(300);
    let (at, what, _) = fault(&long);
    assert_eq!((at.chars().count(), what), (44, TooLong));
}

#[test]
fn what_is_unknown_is_told_with_what_may_be_meant() {
    let field = |name: &str, nearest| Mistake::UnknownField {
        name: name.to_owned(),
        nearest,
    };
    assert_eq!(fault("autor:李").1, field("autor", Some("author")));
    assert_eq!(fault("http://a").1, field("http", None));
    let value = |field, value: &str, nearest| Mistake::UnknownValue {
        field,
        value: value.to_owned(),
        nearest,
    };
    let unread = value(Field::Is, "unraed", Some("unread"));
    assert_eq!(fault("春 is:unraed"), ("unraed".to_owned(), unread, false));
    let begun = value(Field::Kind, "pho", Some("photo"));
    assert_eq!(fault("kind:pho"), ("pho".to_owned(), begun, true));
}

#[test]
fn what_is_half_typed_leaves_the_rest_as_it_is() {
    for half in [
        "date:",
        "date:20",
        "date:2024-",
        "date:2024-0",
        "is:unr",
        "kind:",
        "!",
        "|",
        "'",
    ] {
        let text = format!("春风 {half}");
        let (query, fault) = Query::typed(&text);
        let fault = fault.unwrap_or_else(|| panic!("{text}"));
        assert_eq!(query.to_string(), "春风", "{text}");
        assert!(fault.is_being_typed(&text, text.len()), "{text}: {fault:?}");
        assert!(!fault.is_being_typed(&text, 3), "{text}");
        let behind = format!("{text} ");
        let waits = matches!(fault.what, Mistake::LoneOr | Mistake::NoValue(_));
        assert_eq!(fault.is_being_typed(&behind, behind.len()), waits, "{text}");
    }
    let (query, fault) = Query::typed("江南 \"春风 又");
    assert_eq!(query.to_string(), "江南 \"春风 又\"");
    assert_eq!(fault.unwrap().what, Mistake::OpenQuote);
}

proptest! {
    #[test]
    fn any_text_is_read_and_what_is_wrong_has_a_place_in_it(
        text in prop_oneof![".{0,60}", "[春a!|'^$:\"\\\\ “：.0-9-]{0,40}", "(is|date|page|日期|[!|])[:： ]?[0-9.a-z-]{0,9}"],
    ) {
        let (query, fault) = Query::typed(&text);
        if let Some(fault) = fault {
            prop_assert!(text.get(fault.at.clone()).is_some(), "{fault:?}");
            fault.is_being_typed(&text, text.len());
        }
        let printed = query.to_string();
        prop_assert_eq!(Query::read(&printed).map(|query| query.to_string()), Ok(printed));
    }

    #[test]
    fn a_query_that_is_printed_reads_as_the_same(
        terms in proptest::collection::vec("(| |)!?(author:|tag:|版:|)['^\"]?[春风a-c\\\\:!]{1,4}[\"$]?", 1..5),
    ) {
        let (query, _) = Query::typed(&terms.join(" "));
        let again = Query::read(&query.to_string()).unwrap();
        prop_assert_eq!(format!("{query:?}"), format!("{again:?}"));
    }
}
