//! The bytes of a whole log → its entries and its damage. Damage costs the lines it stands in and no other.

use std::num::NonZeroUsize;
use std::thread;

use memchr::memmem;

use super::{Fault, Op, RECORD, parse};

/// A log of fewer bytes is read by one thread: it is done before another one has begun.
const SHARED: usize = 256 << 10;

/// What a log holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log<'a> {
    /// Its entries, in the order written.
    pub ops: Vec<Op>,
    /// Its damaged lines.
    pub damaged: Vec<&'a [u8]>,
    /// How many lines a later version of this program wrote. Such a log is read, but never written.
    pub newer: usize,
    /// How many lines hold a change of a kind that this version does not know.
    pub unknown: usize,
    /// How many bytes stand before the end of the last whole line; behind it a line may still be being written.
    pub whole: usize,
}

impl<'a> Log<'a> {
    /// Reads a log, a long one on all cores. Of a last line without its end only what is undamaged counts.
    pub fn read(bytes: &'a [u8]) -> Self {
        let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let mut parts = parts(bytes, (bytes.len() / SHARED).clamp(1, cores)).into_iter();
        let first = parts.next().unwrap_or_default();
        thread::scope(|scope| {
            let others: Vec<_> = parts
                .map(|part| scope.spawn(|| Self::alone(part)))
                .collect();
            let mut log = Self::alone(first);
            for other in others {
                let other = other.join();
                log.extend(other.unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            }
            log
        })
    }

    fn alone(bytes: &'a [u8]) -> Self {
        let mut log = Self::default();
        log.whole = lines(bytes, |line, entry| match entry {
            Ok(op) => log.ops.push(op),
            Err(Fault::Newer { .. }) => log.newer += 1,
            Err(Fault::UnknownOp) => log.unknown += 1,
            Err(_) => log.damaged.push(line),
        });
        log
    }

    fn extend(&mut self, other: Self) {
        self.ops.extend(other.ops);
        self.damaged.extend(other.damaged);
        self.newer += other.newer;
        self.unknown += other.unknown;
        self.whole += other.whole;
    }

    /// Whether nothing of this version's or a later one's was read.
    pub fn is_empty(&self) -> bool {
        self.ops.is_empty() && self.unknown == 0 && self.newer == 0
    }
}

/// A log cut into so many parts, about alike, each but the last with the end of its last line.
fn parts(mut bytes: &[u8], count: usize) -> Vec<&[u8]> {
    let mut parts = Vec::with_capacity(count);
    for left in (2..=count).rev() {
        let from = bytes.len() / left;
        let Some(end) = memchr::memchr(b'\n', &bytes[from..]) else {
            break;
        };
        let (part, rest) = bytes.split_at(from + end + 1);
        parts.push(part);
        bytes = rest;
    }
    parts.push(bytes);
    parts
}

/// Gives every line of a log to `take`, with what it says; of a last line without its end only an undamaged one. Returns
/// how many bytes stand before the end of the last whole line.
pub fn lines<'a>(bytes: &'a [u8], mut take: impl FnMut(&'a [u8], Result<Op, Fault>)) -> usize {
    let whole = memchr::memrchr(b'\n', bytes).map_or(0, |at| at + 1);
    let (finished, unfinished) = bytes.split_at(whole);
    let begins = memmem::Finder::new(RECORD);
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', finished) {
        records(&finished[start..end], &begins, |record| {
            if !record.is_empty() {
                take(record, entry(record));
            }
        });
        start = end + 1;
    }
    let last = unfinished.trim_ascii();
    let said = entry(last);
    if !said.as_ref().is_err_and(|fault| fault.is_damage()) {
        take(last, said);
    }
    whole
}

fn entry(line: &[u8]) -> Result<Op, Fault> {
    let line = std::str::from_utf8(line).map_err(|_| Fault::BadCrc)?;
    parse(line)
}

/// Cuts a line before each [`RECORD`], so that an entry behind a lost end of line stands by itself.
fn records<'a>(line: &'a [u8], begins: &memmem::Finder, mut take: impl FnMut(&'a [u8])) {
    let mut start = 0;
    for at in begins.find_iter(line) {
        take(line[start..at].trim_ascii());
        start = at;
    }
    take(line[start..].trim_ascii());
}
