//! Joins that are likely, and which of them a page makes: each text goes on with at most one and continues at most one.

use super::join::Join;
use super::piece::Piece;

/// The greatest score that counts among rivals: beyond it nothing is surer.
const STRONGEST: f32 = 30.0;

/// Two pieces that may be joined.
#[derive(Clone, Copy)]
pub struct Bond {
    /// The piece that is cut.
    pub from: usize,
    /// The piece that goes on.
    pub to: usize,
    /// How likely, in nats.
    pub score: f32,
    /// How much better than the next best that it excludes.
    pub lead: f32,
}

impl Bond {
    /// That of two pieces, its rivals not yet known.
    pub fn new(from: usize, to: usize, score: f32) -> Self {
        Self {
            from,
            to,
            score,
            lead: 0.0,
        }
    }

    /// Whether other text stands between them.
    fn far(&self) -> bool {
        self.to != self.from + 1
    }

    /// The join of their blocks.
    pub fn join(&self, pieces: &[Piece]) -> Join {
        let margin = thousandths(self.lead);
        Join {
            from: pieces[self.from].last,
            to: pieces[self.to].first,
            margin,
            far: self.far(),
        }
    }
}

/// Puts those first that are surest among their rivals: a text that could go on in two places waits for one that could
/// only in one of them.
fn rank(pieces: usize, bonds: &mut [Bond]) {
    // That a text goes on nowhere, or begins here, is a rival too.
    let (mut from, mut to) = (vec![1.0f32; pieces], vec![1.0f32; pieces]);
    for bond in bonds.iter() {
        let odds = bond.score.min(STRONGEST).exp();
        from[bond.from] += odds;
        to[bond.to] += odds;
    }
    let sure =
        |bond: &Bond| 2.0 * bond.score.min(STRONGEST) - from[bond.from].ln() - to[bond.to].ln();
    bonds.sort_by(|a, b| {
        let by_score = || b.score.total_cmp(&a.score);
        sure(b).total_cmp(&sure(a)).then_with(by_score)
    });
}

/// The best bonds that do not contradict each other, each with its lead over the next best that it excludes.
pub fn settle(pieces: &[Piece], mut bonds: Vec<Bond>) -> Vec<Bond> {
    rank(pieces.len(), &mut bonds);
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
        if !goes_on[bond.from] && !continues[bond.to] && a != b {
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
pub fn merge<'a>(pieces: &mut Vec<Piece<'a>>, bonds: &[Bond]) {
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
