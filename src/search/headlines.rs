//! All headlines to be found, in segments. It does not rank.

use super::alphabet::Alphabet;
use super::bits::ROWS;
use super::row::Row;
use super::segment::Segment;

/// Of a full segment so many rows are taken into its index with each headline that comes.
const RIPENED: usize = 4;

/// Headlines to be found; appendable one by one, ids count up from 0.
///
/// It takes some 95 bytes for a headline of 22 hanzi: the headline folded, and an index of the characters and initials in
/// it. At most 16,384 UTF-16 units of a headline are searched.
#[derive(Clone, Debug, Default)]
pub struct Headlines {
    segments: Vec<Segment>,
    alphabet: Alphabet,
    /// How often a headline was taken out.
    edition: u32,
}

impl Headlines {
    /// Adds a headline and returns its id. Of two that match as well, the one with the greater day is the better.
    pub fn push(&mut self, headline: &str, day: u32) -> u32 {
        let id = self.len();
        if id.is_multiple_of(ROWS) {
            self.segments.push(Segment::default());
        }
        if let [.., full, _] = self.segments.as_mut_slice() {
            full.ripen(RIPENED, &self.alphabet);
        }
        if let Some(segment) = self.segments.last_mut() {
            segment.push(headline, day);
            self.alphabet.add(segment.row(id % ROWS).units);
        }
        narrow(id)
    }

    /// Says that a headline is no more: it keeps its id and is not found.
    pub fn retire(&mut self, id: u32) {
        let (segment, row) = place(id);
        if let Some(segment) = self.segments.get_mut(segment)
            && row < segment.len()
        {
            segment.retire(row);
            self.edition += 1;
        }
    }

    /// Forgets all headlines; ids count from 0 again.
    pub fn clear(&mut self) {
        let edition = self.edition + 1;
        *self = Self {
            edition,
            ..Self::default()
        };
    }

    /// How many headlines there are, those that are no more among them.
    pub fn len(&self) -> usize {
        let full = self.segments.len().saturating_sub(1) * ROWS;
        self.segments.last().map_or(0, |last| full + last.len())
    }

    /// Whether there is no headline.
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    /// A number that is another one when a headline was taken out.
    pub fn edition(&self) -> u32 {
        self.edition
    }

    /// How many bytes of memory it takes.
    pub fn bytes(&self) -> usize {
        self.segments.iter().map(Segment::bytes).sum()
    }

    /// Makes the index of the headlines whole, as far as there are enough of them.
    pub fn settle(&mut self) {
        for segment in &mut self.segments {
            while segment.ripen(ROWS, &self.alphabet) {}
        }
    }

    pub(super) fn segments(&self) -> &[Segment] {
        &self.segments
    }

    pub(super) fn alphabet(&self) -> &Alphabet {
        &self.alphabet
    }

    pub(super) fn row(&self, id: u32) -> Row<'_> {
        let (segment, row) = place(id);
        self.segments[segment].row(row)
    }

    pub(super) fn day(&self, id: u32) -> u32 {
        let (segment, row) = place(id);
        self.segments[segment].day(row)
    }
}

/// The segment of a headline, and its row there.
pub(super) fn place(id: u32) -> (usize, usize) {
    (id as usize / ROWS, id as usize % ROWS)
}

/// Ids are 32 bits wide.
pub(super) fn narrow(id: usize) -> u32 {
    u32::try_from(id).unwrap_or(u32::MAX)
}
