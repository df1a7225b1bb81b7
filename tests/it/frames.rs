//! Wishes in, picture out: what each pane looks like after a person did this or that.

use crossterm::event::KeyCode;
use dubao::app::keys::Chord;
use dubao::app::layout::Size;
use dubao::app::{Event, Pane};
use dubao::text::{Ambiguous, cells};
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use crate::desk::{Desk, check, sample_pages, seeds};

#[test]
fn the_list_and_the_text_stand_side_by_side() {
    check(
        &mut Desk::new(80, 12),
        "open down down",
        "
        读报 全部 未读 书签            3 江南晚报 2026-03-05 第01版 要闻            66字
        江南晚报 2026-03-05 第01版 要闻                  春风又绿江南岸
           春风又绿江南岸             66               ——科技金融下乡见闻
         民生
         ◦   早市的一天从凌晨三点开始 24                   记者 王安石
        江南晚报 2026-03-05 第02版 社会
         ◦ 大桥今日合龙全长1298米     16       京口瓜洲一水间，钟山只隔数重山。春风又
                                           绿江南岸，明月何时照我还？
                                               “爆竹声中一岁除，春风送暖入屠苏。”千门
                                           万户曈曈日，总把新桃换旧符。

        空格翻屏  J 下一篇  / 查找  q 返回  ? 按键                           1/3 篇 100%
        ",
    );
}

#[test]
fn a_narrow_screen_shows_one_pane() {
    let mut desk = Desk::new(40, 12);
    check(
        &mut desk,
        "",
        "
        读报 全部 未读 书签                    3
        江南晚报 2026-03-05 第01版 要闻
         ◦ 春风又绿江南岸                     66
         民生
         ◦   早市的一天从凌晨三点开始         24
        江南晚报 2026-03-05 第02版 社会
         ◦ 大桥今日合龙全长1298米             16




        回车阅读  / 跳转  m 书签  ? 按键  1/3 篇
        ",
    );
    check(
        &mut desk,
        "open",
        "
        江南晚报 2026-03-05 第01版 要闻     66字
                     春风又绿江南岸
                   ——科技金融下乡见闻

                      记者 王安石

             京口瓜洲一水间，钟山只隔数重山。春
         风又绿江南岸，明月何时照我还？
             “爆竹声中一岁除，春风送暖入屠苏。”
         千门万户曈曈日，总把新桃换旧符。

        ? 按键                       1/3 篇 100%
        ",
    );
}

#[test]
fn the_smallest_screen_still_reads() {
    check(
        &mut Desk::new(20, 5),
        "open",
        "
        江南晚报 2026-… 66字
           春风又绿江南岸
         ——科技金融下乡见闻

        ? 按键    1/3 篇 21%
        ",
    );
    assert_eq!(Desk::new(19, 5).picture(), "窗口太小");
    assert_eq!(Desk::new(2, 1).picture(), "…");
}

#[test]
fn a_headline_is_found_by_initials_and_by_a_mixture() {
    for query in [
        "kjjr",
        "kejijinrong",
        "科技jr",
        "ＫＪＪＲ",
        "科技金融",
        "科技金融_春风",
        "xinjiang_春风",
    ] {
        let mut desk = Desk::new(80, 12);
        let picture = desk.wish(&format!("jump '{query}")).picture();
        let found = picture.lines().nth(1).unwrap().contains("春风又绿江南岸");
        assert_eq!(found, query != "xinjiang_春风", "{query}:\n{picture}");
    }
}

#[test]
fn the_match_of_a_long_line_can_be_seen() {
    let picture = Desk::new(40, 5).wish("jump 'kjjr").picture();
    assert!(picture.contains("春风又绿江南岸　——科技金融"), "{picture}");
    let picture = Desk::new(24, 5).wish("jump 'kjjr").picture();
    assert!(
        picture.contains("…") && picture.contains("科技金融"),
        "{picture}"
    );
    let picture = Desk::new(24, 5).wish("jump 'chunfeng").picture();
    assert!(picture.contains("◦ 春风又绿"), "{picture}");
}

#[test]
fn a_search_for_what_is_not_there_says_so() {
    check(
        &mut Desk::new(80, 7),
        "jump '鑫龘",
        "
        跳转 › 鑫龘                    0
         没有找到




        汉字、拼音、首字母  F1 写法  回车打开  esc 返回                      0/3 篇 100%
        ",
    );
}

#[test]
fn going_back_from_the_palette_loses_nothing() {
    let mut desk = Desk::new(80, 12);
    let before = desk.wish("open search '春风 <enter> next-hit").picture();
    assert_eq!(desk.wish("jump 'dq <esc>").picture(), before);
}

#[test]
fn a_bookmark_shows_in_list_text_and_filter() {
    let mut desk = Desk::new(80, 12);
    let picture = desk.wish("down bookmark").picture();
    assert!(picture.contains("✦◦   早市的一天"), "{picture}");
    let picture = desk.wish("show-bookmarked").picture();
    assert!(!picture.contains("大桥"), "{picture}");
    check(
        &mut Desk::new(60, 5),
        "bookmark bookmarks note '好 <enter>",
        "
        书签                                                       1
        ✦ 春风又绿江南岸                                  2026-11-18
          好  江南晚报 2026-03-05

        回车打开  / 查找  e 附注  m 去掉  q 返回              1/3 篇
        ",
    );
    assert!(!desk.wish("bookmark").picture().contains('✦'));
    assert!(desk.wish("undo").picture().contains('✦'));
}

#[test]
fn tags_are_typed_in_one_line_and_show_with_bookmark_and_text() {
    let mut desk = Desk::new(60, 5);
    desk.wish("bookmark tags '改革_经济 <enter>");
    check(
        &mut desk,
        "bookmarks",
        "
        书签                                                       1
        ✦ 春风又绿江南岸                                  2026-11-18
          #改革 #经济  江南晚报 2026-03-05

        回车打开  / 查找  e 附注  m 去掉  q 返回              1/3 篇
        ",
    );
    check(
        &mut desk,
        "tags",
        "
        书签                                                       1
        ✦ 春风又绿江南岸                                  2026-11-18
          #改革 #经济  江南晚报 2026-03-05

        标签 改革 经济
        ",
    );
    let picture = desk.wish("<ctrl-u> '经济_AI <enter>").picture();
    assert!(picture.contains("#AI #经济 "), "{picture}");
    let picture = desk.wish("undo").picture();
    assert!(picture.contains("#改革 #经济 "), "{picture}");
    let picture = desk.wish("back open").picture();
    assert!(picture.contains("要闻  #改革 #经济 "), "{picture}");
    let picture = desk.wish("undo").picture();
    assert!(!picture.contains('#'), "{picture}");
}

#[test]
fn what_was_just_read_does_not_vanish_under_its_reader() {
    let mut desk = Desk::new(80, 12);
    desk.wish("show-unread open back");
    assert!(
        desk.picture().contains("   春风又绿江南岸"),
        "{}",
        desk.picture()
    );
    desk.wish("show-unread");
    assert!(!desk.picture().lines().nth(2).unwrap().contains("春风"));
}

#[test]
fn pages_that_come_later_leave_the_reader_where_it_was() {
    let mut pages = sample_pages();
    let late = pages.remove(0);
    let mut desk = Desk::with(80, 12, Ambiguous::Narrow, pages);
    let before = desk.wish("open").picture();
    desk.tell(Event::Read {
        name: late.0,
        reading: late.1,
    });
    let after = desk.wish("").picture();
    let text = |picture: &str| {
        picture
            .lines()
            .map(|line| line.chars().rev().take(20).collect())
            .collect::<Vec<String>>()
    };
    assert_eq!(text(&before)[1..6], text(&after)[1..6], "{after}");
    assert!(after.contains("3/3"), "{after}");
}

#[test]
fn a_resize_keeps_the_place() {
    let mut desk = Desk::new(40, 6);
    let first = desk.wish("open down down down down down down").picture();
    for (width, height) in [(100, 30), (20, 5), (300, 100), (40, 6)] {
        desk.tell(Event::Resize(Size { width, height }));
        desk.wish("");
    }
    assert_eq!(desk.picture(), first);
}

#[test]
fn wide_marks_push_nothing_out_of_its_row() {
    for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
        for width in 20..120 {
            let mut desk = Desk::with(width, 12, ambiguous, sample_pages());
            assert_rows_fit(&desk.wish("open").buffer(), ambiguous);
            assert_rows_fit(&desk.wish("jump 'kj").buffer(), ambiguous);
        }
    }
}

/// Every glyph lies whole within its row, and the cells that it covers are blank.
#[track_caller]
pub fn assert_rows_fit(buffer: &Buffer, ambiguous: Ambiguous) {
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let width = u16::try_from(cells(buffer[(x, y)].symbol(), ambiguous))
                .unwrap()
                .max(1);
            assert!(x + width <= buffer.area.width, "cut at {x},{y}: {buffer:?}");
            assert!(
                (x + 1..x + width).all(|x| buffer[(x, y)].symbol() == " "),
                "{x},{y}: {buffer:?}"
            );
            x += width;
        }
    }
}

#[test]
fn keys_as_people_know_them() {
    let mut desk = Desk::new(80, 12);
    assert!(desk.wish("<G>").picture().contains("3/3"));
    assert!(desk.wish("<g> <g>").picture().contains("1/3"));
    assert!(desk.wish("<9> <j>").picture().contains("3/3"));
    assert!(desk.wish("<K>").picture().contains("2/3"));
    assert!(desk.wish("<？>").picture().contains("向下半屏"));
    assert!(desk.wish("<q> <z>").picture().contains("这里没有这个键"));
}

#[test]
fn the_next_article_is_a_key_away_from_the_text() {
    let mut desk = Desk::new(40, 12);
    assert!(
        desk.wish("open next-article")
            .picture()
            .contains("早市的一天")
    );
    assert!(desk.wish("next-article").picture().contains("大桥今日合龙"));
    assert!(desk.wish("next-article").picture().contains("大桥今日合龙"));
    assert!(
        desk.wish("previous-article previous-article")
            .picture()
            .contains("王安石")
    );
    assert!(
        desk.wish("back").picture().contains("   春风又绿江南岸"),
        "the list shows where the reader was"
    );
}

#[test]
fn unread_articles_are_found_past_those_that_were_read() {
    let mut desk = Desk::new(80, 12);
    desk.wish("down toggle-read top open next-unread");
    assert!(
        desk.picture().contains("轻舟已过万重山"),
        "{}",
        desk.picture()
    );
    assert!(desk.wish("next-unread").picture().contains("3/3"));
}

#[test]
fn all_is_read_and_unread_again() {
    let mut desk = Desk::new(80, 12);
    assert!(!desk.wish("read-all").picture().contains('◦'));
    assert_eq!(desk.wish("undo").picture().matches('◦').count(), 3);
    assert!(desk.wish("undo <u>").picture().contains("没有可以撤销的"));
}

#[test]
fn pages_and_paragraphs_are_stepped_through() {
    let mut desk = Desk::new(40, 6);
    assert!(desk.wish("next-group").picture().contains("3/3"));
    assert!(desk.wish("previous-group").picture().contains("1/3"));
    let picture = desk.wish("open next-group next-group next-group").picture();
    assert!(
        picture.contains("京口瓜洲") && !picture.contains("王安石"),
        "{picture}"
    );
    assert!(desk.wish("top").picture().contains("春风又绿江南岸"));
}

#[test]
fn the_text_moves_line_by_line_from_its_headline_to_its_end() {
    let mut desk = Desk::new(40, 6);
    let mut seen = vec![desk.wish("open").picture()];
    for _ in 0..5 {
        let picture = desk.wish("down").picture();
        assert_eq!(picture.lines().nth(1), seen.last().unwrap().lines().nth(2));
        seen.push(picture);
    }
    assert!(seen.last().unwrap().contains("100%"), "{seen:?}");
    seen.iter().rev().for_each(|picture| {
        assert_eq!(*picture, desk.picture());
        desk.wish("up");
    });
}

#[test]
fn a_note_is_undone_without_its_bookmark_and_brings_one_where_there_is_none() {
    let mut desk = Desk::new(60, 6);
    desk.wish("bookmark note '好 <enter> undo bookmarks");
    let picture = desk.picture();
    assert!(
        picture.contains('✦') && !picture.contains('好'),
        "{picture}"
    );
    let mut desk = Desk::new(60, 6);
    let picture = desk.wish("note '好 <enter> bookmarks").picture();
    assert!(picture.contains('✦') && picture.contains('好'), "{picture}");
    assert!(!desk.wish("undo").picture().contains('✦'));
}

#[test]
fn a_bookmark_whose_article_is_not_loaded_is_listed_and_says_what_to_do() {
    let marks = Desk::new(60, 6).wish("bookmark").app.marks.clone();
    let others = sample_pages().split_off(1);
    let mut desk = Desk::with(60, 6, Ambiguous::Narrow, others);
    desk.app.marks = marks;
    desk.wish("bookmarks");
    check(
        &mut desk,
        "<enter>",
        "
        书签                                                       1
        ✦ 春风又绿江南岸                                  2026-11-18
          （未载入） 江南晚报 2026-03-05


        这篇文章未载入；请用它的文件打开 dubao                0/1 篇
        ",
    );
}

#[test]
fn a_query_that_finds_nothing_is_not_taken_away_by_enter() {
    let mut desk = Desk::new(60, 6);
    let before = desk.wish("jump '鑫龘").picture();
    assert_eq!(desk.wish("<enter>").picture(), before);
}

#[test]
fn the_keys_scroll_back_at_once_from_their_end() {
    let mut desk = Desk::new(60, 8);
    let before = desk.wish("help end up").picture();
    assert_ne!(desk.wish("end").picture(), before);
    assert_eq!(desk.wish("down down down up").picture(), before);
}

#[test]
fn without_colours_hits_and_cursor_still_stand_out() {
    let mut buffer = Desk::new(80, 12).wish("open search '春风 <enter>").buffer();
    dubao::view::theme::without_colours(&mut buffer);
    let plain = |cell: &ratatui::buffer::Cell| cell.fg == Color::Reset && cell.bg == Color::Reset;
    assert!(buffer.content.iter().all(plain));
    let hit = buffer.content.iter().filter(|cell| cell.symbol() == "春");
    assert!(
        hit.clone().count() > 0
            && hit
                .clone()
                .any(|cell| cell.modifier.contains(Modifier::REVERSED))
    );
}

#[test]
fn the_last_row_of_every_sample_is_reached_by_end_and_by_space_at_any_width() {
    let mut desk = Desk::with(20, 12, Ambiguous::Narrow, seeds());
    desk.wish("open");
    for width in (20..=120).step_by(9) {
        desk.tell(Event::Resize(Size { width, height: 12 }));
        desk.wish("top previous-article");
        for _ in 0..desk.app.list.count {
            for wishes in ["end", "top <space>"] {
                desk.wish(wishes);
                while wishes != "end" && desk.app.sheet().percent() < 100 {
                    let top = desk.app.sheet().top;
                    desk.wish("<space>");
                    assert!(desk.app.sheet().top > top, "stuck at {top:?}, {width} wide");
                }
                let sheet = desk.app.sheet();
                let last = sheet.lines().last().unwrap();
                assert!(desk.picture().contains(last.text), "{width} wide: {last:?}");
                let source = sheet.setting.source(sheet.setting.flows() - 1);
                assert_eq!(last.range().end, source.len(), "{width} wide: {last:?}");
            }
            desk.wish("next-article");
        }
        (0..50).for_each(|_| {
            desk.wish("previous-article");
        });
    }
}

#[test]
fn a_query_may_ask_for_more_than_words() {
    let found = |query: &str| {
        let picture = Desk::new(40, 8).wish(&format!("jump '{query}")).picture();
        let lines = picture.lines().skip(1).take(6);
        let heads = ["春风", "早市", "大桥"];
        let found = lines.filter_map(|line| heads.into_iter().find(|head| line.contains(head)));
        found.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(found("作者：李白"), "早市");
    assert_eq!(found("author:libai"), "早市");
    assert_eq!(found("page:1_!春风"), "早市");
    assert_eq!(found("^大桥_|_^早市"), "早市 大桥");
    assert_eq!(found("date:2026-03_日$"), "");
    assert_eq!(found("date:2026-03_米$"), "大桥");
    assert_eq!(found("date:2025.."), "春风 早市 大桥");
    assert_eq!(found("date:..2025"), "");
    assert_eq!(found("text:\"万重山\""), "大桥");
    assert_eq!(found("is:read"), "");
    assert_eq!(found("kind:article_paper:晚报_is:unread"), "春风 早市 大桥");
}

#[test]
fn a_mistake_is_told_under_the_query_and_the_last_hits_stay() {
    let mut desk = Desk::new(60, 8);
    check(
        &mut desk,
        "jump '大桥_date:x2026",
        "
        跳转 › 大桥 date:x2026                                     1
         第9字：日期，如 2024、2024-08、2024-08-13、2024-08..2024-09
         ◦ 大桥今日合龙全长1298米




        汉字、拼音、首字母  F1 写法  回车打开  esc 返回       3/3 篇
        ",
    );
    desk.wish("<ctrl-w>");
    desk.tell(Event::Paste("autor:李".to_owned()));
    check(
        &mut desk,
        "",
        "
        跳转 › 大桥 autor:李                                       1
         第4字：没有“autor:”，是不是“author:”？
         ◦ 大桥今日合龙全长1298米




        汉字、拼音、首字母  F1 写法  回车打开  esc 返回       3/3 篇
        ",
    );
}

#[test]
fn what_is_half_typed_is_told_softly() {
    check(
        &mut Desk::new(60, 6),
        "jump '大桥_date:",
        "
        跳转 › 大桥 date:                                          1
         ◦ 大桥今日合龙全长1298米



        日期，如 2024、2024-08、2024-08-13、2024-08..2024-09  3/3 篇
        ",
    );
}

#[test]
fn the_cursor_stays_on_the_hit_that_was_chosen() {
    let mut desk = Desk::new(60, 6);
    let here = |desk: &Desk| desk.app.current();
    desk.wish("jump 'date:2026 <down>");
    let chosen = here(&desk);
    assert!(chosen.is_some());
    assert_eq!(here(desk.wish("'_page:1")), chosen);
    assert_ne!(here(desk.wish("'_春风")), chosen, "it is no hit any more");
    assert_eq!(here(desk.wish("<ctrl-w>")), chosen, "and is one again");
}

#[test]
fn the_caret_moves_by_whole_graphemes_and_words() {
    let typed = |desk: &Desk| match desk.app.top() {
        Pane::Jump(jump) => jump.input.text().to_owned(),
        _ => String::new(),
    };
    let mut desk = Desk::new(40, 6);
    desk.wish("jump 'ae\u{301}b <left> <left> 'x <right> 'y");
    assert_eq!(typed(&desk), "axe\u{301}yb");
    let mut desk = Desk::new(40, 6);
    desk.wish("jump '科技_ab");
    let cases = [
        ('b', "科技  ab"),
        ('b', " 科技  ab"),
        ('f', " 科技   ab"),
        ('d', " 科技  "),
    ];
    for (key, wanted) in cases {
        desk.tell(Event::Press(Chord {
            code: KeyCode::Char(key),
            ctrl: false,
            alt: true,
        }));
        assert_eq!(typed(desk.wish("'_")), wanted, "alt-{key}");
    }
}

#[test]
fn a_paste_that_is_too_long_says_so() {
    let mut desk = Desk::new(60, 6);
    desk.wish("jump");
    desk.tell(Event::Paste("长\u{7}".repeat(400_000)));
    let picture = desk.wish("").picture();
    assert!(picture.contains("只能输入256个字"), "{picture}");
    assert!(picture.lines().next().unwrap().contains("长长长"));
}
