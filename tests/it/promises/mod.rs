//! The promises P1 to P30: each is a test that prints one line of what was tried and what held.
//!
//! `cargo test` runs a few cases of each; `.ci/promises` runs all of them, on the release build, and prints the lines alone.

mod calls;
mod disks;
mod home;
mod p16_save;
mod p17_full_disk;
mod p18_kill;
mod p19_power;
mod p20_two;
mod p21_damage;
mod p22_versions;
mod p23_links;
mod p24_no_home;
mod p25_clock;
mod p30_supply;
mod tally;

pub use tally::cases;
