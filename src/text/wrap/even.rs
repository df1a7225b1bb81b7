//! The line ends that leave the least ragged paragraph: the squares of the cells left empty, what breaks cost, and a last
//! line that is too short, weighed together over all the ways to set it.

use super::Matter;
use super::stop::{Stop, Stops};

/// What a last line of one character costs (孤字不成行), in squares of cells.
const ORPHAN: u64 = 400;
/// What a last line shorter than two characters costs.
const SHORT_LAST: u64 = 60;
/// What a line wider than its room costs; it never is while there is another way.
const OVERFULL: u64 = 1 << 48;
/// Beyond so many cells left empty it is all the same.
const MOST_SLACK: usize = 1000;
/// No more cells of a line of text are left empty if it can be helped, so that nothing else need be weighed.
const REACH: usize = 24;

/// A way to set a paragraph up to some stop.
#[derive(Clone, Copy, Debug)]
struct Way {
    /// Where the line after it begins, in cells from the start of the paragraph.
    start: usize,
    /// What it costs.
    cost: u64,
    /// The way that its last line begins with.
    before: usize,
}

/// The choice of line ends, its space in memory used again for the next paragraph.
#[derive(Debug, Default)]
pub(super) struct Even {
    stops: Vec<Stop>,
    ways: Vec<Way>,
}

impl Even {
    /// Adds the line ends of a paragraph, as byte offsets.
    pub(super) fn fill(
        &mut self,
        found: &Stops,
        width: usize,
        matter: Matter,
        ends: &mut Vec<usize>,
    ) {
        let (Some(first), Some(last)) = (found.all.first(), found.all.last()) else {
            return;
        };
        if last.cells_from(first.start) <= width {
            ends.push(last.at);
            return;
        }
        with_emergencies(&found.all, width, &mut self.stops);
        self.weigh(width, matter);
        self.last(found.last_character, width, matter);
        self.choose(ends);
    }

    /// The best way to each stop but the last.
    fn weigh(&mut self, width: usize, matter: Matter) {
        let reach = if matter == Matter::Headline {
            usize::MAX
        } else {
            REACH
        };
        self.ways.clear();
        self.ways.push(Way {
            start: self.stops[0].start,
            cost: 0,
            before: 0,
        });
        let mut nearest = 0;
        for (to, stop) in self.stops.iter().enumerate().skip(1) {
            // A later line end is never to the left, so what no longer fits never will.
            while nearest < to && stop.cells_from(self.ways[nearest].start) > width {
                nearest += 1;
            }
            let mut least = (self.ways[to - 1].cost + OVERFULL, to - 1);
            for (from, way) in self.ways.iter().enumerate().skip(nearest) {
                let left = width.saturating_sub(stop.cells_from(way.start));
                if left > reach && least.0 < OVERFULL {
                    break;
                }
                let cost = way.cost + squared(left);
                if cost < least.0 {
                    least = (cost, from);
                }
            }
            self.ways.push(Way {
                start: stop.start,
                cost: least.0.saturating_add(stop.toll.cost()),
                before: least.1,
            });
        }
    }

    /// The best way to the end: the last line of a text may be short, but not too short.
    fn last(&mut self, last_character: usize, width: usize, matter: Matter) {
        let (Some(end), Some(way)) = (self.stops.last(), self.ways.pop()) else {
            return;
        };
        let mut least = (u64::MAX, way.before);
        for (from, before) in self.ways.iter().enumerate().rev() {
            let cells = end.cells_from(before.start);
            if cells > width {
                break;
            }
            let ragged = match matter {
                _ if self.stops[from].at >= last_character => ORPHAN,
                Matter::Headline => squared(width - cells),
                _ if cells < 4 => SHORT_LAST,
                _ => 0,
            };
            if before.cost + ragged < least.0 {
                least = (before.cost + ragged, from);
            }
        }
        self.ways.push(Way {
            before: least.1,
            ..way
        });
    }

    fn choose(&self, ends: &mut Vec<usize>) {
        let first = ends.len();
        let mut to = self.ways.len() - 1;
        while to > 0 {
            ends.push(self.stops[to].at);
            to = self.ways[to].before;
        }
        ends[first..].reverse();
    }
}

/// Regular stops, and all of every stretch between two of them that is wider than a line.
fn with_emergencies(all: &[Stop], width: usize, stops: &mut Vec<Stop>) {
    stops.clear();
    stops.extend(all.first());
    let mut from = 0;
    for (to, stop) in all.iter().enumerate().skip(1) {
        if !stop.toll.is_regular() {
            continue;
        }
        if stop.cells_from(all[from].start) > width {
            stops.extend_from_slice(&all[from + 1..to]);
        }
        stops.push(*stop);
        from = to;
    }
}

fn squared(left: usize) -> u64 {
    let left = left.min(MOST_SLACK) as u64;
    left * left
}
