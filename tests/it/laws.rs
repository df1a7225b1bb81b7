//! The tests of: laws.
