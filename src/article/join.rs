//! Sentences that a column's end cut in two: which block goes on with which.

use crate::page::Page;
use crate::page::cue::Closing;

use super::bond::{self, Steps};
use super::cohesion::{Lexicon, Subject};
use super::piece::{self, Piece};
use super::row;

/// How many texts away a continuation is looked for.
const REACH: usize = 40;

/// The least score of a join of neighbours, and of pieces apart: a wrong join is worse than a missed one.
const NEAR: f32 = 0.5;
const FAR: f32 = 0.9;

/// How often what is left over is looked at again.
const ROUNDS: usize = 4;

/// One block goes on with another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Join {
    /// The block that is cut.
    pub from: usize,
    /// The block that goes on.
    pub to: usize,
    /// How much better than the next best, in thousandths.
    pub margin: u32,
    /// Whether other text stands between them.
    pub far: bool,
}

/// Which block goes on with which, for a whole page.
#[derive(Clone, Debug, Default)]
pub struct Chains {
    next: Vec<Option<Join>>,
    continues: Vec<bool>,
}

impl Chains {
    /// Finds the joins of a page.
    pub fn of(page: &Page, lexicon: &Lexicon) -> Self {
        let mut chains = Self {
            next: vec![None; page.blocks.len()],
            continues: vec![false; page.blocks.len()],
        };
        for join in joins(page, lexicon) {
            chains.next[join.from] = Some(join);
            chains.continues[join.to] = true;
        }
        chains
    }

    /// The join that a block goes on by.
    pub fn next(&self, block: usize) -> Option<Join> {
        self.next[block]
    }

    /// Whether a block goes on with what another breaks off.
    pub fn continues(&self, block: usize) -> bool {
        self.continues[block]
    }

    /// A block and all that it goes on with.
    pub fn whole(&self, block: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(block), |at| Some(self.next[*at]?.to))
    }
}

/// The joins of a page: each block goes on with at most one and continues at most one, in no circle.
///
/// Neighbours are settled first, then what is left over: with the middle of a text taken out, its ends are neighbours.
fn joins(page: &Page, lexicon: &Lexicon) -> Vec<Join> {
    let blocks = 0..page.blocks.len();
    let subjects: Vec<Subject> = blocks.map(|at| Subject::of(lexicon, at)).collect();
    let mut pieces = piece::pieces(page, &subjects);
    let mut joins = Vec::new();
    for round in 0..ROUNDS {
        let expected = row::expected(&pieces, &joins);
        let bonds = settle(&pieces, bonds(&pieces, &expected, lexicon, round > 0));
        if bonds.is_empty() && round > 0 {
            break;
        }
        joins.extend(bonds.iter().map(|bond| bond.join(&pieces)));
        merge(&mut pieces, &bonds);
    }
    joins
}

/// Two pieces that may be joined.
#[derive(Clone, Copy)]
struct Bond {
    from: usize,
    to: usize,
    score: f32,
    /// How much better than the next best that it excludes.
    lead: f32,
}

impl Bond {
    fn far(&self) -> bool {
        self.to != self.from + 1
    }

    fn join(&self, pieces: &[Piece]) -> Join {
        let margin = thousandths(self.lead);
        Join {
            from: pieces[self.from].last,
            to: pieces[self.to].first,
            margin,
            far: self.far(),
        }
    }
}

/// What may be joined, the likeliest first; without `far` only neighbours. Pairs in `expected` are likelier.
fn bonds(pieces: &[Piece], expected: &[(usize, usize)], lexicon: &Lexicon, far: bool) -> Vec<Bond> {
    let mut bonds = Vec::new();
    for (from, piece) in pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| piece.closing != Closing::Full)
    {
        let near = if far {
            from.saturating_sub(REACH)..from + REACH + 1
        } else {
            from + 1..from + 2
        };
        for to in near.filter(|to| *to != from && *to < pieces.len()) {
            let steps = Steps {
                forward: to > from,
                count: from.abs_diff(to),
            };
            let given = if expected.contains(&(from, to)) {
                row::BONUS
            } else {
                0.0
            };
            let score = bond::score(piece, &pieces[to], steps, given, lexicon);
            if score > 0.0 {
                bonds.push(Bond {
                    from,
                    to,
                    score,
                    lead: 0.0,
                });
            }
        }
    }
    bonds.sort_by(|a, b| b.score.total_cmp(&a.score));
    bonds
}

/// The best bonds that do not contradict each other, each with its lead over the next best that it excludes.
fn settle(pieces: &[Piece], bonds: Vec<Bond>) -> Vec<Bond> {
    let (mut from, mut to) = (
        vec![[0.0f32; 2]; pieces.len()],
        vec![[0.0f32; 2]; pieces.len()],
    );
    for bond in &bonds {
        for best in [&mut from[bond.from], &mut to[bond.to]] {
            *best = if bond.score > best[0] {
                [bond.score, best[0]]
            } else {
                [best[0], best[1].max(bond.score)]
            };
        }
    }
    let rival = |best: [f32; 2], score: f32| if score < best[0] { best[0] } else { best[1] };
    let mut goes_on = vec![false; pieces.len()];
    let mut continues = vec![false; pieces.len()];
    let mut chain: Vec<usize> = (0..pieces.len()).collect();
    let mut settled: Vec<Bond> = Vec::new();
    for bond in bonds {
        let (a, b) = (root(&mut chain, bond.from), root(&mut chain, bond.to));
        let weak = bond.score < if bond.far() { FAR } else { NEAR };
        if !weak && !goes_on[bond.from] && !continues[bond.to] && a != b {
            (goes_on[bond.from], continues[bond.to]) = (true, true);
            chain[b] = a;
            let second = rival(from[bond.from], bond.score).max(rival(to[bond.to], bond.score));
            settled.push(Bond {
                lead: bond.score - second,
                ..bond
            });
        }
    }
    settled
}

/// Puts joined pieces together.
fn merge<'a>(pieces: &mut Vec<Piece<'a>>, bonds: &[Bond]) {
    let mut next: Vec<Option<usize>> = vec![None; pieces.len()];
    let mut taken = vec![false; pieces.len()];
    for bond in bonds {
        next[bond.from] = Some(bond.to);
        taken[bond.to] = true;
    }
    let old: Vec<Piece<'a>> = std::mem::take(pieces);
    for (at, piece) in old.iter().enumerate().filter(|(at, _)| !taken[*at]) {
        let mut whole = piece.clone();
        let mut to = next[at];
        while let Some(after) = to {
            whole.append(&old[after]);
            to = next[after];
        }
        pieces.push(whole);
    }
}

/// The first piece of the chain that a piece belongs to; shortens the way there.
fn root(chain: &mut [usize], mut at: usize) -> usize {
    while chain[at] != at {
        chain[at] = chain[chain[at]];
        at = chain[at];
    }
    at
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the range of a margin"
)]
fn thousandths(value: f32) -> u32 {
    (value * 1000.0).clamp(0.0, 1_000_000.0) as u32
}
