//! One word of a query in one folded headline: its best place in one piece, or its pieces. It does not compare headlines.

use std::ops::Range;

use fuzzy_matcher::skim::SkimMatcherV2;

use crate::text::{fold, is_ignorable};

use super::accent::Accent;
use super::hearing;
use super::loose;
use super::merit::{Match, Tier, Way, best_tier, tier};
use super::row::{Folded, Row, pack};
use super::spelling::{Readings, Spelling};

/// At most so many characters of a word are looked at: the states of [`Spelling`] fit 64 bits.
const LONGEST: usize = 63;

/// A word to be found in a headline or in another line, folded.
#[derive(Clone, Debug)]
pub struct Word {
    text: String,
    shape: Shape,
    characters: Vec<char>,
    units: Vec<u16>,
    /// Of a word with a letter that may be pinyin.
    spelling: Option<Box<Spelling>>,
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
    /// In no way that is good enough to be told here.
    Worse,
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
            spelling: spells.then(|| Box::new(Spelling::new(&characters, Accent::default()))),
            units: text.encode_utf16().collect(),
            characters,
            shape,
            text,
        }
    }

    /// The same word as it is typed with an accent.
    #[must_use]
    pub fn with(mut self, accent: Accent) -> Self {
        if self.spelling.is_some() {
            self.spelling = Some(Box::new(Spelling::new(&self.characters, accent)));
        }
        self
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
        let folded = Folded::new(line);
        let mut edges = Vec::new();
        pack(&mut edges, 0, &folded.edges);
        !self.text.is_empty() && self.fit(folded.row(&edges), Tier::Gappy).is_some()
    }

    /// Whether it is one letter that every character stands for which begins with it.
    pub(super) fn is_initial(&self) -> bool {
        self.spelling().is_some_and(Spelling::is_initial)
    }

    /// Whether a line that begins with this unit may begin with the word, as far as that can be told.
    pub(super) fn may_begin(&self, unit: u16) -> bool {
        match self.spelling() {
            Some(spelling) => spelling.starts().has(unit),
            None => self.units.first() == Some(&unit),
        }
    }

    /// Its characters.
    pub(super) fn characters(&self) -> &[char] {
        &self.characters
    }

    /// The same as UTF-16.
    pub(super) fn units(&self) -> &[u16] {
        &self.units
    }

    /// The automaton of a word with letters.
    pub(super) fn spelling(&self) -> Option<&Spelling> {
        self.spelling.as_deref()
    }

    /// How the word fits a row, if it does; what is worse than `bound` need not be told.
    pub(super) fn fit(&self, row: Row, bound: Tier) -> Option<Fit> {
        let whole = || self.whole(row, bound).map(Fit::Whole);
        if self.spelling.is_some() && self.shape == Shape::Free {
            // Few rows hold the letters, and their best place is dear to find.
            return self.holds(row).then(|| whole().unwrap_or(Fit::Worse));
        }
        whole().or_else(|| self.holds(row).then_some(Fit::Worse))
    }

    /// Whether a row holds the word in any way that its shape allows.
    pub(super) fn holds(&self, row: Row) -> bool {
        match &self.spelling {
            _ if self.shape != Shape::Free => self.whole(row, Tier::Inside).is_some(),
            Some(spelling) if hearing::hears(spelling, row).is_some() => true,
            _ => loose::holds(row, &self.characters),
        }
    }

    /// The word in as few pieces as can be: one, or those that fuzzy-matcher likes best, or those heard first.
    pub(super) fn pieces(&self, row: Row, matcher: &SkimMatcherV2) -> Option<Match> {
        if let Some(found) = self.whole(row, Tier::Inside) {
            return Some(found);
        }
        if self.shape != Shape::Free {
            return None;
        }
        let written =
            loose::align(row, &self.characters, matcher).map(|places| (Way::Written, places));
        let heard = || Some((Way::Usual, hearing::places(self.spelling()?, row)?));
        let (way, places) = written.or_else(heard)?;
        Some(Match {
            way,
            gappy: true,
            pieces: loose::pieces(row, &places),
        })
    }

    /// How far a row that holds it scatters it, by a quick look.
    pub(super) fn stretch(&self, row: Row) -> usize {
        let heard = self
            .spelling()
            .and_then(|spelling| hearing::hears(spelling, row));
        heard.unwrap_or_else(|| loose::stretch(row, &self.characters))
    }

    /// The best place of the word in one piece, if it is in no worse tier than `bound`.
    pub(super) fn whole(&self, row: Row, bound: Tier) -> Option<Match> {
        let (way, place) = match (self.shape, &self.spelling) {
            (Shape::Free | Shape::Exact, None) => (Way::Written, self.written(row, bound)?),
            (Shape::Free | Shape::Exact, Some(spelling)) => spelled(spelling, row, bound)?,
            _ => self.anchored(row)?,
        };
        Some(Match {
            way,
            gappy: false,
            pieces: vec![place],
        })
    }

    /// The place at the start or at the end.
    fn anchored(&self, row: Row) -> Option<(Way, Range<usize>)> {
        let to_end = self.shape != Shape::Prefix;
        let starts = row.chars(0).map(|(at, _)| at);
        let mut starts = starts.take(if self.shape == Shape::Suffix {
            usize::MAX
        } else {
            1
        });
        let place = |start: usize| match self.spelling() {
            None => {
                let end = start + self.units.len();
                let written = row.units.get(start..end)? == self.units;
                (written && (!to_end || end == row.units.len()))
                    .then_some((Way::Written, start..end))
            }
            Some(spelling) => {
                let (way, end) = best_way(spelling, row, start, to_end)?;
                Some((way, start..end))
            }
        };
        starts.find_map(place)
    }

    /// The first place of the best tier.
    fn written(&self, row: Row, bound: Tier) -> Option<Range<usize>> {
        let first = self.units.first()?;
        let length = self.units.len();
        if bound <= Tier::Prefix {
            let starts = row.units.first() == Some(first) && row.units.starts_with(&self.units);
            return starts.then_some(0..length);
        }
        let last = row.units.len().checked_sub(length)?;
        let mut best: Option<(Tier, usize)> = None;
        for at in 0..=last {
            if row.units[at] != *first || row.units[at..at + length] != self.units {
                continue;
            }
            let own = tier(row, at..at + length);
            if own <= bound && best.is_none_or(|(known, _)| own < known) {
                best = Some((own, at));
            }
            if own <= Tier::AfterMark {
                break;
            }
        }
        best.map(|(_, at)| at..at + length)
    }
}

/// The best place where the automaton comes to its goal: of equals the first.
fn spelled(spelling: &Spelling, row: Row, bound: Tier) -> Option<(Way, Range<usize>)> {
    let mut best: Option<((Tier, Way, usize), Range<usize>)> = None;
    let starts = row
        .chars(0)
        .take(if bound <= Tier::Prefix { 1 } else { usize::MAX });
    for (start, _) in starts {
        let least = best_tier(row, start);
        let known = best.as_ref().map_or(bound, |((known, ..), _)| *known);
        if least > known || !spelling.starts().has(row.units[start]) {
            continue;
        }
        let Some((way, end)) = best_way(spelling, row, start, false) else {
            continue;
        };
        let key = (tier(row, start..end), way, row.count(start..end));
        if key.0 <= bound && best.as_ref().is_none_or(|(known, _)| key < *known) {
            best = Some((key, start..end));
        }
    }
    let ((_, way, _), place) = best?;
    Some((way, place))
}

/// With less allowed the piece is never shorter, so the first way that comes to an end is the best.
fn best_way(spelling: &Spelling, row: Row, start: usize, to_end: bool) -> Option<(Way, usize)> {
    let reach = |readings| {
        if to_end {
            let end = row.units.len();
            return spelling.is_rest(row, start, readings).then_some(end);
        }
        spelling.reach(row, start, readings)
    };
    let rare = reach(Readings::All)?;
    let ways = [
        (Way::Written, Readings::None),
        (Way::Usual, Readings::Unbroken),
        (Way::Broken, Readings::Usual),
    ];
    let found = |(way, readings)| Some((way, reach(readings)?));
    ways.into_iter().find_map(found).or(Some((Way::Rare, rare)))
}
