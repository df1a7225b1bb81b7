//! The terminal: taken over for the reader, and given back clean whatever ends it.

use std::io::{self, IsTerminal, Write};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use crossterm::terminal;

use crate::app::layout::Size;

/// Alternate screen, wheel and click, pasted text marked as such.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?1000h\x1b[?1006h\x1b[?2004h\x1b[?25l\x1b[2J";
/// All of it off again, the scroll region and the colours reset, the cursor shown.
const LEAVE: &[u8] = b"\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[r\x1b[0m\x1b[?25h\x1b[?1049l";

/// The largest screen that is drawn; a terminal that claims more gets a picture of this size.
const LARGEST: Size = Size {
    width: 500,
    height: 1000,
};
/// The size taken for that of a terminal that does not know its own.
const USUAL: Size = Size {
    width: 80,
    height: 24,
};

/// Whether the terminal is taken over now; held while that changes, so that no thread ends the process halfway.
static TAKEN: Mutex<bool> = Mutex::new(false);

/// The terminal while the reader has it; dropping it gives it back.
#[derive(Debug)]
pub struct Tty(());

/// Why there is no terminal to read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTerminal {
    /// Standard output is a file or a pipe.
    Output,
    /// `TERM` is `dumb`: it cannot place a cursor.
    Dumb,
}

/// Whether there is a terminal to read in.
///
/// # Errors
/// Says why not.
pub fn check() -> Result<(), NoTerminal> {
    if !io::stdout().is_terminal() {
        return Err(NoTerminal::Output);
    }
    match std::env::var("TERM") {
        Ok(term) if term == "dumb" => Err(NoTerminal::Dumb),
        _ => Ok(()),
    }
}

impl Tty {
    /// Takes the terminal over, and sees to it that a panic gives it back.
    ///
    /// # Errors
    /// When the terminal cannot be switched to raw mode.
    pub fn take() -> io::Result<Self> {
        static HOOK: Once = Once::new();
        HOOK.call_once(give_back_on_panic);
        enter()?;
        Ok(Self(()))
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        leave();
    }
}

/// The size of the terminal, asked of the system alone.
pub fn size() -> Size {
    let size = rustix::termios::tcgetwinsize(io::stdout());
    let known = size.map(|size| Size {
        width: size.ws_col,
        height: size.ws_row,
    });
    known.map_or(USUAL, bounded)
}

fn bounded(size: Size) -> Size {
    if size.width == 0 || size.height == 0 {
        return USUAL;
    }
    Size {
        width: size.width.min(LARGEST.width),
        height: size.height.min(LARGEST.height),
    }
}

/// Takes the terminal over, at the start or after it was given back for a while.
///
/// # Errors
/// When the terminal cannot be switched to raw mode.
pub fn enter() -> io::Result<()> {
    let mut taken = taken();
    terminal::enable_raw_mode()?;
    *taken = true;
    write(ENTER);
    Ok(())
}

/// Gives the terminal back; more than once does no harm, and no error stops it.
pub fn leave() {
    let mut taken = taken();
    if std::mem::take(&mut *taken) {
        write(LEAVE);
        let _ = terminal::disable_raw_mode();
    }
}

fn taken() -> MutexGuard<'static, bool> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn write(sequence: &[u8]) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(sequence).and_then(|()| out.flush());
}

/// A panic in any thread ends the reader: the screen comes back first, so that the message can be read.
fn give_back_on_panic() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let reading = *taken();
        leave();
        before(panic);
        if reading {
            std::process::exit(101);
        }
    }));
}
