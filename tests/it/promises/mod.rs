//! The promises P1 to P30: each is a test that prints one line of what was tried and what held.
//!
//! `cargo test` runs a few cases of each; `.ci/promises` runs all of them, on the release build, and prints the lines alone.

mod p30_supply;
mod tally;

pub use tally::cases;
