//! What the assembly of an article is not sure of, at its places in the text, for a soft mark in the margin.

use crate::article::{Article, BlockRef, Doubt};

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
    let signs = article.notes.iter();
    let signs = signs.filter_map(|note| Some((note.at.start, Sign::of(&note.what)?)));
    let (titles, mut others): (Vec<_>, Vec<_>) = signs.partition(|(_, sign)| *sign == Sign::Title);
    others.sort_unstable();
    let start = Spot {
        paragraph: 1,
        byte: 0,
    };
    let titles = titles
        .into_iter()
        .map(|(_, sign)| Doubtful { spot: start, sign });
    let mut found: Vec<Doubtful> = titles.chain(placed(article, page, &others)).collect();
    found.sort_by_key(|doubt| (doubt.spot, doubt.sign));
    found.dedup();
    found
}

/// Where the signs are shown that speak of these bytes of the page, which are in order.
fn placed(article: &Article, page: &str, signs: &[(usize, Sign)]) -> Vec<Doubtful> {
    let mut found = Vec::new();
    if signs.is_empty() {
        return found;
    }
    for (number, block) in article.blocks.iter().enumerate() {
        for span in block.spans.iter() {
            let first = signs.partition_point(|(at, _)| *at < span.start);
            let inside = signs[first..]
                .iter()
                .take_while(|(at, _)| span.contains(at));
            found.extend(inside.map(|(at, sign)| Doubtful {
                spot: Spot {
                    paragraph: number + 1,
                    byte: byte(block, page, *at, *sign),
                },
                sign: *sign,
            }));
        }
    }
    found
}

/// The byte of a block that shows a sign about byte `at` of the page.
fn byte(block: BlockRef, page: &str, at: usize, sign: Sign) -> usize {
    let last = block.text.char_indices().next_back();
    match sign {
        Sign::OpenEnd => last.map_or(0, |(last, _)| last),
        Sign::Joined => byte_in_block(block, page, at),
        Sign::OpenStart | Sign::Title => 0,
    }
}
