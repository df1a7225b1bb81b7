//! What became of each stretch of a page, and the proof that nothing is lost: every character stands in one place.

use std::ops::Range;

use super::model::{Article, BlockKind, Piece, Reading};

/// What became of a stretch of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// Headline, kicker, subtitle, section or byline of an article.
    Head {
        /// Which article, from 0.
        article: usize,
    },
    /// In the text of an article.
    Block {
        /// Which article, from 0.
        article: usize,
        /// Which block of its text, from 0.
        block: usize,
        /// What kind of block.
        kind: BlockKind,
        /// Which piece of the block, from 0: the page broke it.
        piece: usize,
    },
    /// Of no article.
    Furniture {
        /// Which piece, from 0.
        piece: usize,
    },
}

/// What became of each line of the source: for each stretch, in the order of the source, its place in bytes and its
/// fate. A line with several fates gives several.
pub fn fates(text: &str, reading: &Reading) -> Vec<(Range<usize>, Fate)> {
    let articles = reading.articles.iter().map(|article| &**article);
    let mut found = stretches(articles, &reading.furniture);
    found.retain(|(span, _)| span.end <= text.len());
    found
}

/// The same for articles and furniture that are no longer together in a reading.
pub fn stretches<'a>(
    articles: impl IntoIterator<Item = &'a Article>,
    furniture: &[Piece],
) -> Vec<(Range<usize>, Fate)> {
    let mut found: Vec<(Range<usize>, Fate)> = Vec::new();
    for (article, item) in articles.into_iter().enumerate() {
        found.extend(
            item.heads
                .iter()
                .map(|span| (span.clone(), Fate::Head { article })),
        );
        for (block, text) in item.blocks.iter().enumerate() {
            let spans = text.spans.iter().enumerate();
            let fate = |piece| Fate::Block {
                article,
                block,
                kind: text.kind,
                piece,
            };
            found.extend(spans.map(|(piece, span)| (span.clone(), fate(piece))));
        }
    }
    for (piece, furniture) in furniture.iter().enumerate() {
        found.extend(
            furniture
                .spans
                .iter()
                .map(|span| (span.clone(), Fate::Furniture { piece })),
        );
    }
    found.sort_by_key(|(span, _)| (span.start, span.end));
    found
}

/// Characters of a page that stand in no place or in two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Losses {
    /// Stretches, in bytes, with a character other than white space that no article and no furniture has.
    pub missing: Vec<Range<usize>>,
    /// Stretches, in bytes, that two places have.
    pub doubled: Vec<Range<usize>>,
}

impl Losses {
    /// Whether every character stands in one place.
    pub fn is_empty(&self) -> bool {
        self.missing.is_empty() && self.doubled.is_empty()
    }
}

/// Holds a reading against the text of its page; a sound one has no losses.
pub fn losses(text: &str, reading: &Reading) -> Losses {
    let mut losses = Losses::default();
    let mut reached = 0;
    let mut note = |range: Range<usize>| {
        let lost = text
            .get(range.clone())
            .is_none_or(|text| !text.trim().is_empty());
        losses.missing.extend(lost.then_some(range));
    };
    for (span, _) in fates(text, reading) {
        if span.start < reached {
            losses.doubled.push(span.start..reached.min(span.end));
        } else if span.start > reached {
            note(reached..span.start);
        }
        reached = reached.max(span.end);
    }
    if reached < text.len() {
        note(reached..text.len());
    }
    losses
}
