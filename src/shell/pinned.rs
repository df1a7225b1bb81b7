//! A backend that places the cursor anew after each character of ambiguous width: where the terminal draws it wider or
//! narrower than was thought, what follows still stands in its place.

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use crate::text::Ambiguous;

/// Another backend, pinned or not.
#[derive(Debug)]
pub struct Pinned<B> {
    /// The backend that writes.
    pub inner: B,
    /// Whether the cursor is placed anew.
    pub pins: bool,
}

impl<B: Backend> Backend for Pinned<B> {
    type Error = B::Error;

    /// A backend begins every drawing by placing the cursor: so each stretch up to such a character is one of its own.
    fn draw<'a, I>(&mut self, content: I) -> Result<(), B::Error>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        if !self.pins {
            return self.inner.draw(content);
        }
        let mut stretch = Vec::new();
        for cell in content {
            stretch.push(cell);
            if is_ambiguous(cell.2.symbol()) {
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

fn is_ambiguous(glyph: &str) -> bool {
    Ambiguous::Narrow.grapheme_cells(glyph) != Ambiguous::Wide.grapheme_cells(glyph)
}
