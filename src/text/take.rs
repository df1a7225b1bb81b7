//! A long text cut into takes, as a long manuscript is for its compositors: each is set by itself, in any order.

use super::width::{boundary_before, stands_alone};

/// No take is longer, in bytes; no paragraph that an editor lets pass is.
const LONGEST: usize = 12 << 10;

/// How far back from there an end of a sentence is looked for, in bytes.
const REACH: usize = 2 << 10;

/// Where the takes of a text begin, the first one at 0: behind the end of a line or of a sentence, if there is one near.
pub fn takes(text: &str) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(0), |from| next(text, *from))
}

/// Where the take behind the one from byte `from` begins.
fn next(text: &str, from: usize) -> Option<usize> {
    let end = from + LONGEST;
    if end >= text.len() {
        return None;
    }
    let end = boundary_before(text, end);
    let near = boundary_before(text, end - REACH);
    if let Some(line_end) = text[near..end].rfind('\n') {
        return Some(near + line_end + 1);
    }
    let ways: [fn(char, char) -> bool; 2] = [
        |last, next| {
            matches!(last, '。' | '！' | '？' | '”')
                && !matches!(next, '”' | '’' | '」' | '』' | '）' | '。')
        },
        |_, _| true,
    ];
    let find = |way: fn(char, char) -> bool| {
        let mut next = text[end..].chars().next()?;
        text[near..end].char_indices().rev().find_map(|(at, last)| {
            let parted = stands_alone(last) && stands_alone(next) && way(last, next);
            next = last;
            parted.then_some(near + at + last.len_utf8())
        })
    };
    ways.into_iter().find_map(find).or(Some(end))
}
