//! What went wrong in the world outside, with where and why, to be said in the reader's language.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::app::words::{Lang, Word};

/// Something the system did not do.
#[derive(Debug)]
pub struct Trouble {
    /// What went wrong and what to do about it.
    pub what: Word,
    /// The file or folder it is about.
    pub at: Option<PathBuf>,
    /// What the system said.
    pub cause: Option<io::Error>,
}

impl Trouble {
    /// Trouble that no file is to blame for.
    pub fn new(what: Word) -> Self {
        Self {
            what,
            at: None,
            cause: None,
        }
    }

    /// Trouble with a file or folder.
    pub fn at(what: Word, path: &Path) -> Self {
        Self {
            at: Some(path.to_owned()),
            ..Self::new(what)
        }
    }

    /// Trouble with a file or folder that the system tells of.
    pub fn io(what: Word, path: &Path, cause: io::Error) -> Self {
        Self {
            cause: Some(cause),
            ..Self::at(what, path)
        }
    }

    /// In words, on one line if the path is on one: not yet safe for a terminal.
    pub fn say(&self, lang: Lang) -> String {
        let path = self.at.as_ref().map(|path| format!("{}: ", path.display()));
        let cause = self.cause.as_ref().map(|cause| format!(" ({cause})"));
        let (path, cause) = (path.unwrap_or_default(), cause.unwrap_or_default());
        format!("{path}{}{cause}", lang.say(self.what))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}

impl std::error::Error for Trouble {}
