//! The log of one device as a file: read as far as it is new, and appended to so that no ending loses what was
//! acknowledged. Nobody but this device appends to it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::SystemTime;

use crate::marks::{Log, Op};

use super::{aside, private};

/// The largest log that is read, in bytes: about a million marks.
const LARGEST: u64 = 256 << 20;

/// What was read of a log so far.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Its size and time of change when it was read.
    state: Option<(u64, SystemTime)>,
    /// How many bytes of whole lines were read, and their checksum.
    whole: usize,
    sum: u32,
    /// How many lines are damaged.
    pub damaged: usize,
    /// How many lines a later version of this program wrote.
    pub newer: usize,
}

impl Seen {
    /// The entries that were added since the last time, or all of them if the file is another one now. Damaged lines
    /// are put aside.
    ///
    /// # Errors
    /// What the system says.
    pub fn catch_up(&mut self, path: &Path, aside: Option<&Path>) -> io::Result<Vec<Op>> {
        let meta = fs::metadata(path)?;
        let state = Some((meta.len(), meta.modified()?));
        if state == self.state || !meta.is_file() {
            return Ok(Vec::new());
        }
        if meta.len() > LARGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let bytes = fs::read(path)?;
        let known = bytes.get(..self.whole);
        if known.is_none_or(|known| crc32fast::hash(known) != self.sum) {
            *self = Self::default();
        }
        let log = Log::read(&bytes[self.whole..]);
        if let Some(aside) = aside.filter(|_| !log.damaged.is_empty()) {
            // The lines stay in the log too: a full disk does not keep anyone from reading.
            let _ = aside::put(aside, path, &log.damaged);
        }
        self.state = state;
        self.whole += log.whole;
        self.sum = crc32fast::hash(&bytes[..self.whole]);
        self.damaged += log.damaged.len();
        self.newer += log.newer;
        Ok(log.ops)
    }
}

/// Appends lines, each with one write, and makes them durable: all of them, or none and an error. Call it under the
/// lock. A tail that an earlier program left torn is put aside and cut.
///
/// # Errors
/// What the system says.
pub fn append(path: &Path, aside: &Path, lines: &[String]) -> io::Result<()> {
    let mut file = private::open_options()
        .append(true)
        .create(true)
        .open(path)?;
    let is_new = file.metadata()?.len() == 0;
    let end = mend_tail(&mut file, path, aside)?;
    let written = write_lines(&mut file, lines);
    let written = written.and_then(|()| {
        if is_new {
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
    if !Log::read(&tail).ops.is_empty() {
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
