//! Finding a mark's words in an article again: where they were, else by their letters, else by what is most like them. What is
//! not found is told; nothing is moved in silence.

use crate::article::Article;
use crate::text::{fold, is_ignorable, letter, letters};

use super::seek::{Point, seek, share};
use super::{Anchor, Passage, Place, Quote};

/// How many letters on a side of a point are looked for.
const SIDE: usize = 64;
/// At least so much of the words themselves has to be there, whatever stands around them.
const OWN: f64 = 0.6;
/// So few letters of their own do not count: one of them misread would be half of them.
const FEW: usize = 2;
/// The length of a passage may change by this factor, and by so many letters.
const STRETCH: usize = 2;
const SLACK: usize = 8;

/// How a place was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// All is as it was.
    Unmoved,
    /// The words stand elsewhere, letter for letter; white space, punctuation and forms do not count.
    Letters,
    /// Words much like them stand there.
    Alike,
}

/// A place that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// Where the words begin now.
    pub place: Place,
    /// How they were found.
    pub how: How,
    /// How like the words and what stands around them are, up to 1.
    pub likeness: f64,
}

impl Found {
    fn unmoved(place: Place) -> Self {
        Self {
            place,
            how: How::Unmoved,
            likeness: 1.0,
        }
    }
}

impl Anchor {
    /// The marked place in the article as it is now; `None` if its words are not there any more.
    pub fn find(&self, article: &Article) -> Option<Found> {
        match &self.quote {
            Some(quote) => quote.find(article, self.place),
            None => Some(Found::unmoved(self.place?.settled(article))),
        }
    }

    /// Which of some articles is the marked one, where none has its key, and the place in it if that is found too: the one
    /// with its words, of several the one under its headline; else the only one under its headline.
    pub fn find_among<'a>(
        &self,
        articles: impl IntoIterator<Item = &'a Article>,
    ) -> Option<(usize, Option<Found>)> {
        let wanted: Vec<char> = letters(self.headline.as_deref().unwrap_or_default()).collect();
        let mut best: Option<(usize, Found, f64)> = None;
        let mut namesakes = Vec::new();
        for (number, article) in articles.into_iter().enumerate() {
            let own: Vec<char> = letters(&article.headline).collect();
            let same = !wanted.is_empty() && own == wanted;
            if same {
                namesakes.push(number);
            }
            let found = self.quote.as_ref();
            let Some(found) = found.and_then(|quote| quote.find(article, self.place)) else {
                continue;
            };
            let titled = share(&wanted, &own).min(share(&own, &wanted));
            let merit = found.likeness + titled / 2.0;
            if best.is_none_or(|(_, _, other)| merit > other) {
                best = Some((number, found, merit));
            }
        }
        if let Some((number, found, _)) = best {
            return Some((number, Some(found)));
        }
        match namesakes.as_slice() {
            [one] => Some((*one, None)),
            _ => None,
        }
    }
}

impl Quote {
    /// Where these words stand in an article now; `hint` is where they stood.
    pub fn find(&self, article: &Article, hint: Option<Place>) -> Option<Found> {
        let unmoved = |place: &Place| Self::of(article, *place).as_ref() == Some(self);
        if let Some(place) = hint.filter(unmoved) {
            return Some(Found::unmoved(place.settled(article)));
        }
        let text = Stream::of(article);
        let (at, point) = self.start(&text, hint)?;
        let exact: Vec<char> = folded(&self.exact).collect();
        let here = text.letters[point.at..].starts_with(&exact);
        Some(Found {
            place: text.start(article, at, lead(&self.exact)),
            how: if here { How::Letters } else { How::Alike },
            likeness: point.likeness,
        })
    }

    /// The letter that the words begin with.
    fn start(&self, text: &Stream, hint: Option<Place>) -> Option<(usize, Point)> {
        let hint = hint.map(|place| text.count_before(place));
        let left: Vec<char> = folded(&self.prefix).collect();
        let exact = folded(&self.exact);
        let right: Vec<char> = exact.chain(folded(&self.suffix)).take(SIDE).collect();
        let point = seek(&left, &right, &text.letters, hint)?;
        let exact: Vec<char> = folded(&self.exact).take(SIDE).collect();
        let own = share(&exact, &text.letters[point.at..]);
        let counts = exact.len() > FEW;
        (own >= OWN || !counts).then_some((point.at, point))
    }

    /// The letter behind the words.
    fn end(&self, text: &Stream, hint: Option<usize>) -> Option<usize> {
        let right: Vec<char> = folded(&self.suffix).collect();
        let mut left: Vec<char> = folded(&self.prefix).chain(folded(&self.exact)).collect();
        left.drain(..left.len().saturating_sub(SIDE));
        // The words themselves are what is looked for, so the text is read from its end.
        let turned = |letters: &[char]| letters.iter().rev().copied().collect::<Vec<char>>();
        let all = text.letters.len();
        let hint = hint.map(|hint| all - hint.min(all));
        let point = seek(
            &turned(&right),
            &turned(&left),
            &turned(&text.letters),
            hint,
        )?;
        Some(all - point.at)
    }
}

impl Passage {
    /// Where the passage begins and ends in an article now; `None` if it is not there any more.
    pub fn find(&self, article: &Article) -> Option<(Place, Place)> {
        if Quote::between(article, self.place, self.end).as_ref() == Some(&self.quote) {
            return Some((self.place.settled(article), self.end.settled(article)));
        }
        let text = Stream::of(article);
        let (start, _) = self.quote.start(&text, Some(self.place))?;
        let length = folded(&self.quote.exact).count();
        let end = self.quote.end(&text, Some(start + length))?;
        let now = end.checked_sub(start).filter(|now| *now > 0)?;
        let fits = now <= length * STRETCH + SLACK && length <= now * STRETCH + SLACK;
        let tail = self.quote.exact.chars().rev();
        let tail = tail.take_while(|c| folded_letter(*c).is_none()).count();
        fits.then(|| {
            (
                text.start(article, start, lead(&self.quote.exact)),
                text.behind(article, end, tail),
            )
        })
    }
}

/// The letters of an article's text, each with its place.
struct Stream {
    letters: Vec<char>,
    places: Vec<Place>,
}

impl Stream {
    fn of(article: &Article) -> Self {
        let blocks = article.blocks.iter().enumerate();
        let all = blocks.flat_map(|(paragraph, block)| {
            let letters = block.text.char_indices();
            letters
                .filter_map(move |(byte, c)| Some((folded_letter(c)?, Place { paragraph, byte })))
        });
        let (letters, places) = all.unzip();
        Self { letters, places }
    }

    fn count_before(&self, place: Place) -> usize {
        self.places.partition_point(|other| *other < place)
    }

    /// The place of a letter, or of up to so many marks that stand before it.
    fn start(&self, article: &Article, letter: usize, marks: usize) -> Place {
        let Some(place) = self.places.get(letter).copied() else {
            let paragraph = article.blocks.len().saturating_sub(1);
            let byte = article.blocks.last().map_or(0, |block| block.text.len());
            return Place { paragraph, byte };
        };
        let before = article
            .blocks
            .get(place.paragraph)
            .and_then(|block| block.text.get(..place.byte));
        let before = before.unwrap_or_default();
        let marks = before.chars().rev().take(marks);
        let marks = marks.take_while(|c| folded_letter(*c).is_none());
        let length: usize = marks.map(char::len_utf8).sum();
        Place {
            byte: place.byte - length,
            ..place
        }
    }

    /// The place behind the letter before this one, and behind up to so many marks that stand there.
    fn behind(&self, article: &Article, letter: usize, marks: usize) -> Place {
        let Some(place) = letter.checked_sub(1).map(|last| self.places[last]) else {
            return Place::default();
        };
        let behind = article
            .blocks
            .get(place.paragraph)
            .and_then(|block| block.text.get(place.byte..));
        let mut behind = behind.unwrap_or_default().chars();
        let own = behind.next().map_or(0, char::len_utf8);
        let marks = behind.take(marks);
        let marks = marks.take_while(|c| folded_letter(*c).is_none());
        let length: usize = marks.map(char::len_utf8).sum();
        Place {
            byte: place.byte + own + length,
            ..place
        }
    }
}

/// How many characters stand before the first letter.
fn lead(text: &str) -> usize {
    text.chars()
        .take_while(|c| folded_letter(*c).is_none())
        .count()
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter_map(folded_letter)
}

/// The letter that a character counts as, whatever its form; none for white space, punctuation and what shows nothing.
fn folded_letter(c: char) -> Option<char> {
    letter(fold(c)).filter(|_| !is_ignorable(c))
}
