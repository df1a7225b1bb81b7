//! A word with Latin letters as an automaton: which characters may stand for which of its letters. It knows one row at a time.
//!
//! A state is the number of characters of the word already accounted for; a set of states is the bits of a `u64`. A
//! character of the row takes the set one step: as itself, as a whole reading, or as the initial of one; the last letters of
//! the word may also be the beginning of a reading. Hence `kejjr` finds 科技金融 and `oa` never 百度网盘.

use crate::text::{Sound, Syllable};

use super::initials::Initials;
use super::letters::{Steps, typed};

/// The automaton of one word.
#[derive(Clone, Debug)]
pub(super) struct Spelling {
    /// The state in which the whole word is accounted for.
    pub(super) goal: u64,
    /// States that an ASCII character, as itself, leads on from.
    ascii: Box<[u64; 128]>,
    /// The same for the word's other characters.
    others: Vec<(char, u64)>,
    /// What each syllable does, by [`Syllable::index`].
    syllables: Box<[Steps]>,
    /// Whether a piece of the word can start with a sound, by [`Sound::index`].
    openings: Box<[bool]>,
    /// States before an apostrophe that only divides syllables, as in xi'an.
    apostrophes: u64,
    /// Initials that a row must have.
    pub(super) initials: Initials,
}

/// Which readings of a hanzi count.
#[derive(Clone, Copy)]
pub(super) enum Readings {
    None,
    /// The most usual one, whole or by its initial.
    Unbroken,
    /// The most usual one.
    Usual,
    All,
}

/// The sets of states after one character.
pub(super) struct Next {
    /// The character was itself, a whole reading, or the end of the word within a reading.
    pub(super) whole: u64,
    /// It was an initial.
    pub(super) short: u64,
}

impl Spelling {
    /// The automaton of `word`, folded and at most 63 characters long.
    pub(super) fn new(word: &[char]) -> Self {
        let typed: Vec<u8> = word.iter().map(|&c| typed(c)).collect();
        let syllables = Syllable::all().map(|own| Steps::new(own.letters(), &typed));
        let syllables: Box<[Steps]> = syllables.collect();
        let opens = |own: &Syllable| syllables[own.index()].opens();
        let openings = Sound::all().map(|sound| sound.readings().iter().any(opens));
        let mut new = Self {
            goal: 1 << word.len(),
            ascii: Box::new([0; 128]),
            others: Vec::new(),
            openings: openings.collect(),
            syllables,
            apostrophes: 0,
            initials: Initials::wanted(word),
        };
        for (at, &c) in word.iter().enumerate() {
            new.admit(c, 1 << at);
            if c == '\'' && at > 0 && typed[at - 1] != 0 {
                new.apostrophes |= 1 << at;
            }
        }
        new
    }

    /// The end, in bytes, of the shortest piece of `row` from byte `start` that spells the word.
    pub(super) fn reach(&self, row: &str, start: usize, readings: Readings) -> Option<usize> {
        let mut states = 1;
        for (at, c) in row[start..].char_indices() {
            let next = self.step(states, c, readings);
            states = next.whole | next.short;
            if states & self.goal != 0 {
                return Some(start + at + c.len_utf8());
            }
            if states == 0 {
                return None;
            }
        }
        None
    }

    /// What `c` makes of a set of states.
    #[inline]
    pub(super) fn step(&self, states: u64, c: char, readings: Readings) -> Next {
        // Where the word ends within a syllable.
        let end = if matches!(readings, Readings::Unbroken) {
            0
        } else {
            self.goal
        };
        let heard = match readings {
            Readings::None => &[],
            Readings::Unbroken | Readings::Usual => {
                Sound::of(c).readings().get(..1).unwrap_or_default()
            }
            Readings::All => Sound::of(c).readings(),
        };
        let mut next = Next {
            whole: (states & self.written(c)) << 1,
            short: 0,
        };
        for sound in heard {
            let steps = &self.syllables[sound.index()];
            next.whole |= steps.whole(states, end);
            next.short |= steps.short(states);
        }
        next.whole |= (next.whole & self.apostrophes) << 1;
        next.short |= (next.short & self.apostrophes) << 1;
        next
    }

    /// Whether a piece of the word can start with `c`.
    #[inline]
    pub(super) fn opens(&self, c: char) -> bool {
        self.openings[Sound::of(c).index()] || self.written(c) & 1 != 0
    }

    #[inline]
    fn written(&self, c: char) -> u64 {
        match self.ascii.get(c as usize) {
            Some(leading) => *leading,
            None if self.others.is_empty() => 0,
            None => self
                .others
                .iter()
                .filter(|(own, _)| *own == c)
                .fold(0, |all, (_, state)| all | state),
        }
    }

    fn admit(&mut self, c: char, state: u64) {
        match self.ascii.get_mut(c as usize) {
            Some(states) => *states |= state,
            None => self.others.push((c, state)),
        }
    }
}
