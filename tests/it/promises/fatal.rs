//! Readers that meet a fate when a file says so: endings that the program itself has no door to. They are programs of
//! their own, which the promises start in a terminal: this test binary, asked for one test.

use std::fs;
use std::hint::black_box;
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use dubao::app::{Known, Options};
use dubao::shell::guard::{self, End, Part};
use dubao::shell::journal::Journal;
use dubao::shell::paths::Paths;
use dubao::shell::reader::{self, Wishes};
use dubao::shell::tty::{self, Tty};
use rustix::process::{Resource, Rlimit, getpid, setrlimit};
use signal_hook::consts::SIGTERM;

use super::session::status;

/// The file that says what happens.
pub const FATE: &str = "fate";

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
    guard();
    thread::spawn(meet_fate);
    let options = Options {
        known: Known::Guessed,
        ..Options::default()
    };
    let wishes = Wishes {
        paths: Vec::new(),
        encoding: None,
        options,
        journal: Journal::open(Paths::find(None)),
        problems: Vec::new(),
    };
    reader::run(wishes).unwrap();
}

#[test]
#[ignore = "a program of its own, started in a terminal"]
fn terminal_with_a_fate() {
    guard();
    let _terminal = Tty::take().unwrap();
    println!("taken");
    meet_fate();
}

#[test]
#[ignore = "a program of its own, started in a terminal"]
fn terminal_of_the_deaf() {
    guard();
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

fn guard() {
    match guard::part() {
        Part::Reader => {}
        Part::Guard(End::Code(code)) => process::exit(code.into()),
        Part::Guard(End::Signal { number, .. }) => {
            End::die(number);
            process::exit(2);
        }
    }
}

fn meet_fate() {
    let fate = loop {
        match fs::read_to_string(FATE) {
            Ok(fate) if !fate.is_empty() => break fate,
            _ => thread::sleep(Duration::from_millis(2)),
        }
    };
    match fate.as_str() {
        "panic" => panic!("as it was fated"),
        "overflow" => assert!(deeper(1) > 0),
        _ => run_out_of_memory(),
    }
}

fn deeper(depth: u64) -> u64 {
    let room = black_box([depth; 64]);
    if depth == u64::MAX {
        return depth;
    }
    deeper(depth + 1).wrapping_add(room[3])
}

fn run_out_of_memory() {
    let now = status(u32::try_from(getpid().as_raw_pid()).unwrap(), "VmSize") << 10;
    let limit = Rlimit {
        current: Some(now),
        maximum: Some(now),
    };
    setrlimit(Resource::As, limit).unwrap();
    black_box(vec![1u8; 1 << 30]);
}
