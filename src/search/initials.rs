//! A quick no: with which letters the characters of a headline begin, and with which a word needs them to.

use std::sync::LazyLock;

use crate::text::{Sound, Syllable};

use super::letters::{sounds_as, typed};

/// The letters (and digits) that characters begin with, as themselves or by a reading.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Initials {
    /// A bit for each that some character begins with.
    once: u32,
    /// A bit for each that two characters or more begin with.
    twice: u32,
}

impl Initials {
    /// What a row must have to hold `word` in any way: every letter that cannot be inside a syllable begins a character.
    pub(super) fn wanted(word: &[char]) -> Self {
        let mut before = 0;
        let mut wanted = Self::default();
        for &c in word {
            let letter = typed(c);
            if !neighbours(before, letter) {
                wanted.add(bit(c));
            }
            before = letter;
        }
        wanted
    }

    /// Counts a folded character of a row.
    pub(super) fn admit(&mut self, c: char) {
        let readings = Sound::of(c).readings().iter();
        let first = readings.filter_map(|reading| reading.letters().chars().next());
        self.add(first.map(bit).fold(bit(c), |all, bit| all | bit));
    }

    /// What both of two words want; one character may serve the two.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            once: self.once | other.once,
            twice: self.twice | other.twice,
        }
    }

    /// Whether all of `wanted` is here.
    #[inline]
    pub(super) fn cover(self, wanted: Self) -> bool {
        self.once & wanted.once == wanted.once && self.twice & wanted.twice == wanted.twice
    }

    fn add(&mut self, bits: u32) {
        self.twice |= self.once & bits;
        self.once |= bits;
    }
}

/// One bit of 26 for a letter, others for digits, none for other characters.
fn bit(c: char) -> u32 {
    match c {
        'a'..='z' => 1 << (c as u32 - 'a' as u32),
        '0'..='9' => 1 << (26 + c as u32 % 6),
        _ => 0,
    }
}

/// Whether two typed letters stand side by side in some syllable.
fn neighbours(a: u8, b: u8) -> bool {
    static PAIRS: LazyLock<Vec<(u8, u8)>> = LazyLock::new(|| {
        let pairs = Syllable::all().flat_map(|own| own.letters().as_bytes().windows(2));
        let mut pairs: Vec<_> = pairs.map(|pair| (pair[0], pair[1])).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    });
    PAIRS
        .iter()
        .any(|&(x, y)| sounds_as(a, x) && sounds_as(b, y))
}
