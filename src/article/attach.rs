//! Headlines to texts: for each run of display lines whether it opens the text after it, closes the one before it, or
//! stands inside an article. One path over the whole page decides, so that a page of headlines below their texts is
//! seen as one.

use crate::page::Page;

use super::cohesion::Lexicon;
use super::join::Chains;
use super::parts::Part;
use super::scene::{HEADLESS, Move, Scene, State};

const STATES: [State; 7] = [
    State::Out,
    State::Headless,
    State::Headed,
    State::Closed,
    State::Waiting,
    State::InHeadless,
    State::InHeaded,
];

/// Where headlines stand, so far on the path: not yet known, above their texts, below them.
const SIDES: usize = 3;

/// What it costs that headlines stand on another side than before: few pages mix the two.
const TURNED: f32 = 0.8;

/// What a headline costs that still waits for its text at the end of the page.
const TEXTLESS: f32 = 3.0;

/// The move of each part on the path of least cost.
pub fn moves(page: &Page, parts: &[Part], chains: &Chains, lexicon: &Lexicon) -> Vec<Move> {
    let scene = Scene::of(page, parts, chains, lexicon);
    let mut costs = [f32::INFINITY; STATES.len() * SIDES];
    costs[0] = 0.0;
    let mut trail: Vec<[(usize, Move); STATES.len() * SIDES]> = Vec::with_capacity(parts.len());
    for at in 0..parts.len() {
        let mut next = [f32::INFINITY; STATES.len() * SIDES];
        let mut steps = [(0, Move::default()); STATES.len() * SIDES];
        for (spot, cost) in costs
            .iter()
            .enumerate()
            .filter(|(_, cost)| cost.is_finite())
        {
            scene.each(at, STATES[spot / SIDES], |to, step, more| {
                let side = side_after(step, spot % SIDES);
                let turned = if spot % SIDES != 0 && side != spot % SIDES {
                    TURNED
                } else {
                    0.0
                };
                let there = to as usize * SIDES + side;
                if cost + more + turned < next[there] {
                    next[there] = cost + more + turned;
                    steps[there] = (spot, step);
                }
            });
        }
        trail.push(steps);
        costs = next;
    }
    back(&trail, &costs)
}

fn side_after(step: Move, side: usize) -> usize {
    match step {
        Move::Open(0) => 1,
        Move::Close => 2,
        _ => side,
    }
}

/// Walks the path of least cost back from its end.
fn back(trail: &[[(usize, Move); STATES.len() * SIDES]], costs: &[f32]) -> Vec<Move> {
    let end = |spot: usize| match STATES[spot / SIDES] {
        State::Headless | State::InHeadless => HEADLESS,
        State::Waiting => TEXTLESS,
        _ => 0.0,
    };
    let best =
        (0..costs.len()).min_by(|a, b| (costs[*a] + end(*a)).total_cmp(&(costs[*b] + end(*b))));
    let mut spot = best.unwrap_or(0);
    let mut moves = Vec::with_capacity(trail.len());
    for steps in trail.iter().rev() {
        moves.push(steps[spot].1);
        spot = steps[spot].0;
    }
    moves.reverse();
    moves
}
