//! What the assembly of an article is not sure of, at its places in the text, for a soft mark in the margin.

use std::ops::Range;

use crate::article::{Article, Doubt};

use super::raw::byte_in_block;
use super::setting::Spot;
use super::words::{Word, doubt as words};

/// A join whose lead over the next best is smaller, in thousandths, is marked. On made pages half of those were wrong, and
/// of the others one in nine.
const SMALL_LEAD: u32 = 1_500;

/// A doubt at its place in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubtful {
    /// Where: the start of the article for what holds for the whole of it.
    pub spot: Spot,
    /// What.
    pub sign: Sign,
}

/// The sign of a doubt: one cell in the margin of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// The title is the first clause of the text.
    Title,
    /// What the text goes on with was not found before.
    OpenStart,
    /// Two distant pieces were joined, and others would have fitted nearly as well.
    Joined,
    /// The sentence does not end.
    OpenEnd,
}

impl Sign {
    /// The sign of a doubt; none if it needs no mark.
    pub fn of(doubt: &Doubt) -> Option<Self> {
        match doubt {
            Doubt::TitleFromText => Some(Self::Title),
            Doubt::OpenEnd => Some(Self::OpenEnd),
            Doubt::OpenStart => Some(Self::OpenStart),
            Doubt::Joined { margin } if *margin < SMALL_LEAD => Some(Self::Joined),
            _ => None,
        }
    }

    /// What stands in the margin: one cell in every terminal.
    pub fn glyph(self) -> &'static str {
        match self {
            Self::Title => "*",
            Self::OpenStart => "<",
            Self::Joined => "~",
            Self::OpenEnd => ">",
        }
    }

    /// What it means.
    pub fn word(self) -> Word {
        match self {
            Self::Title => words::TITLE,
            Self::OpenStart => words::OPEN_START,
            Self::Joined => words::JOINED,
            Self::OpenEnd => words::OPEN_END,
        }
    }
}

/// The doubts about an article from its start to its end; `page` is the text of its page.
pub fn doubtful(article: &Article, page: &str) -> Vec<Doubtful> {
    let spans = spans(article);
    let mut found: Vec<Doubtful> = article
        .notes
        .iter()
        .filter_map(|note| {
            let sign = Sign::of(&note.what)?;
            let spot = spot(article, &spans, page, note.at.start, sign)?;
            Some(Doubtful { spot, sign })
        })
        .collect();
    found.sort_by_key(|doubt| (doubt.spot, doubt.sign));
    found.dedup();
    found
}

/// The bytes of the page that the blocks of an article are of, in order, and the number of the block.
fn spans(article: &Article) -> Vec<(Range<usize>, usize)> {
    let blocks = article.blocks.iter().enumerate();
    let mut spans: Vec<_> = blocks
        .flat_map(|(number, block)| block.spans.iter().map(move |span| (span.clone(), number)))
        .collect();
    spans.sort_by_key(|(span, number)| (span.start, *number));
    spans
}

/// Where a doubt about byte `at` of the page is shown.
fn spot(
    article: &Article,
    spans: &[(Range<usize>, usize)],
    page: &str,
    at: usize,
    sign: Sign,
) -> Option<Spot> {
    if sign == Sign::Title {
        return Some(Spot {
            paragraph: 1,
            byte: 0,
        });
    }
    let behind = spans.partition_point(|(span, _)| span.start <= at);
    let (_, number) = spans[..behind]
        .last()
        .filter(|(span, _)| span.contains(&at))?;
    let number = *number;
    let block = article.blocks.get(number)?;
    let last = block.text.char_indices().next_back();
    let byte = match sign {
        Sign::OpenEnd => last.map_or(0, |(last, _)| last),
        Sign::Joined => byte_in_block(block, page, at),
        Sign::OpenStart | Sign::Title => 0,
    };
    Some(Spot {
        paragraph: number + 1,
        byte,
    })
}
