//! The promises P1 to P30: each is a test that prints one line of what was tried and what held.
//!
//! `cargo test` runs a few cases of each; `.ci/promises` runs all of them, on the release build, and prints the lines alone.

mod calls;
mod crew;
mod disks;
mod fatal;
mod home;
mod judge;
mod malice;
mod monkey;
mod p01_drive;
mod p01_peers;
mod p02_bytes;
mod p03_frame;
mod p04_count;
mod p05_columns;
mod p06_sizes;
mod p07_decoding;
mod p08_endings;
mod p09_orphans;
mod p10_guard;
mod p11_suspend;
mod p12_sizes;
mod p13_no_terminal;
mod p14_answers;
mod p15_paste;
mod p16_save;
mod p17_full_disk;
mod p18_kill;
mod p19_power;
mod p20_compact;
mod p20_two;
mod p21_damage;
mod p22_versions;
mod p23_links;
mod p24_no_home;
mod p25_clock;
mod p26_no_exec;
mod p27_bombs;
mod p28_soak;
mod p30_supply;
mod picture;
mod session;
mod tally;

pub use tally::cases;
