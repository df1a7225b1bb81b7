//! Which line goes on with which: a beam over the columns that are open, taken from left to right in each row.

use std::collections::BinaryHeap;

use super::row::{Deed, Pick, Row, begins_row};
use super::strand::Strand;
use super::worth::{Worth, between, stands};

/// How many readings are kept at each line.
const BEAM: usize = 40;

/// The most columns that may be open.
const WIDEST: usize = 14;

/// The most that it costs to skip columns.
const SKIPPED: f32 = 9.0;

/// What each line is to the columns before it, in the likeliest reading of all.
pub fn picks(strands: &[Strand]) -> Vec<Pick> {
    let loom = Loom {
        worth: Worth::of(strands),
        beam: vec![Reading {
            trail: usize::MAX,
            ..Reading::default()
        }],
        ..Loom::default()
    };
    loom.run()
}

/// The likeliest readings of the lines so far, and what is tried with the next.
#[derive(Default)]
struct Loom<'a> {
    worth: Worth<'a>,
    beam: Vec<Reading>,
    trails: Vec<(Pick, usize)>,
    tries: BinaryHeap<Try>,
    /// What the columns of a reading cost that a line at each place would skip.
    costs: Vec<f32>,
    /// Readings that are done with: their room is used again.
    spare: Vec<Reading>,
}

/// The lines so far, read in one way.
#[derive(Clone, Debug, Default)]
struct Reading {
    score: f32,
    row: Row,
    trail: usize,
}

impl Loom<'_> {
    fn run(mut self) -> Vec<Pick> {
        for at in 0..self.worth.strands.len() {
            if begins_row(self.worth.strands, at) {
                for reading in &mut self.beam {
                    reading.row.turn();
                }
            }
            let beam = std::mem::take(&mut self.beam);
            for (from, reading) in beam.iter().enumerate() {
                self.likely(at, from, reading);
            }
            self.beam = self.best(at, &beam);
            self.spare.extend(beam);
        }
        let mut picks = Vec::new();
        let mut trail = self
            .beam
            .first()
            .map_or(usize::MAX, |reading| reading.trail);
        while let Some((pick, before)) = self.trails.get(trail) {
            picks.push(*pick);
            trail = *before;
        }
        picks.reverse();
        picks
    }

    /// The best readings with line `at`, no two of them alike.
    fn best(&mut self, at: usize, beam: &[Reading]) -> Vec<Reading> {
        let mut best: Vec<Reading> = Vec::with_capacity(BEAM);
        while best.len() < BEAM {
            let Some(one) = self.tries.pop() else { break };
            let before = &beam[one.from()];
            let Some(pick) = one.pick(&before.row) else {
                self.others(at, one.from(), before);
                continue;
            };
            let mut reading = self.spare.pop().unwrap_or_default();
            reading.row.clone_from(&before.row);
            reading.row.take(at, &self.worth.strands[at], pick);
            if best.iter().any(|other| other.row.is_like(&reading.row)) {
                self.spare.push(reading);
                continue;
            }
            self.trails.push((pick, before.trail));
            reading.score = one.score();
            reading.trail = self.trails.len() - 1;
            best.push(reading);
        }
        self.tries.clear();
        best
    }

    /// Tries line `at` as one that goes on with a column, which as a rule it does, and notes what all else is worth at
    /// most.
    fn likely(&mut self, at: usize, from: usize, reading: &Reading) {
        let row = &reading.row;
        let line = &self.worth.strands[at];
        self.skips(row);
        let first = if line.place.is_some() { row.next() } else { 0 };
        for (place, column) in row.columns.iter().enumerate().skip(first) {
            let worth = self.worth.on(at, column);
            let score = reading.score - self.costs[place] + worth;
            self.tries.push(Try::on(score, from, place));
        }
        let least = self.costs.iter().copied().fold(f32::INFINITY, f32::min);
        let most = reading.score - least + self.worth.most_else(at);
        self.tries.push(Try::bound(most, from));
    }

    /// Tries line `at` as one that stands under a column or opens one.
    fn others(&mut self, at: usize, from: usize, reading: &Reading) {
        let row = &reading.row;
        let (count, next) = (row.columns.len(), row.next());
        let line = &self.worth.strands[at];
        self.skips(row);
        let first = if line.place.is_some() { next } else { 0 };
        for (place, column) in row.columns.iter().enumerate().skip(first) {
            let under = if column.display {
                self.worth.text_under(at)
            } else {
                self.worth.title_under(at, column)
            };
            let worth = under + stands(line, column, &self.worth.strands[column.last]);
            let score = reading.score - self.costs[place] + worth;
            self.tries.push(Try::under(score, from, place));
        }
        let first = if count < WIDEST { first } else { count };
        if count < WIDEST || next == count {
            for place in first..=count {
                let before = reading.score - self.costs[place];
                let between = between(line, row, place);
                let title = before + (between + self.worth.title_open(at));
                let text = before + (between + self.worth.text_open(at, row, place));
                self.tries.push(Try::title(title, from, count, place));
                self.tries.push(Try::text(text, from, count, place));
            }
        }
    }

    /// Tells what the columns cost that a line at each place would skip.
    fn skips(&mut self, row: &Row) {
        let (next, count) = (row.next(), row.columns.len());
        self.costs.resize(count + 1, 0.0);
        let mut rest = 0.0;
        for place in next..count {
            self.costs[place] = rest;
            rest += self.worth.miss(&row.columns[place]);
        }
        self.costs[count] = rest;
        let mut sum = 0.0;
        for place in 0..next {
            self.costs[place] = rest + sum;
            sum += self.worth.miss(&row.columns[place]);
        }
        for cost in &mut self.costs {
            *cost = cost.min(SKIPPED);
        }
    }
}

/// One more line in a reading, or what all but the likely things that it may be come to at most. The greatest is the
/// likeliest; of those that are as likely a bound, then the first reading and the first place.
///
/// 32 bits of score, ordered as numbers are; a bit that tells a bound; the reading; what it is there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Try(u64);

/// How many bits tell what a line is in a reading.
const KIND: u32 = 24;

impl Try {
    fn of(score: f32, from: usize, kind: usize) -> Self {
        let bits = score.to_bits();
        let ordered = bits ^ if bits >> 31 == 1 { u32::MAX } else { 1 << 31 };
        let number = (from << KIND | kind) as u64;
        Self(u64::from(ordered) << 32 | (number ^ u64::from(u32::MAX >> 1)))
    }

    fn bound(score: f32, from: usize) -> Self {
        Self(Self::of(score, from, 0).0 | 1 << 31)
    }

    fn on(score: f32, from: usize, place: usize) -> Self {
        Self::of(score, from, 2 * place)
    }

    fn under(score: f32, from: usize, place: usize) -> Self {
        Self::of(score, from, 2 * place + 1)
    }

    /// A headline that opens a column beside `count`.
    fn title(score: f32, from: usize, count: usize, place: usize) -> Self {
        Self::of(score, from, 2 * (count + place))
    }

    fn text(score: f32, from: usize, count: usize, place: usize) -> Self {
        Self::of(score, from, 2 * (count + place) + 1)
    }

    fn number(self) -> usize {
        let [.., a, b, c, d] = (!self.0).to_be_bytes();
        (u32::from_be_bytes([a, b, c, d]) & (u32::MAX >> 1)) as usize
    }

    fn score(self) -> f32 {
        let [a, b, c, d, ..] = self.0.to_be_bytes();
        let ordered = u32::from_be_bytes([a, b, c, d]);
        f32::from_bits(
            ordered
                ^ if ordered >> 31 == 1 {
                    1 << 31
                } else {
                    u32::MAX
                },
        )
    }

    fn from(self) -> usize {
        self.number() >> KIND
    }

    /// What the line is to the columns of a row; nothing if that is not told yet.
    fn pick(self, row: &Row) -> Option<Pick> {
        if self.0 >> 31 & 1 == 1 {
            return None;
        }
        let kind = self.number() & ((1 << KIND) - 1);
        let (place, even) = (kind / 2, kind.is_multiple_of(2));
        let pick = match row.columns.get(place) {
            Some(column) => Pick {
                place,
                deed: if even { Deed::On } else { Deed::Under },
                display: column.display == even,
            },
            None => Pick {
                place: place - row.columns.len(),
                deed: Deed::Open,
                display: even,
            },
        };
        Some(pick)
    }
}
