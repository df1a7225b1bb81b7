//! The plainest reading of what a query finds: every way to cut the letters is tried. It is slow.

use dubao::search::Tier;
use dubao::text::{fold, is_ignorable, readings, word_starts};

/// How a word may go on at a character.
struct Unit {
    letters: usize,
    /// Not merely by an initial.
    whole: bool,
}

/// What ranks a headline that holds a word in one piece: tier, way, span, place.
pub type Rank = (Tier, u8, usize, usize);

/// The rank of a headline for one word: `Ok` in one piece, `Err` in several, `None` if it is not found.
pub fn rank(word: &str, headline: &str) -> Option<Result<Rank, ()>> {
    let heard = |text: &str| {
        text.chars()
            .filter(|&c| !is_ignorable(c))
            .map(fold)
            .collect::<Vec<char>>()
    };
    let (word, row) = (heard(word), heard(headline));
    let spells = word.iter().any(|c| c.is_ascii_alphabetic() || *c == 'ü');
    let mut best: Option<Rank> = None;
    for start in 0..row.len() {
        for way in 0..if spells { 4 } else { 1 } {
            if let Some(span) = contiguous(&word, 0, &row[start..], way) {
                let own = (tier(&row, start, span), way, span, start);
                best = Some(best.map_or(own, |best| best.min(own)));
            }
        }
    }
    match best {
        Some(rank) => Some(Ok(rank)),
        None if subsequence(&word, &row) => Some(Err(())),
        None if spells && scattered(&word, 0, &row, Piece::Weak, true) => Some(Err(())),
        None => None,
    }
}

fn subsequence(word: &[char], row: &[char]) -> bool {
    let mut row = row.iter();
    word.iter().all(|wanted| row.any(|c| c == wanted))
}

/// The fewest characters at the start of `row` that spell `word[at..]`; `way` 0: as written, 1: first readings, 2: and
/// the last one broken off, 3: all readings.
fn contiguous(word: &[char], at: usize, row: &[char], way: u8) -> Option<usize> {
    if at == word.len() {
        return Some(0);
    }
    let (&c, rest) = row.split_first()?;
    let ends = units(word, at, c, way)
        .into_iter()
        .flat_map(|unit| onward(word, at + unit.letters));
    ends.filter_map(|at| contiguous(word, at, rest, way))
        .min()
        .map(|span| span + 1)
}

#[derive(Clone, Copy, PartialEq)]
enum Piece {
    Weak,
    Firm,
}

/// Whether `word[at..]` is spelled in `row`; `free` at the start of the word, where any character may be passed over.
fn scattered(word: &[char], at: usize, row: &[char], piece: Piece, free: bool) -> bool {
    if at == word.len() {
        return true;
    }
    let widest = if free { row.len() } else { 3 };
    (0..=widest.min(row.len())).any(|gap| {
        if gap > 0 && !free && piece == Piece::Weak {
            return false;
        }
        let Some((&c, rest)) = row[gap..].split_first() else {
            return false;
        };
        let piece = if gap > 0 || free { Piece::Weak } else { piece };
        units(word, at, c, 3).into_iter().any(|unit| {
            let piece = if unit.whole { Piece::Firm } else { piece };
            onward(word, at + unit.letters)
                .into_iter()
                .any(|at| scattered(word, at, rest, piece, false))
        })
    })
}

/// A place, and the one after an apostrophe there that only divides syllables.
fn onward(word: &[char], at: usize) -> Vec<usize> {
    let divides =
        word.get(at) == Some(&'\'') && (word[at - 1].is_ascii_lowercase() || word[at - 1] == 'ü');
    if divides { vec![at, at + 1] } else { vec![at] }
}

fn units(word: &[char], at: usize, c: char, way: u8) -> Vec<Unit> {
    let rest = &word[at..];
    let mut units = Vec::new();
    if rest[0] == c {
        units.push(Unit {
            letters: 1,
            whole: true,
        });
    }
    let known = [0, 1, 1, usize::MAX][usize::from(way)];
    for reading in readings(c).take(known) {
        let spelled: Vec<char> = reading.chars().collect();
        let same = rest
            .iter()
            .zip(&spelled)
            .take_while(|(a, b)| sounds_as(**a, **b))
            .count();
        if same == spelled.len() || (same == rest.len() && way != 1) {
            units.push(Unit {
                letters: same,
                whole: true,
            });
        }
        if same >= 1 {
            units.push(Unit {
                letters: 1,
                whole: false,
            });
        }
        if same >= 2 && spelled[1] == 'h' {
            units.push(Unit {
                letters: 2,
                whole: false,
            });
        }
    }
    units
}

fn sounds_as(typed: char, spelled: char) -> bool {
    typed == spelled || (spelled == 'v' && (typed == 'u' || typed == 'ü'))
}

fn tier(row: &[char], start: usize, span: usize) -> Tier {
    let kind = |c: char| match c {
        '\u{2e80}'.. if c.is_alphanumeric() => 3,
        _ if c.is_alphabetic() => 2,
        _ if c.is_numeric() => 1,
        _ => 0,
    };
    let begins = word_begins(row);
    let ends = start + span == row.len() || begins[start + span] || {
        let next = kind(row[start + span]);
        next == 0 || next != kind(row[start + span - 1]) || kind(row[start + span - 1]) == 0
    };
    match start.checked_sub(1).map(|before| kind(row[before])) {
        None if span == row.len() => Tier::Exact,
        None => Tier::Prefix,
        Some(before) if before == 0 || before != kind(row[start]) => Tier::AfterMark,
        Some(_) if begins[start] && ends => Tier::Word,
        Some(_) if begins[start] => Tier::WordStart,
        Some(_) => Tier::Inside,
    }
}

/// Which characters begin a word of hanzi.
fn word_begins(row: &[char]) -> Vec<bool> {
    let mut begins = vec![false; row.len()];
    let is_hanzi = |c: &char| ('\u{4e00}'..'\u{a000}').contains(c);
    let mut start = 0;
    for run in row.chunk_by(|a, b| is_hanzi(a) == is_hanzi(b)) {
        if is_hanzi(&run[0]) {
            let units: Vec<u16> = run.iter().collect::<String>().encode_utf16().collect();
            for at in word_starts(&units) {
                begins[start + at] = true;
            }
        }
        start += run.len();
    }
    begins
}
