//! The best place for every line: by moves of one line as long as one gains, then by two moves at once, and so on.

use std::collections::HashMap;

use super::sign::Row;
use super::unit::{Home, Unit};
use super::worth::Worth;
use super::{Choice, held};

/// The most changes on one page.
const MOST: usize = 64;

/// The best single moves with which a second is tried.
const TRIED: usize = 24;

/// The least that a change must gain, in nats: on a page that scatters its headlines, and on one that is in order.
const GAIN: [f32; 2] = [0.3, 2.0];

/// The share of reports with their headline right above from which on a page is in order.
const ORDERED: f32 = 0.8;

/// A move that gains less than this by itself is no half of an exchange.
const HOPELESS: f32 = -5.0;

/// What it costs to leave a draft without a headline that had one, in nats: pages have less order than made ones.
const EMPTIED: f32 = 2.0;

/// The move of a line to another place.
type Move = (usize, Choice);

/// What the places of lines are worth; every headline is weighed once.
pub struct Search<'a, 'b> {
    worth: &'b Worth<'a>,
    weights: &'b Row,
    /// For each line what it is worth outside of all headlines, then in that of each draft.
    lines: Vec<Vec<f32>>,
    headlines: HashMap<(usize, Vec<usize>), f32>,
}

impl<'a, 'b> Search<'a, 'b> {
    /// Weighs each line by itself.
    pub fn of(worth: &'b Worth<'a>, weights: &'b Row) -> Self {
        let places = || std::iter::once(None).chain((0..worth.drafts()).map(Some));
        let weigh = |line| {
            places()
                .map(|to| worth.line(line, to).dot(weights))
                .collect()
        };
        Self {
            worth,
            weights,
            lines: (0..worth.units().len()).map(weigh).collect(),
            headlines: HashMap::new(),
        }
    }

    /// The best state that moves lead to.
    pub fn settled(&mut self, mut state: Vec<Choice>) -> Vec<Choice> {
        let least = GAIN[usize::from(self.worth.ordered() > ORDERED)];
        for _ in 0..MOST {
            let moves = self.moves(&state);
            match moves.first() {
                Some(&(gain, (line, to))) if gain > least => state[line] = to,
                _ => match self.exchange(&state, &moves) {
                    Some((gain, pair)) if gain > least => {
                        for (line, to) in pair {
                            state[line] = to;
                        }
                    }
                    _ => break,
                },
            }
        }
        state
    }

    /// Every move of one line with what it gains, the best first.
    fn moves(&mut self, state: &[Choice]) -> Vec<(f32, Move)> {
        let mut found = Vec::new();
        for line in 0..state.len() {
            for to in self.worth.choices(line).filter(|to| *to != state[line]) {
                found.push((self.gain(state, (line, to)), (line, to)));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        found
    }

    /// The two moves that touch one headline and gain most together.
    fn exchange(&mut self, state: &[Choice], moves: &[(f32, Move)]) -> Option<(f32, [Move; 2])> {
        let mut best: Option<(f32, [Move; 2])> = None;
        let hopeful = &moves[..moves.partition_point(|(gain, _)| *gain > HOPELESS)];
        for &(gain, (line, to)) in hopeful.iter().take(TRIED) {
            let mut after = state.to_vec();
            after[line] = to;
            let touched = [state[line], to];
            for &(_, (other, there)) in hopeful {
                let apart = !touched.contains(&there) && !touched.contains(&state[other]);
                if other == line || apart {
                    continue;
                }
                let sum = gain + self.gain(&after, (other, there));
                if best.is_none_or(|best| sum > best.0) {
                    best = Some((sum, [(line, to), (other, there)]));
                }
            }
        }
        best
    }

    /// What a move gains.
    fn gain(&mut self, state: &[Choice], (line, to): Move) -> f32 {
        let from = state[line];
        let place = |to: Choice| to.map_or(0, |draft| draft + 1);
        let alone = self.lines[line][place(to)] - self.lines[line][place(from)];
        alone + self.adds(state, line, to) - self.adds(state, line, from)
    }

    /// What a line adds to a headline.
    fn adds(&mut self, state: &[Choice], line: usize, to: Choice) -> f32 {
        let Some(draft) = to else { return 0.0 };
        let mut lines = held(state, draft);
        lines.retain(|other| *other != line);
        let without = self.headline(draft, lines.clone());
        lines.insert(lines.partition_point(|other| *other < line), line);
        self.headline(draft, lines) - without
    }

    fn headline(&mut self, draft: usize, lines: Vec<usize>) -> f32 {
        let (worth, weights) = (self.worth, self.weights);
        let key = (draft, lines);
        if let Some(known) = self.headlines.get(&key) {
            return *known;
        }
        let had = |unit: &Unit| unit.home == Home::Headline(draft);
        let emptied = key.1.is_empty() && worth.units().iter().any(had);
        let cost = if emptied { EMPTIED } else { 0.0 };
        let weighed = worth.headline(draft, &key.1).dot(weights) - cost;
        self.headlines.insert(key, weighed);
        weighed
    }
}
