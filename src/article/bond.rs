//! How likely one text goes on with what another breaks off: distance, lines of print, quotation marks, words, subject.

use crate::page::Edge;
use crate::page::Shape;
use crate::page::cue::Closing;
use crate::page::fold::longest;
use crate::page::glyph::Signs;
use crate::page::gram;
use crate::page::ink::Ink;
use crate::page::quote::Balance;
use crate::page::tag::Tag;
use crate::page::words::OPENERS;

use super::cohesion::Lexicon;
use super::piece::Piece;

/// How far apart two pieces stand, in pieces.
#[derive(Clone, Copy, Debug)]
pub struct Steps {
    /// Whether the second stands after the first.
    pub forward: bool,
    /// How many pieces on.
    pub count: usize,
}

impl Steps {
    fn is_next(self) -> bool {
        self.forward && self.count == 1
    }
}

/// How much two pieces on one subject speak for a join.
const ALIKE: f32 = 3.0;

/// How likely `to` goes on with what `from` breaks off; 0 is a toss. `given` is what the caller adds.
pub fn score(from: &Piece, to: &Piece, steps: Steps, given: f32, lexicon: &Lexicon) -> f32 {
    if to.starts {
        return f32::MIN;
    }
    let quoted = if from.closing == Closing::Quote {
        -1.6
    } else {
        0.0
    };
    let fit = marks(from.balance, to.balance) + seam(from, to, lexicon);
    // How a line looks from its neighbours tells little of a place far away.
    let told = match to.tag {
        Some(Tag::Rest) if steps.is_next() => 1.0,
        Some(Tag::Body) if steps.is_next() => -0.6,
        _ => 0.0,
    };
    let sum =
        quoted + told - 1.6 + distance(from, to, steps) + geometry(from.shape, to.shape) + fit;
    // The subject is looked at only where it could tip the scale: it is the dear part.
    if sum + ALIKE + given <= 0.0 {
        sum + given
    } else {
        sum + given + ALIKE * from.subject.gist().likeness(to.subject.gist())
    }
}

#[expect(clippy::cast_precision_loss, reason = "some dozens at most")]
fn distance(from: &Piece, to: &Piece, steps: Steps) -> f32 {
    let report = if from.report == to.report { 0.4 } else { -0.8 };
    let more = 0.25 * (steps.count as f32).ln();
    match (steps.is_next(), from.stretch.1 == to.stretch.0) {
        (true, true) => 2.6,
        (true, false) => -0.4,
        _ if steps.forward => report - 0.8 - more,
        _ => report - 1.1 - more,
    }
}

/// What the lines of print say: a continuation begins at the margin, in a column of the same width.
fn geometry(from: Shape, to: Shape) -> f32 {
    let first = match to.first {
        Edge::Full => 1.4,
        Edge::Indented => -3.0,
        _ => 0.0,
    };
    let last = match from.last {
        Edge::Full => 0.3,
        Edge::Short => -0.7,
        _ => 0.0,
    };
    let width = match (from.measure, to.measure) {
        (Some(a), Some(b)) if a.abs_diff(b) >= 4 => -1.6,
        (Some(a), Some(b)) if a.abs_diff(b) <= 2 => 0.3,
        _ => 0.0,
    };
    first + last + width
}

/// Quotation marks and brackets that the one leaves open and the other closes.
fn marks(from: Balance, to: Balance) -> f32 {
    let paired = match (from.opened > 0, to.closed > 0) {
        (true, true) => 3.2,
        (true, false) => -3.2,
        (false, true) => -2.5,
        (false, false) => 0.0,
    };
    let straight = match (from.straight, to.straight) {
        (true, true) => 1.2,
        (false, false) => 0.0,
        _ => -0.5,
    };
    paired + straight
}

/// What the characters on both sides of the cut say.
#[expect(clippy::cast_precision_loss, reason = "counts on one page")]
fn seam(from: &Piece, to: &Piece, lexicon: &Lexicon) -> f32 {
    let (Some(last), Some(first)) = (from.tail.last(), to.head.first()) else {
        return 0.0;
    };
    let pair = match lexicon.count(last.c, first.c) {
        0 => -0.3,
        count => 0.8 + 0.3 * (count as f32).ln(),
    };
    let head = &to.head[..to.head.len().min(8)];
    let opens = first.is(Signs::OPENER) && longest(head, &OPENERS).is_some();
    let opener = if opens { -1.5 } else { 0.0 };
    let middle = matches!(
        first.glyph.plain,
        ',' | '、' | '。' | ')' | '”' | '》' | ';' | '的' | '了' | '等' | '们'
    );
    // 办事效率。: no paragraph begins with so short a sentence.
    let stops = |mark: &Ink| mark.glyph.plain == '。';
    let rest = head.iter().take(7).any(stops);
    let usual = 0.15 * gram::bond(&from.edges[1], &to.edges[0]).clamp(-3.0, 5.0);
    pair + usual + opener + if middle { 1.6 } else { 0.0 } + if rest { 1.0 } else { 0.0 }
}
