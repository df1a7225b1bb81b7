//! One crate for all the integration tests: every rule of the house is a test here.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod albums;
mod anchors;
mod bench;
mod chains;
mod cli;
mod decode;
mod desk;
mod detect;
mod doubts;
mod emulator;
mod entries;
mod filters;
mod finding;
mod formats;
mod found;
mod frames;
mod fulltext;
#[path = "../fuzz/laws/mod.rs"]
mod fuzz;
mod gram;
mod hits;
mod hostile;
mod house;
mod inputs;
mod journal;
mod keyboard;
mod laws;
mod layouts;
mod leaves;
mod linebreak;
mod lines;
mod long;
mod made;
#[path = "../maker/mod.rs"]
#[allow(dead_code, reason = "the trainer uses more of it")]
mod maker;
mod marks;
mod mending;
mod merging;
mod mutations;
mod pages;
mod promises;
mod pty;
mod query;
mod raw;
mod readme;
mod related;
mod render;
mod repairs;
mod safe;
mod score;
mod script;
mod seams;
mod search;
mod selecting;
mod sheets;
mod store;
mod terminal;
mod turns;
mod typography;
mod undoing;
mod widths;
mod wrap;
