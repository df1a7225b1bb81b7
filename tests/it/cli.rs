//! The tests of: cli.
