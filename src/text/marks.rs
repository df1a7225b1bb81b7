//! Marks of Chinese that were typed as Western ones: which of them an editor would print full width.

use super::guise::Edit;

/// Edits that show the commas, colons, brackets and the like that stand among hanzi full width, as GB/T 15834 prints them.
///
/// A mark stands among hanzi if there is a hanzi or a Chinese mark on either side of it; a pair of brackets also if there
/// is a hanzi inside. So numbers, times and Western phrases keep theirs.
pub fn full_marks(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut open: Vec<Bracket> = Vec::new();
    let (mut before, mut hanzi) = (false, 0);
    for (at, c) in text.char_indices() {
        let full = match c {
            ' ' => continue,
            ',' | ';' | ':' | '?' | '!' => {
                let full = before || is_followed(&text[at + 1..]);
                edits.extend(full.then(|| edit(at, c)));
                full
            }
            '(' => {
                open.push(Bracket { at, hanzi, before });
                before
            }
            ')' => {
                let after = is_followed(&text[at + 1..]);
                let pair = open
                    .pop()
                    .filter(|pair| pair.before || after || hanzi > pair.hanzi);
                edits.extend(
                    pair.iter()
                        .flat_map(|pair| [edit(pair.at, '('), edit(at, c)]),
                );
                pair.is_some()
            }
            _ => {
                hanzi += usize::from(is_hanzi(c));
                is_chinese(c)
            }
        };
        before = full;
    }
    edits.sort_by_key(|edit| edit.at.start);
    edits
}

/// An opening bracket whose fellow was not seen yet.
struct Bracket {
    at: usize,
    /// How many hanzi stand before it.
    hanzi: usize,
    /// Whether what is before it is Chinese.
    before: bool,
}

fn edit(at: usize, c: char) -> Edit {
    let full = char::from_u32(c as u32 + 0xFEE0).unwrap_or(c);
    Edit {
        at: at..at + 1,
        with: full.to_string(),
    }
}

/// Whether a text begins with something Chinese, a few spaces apart.
fn is_followed(text: &str) -> bool {
    text.chars()
        .take(4)
        .find(|c| *c != ' ')
        .is_some_and(is_chinese)
}

/// Whether a character is a hanzi or a mark of Chinese.
const fn is_chinese(c: char) -> bool {
    is_hanzi(c)
        || matches!(c, '\u{3001}'..='\u{301F}' | '\u{FF01}'..='\u{FF60}' | '“' | '”' | '‘' | '’' | '—' | '…')
}

/// Whether a character is a hanzi.
pub(super) const fn is_hanzi(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{3FFFD}' | '\u{F900}'..='\u{FAFF}' | '〇' | '々')
}
