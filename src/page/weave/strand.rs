//! One line of a page whose columns alternate: what of it tells which line goes before it and which after.

use crate::page::cue::{self, Closing};
use crate::page::glyph::Signs;
use crate::page::gram;
use crate::page::gutter::Place;
use crate::page::ink::Ink;
use crate::page::line::Line;
use crate::page::quote::{self, Balance};
use crate::page::tip::{Head, Tail};
use crate::page::unwrap;

/// The longest stretch of a line whose grams are looked at.
const LONGEST: usize = 40;

/// What a line says it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Nothing.
    #[default]
    Plain,
    /// The first of a report.
    Report,
    /// The page's own.
    Imprint,
}

/// A line as its neighbours in a column see it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strand {
    /// Its first two characters.
    pub head: Head,
    /// Its last two characters.
    pub tail: Tail,
    /// How much of its column it fills, in half ems, its indent counted in.
    pub width: usize,
    /// Whether it is set in.
    pub indented: bool,
    /// Whether it ends a sentence.
    pub stops: bool,
    /// How much likelier a paragraph begins with it than that it stands anywhere, in nats.
    pub begins: f32,
    /// How much likelier a paragraph ends with it, in nats.
    pub ends: f32,
    /// How much likelier it is in display type than running text, in nats.
    pub display: f32,
    /// What it says it is.
    pub sort: Sort,
    /// Where it stands, if the dump tells.
    pub place: Option<Place>,
    /// Quotation marks and brackets that it leaves open on both sides.
    pub quotes: Balance,
}

/// The lines of a page as strands.
pub fn strands(text: &str, lines: &[Line], ink: &[Ink], places: &[Place]) -> Vec<Strand> {
    let inks: Vec<&[Ink]> = lines.iter().map(|line| line.ink(ink)).collect();
    let by_count = counts_characters(lines, &inks);
    let width = |line: &Line| {
        if by_count {
            2 * text[line.start..line.span.end].chars().count()
        } else {
            line.width
        }
    };
    let mut strands: Vec<Strand> = lines
        .iter()
        .zip(&inks)
        .map(|(line, ink)| Strand::of(ink, width(line), line.indented))
        .collect();
    for (strand, place) in strands.iter_mut().zip(places) {
        strand.place = Some(*place);
    }
    let shares = shares(&strands);
    for strand in &mut strands {
        strand.display -= (shares[strand.width.min(MOST)] * 20.0)
            .ln()
            .clamp(-1.0, 2.0);
    }
    strands
}

/// The widths that are told apart, in half ems.
pub const MOST: usize = 127;

/// The share of the lines that have each width.
pub fn shares(strands: &[Strand]) -> Vec<f32> {
    let mut widths = vec![1.0; MOST + 1];
    for strand in strands {
        widths[strand.width.min(MOST)] += 1.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "a share")]
    let all = strands.len() as f32 + 20.0;
    for count in &mut widths {
        *count /= all;
    }
    widths
}

impl Strand {
    fn of(ink: &[Ink], width: usize, indented: bool) -> Self {
        let (head, tail) = (Head::of(ink), Tail::of(ink));
        #[expect(clippy::cast_precision_loss, reason = "at most fourteen")]
        let length = ink.len().min(14) as f32;
        let classes = gram::classes(&ink[..ink.len().min(LONGEST)]);
        let stops = cue::closing(ink) == Closing::Full;
        let says_so = cue::byline(ink).is_some() || unwrap::is_subtitle(ink);
        let mut display = 0.5 * gram::headline(classes) * length;
        display -= if stops { 3.0 } else { 0.0 };
        display -= if indented { 3.0 } else { 0.0 };
        display += if says_so { 4.0 } else { 0.0 };
        Self {
            width: width + if indented { 4 } else { 0 },
            indented,
            stops,
            begins: head.begins(),
            ends: tail.ends(),
            display,
            sort: sort(ink),
            place: None,
            quotes: quote::balance(ink),
            head,
            tail,
        }
    }
}

fn sort(ink: &[Ink]) -> Sort {
    if cue::dateline(ink).is_some_and(|dateline| dateline.length > 2) {
        Sort::Report
    } else if cue::is_imprint(ink) {
        Sort::Imprint
    } else {
        Sort::Plain
    }
}

/// Whether every character of the page took an em, digits too: then lines with digits have lengths that lines without
/// have, rather than widths that those have.
fn counts_characters(lines: &[Line], inks: &[&[Ink]]) -> bool {
    let mut pure = [0usize; 128];
    let long = || lines.iter().zip(inks).filter(|(line, _)| line.width >= 14);
    for (_, ink) in long().filter(|(line, ink)| line.width == 2 * ink.len()) {
        pure[(2 * ink.len()).min(127)] += 1;
    }
    let (mut by_count, mut by_width) = (0, 0);
    for (line, ink) in long().filter(|(line, ink)| line.width != 2 * ink.len()) {
        if ink.iter().filter(|mark| mark.is(Signs::HANZI)).count() * 2 > ink.len() {
            by_count += pure[(2 * ink.len()).min(127)];
            by_width += pure[line.width.min(127)];
        }
    }
    by_count > by_width
}
