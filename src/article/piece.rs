//! The texts of a page as a join sees them: what each end shows.

use crate::page::cue::{self, Closing};
use crate::page::fold::longest;
use crate::page::glyph::Signs;
use crate::page::gram::{self, Class};
use crate::page::ink::Ink;
use crate::page::quote::{self, Balance};
use crate::page::tag::Tag;
use crate::page::words::OPENERS;
use crate::page::{Block, Page, Role, Shape};

use super::cohesion::Subject;

/// How many characters of a text may be words that open paragraphs.
const OPENING: usize = 8;

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
    /// How likely a paragraph begins with the first two, in nats.
    pub begins: f32,
    /// How likely a paragraph ends with the last two, in nats.
    pub ends: f32,
    /// Whether it begins with words that continue nothing.
    pub opens: bool,
    /// Where its first sentence ends, in characters.
    pub stops: Option<usize>,
    /// How many characters it has.
    pub length: usize,
    /// How many blank lines stand above it.
    pub blanks: usize,
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
        self.ends = next.ends;
        self.length += next.length;
        self.stretch.1 = next.stretch.1;
        self.closing = next.closing;
        self.shape.last = next.shape.last;
        self.shape.leaves = next.shape.leaves;
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
                starts,
                ..piece(block, at, (stretch, report), &subjects[at])
            }),
            _ => {}
        }
    }
    found
}

/// A block as a piece, in its stretch and report.
fn piece<'a>(
    block: &'a Block,
    at: usize,
    (stretch, report): (usize, usize),
    subject: &'a Subject<'a>,
) -> Piece<'a> {
    let edges = edges(&block.ink);
    let signed = cue::tail(&block.ink).is_some();
    let head = &block.ink[..block.ink.len().min(OPENING)];
    Piece {
        first: at,
        last: at,
        stretch: (stretch, stretch),
        report,
        head: &block.ink,
        tail: &block.ink,
        edges,
        begins: gram::begins(&edges[0]).clamp(-6.0, 6.0),
        ends: gram::ends(&edges[1]).clamp(-6.0, 6.0),
        opens: head.first().is_some_and(|mark| mark.is(Signs::OPENER))
            && longest(head, &OPENERS).is_some(),
        stops: block.ink.iter().position(|mark| mark.is(Signs::STOP)),
        length: block.ink.len(),
        blanks: block.blanks,
        closing: if signed {
            Closing::Full
        } else {
            cue::closing(&block.ink)
        },
        starts: false,
        tag: block.tag,
        shape: block.shape,
        balance: quote::balance(&block.ink),
        subject,
    }
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
