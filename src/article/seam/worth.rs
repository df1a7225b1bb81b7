//! Which signs hold for two texts of a page.

use crate::page::cue::Closing;
use crate::page::glyph::Signs;
use crate::page::gram;
use crate::page::ink::Ink;
use crate::page::quote::Balance;
use crate::page::tag::Tag;
use crate::page::{Edge, Profile, Shape};

use super::super::cohesion::Lexicon;
use super::super::piece::Piece;
use super::sign::Sign;

/// The most characters of a brief text.
const BRIEF: usize = 12;

/// The most that the likeness of two subjects says: between texts that have something in common it is a tenth of it.
pub const LIKENESS: f32 = 5.0;

/// What speaks for beginnings and bonds is held to this many nats.
const MOST: f32 = 6.0;

/// Two texts of a page, and what is known of the others.
#[derive(Clone, Copy)]
pub struct Place<'a, 'b> {
    /// All texts.
    pub pieces: &'b [Piece<'a>],
    /// Which of them is cut.
    pub from: usize,
    /// Which may go on with it.
    pub to: usize,
    /// Whether the joins so far lead to expect it.
    pub expected: bool,
    /// How the page is set.
    pub profile: &'b Profile,
    /// How often the page has two characters side by side.
    pub lexicon: &'b Lexicon,
}

impl Place<'_, '_> {
    /// Whether the second cannot go on with anything.
    pub fn is_barred(&self) -> bool {
        self.pieces[self.to].starts
    }

    /// Which weights hold.
    pub fn column(&self) -> usize {
        super::column(self.profile, self.is_near())
    }

    /// How alike the subjects are, from 0 to [`LIKENESS`].
    pub fn likeness(&self) -> f32 {
        let (from, to) = self.ends();
        LIKENESS * from.subject.gist().likeness(to.subject.gist())
    }

    /// Says each sign that holds, and how far: all but the likeness.
    pub fn tell(&self, mut say: impl FnMut(Sign, f32)) {
        let (from, to) = self.ends();
        say(Sign::Joined, 1.0);
        self.distance(&mut say);
        let mut flag = |sign, holds: bool| {
            if holds {
                say(sign, 1.0);
            }
        };
        self.company(&mut flag);
        pieces(from, to, &mut flag);
        lines(from.shape, to.shape, &mut flag);
        marks(from.balance, to.balance, &mut flag);
        characters(from, to, &mut flag);
        self.seam(&mut say);
    }

    fn ends(&self) -> (&Piece<'_>, &Piece<'_>) {
        (&self.pieces[self.from], &self.pieces[self.to])
    }

    fn is_near(&self) -> bool {
        self.to == self.from + 1
    }

    #[expect(clippy::cast_precision_loss, reason = "some dozens at most")]
    fn distance(&self, say: &mut impl FnMut(Sign, f32)) {
        if self.is_near() || self.expected {
            return;
        }
        let away = (self.from.abs_diff(self.to) as f32).ln();
        say(Sign::Away, away);
        if self.to < self.from {
            say(Sign::Backward, 1.0);
            say(Sign::AwayBack, away);
        }
    }

    /// What stands between and around them.
    fn company(&self, flag: &mut impl FnMut(Sign, bool)) {
        let (from, to) = self.ends();
        let heads = to.stretch.0.abs_diff(from.stretch.1);
        let near = self.is_near();
        flag(Sign::Parted, near && to.first > from.last + 1);
        // What is expected there may stand anywhere.
        flag(Sign::Headed, heads > 0 && !self.expected);
        flag(Sign::ManyHeaded, heads > 1 && !self.expected);
        flag(Sign::Stretch, heads == 0);
        flag(Sign::Blank, to.blanks > self.profile.gap);
        flag(Sign::Second, self.to == self.from + 2 && !self.expected);
        flag(Sign::Report, from.report == to.report);
        flag(Sign::Expected, self.expected);
        let before = self.to.checked_sub(1).filter(|at| *at != self.from);
        let before = before
            .map(|at| &self.pieces[at])
            .filter(|piece| piece.closing != Closing::Full);
        flag(Sign::Wooed, before.is_some());
        flag(
            Sign::WooedNear,
            before.is_some_and(|piece| piece.stretch.1 == to.stretch.0),
        );
        let next = self.pieces.get(self.from + 1).filter(|_| !near);
        flag(
            Sign::Released,
            !self.expected && next.is_some_and(looks_first),
        );
    }

    /// What the characters on both sides of the cut say.
    #[expect(clippy::cast_precision_loss, reason = "counts on one page")]
    fn seam(&self, say: &mut impl FnMut(Sign, f32)) {
        let (from, to) = self.ends();
        let (Some(last), Some(first)) = (from.tail.last(), to.head.first()) else {
            return;
        };
        match self.lexicon.count(last.c, first.c) {
            0 => say(Sign::Unknown, 1.0),
            count => say(Sign::Known, (count as f32).ln()),
        }
        let bond = gram::bond(&from.edges[1], &to.edges[0]).clamp(-MOST, MOST);
        say(Sign::Bond, bond);
        say(Sign::BondStrong, (bond - 2.0).max(0.0));
        say(Sign::BondWeak, (-1.0 - bond).max(0.0));
        say(Sign::Begins, to.begins);
        say(Sign::BeginsStrong, (to.begins - 1.0).max(0.0));
        say(Sign::Ends, from.ends);
    }
}

/// Whether a text looks like the beginning of a paragraph.
fn looks_first(piece: &Piece) -> bool {
    piece.starts || piece.tag == Some(Tag::Body) || piece.shape.first == Edge::Indented
}

/// What the two texts are.
fn pieces(from: &Piece, to: &Piece, flag: &mut impl FnMut(Sign, bool)) {
    flag(Sign::Quoted, from.closing == Closing::Quote);
    flag(Sign::ToOpen, to.closing != Closing::Full);
    flag(Sign::FromBrief, from.length < BRIEF);
    flag(Sign::ToBrief, to.length < BRIEF);
    let is = |tag: Option<Tag>, one: Tag| tag == Some(one);
    flag(Sign::TagRest, is(to.tag, Tag::Rest));
    flag(Sign::TagBody, is(to.tag, Tag::Body));
    flag(Sign::FromRest, is(from.tag, Tag::Rest));
    let other = |tag: Option<Tag>| tag.is_some_and(|tag| !matches!(tag, Tag::Rest | Tag::Body));
    flag(Sign::TagOther, other(to.tag));
    flag(Sign::FromOther, other(from.tag));
}

/// What the lines of print say: a continuation begins at the margin, in a column of the same width.
fn lines(from: Shape, to: Shape, flag: &mut impl FnMut(Sign, bool)) {
    flag(Sign::FirstFull, to.first == Edge::Full);
    flag(Sign::FirstIndented, to.first == Edge::Indented);
    flag(Sign::LastFull, from.last == Edge::Full);
    flag(Sign::LastShort, from.last == Edge::Short);
    flag(
        Sign::FullFull,
        from.last == Edge::Full && to.first == Edge::Full,
    );
    flag(
        Sign::ShortIndented,
        from.last == Edge::Short && to.first == Edge::Indented,
    );
    if let Some(lacks) = to.lacks {
        let sign = match lacks {
            0 => Sign::LacksNone,
            1..=2 => Sign::LacksOne,
            3 => Sign::LacksThree,
            4 => Sign::LacksFour,
            5..=6 => Sign::LacksSix,
            _ => Sign::LacksMore,
        };
        flag(sign, true);
    }
    if let Some(leaves) = from.leaves {
        let sign = match leaves {
            0 => Sign::LeavesNone,
            1..=2 => Sign::LeavesTwo,
            3..=4 => Sign::LeavesFour,
            _ => Sign::LeavesMore,
        };
        flag(sign, true);
    }
    flag(Sign::SetIn, to.set_in == Some(true));
    flag(Sign::NotSetIn, to.set_in == Some(false));
    if let (Some(a), Some(b)) = (from.measure, to.measure) {
        flag(Sign::KnownWidth, true);
        flag(Sign::SameWidth, a.abs_diff(b) <= 2);
        flag(Sign::OtherWidth, a.abs_diff(b) >= 4);
    }
}

/// Quotation marks and brackets that the one leaves open and the other closes.
fn marks(from: Balance, to: Balance, flag: &mut impl FnMut(Sign, bool)) {
    let (open, close) = (from.opened > 0, to.closed > 0);
    flag(Sign::Paired, open && close);
    flag(Sign::Unclosed, open && !close);
    flag(Sign::Unopened, !open && close);
    flag(Sign::StraightPaired, from.straight && to.straight);
    flag(Sign::StraightAlone, from.straight != to.straight);
}

/// What the characters are on each side of the cut.
fn characters(from: &Piece, to: &Piece, flag: &mut impl FnMut(Sign, bool)) {
    let latin = |mark: &Ink| mark.is(Signs::WORD) && !mark.is(Signs::HANZI);
    let first = to.head.first();
    let plain = first.map_or(' ', |mark| mark.glyph.plain);
    let is = |signs: Signs| first.is_some_and(|mark| mark.is(signs));
    flag(Sign::Opener, to.opens);
    flag(
        Sign::HeadMark,
        matches!(plain, ',' | '、' | ';' | ':' | '%') || is(Signs::STOP),
    );
    // A straight mark opens as well as it closes.
    let closes = is(Signs::CLOSER) && plain != '"';
    flag(Sign::HeadCloser, closes);
    flag(
        Sign::HeadParticle,
        matches!(plain, '的' | '了' | '等' | '们' | '地' | '着' | '得'),
    );
    flag(Sign::HeadLatin, first.is_some_and(latin));
    flag(Sign::HeadQuote, is(Signs::QUOTE) && !closes);
    flag(Sign::HeadBullet, is(Signs::BULLET));
    let last = from.tail.last();
    let tail = last.map_or(' ', |mark| mark.glyph.plain);
    flag(Sign::TailComma, matches!(tail, ',' | '、' | ';'));
    flag(Sign::TailColon, tail == ':');
    flag(Sign::TailLatin, last.is_some_and(latin));
    flag(
        Sign::LatinLatin,
        last.is_some_and(latin) && first.is_some_and(latin),
    );
    match to.stops {
        Some(at) if at < 7 => flag(Sign::StopsAtOnce, true),
        Some(at) if at < 20 => flag(Sign::StopsSoon, true),
        Some(_) => {}
        None => flag(Sign::StopsNever, true),
    }
}
