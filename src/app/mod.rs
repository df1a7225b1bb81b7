//! The model and its one rule of change: `Action` → `update` → at most one `Effect`. It knows no terminal, clock or disk.

pub mod words;
