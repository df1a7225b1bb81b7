//! A word with Latin letters as an automaton: which characters may stand for which of its letters. It knows one row at a time.
//!
//! A state is the number of characters of the word already accounted for; a set of states is the bits of a `u64`. A
//! character of the row takes the set one step: as itself, as a whole reading, or as the initial of one; the last letters of
//! the word may also be the beginning of a reading. Hence `kejjr` finds 科技金融 and `oa` never 百度网盘.

use crate::text::{Sound, Syllable};

use super::accent::Accent;
use super::initials::Initials;
use super::letters::{Kind, Move, Steps, typed};
use super::row::Row;
use super::starts::Starts;

/// The automaton of one word.
#[derive(Clone, Debug)]
pub(super) struct Spelling {
    /// The state in which the whole word is accounted for.
    pub(super) goal: u64,
    is_initial: bool,
    /// What each reading does, by [`Syllable::index`]: as it is, and as it may be taken for.
    syllables: Box<[Vec<Steps>]>,
    /// What all characters do.
    moves: Vec<Move>,
    /// By [`Sound::index`], and by ASCII character: which of the moves are theirs.
    sounds: Box<[Heard]>,
    /// What a piece of the word can start with.
    starts: Starts,
    ascii: Box<[Heard]>,
    /// States that the word's other characters, as themselves, lead on from.
    others: Vec<(char, u64)>,
    /// States before an apostrophe that only divides syllables, as in xi'an.
    apostrophes: u64,
    /// By state: with which letters the characters begin that lead on from it.
    openers: Vec<Initials>,
}

/// What a character does to the word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Heard {
    /// Where its moves start, those of the usual reading first.
    start: u32,
    /// How many there are by the usual reading, and in all.
    usual: u16,
    pub(super) all: u16,
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
    /// The automaton of `word`, folded and at most 63 characters long, as it is typed with this accent.
    pub(super) fn new(word: &[char], accent: Accent) -> Self {
        let typed: Vec<u8> = word.iter().map(|&c| typed(c)).collect();
        let steps = |own: Syllable| -> Vec<Steps> {
            let spellings = accent.spellings(own.letters()).into_iter();
            let steps = spellings.map(|own| Steps::new(&own, &typed, accent.is_full()));
            steps.collect()
        };
        let syllables: Box<[Vec<Steps>]> = Syllable::all().map(steps).collect();
        let mut moves: Vec<Move> = Vec::new();
        let mut hear = |sound: Sound| {
            let start = moves.len();
            let mut readings = sound.readings().iter().map(|own| &syllables[own.index()]);
            let (first, others) = readings.next().and_then(|own| own.split_first()).unzip();
            moves.extend(first.into_iter().flat_map(Steps::moves));
            let usual = moves.len();
            moves.extend(others.into_iter().flatten().flat_map(Steps::moves));
            moves.extend(readings.flatten().flat_map(Steps::moves));
            Heard::new(start, usual, &moves)
        };
        let sounds: Box<[Heard]> = Sound::all().map(&mut hear).collect();
        let is_start: Vec<bool> = sounds.iter().map(|own| own.starts(&moves)).collect();
        let mut new = Self {
            goal: 1 << word.len(),
            is_initial: matches!(word, ['a'..='z']) && accent == Accent::default(),
            ascii: vec![Heard::default(); 128].into(),
            others: Vec::new(),
            openers: openers(&syllables, word.len()),
            starts: Starts::new(&is_start),
            syllables,
            moves,
            sounds,
            apostrophes: 0,
        };
        word.iter().take(1).for_each(|&c| new.starts.admit(c));
        for (at, &c) in word.iter().enumerate() {
            new.admit(c, word);
            if c == '\'' && at > 0 && typed[at - 1] != 0 {
                new.apostrophes |= 1 << at;
            }
        }
        new
    }

    /// The end of the shortest piece of `row` from `start` that spells the word.
    pub(super) fn reach(&self, row: Row, start: usize, readings: Readings) -> Option<usize> {
        let mut states = 1;
        let mut characters = row.chars(start);
        while let Some((_, c)) = characters.next() {
            let next = self.step(states, c, readings);
            states = next.whole | next.short;
            if states & self.goal != 0 {
                return Some(characters.place());
            }
            if states == 0 {
                return None;
            }
        }
        None
    }

    /// Whether all of `row` from `start` spells the word.
    pub(super) fn is_rest(&self, row: Row, start: usize, readings: Readings) -> bool {
        let mut states = 1;
        for (_, c) in row.chars(start) {
            let next = self.step(states, c, readings);
            states = next.whole | next.short;
            if states == 0 {
                return false;
            }
        }
        states & self.goal != 0
    }

    /// What `c` makes of a set of states.
    #[inline]
    pub(super) fn step(&self, states: u64, c: char, readings: Readings) -> Next {
        self.step_heard(states, c, self.heard(c), readings)
    }

    /// The same, when it is known what `c` does.
    #[inline]
    pub(super) fn step_heard(
        &self,
        states: u64,
        c: char,
        heard: Heard,
        readings: Readings,
    ) -> Next {
        let count = match readings {
            Readings::None if !c.is_ascii() => 0,
            Readings::Unbroken | Readings::Usual => heard.usual,
            _ => heard.all,
        };
        let start = heard.start as usize;
        let mut next = Next { whole: 0, short: 0 };
        for own in &self.moves[start..start + usize::from(count)] {
            let from = states & own.from;
            match own.kind {
                Kind::Whole => next.whole |= from << own.by,
                Kind::Short => next.short |= from << own.by,
                Kind::Last if from != 0 && !matches!(readings, Readings::Unbroken) => {
                    next.whole |= self.goal;
                }
                Kind::Last => {}
            }
        }
        if !self.others.is_empty() {
            next.whole |= (states & self.written(c)) << 1;
        }
        if self.apostrophes != 0 {
            next.whole |= (next.whole & self.apostrophes) << 1;
            next.short |= (next.short & self.apostrophes) << 1;
        }
        next
    }

    /// The units that a piece of the word can start with, and those that only may, being half a character.
    #[inline]
    pub(super) fn starts(&self) -> &Starts {
        &self.starts
    }

    /// Tells by which whole readings, or beginnings of them at the end of the word, a sound leads from a state to another one;
    /// without a sound, any sound.
    pub(super) fn each_whole(&self, sound: Option<Sound>, mut tell: impl FnMut(usize, usize)) {
        let goal = self.goal.trailing_zeros() as usize;
        let mut tell_all = |own: &Syllable| {
            for steps in &self.syllables[own.index()] {
                steps.each_whole(goal, &mut tell);
            }
        };
        match sound {
            Some(sound) => sound.readings().iter().for_each(&mut tell_all),
            None => Syllable::all().for_each(|own| tell_all(&own)),
        }
    }

    /// Whether some sound leads on from a state by one letter, and by zh, ch or sh.
    pub(super) fn shortens(&self, at: usize) -> (bool, bool) {
        let any = |set: fn(&Steps) -> u64| {
            let mut all = self.syllables.iter().flatten();
            all.any(|own| set(own) >> at & 1 != 0)
        };
        (any(Steps::initial), any(Steps::digraph))
    }

    /// With which letters the characters begin that lead on from the `at`th state.
    pub(super) fn openers(&self, at: usize) -> Initials {
        self.openers[at]
    }

    /// Whether an apostrophe stands there that only divides syllables.
    pub(super) fn divides(&self, state: u64) -> bool {
        self.apostrophes & state != 0
    }

    /// What a character does.
    #[inline]
    pub(super) fn heard(&self, c: char) -> Heard {
        match self.ascii.get(c as usize) {
            Some(heard) => *heard,
            None => self.sounds[Sound::of(c).index()],
        }
    }

    /// Whether the word is one letter, typed with no accent: whatever begins with it has it.
    pub(super) fn is_initial(&self) -> bool {
        self.is_initial
    }

    /// Whether the word has characters that are neither letters nor ASCII.
    #[inline]
    pub(super) fn has_others(&self) -> bool {
        !self.others.is_empty()
    }

    /// The states that a character that is not ASCII leads on from as itself.
    fn written(&self, c: char) -> u64 {
        let own = self.others.iter().filter(|(own, _)| *own == c);
        own.fold(0, |all, (_, states)| all | states)
    }

    /// Takes in that a character of the word may be written.
    fn admit(&mut self, c: char, word: &[char]) {
        let places = (0..).zip(word).filter(|(_, own)| **own == c);
        let from = places.fold(0, |all, (at, _)| all | 1 << at);
        match self.ascii.get_mut(c as usize) {
            Some(heard) => {
                let start = self.moves.len();
                self.moves.push(Move {
                    from,
                    by: 1,
                    kind: Kind::Whole,
                });
                *heard = Heard::new(start, start + 1, &self.moves);
            }
            None => self.others.push((c, from)),
        }
    }
}

impl Heard {
    fn new(start: usize, usual: usize, moves: &[Move]) -> Self {
        let count = |end: usize| u16::try_from(end - start).unwrap_or(u16::MAX);
        Self {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            usual: count(usual),
            all: count(moves.len()),
        }
    }

    /// Whether one of the moves, of all that there are, leads on from the start of the word.
    fn starts(self, moves: &[Move]) -> bool {
        let start = self.start as usize;
        let own = &moves[start..start + usize::from(self.all)];
        own.iter().any(|own| own.from & 1 != 0)
    }
}

fn openers(syllables: &[Vec<Steps>], length: usize) -> Vec<Initials> {
    let of = |at: usize| {
        let opening = Syllable::all().zip(syllables);
        let opening =
            opening.filter(|(_, steps)| steps.iter().any(|own| own.initial() >> at & 1 != 0));
        opening.fold(Initials::default(), |all, (own, _)| {
            all.or(Initials::opening(own.letters()))
        })
    };
    (0..length).map(of).collect()
}
