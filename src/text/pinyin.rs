//! How a hanzi is read: its toneless pinyin, all readings of a heteronym. It does not choose among them by context.

use std::ops::Range;
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

struct Table {
    syllables: Vec<&'static str>,
    /// All lists of readings end to end.
    lists: Vec<Syllable>,
    /// Where in `lists` the readings of a character stand.
    of: CharTable<(u16, u16)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(Table::read);

/// The readings of a folded character, the most usual first; none if it is not a hanzi.
#[inline]
pub fn syllables(folded: char) -> &'static [Syllable] {
    if folded.is_ascii() {
        return &[];
    }
    let table = &*TABLE;
    let (start, end) = table.of.at(folded);
    let place: Range<usize> = start.into()..end.into();
    table.lists.get(place).unwrap_or_default()
}

/// The readings of a character, traditional or simplified, in letters, ü as `v`, the most usual first; none if it is not
/// a hanzi.
pub fn readings(c: char) -> impl Iterator<Item = &'static str> {
    syllables(fold(c)).iter().map(|syllable| syllable.letters())
}

impl Table {
    fn read() -> Self {
        let lines = || READINGS.lines().filter_map(|line| line.split_once(' '));
        let mut syllables: Vec<_> = lines().flat_map(|(list, _)| list.split(',')).collect();
        syllables.sort_unstable();
        syllables.dedup();
        let mut lists = Vec::new();
        let mut of = CharTable::new();
        for (list, characters) in lines() {
            let start = lists.len();
            let places = list.split(',').map(|own| syllables.binary_search(&own));
            lists.extend(
                places
                    .flatten()
                    .filter_map(|at| u16::try_from(at).ok())
                    .map(Syllable),
            );
            let place = (narrow(start), narrow(lists.len()));
            characters.chars().for_each(|c| of.put(c, place));
        }
        Self {
            syllables,
            lists,
            of,
        }
    }
}

/// The data has some 1,500 readings in its lists; a test holds that they fit.
fn narrow(place: usize) -> u16 {
    u16::try_from(place).unwrap_or(0)
}
