//! Simplified and traditional characters, and pinyin: shown, never written.

use dubao::app::setting::{At, Finish, Manner, Pinyin, Setting, set};
use dubao::app::words::Lang;
use dubao::text::{Ambiguous, Guise, Script, cells, rare_readings, rewritten, spoken};
use proptest::prelude::*;
use std::sync::Arc;

use crate::desk::{Desk, article, sample_pages};

fn shown(text: &str, script: Script) -> String {
    let guise = Guise::of(text);
    let edits = rewritten(guise.as_str(), script);
    guise.with(edits).as_str().to_owned()
}

#[test]
fn words_choose_among_the_characters_of_the_other_script() {
    for (simplified, traditional) in [
        ("头发长了，发展快了", "頭髮長了，發展快了"),
        ("皇后在后面", "皇后在後面"),
        ("干部干活，饼干干燥", "幹部幹活，餅乾乾燥"),
        ("理发店里，十里路外", "理髮店裏，十里路外"),
        ("“一只船”只有WTO的3%", "“一隻船”只有WTO的3%"),
    ] {
        assert_eq!(shown(simplified, Script::Traditional), traditional);
        assert_eq!(shown(traditional, Script::Simplified), simplified);
        assert_eq!(shown(simplified, Script::AsWritten), simplified);
    }
}

#[test]
fn the_text_itself_stays_as_it_is_written() {
    let mut pages = sample_pages();
    Arc::make_mut(&mut pages[0].1.articles[0])
        .blocks
        .edit(|blocks| blocks[0].text = "京口的头发，瓜洲的发展。".to_owned());
    let mut desk = Desk::with(60, 12, Ambiguous::Narrow, pages);
    assert!(desk.wish("open").picture().contains("京口的头发"));
    desk.wish("<c> <c>");
    assert!(
        desk.picture().contains("京口的頭髮，瓜洲的發展"),
        "{}",
        desk.picture()
    );
    // A search finds what is written, and marks what is shown.
    assert!(desk.wish("search '头发 <enter>").picture().contains("1/1"));
    assert!(desk.wish("<c>").picture().contains("京口的头发"));
}

fn read(text: &str) -> String {
    let readings = spoken(text).into_iter().map(|(_, _, reading)| reading);
    readings.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_word_decides_how_its_characters_are_read() {
    assert_eq!(read("银行行长"), "yín háng háng zhǎng");
    assert_eq!(read("行人"), "xíng rén");
    assert_eq!(read("重庆的重量"), "chóng qìng de zhòng liàng");
    assert_eq!(read("銀行、會計"), "yín háng kuài jì");
    assert_eq!(read("WTO 3%，。"), "");
}

#[test]
fn rare_characters_have_their_reading_behind_them() {
    let text = "饕餮之徒在水一方";
    let guise = Guise::of(text);
    let edits = rare_readings(guise.as_str());
    let guise = guise.with(edits);
    assert_eq!(guise.as_str(), "饕(tāo)餮(tiè)之徒在水一方");
    let shown = guise.as_str().find('之').unwrap();
    assert_eq!(guise.source(shown), text.find('之').unwrap());
    assert_eq!(rare_readings("水在一方，國家"), []);
}

fn with_pinyin(text: &str, width: usize, ambiguous: Ambiguous) -> Setting {
    let manner = Manner {
        ambiguous,
        finish: Finish {
            pinyin: Pinyin::All,
            ..Finish::default()
        },
        ..Manner::of_width(width)
    };
    set(&article("题", "", &[text]), manner, Lang::Zh)
}

fn sentences() -> impl Strategy<Value = String> {
    let chars: Vec<char> = "京口瓜洲一水间双钟山庄装，。“”—…12ab ".chars().collect();
    prop::collection::vec(prop::sample::select(chars), 1..120)
        .prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    #[test]
    fn each_reading_stands_over_its_character_and_apart_from_the_next(text in sentences(), width in 24usize..70, wide in any::<bool>()) {
        let ambiguous = if wide { Ambiguous::Wide } else { Ambiguous::Narrow };
        let setting = with_pinyin(&text, width, ambiguous);
        let lines: Vec<_> = setting.lines(At::default()).map(|(_, line)| line).collect();
        let mut letters = String::new();
        for pair in lines.windows(2) {
            let (over, line) = (&pair[0], &pair[1]);
            if over.readings.is_empty() {
                continue;
            }
            prop_assert!(over.text.is_empty());
            let glyphs: Vec<_> = line.glyphs(ambiguous).collect();
            let read: Vec<_> = glyphs.iter().filter(|glyph| !spoken(glyph.text).is_empty()).map(|glyph| glyph.x).collect();
            prop_assert_eq!(over.readings.iter().map(|(x, _)| *x).collect::<Vec<_>>(), read);
            for next in over.readings.windows(2) {
                prop_assert!(next[0].0 + cells(next[0].1, ambiguous) < next[1].0, "{:?}", over.readings);
            }
            let (x, last) = over.readings.last().unwrap();
            prop_assert!(x + cells(last, ambiguous) <= width, "{:?} of {width}", over.readings);
        }
        for line in &lines {
            letters.extend(line.text.split_whitespace());
        }
        let wanted: String = format!("题{text}").split_whitespace().collect();
        prop_assert_eq!(letters, wanted);
    }
}

#[test]
fn pinyin_stands_over_the_text_on_a_key() {
    let mut pages = sample_pages();
    Arc::make_mut(&mut pages[0].1.articles[0])
        .blocks
        .edit(|blocks| blocks[0].text = "京口瓜洲一水间，饕餮。".to_owned());
    let mut desk = Desk::with(60, 12, Ambiguous::Narrow, pages);
    desk.wish("open <p>");
    assert!(
        desk.picture().contains("一水间，饕(tāo)餮(tiè)。"),
        "{}",
        desk.picture()
    );
    desk.wish("<p>");
    let picture = desk.picture();
    let over = picture
        .lines()
        .find(|row| row.contains("jīng kǒu guā zhōu"))
        .unwrap_or_else(|| panic!("{picture}"));
    assert!(
        picture
            .lines()
            .skip_while(|row| *row != over)
            .nth(1)
            .unwrap()
            .contains("京"),
        "{picture}"
    );
    assert!(desk.wish("<p>").picture().contains("京口瓜洲一水间"));
}
