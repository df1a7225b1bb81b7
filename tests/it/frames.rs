//! The tests of: frames.
