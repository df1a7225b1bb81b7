//! Selecting text by keys, in each layout: what is copied, what is kept as a highlight, and where it shows.

use dubao::app::keys::Chord;
use dubao::app::setting::{Layout, Style};
use dubao::app::{Effect, Event};
use dubao::marks::{Change, Place};
use dubao::shell::clipboard::copied;
use ratatui::style::{Color, Modifier};
use std::sync::Arc;

use crate::desk::{Desk, article, sample_pages};

/// A reader with the first article open, in a layout.
fn reading(layout: Layout) -> Desk {
    let mut desk = Desk::new(80, 16);
    desk.app.options.style = Style {
        layout,
        ..Style::default()
    };
    desk.wish("open");
    desk
}

/// Presses keys, and gives what the last one copied.
fn copy(desk: &mut Desk, keys: &str) -> Option<String> {
    let mut last = None;
    for key in keys.split(' ') {
        last = desk.tell(Event::Press(Chord::parse(key).unwrap()));
        desk.app.arrange();
    }
    match last {
        Some(Effect::Copy(text)) => Some(text),
        _ => None,
    }
}

#[test]
fn keys_move_the_caret_by_glyphs_words_sentences_rows_and_paragraphs() {
    let wanted = [
        ("y", "春风又绿江南岸"),
        ("v y", "京"),
        ("^ y", "春"),
        ("^ l l y", "春风又"),
        ("^ 4 l h y", "春风又绿"),
        ("^ $ y", "春风又绿江南岸"),
        (
            "^ } } } y",
            "春风又绿江南岸\n——科技金融下乡见闻\n记者 王安石\n京",
        ),
        (
            "^ 2 0 l o h y",
            "春风又绿江南岸\n——科技金融下乡见闻\n记者 王",
        ),
    ];
    for (keys, text) in wanted {
        let mut desk = reading(Layout::Single);
        // Both ends go to the headline, where no selection begins.
        let keys = &keys.replace('^', "v { { { o { { {");
        assert_eq!(copy(&mut desk, keys).as_deref(), Some(text), "{keys}");
    }
}

/// What is selected from the start of the first paragraph on: there a selection begins.
fn from_first_paragraph(layout: Layout, keys: &str) -> String {
    let mut desk = reading(layout);
    let keys = format!("v {keys} y").replace("  ", " ");
    copy(&mut desk, &keys).unwrap()
}

#[test]
fn words_and_sentences_are_those_of_the_text() {
    let of = |keys| from_first_paragraph(Layout::Single, keys);
    assert_eq!(of(")"), "京口瓜洲一水间，钟山只隔数重山。春");
    assert_eq!(of(") ) ("), "京口瓜洲一水间，钟山只隔数重山。春");
    assert_eq!(
        of("2 ) h"),
        "京口瓜洲一水间，钟山只隔数重山。春风又绿江南岸，明月何时照我还？"
    );
    assert!(of("w").chars().count() > 1 && of("w").starts_with("京口"));
    assert!(of("e").chars().count() > 1);
    assert_eq!(of("w w b b"), "京");
    assert_eq!(
        of("9 9 9 9 9 l k k g g"),
        "春风又绿江南岸\n——科技金融下乡见闻\n记者 王安石\n京"
    );
    let all = of("G");
    assert!(
        all.starts_with("京口") && all.ends_with("总把新桃换旧符。"),
        "{all}"
    );
}

#[test]
fn rows_and_upright_lines_are_gone_through_as_they_stand() {
    for layout in [Layout::Single, Layout::Columns] {
        let one = from_first_paragraph(layout, "j");
        assert!(
            one.starts_with("京口瓜洲一水间") && one.chars().count() > 8,
            "{one}"
        );
        let back = from_first_paragraph(layout, "j k");
        assert_eq!(back, "京", "{layout:?}");
        let row = from_first_paragraph(layout, "$");
        assert_eq!(row, from_first_paragraph(layout, "0 $"));
    }
    // Upright, `j` goes down the line, and `h` to the next one on the left.
    assert_eq!(from_first_paragraph(Layout::Upright, "j j"), "京口瓜");
    assert_eq!(from_first_paragraph(Layout::Upright, "j k"), "京");
    let line = from_first_paragraph(Layout::Upright, "h");
    assert!(
        line.starts_with("京口瓜洲") && line.chars().count() > 4,
        "{line}"
    );
    assert_eq!(from_first_paragraph(Layout::Upright, "h l"), "京");
}

#[test]
fn any_keys_leave_the_caret_in_the_text() {
    let keys = "h l j k w b e 0 $ { } ( ) o g G ctrl-d ctrl-u space ctrl-b 7 5".split(' ');
    let keys: Vec<&str> = keys.collect();
    let mut rng = crate::maker::Rng::new(3);
    for layout in [Layout::Single, Layout::Columns, Layout::Upright] {
        for (width, height) in [(80, 16), (21, 6), (20, 5)] {
            let mut desk = Desk::new(width, height);
            desk.app.options.style.layout = layout;
            desk.wish("open <v>");
            for _ in 0..300 {
                let key: &&str = rng.pick(&keys);
                copy(&mut desk, key);
                let sheet = desk.app.sheet();
                let (first, last) = sheet.selected().expect("a selection");
                for caret in [first, last] {
                    assert!(
                        sheet
                            .setting
                            .source(caret.flow)
                            .is_char_boundary(caret.byte)
                    );
                }
                let caret = sheet.selection().unwrap().caret;
                let mut shown = sheet.lines().filter(|line| line.flow == caret.flow);
                assert!(
                    shown.any(|line| line.range().contains(&caret.byte) || line.text.is_empty()),
                    "{layout:?} {width} {caret:?}"
                );
            }
        }
    }
}

#[test]
fn what_is_copied_is_safe_and_of_bounded_length() {
    let mut pages = sample_pages();
    let hostile = "甲\u{1b}]52;c;QUJD\u{7}乙\u{202e}丙\r\n丁";
    pages[0].1.articles[0] = article("毒", "", &[hostile, &"长".repeat(60_000)]).into();
    let mut desk = Desk::with(80, 16, dubao::text::Ambiguous::Narrow, pages);
    desk.wish("open");
    let text = copy(&mut desk, "v G y").unwrap();
    assert!(
        !text.chars().any(|c| c.is_control() && c != '\n'),
        "{text:?}"
    );
    assert!(
        text.len() <= 75_000 && text.contains("甲␛"),
        "{}",
        text.len()
    );
    assert!(desk.picture().contains("只有前"), "{}", desk.picture());
    assert!(copied(&text).len() <= 100_020);
}

#[test]
fn the_clipboard_hears_base64() {
    let said = |text| String::from_utf8(copied(text)).unwrap();
    assert_eq!(said(""), "\u{1b}]52;c;\u{7}");
    assert_eq!(said("f"), "\u{1b}]52;c;Zg==\u{7}");
    assert_eq!(said("fo"), "\u{1b}]52;c;Zm8=\u{7}");
    assert_eq!(said("foobar"), "\u{1b}]52;c;Zm9vYmFy\u{7}");
    assert_eq!(said("读报"), "\u{1b}]52;c;6K+75oql\u{7}");
}

#[test]
fn a_headline_is_copied_from_the_list() {
    let mut desk = Desk::new(80, 16);
    assert_eq!(copy(&mut desk, "y").as_deref(), Some("春风又绿江南岸"));
    assert!(
        desk.picture().contains("7字已送往终端的剪贴板"),
        "{}",
        desk.picture()
    );
}

#[test]
fn escape_leaves_the_selection_and_then_the_text() {
    let mut desk = reading(Layout::Single);
    let before = desk.picture();
    desk.wish("<v> <l> <l>");
    assert_ne!(
        desk.picture(),
        before,
        "the keys of the selection are shown"
    );
    assert_eq!(desk.wish("<esc>").picture(), before);
    assert!(desk.app.sheet().selection().is_none());
}

/// The cells of the ground of highlights, as a text.
fn lit(desk: &Desk) -> String {
    let buffer = desk.buffer();
    let cells = buffer.content.iter();
    let lit = cells.filter(|cell| cell.bg == Color::Cyan && cell.symbol() != " ");
    lit.map(ratatui::buffer::Cell::symbol).collect()
}

#[test]
fn a_highlight_is_kept_shown_listed_and_undone() {
    let mut desk = reading(Layout::Single);
    desk.wish("<v> <)> <h> <m>");
    let wanted = "京口瓜洲一水间，钟山只隔数重山。";
    assert_eq!(lit(&desk), wanted);
    assert!(desk.picture().contains('✦'), "{}", desk.picture());
    let key = desk.app.shelf.store.articles().next().unwrap().1.key;
    let kept: Vec<_> = desk.app.marks.highlights(key).cloned().collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(
        (kept[0].place, kept[0].quote.exact.as_str()),
        (Place::default(), wanted)
    );
    for layout in ["layout", "layout"] {
        desk.wish(layout);
        assert_eq!(
            lit(&desk).chars().count(),
            wanted.chars().count(),
            "{}",
            desk.picture()
        );
    }
    desk.wish("layout");
    let picture = desk.wish("bookmarks").picture();
    assert!(
        picture.contains("摘1") && picture.contains(wanted),
        "{picture}"
    );
    desk.wish("back undo");
    assert_eq!(lit(&desk), "");
    assert!(desk.app.marks.bookmarks().is_empty());
}

#[test]
fn a_highlight_is_taken_away_by_a_selection_that_touches_it() {
    let mut desk = reading(Layout::Single);
    desk.wish("<v> <)> <h> <m>");
    desk.wish("<v> <l> <d>");
    assert_eq!(lit(&desk), "");
    desk.wish("undo");
    assert_ne!(lit(&desk), "");
    // A headline is no text of the article.
    let mut desk = reading(Layout::Single);
    desk.wish("<v> <{> <{> <{> <o> <{> <{> <{> <m>");
    assert!(
        desk.picture().contains("只有本篇正文"),
        "{}",
        desk.picture()
    );
    desk.wish("<d>");
    assert!(desk.picture().contains("没有摘录"), "{}", desk.picture());
}

#[test]
fn a_highlight_is_found_again_in_a_page_that_was_read_anew() {
    let mut desk = reading(Layout::Single);
    desk.wish("<v> <)> <h> <m> back");
    let mut pages = sample_pages();
    Arc::make_mut(&mut pages[0].1.articles[0])
        .blocks
        .edit(|blocks| {
            blocks[0].text = format!("　　{}", blocks[0].text.replace('，', ", "));
        });
    let (name, reading) = pages.remove(0);
    desk.tell(Event::Read { name, reading });
    desk.wish("open");
    assert_eq!(lit(&desk), "京口瓜洲一水间，钟山只隔数重山。");
}

#[test]
fn without_colours_a_highlight_and_a_selection_still_show() {
    let mut desk = reading(Layout::Single);
    desk.wish("<v> <)> <h> <m> <v> <l> <l>");
    let mut buffer = desk.buffer();
    dubao::view::theme::without_colours(&mut buffer);
    let marked = buffer.content.iter();
    let marked = marked.filter(|cell| cell.modifier.contains(Modifier::REVERSED));
    assert!(marked.count() > 20);
}

#[test]
fn a_removed_bookmark_comes_back_with_its_place_note_tags_and_highlights() {
    let mut desk = reading(Layout::Single);
    desk.wish("<v> <}> <o> <}> <)> <h> <m>");
    desk.wish("note '好 <enter> tags '诗 <enter> back bookmarks");
    let key = desk.app.marks.bookmarks()[0].key;
    let before = desk.app.marks.bookmark(key).unwrap();
    desk.wish("bookmark");
    assert!(desk.app.marks.bookmarks().is_empty());
    desk.wish("undo");
    let after = desk.app.marks.bookmark(key).unwrap();
    assert_eq!((after.anchor, after.note), (before.anchor, before.note));
    assert_eq!(desk.app.marks.tags(key).count(), 1);
    assert_eq!(desk.app.marks.highlights(key).count(), 1);
}

#[test]
fn a_bookmark_opens_at_its_place_and_says_what_became_of_it() {
    let long: Vec<String> = (1..60)
        .map(|n| format!("第{n}段，江山代有才人出，各领风骚数百年。"))
        .collect();
    let long: Vec<&str> = long.iter().map(String::as_str).collect();
    let page = |headline: &str, paragraphs: &[&str]| {
        let mut pages = sample_pages();
        pages[0].1.articles[0] = article(headline, "", paragraphs).into();
        pages[0].1.articles.truncate(1);
        let imprint = pages[0].1.imprint.clone();
        Arc::make_mut(&mut pages[0].1.articles[0]).imprint = imprint;
        pages
    };
    let mut desk = Desk::with(80, 16, dubao::text::Ambiguous::Narrow, page("论诗", &long));
    desk.wish("open half-down half-down half-down bookmark top back");
    let picture = desk.wish("bookmarks").picture();
    assert!(
        picture.contains("第2") && !picture.contains("第1段"),
        "{picture}"
    );
    // The page is read anew: another headline, other first words, so another key.
    let mut new: Vec<&str> = vec!["新加的一段话，放在最前面，原来没有的。"];
    new.extend(&long[1..]);
    let (name, reading) = page("论诗五首", &new).remove(0);
    desk.tell(Event::Read { name, reading });
    let picture = desk.wish("").picture();
    assert!(
        picture.contains("（已变动）") && picture.contains("按书签的引文找到"),
        "{picture}"
    );
    let picture = desk.wish("<enter>").picture();
    assert!(
        picture.contains("按书签的引文找到") && !picture.contains("新加"),
        "{picture}"
    );
    // And without the words that were marked.
    let (name, reading) = page("论诗", &["另写的一段文字，与从前毫不相干。"]).remove(0);
    desk.tell(Event::Read { name, reading });
    let picture = desk.wish("back bookmarks").picture();
    assert!(
        picture.contains("已不在文中") && picture.contains("风骚"),
        "{picture}"
    );
    // And without the article.
    let (name, reading) = page("另一篇", &["全然不同的文字。"]).remove(0);
    desk.tell(Event::Read { name, reading });
    let picture = desk.wish("").picture();
    assert!(
        picture.contains("（未载入）") && picture.contains("论诗") && picture.contains("风骚"),
        "{picture}"
    );
    assert_eq!(desk.app.marks.bookmarks().len(), 1);
}

#[test]
fn bookmarks_are_searched_while_a_query_is_typed() {
    let mut desk = Desk::new(80, 16);
    desk.wish("bookmark tags '诗 <enter> down bookmark note '床前 <enter> down bookmark bookmarks");
    let count = |desk: &Desk| match desk.app.listing() {
        dubao::app::Pane::Bookmarks(album) => album.shown.len(),
        _ => 99,
    };
    assert_eq!(count(&desk), 3);
    for (query, found) in [
        ("chunfeng", 1),
        ("cf", 1),
        ("床前", 1),
        ("诗", 1),
        ("tag:诗", 1),
        ("page:2", 1),
        ("is:noted", 1),
        ("text:轻舟", 1),
        ("没有这样的", 0),
        ("!cf", 2),
    ] {
        desk.wish(&format!("search '{query}"));
        assert_eq!(count(&desk), found, "{query}\n{}", desk.picture());
        desk.wish("<esc>");
        assert_eq!(count(&desk), 3);
    }
    let picture = desk.wish("search 'zaoshi <enter>").picture();
    assert!(
        picture.contains("› zaoshi") && picture.contains("床前"),
        "{picture}"
    );
    assert_eq!(count(&desk), 1);
    let picture = desk.wish("<enter>").picture();
    assert!(picture.contains("床前明月光"), "{picture}");
}

#[test]
fn older_versions_keep_what_they_do_not_know() {
    let mut desk = reading(Layout::Single);
    desk.wish("<v> <)> <h> <m>");
    let ops = desk.app.marks.standing();
    let lights = ops
        .iter()
        .filter(|op| matches!(op.change, Change::Highlight { .. }));
    for op in lights {
        let line = dubao::marks::print(op);
        assert!(line.contains("\"op\":\"light\"") && dubao::marks::parse(&line).as_ref() == Ok(op));
    }
}
