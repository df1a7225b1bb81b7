//! Readers that meet a fate, as programs of their own, which the promises start in a terminal: this test binary, asked for
//! one test; and the example `fated` of another build.

#[path = "../../fated/fates.rs"]
mod fates;

pub use fates::FATE;

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
    fates::reader();
}

#[test]
#[ignore = "a program of its own, started in a terminal"]
fn terminal_with_a_fate() {
    fates::bare();
}
