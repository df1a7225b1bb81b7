//! Everything that touches the world: command line, files, terminal, threads, signals.

mod aside;
mod device;
pub mod journal;
mod loader;
mod lock;
mod log;
mod messages;
mod neighbours;
pub mod paths;
mod private;
pub mod reader;
mod saver;
mod signals;
pub mod sources;
pub mod trouble;
pub mod tty;

/// Runs the program with the process's own arguments, and returns its exit code.
pub fn main() -> std::process::ExitCode {
    let paths = std::env::args_os().skip(1).map(Into::into).collect();
    if let Err(reason) = tty::check() {
        eprintln!(
            "{}",
            messages::no_terminal(reason, crate::app::words::Lang::Zh)
        );
        return std::process::ExitCode::from(2);
    }
    let journal = journal::Journal::open(paths::Paths::find(None));
    let options = crate::app::Options::default();
    let wishes = reader::Wishes {
        paths,
        encoding: None,
        options,
        journal,
    };
    match reader::run(wishes) {
        Ok(true) => std::process::ExitCode::SUCCESS,
        Ok(false) => std::process::ExitCode::from(4),
        Err(_) => std::process::ExitCode::from(2),
    }
}
