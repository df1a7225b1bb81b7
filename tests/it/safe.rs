//! What a terminal is never sent, what is shown in its place, and what is counted.

use dubao::text::{Ambiguous, Guise, Hidden, SafeText, cells, clip};

/// What is shown for a text, and how many characters were replaced and removed.
fn shown(text: &str) -> (String, usize, usize) {
    let safe = SafeText::line(text);
    (
        safe.to_string(),
        safe.hidden().replaced,
        safe.hidden().removed,
    )
}

fn same(text: &str, replaced: usize, removed: usize) -> (String, usize, usize) {
    (text.to_owned(), replaced, removed)
}

#[test]
fn controls_are_shown_as_pictures() {
    assert_eq!(shown("\u{1b}[31m红\u{7}\0\u{7f}"), same("␛[31m红␇␀␡", 4, 0));
    assert_eq!(shown("标\u{9b}2J题"), same("标\u{FFFD}2J题", 1, 0));
}

#[test]
fn what_turns_the_text_around_is_replaced_after_any_letter() {
    assert_eq!(shown("report\u{202E}txt"), same("report\u{FFFD}txt", 1, 0));
    assert_eq!(shown("报告\u{2067}文"), same("报告\u{FFFD}文", 1, 0));
}

#[test]
fn what_cannot_be_seen_is_left_out_and_counted() {
    assert_eq!(
        shown("习\u{200B}近\u{2060}平\u{FEFF}\u{AD}\u{3164}\u{E0041}"),
        same("习近平", 0, 6)
    );
}

#[test]
fn a_lone_mark_gets_something_to_sit_on() {
    assert_eq!(
        shown("\u{301}a\u{301}"),
        same("\u{25CC}\u{301}a\u{301}", 0, 0)
    );
    assert_eq!(
        SafeText::line("\u{301}").hidden(),
        Hidden {
            shown: 1,
            added: 1,
            ..Hidden::default()
        }
    );
}

#[test]
fn a_tower_of_marks_is_cut_to_a_cell() {
    let (text, _, removed) = shown(&format!("a{}b", "\u{20DD}".repeat(1000)));
    assert_eq!((text.chars().count(), removed), (9, 993));
}

#[test]
fn a_hanzi_keeps_one_variation_selector() {
    assert_eq!(shown("葛\u{E0100}\u{E0101}城"), same("葛\u{E0100}城", 0, 1));
}

#[test]
fn pictographs_take_the_cells_that_every_terminal_gives_them() {
    assert_eq!(shown("👨\u{200D}👩\u{200D}👧"), same("👨👩👧", 0, 2));
    assert_eq!(shown("☎\u{FE0F}👍🏽"), same("☎👍", 0, 2));
    assert_eq!(shown("🇨🇳"), same("🇨🇳", 0, 0));
}

#[test]
fn a_sign_of_three_cells_is_replaced() {
    assert_eq!(shown("ក\u{17D8}"), same("ក\u{FFFD}", 1, 0));
}

#[test]
fn every_character_is_shown_alike_whichever_way_it_comes() {
    for c in '\0'..=char::MAX {
        let text = c.to_string();
        let (guise, safe) = (Guise::of(&text), SafeText::paragraph(&text));
        assert_eq!(
            (guise.as_str(), guise.hidden()),
            (safe.as_str(), safe.hidden()),
            "U+{:04X}",
            u32::from(c)
        );
    }
}

#[test]
fn honest_letters_of_other_scripts_stay() {
    for text in [
        "العربية",
        "עברית",
        "हिन्दी",
        "ไทย",
        "한국어",
        "ᄒᆞᆫ",
        "Việt Nam",
    ] {
        assert_eq!(shown(text), same(text, 0, 0));
    }
}

#[test]
fn tabs_go_to_the_next_of_every_four_columns() {
    assert_eq!(shown("版\t次\tab\t"), same("版  次  ab  ", 0, 0));
}

#[test]
fn a_headline_is_one_line_and_a_paragraph_keeps_its_lines() {
    assert_eq!(SafeText::line("上\r\n下").as_str(), "上 下");
    assert_eq!(SafeText::paragraph("上\u{2028}下").as_str(), "上\n下");
}

#[test]
fn joined_pieces_do_not_grow_a_grapheme_beyond_its_cell() {
    let mut text = SafeText::line("\u{1100}");
    for _ in 0..50 {
        text.push(&SafeText::line("\u{1100}"));
    }
    assert!(text.as_str().len() <= 32);
    assert_eq!(text.hidden().shown + text.hidden().removed, 51);
}

#[test]
fn a_letter_behind_what_takes_it_in_does_not_outgrow_its_cell_when_joined() {
    let mut text = SafeText::line(&"\u{600}".repeat(8));
    text.push(&SafeText::line("a"));
    assert_eq!(text.as_str(), "\u{600}".repeat(8));
    assert_eq!((text.hidden().shown, text.hidden().removed), (8, 1));
}

#[test]
fn what_stands_in_a_cell_has_eight_characters_at_most_and_commands_nothing() {
    let marked = |count| format!("a{}", "\u{301}".repeat(count));
    for glyph in ["春", "葛\u{E0100}", &marked(7)] {
        assert!(SafeText::is_glyph(glyph), "{glyph:?}");
    }
    for foul in [
        "\u{1b}",
        "\n",
        "a\u{202E}",
        "\u{200B}",
        "\u{9b}",
        &marked(8),
    ] {
        assert!(!SafeText::is_glyph(foul), "{foul:?}");
    }
}

#[test]
fn a_line_end_of_two_characters_is_shown_once_and_the_other_counted() {
    let counted = Hidden {
        shown: 3,
        removed: 1,
        ..Hidden::default()
    };
    assert_eq!(SafeText::paragraph("上\r\n下").hidden(), counted);
}

#[test]
fn what_is_only_laid_out_otherwise_is_not_called_unseen() {
    assert_eq!(
        Guise::of("版\t次\r上\u{2028}下 \u{301}").unseen().count(),
        0
    );
}

#[test]
fn a_safe_text_is_handed_out_as_it_is() {
    let text = SafeText::fixed("读报 dubao");
    assert_eq!(text.as_ref(), "读报 dubao");
    assert_eq!(text.slice(3..6), "报");
    assert_eq!(text.slice(1..6), "");
}

#[test]
fn a_cut_headline_ends_in_an_ellipsis_that_fits() {
    let cut = |room, ambiguous| {
        let clipped = clip("科技金融“见”闻", room, ambiguous);
        (clipped.text, clipped.ellipsis, clipped.cells)
    };
    assert_eq!(cut(7, Ambiguous::Narrow), ("科技金", true, 7));
    assert_eq!(cut(8, Ambiguous::Narrow), ("科技金", true, 7));
    assert_eq!(cut(14, Ambiguous::Narrow), ("科技金融“见”闻", false, 14));
    assert_eq!(cut(14, Ambiguous::Wide), ("科技金融“见", true, 14));
    assert_eq!(cut(1, Ambiguous::Narrow), ("", true, 1));
    assert_eq!(cut(1, Ambiguous::Wide), ("", false, 0));
    assert_eq!(cut(0, Ambiguous::Narrow), ("", false, 0));
}

#[test]
fn cells_follow_the_policy_for_ambiguous_characters() {
    assert_eq!(cells("“本报讯”——①", Ambiguous::Narrow), 6 + 2 + 2 + 1);
    assert_eq!(cells("“本报讯”——①", Ambiguous::Wide), 6 + 4 + 4 + 2);
}
