//! Some lines of a page, as a set: small, and cheap to tell from another.

use std::hash::{BuildHasherDefault, Hash, Hasher};

use super::LINES;

/// How many words hold a bit for each line.
const WORDS: usize = LINES.div_ceil(u64::BITS as usize);

/// A set of lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lines([u64; WORDS]);

impl Lines {
    /// These and one more.
    pub fn with(mut self, line: usize) -> Self {
        let (word, bit) = place(line);
        self.0[word] |= bit;
        self
    }

    /// These but one.
    pub fn without(mut self, line: usize) -> Self {
        let (word, bit) = place(line);
        self.0[word] &= !bit;
        self
    }

    /// Each of them, in the order of the source.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        let word = |(at, word): (usize, u64)| {
            let rest = |bits: &u64| Some(bits & (bits - 1)).filter(|bits| *bits != 0);
            let bits = std::iter::successors(Some(word).filter(|word| *word != 0), rest);
            bits.map(move |bits| at * u64::BITS as usize + bits.trailing_zeros() as usize)
        };
        self.0.into_iter().enumerate().flat_map(word)
    }
}

impl Hash for Lines {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for word in self.0 {
            state.write_u64(word);
        }
    }
}

impl FromIterator<usize> for Lines {
    fn from_iter<T: IntoIterator<Item = usize>>(lines: T) -> Self {
        lines.into_iter().fold(Self::default(), Self::with)
    }
}

/// The word of a line, and its bit there.
fn place(line: usize) -> (usize, u64) {
    let bits = u64::BITS as usize;
    (line / bits, 1 << (line % bits))
}

/// What builds a [`Mix`].
pub type Mixes = BuildHasherDefault<Mix>;

/// A hash of a few words that no stranger chooses: one multiplication a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64((*byte).into());
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_usize(&mut self, word: usize) {
        self.write_u64(word as u64);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}
