//! Quotation marks and brackets: what a stretch of text leaves open.

use super::glyph::Signs;
use super::ink::Ink;

/// How many quotation marks and brackets the text opens and does not close; negative: closes and did not open.
/// Straight marks, which do both, count by whether their number is odd.
pub fn open(ink: &[Ink]) -> i32 {
    let balance = balance(ink);
    if balance.closed > 0 {
        -balance.closed
    } else if balance.opened > 0 {
        balance.opened
    } else {
        i32::from(balance.straight)
    }
}

/// What a stretch of text leaves open on both sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Marks that close what was opened before it.
    pub closed: i32,
    /// Marks that it opens and does not close.
    pub opened: i32,
    /// Whether it has an odd number of straight quotation marks.
    pub straight: bool,
}

impl Balance {
    /// What this stretch and the one after it leave open together.
    pub fn then(self, next: Self) -> Self {
        let met = self.opened.min(next.closed);
        Self {
            closed: self.closed + next.closed - met,
            opened: self.opened - met + next.opened,
            straight: self.straight != next.straight,
        }
    }
}

/// What a stretch of text leaves open on both sides.
pub fn balance(ink: &[Ink]) -> Balance {
    let mut balance = Balance::default();
    for mark in ink.iter().filter(|mark| mark.is(Signs::QUOTE)) {
        match mark.glyph.plain {
            '“' | '「' | '『' | '《' | '(' | '[' | '〈' => balance.opened += 1,
            '”' | '」' | '』' | '》' | ')' | ']' | '〉' if balance.opened > 0 => {
                balance.opened -= 1;
            }
            '”' | '」' | '』' | '》' | ')' | ']' | '〉' => balance.closed += 1,
            '"' => balance.straight = !balance.straight,
            _ => {}
        }
    }
    balance
}
