//! A name for an article, made from its content, that stays when the library is read again.

use std::fmt;

use crate::article::{Article, Former};

/// The name of an article for ever: 128 bits of BLAKE3 over the letters and digits of its headline and of the first
/// 200 characters of its text.
///
/// White space, punctuation and full-width forms do not count, nor do the article's neighbours, its file or its place
/// on the page. The rule never changes, since bookmarks are kept by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(u128);

impl Key {
    /// The key of an article: of one that was corrected, the one it had before.
    pub fn of(article: &Article) -> Self {
        let former = article.former.first();
        former.map_or_else(|| Self::hash(&Former::of(article)), Self::hash)
    }

    /// The keys of the articles that were merged into this one by a correction.
    pub fn aliases(article: &Article) -> impl Iterator<Item = Self> {
        article.former.iter().skip(1).map(Self::hash)
    }

    /// What stands for a name where an article's key would stand.
    pub fn of_name(name: &str) -> Self {
        Self::digest(name)
    }

    fn hash(former: &Former) -> Self {
        Self::digest(&format!("{}\n{}", former.headline, former.opening))
    }

    fn digest(text: &str) -> Self {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&blake3::hash(text.as_bytes()).as_bytes()[..16]);
        Self(u128::from_be_bytes(bytes))
    }

    /// Reads a key as it is displayed: 32 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let right = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        right.then(|| u128::from_str_radix(text, 16).ok().map(Self))?
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}
