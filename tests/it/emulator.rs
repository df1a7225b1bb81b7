//! The cells that we count are the columns that a terminal emulator moves.

use alacritty_terminal::event::VoidListener;
use alacritty_terminal::term::{Config, Term, test::TermSize};
use alacritty_terminal::vte::ansi::Processor;
use dubao::text::{Ambiguous, SafeText, cells};
use proptest::prelude::*;

/// The column after a safe text at the start of a line, in a terminal wide enough for it.
fn column_after(texts: impl Iterator<Item = SafeText>) -> impl Iterator<Item = (SafeText, usize)> {
    let mut terminal = Term::new(Config::default(), &TermSize::new(200, 2), VoidListener);
    let mut processor: Processor = Processor::new();
    texts.map(move |safe| {
        processor.advance(&mut terminal, b"\r");
        processor.advance(&mut terminal, safe.as_str().as_bytes());
        let column = terminal.grid().cursor.point.column.0;
        (safe, column)
    })
}

#[test]
fn every_character_that_is_ever_shown_takes_its_cells() {
    let texts = ('\u{20}'..=char::MAX).map(|c| SafeText::line(&format!("a{c}")));
    let wrong: Vec<SafeText> = column_after(texts)
        .filter(|(safe, column)| *column != cells(safe.as_str(), Ambiguous::Narrow))
        .map(|(safe, _)| safe)
        .collect();
    assert_eq!(wrong, []);
}

/// Characters that join their neighbours, or change their cells, in one terminal or another.
fn joining_character() -> impl Strategy<Value = char> {
    let joining = "\u{200D}\u{FE0E}\u{FE0F}\u{301}\u{338}\u{20E3}👍🏽👩❤🇨🇳☎1#<あ\u{3099}ﾊ\u{FF9E}한ᄒ\u{1161}\u{11AB}क\u{94D}ष\u{93F}\
        ௵\u{E33}ทលា\u{17D2}ល葛\u{E0100}“\u{FE01}”لا\u{600}ꓹꓼⵏ\u{2D7F}中";
    prop_oneof![
        6 => prop::sample::select(joining.chars().collect::<Vec<_>>()),
        1 => any::<char>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn so_do_characters_side_by_side(chars in prop::collection::vec(joining_character(), 0..40)) {
        let text: String = chars.into_iter().collect();
        let safe = SafeText::line(&text);
        let ours = cells(safe.as_str(), Ambiguous::Narrow);
        for (safe, column) in column_after(std::iter::once(safe)) {
            prop_assert_eq!(column, ours, "{:?}", safe.as_str());
        }
    }
}
