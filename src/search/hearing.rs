//! A spelled word in a row with gaps: whether it is heard, and by which characters. One piece is a case of it.
//!
//! A gap may follow only a piece with a whole reading (or a character as itself) in it, so that `beida` finds 北京大学 and a few
//! initials do not find everything.

use super::spelling::{Readings, Spelling};

/// At most so many characters are passed over in a gap.
const WIDEST_GAP: usize = 3;

/// The sets of states after a character that was used for the word.
#[derive(Clone, Copy, Default)]
struct Heard {
    /// Those whose piece has a whole reading already.
    firm: u64,
    /// Those whose piece has initials only.
    weak: u64,
}

/// The last characters before the one at hand, the nearest first.
type Recent = [Heard; WIDEST_GAP + 1];

/// Whether the word is heard in the row, in one piece or several.
pub(super) fn hears(word: &Spelling, row: &str) -> bool {
    let mut recent = Recent::default();
    // So many more characters can be touched by what was heard.
    let mut awake = 0;
    for c in row.chars() {
        if awake == 0 && !word.opens(c) {
            continue;
        }
        let heard = advance(word, &recent, c);
        if (heard.firm | heard.weak) & word.goal != 0 {
            return true;
        }
        awake = match heard {
            Heard { firm: 0, weak: 0 } => awake.max(1) - 1,
            Heard { firm: 0, .. } => awake.max(2) - 1,
            _ => recent.len(),
        };
        recent = pushed(recent, heard);
    }
    false
}

/// The characters of the row, counted from 0, by which the word is heard first.
pub(super) fn places(word: &Spelling, row: &str) -> Option<Vec<usize>> {
    let row: Vec<char> = row.chars().collect();
    let mut trail: Vec<Heard> = Vec::with_capacity(row.len());
    let mut recent = Recent::default();
    for &c in &row {
        let heard = advance(word, &recent, c);
        trail.push(heard);
        if (heard.firm | heard.weak) & word.goal != 0 {
            return Some(way_back(word, &row, &trail));
        }
        recent = pushed(recent, heard);
    }
    None
}

#[inline]
fn advance(word: &Spelling, recent: &Recent, c: char) -> Heard {
    let [last, gaps @ ..] = recent;
    let fresh = gaps.iter().fold(1, |states, heard| states | heard.firm);
    let open = word.step(fresh | last.weak, c, Readings::All);
    if last.firm == 0 {
        return Heard {
            firm: open.whole,
            weak: open.short,
        };
    }
    let firm = word.step(last.firm, c, Readings::All);
    Heard {
        firm: open.whole | firm.whole | firm.short,
        weak: open.short,
    }
}

fn pushed(recent: Recent, heard: Heard) -> Recent {
    let [a, b, c, _] = recent;
    [heard, a, b, c]
}

/// Goes back from the goal at the last character of the trail, to the nearest characters that led there.
fn way_back(word: &Spelling, row: &[char], trail: &[Heard]) -> Vec<usize> {
    let mut way = Vec::new();
    let mut at = trail.len() - 1;
    let mut goal = word.goal;
    let mut firm = trail[at].firm & goal != 0;
    loop {
        way.push(at);
        let from = origins(word, row[at], goal, firm);
        let near = |back: usize| at.checked_sub(back).map(|at| (at, trail[at]));
        let weak = near(1).map(|(at, heard)| (at, heard.weak & from.open, false));
        let firms = (1..=WIDEST_GAP + 1).filter_map(near);
        let mut firms = firms.map(|(j, heard)| {
            (
                j,
                heard.firm & if j + 1 == at { from.firm } else { from.open },
                true,
            )
        });
        let adjacent = firms
            .next()
            .into_iter()
            .chain(weak)
            .find(|&(_, states, _)| states != 0);
        let before =
            adjacent.or_else(|| firms.find(|&(_, states, _)| states != 0 && from.open & 1 == 0));
        let Some((place, states, is_firm)) = before else {
            break;
        };
        (at, goal, firm) = (place, states & states.wrapping_neg(), is_firm);
    }
    way.reverse();
    way
}

/// The states from which a character leads to a goal.
struct Origins {
    /// From the start, after a gap, or in a piece of initials.
    open: u64,
    /// In a piece that has a whole reading.
    firm: u64,
}

fn origins(word: &Spelling, c: char, goal: u64, firm: bool) -> Origins {
    let mut origins = Origins { open: 0, firm: 0 };
    for state in (0..64).map(|at| 1 << at).take_while(|&state| state < goal) {
        let next = word.step(state, c, Readings::All);
        let (whole, short) = (next.whole & goal != 0, next.short & goal != 0);
        if if firm { whole } else { short } {
            origins.open |= state;
        }
        if firm && (whole || short) {
            origins.firm |= state;
        }
    }
    origins
}
