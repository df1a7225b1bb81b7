//! The parts of a reading that a correction can be about.

use std::ops::Range;
use std::sync::Arc;

use crate::article::model::{Article, Reading};

/// A part of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The kicker of an article.
    Kicker(usize),
    /// The printed headline of an article.
    Headline(usize),
    /// The subtitle of an article.
    Subtitle(usize),
    /// A block of an article's text: the article, the block.
    Block(usize, usize),
    /// A piece of furniture.
    Furniture(usize),
}

impl Part {
    /// The article it belongs to.
    pub fn article(self) -> Option<usize> {
        match self {
            Self::Kicker(at) | Self::Headline(at) | Self::Subtitle(at) | Self::Block(at, _) => {
                Some(at)
            }
            Self::Furniture(_) => None,
        }
    }

    /// Its text.
    pub fn text(self, reading: &Reading) -> Option<&str> {
        let article = |at: usize| reading.articles.get(at);
        match self {
            Self::Kicker(at) => article(at)?.kicker.as_deref(),
            Self::Headline(at) => article(at)
                .filter(|article| article.has_printed_headline())
                .map(|article| article.headline.as_str()),
            Self::Subtitle(at) => article(at)?.subtitle.as_deref(),
            Self::Block(at, block) => Some(article(at)?.blocks.get(block)?.text),
            Self::Furniture(at) => Some(reading.furniture.get(at)?.text.as_str()),
        }
    }

    /// Where it stands in the page; none for headlines, which share theirs.
    pub fn spans(self, reading: &Reading) -> Vec<Range<usize>> {
        match self {
            Self::Block(at, block) => {
                let block = reading
                    .articles
                    .get(at)
                    .and_then(|article| article.blocks.get(block));
                block.map_or_else(Vec::new, |block| block.spans.iter().collect())
            }
            Self::Furniture(at) => reading
                .furniture
                .get(at)
                .map_or_else(Vec::new, |piece| piece.spans.clone()),
            _ => Vec::new(),
        }
    }

    /// Where it begins in the page, as far as that is known.
    pub fn start(self, reading: &Reading) -> usize {
        let spans = match self.article() {
            Some(at) if !matches!(self, Self::Block(..)) => {
                let item = reading.articles.get(at);
                item.map_or_else(Vec::new, |item| item.heads.clone())
            }
            _ => self.spans(reading),
        };
        spans
            .iter()
            .map(|span| span.start)
            .min()
            .unwrap_or(usize::MAX)
    }

    /// All parts of a reading, article by article.
    pub fn all(reading: &Reading) -> Vec<Self> {
        let of = |(at, article): (usize, &Arc<Article>)| {
            let heads = [Self::Kicker(at), Self::Headline(at), Self::Subtitle(at)];
            let blocks = (0..article.blocks.len()).map(move |block| Self::Block(at, block));
            heads.into_iter().chain(blocks).collect::<Vec<_>>()
        };
        let furniture = (0..reading.furniture.len()).map(Self::Furniture);
        let articles = reading.articles.iter().enumerate().flat_map(of);
        articles
            .chain(furniture)
            .filter(|part| part.text(reading).is_some())
            .collect()
    }

    /// The part that an article is named by: its printed headline, else the first paragraph with letters.
    pub fn naming(reading: &Reading, article: usize) -> Option<Self> {
        let item = reading.articles.get(article)?;
        let blocks = (0..item.blocks.len()).map(|block| Self::Block(article, block));
        let mut parts = [Self::Headline(article)].into_iter().chain(blocks);
        parts.find(|part| {
            part.text(reading)
                .is_some_and(|text| text.chars().any(char::is_alphanumeric))
        })
    }
}
