//! Which stops become line ends: the least ragged choice for a paragraph, the first that comes for a very long one.

use super::Measure;
use super::stop::{Stop, Stops};

/// What a last line of one character costs (孤字不成行), in squares of cells.
const ORPHAN: u64 = 400;
/// What a last line shorter than two characters costs.
const SHORT_LAST: u64 = 60;
/// What a line wider than its room costs; it never is while there is another way.
const OVERFULL: u64 = 1 << 48;
/// Beyond so many cells left empty it is all the same.
const MOST_SLACK: usize = 1000;

/// The line ends that leave the least ragged lines: the squares of the cells left empty, the costs of the stops and of
/// a last line that is too short, taken together. `first` is the room of the first line. Returns byte offsets.
pub(super) fn even(stops: &Stops, measure: &Measure, first: usize) -> Vec<usize> {
    let all = &stops.all;
    let mut best: Vec<(u64, usize)> = vec![(0, 0)];
    let mut nearest = 1;
    for to in 1..all.len() {
        // A later line end is never to the left, so what no longer fits never will.
        while nearest < to && cells_between(&all[nearest], &all[to]) > measure.width {
            nearest += 1;
        }
        let only = cells_between(&all[0], &all[to]);
        let mut least = match to + 1 == all.len() {
            _ if only > first => (best[to - 1].0 + OVERFULL, to - 1),
            true => (0, 0),
            false => (slack(first, only), 0),
        };
        for (from, (stop, before)) in
            (nearest..to).zip(all[nearest..to].iter().zip(&best[nearest..to]))
        {
            let cells = cells_between(stop, &all[to]);
            let ragged = if to + 1 == all.len() {
                last_line(stops, from, cells)
            } else {
                slack(measure.width, cells)
            };
            if before.0 + ragged < least.0 {
                least = (before.0 + ragged, from);
            }
        }
        best.push((least.0.saturating_add(all[to].cost), least.1));
    }
    chosen(all, &best)
}

/// The line ends of the greedy way: each line takes what fits, but prefers a stop within the rules. Linear in the stops.
pub(super) fn greedy(stops: &Stops, measure: &Measure, first: usize) -> Vec<usize> {
    let all = &stops.all;
    let (mut ends, mut from) = (Vec::new(), 0);
    while from + 1 < all.len() {
        let room = if from == 0 { first } else { measure.width };
        let fitting = all[from + 1..]
            .iter()
            .take_while(|stop| cells_between(&all[from], stop) <= room)
            .count();
        let reach = from + fitting.max(1);
        let last = reach + 1 == all.len();
        // Of the stops that fit, the cheapest; of equals, the last.
        let cheapest = (from + 1..=reach).rev().min_by_key(|stop| {
            all[*stop].cost + slack(room, cells_between(&all[from], &all[*stop]))
        });
        from = if last {
            reach
        } else {
            cheapest.unwrap_or(reach)
        };
        ends.push(all[from].at);
    }
    ends
}

/// Cells of a line between two stops, its trailing spaces left out.
fn cells_between(from: &Stop, to: &Stop) -> usize {
    to.ink.saturating_sub(from.start)
}

fn slack(room: usize, cells: usize) -> u64 {
    let left = room.saturating_sub(cells).min(MOST_SLACK) as u64;
    left * left
}

fn last_line(stops: &Stops, from: usize, cells: usize) -> u64 {
    match from {
        0 => 0,
        _ if stops.all[from].at >= stops.last_character => ORPHAN,
        _ if cells < 4 => SHORT_LAST,
        _ => 0,
    }
}

fn chosen(all: &[Stop], best: &[(u64, usize)]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut to = all.len().saturating_sub(1);
    while to > 0 {
        ends.push(all[to].at);
        to = best[to].1;
    }
    ends.reverse();
    ends
}
