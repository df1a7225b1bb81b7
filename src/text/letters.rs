//! The letters of a text: what stays of it whatever the extractor did with white space, punctuation and width.

/// The letters and digits of a text, full-width forms as ASCII, ASCII in lower case.
pub fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter_map(letter)
}

/// The letter that a character counts as; none for white space and punctuation.
pub fn letter(c: char) -> Option<char> {
    let plain = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    let plain = plain.to_ascii_lowercase();
    is_letter(plain).then_some(plain)
}

/// Whether the character is a letter or a digit; of the two great blocks of hanzi all are letters.
pub fn is_letter(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}') || c.is_alphanumeric()
}
