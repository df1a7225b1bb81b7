//! Which characters occur in headlines, and how often. It does not know in which.

/// Which units occur in headlines, numbered as they came, and in how many places.
#[derive(Clone, Debug, Default)]
pub(super) struct Alphabet {
    /// By unit, one more than its number.
    numbers: Vec<u32>,
    units: Vec<u16>,
    counts: Vec<u32>,
}

impl Alphabet {
    pub(super) fn add(&mut self, units: &[u16]) {
        if self.numbers.is_empty() {
            self.numbers = vec![0; 1 << 16];
        }
        for &unit in units {
            let number = &mut self.numbers[usize::from(unit)];
            if *number == 0 {
                self.units.push(unit);
                self.counts.push(0);
                // 65,536 at most.
                *number = u32::try_from(self.units.len()).unwrap_or(0);
            }
            let count = &mut self.counts[*number as usize - 1];
            *count = count.saturating_add(1);
        }
    }

    /// The number of a unit, if it occurs; numbers count up from 0.
    #[inline]
    pub(super) fn number(&self, unit: u16) -> Option<usize> {
        (*self.numbers.get(usize::from(unit))? as usize).checked_sub(1)
    }

    /// How many units occur.
    pub(super) fn len(&self) -> usize {
        self.units.len()
    }

    /// In how many places a unit occurs, told by its number.
    pub(super) fn count(&self, number: usize) -> u64 {
        self.counts.get(number).copied().unwrap_or(0).into()
    }

    /// The units by their numbers; half a character that takes two is no character.
    pub(super) fn characters(&self) -> impl Iterator<Item = Option<char>> {
        self.units.iter().map(|unit| char::from_u32((*unit).into()))
    }
}
