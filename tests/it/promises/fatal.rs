//! Readers that meet a fate, as programs of their own, which the promises start in a terminal: this test binary, asked for
//! one test; and the example `fated` of another build.

use std::fs;
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use dubao::shell::tty::{self, Tty};
use signal_hook::consts::SIGTERM;

#[path = "../../fated/fates.rs"]
mod fates;

pub use fates::FATE;

/// The arguments by which this binary is the reader, the one that panics in the thread that has the terminal, the one that
/// does not go when it is told to, and the one that draws without end until it leaves.
pub const READER: [&str; 5] = fated("promises::fatal::reader_with_a_fate");
pub const BARE: [&str; 5] = fated("promises::fatal::terminal_with_a_fate");
pub const DEAF: [&str; 5] = fated("promises::fatal::terminal_of_the_deaf");
pub const DRAWER: [&str; 5] = fated("promises::fatal::terminal_full_of_lines");

/// The file that says how many lines were drawn, each of which has one such mark.
pub const DRAWN: &str = "drawn";
pub const MARK: char = '<';

const fn fated(name: &str) -> [&str; 5] {
    [
        name,
        "--exact",
        "--ignored",
        "--nocapture",
        "--test-threads=1",
    ]
}

#[test]
#[ignore = "a program of its own, started in a terminal"]
fn reader_with_a_fate() {
    fates::reader();
}

#[test]
#[ignore = "a program of its own, started in a terminal"]
fn terminal_with_a_fate() {
    fates::bare();
}

#[test]
#[ignore = "a program of its own, started in a terminal"]
fn terminal_of_the_deaf() {
    fates::guard();
    signal_hook::flag::register(SIGTERM, Arc::default()).unwrap();
    let _terminal = Tty::take().unwrap();
    println!("taken");
    loop {
        thread::park();
    }
}

#[test]
#[ignore = "a program of its own, started in a terminal"]
fn terminal_full_of_lines() {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let terminal = Tty::take().unwrap();
    thread::spawn(|| {
        let line = format!("{MARK}{}", ".".repeat(2000));
        loop {
            tty::draw(line.as_bytes()).unwrap();
            COUNT.fetch_add(1, Ordering::SeqCst);
        }
    });
    while COUNT.load(Ordering::SeqCst) < 200 {
        thread::sleep(Duration::from_millis(1));
    }
    let drawn = COUNT.load(Ordering::SeqCst);
    drop(terminal);
    fs::write(DRAWN, drawn.to_string()).unwrap();
    // The other thread goes on for a while: it is to draw nothing.
    thread::sleep(Duration::from_millis(20));
    process::exit(0);
}
