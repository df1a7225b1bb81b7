//! The hits of the full text: wishes in, picture out.

use dubao::app::layout::Size;
use dubao::app::words::Lang;
use dubao::app::{Chore, Effect, Event, Gesture, Pane};
use dubao::article::Reading;
use dubao::text::{Ambiguous, cells};
use ratatui::style::Modifier;

use crate::desk::{Desk, article, check, sample_pages, seeds};

/// Pages of one article each, in the order of their numbers.
fn pages<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<(String, Reading)> {
    let page = |(number, text): (usize, &str)| {
        let headline = format!("第{number}号消息");
        let reading = Reading {
            articles: vec![article(&headline, "", &[text]).into()],
            ..Reading::default()
        };
        (format!("{number:04}.txt"), reading)
    };
    texts.into_iter().enumerate().map(page).collect()
}

fn desk(width: u16, height: u16, pages: Vec<(String, Reading)>) -> Desk {
    Desk::with(width, height, Ambiguous::Narrow, pages)
}

/// The row of the title.
fn title(desk: &Desk) -> String {
    desk.picture().lines().next().unwrap_or_default().to_owned()
}

fn opened(desk: &Desk) -> Option<&str> {
    let Pane::Reader(sheet) = desk.app.top() else {
        return None;
    };
    let entry = desk.app.entry(sheet.id?)?;
    Some(&entry.article.headline)
}

/// The text of the hit that the open article is read at.
fn here(desk: &Desk) -> &str {
    let sheet = desk.app.sheet();
    let finding = sheet.finding.as_ref().unwrap();
    let (flow, range) = &finding.hits[finding.at];
    &sheet.setting.source(*flow)[range.clone()]
}

#[test]
fn the_empty_list_says_how_many_articles_are_searched() {
    check(
        &mut Desk::new(40, 5),
        "full-text",
        "
        全文 ›
         在3篇文章的正文中查找


        词词都有  \"照原样\"  回车打开  esc 返回
        ",
    );
    let mut desk = Desk::new(60, 5);
    desk.app.options.lang = Lang::En;
    let picture = desk.wish("full-text").picture();
    assert!(picture.contains("Searches the text of 3 articles"));
}

#[test]
fn each_hit_has_its_headline_and_the_words_around_its_first_place() {
    check(
        &mut Desk::new(80, 8),
        "full-text '明月",
        "
        全文 › 明月                    2 江南晚报 2026-03-05 第01版 要闻            66字
         ◦ 春风又绿江南岸            1处                   记者 王安石
           …又绿江南岸，明月何时照我还？
         ◦ 早市的一天从凌晨三点开始  2处       京口瓜洲一水间，钟山只隔数重山。春风又
           床前明月光，疑是地上霜。举头…   绿江南岸，明月何时照我还？
                                               “爆竹声中一岁除，春风送暖入屠苏。”千门
                                           万户曈曈日，总把新桃换旧符。
        词词都有  \"照原样\"  回车打开  esc 返回                                    1/2 篇
        ",
    );
}

#[test]
fn narrow_screens_show_the_place() {
    check(
        &mut Desk::new(40, 7),
        "full-text '明月",
        "
        全文 › 明月                            2
         ◦ 春风又绿江南岸                    1处
           …山。春风又绿江南岸，明月何时照我还？
         ◦ 早市的一天从凌晨三点开始          2处
           床前明月光，疑是地上霜。举头望明月，…

        esc 返回                          1/2 篇
        ",
    );
    check(
        &mut Desk::new(20, 5),
        "full-text '照我",
        "
        全文 › 照我        1
         ◦ 春风又绿江南… 1处
           …明月何时照我还？

        esc 返回      1/1 篇
        ",
    );
}

#[test]
fn the_place_is_seen_at_every_width_and_nothing_leaves_its_row() {
    let text = format!("{}“明—月ａ”{}", "前ab".repeat(40), "后文，".repeat(40));
    for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
        for width in 20..100 {
            let mut desk = Desk::with(width, 6, ambiguous, pages([text.as_str()]));
            let buffer = desk.wish("full-text '明—月A").buffer();
            let row = |y| -> String { (0..width).map(|x| buffer[(x, y)].symbol()).collect() };
            assert!(
                row(2).replace(' ', "").contains("明—月ａ"),
                "{width}: {}",
                row(2)
            );
            for line in desk.picture().lines() {
                assert!(
                    cells(line, ambiguous) <= usize::from(width),
                    "{width}: {line}"
                );
            }
        }
    }
}

#[test]
fn what_is_looked_for_is_marked_in_every_place() {
    let mut desk = Desk::new(80, 8);
    let buffer = desk.wish("full-text '明月_頭").buffer();
    let marked: String = (0..32)
        .map(|x| &buffer[(x, 2)])
        .filter(|cell| cell.modifier.contains(Modifier::UNDERLINED))
        .map(|cell| cell.symbol().trim())
        .collect();
    assert_eq!(marked, "明月头", "{}", desk.picture());
    let finding = desk.app.sheet().finding.as_ref().unwrap();
    assert_eq!(finding.hits.len(), 4, "the preview marks them too");
}

#[test]
fn what_is_nowhere_is_said_to_be_nowhere() {
    check(
        &mut Desk::new(40, 5),
        "full-text '鑫龘",
        "
        全文 › 鑫龘                            0
         3篇文章的正文里都没有


        esc 返回                          0/0 篇
        ",
    );
    let mut desk = Desk::new(40, 5);
    assert_eq!(desk.wish("full-text '鑫龘 <enter>").app.panes.len(), 2);
}

#[test]
fn enter_opens_at_the_place_and_escape_comes_back_to_the_hits() {
    let mut desk = Desk::new(80, 12);
    let before = desk.wish("full-text '明月 <down>").picture();
    check(
        &mut desk,
        "<enter>",
        "
        全文 › 明月                    2 江南晚报 2026-03-05 第01版 要闻 民生       24字
         ◦ 春风又绿江南岸            1处            早市的一天从凌晨三点开始
           …又绿江南岸，明月何时照我还？
           早市的一天从凌晨三点开始  2处                    记者 李白
           床前明月光，疑是地上霜。举头…
                                               床前明月光，疑是地上霜。举头望明月，低
                                           头思故乡。




        1/2 处，2/2 篇                                                       2/3 篇 100%
        ",
    );
    let after = desk.wish("<esc>").picture();
    assert_eq!(after, before.replace(" ◦ 早市", "   早市"));
    desk.wish("<esc>");
    assert!(matches!(desk.app.top(), Pane::List));
    assert!(desk.app.sheet().finding.is_none());
}

#[test]
fn next_hit_goes_on_in_the_next_article_and_back() {
    let mut desk = desk(80, 12, pages(["甲乙甲", "丙", "乙甲", "丁甲"]));
    desk.wish("full-text '甲 <enter>");
    assert_eq!(opened(&desk), Some("第0号消息"));
    let at = |desk: &Desk| {
        let finding = desk.app.sheet().finding.as_ref().unwrap();
        (opened(desk).unwrap().to_owned(), finding.at)
    };
    let mut seen = vec![at(&desk)];
    for _ in 0..3 {
        desk.wish("next-hit");
        seen.push(at(&desk));
    }
    let places = ["第0号消息 0", "第0号消息 1", "第2号消息 0", "第3号消息 0"];
    let told: Vec<String> = seen
        .iter()
        .map(|(title, at)| format!("{title} {at}"))
        .collect();
    assert_eq!(told, places);
    let picture = desk.wish("next-hit").picture();
    assert!(picture.contains("再没有了"), "{picture}");
    assert_eq!(at(&desk), seen[3]);
    for place in seen[..3].iter().rev() {
        desk.wish("previous-hit");
        assert_eq!(at(&desk), *place);
    }
    let picture = desk.wish("previous-hit").picture();
    assert!(picture.contains("再没有了"), "{picture}");
    desk.wish("next-hit next-hit back");
    assert!(matches!(desk.app.top(), Pane::Hits));
    assert_eq!(desk.app.list.hits.cursor, 1);
}

#[test]
fn hits_go_on_from_an_article_opened_otherwise_and_after_they_were_left() {
    let mut desk = desk(80, 12, pages(["甲", "丙", "甲", "丁甲"]));
    desk.wish("full-text '甲 <enter> next-article");
    assert_eq!(opened(&desk), Some("第1号消息"));
    desk.wish("next-hit");
    assert_eq!(opened(&desk), Some("第0号消息"));
    desk.wish("next-hit full-text");
    assert!(matches!(desk.app.top(), Pane::Hits));
    assert_eq!(desk.app.list.hits.input.text(), "甲");
    assert_eq!(desk.app.list.hits.cursor, 1);
    desk.wish("<esc>");
    assert_eq!(opened(&desk), Some("第2号消息"));
    desk.wish("next-hit");
    assert_eq!(opened(&desk), Some("第3号消息"));
    desk.wish("search '丁 <enter> next-hit");
    assert_eq!(
        opened(&desk),
        Some("第3号消息"),
        "a search in the text stays there"
    );
    desk.wish("back full-text");
    assert_eq!(desk.app.list.hits.input.text(), "", "a new search");
}

#[test]
fn all_phrases_are_marked_and_traditional_text_is_found() {
    let mut desk = desk(80, 12, pages(["論中國經濟，深度求索Deep  Seek发布"]));
    desk.wish("full-text '中国经济_\"deep_seek <enter>");
    assert_eq!(here(&desk), "中國經濟");
    desk.wish("next-hit");
    assert_eq!(here(&desk), "Deep  Seek");
}

#[test]
fn hits_do_not_heed_the_filter_of_the_list() {
    let mut desk = Desk::new(80, 12);
    desk.wish("show-bookmarked full-text '明月");
    assert_eq!(desk.app.list.hits.all().len(), 2);
    desk.wish("<enter> next-hit <esc> <esc>");
    assert!(matches!(desk.app.top(), Pane::List));
    assert_eq!(desk.app.list.count, 0);
}

#[test]
fn a_search_rests_at_a_thousand_articles_and_goes_on_at_its_end() {
    let text = format!("{}中国", "甲乙丙丁戊己庚".repeat(1_000));
    let mut desk = desk(60, 12, pages(std::iter::repeat_n(text.as_str(), 1_700)));
    desk.wish("full-text '中");
    let found = desk.app.list.hits.all().len();
    assert!((1..200).contains(&found), "texts are still coming: {found}");
    assert!(
        title(&desk).ends_with(&format!("{found}…")),
        "{}",
        title(&desk)
    );
    desk.wish("<ctrl-u> '鑫");
    assert!(desk.picture().contains("正在查找…"), "{}", desk.picture());
    desk.wish("<ctrl-u> '中");
    let mut seen = 0;
    loop {
        match desk.app.chore() {
            Chore::Idle => break,
            Chore::Seen => seen += 1,
            Chore::Unseen => {}
        }
    }
    assert!(seen > 0, "what is found is to be seen at once");
    desk.wish("");
    assert!(title(&desk).ends_with("1,000+"), "{}", title(&desk));
    desk.app.list.hits.choose(usize::MAX);
    desk.wish("");
    assert!(title(&desk).ends_with('…'), "{}", title(&desk));
    while desk.app.chore() != Chore::Idle {}
    desk.wish("");
    assert!(title(&desk).ends_with("1,700"), "{}", title(&desk));
    desk.wish("'国");
    while desk.app.chore() != Chore::Idle {}
    assert!(
        desk.app.list.hits.cursor > 900,
        "the cursor stays on its article"
    );
}

#[test]
fn the_cursor_stays_on_its_article_while_the_query_changes() {
    let mut desk = desk(80, 12, pages(["甲乙", "甲", "甲乙丙", "甲乙"]));
    desk.wish("full-text '甲 <down> <down>");
    let chosen = desk.app.list.hits.selected();
    for (keys, at) in [("'乙", 1), ("'丙", 0), ("'丁", 0), ("<ctrl-h> <ctrl-h>", 1)] {
        desk.wish(keys);
        assert_eq!(desk.app.list.hits.cursor, at, "{keys}");
    }
    assert_eq!(desk.app.list.hits.selected(), chosen);
}

#[test]
fn articles_that_come_or_are_read_again_are_found_while_the_list_is_open() {
    let mut desk = desk(80, 12, pages(["甲", "乙"]));
    desk.wish("full-text '甲");
    assert!(title(&desk).contains(" 1 "), "{}", title(&desk));
    let mut late = pages(["甲", "乙甲", "甲"]);
    late.remove(0);
    for (name, reading) in late {
        desk.tell(Event::Read { name, reading });
    }
    while desk.app.chore() != Chore::Idle {}
    desk.wish("");
    assert!(title(&desk).contains(" 3 "), "{}", title(&desk));
    desk.tell(Event::Leaves {
        file: "0000.txt".to_owned(),
        count: 0,
    });
    while desk.app.chore() != Chore::Idle {}
    desk.wish("");
    assert!(title(&desk).contains(" 2 "), "{}", title(&desk));
}

#[test]
fn a_correction_of_a_text_is_searched_as_it_stands_now() {
    let long = "一".repeat(300);
    let reading = |end: &str| Reading {
        articles: vec![article("同一篇", "", &[&long, end]).into()],
        ..Reading::default()
    };
    let mut desk = desk(80, 12, vec![("a.txt".to_owned(), reading("旧词"))]);
    desk.wish("full-text '旧词");
    assert_eq!(desk.app.list.hits.all().len(), 1);
    desk.tell(Event::Read {
        name: "a.txt".to_owned(),
        reading: reading("新字"),
    });
    while desk.app.chore() != Chore::Idle {}
    assert_eq!(desk.app.list.hits.all().len(), 0);
    desk.wish("<esc> full-text '新字");
    assert_eq!(desk.app.list.hits.all().len(), 1);
    assert!(desk.picture().contains("新字"));
}

#[test]
fn a_click_chooses_a_hit_and_a_second_one_opens_it() {
    let mut desk = Desk::new(80, 12);
    desk.wish("full-text '明月");
    let click = |desk: &mut Desk, row| {
        desk.tell(Event::Point {
            column: 5,
            row,
            gesture: Gesture::Click,
        })
    };
    assert!(click(&mut desk, 4).is_none());
    assert_eq!(desk.app.list.hits.cursor, 1);
    click(&mut desk, 3);
    assert_eq!(opened(&desk), Some("早市的一天从凌晨三点开始"));
    click(&mut desk, 1);
    assert_eq!(opened(&desk), Some("春风又绿江南岸"));
    click(&mut desk, 9);
    assert_eq!(opened(&desk), Some("春风又绿江南岸"));
}

#[test]
fn the_results_of_the_sample_pages_are_there_in_the_frame_of_the_key() {
    let mut desk = desk(80, 24, seeds());
    desk.wish("full-text '科技");
    assert!(!desk.app.is_searching());
    assert!(desk.app.list.hits.all().len() > 3, "{}", desk.picture());
}

#[test]
fn any_query_on_any_screen_stays_within_its_bounds() {
    let mut pages = sample_pages();
    pages.extend(seeds());
    let mut desk = desk(80, 24, pages);
    desk.wish("full-text");
    for text in [
        "\"",
        "\"的",
        "\u{1b}[2J\u{7}的",
        "的 \" \"",
        &"的 ".repeat(1 << 19),
    ] {
        desk.tell(Event::Paste(text.to_owned()));
        for (width, height) in [(0, 0), (20, 5), (21, 6), (40, 12), (200, 60), (500, 3)] {
            desk.tell(Event::Resize(Size { width, height }));
            let effect = desk.wish("<down> <pgdn> <enter>").tell(Event::Resumed);
            assert_eq!(effect, Some(Effect::Redraw));
            desk.wish("next-hit previous-hit full-text");
            desk.buffer();
        }
        desk.wish("<ctrl-u>");
    }
}
