//! The terminal: taken over for the reader, drawn on, and given back clean whatever ends it.

use std::io::{self, IsTerminal, Write};
use std::sync::{Mutex, MutexGuard, Once, PoisonError, TryLockError};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcsetattr};

use crate::app::layout::Size;
use crate::text::SafeText;

/// Alternate screen, wheel and click, pasted text marked as such.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?1000h\x1b[?1006h\x1b[?2004h\x1b[?25l\x1b[2J";
/// All of it off again, and what others may have left on: a picture begun, reports of every motion, the keys of another
/// protocol; the scroll region and the colours reset, the cursor shown.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[?1006l\x1b[?1003l\x1b[?1000l\x1b[?2004l\x1b[<u\x1b[r\x1b[0m\x1b[?25h\x1b[?1049l";

/// The largest screen that is drawn; a terminal that claims more gets a picture of this size.
const LARGEST: Size = Size {
    width: 500,
    height: 1000,
};
/// The most cells that are drawn: those of a wall of screens. A cell takes forty bytes, and there are four pictures at a time.
const MOST_CELLS: u32 = 120_000;
/// The size taken for that of a terminal that does not know its own.
const USUAL: Size = Size {
    width: 80,
    height: 24,
};

/// How much is written at once: a terminal that takes nothing in is noticed between two pieces.
const PIECE: usize = 4096;
/// How long a terminal that takes nothing in may keep the end of the reader waiting; it may do so four times.
const PATIENCE: Duration = Duration::from_millis(30);
/// How often a blocked terminal is looked at.
const PAUSE: Duration = Duration::from_millis(100);

/// The terminal as far as this process has it; held for moments only.
static HOLD: Mutex<Hold> = Mutex::new(Hold {
    taken: false,
    before: None,
});
/// Held while something is written, so that what two threads write does not mix, and no thread ends the process halfway.
static WIRE: Mutex<()> = Mutex::new(());

struct Hold {
    /// Whether it is taken over now.
    taken: bool,
    /// Its modes before that.
    before: Option<Termios>,
}

/// The terminal while the reader has it; dropping it gives it back.
#[derive(Debug)]
pub struct Tty(());

/// Why there is no terminal to read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTerminal {
    /// Standard output is a file or a pipe.
    Output,
    /// `TERM` is `dumb`, or not set: it cannot place a cursor.
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
    match std::env::var_os("TERM") {
        Some(term) if !term.is_empty() && term != "dumb" => Ok(()),
        _ => Err(NoTerminal::Dumb),
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
    let width = size.width.min(LARGEST.width);
    let room = u16::try_from(MOST_CELLS / u32::from(width)).unwrap_or(u16::MAX);
    Size {
        width,
        height: size.height.min(LARGEST.height).min(room),
    }
}

/// Takes the terminal over, at the start or after it was given back for a while. What others did to it since is undone.
///
/// # Errors
/// When the terminal cannot be switched to raw mode.
pub fn enter() -> io::Result<()> {
    let _wire = WIRE.lock().unwrap_or_else(PoisonError::into_inner);
    let mut raw = {
        let mut hold = hold();
        // What a shell made of it while this process was stopped is its own business.
        let known = hold.before.take().filter(|_| hold.taken);
        let before = known.map_or_else(|| tcgetattr(io::stdout()), Ok)?;
        hold.before.insert(before).clone()
    };
    raw.make_raw();
    // In the background this stops the program until the shell gives it the terminal.
    tcsetattr(io::stdout(), OptionalActions::Now, &raw)?;
    hold().taken = true;
    write(ENTER, None)
}

/// Gives the terminal back; more than once does no harm, and no error stops it. When it returns all is done, whichever
/// thread did it.
pub fn leave() {
    // From now on nothing is drawn.
    let mut taken = std::mem::take(&mut hold().taken);
    let wire = wire(PATIENCE).or_else(|| {
        make_room();
        wire(PATIENCE)
    });
    taken |= std::mem::take(&mut hold().taken);
    let before = hold().before.clone().filter(|_| taken);
    if let Some(before) = before {
        reset(&before);
    }
    drop(wire);
}

/// Draws: writes to the terminal as long as the reader has it.
///
/// # Errors
/// What the system says; the terminal is gone then.
pub fn draw(picture: &[u8]) -> io::Result<()> {
    let _wire = WIRE.lock().unwrap_or_else(PoisonError::into_inner);
    write(picture, None)
}

/// The modes of the terminal, to be given to [`restore`].
///
/// # Errors
/// When there is none.
pub fn modes() -> io::Result<Termios> {
    Ok(tcgetattr(io::stdout())?)
}

/// Gives the terminal back in place of a process that died while it had it; says whether that was so. A process that
/// gives it back itself restores the modes last.
pub fn restore(before: &Termios) -> bool {
    let flags = |modes: &Termios| (modes.local_modes, modes.input_modes, modes.output_modes);
    let is_as_before = modes().is_ok_and(|now| flags(&now) == flags(before));
    if !is_as_before {
        reset(before);
    }
    !is_as_before
}

fn reset(before: &Termios) {
    if write(LEAVE, Some(PATIENCE)).is_err() {
        make_room();
        let _ = write(LEAVE, Some(PATIENCE));
    }
    let _ = tcsetattr(io::stdout(), OptionalActions::Now, before);
}

/// Drops what waits to be shown on a terminal that takes nothing in.
fn make_room() {
    let _ = tcflush(io::stdout(), QueueSelector::OFlush);
}

fn hold() -> MutexGuard<'static, Hold> {
    HOLD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The right to write, if it can be had in time.
fn wire(patience: Duration) -> Option<MutexGuard<'static, ()>> {
    for _ in 0..patience.as_millis() {
        match WIRE.try_lock() {
            Ok(wire) => return Some(wire),
            Err(TryLockError::Poisoned(wire)) => return Some(wire.into_inner()),
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(1)),
        }
    }
    None
}

/// Writes all bytes, however slowly the terminal takes them, as long as it is taken over; or, with a patience, as many
/// as it takes in that time. Standard output's own lock is not used: a thread may be blocked while it has it.
fn write(mut bytes: &[u8], patience: Option<Duration>) -> io::Result<()> {
    let start = Instant::now();
    while !bytes.is_empty() {
        let wait = match patience {
            Some(patience) => {
                let left = patience.checked_sub(start.elapsed());
                left.ok_or(io::ErrorKind::TimedOut)?
            }
            None if hold().taken => PAUSE,
            None => return Ok(()),
        };
        if !is_ready(wait)? {
            continue;
        }
        match rustix::io::write(io::stdout(), &bytes[..bytes.len().min(PIECE)]) {
            Ok(count) => bytes = &bytes[count..],
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Whether the terminal takes something in, or is gone, within this time.
fn is_ready(patience: Duration) -> io::Result<bool> {
    let patience = Timespec::try_from(patience).ok();
    match poll(
        &mut [PollFd::new(&io::stdout(), PollFlags::OUT)],
        patience.as_ref(),
    ) {
        Ok(ready) => Ok(ready > 0),
        Err(Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// A panic in any thread ends the reader: the screen comes back first, so that the message can be read. It may quote
/// what was read, so it is made safe like any other.
fn give_back_on_panic() {
    std::panic::set_hook(Box::new(move |panic| {
        let reading = hold().taken;
        leave();
        let words = SafeText::paragraph(&panic.to_string());
        let _ = writeln!(io::stderr().lock(), "dubao: {words}");
        if reading {
            std::process::exit(101);
        }
    }));
}
