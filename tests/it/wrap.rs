//! Lines that a typesetter of a Chinese newspaper would accept: 避头尾, whole numbers, no orphan, even edges.

use dubao::text::{Ambiguous, Fill, Level, Matter, Measure, cells, opportunities, visible, wrap};

use crate::pages::seeds;

fn at(width: usize) -> Measure {
    Measure {
        width,
        ..Measure::default()
    }
}

fn lines<'t>(text: &'t str, measure: &Measure) -> Vec<&'t str> {
    wrap(text, measure)
        .into_iter()
        .map(|line| visible(&text[line]))
        .collect()
}

/// Where the lines of `text` end, shown by `|`.
fn check(width: usize, set: &str) {
    let text = set.replace('|', "");
    assert_eq!(lines(&text, &at(width)).join("|"), set);
}

/// Whether a line breaks between `before` and a shorter `after`, where the line is just as wide as `before`.
fn breaks_between(before: &str, after: &str, level: Level) -> bool {
    let text = format!("{before}{after}");
    let width = cells(before, Ambiguous::Narrow);
    let measure = Measure { level, ..at(width) };
    wrap(&text, &measure)[0].end == before.len()
}

#[test]
fn a_closing_mark_goes_with_its_character() {
    check(6, "春风|又，绿|江南");
    check(8, "他说：|“好。”然|后走了");
}

#[test]
fn marks_that_begin_no_line() {
    for mark in "。，、；：？！）》〉】」』”’～－–·…,.;:!?)/／%％℃".chars()
    {
        assert!(
            !breaks_between("春风又绿", &format!("{mark}江南岸"), Level::Gb),
            "{mark}"
        );
    }
}

#[test]
fn marks_that_end_no_line() {
    for mark in "（《〈【「『“‘(￥$/／".chars() {
        assert!(
            !breaks_between(&format!("春风又绿{mark}"), "1江南岸", Level::Gb),
            "{mark}"
        );
    }
}

#[test]
fn a_line_may_end_outside_of_quotation_marks() {
    assert!(breaks_between("春风又绿江南：", "“又绿”江南", Level::Gb));
    assert!(breaks_between("春风“又绿”", "江南", Level::Gb));
    assert!(breaks_between("春风又“一”", "“绿”江南", Level::Gb));
    assert!(breaks_between("春风明月说,", "\"又绿\"江", Level::Gb));
    assert!(breaks_between("春风\"又绿\"", "江南", Level::Gb));
}

#[test]
fn straight_quotation_marks_hold_to_what_they_quote() {
    assert!(!breaks_between("春风\"", "又绿\"江南岸", Level::Gb));
    assert!(!breaks_between("春风\"又绿", "\"江南岸", Level::Gb));
    assert!(!breaks_between("春风\"又绿\"江\"", "南\"岸", Level::Gb));
}

#[test]
fn dashes_and_ellipses_stay_whole() {
    assert!(!breaks_between("春风—", "—又绿江南", Level::Gb));
    assert!(!breaks_between("春风…", "…又绿江南", Level::Gb));
    assert!(breaks_between("春风——", "又绿", Level::Gb));
    assert!(!breaks_between("春风又绿", "——江南岸", Level::Strict));
}

#[test]
fn an_interpunct_ends_a_line_but_begins_none() {
    assert!(breaks_between("春风莘城·", "莘情", Level::Gb));
    assert!(!breaks_between("莘城", "·莘情江南岸", Level::Gb));
}

#[test]
fn numbers_words_and_their_signs_stay_whole() {
    for whole in [
        "17.3",
        "0635-8277092",
        "92.5%",
        "100℃",
        "￥100",
        "$9.9",
        "№5",
        "12:30",
        "1,200",
        "5G",
        "COVID-19",
        "１２．５％",
        "don't",
    ] {
        let text = format!("春风又绿{whole}江南岸明月何时照我还");
        for width in cells(whole, Ambiguous::Narrow)..40 {
            assert!(
                lines(&text, &at(width))
                    .iter()
                    .any(|line| line.contains(whole)),
                "{whole} at {width}"
            );
        }
    }
}

#[test]
fn a_number_keeps_its_unit_where_that_costs_little() {
    check(14, "去年全市增长|17.3亿元左右");
    check(14, "昨日上午共有|200余人参加");
}

#[test]
fn names_stay_whole() {
    let byline = "记者 王安石 苏东坡　通讯员 陆放翁 辛弃疾";
    for width in 6..40 {
        let measure = Measure {
            matter: Matter::Names,
            ..at(width)
        };
        for line in lines(byline, &measure) {
            assert!(
                line.split_whitespace()
                    .all(|word| byline.split_whitespace().any(|name| name == word)),
                "{line} at {width}"
            );
        }
    }
}

#[test]
fn a_name_wider_than_the_line_is_cut() {
    let measure = Measure {
        matter: Matter::Names,
        ..at(4)
    };
    assert_eq!(lines("记者 王安石", &measure), ["记者", "王", "安石"]);
}

#[test]
fn the_lines_of_a_headline_are_about_as_long_as_each_other() {
    let headline = Measure {
        matter: Matter::Headline,
        ..at(20)
    };
    let text = "春风又绿江南岸明月何时照我还";
    assert_eq!(lines(text, &headline), ["春风又绿江南岸", "明月何时照我还"]);
    assert_eq!(lines(text, &at(20)), ["春风又绿江南岸明月何", "时照我还"]);
}

#[test]
fn the_greedy_way_keeps_the_rules_too() {
    let text = "春风又绿江南岸，明月何时照我还。京口瓜洲一水间，钟山只隔数重山，17.3亿元。";
    for width in 4..40 {
        let measure = Measure {
            fill: Fill::Greedy,
            ..at(width)
        };
        assert_eq!(violations(text, &measure), 0, "{:?}", lines(text, &measure));
    }
    let measure = Measure {
        fill: Fill::Greedy,
        ..at(14)
    };
    let set = lines("去年全市增长17.3亿元左右", &measure);
    assert_eq!(set, ["去年全市增长", "17.3亿元左右"]);
}

#[test]
fn enclosed_numbers_are_no_word() {
    assert!(breaks_between("春风①②", "③④江南", Level::Gb));
}

#[test]
fn one_character_makes_no_last_line() {
    check(10, "春风又绿|江南。");
    assert_eq!(
        lines("春风又绿江南岸明月何。", &at(10)).last(),
        Some(&"月何。")
    );
}

#[test]
fn spaces_hang_over_the_end_of_a_line() {
    assert_eq!(lines("ab     cd", &at(2)), ["ab", "cd"]);
    assert_eq!(lines("春风　　　又绿", &at(4)), ["春风", "又绿"]);
}

#[test]
fn a_line_end_in_the_text_ends_the_line() {
    assert_eq!(lines("春\n\n风\r\n又\n", &at(20)), ["春", "", "风", "又"]);
    assert!(wrap("", &at(20)).is_empty());
}

#[test]
fn the_first_line_leaves_room_for_its_indent() {
    let measure = Measure {
        indent: 4,
        ..at(10)
    };
    assert_eq!(lines("春风又绿江南岸明月何时照我", &measure)[0], "春风又");
    let narrow = Measure { indent: 4, ..at(5) };
    assert_eq!(
        (narrow.first_indent(), lines("春风又绿", &narrow)[0]),
        (0, "春风")
    );
}

#[test]
fn a_word_wider_than_the_line_is_cut_but_not_before_a_mark() {
    check(4, "abcd|efgh|ijkl");
    assert!(
        lines("abcdefgh。", &at(4))
            .iter()
            .all(|line| !line.starts_with('。'))
    );
    assert_eq!(lines("》」』。》」』。", &at(4)).len(), 4);
}

#[test]
fn ambiguous_marks_take_the_room_that_the_terminal_gives_them() {
    let wide = Measure {
        ambiguous: Ambiguous::Wide,
        ..at(8)
    };
    assert_eq!(lines("“春”“风”又绿江", &wide), ["“春”", "“风”又", "绿江"]);
    assert_eq!(lines("“春”“风”又绿江", &at(8)), ["“春”“风”", "又绿江"]);
}

#[test]
fn without_rules_marks_stand_anywhere_but_words_hold() {
    assert!(breaks_between("春风又绿", "，江南", Level::None));
    assert!(!breaks_between("春风ab", "cd江南岸", Level::None));
}

/// Lines of a page against the rule, without those that are wider than any break allows.
fn violations(text: &str, measure: &Measure) -> usize {
    let lines = lines(text, measure);
    let starts = "。，、；：？！）》〉】」』”’～－–·…—,;!?)/／%％℃";
    let ends = "（《〈【「『“‘(￥$/／";
    let begins_badly = lines
        .iter()
        .skip(1)
        .filter(|line| line.starts_with(|c| starts.contains(c) && !line.starts_with("——")));
    let ends_badly = lines
        .iter()
        .rev()
        .skip(1)
        .filter(|line| line.ends_with(|c| ends.contains(c)));
    begins_badly.count() + ends_badly.count()
}

#[test]
fn the_sample_pages_break_no_rule_at_any_width() {
    for width in (10..40).step_by(4).chain([80, 120, 200]) {
        for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
            for paragraph in seeds().into_iter().flat_map(|page| page.lines()) {
                let measure = Measure {
                    ambiguous,
                    ..at(width)
                };
                assert_eq!(
                    violations(paragraph, &measure),
                    0,
                    "at {width}: {:?}",
                    lines(paragraph, &measure)
                );
            }
        }
    }
}

#[test]
fn a_paragraph_without_end_is_set_in_proportion_to_its_length() {
    let text = "春风又绿江南岸，明月何时照我还。".repeat(20_000);
    let lines = wrap(&text, &at(40));
    assert_eq!(lines.last().unwrap().end, text.len());
    assert!(
        lines
            .iter()
            .all(|line| cells(visible(&text[line.clone()]), Ambiguous::Narrow) <= 40)
    );
}

/// Places where UAX #14 lets a line end, shown by `÷`.
fn rules(marked: &str) {
    let text = marked.replace('÷', "");
    let found: String = {
        let mut from = 0;
        let pieces = opportunities(&text)
            .into_iter()
            .map(|end| text[std::mem::replace(&mut from, end)..end].to_owned());
        pieces.collect::<Vec<_>>().join("÷")
    };
    assert_eq!(found, marked);
}

#[test]
fn the_plain_rules_are_those_of_unicode_18() {
    rules("The ÷quick ÷(“brown”) ÷fox ÷can’t ÷jump ÷32.3 ÷feet, ÷right?");
    rules("全÷角÷（括÷弧）÷「引÷用」。");
    rules("3.14 ÷-5 ÷$9.99 ÷50% ÷1,234.5 ÷a-÷b ÷a/÷b ÷http://÷a.b/÷c");
    rules("🇨🇳÷🇯🇵 ÷👍🏽÷👨\u{200D}👩 ÷e\u{301}a\u{A0}b");
    rules("각÷하 ÷ก\u{E31}ข ÷שלום-÷שלום ÷a-÷b");
    rules("他÷说÷“好”÷然÷后 ÷“一” ÷a ÷“b” ÷c");
}
