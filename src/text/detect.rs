//! Which encoding a file is in, told from the whole file: marks, validity, and how common its hanzi would be.

use std::ops::Range;
use std::sync::LazyLock;

use super::decode::{Damage, Encoding, Refusal, read};
use super::table::CharTable;

/// Common hanzi, simplified and traditional, in six bands of falling frequency.
const HANZI: &str = include_str!("../../assets/hanzi.txt");

/// Ten times the logarithm of how much likelier a hanzi of each band is in a newspaper than among all of GB2312.
const BANDS: [i32; 6] = [29, 16, 6, -4, -15, -28];
const RARE_HANZI: i32 = -47;
const OUTLANDISH: i32 = -60;
/// Signs and letters of other scripts.
const FOREIGN: i32 = -27;
/// A byte that is not text at all.
const MALFORMED: i64 = -50;

/// What speaks for an encoding before any text is seen: it settles files of a few characters only.
const PRIORS: [(Encoding, i64); 5] = [
    (Encoding::Utf8, 60),
    (Encoding::Gb18030, 50),
    (Encoding::Big5, 40),
    (Encoding::Utf16Le, 20),
    (Encoding::Utf16Be, 20),
];

/// How many bytes, from the first one that is not ASCII, are weighed at most.
const SAMPLE: usize = 1 << 20;

/// Byte order marks; GB18030 has one too.
const MARKS: [(Encoding, &[u8]); 4] = [
    (Encoding::Utf8, b"\xEF\xBB\xBF"),
    (Encoding::Utf16Le, b"\xFF\xFE"),
    (Encoding::Utf16Be, b"\xFE\xFF"),
    (Encoding::Gb18030, b"\x84\x31\x95\x33"),
];

/// The encoding of a file, and how many bytes its byte order mark takes; `valid` tells that it can be read as UTF-8.
pub(super) fn encoding_of(bytes: &[u8], valid: bool) -> Result<(Encoding, usize), Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    let utf32 = bytes.starts_with(b"\xFF\xFE\0\0");
    let marked = MARKS.iter().find(|(_, mark)| bytes.starts_with(mark));
    if let Some((encoding, mark)) = marked.filter(|_| !utf32) {
        return Ok((*encoding, mark.len()));
    }
    let odd = first_odd_byte(bytes);
    if valid && odd.is_none() {
        return Ok((Encoding::Utf8, 0));
    }
    if let Some(encoding) = likeliest(bytes) {
        return Ok((encoding, 0));
    }
    match odd {
        Some(at) => Err(Refusal::Binary { at }),
        None if is_nearly_utf8(bytes) => Ok((Encoding::Utf8, 0)),
        None => Err(Refusal::Unknown),
    }
}

/// The length of the byte order mark of `encoding`, if the file has it.
pub(super) fn mark_of(encoding: Encoding, bytes: &[u8]) -> usize {
    let own = MARKS
        .iter()
        .find(|(of, mark)| *of == encoding && bytes.starts_with(mark));
    own.map_or(0, |(_, mark)| mark.len())
}

/// Whether a character is of the private use areas.
pub(super) const fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}

/// The first byte that text does not have, if there are too many such bytes for a text: one NUL in 64 bytes,
/// or one control in 16 (escape, backspace and what moves the paper are spared: old terminals' texts have them).
fn first_odd_byte(bytes: &[u8]) -> Option<usize> {
    let odd = |byte: &u8| matches!(byte, 0..=7 | 0x0E..=0x19 | 0x1C..=0x1F);
    let zeros = memchr::memchr_iter(0, bytes).count();
    // So few at once that a byte can count them: that is fast.
    let some = |bytes: &[u8]| bytes.iter().map(|byte| u8::from(odd(byte))).sum::<u8>();
    let all: usize = bytes.chunks(255).map(some).map(usize::from).sum();
    let binary = zeros * 64 > bytes.len() || all * 16 > bytes.len();
    binary.then(|| bytes.iter().position(odd))?
}

/// The encoding in which the hanzi of the text would be common ones, if there is any.
fn likeliest(bytes: &[u8]) -> Option<Encoding> {
    // With zeros what looks like ASCII may be hanzi of UTF-16.
    let start = if bytes.contains(&0) {
        0
    } else {
        bytes.iter().position(|byte| !byte.is_ascii())? & !1
    };
    let sample = start..bytes.len().min(start + SAMPLE);
    let weighed = PRIORS.into_iter().map(|(encoding, prior)| {
        let sum = prior + evidence(encoding, bytes, sample.clone());
        (sum, encoding)
    });
    weighed
        .filter(|(sum, _)| *sum > 0)
        .max_by_key(|(sum, _)| *sum)
        .map(|(_, encoding)| encoding)
}

/// How much a sample speaks for an encoding: the weights of the characters that it would hold, less its damage.
fn evidence(encoding: Encoding, bytes: &[u8], sample: Range<usize>) -> i64 {
    let (text, notes) = read(encoding, bytes, sample, false);
    let malformed = notes.iter().map(|note| {
        if let Damage::Malformed { bytes } = note.what {
            bytes
        } else {
            0
        }
    });
    let malformed = i64::try_from(malformed.sum::<usize>()).unwrap_or(i64::MAX);
    let damage = malformed.saturating_mul(MALFORMED);
    // The zero bytes beside ASCII letters speak for UTF-16 as well.
    let wide = matches!(encoding, Encoding::Utf16Le | Encoding::Utf16Be);
    let ascii = if wide { 4 } else { 0 };
    damage
        + text
            .chars()
            .map(|c| i64::from(weight(c, ascii)))
            .sum::<i64>()
}

/// How much a character speaks for a Chinese text.
fn weight(c: char, ascii: i32) -> i32 {
    match c {
        '\t'..='\r' | ' '..='~' => ascii,
        '\u{3000}'..='\u{3002}'
        | '\u{3008}'..='\u{3011}'
        | '，'
        | '：'
        | '；'
        | '！'
        | '？'
        | '（'
        | '）' => BANDS[0],
        '“'
        | '”'
        | '‘'
        | '’'
        | '—'
        | '…'
        | '·'
        | '●'
        | '■'
        | '\u{2460}'..='\u{2473}'
        | '\u{FF01}'..='\u{FF5E}' => BANDS[2],
        '\u{4E00}'..='\u{9FFF}' => HANZI_WEIGHTS[c as usize - 0x4E00],
        char::REPLACEMENT_CHARACTER => 0,
        '\u{A1}'..='\u{24F}'
        | '\u{370}'..='\u{45F}'
        | '\u{2010}'..='\u{2642}'
        | '\u{3040}'..='\u{33FF}' => FOREIGN,
        _ => OUTLANDISH,
    }
}

/// Weights of U+4E00 to U+9FFF.
static HANZI_WEIGHTS: LazyLock<Vec<i32>> = LazyLock::new(|| {
    let mut weights: Vec<i32> = ('\u{4E00}'..='\u{9FFF}').map(unlisted_weight).collect();
    // Rarer bands first: where a simplified and a traditional list overlap, the commoner use counts.
    for (band, line) in BANDS
        .into_iter()
        .zip(HANZI.lines())
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
    {
        for index in line
            .chars()
            .filter_map(|c| (c as usize).checked_sub(0x4E00))
        {
            if let Some(weight) = weights.get_mut(index) {
                *weight = band;
            }
        }
    }
    weights
});

/// Whether a hanzi is among the commonest of newspapers, simplified or traditional.
pub fn is_common(c: char) -> bool {
    COMMON.at(c)
}

static COMMON: LazyLock<CharTable<bool>> = LazyLock::new(|| {
    let mut common = CharTable::new();
    for c in HANZI.chars() {
        common.put(c, true);
    }
    common
});

/// A hanzi outside of the lists: GB2312 or level 1 of Big5 has it, or it is truly rare.
fn unlisted_weight(c: char) -> i32 {
    let mut buffer = [0; 4];
    let text = c.encode_utf8(&mut buffer);
    let (gb, _, _) = encoding_rs::GBK.encode(text);
    let (big5, _, unmapped) = encoding_rs::BIG5.encode(text);
    let in_gb2312 = gb.len() == 2 && gb[0] >= 0xB0 && gb[1] >= 0xA1;
    let in_level_1 = !unmapped && big5.len() == 2 && big5[0] <= 0xC6;
    if in_gb2312 || in_level_1 {
        RARE_HANZI
    } else {
        OUTLANDISH
    }
}

/// Whether at most one byte in a hundred keeps the file from being UTF-8.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let bad: usize = bytes.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
    bad * 100 <= bytes.len()
}
