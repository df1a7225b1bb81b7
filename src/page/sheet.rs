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

/// Where the first piece of a long text ends: between paragraphs with a blank line, else behind a line that ends a
/// sentence, else behind a line, else behind a sentence in a line.
fn cut(text: &str) -> usize {
    let longest = text.floor_char_boundary(SHEET);
    let from = text.floor_char_boundary(SHORTEST);
    let near = &text[from..longest];
    let blank = near.rfind("\n\n").map(|at| at + 2);
    let ends = || {
        near.rmatch_indices(ENDS)
            .map(|(at, end)| (at, at + end.len()))
    };
    let sentence = || {
        let stops = |at: &usize| near[..*at].trim_end().ends_with(is_stop);
        ends().find(|(at, _)| stops(at)).map(|(_, end)| end)
    };
    let line = || ends().next().map(|(_, end)| end);
    let stop = || {
        near.rmatch_indices(is_stop)
            .map(|(at, stop)| at + stop.len())
            .next()
    };
    let best = blank.or_else(sentence).or_else(line).or_else(stop);
    best.map_or(longest, |at| from + at)
}
