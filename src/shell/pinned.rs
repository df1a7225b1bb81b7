//! A backend for terminals that draw a character otherwise than was thought: what follows it still stands in its place,
//! and nothing old shows behind it.

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Cell, CellDiffOption};
use ratatui::layout::{Position, Size};

use crate::text::{Ambiguous, cells, is_settled};

/// Another backend, pinned or not.
#[derive(Debug)]
pub struct Pinned<B> {
    /// The backend that writes.
    pub inner: B,
    /// Whether the cursor is placed anew behind characters of ambiguous width.
    pub pins: bool,
}

impl<B: Backend> Backend for Pinned<B> {
    type Error = B::Error;

    /// A backend begins every drawing by placing the cursor: so each stretch up to such a character is one of its own.
    /// Where it is thought to take two cells, both are blanked before, for it may fill only one of them; so is the place
    /// of what some terminals do not know, for they may draw nothing.
    fn draw<'a, I>(&mut self, content: I) -> Result<(), B::Error>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut stretch = Vec::new();
        for (x, y, cell) in content {
            let settled = is_settled(cell.symbol());
            if !settled || is_widened(cell) {
                let mut blank = cell.clone();
                blank.set_symbol(" ").set_diff_option(CellDiffOption::None);
                self.inner.draw(stretch.drain(..))?;
                let blanks = (x..x + width(cell)).map(|x| (x, y, &blank));
                self.inner.draw(blanks)?;
            }
            stretch.push((x, y, cell));
            if !settled || self.pins && is_ambiguous(cell.symbol()) {
                self.inner.draw(stretch.drain(..))?;
            }
        }
        self.inner.draw(stretch.into_iter())
    }

    fn hide_cursor(&mut self) -> Result<(), B::Error> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> Result<(), B::Error> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> Result<Position, B::Error> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), B::Error> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> Result<(), B::Error> {
        self.inner.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> Result<(), B::Error> {
        self.inner.clear_region(region)
    }

    fn size(&self) -> Result<Size, B::Error> {
        self.inner.size()
    }

    fn window_size(&mut self) -> Result<WindowSize, B::Error> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> Result<(), B::Error> {
        self.inner.flush()
    }
}

/// How many cells what is drawn in a cell is thought to take.
fn width(cell: &Cell) -> u16 {
    let own = u16::try_from(cells(cell.symbol(), Ambiguous::Narrow)).unwrap_or(1);
    match cell.diff_option {
        CellDiffOption::ForcedWidth(width) => width.get(),
        _ => own.max(1),
    }
}

/// Whether a cell takes two cells only because this terminal is thought to draw it so.
fn is_widened(cell: &Cell) -> bool {
    matches!(cell.diff_option, CellDiffOption::ForcedWidth(width) if width.get() == 2)
}

fn is_ambiguous(glyph: &str) -> bool {
    Ambiguous::Narrow.grapheme_cells(glyph) != Ambiguous::Wide.grapheme_cells(glyph)
}
