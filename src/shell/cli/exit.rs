//! How a command ended, as other programs see it.

use std::process::ExitCode;

/// The exit codes; `--help` lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// All went well.
    Fine,
    /// Nothing was found, or some inputs could not be read.
    Partly,
    /// Wrong usage, or nothing could be read, or there is no terminal.
    Nothing,
    /// Marks could not be saved.
    Unsaved,
    /// As another process did, with its code.
    Like(u8),
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Partly => 1,
            Exit::Nothing => 2,
            Exit::Unsaved => 4,
            Exit::Like(code) => code,
        })
    }
}
