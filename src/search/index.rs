//! Which rows of a full segment hold a character, begin with a letter, or with two in a row. It knows no queries.

use super::alphabet::Alphabet;
use super::bits::{Bits, ROWS};
use super::initials::{Initials, LETTERS};
use super::row::Row;

/// Pairs of initials share so many sets of rows.
const SLICES: usize = 64;

/// The index of a full segment.
#[derive(Clone, Debug)]
pub(super) struct Index {
    /// Where in `lists` the list of each unit ends, by its number in the alphabet.
    ends: Vec<u32>,
    /// For each unit the rows that have it: how much each is above the one before, seven bits a byte, the low ones first.
    lists: Vec<u8>,
    /// The rows in which some character begins with a letter.
    letters: Vec<Bits>,
    /// The rows in which two characters in a row begin with a pair of letters, or with another one of the same slice.
    pairs: Vec<Bits>,
    slices: Vec<u8>,
}

/// An index that has not all rows yet.
#[derive(Clone, Debug)]
pub(super) struct Growing {
    lists: Vec<List>,
    letters: Vec<Bits>,
    pairs: Vec<Bits>,
    slices: Vec<u8>,
    len: usize,
}

#[derive(Clone, Debug, Default)]
struct List {
    bytes: Vec<u8>,
    /// One more than the last row in it.
    next: usize,
}

impl Index {
    /// Adds the rows that have a unit, told by its number.
    pub(super) fn add_unit(&self, unit: usize, rows: &mut Bits) {
        let mut next = 0;
        let mut above: usize = 0;
        let mut shift = 0;
        for &byte in self.list(unit) {
            above |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                rows.put(next + above);
                next += above + 1;
                (above, shift) = (0, 0);
            }
        }
    }

    /// Adds the rows in which a character begins with one of these letters.
    pub(super) fn add_letters(&self, letters: Initials, rows: &mut Bits) {
        letters
            .numbers()
            .for_each(|letter| rows.join(&self.letters[letter]));
    }

    /// Adds the rows in which a character begins with one of the first letters and the next with one of the second, and some
    /// others.
    pub(super) fn add_pairs(&self, first: Initials, second: Initials, rows: &mut Bits) {
        let mut added = 0_u64;
        for pair in first.pairs(second) {
            let slice = self.slices[pair];
            if added >> slice & 1 == 0 {
                added |= 1 << slice;
                rows.join(&self.pairs[usize::from(slice)]);
            }
        }
    }

    /// Bytes in memory.
    pub(super) fn bytes(&self) -> usize {
        let bits = (self.letters.len() + self.pairs.len()) * ROWS / 8;
        bits + self.lists.len() + self.ends.len() * size_of::<u32>()
    }

    fn list(&self, unit: usize) -> &[u8] {
        // A unit that came later is in no row.
        let Some(&end) = self.ends.get(unit) else {
            return &[];
        };
        let start = unit.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.lists[start as usize..end as usize]
    }
}

impl Growing {
    /// An index for these rows, without any yet.
    pub(super) fn new<'a>(rows: impl Iterator<Item = Row<'a>>) -> Self {
        Self {
            lists: Vec::new(),
            letters: vec![Bits::none(); LETTERS],
            pairs: vec![Bits::none(); SLICES],
            slices: shared_out(rows),
            len: 0,
        }
    }

    /// How many rows it has.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn push(&mut self, row: Row, alphabet: &Alphabet) {
        self.lists.resize(alphabet.len(), List::default());
        for number in row.units.iter().filter_map(|unit| alphabet.number(*unit)) {
            self.lists[number].push(self.len);
        }
        let mut before = Initials::default();
        for (_, c) in row.chars(0) {
            let own = Initials::of(c);
            own.numbers()
                .for_each(|letter| self.letters[letter].put(self.len));
            for pair in before.pairs(own) {
                self.pairs[usize::from(self.slices[pair])].put(self.len);
            }
            before = own;
        }
        self.len += 1;
    }

    pub(super) fn finish(self) -> Index {
        let size = self.lists.iter().map(|list| list.bytes.len()).sum();
        let mut index = Index {
            ends: Vec::with_capacity(self.lists.len()),
            lists: Vec::with_capacity(size),
            letters: self.letters,
            pairs: self.pairs,
            slices: self.slices,
        };
        for list in &self.lists {
            index.lists.extend_from_slice(&list.bytes);
            // Three bytes a row and unit at most, 16,384 units a row.
            let end = u32::try_from(index.lists.len()).unwrap_or(u32::MAX);
            index.ends.push(end);
        }
        index
    }
}

impl List {
    #[inline]
    fn push(&mut self, row: usize) {
        if self.next > row {
            return;
        }
        let mut above = row - self.next;
        while above >= 0x80 {
            self.bytes
                .push(u8::try_from(above & 0x7f).unwrap_or(0) | 0x80);
            above >>= 7;
        }
        self.bytes.push(u8::try_from(above).unwrap_or(0));
        self.next = row + 1;
    }
}

/// Which slice each pair of letters belongs to: the commonest pair goes where least is, so that rare pairs do not share one
/// with common ones.
fn shared_out<'a>(rows: impl Iterator<Item = Row<'a>>) -> Vec<u8> {
    let mut counts = vec![(0_u64, 0); LETTERS * LETTERS];
    counts
        .iter_mut()
        .enumerate()
        .for_each(|(pair, count)| count.1 = pair);
    // One in sixteen rows tells.
    for row in rows.step_by(16) {
        let mut before = Initials::default();
        for (_, c) in row.chars(0) {
            let own = Initials::of(c);
            before.pairs(own).for_each(|pair| counts[pair].0 += 1);
            before = own;
        }
    }
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let mut filled = [0_u64; SLICES];
    let mut slices = vec![0; LETTERS * LETTERS];
    for (count, pair) in counts {
        let least = (0_u8..).zip(&filled).min_by_key(|(_, filled)| **filled);
        let slice = least.map_or(0, |(slice, _)| slice);
        filled[usize::from(slice)] += count + 1;
        slices[pair] = slice;
    }
    slices
}
