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
    /// Reads a log. Of a last line without its end only what is undamaged counts.
    pub fn read(bytes: &'a [u8]) -> Self {
        let mut log = Self::default();
        log.whole = lines(bytes, |line, entry| match entry {
            Ok(op) => log.ops.push(op),
            Err(Fault::Newer { .. }) => log.newer += 1,
            Err(Fault::UnknownOp) => log.unknown += 1,
            Err(_) => log.damaged.push(line),
        });
        log
    }

    /// Whether nothing of this version's or a later one's was read.
    pub fn is_empty(&self) -> bool {
        self.ops.is_empty() && self.unknown == 0 && self.newer == 0
    }
}

/// Gives every line of a log to `take`, with what it says; of a last line without its end only an undamaged one. Returns
/// how many bytes stand before the end of the last whole line.
pub fn lines<'a>(bytes: &'a [u8], mut take: impl FnMut(&'a [u8], Result<Op, Fault>)) -> usize {
    let whole = memchr::memrchr(b'\n', bytes).map_or(0, |at| at + 1);
    let (finished, unfinished) = bytes.split_at(whole);
    for line in finished.split(|byte| *byte == b'\n') {
        records(line, |record| {
            if !record.is_empty() {
                take(record, entry(record));
            }
        });
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
fn records<'a>(line: &'a [u8], mut take: impl FnMut(&'a [u8])) {
    let mut start = 0;
    for at in memmem::find_iter(line, RECORD) {
        take(line[start..at].trim_ascii());
        start = at;
    }
    take(line[start..].trim_ascii());
}
