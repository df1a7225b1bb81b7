//! The letters of pinyin: what a syllable does to a typed word, and which initials a word must find. It knows no headlines.

use std::sync::LazyLock;

use crate::text::{Sound, Syllable};

/// From which places in a word a syllable leads on, and how far; places are bits.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Steps {
    /// Spelled in full, `len` letters.
    full: u64,
    len: u32,
    /// By its first letter.
    initial: u64,
    /// By zh, ch or sh.
    digraph: u64,
    /// To the end of the word, where the word breaks off within the syllable.
    last: u64,
}

impl Steps {
    /// What `syllable` does to a word, given as [`typed`] letters.
    pub(super) fn new(syllable: &str, word: &[u8]) -> Self {
        let spelled = syllable.as_bytes();
        let mut steps = Self {
            len: u32::try_from(spelled.len()).unwrap_or(0),
            ..Self::default()
        };
        for at in 0..word.len() {
            let rest = &word[at..];
            let same = rest
                .iter()
                .zip(spelled)
                .take_while(|&(&a, &b)| sounds_as(a, b))
                .count();
            let mark = |set: &mut u64, holds: bool| *set |= u64::from(holds) << at;
            mark(&mut steps.full, same == spelled.len());
            mark(&mut steps.initial, same >= 1);
            mark(&mut steps.digraph, same >= 2 && spelled[1] == b'h');
            mark(&mut steps.last, same == rest.len());
        }
        steps
    }

    /// Whether it leads on from the start of the word.
    pub(super) fn opens(&self) -> bool {
        self.initial & 1 != 0
    }

    /// Onward by the whole syllable, or by as much of it as the word still has.
    #[inline]
    pub(super) fn whole(&self, states: u64, goal: u64) -> u64 {
        let last = if states & self.last == 0 { 0 } else { goal };
        (states & self.full) << self.len | last
    }

    /// Onward by its initial.
    #[inline]
    pub(super) fn short(&self, states: u64) -> u64 {
        (states & self.initial) << 1 | (states & self.digraph) << 2
    }
}

/// The letter of pinyin that a folded character of a query is, or 0.
pub(super) fn typed(c: char) -> u8 {
    match c {
        'a'..='z' => u8::try_from(c).unwrap_or(0),
        'ü' => b'v',
        _ => 0,
    }
}

/// The letters that a piece of query for this folded character can start with, a bit each from `a`; a bit for digits.
pub(super) fn initials(c: char) -> u32 {
    let readings = Sound::of(c).readings().iter();
    let first = readings.filter_map(|reading| reading.letters().chars().next());
    first.map(bit).fold(bit(c), |mask, bit| mask | bit)
}

/// The [`initials`] that a row must have to hold `word` in any way: of each character that cannot be inside a syllable.
pub(super) fn wanted(word: &[char]) -> u32 {
    let mut before = 0;
    let mut wanted = 0;
    for &c in word {
        let letter = typed(c);
        if !neighbours(before, letter) {
            wanted |= bit(c);
        }
        before = letter;
    }
    wanted
}

/// One bit of 26 for a letter, others for digits, none for other characters.
fn bit(c: char) -> u32 {
    match c {
        'a'..='z' => 1 << (c as u32 - 'a' as u32),
        '0'..='9' => 1 << (26 + c as u32 % 6),
        _ => 0,
    }
}

/// Whether a typed letter may stand for a letter of a syllable: `luse` and `lvse` both find 绿色.
fn sounds_as(typed: u8, spelled: u8) -> bool {
    typed == spelled || (typed == b'u' && spelled == b'v')
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
