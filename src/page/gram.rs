//! How likely one character of newspaper Chinese follows others: a table of character grams, used as it lies in the
//! program. It judges no line and knows no role.

use std::sync::LazyLock;

use super::ink::Ink;
use super::tip::{Head, Tail};
use crate::text;

/// What `assets/make_grams.py` writes; the layout is told there.
const TABLE: &[u8] = include_bytes!("../../assets/grams.bin");

/// A character as the table knows it: folded, digits as 0, letters as a.
pub type Class = u16;

/// The class of what is too rare to be counted.
const RARE: Class = 0xfffd;

/// Before a paragraph, and after it.
pub const BEGIN: Class = b'^' as Class;
/// After a paragraph.
pub const END: Class = b'$' as Class;

/// Where the rows begin, after the magic and five numbers.
const ROWS: usize = 28;

const CHARACTERS: usize = number(8);
/// Of each character its code point, and three bytes more.
const SINGLE: &[[u8; 5]] = rows(ROWS, CHARACTERS);
const PAIRS: Section<5> = Section::at(ROWS + CHARACTERS * 5, number(12), number(16));
const TRIPLES: Section<3> = Section::at(PAIRS.end, number(20), number(24));

/// A hash table: where each bucket ends, then the rows.
#[derive(Clone, Copy)]
struct Section<const ROW: usize> {
    ends: &'static [[u8; 4]],
    rows: &'static [[u8; ROW]],
    /// Where it ends in the table.
    end: usize,
}

impl<const ROW: usize> Section<ROW> {
    const fn at(start: usize, buckets: usize, count: usize) -> Self {
        let from = start + buckets * 4;
        Self {
            ends: rows(start, buckets),
            rows: rows(from, count),
            end: from + count * ROW,
        }
    }

    /// The row of a gram after its fingerprint.
    fn find(self, gram: &[Class]) -> Option<&'static [u8]> {
        self.bucket(gram).find()
    }

    /// Where the row of a gram is, if there is one.
    fn bucket(self, gram: &[Class]) -> Bucket<ROW> {
        let hash = mixed(gram);
        let place = ((hash >> 32) * self.ends.len() as u64) >> 32;
        let bucket = usize::try_from(place).unwrap_or(0);
        let end = |bucket: usize| u32::from_le_bytes(self.ends[bucket]) as usize;
        let start = bucket.checked_sub(1).map_or(0, end);
        let [low, high, ..] = hash.to_le_bytes();
        Bucket {
            rows: &self.rows[start..end(bucket)],
            fingerprint: [low, high],
        }
    }
}

/// The rows of a bucket, and which of them is looked for.
#[derive(Clone, Copy)]
struct Bucket<const ROW: usize> {
    rows: &'static [[u8; ROW]],
    fingerprint: [u8; 2],
}

impl<const ROW: usize> Bucket<ROW> {
    /// The row after its fingerprint.
    fn find(self) -> Option<&'static [u8]> {
        let fits = |row: &&[u8; ROW]| row[..2] == self.fingerprint;
        self.rows.iter().find(fits).map(|row| &row[2..])
    }
}

/// So many rows of the table.
const fn rows<const ROW: usize>(start: usize, count: usize) -> &'static [[u8; ROW]] {
    TABLE
        .split_at(start)
        .1
        .split_at(count * ROW)
        .0
        .as_chunks()
        .0
}

const fn number(at: usize) -> usize {
    u32::from_le_bytes([TABLE[at], TABLE[at + 1], TABLE[at + 2], TABLE[at + 3]]) as usize
}

/// The same hash as in `make_grams.py`.
fn mixed(gram: &[Class]) -> u64 {
    let key = gram
        .iter()
        .fold(0u64, |key, class| (key << 21) | u64::from(*class));
    let mut hash = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^= hash >> 29;
    hash = hash.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash ^ (hash >> 32)
}

/// The class of a character.
pub fn class(c: char) -> Class {
    let plain = match c {
        '0'..='9' | '０'..='９' => '0',
        'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => 'a',
        '「' | '『' => '“',
        '」' | '』' => '”',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    let known = |c: char| {
        Class::try_from(c as u32)
            .ok()
            .filter(|class| row(*class).is_some())
    };
    known(plain)
        .or_else(|| known(text::fold(c)))
        .unwrap_or(RARE)
}

/// Which row each character of the basic plane has, counted from one; 0 for none.
static PLACES: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut places = vec![0; 1 << 16];
    for (row, place) in SINGLE.iter().zip(1..) {
        places[usize::from(u16::from_le_bytes([row[0], row[1]]))] = place;
    }
    places
});

/// The row of a character after its code point.
fn row(class: Class) -> Option<&'static [u8]> {
    let place = usize::from(PLACES[usize::from(class)]).checked_sub(1)?;
    Some(&SINGLE[place][2..])
}

fn cost(byte: u8) -> f32 {
    f32::from(byte) / 14.0
}

fn backoff(byte: u8) -> f32 {
    f32::from(byte) / 32.0
}

/// -ln of how often a character stands anywhere.
pub fn alone(z: Class) -> f32 {
    row(z).map_or(14.0, |row| cost(row[0]))
}

/// What is known of two characters in a row.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// -ln of the probability of the second after the first.
    pub cost: f32,
    /// What it costs that no third is known after them.
    pub unknown: f32,
}

impl Pair {
    fn read(row: &[u8]) -> Self {
        Self {
            cost: cost(row[0]),
            unknown: backoff(row[1]),
        }
    }
}

/// What is known of characters across a seam.
#[derive(Clone, Copy, Debug)]
pub struct Across {
    /// Of the first after the seam.
    pub pair: Option<Pair>,
    /// -ln of the probability of that one after the last two before the seam.
    pub before: Option<f32>,
    /// -ln of the probability of the second after the seam.
    pub after: Option<f32>,
}

/// What is known of the seam between `x`, `y` and `z`, `next`.
pub fn across(x: Option<Class>, y: Class, z: Class, next: Option<Class>) -> Across {
    // They lie far apart in the table: all three are looked up before one is read.
    let pair = PAIRS.bucket(&[y, z]);
    let before = x.map(|x| TRIPLES.bucket(&[x, y, z]));
    let after = next.map(|next| TRIPLES.bucket(&[y, z, next]));
    let triple = |bucket: Option<Bucket<3>>| bucket?.find().map(|row| cost(row[0]));
    Across {
        pair: pair.find().map(Pair::read),
        before: triple(before),
        after: triple(after),
    }
}

/// What is known of `z` after `y`.
fn pair(y: Class, z: Class) -> Option<Pair> {
    PAIRS.find(&[y, z]).map(Pair::read)
}

/// What it costs that nothing is known of `y` with the next.
pub fn unknown(y: Class) -> f32 {
    row(y).map_or(0.0, |row| backoff(row[1]))
}

/// What it costs that nothing is known of `x` and `y` with the next.
pub fn unknown_pair(x: Class, y: Class) -> f32 {
    pair(x, y).map_or(0.0, |pair| pair.unknown)
}

/// -ln of the probability of `z` after `y`.
pub fn after_one(y: Class, z: Class) -> f32 {
    pair(y, z).map_or_else(|| unknown(y) + alone(z), |pair| pair.cost)
}

/// -ln of the probability of `z` after `x` and `y`.
pub fn after_two(x: Class, y: Class, z: Class) -> f32 {
    let known = TRIPLES.find(&[x, y, z]).map(|row| cost(row[0]));
    known.unwrap_or_else(|| unknown_pair(x, y) + after_one(y, z))
}

/// How much likelier a text that ends with `tail` goes on with `head` than by chance, in nats.
pub fn bond(tail: &[Class], head: &[Class]) -> f32 {
    Tail::of_classes(tail).bond(&Head::of_classes(head))
}

/// How much likelier a paragraph begins with `head` than that it stands anywhere, in nats.
pub fn begins(head: &[Class]) -> f32 {
    Head::of_classes(head).begins()
}

/// How much likelier a paragraph ends with `tail` than by chance, in nats.
pub fn ends(tail: &[Class]) -> f32 {
    Tail::of_classes(tail).ends()
}

/// How much likelier a line is a headline's than running text, in nats a character.
#[expect(clippy::cast_precision_loss, reason = "a mean")]
pub fn headline(line: impl IntoIterator<Item = Class>) -> f32 {
    let ratio = |byte: u8| (f32::from(byte) - 128.0) / 24.0;
    let pair = |y: Class, z: Class| {
        PAIRS.find(&[y, z]).map_or_else(
            || row(z).map_or(0.0, |row| ratio(row[2])),
            |row| ratio(row[2]),
        )
    };
    let (mut sum, mut count, mut before) = (0.0, 0usize, None);
    for z in line {
        sum += before.map_or(0.0, |y| pair(y, z));
        before = Some(z);
        count += 1;
    }
    sum / count.max(2) as f32
}

/// The classes of some characters.
pub fn classes(ink: &[Ink]) -> impl Iterator<Item = Class> {
    ink.iter().map(|mark| mark.glyph.class)
}
