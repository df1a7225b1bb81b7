//! Everything that touches the world: command line, files, terminal, threads, signals.

mod aside;
mod device;
pub mod journal;
mod lock;
mod log;
pub mod paths;
mod private;
pub mod trouble;

/// Runs the program with the process's own arguments, and returns its exit code.
pub fn main() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
