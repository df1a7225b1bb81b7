//! The places where a line of a paragraph may end, with the cells up to each and what ending there costs.

use std::iter::Peekable;
use std::vec::IntoIter;

use super::Measure;
use super::chinese::{cost_of, tailor};
use super::class::Class;
use super::item::{Item, items_of};
use super::rules::breaks_of;
use crate::text::width::graphemes;

/// A break inside a word or a number that is wider than the line.
const IN_WORD: u64 = 1 << 36;
/// A break between a number and its sign, or at which an ellipsis would begin a line.
const AT_SIGN: u64 = 1 << 40;
/// A break at which a closing mark would begin a line, or an opening one end it.
const AT_MARK: u64 = 1 << 44;

/// A place where a line may end and the next one begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    /// Where, in bytes.
    pub(super) at: usize,
    /// Cells from the start of the paragraph to the ink before this place, spaces left out.
    pub(super) ink: usize,
    /// Cells from the start of the paragraph to this place, spaces included.
    pub(super) start: usize,
    /// What a break here costs, in squares of cells.
    pub(super) cost: u64,
}

/// The stops of a piece of text without line ends inside, and where its last character that is no mark begins.
#[derive(Debug)]
pub(super) struct Stops {
    /// The stops, from the start of the text to its end, both included.
    pub(super) all: Vec<Stop>,
    /// Where the last character begins that is no mark: a line that begins there is an orphan.
    pub(super) last_character: usize,
}

/// The stops of `text`, with emergency stops inside whatever is wider than a line. `first` is the room of its first line.
pub(super) fn stops_of(text: &str, measure: &Measure, first: usize) -> Stops {
    let mut items = items_of(text);
    tailor(&mut items, measure.level);
    let glyphs = glyphs_of(text, &items, measure);
    let last = items.iter().rev().find(|item| is_character(item.class));
    Stops {
        all: with_emergencies(&glyphs, measure.width, first),
        last_character: last.map_or(0, |item| item.at),
    }
}

/// Whether the stop is a break that the rules allow.
const fn is_regular(stop: &Stop) -> bool {
    stop.cost < IN_WORD
}

/// Every glyph's start as a stop, and the end of the text.
fn glyphs_of(text: &str, items: &[Item], measure: &Measure) -> Vec<Stop> {
    let mut costs = costs_of(items, measure).into_iter().peekable();
    let mut stops = Vec::with_capacity(items.len() + 1);
    let (mut ink, mut start) = (0, 0);
    for (at, glyph, cells) in graphemes(text, measure.ambiguous) {
        stops.push(Stop {
            at,
            ink,
            start,
            cost: cost_at(&mut costs, at),
        });
        start += cells;
        if !glyph.chars().all(super::hangs) {
            ink = start;
        }
    }
    stops.push(Stop {
        at: text.len(),
        ink,
        start,
        cost: 0,
    });
    stops
}

/// The cost of a break before each item: where, and how much.
fn costs_of(items: &[Item], measure: &Measure) -> Vec<(usize, u64)> {
    let breaks = breaks_of(items);
    let cost = |index: usize| {
        let allowed = cost_of(items, index, breaks[index], measure.level);
        (
            items[index].at,
            allowed.unwrap_or_else(|| emergency_cost(items, index)),
        )
    };
    (0..items.len()).map(cost).collect()
}

/// The cost at byte `at`: inside of an item there is none to find, and only an emergency breaks there.
fn cost_at(costs: &mut Peekable<IntoIter<(usize, u64)>>, at: usize) -> u64 {
    while costs.next_if(|(item, _)| *item < at).is_some() {}
    costs
        .next_if(|(item, _)| *item == at)
        .map_or(AT_MARK, |(_, cost)| cost)
}

/// What a break costs that the rules forbid: more beside a mark that may not stand there than inside a word.
fn emergency_cost(items: &[Item], index: usize) -> u64 {
    use Class::{BA, CL, CP, EX, IN, IS, NS, OP, PO, PR, QU, QUf, QUi};
    let before = index.checked_sub(1).map(|before| items[before].class);
    match items[index].class {
        _ if matches!(before, Some(OP | QU | QUi)) => AT_MARK,
        CL | CP | EX | IS | NS | BA | QU | QUf => AT_MARK,
        _ if before == Some(PR) => AT_SIGN,
        IN | PO => AT_SIGN,
        _ => IN_WORD,
    }
}

/// Regular stops, and all glyphs of every stretch between two of them that is wider than its line.
fn with_emergencies(glyphs: &[Stop], width: usize, first: usize) -> Vec<Stop> {
    let mut stops = Vec::with_capacity(glyphs.len());
    stops.extend(glyphs.first());
    let mut from = 0;
    for to in 1..glyphs.len() {
        if !is_regular(&glyphs[to]) {
            continue;
        }
        let room = if from == 0 { first } else { width };
        if glyphs[to].ink.saturating_sub(glyphs[from].start) > room {
            stops.extend_from_slice(&glyphs[from + 1..to]);
        }
        stops.push(glyphs[to]);
        from = to;
    }
    stops
}

/// Whether a class is of characters that a line may consist of, not of marks.
const fn is_character(class: Class) -> bool {
    use Class::{BA, BB, BK, CL, CP, CR, EX, IN, IS, LF, NL, NS, OP, QU, QUf, QUi, SP, ZW};
    !matches!(
        class,
        BA | BB | BK | CL | CP | CR | EX | IN | IS | LF | NL | NS | OP | QU | QUi | QUf | SP | ZW
    )
}
