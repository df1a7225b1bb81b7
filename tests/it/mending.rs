//! Corrections as their reader makes them: which keys do what, what stays where it was, and what is undone.

use dubao::app::layout::Size;
use dubao::app::{Effect, Event};
use dubao::marks::Change;
use dubao::text::Ambiguous;

use crate::desk::{Desk, check};
use crate::pages::read;
use crate::repairs::PAGE;

fn event(text: &str) -> Event {
    Event::Read {
        name: "p.txt".to_owned(),
        reading: read(text).1,
    }
}

fn desk(width: u16, height: u16) -> Desk {
    let mut desk = Desk::with(width, height, Ambiguous::Narrow, Vec::new());
    desk.tell(event(PAGE));
    desk.app.arrange();
    desk
}

fn titles(desk: &Desk) -> Vec<String> {
    let articles = desk.app.shelf.store.articles();
    articles
        .map(|(_, entry)| entry.article.headline.clone())
        .collect()
}

/// The first two characters of each block of the article in question.
fn blocks(desk: &Desk) -> Vec<String> {
    let entry = desk
        .app
        .current()
        .and_then(|id| desk.app.entry(id))
        .unwrap();
    let blocks = entry.article.blocks.iter();
    blocks
        .map(|block| block.text.chars().take(2).collect())
        .collect()
}

#[test]
fn the_list_merges_and_drops_and_takes_back() {
    let mut desk = desk(80, 24);
    desk.wish("<x> <m>");
    assert_eq!(titles(&desk), ["大桥今日合龙通车"]);
    assert!(desk.picture().contains("u 撤销"), "{}", desk.picture());
    desk.wish("<x> <m>");
    assert!(desk.picture().contains("后面没有文章"));
    desk.wish("<u>");
    assert_eq!(titles(&desk).len(), 2);
    desk.wish("down <x> <d>");
    assert_eq!(titles(&desk), ["大桥今日合龙通车"]);
    desk.wish("<x> <u>");
    assert_eq!(titles(&desk).len(), 2);
    desk.wish("<x> <u>");
    assert!(desk.picture().contains("没有更正"));
}

#[test]
fn a_cursor_goes_over_the_paragraphs_and_the_same_keys_correct_there() {
    let mut desk = desk(80, 24);
    desk.wish("open <x> <j> <j> <j>");
    assert_eq!(blocks(&desk), ["本报", "爆竹", "墙角"]);
    desk.wish("<K>");
    assert_eq!(blocks(&desk), ["本报", "墙角", "爆竹"]);
    desk.wish("<K>");
    assert_eq!(
        blocks(&desk),
        ["墙角", "本报", "爆竹"],
        "the cursor goes with its paragraph"
    );
    desk.wish("<u> <u> <s>");
    assert_eq!(titles(&desk).len(), 2, "it stands on the first paragraph");
    desk.wish("<j> <s>");
    assert_eq!(
        titles(&desk),
        ["大桥今日合龙通车", "爆竹声中一岁除", "早市从凌晨三点开始"]
    );
    assert_eq!(blocks(&desk), ["本报"]);
    desk.wish("<u> <j> <h>");
    assert_eq!(blocks(&desk), ["本报"]);
    assert!(titles(&desk)[1].starts_with("爆竹声中一岁除，"));
    desk.wish("<u> <esc> <q>");
    assert_eq!(titles(&desk).len(), 2);
}

#[test]
fn a_paragraph_goes_to_the_next_article_and_comes_back() {
    let mut desk = desk(80, 24);
    desk.wish("open <x> <G> <J> <esc> next-article");
    assert_eq!(blocks(&desk), ["墙角", "本报", "朝辞"]);
    desk.wish("<x> <j> <<>");
    assert_eq!(blocks(&desk), ["本报", "朝辞"]);
    desk.wish("<esc> previous-article");
    assert_eq!(blocks(&desk), ["本报", "爆竹", "墙角"]);
    desk.wish("<x> <G> <d>");
    assert_eq!(blocks(&desk), ["本报", "爆竹"]);
}

#[test]
fn the_page_as_it_was_is_corrected_line_by_line() {
    let mut desk = desk(200, 24);
    desk.wish("raw <j> <j> <j> <j> <x> <s>");
    assert_eq!(titles(&desk).len(), 3);
    desk.wish("<u> <x> <d>");
    assert_eq!(blocks(&desk), ["本报", "墙角"]);
    desk.wish("<x> <t>");
    assert_eq!(blocks(&desk), ["本报", "爆竹", "墙角"]);
    desk.wish("<x> <h>");
    assert_eq!(titles(&desk).len(), 3);
    desk.wish("<x> <u> <x> <u> <x> <u> <x> <m>");
    assert_eq!(titles(&desk), ["大桥今日合龙通车"]);
}

#[test]
fn a_correction_shows_softly_and_says_what_follows() {
    let mut desk = desk(80, 12);
    check(
        &mut desk,
        "<x> <m> <x>",
        "
        读报 全部 未读 书签            1 已更正 p.txt                              172字
        p.txt                                           大桥今日合龙通车
         ◦~大桥今日合龙通车          172
                                                        记者 王安石 李白

                                               本报讯（记者 王安石）京口瓜洲一水间，
                                           钟山只隔数重山。春风又绿江南岸，明月何时照
                                           我还？
                                               爆竹声中一岁除，春风送暖入屠苏。千门万
                                           户曈曈日，总把新桃换旧符。
                                               墙角数枝梅，凌寒独自开。遥知不是雪，为
        更正：m 并入下一篇  d 整篇移出  u 撤回                                1/1 篇 58%
        ",
    );
}

#[test]
fn marks_of_merged_articles_are_not_lost() {
    let mut desk = desk(80, 24);
    desk.wish("down bookmark up <x> <m>");
    assert!(desk.picture().contains('✦'), "{}", desk.picture());
    desk.wish("show-bookmarked");
    assert_eq!(desk.app.list.count, 1);
    desk.wish("bookmark");
    assert!(desk.app.marks.bookmarks().is_empty());
    desk.wish("<u> show-all <u>");
    assert_eq!(titles(&desk).len(), 2);
    desk.wish("bookmarks");
    assert!(desk.picture().contains("早市"), "{}", desk.picture());
    assert!(!desk.picture().contains("未载入"), "{}", desk.picture());
}

#[test]
fn the_palette_finds_articles_as_they_were_corrected() {
    let mut desk = desk(80, 24);
    desk.wish("jump 'zaoshi open back top <x> <m> jump 'zaoshi");
    assert!(!desk.picture().contains("早市从"), "{}", desk.picture());
    desk.wish("<esc> <u> jump 'zaoshi");
    assert!(desk.picture().contains("早市从"), "{}", desk.picture());
}

#[test]
fn an_open_article_shows_its_page_as_it_is_read_again() {
    let mut desk = desk(80, 24);
    desk.wish("open");
    desk.tell(event(&PAGE.replace("为有暗香来", "为有暗香飘来")));
    desk.wish("");
    assert!(desk.picture().contains("香飘来"), "{}", desk.picture());
}

#[test]
fn a_page_read_again_later_is_corrected_too_and_what_finds_no_place_is_told() {
    let mut desk = desk(80, 24);
    desk.wish("<x> <m>");
    desk.tell(event(&PAGE.replace("\n\n", "\n\n\n").replace('，', "， ")));
    desk.wish("");
    assert_eq!(titles(&desk), ["大桥今日合龙通车"]);
    desk.tell(event(&PAGE.replace("早市从凌晨三点开始", "夜市到凌晨三点")));
    assert!(desk.picture().contains("1处更正"), "{}", desk.picture());
    assert_eq!(titles(&desk).len(), 2);
    desk.tell(event(PAGE));
    assert_eq!(
        titles(&desk).len(),
        1,
        "it is kept for a page that has its place"
    );
}

#[test]
fn a_correction_that_could_not_be_written_holds_once() {
    let mut desk = desk(80, 24);
    desk.wish("open <x> <j> <j> <j>");
    let Some(Effect::Save(changes)) = desk
        .app
        .update(Event::Press(dubao::app::keys::Chord::parse("K").unwrap()))
    else {
        panic!("nothing to save");
    };
    assert!(matches!(changes[0], Change::Correct { .. }));
    let ops = |millis, device| {
        let mut clock = dubao::marks::Clock::default();
        let stamp = clock.stamp(millis, dubao::marks::Device(device));
        dubao::marks::Marks::default().entries([(stamp, changes[0].clone())])
    };
    let reason = "disk".to_owned();
    desk.app.update(Event::Unsaved {
        ops: ops(5, 0),
        reason,
    });
    desk.app.arrange();
    assert_eq!(blocks(&desk), ["本报", "墙角", "爆竹"]);
    desk.app.update(Event::Marked {
        ops: ops(6, 7),
        answers: 0,
        all: true,
    });
    desk.app.arrange();
    assert_eq!(blocks(&desk), ["本报", "墙角", "爆竹"]);
    assert_eq!(desk.app.marks.corrections().count(), 1);
}

#[test]
fn what_is_on_its_way_to_the_disk_counts_for_the_next_wish() {
    let mut desk = desk(80, 24);
    desk.wish("open <x> <j> <j> <j>");
    let mut changes = Vec::new();
    for key in ["K", "K"] {
        let press = Event::Press(dubao::app::keys::Chord::parse(key).unwrap());
        let Some(Effect::Save(more)) = desk.app.update(press) else {
            panic!("nothing to save");
        };
        changes.extend(more);
    }
    let mut clock = dubao::marks::Clock::default();
    let stamped = changes
        .into_iter()
        .map(|change| (clock.stamp(9, dubao::marks::Device(1)), change));
    let ops = dubao::marks::Marks::default().entries(stamped);
    let answers = ops.len();
    let all = true;
    desk.app.update(Event::Marked { ops, answers, all });
    desk.wish("");
    assert_eq!(blocks(&desk), ["墙角", "本报", "爆竹"]);
    desk.wish("<J>");
    assert_eq!(blocks(&desk), ["本报", "墙角", "爆竹"]);
}

#[test]
fn corrections_on_tiny_screens_and_empty_shelves_do_nothing_bad() {
    for (width, height) in [(2, 1), (20, 5), (40, 12), (200, 60)] {
        let mut desk = desk(width, height);
        desk.wish("open <x> <j> <J> <s> <h> <d> <K> <esc> back <x> <m> raw <x> <s> <x> <t>");
        desk.app.screen = Size { width, height };
        desk.picture();
    }
    let mut desk = Desk::with(80, 24, Ambiguous::Narrow, Vec::new());
    desk.wish("<x> <m> <x> <u> <x> <d> <u>");
    assert_eq!(desk.app.marks.corrections().count(), 0);
}
