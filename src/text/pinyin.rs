//! How a hanzi is read: its toneless pinyin, all readings of a heteronym. It does not choose among them by context.

use std::sync::LazyLock;

use super::fold::fold;
use super::table::CharTable;

/// One line for each list of readings: the readings with commas between, a space, every character that has just these.
/// `assets/make_pinyin.py` writes it.
const READINGS: &str = include_str!("../../assets/pinyin.txt");

/// A toneless syllable of pinyin, such as `lv`; there are some four hundred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Syllable(u16);

impl Syllable {
    /// Every syllable that some character is read as; [`Syllable::index`] is its place here.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).map(Self).take(TABLE.syllables.len())
    }

    /// Its number, from 0, without gaps.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Its letters, `a` to `z`, one to six; ü is written `v`.
    pub fn letters(self) -> &'static str {
        TABLE.syllables.get(self.index()).copied().unwrap_or("")
    }
}

/// What a character sounds like: its readings, shared by all characters that have just these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sound(u16);

impl Sound {
    /// The sound of a folded character; that of no reading if it is not a hanzi.
    #[inline]
    pub fn of(folded: char) -> Self {
        match PLANE.get(folded as usize) {
            Some(sound) => *sound,
            None => TABLE.of.at(folded),
        }
    }

    /// The sounds of the characters that take one unit of UTF-16, by their numbers.
    pub fn plane() -> &'static [Self] {
        &PLANE
    }

    /// Every sound; [`Sound::index`] is its place here.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).map(Self).take(TABLE.lists.len())
    }

    /// Its number, from 0 (no reading), without gaps.
    #[inline]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The readings, the most usual first.
    #[inline]
    pub fn readings(self) -> &'static [Syllable] {
        TABLE.lists.get(self.index()).map_or(&[], |list| list)
    }
}

struct Table {
    syllables: Vec<&'static str>,
    /// By [`Sound::index`].
    lists: Vec<Box<[Syllable]>>,
    of: CharTable<Sound>,
}

static TABLE: LazyLock<Table> = LazyLock::new(Table::read);

/// The sounds of the characters that take one unit of UTF-16, for speed.
static PLANE: LazyLock<Box<[Sound]>> = LazyLock::new(|| {
    let characters = (0..=0xffff).map(|code| char::from_u32(code).unwrap_or_default());
    characters.map(|c| TABLE.of.at(c)).collect()
});

/// The readings of a character, traditional or simplified, in letters, ü as `v`, the most usual first; none if it is not
/// a hanzi.
pub fn readings(c: char) -> impl Iterator<Item = &'static str> {
    Sound::of(fold(c))
        .readings()
        .iter()
        .map(|syllable| syllable.letters())
}

impl Table {
    fn read() -> Self {
        let lines = || READINGS.lines().filter_map(|line| line.split_once(' '));
        let mut syllables: Vec<_> = lines().flat_map(|(list, _)| list.split(',')).collect();
        syllables.sort_unstable();
        syllables.dedup();
        let mut lists: Vec<Box<[Syllable]>> = vec![Box::default()];
        let mut of = CharTable::new();
        for (list, characters) in lines() {
            let sound = Sound(narrow(lists.len()));
            let places = list
                .split(',')
                .filter_map(|own| syllables.binary_search(&own).ok());
            lists.push(places.map(|at| Syllable(narrow(at))).collect());
            characters.chars().for_each(|c| of.put(c, sound));
        }
        Self {
            syllables,
            lists,
            of,
        }
    }
}

/// The data has some 1,100 lists of 400 syllables.
fn narrow(place: usize) -> u16 {
    u16::try_from(place).unwrap_or(0)
}
