//! With which units of UTF-16 a piece of a spelled word can start, as bits: most of a row is passed over by them.

use crate::text::Sound;

/// The units that the first half of a character may be which takes two.
const HALVES: std::ops::Range<usize> = 0xd800 / 64..0xdc00 / 64;

/// A set of units.
#[derive(Clone, Debug)]
pub(super) struct Starts(Box<[u64]>);

impl Starts {
    /// All characters with one of some sounds, and all that take two units.
    pub(super) fn new(is_start: &[bool]) -> Self {
        let bit = |(at, sound): (usize, &Sound)| u64::from(is_start[sound.index()]) << at;
        let bits = |sounds: &[Sound]| sounds.iter().enumerate().map(bit).sum();
        let mut starts: Box<[u64]> = Sound::plane().chunks(64).map(bits).collect();
        starts[HALVES].fill(u64::MAX);
        Self(starts)
    }

    /// Takes a character in.
    pub(super) fn admit(&mut self, c: char) {
        if let Some(bits) = self.0.get_mut(c as usize / 64) {
            *bits |= 1 << (c as usize % 64);
        }
    }

    #[inline]
    pub(super) fn has(&self, unit: u16) -> bool {
        self.0[usize::from(unit) / 64] >> (unit % 64) & 1 != 0
    }

    /// The first place from `at` on where a piece can start.
    #[inline]
    pub(super) fn find(&self, units: &[u16], at: usize) -> Option<usize> {
        let rest = units.get(at..)?;
        Some(at + rest.iter().position(|unit| self.has(*unit))?)
    }
}
