//! The best place for every line: by moves of one line as long as one gains, then by two moves at once, and so on.

use std::collections::HashMap;

use super::lines::{Lines, Mixes};
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
    headlines: HashMap<(usize, Lines), f32, Mixes>,
}

/// Where the lines are.
struct Layout {
    state: Vec<Choice>,
    /// The headline of each draft.
    headlines: Vec<Lines>,
    /// For each draft what each line adds to its headline, all others staying where they are.
    adds: Vec<Vec<f32>>,
}

impl Layout {
    /// The headline of a draft after a move, if it is another then.
    fn after(&self, (line, to): Move, draft: usize) -> Option<Lines> {
        let headline = self.headlines[draft];
        if to == Some(draft) {
            Some(headline.with(line))
        } else {
            (self.state[line] == Some(draft)).then(|| headline.without(line))
        }
    }
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
            headlines: HashMap::default(),
        }
    }

    /// The best state that moves lead to.
    pub fn settled(&mut self, state: Vec<Choice>) -> Vec<Choice> {
        let least = GAIN[usize::from(self.worth.ordered() > ORDERED)];
        let mut layout = self.layout(state);
        for _ in 0..MOST {
            let moves = self.moves(&layout);
            match moves.first() {
                Some(&(gain, change)) if gain > least => self.go(&mut layout, change),
                _ => match self.exchange(&layout, &moves) {
                    Some((gain, pair)) if gain > least => {
                        for change in pair {
                            self.go(&mut layout, change);
                        }
                    }
                    _ => break,
                },
            }
        }
        layout.state
    }

    /// What each line adds to each headline.
    fn layout(&mut self, state: Vec<Choice>) -> Layout {
        let mut layout = Layout {
            headlines: (0..self.worth.drafts())
                .map(|draft| held(&state, draft).into_iter().collect())
                .collect(),
            adds: vec![vec![0.0; state.len()]; self.worth.drafts()],
            state,
        };
        for draft in 0..layout.headlines.len() {
            self.weigh(&mut layout, draft);
        }
        layout
    }

    /// Weighs what each line adds to one headline.
    fn weigh(&mut self, layout: &mut Layout, draft: usize) {
        let open = self.worth.is_open(draft);
        for line in 0..layout.state.len() {
            if open || layout.state[line] == Some(draft) {
                layout.adds[draft][line] = self.adds(draft, layout.headlines[draft], line);
            }
        }
    }

    /// Makes a move.
    fn go(&mut self, layout: &mut Layout, (line, to): Move) {
        let from = std::mem::replace(&mut layout.state[line], to);
        if let Some(from) = from {
            layout.headlines[from] = layout.headlines[from].without(line);
            self.weigh(layout, from);
        }
        if let Some(to) = to {
            layout.headlines[to] = layout.headlines[to].with(line);
            self.weigh(layout, to);
        }
    }

    /// Every move of one line with what it gains, the best first.
    fn moves(&self, layout: &Layout) -> Vec<(f32, Move)> {
        let mut found = Vec::new();
        for (line, from) in layout.state.iter().enumerate() {
            for to in self.worth.choices(line).filter(|to| to != from) {
                let adds = |place: Choice| place.map_or(0.0, |draft| layout.adds[draft][line]);
                let gain = self.alone(line, *from, to) + adds(to) - adds(*from);
                found.push((gain, (line, to)));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        found
    }

    /// The two moves that touch one headline and gain most together.
    fn exchange(&mut self, layout: &Layout, moves: &[(f32, Move)]) -> Option<(f32, [Move; 2])> {
        let mut best: Option<(f32, [Move; 2])> = None;
        let hopeful = &moves[..moves.partition_point(|(gain, _)| *gain > HOPELESS)];
        for &(gain, first) in hopeful.iter().take(TRIED) {
            let touched = [layout.state[first.0], first.1];
            for &(_, second) in hopeful {
                let apart =
                    !touched.contains(&second.1) && !touched.contains(&layout.state[second.0]);
                if second.0 == first.0 || apart {
                    continue;
                }
                let sum = gain + self.gain_after(layout, first, second);
                if best.is_none_or(|best| sum > best.0) {
                    best = Some((sum, [first, second]));
                }
            }
        }
        best
    }

    /// What a move gains after another of another line.
    fn gain_after(&mut self, layout: &Layout, first: Move, (line, to): Move) -> f32 {
        let from = layout.state[line];
        let mut adds = |place: Choice| {
            let Some(draft) = place else { return 0.0 };
            match layout.after(first, draft) {
                Some(headline) => self.adds(draft, headline, line),
                None => layout.adds[draft][line],
            }
        };
        let (there, here) = (adds(to), adds(from));
        self.alone(line, from, to) + there - here
    }

    /// What a line gains by itself in another place.
    fn alone(&self, line: usize, from: Choice, to: Choice) -> f32 {
        let place = |place: Choice| place.map_or(0, |draft| draft + 1);
        self.lines[line][place(to)] - self.lines[line][place(from)]
    }

    /// What a line adds to the other lines of a headline.
    fn adds(&mut self, draft: usize, headline: Lines, line: usize) -> f32 {
        let without = self.headline(draft, headline.without(line));
        self.headline(draft, headline.with(line)) - without
    }

    fn headline(&mut self, draft: usize, headline: Lines) -> f32 {
        let (worth, weights) = (self.worth, self.weights);
        let weigh = || {
            let lines: Vec<usize> = headline.iter().collect();
            let had = |unit: &Unit| unit.home == Home::Headline(draft);
            let emptied = lines.is_empty() && worth.units().iter().any(had);
            let cost = if emptied { EMPTIED } else { 0.0 };
            worth.headline(draft, &lines).dot(weights) - cost
        };
        let known = self.headlines.entry((draft, headline));
        *known.or_insert_with(weigh)
    }
}
