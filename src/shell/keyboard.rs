//! The thread that waits for what the terminal sends.

use std::fs::File;
use std::io::{self, IsTerminal};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};

use crate::app::Event;

use super::decoder::Decoder;
use super::widths::Answers;

/// How long the rest of a sequence may be on its way; a lone escape is the key after that.
const SEQUENCE: Duration = Duration::from_millis(50);
/// How long the rest of a pasted text, or of an answer, may be on its way.
const LONG: Duration = Duration::from_millis(500);

/// Starts the thread that waits for keys, and for the answers to what was asked; it says so when there will be no more.
///
/// # Errors
/// When there is no terminal to listen to, or the thread cannot be started.
pub fn listen(events: Sender<Event>, answers: Option<Answers>) -> io::Result<()> {
    let terminal: OwnedFd = if io::stdin().is_terminal() {
        io::stdin().as_fd().try_clone_to_owned()?
    } else {
        File::open("/dev/tty")?.into()
    };
    thread::Builder::new()
        .name("keys".to_owned())
        .spawn(move || {
            let _ = hear(&terminal, &events, Decoder::expecting(answers));
            let _ = events.send(Event::Leave);
        })
        .map(|_| ())
}

/// Sends what is heard until nothing more can come or nobody listens.
fn hear(terminal: &OwnedFd, events: &Sender<Event>, mut decoder: Decoder) -> Option<()> {
    let mut buffer = vec![0; 4096];
    loop {
        let heard = if is_silent(terminal, &decoder)? {
            decoder.silence()
        } else {
            match read(terminal, &mut buffer) {
                Ok(count @ 1..) => decoder.push(&buffer[..count]),
                Err(Errno::INTR | Errno::AGAIN) => Vec::new(),
                Ok(_) | Err(_) => return None,
            }
        };
        for event in heard {
            events.send(event).ok()?;
        }
    }
}

/// Waits for the terminal; whether it was silent for so long that what it began will not be ended.
fn is_silent(terminal: &OwnedFd, decoder: &Decoder) -> Option<bool> {
    let patience = match (decoder.is_long(), decoder.is_waiting()) {
        (true, _) => Some(LONG),
        (false, true) => Some(SEQUENCE),
        (false, false) => None,
    };
    let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
    match poll(
        &mut [PollFd::new(terminal, PollFlags::IN)],
        patience.as_ref(),
    ) {
        Ok(ready) => Some(ready == 0),
        Err(Errno::INTR) => Some(false),
        Err(_) => None,
    }
}
