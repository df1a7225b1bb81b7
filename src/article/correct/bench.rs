//! A reading on the bench: what the corrections have in common to take it apart and put it together.

use std::sync::Arc;

use crate::article::BlockRef;
use crate::article::model::{Article, Block, BlockKind, Piece, Reading};
use crate::article::title;

use super::spot::Found;
use super::{Outcome, Part, Spot, cut, head};

/// A reading that is being corrected, beside the text of its page.
pub struct Bench<'a> {
    pub page: &'a str,
    pub reading: Reading,
}

/// Why nothing was to be done, if so; then the reading is no longer good.
pub type Answer = Result<(), Outcome>;

impl Bench<'_> {
    /// The number of the article of a place.
    pub fn article(&self, spot: &Spot) -> Result<usize, Outcome> {
        let found = spot.find(&self.reading)?;
        found.part.article().ok_or(Outcome::Missing)
    }

    /// Takes an article out of the list.
    pub fn remove(&mut self, article: usize) -> Article {
        Arc::unwrap_or_clone(self.reading.articles.remove(article))
    }

    /// Puts an article into the list.
    pub fn insert(&mut self, at: usize, article: Article) {
        self.reading.articles.insert(at, Arc::new(article));
    }

    /// An article that is about to be changed.
    pub fn touch(&mut self, article: usize) -> Result<&mut Article, Outcome> {
        let article = self.reading.articles.get_mut(article);
        let article = article.ok_or(Outcome::Missing)?;
        let article = Arc::make_mut(article);
        head::remember(article);
        Ok(article)
    }

    /// Cuts a block, or a piece of furniture, before a letter of it.
    pub fn cut(&mut self, part: Part, at: usize) -> Answer {
        let page = self.page;
        match part {
            Part::Block(article, block) => {
                let blocks = &mut self.touch(article)?.blocks;
                let whole = blocks.get(block).ok_or(Outcome::Missing)?.to_block();
                let kind = whole.kind;
                let (left, right) = cut::cut(page, &piece(whole), at).ok_or(Outcome::Missing)?;
                let halves = [left, right].map(|half| Block {
                    kind,
                    text: half.text,
                    spans: half.spans,
                });
                blocks.edit(|list| drop(list.splice(block..=block, halves)));
            }
            Part::Furniture(at_piece) => {
                let pieces = &mut self.reading.furniture;
                let whole = pieces.get(at_piece).ok_or(Outcome::Missing)?;
                let (left, right) = cut::cut(page, whole, at).ok_or(Outcome::Missing)?;
                pieces.splice(at_piece..=at_piece, [left, right]);
            }
            _ => return Err(Outcome::Missing),
        }
        Ok(())
    }

    /// Sees that a place is a block, or a piece of furniture, of its own.
    pub fn isolate(&mut self, found: Found) -> Result<Part, Outcome> {
        let mut part = found.part;
        if found.before + found.length < found.all {
            self.cut(part, found.before + found.length)?;
        }
        if found.before > 0 {
            self.cut(part, found.before)?;
            part = match part {
                Part::Block(article, block) => Part::Block(article, block + 1),
                Part::Furniture(at) => Part::Furniture(at + 1),
                other => other,
            };
        }
        Ok(part)
    }

    /// Takes a place out of where it stands; an article of which nothing is left goes.
    pub fn isolated(&mut self, found: Found) -> Result<Piece, Outcome> {
        let from = found.part.article();
        let piece = self.isolated_but_kept(found)?;
        if let Some(from) = from {
            self.sweep(from);
        }
        Ok(piece)
    }

    /// Takes a place out of where it stands.
    pub fn isolated_but_kept(&mut self, found: Found) -> Result<Piece, Outcome> {
        let page = self.page;
        match self.isolate(found)? {
            Part::Furniture(at) => Ok(self.reading.furniture.remove(at)),
            Part::Block(article, block) => {
                let item = self.touch(article)?;
                let taken = piece(item.blocks.remove(block));
                if !item.has_printed_headline() {
                    title::entitle(item);
                }
                Ok(taken)
            }
            part => {
                let article = part.article().ok_or(Outcome::Missing)?;
                let item = self.touch(article)?;
                head::take(page, item, part).ok_or(Outcome::Missing)
            }
        }
    }

    /// Puts an article of which nothing is left to read among the furniture.
    pub fn sweep(&mut self, article: usize) {
        let Some(item) = self.reading.articles.get(article) else {
            return;
        };
        if !item.blocks.is_empty() || item.has_printed_headline() {
            return;
        }
        let mut gone = self.remove(article);
        let heads = head::take_all(self.page, &mut gone, true).map(piece);
        let rest = self.rest_of(&mut gone);
        self.reading.furniture.extend(heads.into_iter().chain(rest));
    }

    /// What is left of the heads of an article that goes: its byline, as the page has it.
    pub fn rest_of(&self, gone: &mut Article) -> Option<Piece> {
        let spans = std::mem::take(&mut gone.heads);
        let texts = spans.iter().filter_map(|span| self.page.get(span.clone()));
        let text = texts.map(str::trim).collect::<Vec<_>>().join(" ");
        (!spans.is_empty()).then_some(Piece { text, spans })
    }

    /// Begins an article with this block of another one; returns its number.
    pub fn begin_article(&mut self, article: usize, block: usize) -> Result<usize, Outcome> {
        let page = self.page;
        let item = self.touch(article)?;
        let mut fresh = Article {
            imprint: item.imprint.clone(),
            section: item.section.clone(),
            blocks: item.blocks.edit(|list| list.split_off(block)).into(),
            ..Article::default()
        };
        let is_below = |at: usize| {
            let mut spans = fresh.blocks.iter().flat_map(|block| block.spans.iter());
            spans.any(|span| span.contains(&at))
        };
        fresh.notes = item
            .notes
            .extract_if(.., |note| is_below(note.at.start))
            .collect();
        head::share(page, item, &mut fresh);
        let is_headline = |first: BlockRef| first.kind == BlockKind::Subhead;
        if fresh.blocks.len() > 1 && fresh.blocks.first().is_some_and(is_headline) {
            let headline = piece(fresh.blocks.remove(0));
            fresh.headline = headline.text;
            fresh.heads.extend(headline.spans);
        } else {
            title::entitle(&mut fresh);
        }
        head::remember(&mut fresh);
        self.insert(article + 1, fresh);
        Ok(article + 1)
    }

    /// Where in the list an article belongs that begins at this byte of the page.
    pub fn position(&self, start: Option<usize>) -> usize {
        let first = |article: &Article| {
            let blocks = article.blocks.iter().flat_map(|block| block.spans.iter());
            blocks
                .chain(article.heads.iter().cloned())
                .map(|span| span.start)
                .min()
        };
        let articles = &self.reading.articles;
        let after = articles
            .iter()
            .rposition(|article| first(article).is_some() && first(article) < start);
        after.map_or(if start.is_some() { 0 } else { articles.len() }, |at| {
            at + 1
        })
    }

    /// Where in an article the page's order puts a piece.
    pub fn block_position(&self, article: usize, piece: &Piece) -> usize {
        let Some(start) = piece.spans.first().map(|span| span.start) else {
            return self.reading.articles[article].blocks.len();
        };
        let blocks = &self.reading.articles[article].blocks;
        let before = |block: BlockRef| block.spans.first().is_some_and(|span| span.start < start);
        blocks.iter().rposition(before).map_or(0, |at| at + 1)
    }
}

/// A block without its kind.
pub fn piece(block: Block) -> Piece {
    Piece {
        text: block.text,
        spans: block.spans,
    }
}
