//! Which line goes on with which: a beam over the columns that are open, taken from left to right in each row.

use std::cmp::Ordering;

use super::row::{Deed, Pick, Row, begins_row};
use super::strand::Strand;
use super::worth::{Worth, between, stands};

/// How many readings are kept at each line.
const BEAM: usize = 40;

/// How many of the likeliest readings are brought in order at once: some of them are alike.
const SORTED: usize = 4 * BEAM;

/// The most columns that may be open.
const WIDEST: usize = 14;

/// The most that it costs to skip columns.
const SKIPPED: f32 = 9.0;

/// What each line is to the columns before it, in the likeliest reading of all.
pub fn picks(strands: &[Strand]) -> Vec<Pick> {
    let worth = Worth::of(strands);
    Loom { worth }.run()
}

struct Loom<'a> {
    worth: Worth<'a>,
}

/// The lines so far, read in one way.
#[derive(Clone)]
struct Reading {
    score: f32,
    row: Row,
    trail: usize,
}

/// One more line.
struct Try {
    score: f32,
    from: usize,
    pick: Pick,
    /// How many were tried before.
    nth: usize,
}

impl Try {
    /// The likelier first, else the one that was tried first.
    fn order(&self, other: &Self) -> Ordering {
        let scores = other.score.total_cmp(&self.score);
        scores.then(self.nth.cmp(&other.nth))
    }
}

impl Loom<'_> {
    fn run(mut self) -> Vec<Pick> {
        let mut trails: Vec<(Pick, usize)> = Vec::new();
        let mut tries: Vec<Try> = Vec::new();
        let mut beam = vec![Reading {
            score: 0.0,
            row: Row::default(),
            trail: usize::MAX,
        }];
        for at in 0..self.worth.strands.len() {
            if begins_row(self.worth.strands, at) {
                for reading in &mut beam {
                    reading.row.turn();
                }
            }
            tries.clear();
            for (from, reading) in beam.iter().enumerate() {
                self.tries(at, from, reading, &mut tries);
            }
            beam = self.best(at, &beam, &mut tries, &mut trails);
        }
        let mut picks = Vec::new();
        let mut trail = beam.first().map_or(usize::MAX, |reading| reading.trail);
        while let Some((pick, before)) = trails.get(trail) {
            picks.push(*pick);
            trail = *before;
        }
        picks.reverse();
        picks
    }

    /// The best readings with line `at`, no two of them alike.
    fn best(
        &self,
        at: usize,
        beam: &[Reading],
        tries: &mut [Try],
        trails: &mut Vec<(Pick, usize)>,
    ) -> Vec<Reading> {
        let mut best: Vec<Reading> = Vec::with_capacity(BEAM);
        for one in in_order(tries) {
            if best.len() >= BEAM {
                break;
            }
            let mut row = beam[one.from].row.clone();
            row.take(at, &self.worth.strands[at], one.pick);
            if best.iter().any(|other| other.row.is_like(&row)) {
                continue;
            }
            trails.push((one.pick, beam[one.from].trail));
            best.push(Reading {
                score: one.score,
                row,
                trail: trails.len() - 1,
            });
        }
        best
    }

    /// All that line `at` may be in a reading.
    fn tries(&mut self, at: usize, from: usize, reading: &Reading, tries: &mut Vec<Try>) {
        let row = &reading.row;
        let (count, next) = (row.columns.len(), row.next());
        let line = &self.worth.strands[at];
        let costs = self.costs(row);
        let mut push = |place: usize, deed, display, worth: f32| {
            let score = reading.score - costs[place] + worth;
            let pick = Pick {
                place,
                deed,
                display,
            };
            let nth = tries.len();
            tries.push(Try {
                score,
                from,
                pick,
                nth,
            });
        };
        let first = if line.place.is_some() { next } else { 0 };
        for place in first..count {
            let column = &row.columns[place];
            let stands = stands(line, column, &self.worth.strands[column.last]);
            let (on, under) = if column.display {
                (self.worth.title_on(at, column), self.worth.text_under(at))
            } else {
                let under = self.worth.title_under(at, column);
                (self.worth.text_on(at, column), under)
            };
            push(place, Deed::On, column.display, on + stands);
            push(place, Deed::Under, !column.display, under + stands);
        }
        let first = if count < WIDEST { first } else { count };
        if count < WIDEST || next == count {
            for place in first..=count {
                let between = between(line, row, place);
                let text = self.worth.text_open(at, row, place);
                push(place, Deed::Open, true, between + self.worth.title_open(at));
                push(place, Deed::Open, false, between + text);
            }
        }
    }

    /// What the columns cost that a line at each place would skip.
    fn costs(&self, row: &Row) -> Vec<f32> {
        let next = row.next();
        let misses: Vec<f32> = row
            .columns
            .iter()
            .map(|column| self.worth.miss(column))
            .collect();
        let rest: f32 = misses[next..].iter().sum();
        let cost = |place: usize| -> f32 {
            if place < next {
                rest + misses[..place].iter().sum::<f32>()
            } else {
                misses[next..place].iter().sum()
            }
        };
        (0..=misses.len())
            .map(|place| cost(place).min(SKIPPED))
            .collect()
    }
}

/// The tries in order, of which as a rule the first few are asked for: only so many are sorted at once.
fn in_order(tries: &mut [Try]) -> impl Iterator<Item = &Try> {
    let mut rest = Some(tries);
    let parts = std::iter::from_fn(move || {
        let tries = rest.take().filter(|tries| !tries.is_empty())?;
        if tries.len() > SORTED {
            tries.select_nth_unstable_by(SORTED, Try::order);
        }
        let (part, others) = tries.split_at_mut(SORTED.min(tries.len()));
        rest = Some(others);
        part.sort_unstable_by(Try::order);
        Some(&*part)
    });
    parts.flatten()
}
