//! How often characters stand in all texts: what is rare is looked for first. It forgets nothing, so it may be high.

use memchr::arch::all::packedpair::HeuristicFrequencyRank;

use super::sheaf::Sheaf;

/// How many pieces of the texts are looked at to tell which bytes are rare, and how long they are.
const SAMPLES: usize = 16;
const SAMPLE: usize = 4 << 10;

/// How often a character was taken in, by the low 16 bits of its number.
#[derive(Clone, Debug, Default)]
pub struct Rarity {
    counts: Vec<u32>,
}

impl Rarity {
    /// Counts a character.
    #[inline]
    pub fn admit(&mut self, c: char) {
        if self.counts.is_empty() {
            self.counts = vec![0; 1 << 16];
        }
        let count = &mut self.counts[slot(c)];
        *count = count.saturating_add(1);
    }

    /// How often a phrase can stand in the texts at most.
    pub fn of(&self, phrase: &str) -> u32 {
        let count = |c| self.counts.get(slot(c)).copied().unwrap_or(0);
        phrase.chars().map(count).min().unwrap_or(0)
    }

    /// The bytes it takes up.
    pub fn size(&self) -> usize {
        self.counts.capacity() * size_of::<u32>()
    }
}

fn slot(c: char) -> usize {
    c as usize & 0xffff
}

/// How frequent each byte is in the texts, from 0 for the rarest: in UTF-8 hanzi share few first bytes, which a general
/// table of bytes takes for rare.
pub struct ByteRanks([u8; 256]);

impl ByteRanks {
    /// Of a sample of these sheaves.
    pub fn of(sheaves: &[Sheaf]) -> Self {
        let mut counts = [0_u32; 256];
        let step = (sheaves.len() / SAMPLES).max(1);
        for sheaf in sheaves.iter().step_by(step).take(SAMPLES) {
            let end = sheaf.size().1.min(SAMPLE);
            for byte in sheaf.bytes(0..end) {
                counts[usize::from(*byte)] += 1;
            }
        }
        let rarer = |count: u32| counts.iter().filter(|other| **other < count).count();
        Self(counts.map(|count| u8::try_from(rarer(count)).unwrap_or(u8::MAX)))
    }
}

impl HeuristicFrequencyRank for ByteRanks {
    fn rank(&self, byte: u8) -> u8 {
        self.0[usize::from(byte)]
    }
}
