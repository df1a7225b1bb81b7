//! The two edges of a text as the table of grams sees them: what each is by itself is asked once, whatever it meets.

use super::gram::{self, BEGIN, Class, END};
use super::ink::Ink;

/// The first two characters of a text, or its one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Head {
    first: Option<Class>,
    second: Option<Class>,
    /// What the first costs anywhere.
    alone: f32,
    /// What the second costs after the first.
    then: f32,
}

/// The last two characters of a text, or its one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tail {
    last: Option<Class>,
    before: Option<Class>,
    /// What it costs that nothing is known of the last with the next, and of both with the next.
    unknown: [f32; 2],
}

impl Head {
    /// Of the characters of a text.
    pub fn of(ink: &[Ink]) -> Self {
        let class = |at: usize| Some(ink.get(at)?.glyph.class);
        Self::new(class(0), class(1))
    }

    /// Of the classes of its characters.
    pub fn of_classes(classes: &[Class]) -> Self {
        Self::new(classes.first().copied(), classes.get(1).copied())
    }

    fn new(first: Option<Class>, second: Option<Class>) -> Self {
        Self {
            first,
            second,
            alone: first.map_or(0.0, gram::alone),
            then: first
                .zip(second)
                .map_or(0.0, |(first, second)| gram::after_one(first, second)),
        }
    }

    /// How much likelier a paragraph begins with it than that it stands anywhere, in nats.
    pub fn begins(&self) -> f32 {
        Tail::new(Some(BEGIN), None).bond(self)
    }
}

impl Tail {
    /// Of the characters of a text.
    pub fn of(ink: &[Ink]) -> Self {
        let mut last = ink.iter().rev().map(|mark| mark.glyph.class);
        Self::new(last.next(), last.next())
    }

    /// Of the classes of its characters.
    pub fn of_classes(classes: &[Class]) -> Self {
        let mut last = classes.iter().rev().copied();
        Self::new(last.next(), last.next())
    }

    fn new(last: Option<Class>, before: Option<Class>) -> Self {
        let both = before.zip(last);
        Self {
            last,
            before,
            unknown: [
                last.map_or(0.0, gram::unknown),
                both.map_or(0.0, |(x, y)| gram::unknown_pair(x, y)),
            ],
        }
    }

    /// How much likelier a text that ends so goes on with `head` than by chance, in nats: pointwise mutual information
    /// over the seam.
    pub fn bond(&self, head: &Head) -> f32 {
        let (Some(y), Some(first)) = (self.last, head.first) else {
            return 0.0;
        };
        let [unknown, unknown_pair] = self.unknown;
        let known = gram::across(self.before, y, first, head.second);
        let after_y = (known.pair).map_or(unknown + head.alone, |pair| pair.cost);
        let together = match self.before {
            Some(_) => known.before.unwrap_or(unknown_pair + after_y),
            None => after_y,
        };
        let one = head.alone - together;
        let two = head.second.map_or(0.0, |_| {
            let unknown = || known.pair.map_or(0.0, |pair| pair.unknown) + head.then;
            head.then - known.after.unwrap_or_else(unknown)
        });
        one + two
    }

    /// How much likelier a paragraph ends with it than by chance, in nats.
    pub fn ends(&self) -> f32 {
        self.bond(&Head::new(Some(END), None))
    }
}
