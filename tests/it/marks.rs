//! The tests of: marks.
