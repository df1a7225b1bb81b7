//! The raw view: a page as it was given, with one article's pieces marked where they stand. Only the rows that can be seen
//! are set; the cursor is a place in the page, the same at any width.

mod galley;
mod pieces;
mod place;
mod rows;
mod strip;
mod window;

use std::ops::Range;

use crate::article::Fate;
use crate::store::{Id, SourceId, Store};
use crate::text::Ambiguous;

pub use galley::Here;
pub use place::{byte_in_block, byte_in_page};
pub use window::{Mark, Row, Sign};

use galley::Galley;
use pieces::Pieces;
use rows::{Rows, Seat};
use window::Marked;

/// From this width on the lines of the page are numbered, in cells.
const NUMBERED: usize = 60;

/// A page as it was given.
#[derive(Clone, Debug)]
pub struct Raw {
    /// Which dump.
    pub source: SourceId,
    /// The article whose pieces are marked.
    pub article: Option<Id>,
    /// The rows that can be seen.
    pub window: Vec<Row>,
    /// How it is set; nothing before it was set once.
    pub manner: Manner,
    galley: Galley,
    pieces: Pieces,
    rows: Rows,
    top: Seat,
    cursor: Seat,
    /// The cursor's place in bytes of the page.
    at: usize,
    /// The cursor's place and the first row's when the cursor was last moved: other sizes of the screen do not change it.
    held: Option<(usize, usize)>,
}

/// How a page is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// The cells for the number of a line; none on a narrow screen.
    pub line: usize,
    /// The cells for a sign.
    pub sign: usize,
    /// The cells of all.
    width: usize,
    /// The rows that can be seen.
    height: usize,
    ambiguous: Ambiguous,
}

impl Raw {
    /// Opens a page with an article's pieces marked, at the first of them; none if the page's text is not known.
    pub fn open(source: SourceId, article: Option<Id>, store: &Store) -> Option<Self> {
        let galley = Galley::of(source, store);
        if galley.text().trim().is_empty() {
            return None;
        }
        let mut raw = Self {
            source,
            article: None,
            window: Vec::new(),
            manner: Manner::default(),
            galley,
            pieces: Pieces::default(),
            rows: Rows::default(),
            top: Seat::default(),
            cursor: Seat::default(),
            at: 0,
            held: None,
        };
        raw.mark(article, store);
        Some(raw)
    }

    /// Marks an article's pieces and goes to the first of them.
    pub fn mark(&mut self, article: Option<Id>, store: &Store) {
        self.choose(article, store);
        if let Some(first) = self.pieces.piece(0) {
            self.go_to(first.start);
        }
    }

    /// Takes in what became of the page since, if anything did; the cursor stays in its place.
    pub fn refresh(&mut self, store: &Store) {
        if store.source(self.source).edition == self.galley.edition {
            return;
        }
        self.galley = Galley::of(self.source, store);
        (self.manner.width, self.held) = (0, None);
        self.window.clear();
        self.go_to(self.at);
        let here = self.here().and_then(|here| here.article);
        let still = self.article.filter(|id| self.articles().contains(id));
        self.choose(still.or(here), store);
    }

    /// What stands where the cursor is: the article, block and piece, or the furniture.
    pub fn here(&self) -> Option<Here> {
        let row = self.window.iter().find(|row| row.cursor);
        let row = row
            .map(|row| row.place.clone())
            .filter(|place| place.start == self.at || place.contains(&self.at));
        self.galley.here(self.at, &row.unwrap_or(self.at..self.at))
    }

    /// The number of the text's piece where the cursor is, 0 for headline and byline; none outside the marked article.
    pub fn piece(&self) -> Option<usize> {
        let piece = self.pieces.piece(self.place_in_article()?)?;
        Some(piece.number)
    }

    /// In how many pieces the text of the marked article stands on the page.
    pub fn pieces(&self) -> usize {
        self.pieces.count()
    }

    /// The page's articles in reading order.
    pub fn articles(&self) -> &[Id] {
        &self.galley.articles
    }

    /// The page's text: what [`Here`] counts in.
    pub fn text(&self) -> &str {
        self.galley.text()
    }

    /// The number of the cursor's line in its file, from 1, and of the page's last line.
    pub fn line(&self) -> (usize, usize) {
        let strip = self.galley.strip_of(self.at);
        (self.galley.line(strip).0, self.galley.last_line())
    }

    /// What stands in the cursor's line: the stretch under the cursor, as far as it is of one article, in bytes of the
    /// page.
    pub fn cursor_line(&self) -> Range<usize> {
        let text = self.text();
        let start = text[..self.at].rfind('\n').map_or(0, |at| at + 1);
        let end = text[self.at..]
            .find('\n')
            .map_or(text.len(), |at| self.at + at);
        match self.here().map(|here| here.span) {
            Some(span) if span.start < end && start < span.end => {
                start.max(span.start)..end.min(span.end)
            }
            _ => start..end,
        }
    }

    /// Moves the cursor to a place in the page, in bytes.
    pub fn go_to(&mut self, at: usize) {
        self.at = at.min(self.text().len());
        while !self.text().is_char_boundary(self.at) {
            self.at -= 1;
        }
        if self.manner.width > 0 {
            self.cursor = self.rows.seat(&self.galley, self.at);
        }
    }

    /// Moves the cursor by rows: down if positive.
    pub fn step(&mut self, rows: isize) {
        let seat = self.beyond(self.cursor, rows);
        self.sit(seat);
    }

    /// Scrolls by rows, the cursor with them: down if positive.
    pub fn scroll(&mut self, rows: isize) {
        self.top = self.beyond(self.top, rows);
        self.step(rows);
    }

    /// Moves the cursor to the first row or the last; with a number, to that line of its file.
    pub fn edge(&mut self, end: bool, line: Option<usize>) {
        let seat = match line {
            Some(line) => Seat {
                strip: self.galley.strip_of_line(line),
                row: 0,
            },
            None if end => self.rows.last(&self.galley),
            None => Seat::default(),
        };
        self.sit(seat);
    }

    /// Puts the cursor on a row that can be seen; says whether it was there already.
    pub fn point(&mut self, row: usize) -> bool {
        let row = self.window.get(row);
        let was = row.is_some_and(|row| row.cursor);
        let at = row.map(|row| row.place.start).filter(|_| !was);
        self.go_to(at.unwrap_or(self.at));
        was
    }

    /// Goes to the next (or previous) piece of the marked article, as it is read; says whether there was one.
    pub fn step_piece(&mut self, forward: bool) -> bool {
        let next = match self.place_in_article() {
            Some(place) if forward => self.pieces.piece(place + 1),
            Some(place) => place
                .checked_sub(1)
                .and_then(|place| self.pieces.piece(place)),
            None => self.pieces.beside(self.at, forward),
        };
        self.go_to(next.map_or(self.at, |piece| piece.start));
        next.is_some()
    }

    /// Goes to the next (or previous) text of no article; says whether there was one.
    pub fn step_furniture(&mut self, forward: bool) -> bool {
        let fates = &self.galley.fates;
        let furniture = |at: usize| matches!(fates[at].1, Fate::Furniture { .. });
        let begins = |at: &usize| furniture(*at) && (*at == 0 || !furniture(*at - 1));
        let here = self.at;
        let found = if forward {
            let after = fates.partition_point(|(span, _)| span.start <= here);
            (after..fates.len()).find(begins)
        } else {
            let before = fates.partition_point(|(span, _)| span.start < here);
            (0..before).rev().find(begins)
        };
        let start = found.map(|at| fates[at].0.start);
        self.go_to(start.unwrap_or(here));
        start.is_some()
    }

    /// The article `step` places after the marked one in reading order; at the ends the first or last one.
    pub fn beside(&self, step: isize) -> Option<Id> {
        let ids = self.articles();
        let here = ids.iter().position(|id| Some(*id) == self.article);
        let at = here.map_or(0, |at| at.saturating_add_signed(step));
        ids.get(at.min(ids.len().saturating_sub(1))).copied()
    }

    /// Sets the rows that can be seen in so many cells and rows.
    pub fn fit(&mut self, width: usize, height: usize, ambiguous: Ambiguous) {
        let digits = |number: usize| number.to_string().len();
        let numbered = width >= NUMBERED;
        let manner = Manner {
            line: if numbered {
                digits(self.galley.last_line()) + 1
            } else {
                0
            },
            sign: digits(self.pieces.count()).max(2) + 1,
            width,
            height: height.max(1),
            ambiguous,
        };
        if self.manner != manner {
            self.set(manner);
        }
        self.reveal(manner.height);
        if self.held.is_none_or(|(at, _)| at != self.at) {
            let top = self.rows.place(&self.galley, self.top).start;
            self.held = Some((self.at, top));
        }
        let marked = Marked {
            galley: &self.galley,
            article: self.article,
            pieces: &self.pieces,
            ambiguous,
        };
        self.window = marked.rows(&mut self.rows, self.top, manner.height, self.cursor);
    }

    fn set(&mut self, manner: Manner) {
        self.manner = manner;
        let text = manner.width.saturating_sub(manner.line + manner.sign);
        self.rows = Rows::new(text.max(2), manner.ambiguous);
        self.cursor = self.rows.seat(&self.galley, self.at);
        self.top = match self.held {
            Some((_, top)) => self.rows.seat(&self.galley, top),
            None => self.rows.up(&self.galley, self.cursor, manner.height / 4),
        };
    }

    /// Scrolls so that the cursor can be seen: as little as can be, or so that it has some rows above it where it went
    /// far; and no further than the last row.
    fn reveal(&mut self, height: usize) {
        let (galley, rows) = (&self.galley, &mut self.rows);
        let bottom = rows.down(galley, self.top, height - 1);
        if self.cursor < self.top {
            let near = rows.up(galley, self.top, height) <= self.cursor;
            let above = if near { 0 } else { height / 4 };
            self.top = rows.up(galley, self.cursor, above);
        } else if self.cursor > bottom {
            let near = self.cursor <= rows.down(galley, bottom, height);
            let above = if near { height - 1 } else { height / 4 };
            self.top = rows.up(galley, self.cursor, above);
        }
        let bottom = rows.down(galley, self.top, height - 1);
        if rows.down(galley, bottom, 1) == bottom {
            self.top = self.top.min(rows.up(galley, bottom, height - 1));
        }
    }

    fn choose(&mut self, article: Option<Id>, store: &Store) {
        self.article = article.filter(|id| self.articles().contains(id));
        let entry = self.article.and_then(|id| Some((id, store.entry(id)?)));
        self.pieces = entry
            .map(|(id, entry)| Pieces::of(id, &entry.article, &self.galley))
            .unwrap_or_default();
    }

    /// The place of the cursor's piece in the reading order of the marked article.
    fn place_in_article(&self) -> Option<usize> {
        let here = self.here()?;
        self.galley
            .over(&here.span)
            .find_map(|stretch| self.pieces.of_stretch(stretch))
    }

    fn beyond(&mut self, seat: Seat, rows: isize) -> Seat {
        let (galley, count) = (&self.galley, rows.unsigned_abs());
        if rows > 0 {
            self.rows.down(galley, seat, count)
        } else {
            self.rows.up(galley, seat, count)
        }
    }

    fn sit(&mut self, seat: Seat) {
        self.cursor = seat;
        self.at = self.rows.place(&self.galley, seat).start;
    }
}
