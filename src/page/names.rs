//! Names of persons: their shape, and how a list of them is read. It knows no person.

use std::ops::Range;

use super::glyph::Signs;
use super::ink::{Gap, Ink};
use super::words::LONG_SURNAMES;

/// Whether these characters have the shape of surname and given name.
pub fn is_name(ink: &[Ink]) -> bool {
    let hanzi = || ink.iter().all(|mark| mark.is(Signs::HANZI));
    let likely = || ink.iter().skip(1).all(|mark| !mark.is(Signs::NO_NAME));
    let surname = match ink.len() {
        2 | 3 => ink[0].is(Signs::SURNAME),
        4 => LONG_SURNAMES
            .iter()
            .any(|name| name.chars().eq(ink[..2].iter().map(|mark| mark.c))),
        _ => false,
    };
    surname && hanzi() && likely()
}

/// Whether these characters could be a name where a name must stand: any 2 to 4 hanzi, or a foreign name with its dot.
pub fn may_be_name(ink: &[Ink]) -> bool {
    let dotted = ink.iter().any(|mark| mark.c == '·' || mark.c == '•');
    let most = if dotted { 14 } else { 4 };
    let latin = ink
        .iter()
        .all(|mark| mark.c.is_ascii_alphabetic() || mark.c == '.');
    let hanzi = ink
        .iter()
        .all(|mark| mark.is(Signs::HANZI) || "·•".contains(mark.c));
    let likely = dotted || is_name(ink) || ink.iter().all(|mark| !mark.is(Signs::NO_NAME));
    (2..=most).contains(&ink.len()) && hanzi && likely || (2..=20).contains(&ink.len()) && latin
}

/// The words of a list of names: parted by white space or marks; single characters in a row are one spread name.
pub fn words(ink: &[Ink]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, mark) in ink.iter().enumerate() {
        if mark.is(Signs::SEPARATOR) {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.end == at && mark.gap == Gap::None => last.end += 1,
            _ => found.push(at..at + 1),
        }
    }
    unspread(&found)
}

/// Every word a name: the names of a line that holds nothing else.
pub fn all_names(ink: &[Ink]) -> Option<Vec<Range<usize>>> {
    let foreign = |mark: &Ink| !mark.is(Signs::HANZI.and(Signs::SEPARATOR));
    if ink.iter().any(foreign) {
        return None;
    }
    let words = words(ink);
    let fits =
        (1..=5).contains(&words.len()) && words.iter().all(|word| is_name(&ink[word.clone()]));
    fits.then_some(words)
}

/// Joins a surname and a given name that stand apart as single characters: 王 伟.
fn unspread(words: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut spread = 0;
    for word in words {
        let single = word.len() == 1;
        match found.last_mut() {
            Some(last) if single && spread > 0 && spread < 3 && last.end == word.start => {
                last.end = word.end;
                spread += 1;
            }
            _ => {
                found.push(word.clone());
                spread = usize::from(single);
            }
        }
    }
    found
}
