//! The clean text of a stretch of ink: its characters in order, with only the spaces that the editors meant.

use super::fold::is_hanzi;
use super::ink::{Gap, Ink};

/// The manner of a text, which tells what a space in it may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Running text: a space parts phrases or Latin words.
    Running,
    /// A headline or a list of names: a space between words is the editor's.
    Display,
}

/// The text on one line.
pub fn text(ink: &[Ink], manner: Manner) -> String {
    let spaced = spread(ink);
    let mut text = String::with_capacity(ink.len() * 3);
    for (at, mark) in ink.iter().enumerate() {
        let spread = || spaced.get(at).is_some_and(|spread| *spread);
        if at > 0 && mark.gap != Gap::None && keeps(ink, at, spread(), manner) {
            text.push(' ');
        }
        text.push(mark.c);
    }
    text
}

/// Whether the gap before character `at` is a space of the text.
fn keeps(ink: &[Ink], at: usize, spread: bool, manner: Manner) -> bool {
    let (before, after) = (ink[at - 1].c, ink[at].c);
    if before.is_ascii() && after.is_ascii() {
        let digits = before.is_ascii_digit() && after.is_ascii_digit();
        let letters = before.is_ascii_alphabetic() || after.is_ascii_alphabetic();
        return letters || (digits && ink[at].gap == Gap::Space && !spread);
    }
    if ink[at].gap == Gap::Break || spread {
        return false;
    }
    match manner {
        Manner::Display => true,
        Manner::Running => is_hanzi(before) && is_hanzi(after),
    }
}

/// For each character whether the gap before it only spreads the letters of a word: 本 报 记 者. Nothing if no gap does.
fn spread(ink: &[Ink]) -> Vec<bool> {
    let near = |two: &[Ink]| two[0].gap != Gap::None && two[1].gap != Gap::None;
    let inner = ink.get(1..).unwrap_or_default();
    if !inner.windows(2).any(near) {
        return Vec::new();
    }
    let mut found = vec![false; ink.len()];
    let alone = |at: usize| {
        let gap_before = at == 0 || ink[at].gap != Gap::None;
        gap_before && (at + 1 == ink.len() || ink[at + 1].gap != Gap::None)
    };
    let mut at = 0;
    while at < ink.len() {
        let run = (at..ink.len()).take_while(|&next| alone(next)).count();
        if run >= 3 {
            let end = (at + run).min(ink.len());
            found[at + 1..end].fill(true);
            // Two more belong to the word as a rule: the characters that a line end or a mark joins it to.
            let joins = |at: usize| at > 0 && at < ink.len() && ink[at].gap == Gap::Space;
            if joins(at) {
                found[at] = true;
            }
            if joins(end) {
                found[end] = true;
            }
        }
        at += run.max(1);
    }
    found
}
