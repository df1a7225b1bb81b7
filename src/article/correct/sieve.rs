//! All corrections that stand, and a quick way to tell which of them a page is about.

use std::collections::{BTreeSet, HashMap};

use crate::text::letters;

use super::{Correction, Outcome, Part, deed};
use crate::article::model::{Mended, Reading};

/// How many letters a page is searched for.
const WINDOW: usize = 4;

/// How many letters of a headline make a page known where a correction's place is not found.
const TITLE: usize = 8;

/// All corrections that stand, in the order they were made.
#[derive(Clone, Debug, Default)]
pub struct Corrections {
    list: Vec<Correction>,
    /// By their first letters: the correction, and all the letters that must stand there.
    by_letters: HashMap<[char; WINDOW], Vec<(usize, Vec<char>)>>,
    /// Those with fewer letters: every page is tried.
    short: Vec<usize>,
}

impl FromIterator<Correction> for Corrections {
    /// These corrections, in the order they were made.
    fn from_iter<T: IntoIterator<Item = Correction>>(list: T) -> Self {
        let list: Vec<Correction> = list.into_iter().collect();
        let mut corrections = Self::default();
        for (at, correction) in list.iter().enumerate() {
            let place: Vec<char> = correction.deed.spot().letters.chars().collect();
            if place.len() < WINDOW {
                corrections.short.push(at);
            }
            let title: Vec<char> = letters(&correction.title).collect();
            corrections.file(at, place);
            if title.len() >= TITLE {
                corrections.file(at, title);
            }
        }
        corrections.list = list;
        corrections
    }
}

impl Corrections {
    /// All of them.
    pub fn list(&self) -> &[Correction] {
        &self.list
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Corrects a reading, from what was read of the page; tells what became of each correction that this page is about,
    /// by its number.
    pub fn apply(&self, reading: &mut Reading) -> Vec<(usize, Outcome)> {
        if let Some(mended) = reading.mended.take() {
            (reading.articles, reading.furniture) = (mended.articles, mended.furniture);
        }
        let about = self.about(reading);
        if about.is_empty() {
            return Vec::new();
        }
        let mut mended = Mended {
            articles: reading.articles.clone(),
            furniture: reading.furniture.clone(),
            misplaced: 0,
        };
        let mut outcomes = Vec::with_capacity(about.len());
        for at in about {
            match deed::act(&self.list[at].deed, reading) {
                // Whether one of so few letters is about this page at all nobody knows.
                Outcome::Missing if self.short.contains(&at) => {}
                outcome => {
                    mended.misplaced += usize::from(outcome.is_failure());
                    outcomes.push((at, outcome));
                }
            }
        }
        reading.mended = (!outcomes.is_empty()).then(|| Box::new(mended));
        outcomes
    }

    fn file(&mut self, at: usize, letters: Vec<char>) {
        if let Some(first) = letters.first_chunk::<WINDOW>() {
            let found = self.by_letters.entry(*first).or_default();
            found.push((at, letters));
        }
    }

    /// The corrections whose place, or whose article's headline, is on a page.
    fn about(&self, reading: &Reading) -> BTreeSet<usize> {
        let mut found: BTreeSet<usize> = BTreeSet::new();
        if self.is_empty() {
            return found;
        }
        found.extend(&self.short);
        // What a correction makes a part of may now be a label or a byline, which stand in the page alone.
        let mut other = vec![&*reading.text];
        for article in &reading.articles {
            other.extend(article.section.as_deref());
            if !article.has_printed_headline() {
                other.push(&article.headline);
            }
        }
        let parts = Part::all(reading);
        let texts = parts.iter().filter_map(|part| part.text(reading));
        for text in texts.chain(other) {
            let text: Vec<char> = letters(text).collect();
            for (from, window) in text.windows(WINDOW).enumerate() {
                let Some(window) = window.first_chunk::<WINDOW>() else {
                    continue;
                };
                let here = self.by_letters.get(window).into_iter().flatten();
                let stands = here.filter(|(_, letters)| text[from..].starts_with(letters));
                found.extend(stands.map(|(at, _)| *at));
            }
        }
        found
    }
}
