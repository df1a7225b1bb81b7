//! A name for an article, made from its content, that stays when the library is read again.

use std::fmt;

use crate::article::Article;

/// How many letters of the text a key looks at: enough to tell two notices of one form apart, few enough that a
/// change in how the end of an article is joined leaves its bookmarks standing.
const LETTERS: usize = 200;

/// The name of an article for ever: 128 bits of BLAKE3 over the letters and digits of its headline and of the first
/// 200 characters of its text.
///
/// White space, punctuation and full-width forms do not count, nor do the article's neighbours, its file or its place
/// on the page. The rule never changes, since bookmarks are kept by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key([u8; 16]);

impl Key {
    /// The key of an article.
    pub fn of(article: &Article) -> Self {
        let body = article
            .blocks
            .iter()
            .flat_map(|block| letters(&block.text))
            .take(LETTERS);
        let text: String = letters(&article.headline)
            .chain(['\n'])
            .chain(body)
            .collect();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&blake3::hash(text.as_bytes()).as_bytes()[..16]);
        Self(bytes)
    }

    /// Reads a key as it is displayed: 32 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        if digits.len() != 32 || !digits.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        let mut bytes = [0; 16];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The letters and digits of a text, full-width forms as ASCII, ASCII in lower case.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(narrow).filter(|c| c.is_alphanumeric())
}

fn narrow(c: char) -> char {
    let plain = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    plain.to_ascii_lowercase()
}
