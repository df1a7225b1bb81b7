//! How wide a column of print was, told from the lines that fill it.

use super::ink::{self, Gap, Ink};
use super::line::Line;

/// How many lines on each side a line is compared with.
const REACH: usize = 7;

/// The narrowest column in half ems.
const NARROWEST: u32 = 12;

/// Whether a line of `width` fills a column of `measure` half ems: print squeezes and stretches by an em.
pub fn is_full(width: usize, measure: usize) -> bool {
    width + 4 >= measure
}

/// For each line the width of its column in half ems: the width that most of its neighbours share, and which is not
/// less than its own; `None` where neighbours share none.
pub fn measures(lines: &[Line]) -> Vec<Option<usize>> {
    let runs = runs(lines);
    let width = |line: &Line| u32::try_from(line.width).unwrap_or(u32::MAX);
    let widths: Vec<u32> = lines.iter().map(width).collect();
    (0..lines.len())
        .map(|at| {
            let (start, end) = runs[at];
            let near = at.saturating_sub(REACH).max(start)..(at + REACH + 1).min(end);
            let wide = at.saturating_sub(REACH)..(at + REACH + 1).min(lines.len());
            shared(&widths[near], widths[at]).or_else(|| shared(&widths[wide], widths[at]))
        })
        .collect()
}

/// For each line the stretch of lines around it that no blank line parts.
fn runs(lines: &[Line]) -> Vec<(usize, usize)> {
    let mut found = Vec::with_capacity(lines.len());
    let mut start = 0;
    for at in 1..=lines.len() {
        if at == lines.len() || lines[at].blanks > 0 || lines[at].level > 0 {
            found.extend(std::iter::repeat_n((start, at), at - start));
            start = at;
        }
    }
    found
}

/// The width that most of some lines share (give or take an em), at least `least`.
fn shared(widths: &[u32], least: u32) -> Option<usize> {
    let peers = |width: u32| -> u32 {
        let low = width.saturating_sub(3);
        let near = |other: &u32| u32::from((low..=width).contains(other));
        widths.iter().map(near).sum()
    };
    let least = least.saturating_sub(2).max(NARROWEST);
    // Neighbours are of one width as a rule.
    let told = widths.chunk_by(|a, b| a == b).map(|same| same[0]);
    let wide = told.filter(|width| *width >= least);
    let best = wide
        .map(|width| (peers(width), width))
        .filter(|(peers, _)| *peers >= 2)
        .max()?;
    usize::try_from(best.1).ok()
}

/// The width of the lines of print, in half ems, if spaces stand in paragraphs where such lines ended.
pub fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let mut counts = [0usize; 80];
    let (mut inner, mut spaced, mut plain) = (0usize, 0usize, 0usize);
    for line in lines {
        let words = text[line.start..line.span.end].split_whitespace();
        let pieces: Vec<usize> = words.map(ink::text_width).collect();
        if line.width >= 80 {
            if pieces.len() < 3 {
                plain += 1;
            } else {
                spaced += 1;
            }
        }
        let count = pieces.len();
        for width in pieces.into_iter().take(count.saturating_sub(1)).skip(1) {
            counts[width.min(79)] += 1;
            inner += 1;
        }
    }
    let near = |width: usize| {
        counts[width.saturating_sub(3)..=(width + 3).min(79)]
            .iter()
            .sum::<usize>()
    };
    let width = (NARROWEST as usize..70).max_by_key(|&width| (near(width), counts[width]))?;
    (inner >= 8 && near(width) * 10 >= inner * 6 && spaced > plain).then_some(width)
}

/// The width of the column that the lines of a paragraph fill, in half ems: the middle one of all but the first, which
/// is set in, and the last; `usual` is the page's.
pub fn common(widths: &[usize], usual: usize) -> Option<usize> {
    let near = widths
        .iter()
        .skip(1)
        .copied()
        .filter(|width| width.abs_diff(usual) <= 10);
    let mut near: Vec<usize> = near.collect();
    near.sort_unstable();
    let first = widths.first().copied().filter(|width| *width + 2 >= usual);
    near.get(near.len() / 2).copied().or(first)
}

/// The widths of the pieces that the spaces of a line part.
pub fn pieces(ink: &[Ink]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 1..=ink.len() {
        if at == ink.len() || ink[at].gap != Gap::None {
            found.push(ink::width(&ink[start..at]));
            start = at;
        }
    }
    found
}
