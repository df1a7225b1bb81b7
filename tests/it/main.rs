//! One crate for all the integration tests: every rule of the house is a test here.

mod cli;
mod frames;
mod house;
mod laws;
mod marks;
mod pages;
mod pty;
mod search;
