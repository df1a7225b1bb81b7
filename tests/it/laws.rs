//! Laws that hold for every text, every width and every byte.

use dubao::text::{
    Ambiguous, Encoding, Level, Measure, SafeText, cells, clip, decode, graphemes, visible, wrap,
};
use proptest::prelude::*;

/// Characters by the kinds that a newspaper mixes, and whatever else there is.
fn character() -> impl Strategy<Value = char> {
    let of = |text: &'static str| prop::sample::select(text.chars().collect::<Vec<_>>());
    prop_oneof![
        8 => of("的国中一人在大发和新会年全日地业鑫龘"),
        3 => of("，。、；：？！”’）》〉】」』“‘（《〈【「『—…·～／％℃￥"),
        2 => of("abcXYZéß"),
        2 => of("0123456789０１２"),
        2 => of(" \u{3000},.;:!?\"'()/-%$~\n"),
        1 => of("①■→№😀👍🏽🇨☎Ⅱ"),
        1 => of("\u{301}\u{20DD}\u{FE0F}\u{200D}\u{200B}\u{E0100}\u{1100}\u{1161}\u{11A8}\u{915}\u{94D}\u{600}"),
        1 => any::<char>(),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(character(), 0..120).prop_map(|chars| chars.into_iter().collect())
}

fn measure() -> impl Strategy<Value = Measure> {
    let ambiguous = prop::sample::select(vec![Ambiguous::Narrow, Ambiguous::Wide]);
    let level = prop::sample::select(vec![Level::None, Level::Basic, Level::Gb, Level::Strict]);
    let width = prop_oneof![2usize..40, 2usize..=300];
    (width, 0usize..8, ambiguous, level).prop_map(|(width, indent, ambiguous, level)| Measure {
        width,
        indent,
        ambiguous,
        level,
        ..Measure::default()
    })
}

/// Chinese whose longest unbreakable piece takes eight cells: no run of marks, no number, no word is longer.
fn tame_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "春",
        "风",
        "又",
        "绿",
        "江",
        "春，",
        "风。”",
        "又）",
        "“绿",
        "《江",
        "“南”",
        "（岸）",
        "春、",
        "风；",
        "年！",
        "又……",
        "绿·江",
        "南～岸",
        "春3",
        "风5%",
        "又ab",
        "绿￥9",
        "①",
        "明,",
        "月\"何\"时",
        "照(我)还",
        "春——风",
        "又 绿",
        "江\u{3000}南",
    ]);
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.join("天"))
}

/// What is drawn must fit: the first line beside its indent.
fn widest(text: &str, measure: &Measure) -> usize {
    let lines = wrap(text, measure);
    let indents = std::iter::once(measure.first_indent()).chain(std::iter::repeat(0));
    let drawn = |(line, indent): (&std::ops::Range<usize>, usize)| {
        indent + cells(visible(&text[line.clone()]), measure.ambiguous)
    };
    lines.iter().zip(indents).map(drawn).max().unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn lines_are_the_whole_text_and_fit(text in text(), measure in measure()) {
        let lines = wrap(&text, &measure);
        let joined: String = lines.iter().map(|line| &text[line.clone()]).collect();
        prop_assert_eq!(&joined, &text);
        prop_assert!(lines.iter().all(|line| !line.is_empty()));
        prop_assert!(widest(&text, &measure) <= measure.width);
    }

    #[test]
    fn no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text in tame_text(), measure in measure()) {
        let measure = Measure { width: measure.width.max(8), indent: 0, level: Level::Gb, ..measure };
        let lines: Vec<&str> = wrap(&text, &measure).into_iter().map(|line| visible(&text[line])).collect();
        for pair in lines.windows(2) {
            prop_assert!(!pair[0].ends_with(['“', '《', '（', '(', '￥']), "{:?}", pair);
            prop_assert!(!pair[1].starts_with(['，', '。', '”', '）', '、', '；', '！', '…', '·', '～', '%', ',', ')']), "{:?}", pair);
            prop_assert!(!(pair[0].ends_with('—') && pair[1].starts_with('—')), "{:?}", pair);
        }
    }

    #[test]
    fn a_width_below_a_hanzi_still_ends(text in text(), width in 0usize..2) {
        let lines = wrap(&text, &Measure { width, ..Measure::default() });
        prop_assert_eq!(lines.iter().map(ExactSizeIterator::len).sum::<usize>(), text.len());
    }

    #[test]
    fn safe_text_stays_as_it_is_and_accounts_for_every_character(text in text()) {
        for safe in [SafeText::line(&text), SafeText::paragraph(&text)] {
            let (hidden, out) = (safe.hidden(), safe.as_str().chars().count());
            prop_assert_eq!(text.chars().count(), hidden.shown + hidden.replaced + hidden.removed);
            prop_assert_eq!(out, hidden.shown + hidden.replaced + hidden.added);
            let again = SafeText::paragraph(safe.as_str());
            prop_assert_eq!(again.as_str(), safe.as_str());
            prop_assert_eq!(again.hidden().count() + again.hidden().added, 0);
        }
    }

    #[test]
    fn safe_text_commands_nothing_and_hides_nothing(text in text()) {
        let safe = SafeText::line(&text);
        let outlaw = |c: char| c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{61C}' | '\u{AD}' | '\u{E0000}'..='\u{E00FF}');
        prop_assert!(!safe.as_str().contains(outlaw));
        for (_, glyph, cells) in graphemes(safe.as_str(), Ambiguous::Narrow) {
            prop_assert!(cells > 0 && glyph.len() <= 32 && glyph.chars().count() <= 8, "{:?}", glyph);
        }
    }

    #[test]
    fn safe_texts_joined_are_safe(first in text(), second in text()) {
        let mut joined = SafeText::paragraph(&first);
        joined.push(&SafeText::paragraph(&second));
        let again = SafeText::paragraph(joined.as_str());
        prop_assert_eq!(again.as_str(), joined.as_str());
        let hidden = joined.hidden();
        prop_assert_eq!(joined.as_str().chars().count(), hidden.shown + hidden.replaced + hidden.added);
    }

    #[test]
    fn a_clipped_text_fits_and_is_a_beginning(text in text(), room in 0usize..40, wide in any::<bool>()) {
        let ambiguous = if wide { Ambiguous::Wide } else { Ambiguous::Narrow };
        let safe = SafeText::line(&text);
        let clipped = clip(safe.as_str(), room, ambiguous);
        let mark = if clipped.ellipsis { cells("…", ambiguous) } else { 0 };
        prop_assert!(safe.as_str().starts_with(clipped.text));
        prop_assert_eq!(clipped.cells, cells(clipped.text, ambiguous) + mark);
        prop_assert!(clipped.cells <= room);
        prop_assert_eq!(clipped.text.len() == safe.as_str().len(), cells(safe.as_str(), ambiguous) <= room);
    }

    #[test]
    fn decoding_takes_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let all = [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Gb18030, Encoding::Big5];
        for forced in all.into_iter().map(Some).chain([None]) {
            if let Ok(decoded) = decode(&bytes, forced) {
                prop_assert!(decoded.notes.iter().all(|note| note.at.end <= bytes.len()));
            }
        }
    }
}
