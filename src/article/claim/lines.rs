//! Some lines of a page, as a set: small, and cheap to tell from another.

use super::LINES;

/// How many words hold a bit for each line.
const WORDS: usize = LINES.div_ceil(u64::BITS as usize);

/// A set of lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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
