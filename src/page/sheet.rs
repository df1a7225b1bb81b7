//! Sheets: a page that is far longer than any page of a newspaper is read piece by piece, so that reading it takes no more
//! memory than one piece does. What belongs to neighbouring pieces is put together again by `article`.

use std::ops::Range;

use super::glyph::is_stop;
use super::line::ENDS;

/// The longest page that is read in one piece, in bytes: some 87,000 hanzi, five times the fullest broadsheet.
const WHOLE: usize = 256 << 10;

/// The longest piece of a longer one, in bytes.
const SHEET: usize = 64 << 10;

/// The shortest, in bytes, unless it is the last.
const SHORTEST: usize = SHEET / 2;

/// The pieces of a page, as ranges of bytes that follow each other from its start to its end. One at least.
pub fn sheets(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    if text.len() > WHOLE {
        while text.len() - start > SHEET {
            let end = start + cut(&text[start..]);
            found.push(start..end);
            start = end;
        }
    }
    found.push(start..text.len());
    found
}

/// Where the first piece of a long text ends: before a headline that is marked as one, else behind a paragraph with a blank
/// line below it, else behind a line that ends a sentence, else between lines, else behind a sentence in a line.
fn cut(text: &str) -> usize {
    let boundary = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at));
    let longest = boundary(SHEET).unwrap_or(0);
    let from = boundary(SHORTEST).unwrap_or(0);
    let near = &text[from..longest];
    let marked = || near.rfind("\n#").map(|at| at + 1);
    let ended = |end: &str| {
        let mut ends = near.rmatch_indices(end);
        let at = ends.find(|(at, _)| near[..*at].ends_with(is_stop));
        at.map(|(at, end)| at + end.len())
    };
    let line = || near.rmatch_indices(ENDS).next();
    let stop = || near.rmatch_indices(is_stop).next();
    let first = |found: Option<(usize, &str)>| found.map(|(at, end)| at + end.len());
    let best = marked()
        .or_else(|| ended("\n\n"))
        .or_else(|| ended("\n"))
        .or_else(|| first(line()))
        .or_else(|| first(stop()));
    best.map_or(longest, |at| from + at)
}
