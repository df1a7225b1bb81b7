//! The guard: the process that was started runs itself a second time, which is the reader, and waits. If the reader dies
//! without a chance to give the terminal back (killed, out of memory or of stack), the guard does it. Nobody else sees a
//! difference: signals, stops and the way it ended go through. This is the only time that the program runs a program.

use std::env;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Command, ExitStatus};
use std::thread;
use std::time::Duration;

use rustix::process::{
    Pid, Resource, Rlimit, Signal, WaitId, WaitIdOptions, getpid, getppid, kill_process, setrlimit,
    waitid,
};
use rustix::termios::Termios;
use signal_hook::consts::{SIGCHLD, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::low_level::emulate_default_handler;

use super::caught::Caught;
use super::tty;

/// The environment variable by which the reader knows its guard, by its number. Any other value, and there is none.
const GUARD: &str = "DUBAO_GUARD";

/// How long a reader that was told to go may take.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often, and how long, the guard looks whether a signal to all of its process group stopped the reader.
const LOOKS: u32 = 20;
const LOOK: Duration = Duration::from_millis(5);

/// How a process comes to its part.
#[derive(Debug)]
pub enum Part {
    /// It is to read.
    Reader,
    /// It was the guard of a reader that ended so.
    Guard(End),
}

/// How a reader ended, as its guard saw it.
#[derive(Debug)]
pub enum End {
    /// With this exit code.
    Code(u8),
    /// By a signal.
    Signal {
        /// Its number.
        number: i32,
        /// Whether the guard had to give the terminal back.
        restored: bool,
    },
}

/// Runs the reader as a process of its own and waits for its end; in that process, and where none can be had, returns at
/// once. Call it when the arguments ask for a reader, there is a terminal, and nothing else was begun.
pub fn part() -> Part {
    match env::var_os(GUARD) {
        Some(guard) => {
            follow(&guard.to_string_lossy());
            Part::Reader
        }
        None => guarded().map_or(Part::Reader, Part::Guard),
    }
}

impl End {
    /// Ends this process by the signal that ended the reader, so that a shell sees the same; returns where that fails.
    pub fn die(number: i32) {
        // One dump of a core is enough.
        let nothing = Rlimit {
            current: Some(0),
            maximum: Some(0),
        };
        let _ = setrlimit(Resource::Core, nothing);
        let _ = emulate_default_handler(number);
    }
}

/// Sees that the reader does not outlive its guard: it is told to go, and gives the terminal back.
#[cfg(target_os = "linux")]
fn follow(guard: &str) {
    let is_guard = || getppid().is_some_and(|parent| parent.to_string() == guard);
    if is_guard() {
        let _ = rustix::process::set_parent_process_death_signal(Some(Signal::TERM));
        if !is_guard() {
            let _ = kill_process(getpid(), Signal::TERM);
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn follow(_: &str) {}

/// Guards a reader to its end; nothing if it cannot be started, or if this system does not tell enough of a process.
fn guarded() -> Option<End> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let before = tty::modes().ok()?;
    let program = env::current_exe().ok()?;
    let mut given = env::args_os();
    let mut command = Command::new(&program);
    command.arg0(given.next()?).args(given);
    command.env(GUARD, getpid().to_string());
    // Signals that come between the two are not lost. In the reader none of them is caught yet.
    let mut caught =
        Caught::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGCHLD]).ok()?;
    let mut reader = command.spawn().ok()?;
    let pid = Pid::from_child(&reader);
    loop {
        let heard = caught.wait();
        if let Ok(Some(status)) = reader.try_wait() {
            return Some(end(status, &before));
        }
        let goes_on = heard.contains(&SIGCONT);
        for signal in heard {
            match signal {
                SIGCONT if is_stopped(pid) => pass(pid, signal),
                SIGCHLD if !goes_on && is_stopped(pid) => stop(),
                SIGCONT | SIGCHLD => {}
                SIGTSTP => pass_stop(pid),
                _ => {
                    pass(pid, signal);
                    insist(pid);
                }
            }
        }
    }
}

fn end(status: ExitStatus, before: &Termios) -> End {
    match status.signal() {
        Some(number) => End::Signal {
            number,
            restored: tty::restore(before),
        },
        None => End::Code(
            status
                .code()
                .map_or(2, |code| u8::try_from(code).unwrap_or(2)),
        ),
    }
}

/// Whether the reader is stopped at this moment.
fn is_stopped(reader: Pid) -> bool {
    let options = WaitIdOptions::STOPPED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
    let status = waitid(WaitId::Pid(reader), options);
    status.is_ok_and(|status| status.is_some_and(|status| status.stopped()))
}

/// Stops as the reader did: the shell waits for this process, not for that.
fn stop() {
    let _ = kill_process(getpid(), Signal::STOP);
}

fn pass(reader: Pid, signal: i32) {
    if let Some(signal) = Signal::from_named_raw(signal) {
        let _ = kill_process(reader, signal);
    }
}

/// Passes a wish to stop on, unless it was sent to both and the reader stops already: it would stop twice.
fn pass_stop(reader: Pid) {
    for _ in 0..LOOKS {
        if is_stopped(reader) {
            return;
        }
        thread::sleep(LOOK);
    }
    pass(reader, SIGTSTP);
}

/// Sees that a reader that was told to go goes.
fn insist(reader: Pid) {
    thread::spawn(move || {
        thread::sleep(PATIENCE);
        kill_process(reader, Signal::KILL)
    });
}
