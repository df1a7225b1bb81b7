//! The raw view: the page as it was, every character of it, with an article's pieces marked where they stand.

use std::fmt::Write;

use dubao::app::layout::Size;
use dubao::app::{Event, Pane};
use dubao::article::{Article, Block, BlockKind, Piece, Reading};
use dubao::text::{Ambiguous, SafeText};
use ratatui::style::Modifier;

use crate::desk::{Desk, check};
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
        ],
        ..Article::default()
    };
    let market = Article {
        headline: "早市的一天".to_owned(),
        heads: vec![market_title],
        blocks: vec![
            block("床前明月光，疑是地上霜。", vec![market_1]),
            block("举头望明月，低头思故乡。", vec![market_2]),
        ],
        ..Article::default()
    };
    let piece = |text: &str, span| Piece {
        text: text.to_owned(),
        spans: vec![span],
    };
    let reading = Reading {
        articles: vec![spring, market],
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

fn samples() -> Vec<(String, Reading)> {
    let read = |(name, bytes): &(&str, &[u8])| {
        let volume = dubao::library::read(name, bytes, None).unwrap();
        (
            (*name).to_owned(),
            volume.leaves.into_iter().next().unwrap().reading,
        )
    };
    dubao::library::SAMPLES.iter().map(read).collect()
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
    assert_eq!(line("<N> <f>"), (14, None), "the editor's line");
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
    let seed = samples().swap_remove(3);
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

#[test]
fn a_resize_keeps_the_cursor_in_its_place() {
    let mut desk = Desk::with(100, 30, Ambiguous::Narrow, samples());
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
