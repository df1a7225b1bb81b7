//! The log of one device as a file: read as far as it is new, and appended to so that no ending loses what was
//! acknowledged. Nobody but this device appends to it.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Arc, Once};
use std::time::SystemTime;

use signal_hook::consts::SIGXFSZ;

use crate::marks::{Compact, Log, Op};

use super::{aside, private};

/// The largest log that is read, in bytes: about a million marks.
const LARGEST: u64 = 256 << 20;

/// A log of fewer bytes is not worth compacting.
const SMALL: u64 = 64 << 10;

/// So much of what was read last is compared, to tell a log that grew from one that is another now. Each line of it
/// bears a stamp and a checksum of its own.
const COMPARED: usize = 256;

/// What was read of a log so far.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// What the system said of it when it was read.
    state: Option<State>,
    /// How many bytes of whole lines were read, and the last of them.
    whole: u64,
    last: Vec<u8>,
    /// How many lines are damaged.
    pub damaged: usize,
    /// How many lines a later version of this program wrote.
    pub newer: usize,
}

/// A file's size, its time of change, and which file it is.
type State = (u64, SystemTime, u64);

impl Seen {
    /// The entries that were added since the last time, or all of them if the file is another one now. Damaged lines
    /// are put aside.
    ///
    /// # Errors
    /// What the system says.
    pub fn catch_up(&mut self, path: &Path, aside: Option<&Path>) -> io::Result<Vec<Op>> {
        let meta = fs::metadata(path)?;
        let state = (meta.len(), meta.modified()?, number(&meta));
        if Some(state) == self.state || !meta.is_file() {
            return Ok(Vec::new());
        }
        if meta.len() > LARGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let bytes = self.unread(path, number(&meta))?;
        let log = Log::read(&bytes);
        if let Some(aside) = aside.filter(|_| !log.damaged.is_empty()) {
            // The lines stay in the log too: a full disk does not keep anyone from reading.
            let _ = aside::put(aside, path, &log.damaged);
        }
        self.state = Some(state);
        self.whole += log.whole as u64;
        if log.whole > 0 {
            let last = log.whole.saturating_sub(COMPARED)..log.whole;
            self.last = bytes[last].to_vec();
        }
        self.damaged += log.damaged.len();
        self.newer += log.newer;
        Ok(log.ops)
    }

    /// What stands behind the lines that were read; if the file is another one now, all of it.
    fn unread(&mut self, path: &Path, number: u64) -> io::Result<Vec<u8>> {
        let mut file = File::open(path)?;
        let mut bytes = Vec::new();
        if self.state.is_some_and(|(_, _, known)| known == number) {
            file.seek(SeekFrom::Start(self.whole - self.last.len() as u64))?;
            (&file).take(LARGEST).read_to_end(&mut bytes)?;
            if bytes.starts_with(&self.last) {
                return Ok(bytes.split_off(self.last.len()));
            }
            file.rewind()?;
            bytes.clear();
        }
        *self = Self::default();
        file.take(LARGEST).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// Which file it is, among those of its disk.
fn number(meta: &Metadata) -> u64 {
    #[cfg(unix)]
    return std::os::unix::fs::MetadataExt::ino(meta);
    #[cfg(not(unix))]
    return u64::from(meta.is_file());
}

/// Appends lines, each with one write, and makes them durable: all of them, or none and an error. Call it under the
/// lock. A tail that an earlier program left torn is put aside and cut. The log's name is made durable too if it is new,
/// or `unsure`: whoever made it may have died before that.
///
/// # Errors
/// What the system says.
pub fn append(path: &Path, aside: &Path, lines: &[String], unsure: bool) -> io::Result<()> {
    heed_limits();
    let mut file = private::open_options()
        .append(true)
        .create(true)
        .open(path)?;
    let unsure = unsure || file.metadata()?.len() == 0;
    let end = mend_tail(&mut file, path, aside)?;
    let written = write_lines(&mut file, lines);
    let written = written.and_then(|()| {
        if unsure {
            private::sync_folders_of(path)
        } else {
            Ok(())
        }
    });
    if written.is_err() {
        // Should this fail too, the next writer finds a torn tail and cuts it.
        let _ = cut(path, end);
    }
    written
}

/// Takes from a log what no longer counts, if that is worth it: at least half of a log that is not small. What the log
/// was is given to `keep` first; damaged lines are put aside. Call it under the lock.
///
/// # Errors
/// What the system says; then the log is as it was.
pub fn compact(
    path: &Path,
    aside: &Path,
    keep: impl FnOnce(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let length = fs::metadata(path)?.len();
    if !(SMALL..=LARGEST).contains(&length) {
        return Ok(());
    }
    let bytes = fs::read(path)?;
    // A tail that is torn is put aside when the next mark is written.
    let whole = bytes.ends_with(b"\n") && Log::read(&bytes).newer == 0;
    let Some(compact) = Compact::of([bytes.as_slice()]).filter(|_| whole) else {
        return Ok(());
    };
    let rest = compact.bytes();
    if rest.len() * 2 > bytes.len() {
        return Ok(());
    }
    if !compact.damaged.is_empty() {
        aside::put(aside, path, &compact.damaged)?;
    }
    keep(&bytes)?;
    private::rewrite(path, &rest)
}

/// Where the system limits the size of files, a log that is too long is something to tell, not the end of the program.
fn heed_limits() {
    static HEEDED: Once = Once::new();
    HEEDED.call_once(|| {
        // Where this cannot be done the system ends the program there, as it would any other.
        let _ = signal_hook::flag::register(SIGXFSZ, Arc::default());
    });
}

fn write_lines(file: &mut File, lines: &[String]) -> io::Result<()> {
    for line in lines {
        file.write_all(format!("{line}\n").as_bytes())?;
    }
    file.sync_data()
}

/// Sees that the file ends with a whole line, and returns its length in bytes.
fn mend_tail(file: &mut File, path: &Path, aside: &Path) -> io::Result<u64> {
    let length = file.metadata()?.len();
    let tail = tail(file, length)?;
    if tail.is_empty() {
        return Ok(length);
    }
    if !Log::read(&tail).is_empty() {
        file.write_all(b"\n")?;
        return Ok(length + 1);
    }
    aside::put(aside, path, &[&tail])?;
    let end = length - tail.len() as u64;
    cut(path, end)?;
    Ok(end)
}

/// What stands behind the last end of line, read backwards in steps that double.
fn tail(file: &mut File, length: u64) -> io::Result<Vec<u8>> {
    let mut step = 4096;
    loop {
        let start = length.saturating_sub(step);
        file.seek(SeekFrom::Start(start))?;
        let mut bytes = Vec::new();
        file.take(length - start).read_to_end(&mut bytes)?;
        if let Some(at) = memchr::memrchr(b'\n', &bytes) {
            return Ok(bytes.split_off(at + 1));
        }
        if start == 0 {
            return Ok(bytes);
        }
        step *= 2;
    }
}

fn cut(path: &Path, end: u64) -> io::Result<()> {
    OpenOptions::new().write(true).open(path)?.set_len(end)
}
