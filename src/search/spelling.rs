//! A word with Latin letters as an automaton: which characters may stand for which of its letters. It knows one row at a time.
//!
//! A state is the number of characters of the word already accounted for; a set of states is the bits of a `u64`. A
//! character of the row takes the set one step: as itself, as a whole reading, or as the initial of one; the last letters of
//! the word may also be the beginning of a reading. Hence `kejjr` finds 科技金融 and `oa` never 百度网盘.

use crate::text::{Syllable, syllables};

use super::headlines::letter_bit;

/// Between two pieces of a gappy pinyin match at most so many characters are passed over (fgw → 发展改革委 is one each).
const WIDEST_GAP: usize = 3;

/// The automaton of one word.
#[derive(Clone, Debug)]
pub(super) struct Spelling {
    /// The state in which the whole word is accounted for.
    goal: u64,
    /// States that an ASCII character, as itself, leads on from.
    ascii: Box<[u64; 128]>,
    /// The same for the word's other characters.
    others: Vec<(char, u64)>,
    /// States that each syllable leads on from, by [`Syllable::index`].
    sounds: Box<[Steps]>,
    /// States before an apostrophe that only divides syllables, as in xi'an.
    apostrophes: u64,
    /// Initials that a row must have, see [`super::headlines::initials`].
    pub(super) initials: u32,
}

/// From which states a syllable leads on, and how far.
#[derive(Clone, Copy, Debug, Default)]
struct Steps {
    /// Spelled in full, `len` letters.
    full: u64,
    len: u32,
    /// By its first letter.
    initial: u64,
    /// By zh, ch or sh.
    digraph: u64,
    /// To the end of the word, where the word breaks off within it.
    last: u64,
}

/// Which readings of a hanzi count.
#[derive(Clone, Copy)]
pub(super) enum Readings {
    None,
    Usual,
    All,
}

impl Spelling {
    /// The automaton of `word`, folded and at most 63 characters long.
    pub(super) fn new(word: &[char]) -> Self {
        let letters: Vec<u8> = word.iter().map(|&c| letter(c)).collect();
        let sounds: Box<[Steps]> = Syllable::all()
            .map(|own| Steps::new(own.letters(), &letters))
            .collect();
        let mut new = Self {
            goal: 1 << word.len(),
            ascii: Box::new([0; 128]),
            others: Vec::new(),
            sounds,
            apostrophes: 0,
            initials: wanted_initials(&letters, word),
        };
        for (at, &c) in word.iter().enumerate() {
            new.admit(c, 1 << at);
            if c == '\'' && at > 0 && letters[at - 1] != 0 {
                new.apostrophes |= 1 << at;
            }
        }
        new
    }

    /// The end, in bytes, of the shortest piece of `row` from byte `start` that spells the word.
    pub(super) fn reach(&self, row: &str, start: usize, readings: Readings) -> Option<usize> {
        let mut states = 1;
        for (at, c) in row[start..].char_indices() {
            states = self.step(states, c, readings);
            if states & self.goal != 0 {
                return Some(start + at + c.len_utf8());
            }
            if states == 0 {
                return None;
            }
        }
        None
    }

    /// The characters of `row`, counted from 0, that spell the word with gaps: by whole readings only, so that a few
    /// initials do not find everything.
    pub(super) fn scattered(&self, row: &str) -> Option<Vec<usize>> {
        let row: Vec<char> = row.chars().collect();
        let mut reached: Vec<u64> = Vec::with_capacity(row.len());
        for &c in &row {
            let near = reached.len().saturating_sub(WIDEST_GAP + 1);
            let states = reached[near..].iter().fold(1, |all, states| all | states);
            let next = self.whole_step(states, c);
            reached.push(next);
            if next & self.goal != 0 {
                return Some(self.trace(&row, &reached));
            }
        }
        None
    }

    /// Goes back from the goal to the characters that led there, close ones first.
    fn trace(&self, row: &[char], reached: &[u64]) -> Vec<usize> {
        let mut trail = Vec::new();
        let (mut at, mut goal) = (reached.len() - 1, self.goal);
        loop {
            trail.push(at);
            let origins = self.origins(row[at], goal);
            let near = at.saturating_sub(WIDEST_GAP + 1);
            let before = (near..at).rev().find(|&j| reached[j] & origins != 0);
            match before {
                Some(j) if origins & 1 == 0 || j + 1 == at => {
                    let states = reached[j] & origins;
                    goal = states & states.wrapping_neg();
                    at = j;
                }
                _ => break,
            }
        }
        trail.reverse();
        trail
    }

    /// The states from which `c` leads to `goal` in one whole step.
    fn origins(&self, c: char, goal: u64) -> u64 {
        let states = (0..64).map(|at| 1 << at).take_while(|&state| state < goal);
        states
            .filter(|&state| self.whole_step(state, c) & goal != 0)
            .sum()
    }

    fn admit(&mut self, c: char, state: u64) {
        match self.ascii.get_mut(c as usize) {
            Some(states) => *states |= state,
            None => self.others.push((c, state)),
        }
    }

    #[inline]
    fn written(&self, states: u64, c: char) -> u64 {
        let leading = match self.ascii.get(c as usize) {
            Some(leading) => *leading,
            None => self
                .others
                .iter()
                .filter(|(own, _)| *own == c)
                .fold(0, |all, (_, state)| all | state),
        };
        (states & leading) << 1
    }

    #[inline]
    fn step(&self, states: u64, c: char, readings: Readings) -> u64 {
        let mut next = self.written(states, c);
        let heard = match readings {
            Readings::None => &[],
            Readings::Usual => syllables(c).get(..1).unwrap_or_default(),
            Readings::All => syllables(c),
        };
        for sound in heard {
            let steps = &self.sounds[sound.index()];
            next |= steps.whole(states, self.goal)
                | (states & steps.initial) << 1
                | (states & steps.digraph) << 2;
        }
        next | (next & self.apostrophes) << 1
    }

    #[inline]
    fn whole_step(&self, states: u64, c: char) -> u64 {
        let mut next = self.written(states, c);
        for sound in syllables(c) {
            next |= self.sounds[sound.index()].whole(states, self.goal);
        }
        next | (next & self.apostrophes) << 1
    }
}

impl Steps {
    fn new(syllable: &str, word: &[u8]) -> Self {
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
            let state = 1 << at;
            steps.full |= if same == spelled.len() { state } else { 0 };
            steps.initial |= if same >= 1 { state } else { 0 };
            steps.digraph |= if same >= 2 && spelled[1] == b'h' {
                state
            } else {
                0
            };
            steps.last |= if same == rest.len() { state } else { 0 };
        }
        steps
    }

    #[inline]
    fn whole(&self, states: u64, goal: u64) -> u64 {
        let last = if states & self.last == 0 { 0 } else { goal };
        (states & self.full) << self.len | last
    }
}

/// The letter of pinyin that a folded character of a query is, or 0.
fn letter(c: char) -> u8 {
    match c {
        'a'..='z' => u8::try_from(c).unwrap_or(0),
        'ü' => b'v',
        _ => 0,
    }
}

/// Whether a typed letter may stand for a letter of a syllable: `luse` and `lvse` both find 绿色.
fn sounds_as(typed: u8, spelled: u8) -> bool {
    typed == spelled || (typed == b'u' && spelled == b'v')
}

/// A letter that no syllable holds but at its start, and whatever starts the word, must be an initial in the row.
fn wanted_initials(letters: &[u8], word: &[char]) -> u32 {
    let bits = |letters: &[u8]| {
        letters
            .iter()
            .fold(0, |all, &own| all | letter_bit(char::from(own)))
    };
    let inner = Syllable::all().fold(0, |all, own| all | bits(&own.letters().as_bytes()[1..]));
    let inner = inner | bits(b"uv");
    let first = word.first().map_or(0, |&c| letter_bit(c));
    let digits = word
        .iter()
        .filter(|c| c.is_ascii_digit())
        .fold(0, |all, &c| all | letter_bit(c));
    bits(letters) & !inner | first | digits
}
