//! The bytes of a whole log → its entries and its damage. Damage costs the lines it stands in and no other.

use memchr::memmem;

use super::{Fault, Op, RECORD, parse};

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
    /// Reads a log. Of a last line without its end only an undamaged entry counts.
    pub fn read(bytes: &'a [u8]) -> Self {
        let whole = memchr::memrchr(b'\n', bytes).map_or(0, |at| at + 1);
        let mut log = Self {
            whole,
            ..Self::default()
        };
        let (lines, unfinished) = bytes.split_at(whole);
        for line in lines.split(|byte| *byte == b'\n') {
            records(line, |record| log.take(record));
        }
        let last = std::str::from_utf8(unfinished.trim_ascii());
        log.ops.extend(last.ok().and_then(|line| parse(line).ok()));
        log
    }

    fn take(&mut self, record: &'a [u8]) {
        let line = record.trim_ascii();
        if line.is_empty() {
            return;
        }
        let entry = std::str::from_utf8(line).map_err(|_| Fault::BadCrc);
        match entry.and_then(parse) {
            Ok(op) => self.ops.push(op),
            Err(Fault::Newer { .. }) => self.newer += 1,
            Err(Fault::UnknownOp) => self.unknown += 1,
            Err(_) => self.damaged.push(line),
        }
    }
}

/// Cuts a line before each [`RECORD`], so that an entry behind a lost end of line stands by itself.
fn records<'a>(line: &'a [u8], mut take: impl FnMut(&'a [u8])) {
    let mut start = 0;
    for at in memmem::find_iter(line, RECORD) {
        take(&line[start..at]);
        start = at;
    }
    take(&line[start..]);
}
