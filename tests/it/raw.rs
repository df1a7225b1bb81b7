//! The raw view: the page as it was, every character of it, with an article's pieces marked where they stand.

use std::fmt::Write;

use dubao::app::layout::Size;
use dubao::app::{Action, Event, Gesture, Pane, Raw};
use dubao::article::{Article, Block, BlockKind, Piece, Reading};
use dubao::store::Store;
use dubao::text::{Ambiguous, Encoding, SafeText};
use proptest::prelude::*;
use ratatui::style::Modifier;

use crate::desk::{Desk, check, seeds};
use crate::frames::assert_rows_fit;

/// A page of a paper that does not exist: the first article stands in three pieces, the second in two.
pub fn broken_page() -> (String, Reading) {
    let mut text = String::new();
    let mut put = |line: &str, blank: bool| {
        let start = text.len();
        let _ = write!(text, "{line}\n{}", if blank { "\n" } else { "" });
        start..start + line.len()
    };
    let masthead = put("江南晚报 第03版", true);
    let spring_title = put("春风又绿江南岸", false);
    let spring_by = put("记者 王安石", false);
    let spring_1 = put("　　京口瓜洲一水间，钟山只隔数重山。春风又绿", true);
    let market_title = put("早市的一天", false);
    let market_1 = put("床前明月光，疑是地上霜。", true);
    let spring_2 = put("江南岸，明月何时照我还？", true);
    let market_2 = put("举头望明月，低头思故乡。", false);
    let spring_3 = put("爆竹声中一岁除，春风送暖入屠苏。", false);
    let editor = put("责编\t李白", false);
    let block = |text: &str, spans: Vec<std::ops::Range<usize>>| Block {
        kind: BlockKind::Paragraph,
        text: text.to_owned(),
        spans,
    };
    let spring = Article {
        headline: "春风又绿江南岸".to_owned(),
        heads: vec![spring_title, spring_by],
        blocks: vec![
            block(
                "京口瓜洲一水间，钟山只隔数重山。春风又绿江南岸，明月何时照我还？",
                vec![spring_1, spring_2],
            ),
            block("爆竹声中一岁除，春风送暖入屠苏。", vec![spring_3]),
        ]
        .into(),
        ..Article::default()
    };
    let market = Article {
        headline: "早市的一天".to_owned(),
        heads: vec![market_title],
        blocks: vec![
            block("床前明月光，疑是地上霜。", vec![market_1]),
            block("举头望明月，低头思故乡。", vec![market_2]),
        ]
        .into(),
        ..Article::default()
    };
    let piece = |text: &str, span| Piece {
        text: text.to_owned(),
        spans: vec![span],
    };
    let reading = Reading {
        articles: vec![spring.into(), market.into()],
        furniture: vec![
            piece("江南晚报 第03版", masthead),
            piece("责编 李白", editor),
        ],
        text: text.as_str().into(),
        ..Reading::default()
    };
    ("jn-03.txt".to_owned(), reading)
}

fn desk(width: u16, height: u16) -> Desk {
    Desk::with(width, height, Ambiguous::Narrow, vec![broken_page()])
}

#[test]
fn a_page_is_shown_as_it_was_with_the_pieces_of_an_article() {
    check(
        &mut desk(80, 24),
        "raw",
        "
        读报 全部 未读 书签            2 原样 1/2 春风又绿江南岸 jn-03.txt
        jn-03.txt                         - 江南晚报 第03版
         ◦ 春风又绿江南岸             48
         ◦ 早市的一天                 24 题 春风又绿江南岸
                                         题 记者 王安石
                                          1 　　京口瓜洲一水间，钟山只隔数重山。春风又绿

                                            早市的一天
                                            床前明月光，疑是地上霜。

                                          2 江南岸，明月何时照我还？

                                            举头望明月，低头思故乡。
                                          3 爆竹声中一岁除，春风送暖入屠苏。
                                          - 责编    李白








        本文在版上3处  ] 下一处                                                  3/14 行
        ",
    );
    check(
        &mut desk(80, 24),
        "raw <]> <]> <n> <f>",
        "
        读报 全部 未读 书签            2 原样 2/2 早市的一天 jn-03.txt
        jn-03.txt                         - 江南晚报 第03版
         ◦ 春风又绿江南岸             48
         ◦ 早市的一天                 24    春风又绿江南岸
                                            记者 王安石
                                            　　京口瓜洲一水间，钟山只隔数重山。春风又绿

                                         题 早市的一天
                                          1 床前明月光，疑是地上霜。

                                            江南岸，明月何时照我还？

                                          2 举头望明月，低头思故乡。
                                            爆竹声中一岁除，春风送暖入屠苏。
                                          - 责编    李白








        这里不属于任何文章                                                      14/14 行
        ",
    );
}

#[test]
fn narrow_and_wide_screens_show_the_page_too() {
    check(
        &mut desk(40, 12),
        "raw",
        "
        原样 1/2 春风又绿江南岸 jn-03.txt
         - 江南晚报 第03版

        题 春风又绿江南岸
        题 记者 王安石
         1 　　京口瓜洲一水间，钟山只隔数重山。
         | 春风又绿

           早市的一天
           床前明月光，疑是地上霜。

        本文在版上3处  ] 下一处          3/14 行
        ",
    );
    check(
        &mut desk(20, 5),
        "raw",
        "
        原样 1/2 春风又绿江…
        题 春风又绿江南岸
        题 记者 王安石
         1 　　京口瓜洲一水
        本文在版上…  3/14 行
        ",
    );
    let rows = "
        读报 全部 未读 书签                                        2 原样 1/2 春风又绿江南岸 jn-03.txt
        jn-03.txt                                                     1  - 江南晚报 第03版
         ◦ 春风又绿江南岸                                         48  2
         ◦ 早市的一天                                             24  3 题 春风又绿江南岸
                                                                      4 题 记者 王安石
                                                                      5  1 　　京口瓜洲一水间，钟山只隔数重山。春风又绿
                                                                      6
                                                                      7    早市的一天
                                                                      8    床前明月光，疑是地上霜。
                                                                      9
                                                                     10  2 江南岸，明月何时照我还？
                                                                     11
                                                                     12    举头望明月，低头思故乡。
                                                                     13  3 爆竹声中一岁除，春风送暖入屠苏。
                                                                     14  - 责编    李白";
    let status = "
        本文在版上3处  ] 下一处                                                                                                                                                                          3/14 行";
    check(
        &mut desk(200, 60),
        "raw",
        &[rows, status].join(&"\n".repeat(44)),
    );
}

#[test]
fn pieces_are_walked_in_the_order_in_which_they_are_read() {
    let mut desk = desk(60, 20);
    let mut line = |wish: &str| {
        desk.wish(wish);
        let Pane::Raw(raw) = desk.app.top() else {
            panic!("{wish}: no raw view")
        };
        (raw.line().0, raw.piece())
    };
    assert_eq!(line("raw"), (3, Some(0)));
    assert_eq!(line("<]>"), (5, Some(1)));
    assert_eq!(line("<]>"), (10, Some(2)));
    assert_eq!(line("<]>"), (13, Some(3)));
    assert_eq!(line("<]>"), (13, Some(3)), "there is no fourth piece");
    assert_eq!(line("<[>"), (10, Some(2)));
    assert_eq!(line("<n>"), (7, Some(0)));
    assert_eq!(line("<]> <]>"), (12, Some(2)));
    assert_eq!(line("<N> <2> <]>"), (10, Some(2)));
    assert_eq!(line("<f>"), (14, None), "the editor's line");
    assert_eq!(line("<F>"), (1, None), "the masthead");
}

#[test]
fn enter_opens_what_stands_there_and_o_goes_back_where_it_was() {
    let mut desk = desk(40, 12);
    let before = desk.wish("open").picture();
    assert_eq!(desk.wish("<o> <]> <o>").picture(), before);
    assert_eq!(desk.wish("<o> <n> <esc>").picture(), before);
    assert_eq!(desk.wish("<o> <f> <enter> <q>").picture(), before);
    let picture = desk.wish("<o> <1> <2> <G> <enter>").picture();
    assert!(picture.contains("床前明月光"), "{picture}");
    assert!(desk.wish("back").picture().contains("   早市的一天"));
}

#[test]
fn the_raw_view_opens_at_the_paragraph_that_is_read() {
    let mut desk = desk(24, 5);
    desk.wish("open end");
    let Some(paragraph) = Some(desk.app.sheet().spot().paragraph) else {
        unreachable!()
    };
    assert!(paragraph > 0);
    desk.wish("raw");
    let Pane::Raw(raw) = desk.app.top() else {
        panic!("no raw view")
    };
    assert_eq!(raw.here().unwrap().article, raw.article);
    assert!(raw.piece() > Some(0));
    let before = desk.app.sheet().spot();
    desk.wish("<enter>");
    assert_eq!(desk.app.sheet().spot().paragraph, before.paragraph);
}

/// Pages down through the raw view and returns the characters that were shown, white space left out.
fn read_through(desk: &mut Desk, ambiguous: Ambiguous) -> String {
    let (mut seen, mut last) = (String::new(), None);
    desk.wish("top");
    loop {
        let Pane::Raw(raw) = desk.app.top() else {
            panic!("no raw view")
        };
        let (line, at) = (raw.line(), raw.window.last().map(|row| row.place.end));
        for row in &raw.window {
            if last.is_none_or(|last| row.place.end > last) {
                row.parts.iter().for_each(|(text, _)| seen += &ink(text));
                last = Some(row.place.end);
            }
        }
        assert_rows_fit(&desk.buffer(), ambiguous);
        desk.wish("page-down");
        let Pane::Raw(raw) = desk.app.top() else {
            panic!("no raw view")
        };
        if (raw.line(), raw.window.last().map(|row| row.place.end)) == (line, at) {
            return seen;
        }
    }
}

fn ink(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_character_of_a_page_can_be_seen_at_any_width() {
    let seed = seeds().swap_remove(3);
    for (page, widths) in [(broken_page(), 1), (seed, 23)] {
        let wanted = ink(SafeText::paragraph(&page.1.text).as_str());
        for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
            let mut desk = Desk::with(20, 12, ambiguous, vec![page.clone()]);
            desk.wish("raw");
            for width in (20..120).step_by(widths) {
                desk.tell(Event::Resize(Size { width, height: 24 }));
                let seen = read_through(desk.wish(""), ambiguous);
                assert_eq!(seen, wanted, "{width} wide");
            }
        }
    }
}

/// Pages with whatever there is: marks that join, controls, tabs, other scripts.
fn page_text() -> impl Strategy<Value = String> {
    let line = prop::collection::vec(
        prop_oneof![
            8 => prop::sample::select("的国中一人。，、“”—…ab１２ 　#■".chars().collect::<Vec<_>>()),
            1 => prop::sample::select("\t\u{1b}\u{301}\u{200B}\u{202E}\r👍🏽\u{FE0F}\u{0915}\u{94D}".chars().collect::<Vec<_>>()),
            1 => any::<char>(),
        ],
        0..90,
    );
    let line = line.prop_map(|chars| chars.into_iter().collect::<String>());
    prop::collection::vec(line, 1..12).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_page_is_shown_whole_and_any_place_is_found(text in page_text(), width in 20u16..120, wide in any::<bool>()) {
        let ambiguous = if wide { Ambiguous::Wide } else { Ambiguous::Narrow };
        let Ok(volume) = dubao::library::read("", text.as_bytes(), Some(Encoding::Utf8)) else {
            return Ok(());
        };
        let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
        for leaf in volume.leaves {
            let page = leaf.reading.text.clone();
            let mut store = Store::default();
            store.put("", leaf.reading);
            let source = store.sources().next().unwrap().0;
            let Some(mut raw) = Raw::open(source, None, &store) else { continue };
            raw.fit(width.into(), 7, ambiguous);
            let (mut seen, mut row) = (String::new(), 0);
            raw.edge(false, None);
            loop {
                raw.fit(width.into(), 7, ambiguous);
                let here = raw.window.iter().find(|row| row.cursor).unwrap();
                prop_assert!(here.place.start >= row, "rows follow each other");
                row = here.place.start;
                here.parts.iter().for_each(|(part, _)| seen += &letters(part));
                let commands = |part: &str| part.contains(|c: char| c.is_control() || c == '\u{202E}');
                prop_assert!(!here.parts.iter().any(|(part, _)| commands(part)));
                let before = (raw.window.clone(), raw.line());
                raw.step(1);
                raw.fit(width.into(), 7, ambiguous);
                if (raw.window.clone(), raw.line()) == before {
                    break;
                }
            }
            prop_assert_eq!(seen, letters(SafeText::paragraph(&page).as_str()));
            for (at, c) in page.char_indices().filter(|(_, c)| c.is_alphanumeric()).step_by(5) {
                raw.go_to(at);
                raw.fit(width.into(), 7, ambiguous);
                let row = raw.window.iter().find(|row| row.cursor).unwrap();
                prop_assert!(row.place.contains(&at), "{c}");
                let here = raw.here().unwrap();
                prop_assert!(here.span.contains(&at), "{c}: {here:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_wish_leads_off_the_page(
        wishes in prop::collection::vec(prop::sample::select(Action::ALL), 0..40),
        sizes in prop::collection::vec((0u16..90, 0u16..40), 1..4),
    ) {
        let mut desk = Desk::with(60, 12, Ambiguous::Narrow, vec![broken_page()]);
        desk.wish("raw");
        let wishes = wishes.iter().filter(|wish| !matches!(wish, Action::Quit | Action::Suspend));
        for (number, wish) in wishes.enumerate() {
            if number % 10 == 9 {
                let (width, height) = sizes[number / 10 % sizes.len()];
                desk.tell(Event::Resize(Size { width, height }));
            }
            desk.wish(wish.name());
            desk.picture();
            if let Pane::Raw(raw) = desk.app.top() {
                prop_assert!(raw.line().0 <= raw.line().1);
                prop_assert!(desk.app.areas().is_none() || raw.window.iter().any(|row| row.cursor));
            }
        }
    }
}

#[test]
fn a_resize_keeps_the_cursor_in_its_place() {
    let mut desk = Desk::with(100, 30, Ambiguous::Narrow, seeds());
    desk.wish("raw <5> <1> <G>");
    let place = |desk: &Desk| match desk.app.top() {
        Pane::Raw(raw) => raw.here(),
        _ => None,
    };
    let (before, first) = (place(&desk), desk.picture());
    assert!(before.is_some());
    for (width, height) in [(40, 12), (20, 5), (300, 100), (10, 2), (100, 30)] {
        desk.tell(Event::Resize(Size { width, height }));
        desk.wish("");
        assert_eq!(place(&desk), before);
    }
    assert_eq!(desk.picture(), first);
}

#[test]
fn without_colours_the_marks_still_differ() {
    let mut desk = desk(60, 20);
    let mut buffer = desk.wish("raw <G>").buffer();
    dubao::view::theme::without_colours(&mut buffer);
    let look = |glyph: &str| {
        let mut cells = buffer.content.iter().filter(|cell| cell.symbol() == glyph);
        cells.next().unwrap().modifier
    };
    assert_eq!(look("绿"), Modifier::BOLD | Modifier::UNDERLINED);
    assert_eq!(look("瓜"), Modifier::BOLD);
    assert_eq!(look("霜"), Modifier::empty());
    let picture = desk.picture();
    assert!(picture.contains(" - "), "furniture has its sign: {picture}");
}

#[test]
fn the_mouse_moves_the_page_and_opens_what_stands_there() {
    let mut desk = desk(40, 8);
    desk.wish("raw");
    let mut point = |row, gesture| {
        desk.tell(Event::Point {
            column: 9,
            row,
            gesture,
        });
        desk.wish("").picture()
    };
    let picture = point(3, Gesture::WheelDown);
    assert!(picture.contains("早市的一天"), "{picture}");
    let row = picture.lines().position(|line| line.contains("床前"));
    let row = u16::try_from(row.unwrap()).unwrap();
    let picture = point(row, Gesture::Click);
    assert!(picture.contains("属于：早市的一天"), "{picture}");
    let picture = point(row, Gesture::Click);
    assert!(!picture.contains("原样"), "{picture}");
    assert!(picture.contains("    床前明月光"), "{picture}");
}

#[test]
fn a_page_that_is_read_again_keeps_the_cursor_and_one_that_is_gone_stays() {
    let mut desk = desk(60, 20);
    let before = desk.wish("raw <]> <]>").picture();
    let (name, reading) = broken_page();
    desk.tell(Event::Leaves {
        file: name.clone(),
        count: 0,
    });
    assert_eq!(desk.wish("").picture(), before, "its file is gone");
    let mut other = reading.clone();
    other.articles.remove(0);
    let name = || name.clone();
    desk.tell(Event::Read {
        name: name(),
        reading: other,
    });
    let picture = desk.wish("").picture();
    assert!(picture.contains(" 江南岸，明月"), "{picture}");
    assert!(
        !picture.contains("3 爆竹"),
        "no piece of it is left: {picture}"
    );
    desk.tell(Event::Read {
        name: name(),
        reading,
    });
    assert!(desk.wish("<n>").picture().contains("早市的一天"));
}

#[test]
fn pages_are_walked_from_one_to_the_next() {
    let mut pages = seeds();
    pages.push(broken_page());
    let mut desk = Desk::with(80, 20, Ambiguous::Narrow, pages);
    let title = |desk: &Desk| desk.picture().lines().next().unwrap().to_owned();
    desk.wish("raw");
    let first = title(&desk);
    let mut seen = vec![first.clone()];
    while !desk.wish("<}>").picture().contains("没有了") {
        seen.push(title(&desk));
    }
    assert_eq!(seen.len(), 6, "{seen:?}");
    (0..5).for_each(|_| {
        desk.wish("<{>");
    });
    assert_eq!(title(&desk), first);
}

#[test]
fn each_page_of_a_file_is_shown_by_itself_with_the_lines_of_the_file() {
    let [first, second] = [0, 3].map(|number: usize| dubao::library::SAMPLES[number].1);
    let above = first.split(|byte| *byte == b'\n').count() - 1;
    let volume = dubao::library::read("two.txt", [first, b"\x0c", second].concat(), None);
    let leaves = volume.unwrap().leaves;
    let pages = leaves.into_iter().map(|leaf| (leaf.name, leaf.reading));
    let mut desk = Desk::with(100, 20, Ambiguous::Narrow, pages.collect());
    let lines = |desk: &Desk| match desk.app.top() {
        Pane::Raw(raw) => raw.line(),
        _ => (0, 0),
    };
    assert!(lines(desk.wish("raw <G>")).1 <= above + 1);
    let (line, last) = lines(desk.wish("<}> <g> <g>"));
    assert!(
        (above..above + 3).contains(&line),
        "{line} of {last}, {above} above"
    );
    assert!(last > above + 400);
    assert!(desk.picture().contains("two.txt#2"), "{}", desk.picture());
    assert_eq!(lines(desk.wish("<4> <0> <0> <G>")), (400, last));
}

#[test]
fn a_page_as_long_as_a_book_opens_at_once() {
    let mut text = "春风又绿江南岸，明月何时照我还？".repeat(40_000);
    text += &"\n京口瓜洲一水间。".repeat(100_000);
    let line = text.len() / 2;
    let whole = Article {
        blocks: vec![Block {
            kind: BlockKind::Paragraph,
            text: String::new(),
            spans: vec![0..line, line..text.len()],
        }]
        .into(),
        ..Article::default()
    };
    let reading = Reading {
        articles: vec![whole.into()],
        text: text.as_str().into(),
        ..Reading::default()
    };
    let mut desk = Desk::with(
        80,
        24,
        Ambiguous::Narrow,
        vec![("b.txt".to_owned(), reading)],
    );
    let begun = std::time::Instant::now();
    desk.wish("raw <G> <g> <g> <5> <0> <0> <0> <0> <G> <space> <ctrl-u>");
    let taken = begun.elapsed();
    assert!(desk.picture().contains("/100001 行"), "{}", desk.picture());
    assert!(taken.as_millis() < 2_000, "eleven keys took {taken:?}");
}
