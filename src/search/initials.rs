//! With which letters a character begins, as itself or by a reading.

use std::sync::LazyLock;

use crate::text::Sound;

/// The letters from a to z.
pub(super) const LETTERS: usize = 26;

/// A set of letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Initials(u32);

/// By [`Sound::index`].
static OF_SOUNDS: LazyLock<Vec<Initials>> = LazyLock::new(|| {
    let initials = Sound::all().map(|sound| {
        let letters = sound.readings().iter().map(|reading| reading.letters());
        letters.fold(Initials::default(), |all, own| {
            all.or(Initials::opening(own))
        })
    });
    initials.collect()
});

impl Initials {
    /// Those of a folded character.
    #[inline]
    pub(super) fn of(c: char) -> Self {
        if c.is_ascii() {
            Self::letter(c as u8)
        } else {
            OF_SOUNDS[Sound::of(c).index()]
        }
    }

    /// The first letter of a syllable.
    pub(super) fn opening(syllable: &str) -> Self {
        syllable
            .bytes()
            .next()
            .map_or(Self::default(), Self::letter)
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Its letters, a being 0.
    #[inline]
    pub(super) fn numbers(self) -> impl Iterator<Item = usize> {
        let next = |rest: &u32| Some(rest & (rest - 1)).filter(|rest| *rest != 0);
        let rests = std::iter::successors(Some(self.0).filter(|rest| *rest != 0), next);
        rests.map(|rest| rest.trailing_zeros() as usize)
    }

    /// The numbers of all pairs of a letter of this set and one of another, below [`LETTERS`] × [`LETTERS`].
    #[inline]
    pub(super) fn pairs(self, second: Self) -> impl Iterator<Item = usize> {
        let numbers = self.numbers();
        numbers.flat_map(move |first| second.numbers().map(move |second| first * LETTERS + second))
    }

    fn letter(letter: u8) -> Self {
        if letter.is_ascii_lowercase() {
            Self(1 << (letter - b'a'))
        } else {
            Self::default()
        }
    }
}
