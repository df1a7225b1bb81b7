//! One column, newspaper columns, upright lines: each shows every character of the article once, and the same places.

use dubao::app::layout::Size;
use dubao::app::setting::{At, Bed, Finish, Layout, Manner, Setting};
use dubao::app::words::Lang;
use dubao::app::{Event, Pane, Sheet};
use dubao::article::{Article, BlockKind, Doubt};
use dubao::text::{Ambiguous, Guise, Note, cells, upright_form, uprights, visible, wrap};
use proptest::prelude::*;
use ratatui::style::Modifier;
use std::sync::Arc;

use crate::desk::{Desk, article, check, seeds};
use crate::frames::assert_rows_fit;
use crate::maker::Rng;

/// An article with a headline and eight paragraphs.
fn spring() -> Article {
    let first = "京口瓜洲一水间，钟山只隔数重山。春风又绿江南岸，明月何时照我还？";
    let second = "“爆竹声中一岁除，春风送暖入屠苏。”千门万户曈曈日，总把新桃换旧符。";
    let third = "3月15日，WHO来到江南——2026年的春天……水位12.5米。";
    let mut spring = article(
        "春风又绿江南岸",
        "王安石",
        &[first, second, third, first, second, third, first, second],
    );
    spring.blocks.edit(|blocks| {
        blocks[3].kind = BlockKind::Subhead;
        "明月何时照我还".clone_into(&mut blocks[3].text);
    });
    spring
}

fn desk(width: u16, height: u16, layout: Layout) -> Desk {
    let mut pages = crate::desk::sample_pages();
    pages.truncate(1);
    pages[0].1.articles = vec![spring().into()];
    let mut desk = Desk::with(width, height, Ambiguous::Narrow, pages);
    desk.app.options.style.layout = layout;
    desk.wish("open");
    desk
}

/// The pieces of text that a spread shows, in the order in which they are read: flow, and bytes of its source.
fn pieces(setting: &mut Setting, top: At, bed: Bed) -> (Vec<(usize, usize, usize)>, At) {
    let spread = setting.spread(top, bed);
    let mut pieces = Vec::new();
    for strip in &spread.strips {
        assert!(
            strip.above + strip.rows <= bed.rows.max(1),
            "{strip:?} of {bed:?}"
        );
        for (_, line) in setting.lines(strip.from).take(strip.rows) {
            if !line.is_blank {
                pieces.push((line.flow, line.range().start, line.range().end));
            }
        }
    }
    (pieces, spread.bottom)
}

fn text() -> impl Strategy<Value = String> {
    let of = |text: &'static str| prop::sample::select(text.chars().collect::<Vec<_>>());
    let c = prop_oneof![
        10 => of("京口瓜洲一水间钟山只隔数重"),
        4 => of("，。“”—…·（）,;!( "),
        2 => of("abcXYZ0123456789.%"),
        1 => of("\t\n\u{200B}\u{301}é☎①😀👍한"),
    ];
    prop::collection::vec(c, 0..300).prop_map(|chars| chars.into_iter().collect())
}

fn bed() -> impl Strategy<Value = (Manner, Bed)> {
    (0usize..3, 2usize..40, 1usize..30, 1usize..6, any::<bool>()).prop_map(
        |(layout, width, rows, columns, wide)| {
            let columns = if layout == 1 { columns } else { 1 };
            let upright = layout == 2;
            let manner = Manner {
                width: if upright { width * 2 } else { width },
                span: columns * (width + 2) - 2,
                upright,
                ambiguous: if wide {
                    Ambiguous::Wide
                } else {
                    Ambiguous::Narrow
                },
                finish: Finish::default(),
                ..Manner::default()
            };
            let bed = Bed {
                columns,
                rows,
                across: columns > 1,
            };
            (manner, bed)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn screen_by_screen_every_character_is_shown_once(texts in prop::collection::vec(text(), 0..6), bed in bed()) {
        let (manner, bed) = bed;
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let article = article("春风又绿江南岸，明月何时照我还", "王安石", &texts);
        let mut setting = Setting::new(vec![article.into()], manner, Lang::Zh);
        // What has no appearance stands in no row.
        let blank = |text: &str| Guise::of(text).as_str().is_empty();
        let mut reached = (0, 0);
        let mut top = setting.forward(At::default(), 0);
        while top < setting.end() {
            let (pieces, bottom) = pieces(&mut setting, top, bed);
            prop_assert!(bottom > top, "no way on from {:?} in {:?}", top, bed);
            for (flow, start, end) in pieces {
                if flow != reached.0 {
                    prop_assert!(blank(&setting.source(reached.0)[reached.1..]));
                    prop_assert!((reached.0 + 1..flow).all(|flow| blank(setting.source(flow))));
                    reached = (flow, 0);
                }
                let gap = setting.source(flow).get(reached.1..start);
                prop_assert!(gap.is_some_and(blank), "{:?} to {}: flow {} in {:?}", reached, start, flow, bed);
                reached.1 = end;
            }
            top = bottom;
        }
        prop_assert!(blank(&setting.source(reached.0)[reached.1..]));
        prop_assert!((reached.0 + 1..setting.flows()).all(|flow| blank(setting.source(flow))));
    }

    #[test]
    fn the_screen_before_another_ends_where_that_begins(screens in 0usize..4, bed in bed()) {
        let (manner, bed) = bed;
        let mut setting = Setting::new(vec![spring().into()], manner, Lang::Zh);
        let mut top = setting.forward(At::default(), 0);
        for _ in 0..screens {
            top = setting.spread(top, bed).bottom;
        }
        let before = setting.spread_before(top, bed);
        prop_assert!(before <= top);
        prop_assert!(setting.spread(before, bed).bottom >= top);
    }

    #[test]
    fn upright_lines_have_room_and_all_characters(text in text(), slots in 1usize..40) {
        let manner = Manner { width: slots * 2, span: slots * 2, upright: true, ..Manner::default() };
        let setting = Setting::new(vec![article("题", "", &[&text]).into()], manner, Lang::Zh);
        let mut shown = String::new();
        for (_, line) in setting.lines(At::default()).filter(|(_, line)| line.flow == 1) {
            for (number, slot) in line.slots() {
                prop_assert!(number < slots, "{} of {}: {:?}", number, slots, line.text);
                prop_assert!(cells(&upright_form(slot.text), Ambiguous::Wide) <= 2 , "{:?}", slot);
                shown.push_str(slot.text);
            }
        }
        let edits = dubao::text::full_marks(Guise::of(&text).as_str());
        let wanted = Guise::of(&text).with(edits);
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(bare(&shown), bare(wanted.as_str()));
    }
}

#[test]
fn two_digits_share_a_slot_and_no_others() {
    for (text, wanted) in [
        ("3月15日", "3|月|15|日"),
        ("2026年", "2|0|2|6|年"),
        ("12.50", "1|2|.|5|0"),
        ("A12号12A", "A|1|2|号|1|2|A"),
        ("99", "99"),
    ] {
        let slots: Vec<&str> = uprights(text).map(|slot| slot.text).collect();
        assert_eq!(slots.join("|"), wanted);
    }
    let forms: String = "“春风”，……（—WHO）"
        .chars()
        .map(|c| upright_form(&c.to_string()))
        .collect();
    assert_eq!(forms, "﹁春风﹂︐︙︙︵︱ＷＨＯ︶");
}

#[test]
fn upright_lines_keep_marks_from_their_starts_and_numbers_whole() {
    let text =
        "京口瓜洲一水间，钟山只隔数重山。3月15日，春风又绿江南岸，2026年明月何时照我还？".repeat(8);
    for slots in 4..40 {
        let measure = dubao::text::Measure {
            width: slots * 2,
            upright: true,
            ..dubao::text::Measure::default()
        };
        for line in wrap(&text, &measure) {
            let line = visible(&text[line]);
            assert!(!line.starts_with(['，', '。', '？']), "{line}");
            assert!(uprights(line).count() <= slots, "{line}");
            let digits = line.chars().take_while(char::is_ascii_digit).count();
            assert!(digits == 0 || [1, 2, 4].contains(&digits), "{line}");
        }
    }
}

fn shown(sheet: &Sheet) -> String {
    let lines = sheet.lines().map(|line| line.text.to_owned());
    lines.collect::<Vec<_>>().concat()
}

#[test]
fn a_hit_is_shown_in_each_layout_and_the_place_stays() {
    for layout in [Layout::Single, Layout::Columns, Layout::Upright] {
        for (width, height) in [(80, 24), (40, 12), (200, 60), (20, 5), (130, 10)] {
            let mut desk = desk(width, height, layout);
            desk.wish("search '新桃换旧符 <enter>");
            for step in ["", "next-hit", "next-hit", "previous-hit"] {
                let sheet = desk.wish(step).app.sheet().clone();
                let finding = sheet.finding.as_ref().unwrap();
                let (flow, hit) = finding.hits[finding.at].clone();
                let in_sight = sheet
                    .lines()
                    .any(|line| line.flow == flow && line.range().contains(&hit.start));
                assert!(in_sight, "{layout:?} {width}x{height}\n{}", desk.picture());
            }
            let spot = desk.app.sheet().spot();
            desk.wish("layout layout layout");
            assert_eq!(desk.app.sheet().spot(), spot);
        }
    }
}

#[test]
fn the_paragraph_that_is_corrected_is_in_sight_in_each_layout() {
    for layout in [Layout::Single, Layout::Columns, Layout::Upright] {
        for (width, height) in [(80, 24), (40, 12), (200, 60), (20, 5), (130, 10), (140, 8)] {
            let mut desk = desk(width, height, layout);
            desk.wish("mend");
            for step in ["<j>"; 9]
                .into_iter()
                .chain(["<k>"; 9])
                .chain(["<G>", "<g> <g>"])
            {
                let sheet = desk.wish(step).app.sheet();
                let flow = sheet.mending().unwrap();
                let in_sight = sheet
                    .lines()
                    .any(|line| line.flow == flow && !line.is_blank);
                assert!(
                    in_sight,
                    "{flow}: {layout:?} {width}x{height}\n{}",
                    desk.picture()
                );
                let marked = |cell: &&ratatui::buffer::Cell| {
                    cell.modifier.contains(Modifier::REVERSED) && cell.symbol() == " "
                };
                assert!(
                    desk.buffer().content.iter().filter(marked).count() > 0,
                    "{}",
                    desk.picture()
                );
            }
        }
    }
}

#[test]
fn doubts_are_marked_beside_upright_text() {
    let mut pages = vec![crate::raw::broken_page()];
    let article = Arc::make_mut(&mut pages[0].1.articles[0]);
    let at = article.blocks.get(0).unwrap().spans.get(1).unwrap();
    article
        .notes
        .push(Note::new(at, Doubt::Joined { margin: 300 }));
    let mut desk = Desk::with(60, 12, Ambiguous::Narrow, pages);
    desk.app.options.style.layout = Layout::Upright;
    let buffer = desk.wish("open").buffer();
    let sign = buffer
        .content
        .iter()
        .position(|cell| cell.symbol() == "~")
        .unwrap();
    let seam = &buffer.content[sign - 2];
    assert_eq!(
        (seam.symbol(), seam.modifier),
        ("江", Modifier::UNDERLINED),
        "{}",
        desk.picture()
    );
}

#[test]
fn every_sample_is_read_to_its_end_screen_by_screen_in_each_layout() {
    let mut desk = Desk::with(20, 12, Ambiguous::Narrow, seeds());
    desk.wish("open");
    for layout in [Layout::Columns, Layout::Upright] {
        desk.app.options.style.layout = layout;
        for (width, height) in [(80, 24), (200, 60), (40, 12), (20, 5), (120, 9)] {
            desk.tell(Event::Resize(Size { width, height }));
            for _ in 0..desk.app.list.count {
                desk.wish("top");
                let first = desk.app.sheet().top;
                let mut text = shown(desk.app.sheet());
                while desk.app.sheet().percent() < 100 {
                    let top = desk.app.sheet().top;
                    desk.wish("<space>");
                    assert!(desk.app.sheet().top > top, "stuck at {top:?}, {width} wide");
                    text += &shown(desk.app.sheet());
                }
                assert_rows_fit(&desk.buffer(), Ambiguous::Narrow);
                let sheet = desk.app.sheet();
                let last = sheet.setting.source(sheet.setting.flows() - 1);
                let end: String = last
                    .chars()
                    .rev()
                    .take(6)
                    .collect::<Vec<_>>()
                    .into_iter()
                    .rev()
                    .collect();
                assert!(text.contains(end.trim()) || text.contains('，'), "{end}");
                while desk.app.sheet().top > first {
                    let top = desk.app.sheet().top;
                    desk.wish("page-up");
                    assert!(desk.app.sheet().top < top, "stuck at {top:?}, {width} wide");
                }
                desk.wish("next-article");
            }
            (0..50).for_each(|_| {
                desk.wish("previous-article");
            });
        }
    }
}

#[test]
fn text_flows_in_columns_below_its_headline() {
    check(
        &mut desk(130, 14, Layout::Columns),
        "",
        "
        读报 全部 未读 书签                                1 江南晚报 2026-03-05 第01版 要闻                                         239字
        江南晚报 2026-03-05 第01版 要闻                                                     春风又绿江南岸
           春风又绿江南岸                                239
                                                                                             记者 王安石

                                                                          京口瓜洲一水间，钟山只隔  明月何时照我还
                                                                        数重山。春风又绿江南岸，明    “爆竹声中一岁除，春风
                                                                        月何时照我还？              送暖入屠苏。”千门万户曈曈
                                                                          “爆竹声中一岁除，春风     日，总把新桃换旧符。
                                                                        送暖入屠苏。”千门万户曈曈     3月15日，WHO来到江南——
                                                                        日，总把新桃换旧符。        2026年的春天……水位12.5米。
                                                                          3月15日，WHO来到江南——
                                                                        2026年的春天……水位12.5米。
        空格翻屏  J 下一篇  / 查找  q 返回  ? 按键                                                                              1/1 篇 76%
        ",
    );
}

#[test]
fn text_stands_upright_from_right_to_left() {
    check(
        &mut desk(60, 14, Layout::Upright),
        "",
        "
        江南晚报 2026-03-05 第01版 要闻                        239字
               天  江      曈  送      岸  只
               ︙  南  ３  日  暖  ﹁  ︐  隔  京
               ︙  ︱  月  ︐  入  爆  明  数  口              春
               水  ︱  15  总  屠  竹  月  重  瓜      记      风
               位  ２  日  把  苏  声  何  山  洲      者      又
               １  ０  ︐  新  ︒  中  时  ︒  一      　      绿
               ２  ２  Ｗ  桃  ﹂  一  照  春  水      王      江
               ．  ６  Ｈ  换  千  岁  我  风  间      安      南
               ５  年  Ｏ  旧  门  除  还  又  ︐      石      岸
               米  的  来  符  万  ︐  ︖  绿  钟
               ︒  春  到  ︒  户  春      江  山
                               曈  风      南
        空格翻屏  J 下一篇  / 查找  q 返回  ? 按键        1/1 篇 51%
        ",
    );
}

#[test]
fn upright_text_moves_line_by_line_and_left_is_on() {
    let mut desk = desk(40, 12, Layout::Upright);
    let first = desk.picture();
    let second = desk.wish("<left>").picture();
    assert_ne!(first, second);
    assert_eq!(desk.wish("<k> <j> <l> <h>").picture(), second);
    assert_eq!(desk.wish("<right>").picture(), first);
    assert!(desk.wish("<q>").picture().contains("读报"));
    let mut desk = self::desk(40, 12, Layout::Single);
    assert!(desk.wish("<h>").picture().contains("读报"));
}

#[test]
fn the_layouts_follow_each_other_and_say_so() {
    let mut desk = desk(200, 30, Layout::Single);
    for word in ["分栏", "竖排", "一栏"] {
        let picture = desk.wish("<L>").picture();
        assert!(
            picture.lines().last().unwrap().starts_with(word),
            "{picture}"
        );
    }
    let mut desk = self::desk(40, 12, Layout::Single);
    assert!(desk.wish("<L>").picture().contains("只容一栏"));
}

const WISHES: [&str; 20] = [
    "down",
    "up",
    "page-down",
    "page-up",
    "half-down",
    "half-up",
    "end",
    "top",
    "next-group",
    "previous-group",
    "layout",
    "layout",
    "wider",
    "narrower",
    "justify",
    "hang",
    "space",
    "full-marks",
    "script",
    "pinyin",
];

/// A reader who has just come, with the same article open at the same place on a screen of the same size.
fn newcomer(desk: &Desk, ambiguous: Ambiguous) -> Desk {
    let Size { width, height } = desk.app.screen;
    let mut other = Desk::with(width, height, ambiguous, seeds());
    let (id, spot) = (desk.app.sheet().id, desk.app.sheet().spot());
    other.app.options = desk.app.options;
    other.app.list.select(id.unwrap());
    other.wish("open");
    if let Some(Pane::Reader(sheet)) = other.app.panes.last_mut() {
        sheet.show(id, spot);
    }
    other.wish("");
    other
        .app
        .status
        .message
        .clone_from(&desk.app.status.message);
    other
}

/// `DUBAO_TEST_SCROLLS=1000` takes as many steps.
#[test]
fn after_any_steps_the_screen_is_what_a_reader_who_just_came_would_see() {
    let steps = std::env::var("DUBAO_TEST_SCROLLS").map_or(120, |steps| steps.parse().unwrap());
    let sizes = [(80, 24), (40, 12), (200, 60), (20, 5), (130, 20), (61, 7)];
    for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
        let mut rng = Rng::new(7);
        let mut desk = Desk::with(80, 24, ambiguous, seeds());
        desk.wish("open");
        let mut same = 0;
        for step in 0..steps {
            if rng.chance(15) {
                let (width, height) = *rng.pick(&sizes);
                desk.tell(Event::Resize(Size { width, height }));
            }
            let wish = *rng.pick(&WISHES);
            desk.wish(wish);
            assert_rows_fit(&desk.buffer(), ambiguous);
            let other = newcomer(&desk, ambiguous);
            assert_eq!(other.app.sheet().spot(), desk.app.sheet().spot());
            // The rows of headlines are one place: who has just come is at the first of them.
            if other.app.sheet().top == desk.app.sheet().top {
                assert_eq!(other.picture(), desk.picture(), "step {step}: {wish}");
                same += 1;
            }
        }
        assert!(same * 3 > steps * 2, "{same} of {steps}");
    }
}
