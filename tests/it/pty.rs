//! The tests of: pty.
