//! A spelled word in a row with gaps: whether it is heard, and by which characters. One piece is a case of it.
//!
//! A gap may follow only a piece with a whole reading (or a character as itself) in it, so that `beida` finds 北京大学 and a few
//! initials do not find everything.

use super::row::Row;
use super::spelling::{Heard, Readings, Spelling};

/// At most so many characters are passed over in a gap.
const WIDEST_GAP: usize = 3;

/// The sets of states after a character that was used for the word.
#[derive(Clone, Copy, Default)]
struct States {
    /// Those whose piece has a whole reading already.
    firm: u64,
    /// Those whose piece has initials only.
    weak: u64,
}

/// The last characters before the one at hand, the nearest first.
type Recent = [States; WIDEST_GAP + 1];

/// Where the first way ends by which the word is heard in the row, in one piece or several, in units.
pub(super) fn hears(word: &Spelling, row: Row) -> Option<usize> {
    let mut recent = Recent::default();
    // So many more characters can be touched by what was heard.
    let mut awake = 0;
    let others = word.has_others();
    let mut characters = row.chars(0);
    loop {
        if awake == 0 {
            let at = word.starts().find(row.units, characters.place())?;
            characters = row.chars(at);
        }
        let (at, c) = characters.next()?;
        let effect = word.heard(c);
        let heard = if effect.all == 0 && !others {
            States::default()
        } else {
            advance(word, &recent, c, effect)
        };
        if (heard.firm | heard.weak) & word.goal != 0 {
            return Some(at + c.len_utf16());
        }
        awake = match heard {
            States { firm: 0, weak: 0 } => awake.max(1) - 1,
            States { firm: 0, .. } => awake.max(2) - 1,
            _ => recent.len(),
        };
        recent = pushed(recent, heard);
    }
}

/// The characters of the row, counted from 0, by which the word is heard first.
pub(super) fn places(word: &Spelling, row: Row) -> Option<Vec<usize>> {
    let row: Vec<char> = row.chars(0).map(|(_, c)| c).collect();
    let mut trail: Vec<States> = Vec::with_capacity(row.len());
    let mut recent = Recent::default();
    for &c in &row {
        let heard = advance(word, &recent, c, word.heard(c));
        trail.push(heard);
        if (heard.firm | heard.weak) & word.goal != 0 {
            return Some(way_back(word, &row, &trail));
        }
        recent = pushed(recent, heard);
    }
    None
}

#[inline]
fn advance(word: &Spelling, recent: &Recent, c: char, effect: Heard) -> States {
    let [last, gaps @ ..] = recent;
    let fresh = gaps.iter().fold(1, |states, heard| states | heard.firm);
    let open = word.step_heard(fresh | last.weak, c, effect, Readings::All);
    if last.firm == 0 {
        return States {
            firm: open.whole,
            weak: open.short,
        };
    }
    let firm = word.step_heard(last.firm, c, effect, Readings::All);
    States {
        firm: open.whole | firm.whole | firm.short,
        weak: open.short,
    }
}

fn pushed(recent: Recent, heard: States) -> Recent {
    let [a, b, c, _] = recent;
    [heard, a, b, c]
}

/// A character of the way, and the states in one of which it leaves the word.
#[derive(Clone, Copy)]
struct Stand {
    at: usize,
    states: u64,
    firm: bool,
}

/// Goes back from the goal at the last character of the trail, by the nearest characters that led there.
fn way_back(word: &Spelling, row: &[char], trail: &[States]) -> Vec<usize> {
    let at = trail.len() - 1;
    let firm = trail[at].firm & word.goal != 0;
    let last = Stand {
        at,
        states: word.goal,
        firm,
    };
    let way = std::iter::successors(Some(last), |&stand| before(word, row, trail, stand));
    let mut way: Vec<usize> = way.map(|stand| stand.at).collect();
    way.reverse();
    way
}

/// The character before one of the way: its neighbour, or else one across a gap; none where the word starts.
fn before(word: &Spelling, row: &[char], trail: &[States], stand: Stand) -> Option<Stand> {
    let neighbour = stand.at.checked_sub(1)?;
    let from = origins(word, row[stand.at], stand);
    let firm = |at: usize, states: u64| Stand {
        at,
        states: trail[at].firm & states,
        firm: true,
    };
    let weak = Stand {
        at: neighbour,
        states: trail[neighbour].weak & from.open,
        firm: false,
    };
    let starts = from.open & 1 != 0;
    let across = (stand.at.saturating_sub(WIDEST_GAP + 1)..neighbour).rev();
    let gaps = across.map(|at| firm(at, from.open)).filter(|_| !starts);
    [firm(neighbour, from.firm), weak]
        .into_iter()
        .chain(gaps)
        .find(|stand| stand.states != 0)
}

/// The states from which a character leads to a goal.
#[derive(Default)]
struct Origins {
    /// From the start, after a gap, or in a piece of initials.
    open: u64,
    /// In a piece that has a whole reading.
    firm: u64,
}

/// The states from which `c` leads to the lowest of the states of a stand.
fn origins(word: &Spelling, c: char, stand: Stand) -> Origins {
    let goal = stand.states & stand.states.wrapping_neg();
    let mut origins = Origins::default();
    for state in (0..64).map(|at| 1 << at).take_while(|&state| state < goal) {
        let next = word.step(state, c, Readings::All);
        let (whole, short) = (next.whole & goal != 0, next.short & goal != 0);
        let opens = if stand.firm { whole } else { short };
        origins.open |= if opens { state } else { 0 };
        origins.firm |= if stand.firm && (whole || short) {
            state
        } else {
            0
        };
    }
    origins
}
