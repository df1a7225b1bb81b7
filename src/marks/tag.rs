//! A tag: a short word that a reader hangs on articles.

use std::collections::BTreeSet;
use std::fmt;

/// The longest tag, in characters.
const LONGEST: usize = 64;

/// A tag, as it was typed: one to 64 characters, none of them white space or a control character.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(String);

impl Tag {
    /// The tag of this text, if it can be one.
    pub fn new(text: &str) -> Option<Self> {
        let plain = |c: char| !c.is_whitespace() && !c.is_control();
        let length = text.chars().take(LONGEST + 1).count();
        let fits = (1..=LONGEST).contains(&length) && text.chars().all(plain);
        fits.then(|| Self(text.to_owned()))
    }

    /// The tags of a line, white space between them; what is too long for one is cut.
    pub fn all(line: &str) -> BTreeSet<Self> {
        let cut = |word: &str| word.chars().take(LONGEST).collect::<String>();
        let words = line.split_whitespace().map(cut);
        words.filter_map(|word| Self::new(&word)).collect()
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
