//! Articles that are like one: what is found, in which order, what it takes of memory, and how the list looks.

use dubao::app::{Chore, Pane};
use dubao::article::{Article, Date, Imprint, Reading};
use dubao::search::{Gist, Related};
use dubao::text::Ambiguous;

use crate::desk::{Desk, article, check};

const FLOOD: &str = "昨天清晨，连日暴雨使青石河水位漫过警戒线，柳湾村三百多名村民连夜转移到镇中学的操场上。县防汛办说，决口的堤段\
    已经用沙袋堵住，眼下还没有人员伤亡的报告。";
const FLOOD_ELSEWHERE: &str = "青石河决口的堤段昨日合龙。柳湾村村民李阿婆在镇中学操场的帐篷里住了两晚，她说暴雨那夜，沙袋是一个一个传上\
    堤去的。防汛办估计水位后天退到警戒线以下。";
const CHESS: &str = "少年围棋公开赛在城南体育馆落幕，十二岁的棋手以半目之差输掉了决赛。教练赛后复盘，说中盘那手飞刀下得太急。";
const BREAD: &str =
    "老街上的面包房换了第三代掌柜，酵母还是祖父留下的那一缸。每天凌晨两点，炉火照亮半条巷子。";

/// Articles taken in, all of them counted before.
fn taken_in(articles: &[Article]) -> (Related, Vec<Gist>) {
    let gists: Vec<Gist> = articles.iter().map(Gist::of).collect();
    let mut related = Related::default();
    for gist in &gists {
        related.count(gist);
    }
    for gist in &gists {
        related.push(gist);
    }
    (related, gists)
}

/// A page of a paper with one article.
fn page(paper: &str, day: u8, headline: &str, text: &str) -> (String, Reading) {
    let imprint = Imprint {
        paper: Some(paper.to_owned()),
        date: Some(Date {
            year: 2026,
            month: 7,
            day,
        }),
        page: Some(1),
        page_name: None,
    };
    let mut article = article(headline, "", &[text]);
    article.imprint = imprint.clone().into();
    let reading = Reading {
        imprint: imprint.into(),
        articles: vec![article.into()],
        ..Reading::default()
    };
    (format!("{paper}-{day:02}-{headline}.txt"), reading)
}

fn pages() -> Vec<(String, Reading)> {
    vec![
        page("江北早报", 3, "柳湾村连夜转移", FLOOD),
        page("江南晚报", 5, "堤上的两夜", FLOOD_ELSEWHERE),
        page("江南晚报", 4, "半目之差", CHESS),
        page("江南晚报", 2, "老面包房", BREAD),
    ]
}

fn desk(width: u16, height: u16) -> Desk {
    Desk::with(width, height, Ambiguous::Narrow, pages())
}

fn headlines(desk: &Desk) -> Vec<&str> {
    let Pane::Related(kindred) = desk.app.top() else {
        panic!("not the list:\n{}", desk.picture());
    };
    let entries = kindred.found.iter().map(|like| desk.app.entry(like.id));
    entries
        .map(|entry| entry.unwrap().article.headline.as_str())
        .collect()
}

#[test]
fn the_same_story_in_other_words_comes_first_and_others_are_far_below() {
    let texts = [CHESS, FLOOD, BREAD, FLOOD_ELSEWHERE];
    let articles = texts.map(|text| article("", "", &[text]));
    let (mut related, gists) = taken_in(&articles);
    let near: Vec<usize> = related.near(&gists[1], 9);
    assert_eq!(near[..2], [1, 3]);
    let same = related.likeness(&gists[1], &gists[3]);
    assert!(same > 0.1, "{same}");
    for other in [0, 2] {
        let likeness = related.likeness(&gists[1], &gists[other]);
        assert!(likeness < same / 4.0, "{likeness} of {same}");
    }
    let itself = related.likeness(&gists[1], &gists[1]);
    assert!((itself - 1.0).abs() < 1e-9, "{itself}");
}

#[test]
fn forms_of_characters_and_white_space_do_not_count() {
    let one = article("龍舟競渡ＡＢＣ", "", &["第１２３４名"]);
    let other = article("龙舟竞渡abc", "", &["第1234名"]);
    assert_eq!(Gist::of(&one), Gist::of(&other));
    assert!(!Gist::of(&one).features().is_empty());
    let nothing = article("，。a 1", "", &["", "龙"]);
    assert_eq!(Gist::of(&nothing), Gist::default());
}

#[test]
fn what_comes_after_the_opening_does_not_count() {
    let opening = "山高水长".repeat(150);
    let one = article("", "", &[&opening, CHESS]);
    let other = article("", "", &[&opening, BREAD]);
    assert_eq!(Gist::of(&one), Gist::of(&other));
}

/// An article of hanzi that a number names: 600 of them, none like another's.
fn numbered(number: u32) -> Article {
    let mut state = u64::from(number) + 1;
    let hanzi = std::iter::repeat_with(|| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        char::from_u32(0x4e00 + u32::try_from(state >> 33).unwrap() % 20_000).unwrap()
    });
    article("", "", &[&hanzi.take(600).collect::<String>()])
}

#[test]
fn an_article_takes_less_than_300_bytes_and_is_found_among_thousands() {
    let articles: Vec<Article> = (0..5_000).map(numbered).collect();
    let (mut related, gists) = taken_in(&articles);
    let bytes = related.bytes().0 / articles.len();
    assert!(bytes <= 300, "{bytes}");
    for number in [0, 2_047, 2_048, 4_999] {
        assert_eq!(related.near(&gists[number], 5)[0], number);
    }
    related.push(&gists[7]);
    assert_eq!(related.len(), 5_001);
    let near = related.near(&gists[7], 2);
    assert_eq!(near, [7, 5_000], "taken in after a question");
}

#[test]
fn an_empty_article_is_like_none() {
    let (mut related, gists) = taken_in(&[article("", "", &[]), article("", "", &[CHESS])]);
    assert!(related.near(&gists[0], 5).is_empty());
    assert!(related.likeness(&gists[0], &gists[1]).abs() < f64::EPSILON);
    assert!(Related::default().near(&gists[1], 5).is_empty());
}

#[test]
fn the_list_shows_the_same_story_in_another_paper() {
    check(
        &mut desk(80, 8),
        "<g> <g> <j> <j> related",
        "
        相近 › 柳湾村连夜转移          1 江南晚报 2026-07-05 第01版                 73字
         ◦ 堤上的两夜                19%                   堤上的两夜
           江南晚报 2026-07-05 第01版
                                               青石河决口的堤段昨日合龙。柳湾村村民李
                                           阿婆在镇中学操场的帐篷里住了两晚，她说暴雨
                                           那夜，沙袋是一个一个传上堤去的。防汛办估计
                                           水位后天退到警戒线以下。
        回车打开  J 下一篇  m 书签  q 返回                                        1/1 篇
        ",
    );
}

#[test]
fn nothing_like_it_is_said_plainly() {
    check(
        &mut desk(40, 5),
        "<g> <g> <j> related",
        "
        相近 › 半目之差                        0
         4篇文章里没有内容相近的


        ? 按键                            0/0 篇
        ",
    );
}

#[test]
fn escape_goes_back_to_the_article_that_it_began_with() {
    let mut desk = desk(80, 8);
    desk.wish("open related");
    let before = desk.app.panes.len();
    assert_eq!(headlines(&desk), ["柳湾村连夜转移"], "{}", desk.picture());
    desk.wish("<enter>");
    assert!(matches!(desk.app.top(), Pane::Reader(_)));
    assert!(desk.picture().contains("三百多名"), "{}", desk.picture());
    desk.wish("<J>");
    assert!(desk.picture().contains("三百多名"), "the last of its list");
    desk.wish("<q>");
    assert_eq!(headlines(&desk), ["柳湾村连夜转移"]);
    desk.wish("<q>");
    assert_eq!(desk.app.panes.len(), before - 1);
    assert!(matches!(desk.app.top(), Pane::Reader(_)));
    assert!(desk.picture().contains("帐篷里"), "{}", desk.picture());
    desk.wish("<q>");
    assert!(matches!(desk.app.top(), Pane::List));
}

#[test]
fn it_is_asked_from_bookmarks_hits_and_the_palette() {
    for wishes in [
        "<G> <k> bookmark <g> <g> bookmarks <g> <r>",
        "<g> </> '三百多名 <ctrl-r>",
        "<ctrl-p> '连夜 <ctrl-r>",
    ] {
        let mut desk = desk(80, 10);
        desk.wish(wishes);
        assert!(
            matches!(desk.app.top(), Pane::Related(_)),
            "{wishes}:\n{}",
            desk.picture()
        );
        let under = desk.app.panes.len();
        desk.wish("<esc>");
        assert_eq!(desk.app.panes.len(), under - 1);
        assert!(!matches!(desk.app.top(), Pane::List), "{wishes}");
    }
    let mut desk = desk(80, 10);
    desk.wish("open search <ctrl-r>");
    assert!(
        matches!(desk.app.top(), Pane::Line { .. }),
        "while another line is typed"
    );
}

#[test]
fn an_edition_of_the_same_article_is_left_out_and_what_is_gone_too() {
    let mut pages = pages();
    pages.push(page("江北夜报", 3, "柳湾村连夜转移", FLOOD));
    pages.push(page("江北夜报", 6, "堤上的两夜", FLOOD_ELSEWHERE));
    let mut desk = Desk::with(80, 10, Ambiguous::Narrow, pages);
    desk.wish("<g> <g> <j> <j> <j> related");
    let Pane::Related(kindred) = desk.app.top() else {
        panic!("{}", desk.picture());
    };
    let of = desk.app.entry(kindred.of).unwrap();
    assert_eq!(of.article.headline, "柳湾村连夜转移");
    assert_eq!(headlines(&desk), ["堤上的两夜"], "once, the newer edition");
    assert!(desk.picture().contains("江北夜报 2026-07-06"));
    for name in ["江北夜报-06-堤上的两夜.txt", "江南晚报-05-堤上的两夜.txt"] {
        desk.tell(dubao::app::Event::Leaves {
            file: name.to_owned(),
            count: 0,
        });
    }
    desk.wish("");
    assert!(headlines(&desk).is_empty());
}

#[test]
fn a_list_asked_for_early_grows_while_articles_are_taken_in() {
    let mut pages: Vec<(String, Reading)> = (0..1_000)
        .map(|number| {
            let mut reading = Reading::default();
            reading.articles.push(numbered(number).into());
            (format!("{number:04}.txt"), reading)
        })
        .collect();
    let last = pages.len();
    pages.push(page("江北早报", 3, "柳湾村连夜转移", FLOOD));
    pages.push(page("江南晚报", 5, "堤上的两夜", FLOOD_ELSEWHERE));
    let mut desk = Desk::with(80, 10, Ambiguous::Narrow, pages);
    desk.wish("<g> <g> related");
    assert!(headlines(&desk).is_empty());
    assert!(desk.picture().contains("正在比较"), "{}", desk.picture());
    let mut seen = 0;
    loop {
        match desk.app.chore() {
            Chore::Idle => break,
            Chore::Seen => seen += 1,
            Chore::Unseen => {}
        }
    }
    desk.wish("");
    assert_eq!(headlines(&desk), ["柳湾村连夜转移"], "of {last}");
    assert!(seen > 0);
}
