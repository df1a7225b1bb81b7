//! Paragraphs on one line in which a space stands where each line of print ended: finding those line ends again.

use super::block::{Edge, Shape};
use super::ink::{Gap, Ink, advance};
use super::measure::{self, is_full};
use super::unwrap::edge;

/// Marks the spaces of `ink` that were line ends as [`Gap::Break`] and tells the shape; `usual` is the page's measure.
pub fn shape(ink: &mut [Ink], usual: usize) -> Shape {
    let pieces = measure::pieces(ink);
    let inner = &pieces[..pieces.len().saturating_sub(1)];
    let measure = measure::common(inner, usual).unwrap_or(usual);
    mark_wraps(ink, measure);
    let widths = line_widths(ink);
    let (first, last) = (
        widths.first().copied().unwrap_or(0),
        widths.last().copied().unwrap_or(0),
    );
    let known = inner.len() > 1 || measure.abs_diff(usual) <= 2;
    Shape {
        measure: known.then_some(measure),
        first: edge(first, measure, widths.len() > 1),
        last: if is_full(last, measure) {
            Edge::Full
        } else {
            Edge::Short
        },
        lacks: (widths.len() > 1).then(|| measure.saturating_sub(first)),
        leaves: Some(measure.saturating_sub(last)),
        set_in: None,
    }
}

/// Where a second paragraph begins within the line: after a full stop, a short line, and set in.
pub fn second_paragraph(ink: &[Ink], measure: usize) -> Option<usize> {
    let mut filled = 0;
    for at in 0..ink.len() {
        match ink[at].gap {
            Gap::Break => filled = 0,
            Gap::Space if at > 0 => {
                let next = ink[at + 1..]
                    .iter()
                    .position(|mark| mark.gap != Gap::None)
                    .map_or(ink.len(), |n| at + 1 + n);
                let width: usize = ink[at..next].iter().map(|mark| advance(mark.c)).sum();
                let set_in = width + 7 >= measure && width + 2 < measure;
                if ink[at - 1].c == '。' && filled + 8 < measure && set_in {
                    return Some(at);
                }
            }
            _ => {}
        }
        filled += advance(ink[at].c);
    }
    None
}

fn mark_wraps(ink: &mut [Ink], measure: usize) {
    let mut filled = 0;
    let mut first = true;
    for mark in ink {
        // The first line of a paragraph is two ems shorter; print squeezes up to two more.
        let enough = measure.saturating_sub(if first { 8 } else { 5 });
        if mark.gap == Gap::Space && filled >= enough {
            mark.gap = Gap::Break;
            filled = 0;
            first = false;
        }
        filled += advance(mark.c);
    }
}

fn line_widths(ink: &[Ink]) -> Vec<usize> {
    ink.chunk_by(|_, next| next.gap != Gap::Break)
        .map(|line| line.iter().map(|mark| advance(mark.c)).sum())
        .collect()
}
