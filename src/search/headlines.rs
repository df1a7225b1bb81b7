//! The index: all headlines folded in one buffer, and the way back to each as it was pushed. It does not rank.

use std::ops::Range;

use memchr::memmem;

use crate::text::{fold, is_ignorable};

use super::initials::Initials;

/// Stands after each headline in the buffer; no folded text holds it.
const END: char = '\n';

/// Headlines to be found; appendable one by one, ids count up from 0.
///
/// The buffer holds at most 4 GiB: a headline beyond it has an id and is not found.
#[derive(Clone, Debug, Default)]
pub struct Headlines {
    folded: String,
    /// Where in `folded` each headline starts.
    starts: Vec<u32>,
    /// Of each headline.
    initials: Vec<Initials>,
    shifts: Shifts,
    /// How often a character occurs, by the low 16 bits of its number.
    counts: Vec<u32>,
}

/// Where folding changed the number of bytes.
#[derive(Clone, Debug, Default)]
struct Shifts {
    /// Places in the buffer, ascending.
    at: Vec<u32>,
    /// How many bytes more the headline as pushed took before that place.
    by: Vec<i8>,
}

impl Headlines {
    /// Adds a headline and returns its id.
    pub fn push(&mut self, headline: &str) -> u32 {
        let id = u32::try_from(self.starts.len()).unwrap_or(u32::MAX);
        // No character grows to more than twice its bytes by folding.
        let room = (u32::MAX as usize).saturating_sub(self.folded.len());
        self.starts.push(narrow(self.folded.len()));
        self.initials.push(Initials::default());
        if headline.len() < room / 2 {
            headline.chars().for_each(|c| self.push_char(c));
            self.folded.push(END);
        }
        id
    }

    /// Forgets all headlines; ids count from 0 again.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// How many headlines there are.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is no headline.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// A headline folded.
    pub(super) fn row(&self, id: u32) -> &str {
        self.folded.get(self.place(id)).unwrap_or_default()
    }

    /// Bytes of a headline folded → bytes of it as pushed.
    pub(super) fn unfold(&self, id: u32, span: &Range<usize>) -> Range<usize> {
        let row = self.place(id).start;
        let back = |at: usize| at.saturating_add_signed(self.shifts.between(row, row + at));
        back(span.start)..back(span.end)
    }

    /// How many times a character occurs in all headlines, or more.
    pub(super) fn count(&self, c: char) -> u32 {
        self.counts.get(slot(c)).copied().unwrap_or(0)
    }

    /// The ids of the headlines that hold a character, ascending.
    pub(super) fn holding(&self, c: char) -> impl Iterator<Item = u32> {
        let finder = memmem::Finder::new(c.encode_utf8(&mut [0; 4])).into_owned();
        let mut id = 0;
        std::iter::from_fn(move || {
            let from = self
                .starts
                .get(id)
                .map_or(self.folded.len(), |&at| at as usize);
            let at = from + finder.find(&self.folded.as_bytes()[from..])?;
            id += self.starts[id..]
                .iter()
                .take_while(|&&start| start as usize <= at)
                .count();
            u32::try_from(id - 1).ok()
        })
    }

    /// The ids of the headlines that may hold the words that want these initials, ascending.
    pub(super) fn sounding(&self, wanted: Initials) -> impl Iterator<Item = u32> {
        let pairs = (0..).zip(&self.initials);
        pairs
            .filter(move |(_, initials)| initials.cover(wanted))
            .map(|(id, _)| id)
    }

    fn place(&self, id: u32) -> Range<usize> {
        let id = id as usize;
        let end = self
            .starts
            .get(id + 1)
            .map_or(self.folded.len(), |&next| next as usize);
        self.starts[id] as usize..end.saturating_sub(END.len_utf8())
    }

    fn push_char(&mut self, c: char) {
        let small = |bytes: usize| i8::try_from(bytes).unwrap_or(0);
        let mut by = small(c.len_utf8());
        if !is_ignorable(c) {
            let c = fold(c);
            self.folded.push(c);
            by -= small(c.len_utf8());
            if let Some(initials) = self.initials.last_mut() {
                initials.admit(c);
            }
            if self.counts.len() <= slot(c) {
                self.counts.resize(slot(c) + 1, 0);
            }
            self.counts[slot(c)] = self.counts[slot(c)].saturating_add(1);
        }
        if by != 0 {
            self.shifts.at.push(narrow(self.folded.len()));
            self.shifts.by.push(by);
        }
    }
}

impl Shifts {
    /// The sum of the shifts at places from `start` to `end`, both included.
    fn between(&self, start: usize, end: usize) -> isize {
        let first = self.at.partition_point(|&at| (at as usize) < start);
        let shifts = self.at[first..].iter().zip(&self.by[first..]);
        shifts
            .take_while(|&(&at, _)| at as usize <= end)
            .map(|(_, &by)| isize::from(by))
            .sum()
    }
}

fn slot(c: char) -> usize {
    c as usize & 0xffff
}

/// The buffer is kept below 4 GiB.
fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
