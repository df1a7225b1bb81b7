//! Sentences that a column's end cut in two: which block goes on with which.

use crate::page::Page;
use crate::page::cue::Closing;
use crate::page::ink::Ink;

use super::bond::{Bond, merge, settle};
use super::cohesion::{Lexicon, Subject};
use super::piece::{self, Piece};
use super::row;
use super::seam::{self, Lesson, Place};

/// How many texts away a continuation is looked for.
const REACH: usize = 40;

/// How often what is left over is looked at again.
const ROUNDS: usize = 4;

/// One block goes on with another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Join {
    /// The block that is cut.
    pub from: usize,
    /// The block that goes on.
    pub to: usize,
    /// How much better than the next best, in thousandths.
    pub margin: u32,
    /// Whether other text stands between them.
    pub far: bool,
}

/// Which block goes on with which, for a whole page.
#[derive(Clone, Debug, Default)]
pub struct Chains {
    next: Vec<Option<Join>>,
    continues: Vec<bool>,
}

impl Chains {
    /// Finds the joins of a page.
    pub fn of(page: &Page, lexicon: &Lexicon) -> Self {
        let mut chains = Self {
            next: vec![None; page.blocks.len()],
            continues: vec![false; page.blocks.len()],
        };
        for join in joins(page, lexicon) {
            chains.next[join.from] = Some(join);
            chains.continues[join.to] = true;
        }
        chains
    }

    /// The join that a block goes on by.
    pub fn next(&self, block: usize) -> Option<Join> {
        self.next[block]
    }

    /// Whether a block goes on with what another breaks off.
    pub fn continues(&self, block: usize) -> bool {
        self.continues[block]
    }

    /// A block and all that it goes on with.
    pub fn whole(&self, block: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(block), |at| Some(self.next[*at]?.to))
    }
}

/// The joins of a page: each block goes on with at most one and continues at most one, in no circle.
///
/// Neighbours are settled first, then what is left over: with the middle of a text taken out, its ends are neighbours.
fn joins(page: &Page, lexicon: &Lexicon) -> Vec<Join> {
    let blocks = 0..page.blocks.len();
    let subjects: Vec<Subject> = blocks.map(|at| Subject::of(lexicon, at)).collect();
    let mut pieces = piece::pieces(page, &subjects);
    let mut joins = Vec::new();
    for round in 0..ROUNDS {
        let expected = row::expected(&pieces, &joins);
        let sheet = Sheet {
            page,
            lexicon,
            pieces: &pieces,
            expected: &expected,
            late: round > 0,
        };
        let bonds = settle(&pieces, sheet.bonds());
        if bonds.is_empty() && round > 0 {
            break;
        }
        joins.extend(bonds.iter().map(|bond| bond.join(&pieces)));
        merge(&mut pieces, &bonds);
    }
    joins
}

/// What a model of seams learns from a page: `follows` tells whether a text that ends so goes on so, and of an empty
/// one whether it is known at all.
pub fn lessons(
    page: &Page,
    lexicon: &Lexicon,
    follows: impl Fn(&[Ink], &[Ink]) -> bool,
) -> Vec<Lesson> {
    let blocks = 0..page.blocks.len();
    let subjects: Vec<Subject> = blocks.map(|at| Subject::of(lexicon, at)).collect();
    let mut pieces = piece::pieces(page, &subjects);
    let (mut joins, mut lessons): (Vec<Join>, _) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS - 1 {
        let expected = row::expected(&pieces, &joins);
        let sheet = Sheet {
            page,
            lexicon,
            pieces: &pieces,
            expected: &expected,
            late: round > 0,
        };
        let mut bonds = Vec::new();
        for from in sheet.cut().filter(|at| follows(pieces[*at].tail, &[])) {
            // What has been a pair of neighbours is told but once.
            let told = |to: usize| round > 0 && pieces[to].first == pieces[from].last + 1;
            let places = sheet
                .places(from)
                .filter(|place| !place.is_barred() && !told(place.to));
            let places: Vec<Place> = places.collect();
            let right = |place: &Place| follows(pieces[from].tail, pieces[place.to].head);
            let right: Vec<bool> = places.iter().map(right).collect();
            let to = places
                .iter()
                .zip(&right)
                .find(|(_, right)| **right)
                .map(|(place, _)| place.to);
            // Some of what is apart is left for later, when other joins lead to expect it.
            let made = to.filter(|to| *to == from + 1 || round > 1 || from % 2 == 0);
            bonds.extend(made.map(|to| Bond::new(from, to, 1.0)));
            lessons.push(Lesson::of(&places, right));
        }
        let bonds = settle(&pieces, bonds);
        joins.extend(bonds.iter().map(|bond| bond.join(&pieces)));
        merge(&mut pieces, &bonds);
    }
    lessons
}

/// The texts of a page between two rounds.
struct Sheet<'a, 'b> {
    page: &'b Page,
    lexicon: &'b Lexicon,
    pieces: &'b [Piece<'a>],
    expected: &'b [(usize, usize)],
    /// Whether neighbours have been joined before.
    late: bool,
}

impl<'a, 'b> Sheet<'a, 'b> {
    /// The pieces that are cut.
    fn cut(&self) -> impl Iterator<Item = usize> + use<'a, 'b> {
        let pieces = self.pieces;
        (0..pieces.len()).filter(|at| pieces[*at].closing != Closing::Full)
    }

    /// Where a piece may go on: at first only right after it.
    fn places(&self, from: usize) -> impl Iterator<Item = Place<'a, 'b>> {
        let near = if self.late {
            from.saturating_sub(REACH)..from + REACH + 1
        } else {
            from + 1..from + 2
        };
        let near = near.start..near.end.min(self.pieces.len());
        near.filter(move |to| *to != from).map(move |to| Place {
            pieces: self.pieces,
            from,
            to,
            expected: self.expected.contains(&(from, to)),
            profile: &self.page.profile,
            lexicon: self.lexicon,
        })
    }

    /// What may be joined.
    fn bonds(&self) -> Vec<Bond> {
        let places = self.cut().flat_map(|from| self.places(from));
        let likely = places.filter_map(|place| {
            let score = seam::score(&place).filter(|score| *score > 0.0)?;
            Some(Bond::new(place.from, place.to, score))
        });
        likely.collect()
    }
}
