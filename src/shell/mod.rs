//! Everything that touches the world: command line, files, terminal, threads, signals.

mod aside;
mod caught;
mod cli;
pub mod clipboard;
mod copies;
pub mod decoder;
mod device;
pub mod guard;
pub mod journal;
mod keyboard;
mod loader;
mod lock;
mod log;
mod messages;
mod neighbours;
pub mod paths;
pub mod pinned;
mod private;
pub mod reader;
mod saver;
mod signals;
pub mod sources;
pub mod trouble;
pub mod tty;
pub mod widths;

pub use cli::main;
