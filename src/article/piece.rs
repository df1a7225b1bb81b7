//! The texts of a page as a join sees them: what each end shows.

use crate::page::cue::{self, Closing};
use crate::page::gram::{self, Class};
use crate::page::ink::Ink;
use crate::page::quote::{self, Balance};
use crate::page::tag::Tag;
use crate::page::{Page, Role, Shape};

use super::cohesion::Subject;

/// A text of the page: a block, or some that are joined already.
#[derive(Clone)]
pub struct Piece<'a> {
    /// Its first block.
    pub first: usize,
    /// Its last block.
    pub last: usize,
    /// In which stretch between headlines it begins and ends.
    pub stretch: (usize, usize),
    /// In which report it stands, as far as datelines and headlines of the first rank tell.
    pub report: usize,
    /// Its first block's characters.
    pub head: &'a [Ink],
    /// Its last block's characters.
    pub tail: &'a [Ink],
    /// Its first and last characters as the table of grams knows them.
    pub edges: [[Class; 2]; 2],
    /// How it ends.
    pub closing: Closing,
    /// Whether it begins a report.
    pub starts: bool,
    /// What the sequence model takes its first line for.
    pub tag: Option<Tag>,
    /// How its first and last lines stand.
    pub shape: Shape,
    /// What quotation marks it leaves open.
    pub balance: Balance,
    /// What it speaks of.
    pub subject: &'a Subject<'a>,
}

impl<'a> Piece<'a> {
    /// Takes the end of another piece as its own.
    pub fn append(&mut self, next: &Piece<'a>) {
        self.last = next.last;
        self.tail = next.tail;
        self.edges[1] = next.edges[1];
        self.stretch.1 = next.stretch.1;
        self.closing = next.closing;
        self.shape.last = next.shape.last;
        self.balance = self.balance.then(next.balance);
    }
}

/// The texts of a page in the order of the source; `subjects` tells what each block speaks of.
pub fn pieces<'a>(page: &'a Page, subjects: &'a [Subject<'a>]) -> Vec<Piece<'a>> {
    let (mut stretch, mut report) = (0, 0);
    let mut found: Vec<Piece> = Vec::new();
    for (at, block) in page.blocks.iter().enumerate() {
        let starts = cue::dateline(&block.ink).is_some_and(|dateline| dateline.length > 2);
        report += usize::from(starts || (block.level > 0 && page.profile.top == Some(block.level)));
        match block.role {
            Role::Display | Role::Subtitle | Role::Byline => stretch += 1,
            Role::Body => found.push(Piece {
                first: at,
                last: at,
                stretch: (stretch, stretch),
                report,
                head: &block.ink,
                tail: &block.ink,
                edges: edges(&block.ink),
                closing: if cue::tail(&block.ink).is_some() {
                    Closing::Full
                } else {
                    cue::closing(&block.ink)
                },
                starts,
                tag: block.tag,
                shape: block.shape,
                balance: quote::balance(&block.ink),
                subject: &subjects[at],
            }),
            _ => {}
        }
    }
    found
}

/// The classes of the first two and of the last two characters.
fn edges(ink: &[Ink]) -> [[Class; 2]; 2] {
    let class = |at: usize| ink.get(at).map_or(gram::BEGIN, |mark| mark.glyph.class);
    let last = ink.len().saturating_sub(1);
    [
        [class(0), class(1)],
        [class(last.saturating_sub(1)), class(last)],
    ]
}
