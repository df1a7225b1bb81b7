//! The ways by which the characters of a row may spell a word, as sets of rows: a superset of those that hold it.
//!
//! A set of rows goes with each state of the word's automaton (see [`Spelling`]): those that have what led there, in any
//! order. Where a piece has initials alone its characters stand side by side, so that the pairs of their letters tell
//! more.

use crate::text::Sound;

use super::alphabet::Alphabet;
use super::bits::Bits;
use super::index::Index;
use super::initials::Initials;
use super::spelling::Spelling;

/// Characters with more entries in a segment than this are told by their first letter alone.
const MANY: u64 = 6_000;

/// All ways through a word.
#[derive(Clone, Debug)]
pub(super) struct Routes {
    /// By state.
    stops: Vec<Stop>,
    cost: u64,
}

/// What leads on from a state.
#[derive(Clone, Debug, Default)]
struct Stop {
    /// The character that is written there, by number, if any row has it.
    written: Option<usize>,
    /// The letters that a character may begin with, whether it is heard by zh, ch or sh, and by one letter.
    letters: Initials,
    digraph: bool,
    initial: bool,
    /// Whole readings, or what the word has of the last, by where they lead.
    heard: Vec<Lead>,
    /// Whether an apostrophe stands there that only divides syllables.
    divides: bool,
    /// With which letters every character begins that leads on, and the one that is written, if that can be told.
    opening: Option<Initials>,
    own: Option<Initials>,
}

/// Characters that lead on.
#[derive(Clone, Debug)]
struct Lead {
    to: usize,
    /// By number; if they are too many, none.
    units: Vec<usize>,
    entries: u64,
}

impl Routes {
    pub(super) fn new(
        spelling: &Spelling,
        word: &[char],
        alphabet: &Alphabet,
        segments: usize,
    ) -> Self {
        let mut stops: Vec<Stop> = vec![Stop::default(); word.len()];
        for (at, (stop, c)) in stops.iter_mut().zip(word).enumerate() {
            stop.written = alphabet.number(c.encode_utf16(&mut [0; 2])[0]);
            stop.letters = spelling.openers(at);
            (stop.initial, stop.digraph) = spelling.shortens(at);
            stop.divides = spelling.divides(1 << at);
            let own = Initials::of(*c);
            let told = own != Initials::default() && !stop.divides;
            stop.opening = told.then(|| own.or(stop.letters));
            stop.own = told.then_some(own);
        }
        for (number, c) in alphabet.characters().enumerate() {
            // Half a character that takes two may be anything.
            let sound = c.map(Sound::of);
            spelling.each_whole(sound, |at, to| stops[at].add(number, to, alphabet));
        }
        for lead in stops.iter_mut().flat_map(|stop| &mut stop.heard) {
            lead.entries /= segments.max(1) as u64;
            if lead.entries > MANY {
                lead.units.clear();
                lead.entries = 0;
            }
        }
        let lists = stops.iter().flat_map(|stop| &stop.heard);
        Self {
            cost: lists.map(|lead| lead.entries).sum::<u64>() + 1_000 * stops.len() as u64,
            stops,
        }
    }

    /// How much is to be looked up, about, in entries of a list.
    pub(super) fn cost(&self) -> u64 {
        self.cost
    }

    /// Those of some rows that may hold the word.
    pub(super) fn rows(&self, index: &Index, within: &Bits) -> Bits {
        let goal = self.stops.len();
        let mut walk = Walk::new(within, goal);
        for (at, stop) in self.stops.iter().enumerate() {
            let (open, sure) = walk.leave(at);
            if stop.divides {
                let all = open.iter().chain(sure.iter().map(|(_, rows)| rows));
                all.for_each(|rows| walk.firm[at + 1].push((None, rows.clone())));
            }
            let mut all = open.unwrap_or_else(Bits::none);
            for (_, rows) in &sure {
                all.join(rows);
            }
            if all.is_empty() {
                continue;
            }
            for lead in &stop.heard {
                let met = lead.rows(index, stop.letters, &all);
                walk.firm[lead.to].push((Some(stop.letters), met));
            }
            if let Some(unit) = stop.written {
                let mut own = Bits::none();
                index.add_unit(unit, &mut own);
                own.meet(&all);
                walk.firm[at + 1].push((stop.own, own));
            }
            for (is, length) in [(stop.initial, 1), (stop.digraph, 2)] {
                if is {
                    let next = self.stops.get(at + length).and_then(|next| next.opening);
                    walk.shorten(index, stop.letters, at + length, next, (&all, &sure));
                }
            }
        }
        walk.arrived(goal)
    }
}

/// Rows that came to a state by a whole reading, or as written, and with which letters the last character begins, if that
/// can be told.
type Firm = Vec<(Option<Initials>, Bits)>;

/// Which rows came to which state.
struct Walk {
    /// By a piece of initials alone.
    weak: Vec<Option<Bits>>,
    firm: Vec<Firm>,
}

impl Walk {
    fn new(within: &Bits, goal: usize) -> Self {
        let mut weak = vec![None; goal + 1];
        weak[0] = Some(within.clone());
        Self {
            weak,
            firm: vec![Vec::new(); goal + 1],
        }
    }

    fn leave(&mut self, at: usize) -> (Option<Bits>, Firm) {
        (self.weak[at].take(), std::mem::take(&mut self.firm[at]))
    }

    /// Goes on to a state by a character that begins with one of these letters; `next` tells with which the one after it
    /// does.
    fn shorten(
        &mut self,
        index: &Index,
        letters: Initials,
        to: usize,
        next: Option<Initials>,
        (all, sure): (&Bits, &Firm),
    ) {
        let mut begin = Bits::none();
        index.add_letters(letters, &mut begin);
        // In a piece that has a whole reading it stands beside the last character.
        for (last, rows) in sure {
            let mut met = rows.clone();
            met.meet(&begin);
            if let Some(last) = last {
                met.meet(&pairs(index, *last, letters));
            }
            self.firm[to].push((Some(letters), met));
        }
        // Else it begins a piece, perhaps after a gap, or is in one of initials; the next character stands beside it.
        begin.meet(all);
        if let Some(next) = next {
            begin.meet(&pairs(index, letters, next));
        }
        join(&mut self.weak[to], &begin);
    }

    fn arrived(mut self, goal: usize) -> Bits {
        let (open, sure) = self.leave(goal);
        let mut all = open.unwrap_or_else(Bits::none);
        for (_, rows) in &sure {
            all.join(rows);
        }
        all
    }
}

fn pairs(index: &Index, first: Initials, second: Initials) -> Bits {
    let mut rows = Bits::none();
    index.add_pairs(first, second, &mut rows);
    rows
}

impl Stop {
    /// Takes in that a unit leads to a state.
    fn add(&mut self, unit: usize, to: usize, alphabet: &Alphabet) {
        let known = self.heard.iter().position(|lead| lead.to == to);
        let at = known.unwrap_or_else(|| {
            self.heard.push(Lead {
                to,
                units: Vec::new(),
                entries: 0,
            });
            self.heard.len() - 1
        });
        let lead = &mut self.heard[at];
        if lead.units.last() != Some(&unit) {
            lead.units.push(unit);
            lead.entries += alphabet.count(unit);
        }
    }
}

impl Lead {
    /// Those of some rows that have one of the characters.
    fn rows(&self, index: &Index, letters: Initials, within: &Bits) -> Bits {
        let mut rows = Bits::none();
        if self.units.is_empty() {
            index.add_letters(letters, &mut rows);
        }
        self.units
            .iter()
            .for_each(|unit| index.add_unit(*unit, &mut rows));
        rows.meet(within);
        rows
    }
}

fn join(all: &mut Option<Bits>, rows: &Bits) {
    match all {
        Some(all) => all.join(rows),
        None => *all = Some(rows.clone()),
    }
}
