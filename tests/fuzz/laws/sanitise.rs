//! Sanitising: safe text commands nothing and hides nothing, accounts for every character, and is not changed again.

use dubao::text::{Ambiguous, Guise, SafeText, Unseen, graphemes};

pub fn hold(bytes: &[u8]) {
    let text = super::text(bytes);
    for safe in [SafeText::line(&text), SafeText::paragraph(&text)] {
        is_safe(safe.as_str());
        let hidden = safe.hidden();
        let given = text.chars().count();
        assert_eq!(given, hidden.shown + hidden.replaced + hidden.removed);
        let out = safe.as_str().chars().count();
        assert_eq!(out, hidden.shown + hidden.replaced + hidden.added);
    }
    assert!(!SafeText::line(&text).as_str().contains('\n'));
    for unseen in [Unseen::Counted, Unseen::Revealed] {
        let guise = Guise::showing(&text, unseen);
        is_safe(guise.as_str());
        is_mapped(&text, &guise);
        let hidden = guise.hidden();
        let given = text.chars().count();
        assert_eq!(given, hidden.shown + hidden.replaced + hidden.removed);
        if unseen == Unseen::Revealed {
            let names = guise.as_str().matches("‹U+").count();
            let own = text.matches("‹U+").count();
            let joined = text.matches("\r\n").count();
            assert!(names + joined >= hidden.count() && names <= hidden.count() + own);
        }
    }
    let half = text.len() / 2;
    let half = (0..=half).rev().find(|at| text.is_char_boundary(*at));
    let (first, second) = text.split_at(half.unwrap_or(0));
    let mut joined = SafeText::paragraph(first);
    joined.push(&SafeText::paragraph(second));
    is_safe(joined.as_str());
}

/// Whether a character turns the text around, hides in it, or commands.
pub fn is_foul(c: char) -> bool {
    matches!(u32::from(c), 0..=0x1F | 0x7F..=0x9F | 0xAD | 0x34F | 0x61C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180E
        | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFEFF | 0xFFA0 | 0xFFF9..=0xFFFB
        | 0xFDD0..=0xFDEF | 0xE0000..=0xE00FF)
        || u32::from(c) & 0xFFFE == 0xFFFE
}

fn is_safe(safe: &str) {
    assert!(
        !safe.contains(|c: char| c != '\n' && is_foul(c)),
        "{safe:?}"
    );
    for (_, glyph, cells) in graphemes(safe, Ambiguous::Narrow) {
        let fits = glyph.len() <= 32 && glyph.chars().count() <= 8 && cells <= 2;
        assert!(fits && (cells > 0 || glyph == "\n"), "{glyph:?}");
        assert!(glyph == "\n" || SafeText::is_glyph(glyph), "{glyph:?}");
    }
    let again = SafeText::paragraph(safe);
    assert_eq!(again.as_str(), safe);
    assert_eq!(again.hidden().count() + again.hidden().added, 0);
}

/// Places of what is shown and of its source lead to each other, in the same order, on whole characters.
fn is_mapped(text: &str, guise: &Guise) {
    let mut last = 0;
    for at in guise.as_str().char_indices().map(|(at, _)| at) {
        let source = guise.source(at);
        assert!(
            source >= last && text.is_char_boundary(source),
            "{at}: {source}"
        );
        last = source;
        guise.is_unseen(at);
    }
    assert_eq!(guise.source(guise.as_str().len()), text.len());
    let mut last = 0;
    for at in text.char_indices().map(|(at, _)| at) {
        let shown = guise.shown(at);
        assert!(
            shown >= last && guise.as_str().is_char_boundary(shown),
            "{at}: {shown}"
        );
        last = shown;
    }
    let mut reached = 0;
    for stretch in guise.unseen() {
        assert!(stretch.start >= reached && guise.as_str().get(stretch.clone()).is_some());
        reached = stretch.end;
    }
}
