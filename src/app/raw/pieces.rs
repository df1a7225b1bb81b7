//! The pieces of one article on its page: runs of stretches that stand together and are read together.

use super::galley::Galley;
use crate::article::Article;
use crate::store::Id;

/// The pieces of an article in reading order.
#[derive(Clone, Debug, Default)]
pub struct Pieces {
    pieces: Vec<Piece>,
    /// The stretches that belong to a piece, by their numbers, each with its piece.
    stretches: Vec<(usize, usize)>,
}

/// Stretches of an article that stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins, in bytes of the page.
    pub start: usize,
    /// Its number among the pieces of the text, from 1; 0 for headline and byline.
    pub number: usize,
}

impl Pieces {
    /// The pieces of an article.
    pub fn of(id: Id, article: &Article, galley: &Galley) -> Self {
        let mut found = Self::default();
        let mut last: Option<(usize, bool)> = None;
        for (stretch, head) in galley.own(id, article) {
            let goes_on =
                last.is_some_and(|(before, was_head)| stretch == before + 1 && head == was_head);
            if !goes_on {
                let number = if head { 0 } else { found.count() + 1 };
                found.pieces.push(Piece {
                    start: galley.fates[stretch].0.start,
                    number,
                });
            }
            found.stretches.push((stretch, found.pieces.len() - 1));
            last = Some((stretch, head));
        }
        found.stretches.sort_unstable();
        found
    }

    /// How many pieces the text has, headline and byline not counted.
    pub fn count(&self) -> usize {
        self.pieces.iter().filter(|piece| piece.number > 0).count()
    }

    /// The piece that a stretch belongs to: its place in reading order.
    pub fn of_stretch(&self, stretch: usize) -> Option<usize> {
        let at = self
            .stretches
            .binary_search_by_key(&stretch, |(stretch, _)| *stretch)
            .ok()?;
        Some(self.stretches[at].1)
    }

    /// A piece by its place in reading order.
    pub fn piece(&self, place: usize) -> Option<Piece> {
        self.pieces.get(place).copied()
    }

    /// The piece to go to from a byte of the page that belongs to none: the nearest below, or above.
    pub fn beside(&self, byte: usize, forward: bool) -> Option<Piece> {
        let starts = self.pieces.iter().copied();
        if forward {
            starts
                .filter(|piece| piece.start > byte)
                .min_by_key(|piece| piece.start)
        } else {
            starts
                .filter(|piece| piece.start < byte)
                .max_by_key(|piece| piece.start)
        }
    }
}
