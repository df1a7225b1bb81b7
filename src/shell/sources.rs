//! Which dumps there are: files, folders searched through, standard input, or the sample pages.

use std::fs;
use std::io::{self, IsTerminal, Read};
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use walkdir::WalkDir;

use crate::library::SAMPLES;
use crate::text::LARGEST_FILE;

/// The endings of the names of files that a folder is searched for; a file given by name may have any.
const ENDINGS: [&str; 7] = ["txt", "text", "md", "markdown", "htm", "html", "xhtml"];

/// How long a named pipe may stay without anything written into it.
const PATIENCE: Duration = Duration::from_secs(2);

/// A dump that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dump {
    /// A sample page: its place among them.
    Sample(usize),
    /// A file.
    File(PathBuf),
    /// Standard input.
    Input,
}

/// Why there is nothing to read at a path.
#[derive(Debug)]
pub enum Missing {
    /// The path cannot be read.
    Unreadable {
        /// The path.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The folder has no file that looks like a page.
    NoPages {
        /// The folder.
        path: PathBuf,
    },
}

/// The dumps at these paths, folders searched through and sorted by name; the sample pages if there are no paths.
pub fn dumps(paths: &[PathBuf]) -> (Vec<Dump>, Vec<Missing>) {
    let mut found = Vec::new();
    let mut missing = Vec::new();
    if paths.is_empty() {
        found.extend((0..SAMPLES.len()).map(Dump::Sample));
    }
    for path in paths {
        if path.as_os_str() == "-" {
            found.push(Dump::Input);
        } else if path.is_dir() {
            search(path, &mut found, &mut missing);
        } else {
            match fs::metadata(path) {
                Ok(_) => found.push(Dump::File(path.clone())),
                Err(error) => missing.push(Missing::Unreadable {
                    path: path.clone(),
                    error,
                }),
            }
        }
    }
    found.dedup();
    (found, missing)
}

/// Whether a file in a folder looks like a page: by its ending, and not hidden.
pub fn is_page(path: &Path) -> bool {
    let hidden = path
        .file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    !hidden && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

impl Dump {
    /// Its name, as given.
    pub fn name(&self) -> String {
        match self {
            Self::Sample(at) => SAMPLES.get(*at).map_or("", |(name, _)| name).to_owned(),
            Self::File(path) => path.to_string_lossy().into_owned(),
            Self::Input => "-".to_owned(),
        }
    }

    /// Its bytes; of a file that is too large just enough to see that it is.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn bytes(&self) -> io::Result<Vec<u8>> {
        let most = LARGEST_FILE as u64 + 1;
        let mut bytes = Vec::new();
        match self {
            Self::Sample(at) => {
                bytes.extend_from_slice(SAMPLES.get(*at).map_or(&[], |(_, bytes)| bytes));
            }
            Self::File(path) => {
                open(path, &mut bytes)?.take(most).read_to_end(&mut bytes)?;
            }
            Self::Input => {
                io::stdin().lock().take(most).read_to_end(&mut bytes)?;
            }
        }
        Ok(bytes)
    }
}

/// Opens a file. What is no file would keep the reader waiting for ever: a named pipe that nobody writes into is refused,
/// and so is a terminal.
fn open(path: &Path, bytes: &mut Vec<u8>) -> io::Result<fs::File> {
    let kind = fs::metadata(path)?.file_type();
    if kind.is_fifo() {
        return open_pipe(path, bytes);
    }
    let file = fs::File::open(path)?;
    if kind.is_char_device() && file.is_terminal() {
        return Err(io::ErrorKind::Unsupported.into());
    }
    Ok(file)
}

/// Opens a pipe without waiting for who writes into it, then gives them a while to begin; what is read meanwhile goes to
/// `bytes`.
fn open_pipe(path: &Path, bytes: &mut Vec<u8>) -> io::Result<fs::File> {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let mut pipe = fs::File::from(rustix::fs::open(path, flags, Mode::empty())?);
    let patience = Timespec::try_from(PATIENCE).ok();
    let begun = poll(&mut [PollFd::new(&pipe, PollFlags::IN)], patience.as_ref())? > 0;
    if !begun {
        // A pipe without a writer is at its end; one whose writer is slow would have the reader wait.
        let mut byte = [0];
        match pipe.read(&mut byte) {
            Ok(0) => return Err(io::ErrorKind::TimedOut.into()),
            Ok(_) => bytes.extend(byte),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
    rustix::fs::fcntl_setfl(&pipe, OFlags::empty())?;
    Ok(pipe)
}

fn search(folder: &Path, found: &mut Vec<Dump>, missing: &mut Vec<Missing>) {
    let before = found.len();
    let visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    for entry in WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(visible)
    {
        match entry {
            Ok(entry) if entry.file_type().is_file() && is_page(entry.path()) => {
                found.push(Dump::File(entry.into_path()));
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                missing.push(Missing::Unreadable {
                    path,
                    error: error.into(),
                });
            }
        }
    }
    if found.len() == before {
        missing.push(Missing::NoPages {
            path: folder.to_owned(),
        });
    }
}
