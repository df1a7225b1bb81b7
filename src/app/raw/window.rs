//! The rows of a raw page that can be seen: what each shows, whose it is, and what the gutter says of it.

use std::ops::Range;

use crate::article::Fate;
use crate::store::Id;
use crate::text::{Ambiguous, graphemes};

use super::galley::Galley;
use super::pieces::Pieces;
use super::rows::{Rows, Seat};

/// A row of the raw view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The number of the line that begins here.
    pub line: Option<usize>,
    /// What the gutter says.
    pub sign: Sign,
    /// What the row shows, part by part.
    pub parts: Vec<(String, Mark)>,
    /// The bytes of the page that it shows.
    pub place: Range<usize>,
    /// Whether the cursor is on it.
    pub cursor: bool,
}

/// What a stretch of the page is to the article that is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Its headline or byline.
    Head,
    /// Its text.
    Text,
    /// Another article's.
    Other,
    /// Of no article.
    Furniture,
}

/// The sign of a row in the gutter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Another article's, or blank.
    None,
    /// Headline or byline.
    Head,
    /// The text's piece of this number.
    Piece(usize),
    /// The piece of the row above goes on.
    GoesOn,
    /// Of no article.
    Furniture,
}

/// A page with an article marked on it.
pub struct Marked<'a> {
    /// The page.
    pub galley: &'a Galley,
    /// The article.
    pub article: Option<Id>,
    /// Its pieces.
    pub pieces: &'a Pieces,
    /// How wide ambiguous characters are.
    pub ambiguous: Ambiguous,
}

impl Marked<'_> {
    /// At most `height` rows from `top` on.
    pub fn rows(&self, rows: &mut Rows, top: Seat, height: usize, cursor: Seat) -> Vec<Row> {
        let mut shown = Vec::with_capacity(height);
        let mut seat = top;
        let mut signed = false;
        for _ in 0..height {
            let row = Row {
                cursor: seat == cursor,
                ..self.row(rows, seat, !signed)
            };
            signed |= matches!(row.sign, Sign::Head | Sign::Piece(_));
            shown.push(row);
            let next = rows.down(self.galley, seat, 1);
            if next == seat {
                break;
            }
            seat = next;
        }
        shown
    }

    /// A row; the `first` one that can be seen of an article repeats the number of its piece.
    fn row(&self, rows: &mut Rows, seat: Seat, first: bool) -> Row {
        let strip = rows.strip(self.galley, seat.strip);
        let place = strip.place(seat.row);
        let mut parts: Vec<(String, Mark)> = Vec::new();
        for (at, glyph, _) in graphemes(strip.text(seat.row), self.ambiguous) {
            let mark = self.mark(strip.byte(seat.row, at));
            match parts.last_mut() {
                Some((text, last)) if *last == mark => text.push_str(glyph),
                _ => parts.push((glyph.to_owned(), mark)),
            }
        }
        let (number, begins) = self.galley.line(seat.strip);
        Row {
            line: (begins && seat.row == 0).then_some(number),
            sign: self.sign(&place, first),
            parts,
            place,
            cursor: false,
        }
    }

    /// What the character at a byte of the page is.
    fn mark(&self, byte: usize) -> Mark {
        let stretch = self.galley.over(&(byte..byte + 1)).next();
        let Some((_, fate)) = stretch.and_then(|stretch| self.galley.fates.get(stretch)) else {
            return Mark::Other;
        };
        let own = self.article.is_some() && self.galley.owner(*fate) == self.article;
        match fate {
            Fate::Furniture { .. } => Mark::Furniture,
            Fate::Head { .. } if own => Mark::Head,
            Fate::Block { .. } if own => Mark::Text,
            _ => Mark::Other,
        }
    }

    fn sign(&self, place: &Range<usize>, numbered: bool) -> Sign {
        let near = self.galley.over(place);
        if near.is_empty() {
            return self.sign_between(near.start);
        }
        let mut own = near
            .clone()
            .filter_map(|stretch| self.pieces.of_stretch(stretch));
        let Some(piece) = own.next().and_then(|piece| self.pieces.piece(piece)) else {
            let furniture = |at: usize| matches!(self.galley.fates[at].1, Fate::Furniture { .. });
            return if near.clone().all(furniture) {
                Sign::Furniture
            } else {
                Sign::None
            };
        };
        match piece.number {
            0 => Sign::Head,
            number if numbered || place.contains(&piece.start) => Sign::Piece(number),
            _ => Sign::GoesOn,
        }
    }

    /// The sign of a blank row before stretch `next`: a piece of the text goes on over it.
    fn sign_between(&self, next: usize) -> Sign {
        let piece = |stretch| self.pieces.piece(self.pieces.of_stretch(stretch)?);
        let before = next.checked_sub(1).and_then(piece);
        match before {
            Some(before) if before.number > 0 && piece(next) == Some(before) => Sign::GoesOn,
            _ => Sign::None,
        }
    }
}
