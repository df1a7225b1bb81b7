//! Which characters a search takes for the same: width, compatibility form, traditional or simplified, case.

use std::sync::LazyLock;

use super::table::CharTable;

/// One line a target: the target, a space, all that folds to it. `assets/make_fold.py` writes it.
const CLASSES: &str = include_str!("../../assets/fold.txt");

static TABLE: LazyLock<CharTable<Option<char>>> = LazyLock::new(|| {
    let mut table = CharTable::new();
    for line in CLASSES.lines() {
        let mut class = line.chars();
        let target = class.next();
        for c in class.skip(1) {
            table.put(c, target);
        }
    }
    table
});

/// The character that stands for `c` in a search: one for one, so that places in a text are kept.
///
/// NFKC where it gives one character (Ａ → A, ⼈ → 人), then traditional to simplified by the first choice of OpenCC's
/// `TSCharacters`, then lower case. White space of any kind becomes U+0020. Folding twice changes nothing more.
#[inline]
pub fn fold(c: char) -> char {
    if c.is_ascii() {
        return if c.is_whitespace() {
            ' '
        } else {
            c.to_ascii_lowercase()
        };
    }
    match TABLE.at(c) {
        Some(target) => target,
        None if c.is_whitespace() => ' ',
        None => c,
    }
}

/// Every character of `text` folded.
pub fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

/// Whether `c` shows nothing and a search passes over it: a control character that is not white space, or one of
/// `Default_Ignorable_Code_Point` (UAX #44), such as zero width space, soft hyphen, variation selectors.
pub fn is_ignorable(c: char) -> bool {
    if c.is_control() {
        return !c.is_whitespace();
    }
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}
