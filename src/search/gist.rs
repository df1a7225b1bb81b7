//! The gist of an article: how often pairs of hanzi and words of letters or digits stand in its headline and its first lines.

use crate::article::Article;
use crate::text::{fold, is_ignorable};

/// How many characters of the text, and of each headline, count: a report tells first what it is about.
const OPENING: usize = 600;

/// How often what stands in the headline counts, and in the lines above and below it.
const HEADLINE: u16 = 3;
const OTHER_HEADS: u16 = 2;

/// The pairs of hanzi and the words of an article, folded, as hashes: none twice, in ascending order, each with how often
/// it stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gist(Vec<(u32, u16)>);

impl Gist {
    /// The gist of an article.
    pub fn of(article: &Article) -> Self {
        let mut found = Vec::with_capacity(OPENING);
        note(article.headline.chars().take(OPENING), HEADLINE, &mut found);
        for head in [&article.kicker, &article.subtitle].into_iter().flatten() {
            note(head.chars().take(OPENING), OTHER_HEADS, &mut found);
        }
        let mut room = OPENING;
        for block in &article.blocks {
            let mut taken = 0;
            let opening = block.text.chars().take(room).inspect(|_| taken += 1);
            note(opening, 1, &mut found);
            room -= taken;
            if room == 0 {
                break;
            }
        }
        found.sort_unstable();
        found.dedup_by(|later, first| {
            let same = later.0 == first.0;
            if same {
                first.1 = first.1.saturating_add(later.1);
            }
            same
        });
        Self(found)
    }

    /// What stands in it, in ascending order, and how often.
    pub fn features(&self) -> &[(u32, u16)] {
        &self.0
    }
}

/// Notes the pairs of hanzi and the words of a text, each as so many.
fn note(text: impl Iterator<Item = char>, times: u16, found: &mut Vec<(u32, u16)>) {
    let mut before = None;
    let mut word = Word::default();
    for c in text.filter(|c| !is_ignorable(*c)).map(fold) {
        let is_letter = c.is_alphanumeric();
        let hanzi = Some(c).filter(|_| is_letter && is_alone(c));
        if is_letter && hanzi.is_none() {
            word.push(c);
        } else {
            found.extend(word.end().map(|word| (word, times)));
        }
        if let (Some(one), Some(other)) = (before, hanzi) {
            found.push((feature(hash(hash(0, one), other)), times));
        }
        before = hanzi;
    }
    found.extend(word.end().map(|word| (word, times)));
}

/// Whether a letter is a word, or half of one, without others around it: hanzi, kana, syllables of Hangul.
fn is_alone(c: char) -> bool {
    c >= '\u{2e80}'
}

/// A word of letters or digits that is being read.
#[derive(Default)]
struct Word {
    state: u64,
    letters: usize,
}

impl Word {
    fn push(&mut self, c: char) {
        self.state = hash(self.state, c);
        self.letters += 1;
    }

    /// The word, if it was one: a single letter or digit tells nothing.
    fn end(&mut self) -> Option<u32> {
        let word = std::mem::take(self);
        (word.letters > 1).then(|| feature(word.state))
    }
}

fn hash(state: u64, c: char) -> u64 {
    (state.rotate_left(5) ^ u64::from(u32::from(c))).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The high half of a hash: it depends on all that went in.
fn feature(state: u64) -> u32 {
    (state >> 32) as u32
}
