//! The list filtered by a query, and queries that are saved.

use dubao::app::Event;

use dubao::view;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::desk::{Desk, check};

#[test]
fn a_query_filters_the_list_while_it_is_typed() {
    let mut desk = Desk::new(60, 8);
    check(
        &mut desk,
        "filter '早市",
        "
        读报 全部 未读 书签 早市                                   1
        江南晚报 2026-03-05 第01版 要闻
         民生
         ◦   早市的一天从凌晨三点开始                             24



        筛选 早市
        ",
    );
    check(
        &mut desk,
        "<enter>",
        "
        读报 全部 未读 书签 早市                                   1
        江南晚报 2026-03-05 第01版 要闻
         民生
         ◦   早市的一天从凌晨三点开始                             24



        回车阅读  / 跳转  m 书签  ? 按键                      1/1 篇
        ",
    );
    let picture = desk.wish("filter <ctrl-u> 'page:2").picture();
    assert!(
        picture.contains("大桥") && !picture.contains("早市"),
        "{picture}"
    );
    let picture = desk.wish("<esc>").picture();
    assert!(
        picture.contains("早市的一天") && !picture.contains("大桥"),
        "{picture}"
    );
    let picture = desk.wish("<1>").picture();
    assert!(
        picture.contains("大桥") && picture.contains("春风"),
        "{picture}"
    );
}

#[test]
fn a_filter_that_is_dropped_leaves_the_cursor_where_it_was() {
    let mut desk = Desk::new(80, 12);
    let before = desk.wish("down down").picture();
    desk.wish("filter '春风");
    assert_ne!(desk.picture(), before);
    assert_eq!(desk.wish("<esc>").picture(), before);
}

#[test]
fn a_wrong_filter_is_told_above_it_and_the_list_stays() {
    let mut desk = Desk::new(60, 8);
    desk.wish("filter 'page:2_");
    desk.tell(Event::Paste("kind:phto".to_owned()));
    check(
        &mut desk,
        "",
        "
        读报 全部 未读 书签 page:2                                 1
        江南晚报 2026-03-05 第02版 社会
         ◦ 大桥今日合龙全长1298米                                 16



        第13字：是不是“photo”？
        筛选 page:2 kind:phto
        ",
    );
    let same = desk.wish("<enter>").picture();
    assert!(same.contains("筛选 page:2 kind:phto"), "{same}");
    let picture = desk.wish("<ctrl-w> 'is:").picture();
    assert!(
        picture.contains("筛选 page:2 is:   未读 已读 书签"),
        "softly: {picture}"
    );
    assert!(picture.contains("大桥今日合龙"), "{picture}");
}

#[test]
fn what_is_read_stays_in_a_filter_of_unread_articles() {
    let mut desk = Desk::new(80, 12);
    desk.wish("filter 'is:unread <enter> open back");
    let picture = desk.picture();
    assert!(picture.contains("   春风又绿江南岸"), "{picture}");
    assert!(picture.lines().next().unwrap().contains("is:unread"));
}

#[test]
fn a_filter_is_saved_under_a_name_and_has_a_key() {
    let mut desk = Desk::new(60, 8);
    desk.wish("filter 'page:2 <enter> save-filter '社会版 <enter>");
    desk.wish("filter <ctrl-u> '作者：李白 <enter> save-filter '李白 <enter> <1>");
    check(
        &mut desk,
        "<4>",
        "
        读报 全部 未读 书签 社会版 李白                            1
        江南晚报 2026-03-05 第02版 社会
         ◦ 大桥今日合龙全长1298米                                 16




        回车阅读  / 跳转  m 书签  ? 按键                      1/1 篇
        ",
    );
    assert!(desk.wish("<5>").picture().contains("早市的一天"));
    assert!(
        desk.wish("<1> <6> <j>").picture().contains("3/3"),
        "6 begins a count"
    );
    check(
        &mut desk,
        "saved-filters",
        "
        保存的筛选                                                 2
        4 社会版  page:2
        5 李白    作者：李白




        回车显示  D 删除  u 撤销  q 返回                      3/3 篇
        ",
    );
    let picture = desk.wish("down delete-filter").picture();
    assert!(!picture.contains("李白"), "{picture}");
    let picture = desk.wish("undo").picture();
    assert!(picture.contains("5 李白"), "{picture}");
    let picture = desk.wish("<G> <enter>").picture();
    assert!(
        picture.contains("早市的一天") && !picture.contains("大桥"),
        "{picture}"
    );
}

#[test]
fn the_filter_that_is_shown_can_be_seen_on_narrow_screens() {
    let mut desk = Desk::new(40, 8);
    let picture = desk
        .wish("filter '作者：李白_page:1_早市 <enter>")
        .picture();
    let title = picture.lines().next().unwrap();
    assert!(
        title.starts_with("读报") && title.contains("作者：李白 page:1 早市"),
        "{title}"
    );
    assert!(title.ends_with(" 1"), "{title}");
    let picture = Desk::new(20, 5)
        .wish("filter '大桥_is:unread_page:2")
        .picture();
    assert!(picture.contains("page:2"), "{picture}");
}

#[test]
fn there_is_nothing_to_save_without_a_filter() {
    let picture = Desk::new(60, 8).wish("save-filter").picture();
    assert!(picture.contains("先按 f 筛选，再按 S 保存"), "{picture}");
    let picture = Desk::new(60, 8).wish("saved-filters").picture();
    assert!(picture.contains("还没有"), "{picture}");
}

/// Where the terminal's cursor stands: an input method opens its window there.
fn caret(desk: &Desk) -> Option<(u16, u16)> {
    let (width, height) = (desk.app.screen.width, desk.app.screen.height);
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    view::paint(&desk.app, &mut buffer).map(|at| (at.x, at.y))
}

#[test]
fn the_cursor_stands_at_the_caret_wherever_text_is_typed() {
    let begins = [
        ("jump", 0, "跳转 › "),
        ("full-text", 0, "全文 › "),
        ("filter", 7, "筛选 "),
        ("tags", 7, "标签 "),
        ("open search", 7, "查找 "),
        ("bookmark note", 7, "附注 "),
        ("filter '春 <enter> save-filter", 7, "保存为 "),
    ];
    for (wishes, row, prompt) in begins {
        let mut desk = Desk::new(60, 8);
        let start = u16::try_from(dubao::text::cells(prompt, dubao::text::Ambiguous::Narrow));
        let start = start.unwrap();
        assert!(
            desk.wish(wishes).picture().contains(prompt.trim()),
            "{wishes}"
        );
        assert_eq!(caret(&desk), Some((start, row)), "{wishes}");
        desk.wish("'春a风");
        assert_eq!(caret(&desk), Some((start + 5, row)), "{wishes}");
        desk.wish("<left>");
        assert_eq!(caret(&desk), Some((start + 3, row)), "{wishes}");
        desk.wish("<end>");
        desk.tell(Event::Paste("长".repeat(200)));
        let (x, y) = caret(&desk).unwrap();
        assert!(y == row && (45..60).contains(&x), "{wishes}: {x}");
        let picture = desk.wish("<home>").picture();
        assert_eq!(caret(&desk), Some((start, row)), "{wishes}");
        assert!(picture.contains("春a风长"), "{picture}");
    }
    assert_eq!(caret(&Desk::new(60, 8)), None);
}

#[test]
fn the_language_of_queries_is_told_below_the_keys() {
    let mut desk = Desk::new(80, 24);
    let picture = desk.wish("jump '春 <f1>").picture();
    assert!(picture.contains("author:李白"), "{picture}");
    let picture = desk.wish("<q>").picture();
    assert!(picture.starts_with("跳转 › 春"), "{picture}");
    let picture = Desk::new(80, 24).wish("<?> <G>").picture();
    assert!(picture.contains("date:2024-08"), "{picture}");
}
