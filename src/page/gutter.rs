//! Columns that stand side by side in one line, parted by runs of spaces: the lines cut at the gutters. What stands in
//! which column is not told here.

use super::fold::is_hanzi;
use super::ink::{self, Ink};
use super::line::{self, Line};
use super::tip::{Head, Tail};
use crate::text::Ambiguous;

/// The fewest spaces between two columns.
const GUTTER: usize = 2;

/// Spaces that part columns wherever they stand.
const BROAD: usize = 4;

/// How many lines up and down a column's edge is looked for.
const REACH: usize = 14;

/// How many pieces must begin at an edge.
const ENOUGH: usize = 4;

/// The fewest lines with a gutter.
const FEWEST: usize = 8;

/// A piece of a line between two gutters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its line, blank ones counted.
    pub row: usize,
    /// How far from the margin it begins, in cells.
    pub left: usize,
}

/// A stretch of a line without a gutter in it.
#[derive(Clone, Debug)]
struct Stretch {
    place: Place,
    /// Spaces before it.
    gap: usize,
    start: usize,
    end: usize,
}

/// The lines cut at their gutters and where each piece stands, if the page has columns side by side.
pub fn pieces(text: &str, lines: &[Line], ink: &[Ink]) -> Option<(Vec<Line>, Vec<Place>)> {
    let gaps = lines.iter().filter(|line| has_gap(text, line)).count();
    if gaps < FEWEST || gaps * 4 < lines.len() {
        return None;
    }
    let rows = self::rows(text, lines, true);
    let split = rows.iter().filter(|row| row.len() > 1).count();
    if split < FEWEST || split * 4 < lines.len() {
        return None;
    }
    let by_character = self::rows(text, lines, false);
    let rows = if upright(&by_character) > upright(&rows) {
        by_character
    } else {
        rows
    };
    let cut: Vec<Vec<Stretch>> = (0..rows.len()).map(|row| cut(&rows, row)).collect();
    if cut.iter().filter(|row| row.len() > 1).count() * 5 < lines.len() {
        return None;
    }
    let mut found = (Vec::new(), Vec::new());
    for (line, row) in lines.iter().zip(cut) {
        for (nth, stretch) in row.into_iter().enumerate() {
            found.0.push(piece(line, &stretch, nth == 0, ink));
            found.1.push(stretch.place);
        }
    }
    indent(&mut found.0, &found.1);
    Some(found)
}

/// Whether white space as wide as a gutter stands in a line.
fn has_gap(text: &str, line: &Line) -> bool {
    let words = &text[line.span.clone()];
    ["  ", "\u{3000}", "\t"]
        .iter()
        .any(|gap| words.contains(gap))
}

/// The lines cut wherever spaces stand; places are told in cells or, as some extractors do, in characters.
fn rows(text: &str, lines: &[Line], by_cell: bool) -> Vec<Vec<Stretch>> {
    let mut row = 0;
    let mut found = Vec::with_capacity(lines.len());
    for line in lines {
        row += 1 + line.blanks;
        found.push(stretches(text, line, row, by_cell));
    }
    found
}

/// How many stretches begin where others near them do.
fn upright(rows: &[Vec<Stretch>]) -> usize {
    let support = |row: usize| {
        let within = rows[row].iter().skip(1);
        within
            .filter(|stretch| edges(rows, row, stretch.place.left) >= ENOUGH)
            .count()
    };
    (0..rows.len()).map(support).sum()
}

fn piece(line: &Line, stretch: &Stretch, first: bool, ink: &[Ink]) -> Line {
    // A headline's signs may stand alone before a gutter.
    let start = if first {
        line.start.min(stretch.end)
    } else {
        stretch.start
    };
    let before = |place: usize| {
        let own = line.ink(ink);
        line.marks.start + own.partition_point(|mark| mark.at < place)
    };
    let marks = before(start)..before(stretch.end);
    Line {
        span: stretch.start..stretch.end,
        start,
        level: if first { line.level } else { 0 },
        blanks: if first { line.blanks } else { 0 },
        indented: false,
        leaf: first && line.leaf,
        width: ink::width(&ink[marks.clone()]),
        head: Head::of(&ink[marks.clone()]),
        tail: Tail::of(&ink[marks.clone()]),
        marks,
    }
}

/// A line cut wherever [`GUTTER`] spaces stand.
fn stretches(text: &str, line: &Line, row: usize, by_cell: bool) -> Vec<Stretch> {
    let before = &text[..line.span.start];
    let margin = before.len() - before.trim_end_matches(is_margin).len();
    let begin = line.span.start - margin;
    let mut found: Vec<Stretch> = Vec::new();
    let (mut cells, mut gap) = (0, GUTTER);
    for (offset, c) in text[begin..line.span.end].char_indices() {
        let at = begin + offset;
        let width = if by_cell {
            Ambiguous::Wide.char_cells(c).max(1)
        } else {
            1
        };
        if c.is_whitespace() {
            gap += width;
        } else {
            match found.last_mut() {
                Some(last) if gap < GUTTER => last.end = at + c.len_utf8(),
                _ => found.push(Stretch {
                    place: Place { row, left: cells },
                    gap,
                    start: at,
                    end: at + c.len_utf8(),
                }),
            }
            gap = 0;
        }
        cells += width;
    }
    let worded = found
        .iter()
        .any(|stretch| text[stretch.start..stretch.end].chars().any(is_hanzi));
    if worded { found } else { join(&found) }
}

/// White space that ends no line.
fn is_margin(c: char) -> bool {
    c.is_whitespace() && !line::ENDS.contains(&c)
}

/// All stretches of a line as one.
fn join(row: &[Stretch]) -> Vec<Stretch> {
    match (row.first(), row.last()) {
        (Some(first), Some(last)) => vec![Stretch {
            end: last.end,
            ..first.clone()
        }],
        _ => Vec::new(),
    }
}

/// The pieces of a row: cut where a gutter is broad, or other lines near it have an edge there.
fn cut(rows: &[Vec<Stretch>], row: usize) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for stretch in &rows[row] {
        let cuts = stretch.gap >= BROAD || edges(rows, row, stretch.place.left) >= ENOUGH;
        match found.last_mut() {
            Some(last) if !cuts => last.end = stretch.end,
            _ => found.push(stretch.clone()),
        }
    }
    found
}

/// How many lines near a row have a stretch that begins at an edge.
fn edges(rows: &[Vec<Stretch>], row: usize, left: usize) -> usize {
    let near = row.saturating_sub(REACH)..(row + REACH + 1).min(rows.len());
    let here = |stretch: &Stretch| stretch.place.left.abs_diff(left) <= 1;
    rows[near].iter().filter(|row| row.iter().any(here)).count()
}

/// Marks the pieces that stand two ems right of where those near them begin.
fn indent(lines: &mut [Line], places: &[Place]) {
    for at in 0..lines.len() {
        let near = at.saturating_sub(60)..(at + 60).min(lines.len());
        let count = |lefts: std::ops::RangeInclusive<usize>| {
            places[near.clone()]
                .iter()
                .filter(|place| lefts.contains(&place.left))
                .count()
        };
        let left = places[at].left;
        let here = count(left.saturating_sub(1)..=left + 1);
        let edge = left.checked_sub(5).map_or(0, |low| count(low..=left - 3));
        lines[at].indented = edge >= 3 && edge > here;
    }
}
