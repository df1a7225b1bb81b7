//! The tests of: search.
