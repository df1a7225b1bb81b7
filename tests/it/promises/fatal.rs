//! Readers that meet a fate when a file says so: endings that the program itself has no door to. They are programs of
//! their own, which the promises start in a terminal: this test binary, asked for one test.

use std::fs;
use std::hint::black_box;
use std::process;
use std::thread;
use std::time::Duration;

use dubao::app::{Known, Options};
use dubao::shell::guard::{self, End, Part};
use dubao::shell::journal::Journal;
use dubao::shell::paths::Paths;
use dubao::shell::reader::{self, Wishes};
use dubao::shell::tty::Tty;
use rustix::process::{Resource, Rlimit, getpid, setrlimit};

use super::session::status;

/// The file that says what happens.
pub const FATE: &str = "fate";

/// The arguments by which this binary is the reader, and the one that panics in the thread that has the terminal.
pub const READER: [&str; 5] = fated("promises::fatal::reader_with_a_fate");
pub const BARE: [&str; 5] = fated("promises::fatal::terminal_with_a_fate");

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
