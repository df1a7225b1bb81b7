//! One word of a query in one folded headline: its best place in one piece, or its pieces. It does not compare headlines.

use std::ops::Range;

use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem;

use crate::text::{fold, is_ignorable};

use super::hearing;
use super::initials::Initials;
use super::loose;
use super::merit::{Match, Tier, Way, tier};
use super::spelling::{Readings, Spelling};

/// At most so many characters of a word are looked at: the states of [`Spelling`] fit 64 bits.
const LONGEST: usize = 63;

/// A word to be found in a headline or in another line, folded.
#[derive(Clone, Debug)]
pub struct Word {
    text: String,
    shape: Shape,
    finder: memmem::Finder<'static>,
    /// Of a word with a letter that may be pinyin.
    spelling: Option<Spelling>,
}

/// How a word may stand in a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// Anywhere, as written or as pinyin, in several pieces if need be.
    #[default]
    Free,
    /// Anywhere, as written, in one piece.
    Exact,
    /// At the start, as written or as pinyin, in one piece.
    Prefix,
    /// At the end, as written or as pinyin, in one piece.
    Suffix,
    /// The whole line, as written or as pinyin.
    Whole,
}

/// How a word, or a query, fits a headline.
pub(super) enum Fit {
    /// Every word in one piece.
    Whole(Match),
    /// Some in several, which cost more to know.
    Gappy,
}

impl Word {
    /// A word of this shape. At most 63 characters of it count; they are folded, and what shows nothing is passed over.
    pub fn new(word: &str, shape: Shape) -> Self {
        let heard = word.chars().filter(|&c| !is_ignorable(c)).map(fold);
        let characters: Vec<char> = heard.take(LONGEST).collect();
        let text: String = characters.iter().collect();
        let letter = |&c: &char| c.is_ascii_alphabetic() || c == 'ü';
        let spells = shape != Shape::Exact && characters.iter().any(letter);
        Self {
            finder: memmem::Finder::new(&text).into_owned(),
            spelling: spells.then(|| Spelling::new(&characters)),
            shape,
            text,
        }
    }

    /// The word, folded.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How it may stand.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// Whether it stands in a line that need not be folded.
    pub fn is_in(&self, line: &str) -> bool {
        let heard = line.chars().filter(|&c| !is_ignorable(c));
        let row: String = heard.map(fold).collect();
        !self.text.is_empty() && self.fit(&row).is_some()
    }

    /// The characters that a headline must hold as written.
    pub(super) fn hanzi(&self) -> impl Iterator<Item = char> {
        let all = self.spelling.is_none();
        self.text
            .chars()
            .filter(move |&c| all || !(c.is_ascii() || c == 'ü'))
    }

    /// The initials that a headline must have.
    pub(super) fn initials(&self) -> Initials {
        self.spelling
            .as_ref()
            .map_or(Initials::default(), |spelling| spelling.initials)
    }

    /// How the word fits a row, if it does.
    pub(super) fn fit(&self, row: &str) -> Option<Fit> {
        if self.shape != Shape::Free {
            return self.whole(row).map(Fit::Whole);
        }
        let gappy = |holds: bool| holds.then_some(Fit::Gappy);
        match &self.spelling {
            Some(spelling) if !hearing::hears(spelling, row) => {
                gappy(loose::holds(row, &self.text))
            }
            spelling => match self.whole(row) {
                Some(found) => Some(Fit::Whole(found)),
                None => gappy(spelling.is_some() || loose::holds(row, &self.text)),
            },
        }
    }

    /// The word in as few pieces as can be: one, or those that fuzzy-matcher likes best, or those heard first.
    pub(super) fn pieces(&self, row: &str, matcher: &SkimMatcherV2) -> Option<Match> {
        if let Some(found) = self.whole(row) {
            return Some(found);
        }
        if self.shape != Shape::Free {
            return None;
        }
        let written = loose::align(row, &self.text, matcher).map(|places| (Way::Written, places));
        let heard = || Some((Way::Usual, hearing::places(self.spelling.as_ref()?, row)?));
        let (way, places) = written.or_else(heard)?;
        Some(Match {
            way,
            gappy: true,
            pieces: loose::pieces(row, &places),
        })
    }

    /// The best place of the word in one piece.
    pub(super) fn whole(&self, row: &str) -> Option<Match> {
        let (way, place) = match (self.shape, &self.spelling) {
            (Shape::Free | Shape::Exact, None) => (Way::Written, self.written(row)?),
            (Shape::Free | Shape::Exact, Some(spelling)) => spelled(spelling, row)?,
            _ => self.anchored(row)?,
        };
        Some(Match {
            way,
            gappy: false,
            pieces: vec![place],
        })
    }

    /// The place at the start or at the end.
    fn anchored(&self, row: &str) -> Option<(Way, Range<usize>)> {
        let starts = row.char_indices().map(|(at, _)| at);
        let last = if self.shape == Shape::Suffix {
            row.len()
        } else {
            1
        };
        let ends = |end: usize| self.shape == Shape::Prefix || end == row.len();
        let mut places = starts.take_while(|&at| at < last).filter_map(|start| {
            let (way, end) = match &self.spelling {
                None => {
                    let written = row[start..].starts_with(&self.text);
                    written.then(|| (Way::Written, start + self.text.len()))?
                }
                Some(spelling) => best_way(spelling, row, start)?,
            };
            ends(end).then_some((way, start..end))
        });
        places.next()
    }

    /// The first place at an edge, or else the first.
    fn written(&self, row: &str) -> Option<Range<usize>> {
        let places = self.finder.find_iter(row.as_bytes());
        let mut places = places.map(|at| at..at + self.text.len());
        let at_edge = |place: &Range<usize>| tier(row, place.clone()) < Tier::Inside;
        let first = places.next()?;
        if at_edge(&first) {
            Some(first)
        } else {
            places.find(at_edge).or(Some(first))
        }
    }
}

/// The best place where the automaton comes to its goal: of equals the first.
fn spelled(spelling: &Spelling, row: &str) -> Option<(Way, Range<usize>)> {
    let mut best: Option<((Tier, Way, usize), Range<usize>)> = None;
    let starts = row.char_indices().filter(|&(_, c)| spelling.opens(c));
    for (start, _) in starts {
        let known = best.as_ref().map(|(key, _)| *key);
        // A place that is not at an edge is never better than one that is.
        if known.is_some_and(|(known, ..)| known < tier(row, start..start)) {
            continue;
        }
        let Some((way, end)) = best_way(spelling, row, start) else {
            continue;
        };
        let key = (tier(row, start..end), way, row[start..end].chars().count());
        if known.is_none_or(|known| key < known) {
            best = Some((key, start..end));
        }
    }
    let ((_, way, _), place) = best?;
    Some((way, place))
}

/// With less allowed the piece is never shorter, so the first way that comes to an end is the best.
fn best_way(spelling: &Spelling, row: &str, start: usize) -> Option<(Way, usize)> {
    let rare = spelling.reach(row, start, Readings::All)?;
    let ways = [
        (Way::Written, Readings::None),
        (Way::Usual, Readings::Unbroken),
        (Way::Broken, Readings::Usual),
    ];
    let reach = |(way, readings)| Some((way, spelling.reach(row, start, readings)?));
    ways.into_iter().find_map(reach).or(Some((Way::Rare, rare)))
}
