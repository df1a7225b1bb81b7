//! Where a line may be widened by a blank cell, so that its end meets the edge.

use crate::text::marks::is_hanzi;

/// The places of a line where a blank cell may be put, in bytes: behind marks, before opening ones, between hanzi and
/// Western letters, at spaces (CLREQ, "justification").
pub fn slots(line: &str) -> Vec<usize> {
    let mut slots = Vec::new();
    let mut last = None;
    for (at, c) in line.char_indices() {
        if last.is_some_and(|last| is_slot(last, c)) {
            slots.push(at);
        }
        last = Some(c);
    }
    slots
}

fn is_slot(last: char, next: char) -> bool {
    let parted = closes(last) && !closes(next) && next != ' ';
    let opened = opens(next) && !opens(last) && last != ' ';
    let mixed = (is_hanzi(last) && next.is_ascii_alphanumeric())
        || (last.is_ascii_alphanumeric() && is_hanzi(next));
    parted || opened || mixed || (last == ' ' && next != ' ')
}

const fn closes(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '）'
            | '》'
            | '〉'
            | '】'
            | '」'
            | '』'
            | '”'
            | '’'
            | '…'
    )
}

const fn opens(c: char) -> bool {
    matches!(c, '（' | '《' | '〈' | '【' | '「' | '『' | '“' | '‘')
}
