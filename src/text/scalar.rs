//! What becomes of one character on its way to the screen: shown, shown as another, or left out; never left to the terminal.

/// The fate of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is shown as it is.
    Shown,
    /// It would command the terminal or hide something: this is shown in its place.
    Replaced(char),
    /// It has no appearance of its own.
    Removed,
    /// It ends a line.
    LineEnd,
    /// It moves to the next tab stop.
    Tab,
    /// It chooses among the forms of the character before it, which it may do once.
    Selector,
}

/// The fate of `c`.
pub(super) fn fate(c: char) -> Fate {
    match c {
        '\n' | '\u{B}'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::LineEnd,
        '\t' => Fate::Tab,
        '\0'..='\u{1F}' => {
            Fate::Replaced(char::from_u32(0x2400 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER))
        }
        ' '..='~' | '\u{4E00}'..='\u{9FFF}' => Fate::Shown,
        '\u{7F}' => Fate::Replaced('\u{2421}'),
        '\u{80}'..='\u{9F}' => Fate::Replaced(char::REPLACEMENT_CHARACTER),
        _ if is_bidi_control(c) || is_noncharacter(c) => {
            Fate::Replaced(char::REPLACEMENT_CHARACTER)
        }
        // The one character that unicode-width gives three cells; no grid of terminals agrees.
        '\u{17D8}' => Fate::Replaced(char::REPLACEMENT_CHARACTER),
        '\u{FE00}'..='\u{FE0F}'
        | '\u{E0100}'..='\u{E01EF}'
        | '\u{180B}'..='\u{180D}'
        | '\u{180F}' => Fate::Selector,
        _ if is_invisible(c) => Fate::Removed,
        _ => Fate::Shown,
    }
}

/// Controls of the bidirectional algorithm (UAX #9): they show a text in another order than it is stored.
const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Code points that are never characters: the last two of each plane, and U+FDD0 to U+FDEF.
const fn is_noncharacter(c: char) -> bool {
    c as u32 & 0xFFFE == 0xFFFE || matches!(c, '\u{FDD0}'..='\u{FDEF}')
}

/// What has no ink and no width (Default_Ignorable_Code_Point, annotation and format controls). The joiner U+200D is
/// among them: terminals disagree about the cells of joined pictographs, so each is shown by itself.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
        | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}' | '\u{13430}'..='\u{1343F}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}
