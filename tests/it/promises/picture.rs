//! A frame in the eyes of a terminal: what its cells hold, the bytes that draw it, and where an emulator shows them.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use alacritty_terminal::event::VoidListener;
use alacritty_terminal::index::{Column, Line};
use alacritty_terminal::term::cell::Flags;
use alacritty_terminal::term::{Config, Term, test::TermSize};
use alacritty_terminal::vte::ansi::Processor;
use dubao::app::App;
use dubao::shell::pinned::Pinned;
use dubao::text::{Ambiguous, cells};
use dubao::view;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::fuzz::is_foul;

/// The most bytes of a cell, and of a frame for each of its cells.
pub const CELL: usize = 32;
pub const FRAME: usize = 64;

/// What the cells of a frame hold that no cell may.
pub fn fouls(buffer: &Buffer) -> Vec<String> {
    let symbols = buffer.content.iter().map(ratatui::buffer::Cell::symbol);
    let foul = symbols.filter(|symbol| symbol.len() > CELL || symbol.contains(is_foul));
    foul.map(|symbol| format!("{symbol:?}")).collect()
}

#[derive(Clone, Default)]
struct Ink(Rc<RefCell<Vec<u8>>>);

impl Write for Ink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The bytes that draw a whole frame, and the frame.
pub fn drawn(app: &App) -> (Vec<u8>, Buffer) {
    let ink = Ink::default();
    let size = Rect::new(0, 0, app.screen.width, app.screen.height);
    let options = TerminalOptions {
        viewport: Viewport::Fixed(size),
    };
    let backend = Pinned {
        inner: CrosstermBackend::new(ink.clone()),
        pins: false,
    };
    let mut terminal = Terminal::with_options(backend, options).unwrap();
    let frame = terminal.draw(|frame| view::draw(app, frame)).unwrap();
    let buffer = frame.buffer.clone();
    (ink.0.take(), buffer)
}

/// Where an emulator shows another glyph than a frame has.
pub fn misplaced(bytes: &[u8], buffer: &Buffer) -> Vec<String> {
    let size = TermSize::new(buffer.area.width.into(), buffer.area.height.into());
    let mut term = Term::new(Config::default(), &size, VoidListener);
    Processor::<alacritty_terminal::vte::ansi::StdSyncHandler>::new().advance(&mut term, bytes);
    let shown = |x: u16, y: u16| {
        let cell = &term.grid()[Line(i32::from(y))][Column(x.into())];
        let all = std::iter::once(cell.c).chain(cell.zerowidth().into_iter().flatten().copied());
        let covered = cell.flags.contains(Flags::WIDE_CHAR_SPACER);
        if covered {
            String::new()
        } else {
            all.collect()
        }
    };
    let mut found = Vec::new();
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            // A cluster of two letters stands in two cells there.
            let wanted = buffer[(x, y)].symbol();
            let width = u16::try_from(cells(wanted, Ambiguous::Narrow))
                .unwrap()
                .max(1);
            let there: String = (x..x + width).map(|x| shown(x, y)).collect();
            if there != wanted {
                found.push(format!("{x},{y}: {wanted:?} shown as {there:?}"));
            }
            x += width;
        }
    }
    found
}
