//! How texts are set: marks shown full width, lines justified, marks that hang, and never a character more or less.

use dubao::app::setting::{At, Edge, Ends, Finish, Manner, Marks, Setting, Spacing, set};
use dubao::app::words::Lang;
use dubao::text::{Ambiguous, Edit, Guise, cells, full_marks, slots, takes};
use proptest::prelude::*;
use std::sync::Arc;

use crate::desk::{Desk, article, sample_pages};

fn shown(text: &str) -> String {
    let guise = Guise::of(text);
    let edits = full_marks(guise.as_str());
    guise.with(edits).as_str().to_owned()
}

#[test]
fn western_marks_among_hanzi_are_shown_full_width() {
    for (given, wanted) in [
        ("春风又绿,江南岸", "春风又绿，江南岸"),
        (
            "(记者 王安石)3月5日,京口瓜洲:一水间!",
            "（记者 王安石）3月5日，京口瓜洲：一水间！",
        ),
        (
            "水位12,980米,气温-3.5%;风(WHO)起",
            "水位12,980米，气温-3.5%；风（WHO）起",
        ),
        (
            "12:30开船,Hello, world (1920)",
            "12:30开船，Hello, world (1920)",
        ),
        ("明月?(何时)照我还)", "明月？（何时）照我还)"),
        ("(见(第2版)。", "(见（第2版）。"),
        ("", ""),
    ] {
        assert_eq!(shown(given), wanted);
    }
}

#[test]
fn each_byte_of_a_guise_knows_its_source() {
    let source = "春\t风\u{200B}又,绿\u{7}";
    let guise = Guise::of(source);
    let edits = full_marks(guise.as_str());
    let guise = guise.with(edits);
    assert_eq!(guise.as_str(), "春  风又，绿\u{2407}");
    for c in ["春", "风", "又", "绿"] {
        let (shown, at) = (guise.as_str().find(c).unwrap(), source.find(c).unwrap());
        assert_eq!((guise.source(shown), guise.shown(at)), (at, shown), "{c}");
    }
    let comma = guise.as_str().find('，').unwrap();
    assert_eq!(guise.source(comma), source.find(',').unwrap());
    assert_eq!(
        guise.source(comma + '，'.len_utf8()),
        source.find('绿').unwrap()
    );
    let end = guise.as_str().len();
    assert_eq!(guise.source(end), source.len());
}

fn mixed() -> impl Strategy<Value = String> {
    let of = |text: &'static str| prop::sample::select(text.chars().collect::<Vec<_>>());
    let c = prop_oneof![
        8 => of("京口瓜洲一水间钟山只隔数重"),
        4 => of(",;:?!()，。“”—… "),
        2 => of("abc012"),
        1 => of("\t\r\u{200B}\u{7}\u{301}😀"),
    ];
    prop::collection::vec(c, 0..200).prop_map(|chars| chars.into_iter().collect())
}

fn finish() -> impl Strategy<Value = Finish> {
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    flags.prop_map(|(full, justified, hung, spaced)| Finish {
        marks: if full { Marks::Full } else { Marks::AsGiven },
        edge: if justified {
            Edge::Justified
        } else {
            Edge::Ragged
        },
        ends: if hung { Ends::Hanging } else { Ends::Inside },
        spacing: if spaced {
            Spacing::Spaced
        } else {
            Spacing::Solid
        },
        ..Finish::default()
    })
}

/// The letters of the rows of a setting, in the order of the rows.
fn letters(setting: &Setting, ambiguous: Ambiguous) -> String {
    let lines = setting.lines(At::default());
    let all: String = lines
        .flat_map(|(_, line)| {
            let glyphs = line.glyphs(ambiguous).map(|glyph| glyph.text.to_owned());
            glyphs.collect::<Vec<_>>()
        })
        .collect();
    all.split_whitespace().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn guises_map_forth_and_back(text in mixed(), cuts in prop::collection::vec((0usize..200, 0usize..3), 0..6)) {
        let guise = Guise::of(&text);
        let edits = full_marks(guise.as_str());
        let guise = guise.with(edits);
        let bounds: Vec<usize> = guise.as_str().char_indices().map(|(at, _)| at).chain([guise.as_str().len()]).collect();
        let mut cuts: Vec<(usize, usize)> = cuts.iter().map(|(at, len)| (at.min(&(bounds.len() - 1)).to_owned(), *len)).collect();
        cuts.sort_unstable();
        cuts.dedup_by(|b, a| b.0 < a.0 + a.1.max(1));
        let edit = |(at, len): &(usize, usize)| Edit {
            at: bounds[*at]..bounds[(at + len).min(bounds.len() - 1)],
            with: "注".to_owned(),
        };
        let guise = guise.with(cuts.iter().map(edit).collect());
        let mut last = 0;
        for (at, c) in guise.as_str().char_indices() {
            let source = guise.source(at);
            prop_assert!(source >= last && text.is_char_boundary(source));
            last = source;
            if text[source..].starts_with(c) && c != '注' {
                prop_assert_eq!(guise.source(guise.shown(source)), source);
            }
        }
        prop_assert_eq!(guise.source(guise.as_str().len()), text.len());
    }

    #[test]
    fn every_character_is_set_once_and_in_its_row(text in mixed(), width in 4usize..60, finish in finish(), wide in any::<bool>()) {
        let ambiguous = if wide { Ambiguous::Wide } else { Ambiguous::Narrow };
        let manner = Manner { ambiguous, finish, ..Manner::of_width(width) };
        let article = article("春风又绿江南岸", "", &[&text]);
        let setting = set(&article, manner, Lang::Zh);
        let guise = Guise::of(&text);
        let all = format!("春风又绿江南岸{}", if finish.marks == Marks::Full { shown(&text) } else { guise.as_str().to_owned() });
        let wanted: String = all.split_whitespace().collect();
        prop_assert_eq!(letters(&setting, ambiguous), wanted);
        let room = if finish.ends == Ends::Hanging { width + 2 } else { width };
        for (_, line) in setting.lines(At::default()) {
            let end = line.glyphs(ambiguous).last().map_or(0, |glyph| glyph.x + glyph.cells);
            prop_assert!(end <= room, "{end} of {room}: {:?}", line);
        }
    }
}

/// A long paragraph set at a width: the text of each row but the last, and the cells up to its end.
fn rows(width: usize, finish: Finish) -> Vec<(String, usize)> {
    let text = "京口瓜洲一水间，钟山只隔数重山。春风又绿江南岸，明月何时照我还？".repeat(20);
    let manner = Manner {
        finish,
        ..Manner::of_width(width)
    };
    let setting = set(&article("题", "", &[&text]), manner, Lang::Zh);
    let rows = setting.lines(At::default()).skip(2).map(|(_, line)| {
        let last = line.glyphs(Ambiguous::Narrow).last().unwrap();
        (line.text.to_owned(), last.x + last.cells)
    });
    let mut rows: Vec<_> = rows.collect();
    rows.pop();
    rows
}

#[test]
fn justified_lines_end_at_the_edge_unless_there_are_too_few_places_for_blanks() {
    let style = Finish {
        edge: Edge::Justified,
        ..Finish::default()
    };
    let mut flush = 0;
    for width in 20..80 {
        let rows = rows(width, style);
        let short =
            |(text, end): &&(String, usize)| *end < width && slots(text).len() >= width - end;
        assert_eq!(rows.iter().find(short), None, "{width}");
        flush += usize::from(rows.iter().any(|(_, end)| *end == width));
    }
    assert!(flush > 30, "{flush}");
}

#[test]
fn only_marks_hang_over_the_end_and_they_do() {
    let style = Finish {
        ends: Ends::Hanging,
        ..Finish::default()
    };
    let (mut hung, mut all) = (0, 0);
    for width in 20..80 {
        for (text, end) in rows(width, style) {
            assert!(
                end <= width || (text.ends_with(['，', '。', '？']) && end <= width + 2),
                "{text}"
            );
            hung += usize::from(end > width);
            all += 1;
        }
    }
    assert!(hung * 20 > all, "{hung} of {all}");
}

#[test]
fn a_wish_for_longer_lines_goes_as_far_as_there_is_room() {
    let mut desk = Desk::new(200, 12);
    let width = |desk: &Desk| {
        let lines = desk.app.sheet().lines();
        lines
            .map(|line| line.indent + cells(line.text, Ambiguous::Narrow))
            .max()
            .unwrap()
    };
    let usual = width(desk.wish("open"));
    assert!(width(desk.wish("narrower narrower narrower narrower narrower")) < usual);
    assert!(desk.picture().contains("每行30字"), "{}", desk.picture());
    assert_eq!(width(desk.wish("usual-measure")), usual);
    desk.wish("<9> <9> <+>");
    assert!(desk.picture().contains("每行67字"), "{}", desk.picture());
    desk.wish("<9> <9> <->");
    assert!(desk.picture().contains("每行8字"), "{}", desk.picture());
}

#[test]
fn paragraphs_are_spaced_and_marks_shown_as_given_on_a_key() {
    let mut pages = sample_pages();
    let first = Arc::make_mut(&mut pages[0].1.articles[0]);
    let text = "京口瓜洲一水间,钟山只隔数重山。".to_owned();
    first.blocks.edit(|blocks| blocks[0].text = text);
    let mut desk = Desk::with(60, 12, Ambiguous::Narrow, pages);
    let rows = |desk: &Desk| {
        desk.picture()
            .lines()
            .filter(|row| row.trim().is_empty())
            .count()
    };
    let picture = desk.wish("open").picture();
    assert!(picture.contains("一水间，钟山"), "{picture}");
    let blank = rows(&desk);
    assert_eq!(rows(desk.wish("<t> <s>")), blank);
    let picture = desk.wish("<t> <m>").picture();
    assert!(
        picture.contains("一水间,钟山") && picture.contains("标点照原样"),
        "{picture}"
    );
    assert!(
        desk.wish("search '间，钟 <enter>")
            .picture()
            .contains("1/1")
    );
}

#[test]
fn takes_of_a_long_text_are_cut_where_a_sentence_ends() {
    let sentence = "“京口瓜洲一水间，钟山只隔数重山。”";
    let text = sentence.repeat(5_000);
    let starts: Vec<usize> = takes(&text).collect();
    assert!(starts.len() > 10);
    assert!(
        starts.iter().all(|start| start % sentence.len() == 0),
        "{starts:?}"
    );
    let solid = "\u{301}".repeat(50_000);
    assert!(takes(&solid).count() > 5);
    assert_eq!(takes("").collect::<Vec<_>>(), [0]);
}
