//! A set of rows of one segment, a bit each.

/// So many rows a segment has at most.
pub(super) const ROWS: usize = 1 << 14;

/// A set of numbers below [`ROWS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bits(Box<[u64]>);

impl Bits {
    pub(super) fn none() -> Self {
        Self(vec![0; ROWS / 64].into())
    }

    /// The numbers below `end`.
    pub(super) fn below(end: usize) -> Self {
        let mut new = Self::none();
        for (at, word) in new.0.iter_mut().enumerate() {
            *word = match end.saturating_sub(at * 64) {
                0 => 0,
                rest @ 1..64 => (1 << rest) - 1,
                _ => u64::MAX,
            };
        }
        new
    }

    #[inline]
    pub(super) fn put(&mut self, row: usize) {
        self.0[row / 64] |= 1 << (row % 64);
    }

    pub(super) fn join(&mut self, other: &Self) {
        let pairs = self.0.iter_mut().zip(&other.0);
        pairs.for_each(|(own, other)| *own |= other);
    }

    pub(super) fn meet(&mut self, other: &Self) {
        let pairs = self.0.iter_mut().zip(&other.0);
        pairs.for_each(|(own, other)| *own &= other);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    pub(super) fn leave_out(&mut self, other: &Self) {
        let pairs = self.0.iter_mut().zip(&other.0);
        pairs.for_each(|(own, other)| *own &= !other);
    }

    pub(super) fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Its numbers from `first` on, ascending.
    pub(super) fn from(&self, first: usize) -> impl Iterator<Item = usize> {
        let words = self.0.iter().enumerate().skip(first / 64);
        words.flat_map(move |(at, &word)| {
            let above = first.saturating_sub(at * 64).min(63);
            let rest = word & (u64::MAX << above);
            let next = |rest: &u64| Some(rest & (rest - 1)).filter(|rest| *rest != 0);
            let rests = std::iter::successors(Some(rest).filter(|rest| *rest != 0), next);
            rests.map(move |rest| at * 64 + rest.trailing_zeros() as usize)
        })
    }
}
