//! A reader with a fate as a program of its own: `fated reader`, or `fated bare` for one that panics in the thread that has
//! the terminal. The promises start it from a build whose panics abort, since a test binary always unwinds.

#![expect(clippy::unwrap_used, reason = "a program that is to die")]

mod fates;

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("reader") => fates::reader(),
        Some("bare") => fates::bare(),
        _ => eprintln!("fated reader|bare"),
    }
    println!("{} did not come", fates::FATE);
}
