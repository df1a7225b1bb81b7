//! Readers that meet a fate when a file says so: endings that the program itself has no door to.

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
use rustix::process::{Resource, Rlimit, setrlimit};

/// The file that says what happens.
pub const FATE: &str = "fate";

/// A reader, of which a thread of its own meets the fate.
pub fn reader() {
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

/// Who has the terminal and meets the fate in the same thread.
pub fn bare() {
    guard();
    let _terminal = Tty::take().unwrap();
    println!("taken");
    meet_fate();
}

/// Is the guard, or goes on as the reader.
pub fn guard() {
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
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let mut sizes = status
        .lines()
        .filter_map(|line| line.strip_prefix("VmSize:"));
    let size = sizes.next().and_then(|size| size.split_whitespace().next());
    let now = size.unwrap().parse::<u64>().unwrap() << 10;
    let limit = Rlimit {
        current: Some(now),
        maximum: Some(now),
    };
    setrlimit(Resource::As, limit).unwrap();
    black_box(vec![1u8; 1 << 30]);
}
