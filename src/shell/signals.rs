//! Signals and a terminal that is gone: the screen comes back, the place is kept, the parent sees the signal.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::time::Duration;
use std::{io, thread};

use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::low_level::emulate_default_handler;

use crate::app::Event;

use super::caught::Caught;
use super::tty;

/// How long the reader has to save before the process goes.
const PATIENCE: Duration = Duration::from_millis(150);

/// Whether a signal ends the process: then it is that signal that ends it, not the end of the program.
static ENDING: AtomicBool = AtomicBool::new(false);

/// Starts the thread that waits for signals. `events` is told to leave when the process is told to; `saved` hears when
/// all is saved.
///
/// # Errors
/// When signals cannot be waited for.
pub fn watch(events: Sender<Event>, saved: Receiver<()>) -> io::Result<()> {
    let mut caught = Caught::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            loop {
                for signal in caught.wait() {
                    match signal {
                        SIGTSTP => suspend(),
                        SIGWINCH => {
                            let _ = events.send(Event::Resize(tty::size()));
                        }
                        SIGCONT => resume(&events),
                        _ => end(signal, &events, &saved),
                    }
                }
            }
        })?;
    Ok(())
}

/// Leaves the end to a signal that is ending the process, if there is one.
pub fn yield_to_signal() {
    if ENDING.load(Ordering::SeqCst) {
        thread::sleep(4 * PATIENCE);
    }
}

/// Gives the terminal back and stops until the shell says go on.
pub fn suspend() {
    tty::leave();
    let _ = emulate_default_handler(SIGTSTP);
}

/// Takes the terminal again. Who was stopped did not hear of another size.
fn resume(events: &Sender<Event>) {
    let _ = tty::enter();
    let _ = events.send(Event::Resize(tty::size()));
    let _ = events.send(Event::Resumed);
}

/// Starts the thread that waits, without using any time, for the terminal to go away.
///
/// # Errors
/// When the thread cannot be started.
pub fn watch_terminal(events: Sender<Event>) -> io::Result<()> {
    thread::Builder::new()
        .name("terminal".to_owned())
        .spawn(move || {
            let terminal = io::stdout();
            let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
            loop {
                let mut watched = [PollFd::new(&terminal, PollFlags::empty())];
                match poll(&mut watched, None) {
                    Ok(_) if watched[0].revents().intersects(gone) => break,
                    Ok(_) | Err(rustix::io::Errno::INTR) => {}
                    Err(_) => return,
                }
            }
            let _ = events.send(Event::Leave);
            thread::sleep(PATIENCE);
            std::process::exit(129);
        })?;
    Ok(())
}

/// Lets the reader save, gives the terminal back, and ends the way the signal ends a process.
fn end(signal: i32, events: &Sender<Event>, saved: &Receiver<()>) {
    ENDING.store(true, Ordering::SeqCst);
    let _ = events.send(Event::Leave);
    let _ = saved.recv_timeout(PATIENCE);
    tty::leave();
    let _ = emulate_default_handler(signal);
}
