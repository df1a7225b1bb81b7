//! A place on a page, named by its letters.

use std::cmp::Reverse;
use std::ops::Range;

use crate::text::letters;

use super::{Outcome, Part, cut};
use crate::article::model::Reading;

/// How many letters name a place, as few as tell it from all others.
const LENGTHS: [usize; 3] = [16, 32, 64];

/// A stretch of a page, named by its letters, so that another extraction of the page has it too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// Its first letters, without white space and punctuation, narrow, in lower case.
    pub letters: String,
    /// How many letters it has.
    pub length: usize,
    /// Whether it was a whole paragraph or headline.
    pub whole: bool,
    /// Which of the places with these letters it is, from 0, in the order of the page.
    pub nth: usize,
    /// How many places have these letters.
    pub of: usize,
}

/// A place that was found: the part, how many of its letters stand before it, how many it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The part.
    pub part: Part,
    /// Letters of the part before the place.
    pub before: usize,
    /// Letters of the place.
    pub length: usize,
    /// Letters of the part.
    pub all: usize,
}

impl Spot {
    /// The name of a part of a reading; none if it has no letters.
    pub fn of(reading: &Reading, part: Part) -> Option<Self> {
        let all = letters(part.text(reading)?).count();
        Self::stretch(reading, part, 0..all, true)
    }

    /// The name of the article with this number.
    pub fn of_article(reading: &Reading, article: usize) -> Option<Self> {
        Self::of(reading, Part::naming(reading, article)?)
    }

    /// The name of what stands in these bytes of the page: a line of it, or part of one.
    pub fn at(reading: &Reading, bytes: &Range<usize>) -> Option<Self> {
        let page = &reading.text;
        let (part, within) = Part::all(reading)
            .into_iter()
            .find_map(|part| Some((part, cut::within(page, &part.spans(reading), bytes)?)))
            .or_else(|| in_headline(page, reading, bytes))?;
        let all = letters(part.text(reading)?).count();
        let whole = within == (0..all);
        Self::stretch(reading, part, within, whole)
    }

    /// Finds it on a page.
    ///
    /// # Errors
    /// [`Outcome::Missing`] if it is not there, [`Outcome::Ambiguous`] if it is there more often than it was.
    pub(super) fn find(&self, reading: &Reading) -> Result<Found, Outcome> {
        let wanted: Vec<char> = self.letters.chars().collect();
        let places = places(reading, &wanted, self.whole);
        let (part, before) = match places.as_slice() {
            [] => return Err(Outcome::Missing),
            [one] => *one,
            some if some.len() == self.of => *some.get(self.nth).ok_or(Outcome::Missing)?,
            _ => return Err(Outcome::Ambiguous),
        };
        let all = letters(part.text(reading).unwrap_or_default()).count();
        let rest = all - before;
        let length = if self.whole && before == 0 {
            rest
        } else {
            self.length.min(rest)
        };
        Ok(Found {
            part,
            before,
            length,
            all,
        })
    }

    /// The part of a reading that it stands in, if it is found.
    pub fn find_part(&self, reading: &Reading) -> Option<Part> {
        self.find(reading).ok().map(|found| found.part)
    }

    fn stretch(reading: &Reading, part: Part, at: Range<usize>, whole: bool) -> Option<Self> {
        if at.is_empty() {
            return None;
        }
        let text = part.text(reading)?;
        let mut longest = None;
        for most in LENGTHS {
            let wanted: Vec<char> = letters(text)
                .skip(at.start)
                .take(most.min(at.len()))
                .collect();
            let places = places(reading, &wanted, whole);
            let nth = places.iter().position(|place| *place == (part, at.start))?;
            let spot = Self {
                letters: wanted.into_iter().collect(),
                length: at.len(),
                whole,
                nth,
                of: places.len(),
            };
            if spot.of == 1 {
                return Some(spot);
            }
            longest = Some(spot);
        }
        longest
    }
}

/// Where these letters stand, in the order of the page: of a whole part at the start of a part, where there is any.
fn places(reading: &Reading, wanted: &[char], whole: bool) -> Vec<(Part, usize)> {
    let mut found = Vec::new();
    for part in Part::all(reading) {
        let text: Vec<char> = letters(part.text(reading).unwrap_or_default()).collect();
        let starts = text.windows(wanted.len().max(1)).enumerate();
        let here = starts.filter(|(_, window)| *window == wanted);
        found.extend(here.map(|(at, _)| (part, at)));
    }
    if whole && found.iter().any(|(_, at)| *at == 0) {
        found.retain(|(_, at)| *at == 0);
    }
    found.sort_by_key(|(part, at)| (part.start(reading), *at));
    found
}

/// The headline part of the article whose heads have these bytes.
fn in_headline(
    page: &str,
    reading: &Reading,
    bytes: &Range<usize>,
) -> Option<(Part, Range<usize>)> {
    let touches = |span: &Range<usize>| span.start < bytes.end && bytes.start < span.end;
    let at = reading
        .articles
        .iter()
        .position(|article| article.heads.iter().any(touches))?;
    let line: String = letters(page.get(bytes.clone())?).collect();
    let parts = [Part::Headline(at), Part::Kicker(at), Part::Subtitle(at)];
    let mut found: Vec<(Part, Range<usize>)> = parts
        .into_iter()
        .filter_map(|part| {
            let text: String = letters(part.text(reading)?).collect();
            let before = text.find(&line).filter(|_| !line.is_empty())?;
            let from = text[..before].chars().count();
            Some((part, from..from + line.chars().count()))
        })
        .collect();
    found.sort_by_key(|(_, range)| Reverse(range.len()));
    found.into_iter().next()
}
