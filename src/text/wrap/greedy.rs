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
    let (mut free, mut dear) = (None, None);
    let mut index = from + 1;
    while let Some(stop) = all
        .get(index)
        .filter(|stop| stop.cells_from(start) <= width)
    {
        if stop.toll == Toll::Free {
            (free, dear) = (Some(index), None);
        } else if stop.toll.is_regular() {
            dear = Some(index);
        }
        index += 1;
    }
    if index == all.len() {
        return index - 1;
    }
    let price = |index: &usize| {
        let left = (width - all[*index].cells_from(start)) as u64;
        all[*index].toll.cost() + left.saturating_mul(left)
    };
    let best = free.into_iter().chain(dear).min_by_key(price);
    best.unwrap_or_else(|| emergency(all, from, index))
}

/// Where to cut a stretch wider than the line: of the stops before stop `beyond`, which does not fit, the cheapest, and of
/// equals the last; at least one glyph is taken.
fn emergency(all: &[Stop], from: usize, beyond: usize) -> usize {
    let fitting = (from + 1..beyond).rev();
    fitting
        .min_by_key(|stop| all[*stop].toll.cost())
        .unwrap_or(from + 1)
}
