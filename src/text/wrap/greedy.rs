//! Line ends one after the other: each line takes what fits. For paragraphs too long to be weighed as a whole.

use super::stop::{Stop, Stops};
use super::toll::Toll;

/// Adds the line ends of the greedy way, as byte offsets. Work is proportional to the stops.
pub(super) fn greedy(stops: &Stops, width: usize, ends: &mut Vec<usize>) {
    let all = &stops.all[..];
    let mut from = 0;
    while from + 1 < all.len() {
        from = next(all, from, width);
        ends.push(all[from].at);
    }
}

/// The stop where a line ends that begins at stop `from`: the last that fits and costs nothing, or a dearer one behind it
/// that leaves less of the line empty than it costs.
fn next(all: &[Stop], from: usize, width: usize) -> usize {
    let start = all[from].start;
    let fits = |stop: &Stop| stop.cells_from(start) <= width;
    // No glyph is wider than two cells, so that so many fit in any case.
    let near = from + 1 + width.saturating_sub(all[from].taken()) / 2;
    let far = all.iter().skip(near).take_while(|stop| fits(stop)).count();
    let beyond = (near + far).min(all.len());
    if beyond == all.len() {
        return beyond - 1;
    }
    let mut dear = None;
    for index in (from + 1..beyond).rev() {
        let toll = all[index].toll;
        if toll == Toll::Free {
            return cheaper(all, from, width, index, dear);
        }
        if toll.is_regular() && dear.is_none() {
            dear = Some(index);
        }
    }
    dear.unwrap_or_else(|| emergency(all, from, beyond))
}

/// Of two stops where a line may end that begins at stop `from`, the one that costs less together with what it leaves empty.
fn cheaper(all: &[Stop], from: usize, width: usize, free: usize, dear: Option<usize>) -> usize {
    let price = |index: usize| {
        let left = width.saturating_sub(all[index].cells_from(all[from].start)) as u64;
        all[index].toll.cost() + left.saturating_mul(left)
    };
    match dear {
        Some(dear) if price(dear) < price(free) => dear,
        _ => free,
    }
}

/// Where to cut a stretch wider than the line: of the stops before stop `beyond`, which does not fit, the cheapest, and of
/// equals the last; at least one glyph is taken.
fn emergency(all: &[Stop], from: usize, beyond: usize) -> usize {
    let fitting = (from + 1..beyond).rev();
    fitting
        .min_by_key(|stop| all[*stop].toll.cost())
        .unwrap_or(from + 1)
}
