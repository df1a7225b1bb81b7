//! The tests of: pages.
