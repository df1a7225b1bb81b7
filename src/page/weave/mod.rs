//! A page whose columns alternate line by line, as sorting by height leaves them: recognising it, and laying its
//! columns one after another.

mod cloth;
mod crown;
mod loom;
mod row;
mod strand;
mod worth;

use super::cue;
use super::gutter::Place;
use super::ink::Ink;
use super::line::Line;

/// The fewest lines of print that tell whether columns alternate.
const FEWEST: usize = 16;

/// How many such lines are asked at most.
const MOST: usize = 400;

/// The longest page, in lines, that is laid in order: no sheet of print has more.
const LONGEST: usize = 3000;

/// How far down the line that goes on with another may stand.
const REACH: usize = 10;

/// The narrowest and the widest line of print in half ems.
const NARROWEST: usize = 12;
const WIDEST: usize = 80;

/// How the lines of a page go on with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// Each with the next, as far as one can tell.
    Straight,
    /// Each with one a few lines further down: columns alternate.
    Alternating,
    /// None with another near it.
    Broken,
}

/// The lines of a page in the order of its columns; `places` tells where each stands, or nothing.
pub fn woven(text: &str, lines: &[Line], ink: &[Ink], places: &[Place]) -> Vec<Line> {
    let strands = strand::strands(text, lines, ink, places);
    let picks = loom::picks(&strands);
    cloth::unwoven(lines, ink, &strands, &picks)
}

/// Whether there are not more lines than a sheet of print has.
pub fn is_a_sheet(lines: &[Line]) -> bool {
    lines.len() <= LONGEST
}

/// How the lines go on with each other.
pub fn course(lines: &[Line], ink: &[Ink]) -> Course {
    if !is_a_sheet(lines) || lines.len() < FEWEST {
        return Course::Straight;
    }
    let open: Vec<bool> = lines.iter().map(|line| is_open(line.ink(ink))).collect();
    match seams(lines, &open, WIDEST) {
        Some(seams) if seams.near >= 0.7 => Course::Straight,
        Some(seams) if seams.far - seams.near > 2.4 => Course::Alternating,
        _ => match seams(lines, &open, usize::MAX) {
            Some(seams)
                if seams.near < 0.0 && seams.open * 5 > lines.len() * 3 && fit_a_sheet(lines) =>
            {
                Course::Broken
            }
            _ => Course::Straight,
        },
    }
}

/// The widest line of a whole sheet in half ems; paragraphs are longer.
const SHEET: usize = 220;

/// Whether nearly all lines fit on a sheet: lines of print, not paragraphs.
fn fit_a_sheet(lines: &[Line]) -> bool {
    let long = lines.iter().filter(|line| line.width > SHEET).count();
    long * 20 < lines.len()
}

/// How well lines of print that end in mid-sentence go on.
struct Seams {
    /// How many there are.
    open: usize,
    /// With the next line.
    near: f32,
    /// With the best of those further down.
    far: f32,
}

/// The seams between lines that are not wider than `widest`; `open` tells of each whether a sentence goes on after it.
fn seams(lines: &[Line], open: &[bool], widest: usize) -> Option<Seams> {
    let print = |at: usize| (NARROWEST..=widest).contains(&lines[at].width);
    let open: Vec<usize> = (0..lines.len().saturating_sub(REACH))
        .filter(|&at| open[at] && print(at))
        .collect();
    if open.len() < FEWEST || open.len() * 3 < lines.len() {
        return None;
    }
    let bond = |at: usize, next: usize| {
        if lines[next].indented || !print(next) {
            -1.0
        } else {
            lines[at].tail.bond(&lines[next].head)
        }
    };
    let best = |at: usize| {
        let further = (at + 2..at + REACH).map(|next| bond(at, next));
        further.fold(f32::MIN, f32::max)
    };
    let asked = || open.iter().step_by(open.len().div_ceil(MOST));
    #[expect(clippy::cast_precision_loss, reason = "a mean")]
    let count = asked().count() as f32;
    let near = asked().map(|&at| bond(at, at + 1)).sum::<f32>() / count;
    let far = if near < 1.0 {
        asked().map(|&at| best(at)).sum::<f32>() / count
    } else {
        0.0
    };
    Some(Seams {
        open: open.len(),
        near,
        far,
    })
}

/// Whether a sentence goes on after the line.
fn is_open(ink: &[Ink]) -> bool {
    !ink.iter().rev().take(2).any(|mark| cue::is_stop(mark.c))
}
