//! Where one page of a text ends and the next begins: form feeds, and mastheads with enough text between them.

use std::ops::Range;

use super::glyph::{Glyph, Signs};
use super::ink::{self, Gap, Ink};
use super::masthead::{self, Masthead, masthead};

/// How many letters make a page after a form feed.
const LEAF: usize = 40;

/// How many letters stand between two mastheads at least; a list of what other pages hold has less.
const ENOUGH: usize = 60;

/// The longest line, in bytes, that may be a masthead.
const LONGEST: usize = 4 * masthead::LONGEST;

/// How many lines above a masthead may belong to it.
const ABOVE: usize = 4;

/// The pages of a text, as ranges of bytes that follow each other from its start to its end. One at least.
pub fn leaves(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for piece in pieces(text) {
        let cuts = cuts(&text[piece.clone()]);
        let mut start = piece.start;
        for cut in cuts {
            found.push(start..piece.start + cut);
            start = piece.start + cut;
        }
        found.push(start..piece.end);
    }
    found
}

/// What form feeds part; a piece with hardly any text goes to the one before it.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let (mut start, mut full) = (0, false);
    for piece in text.split_inclusive('\u{c}') {
        let end = start + piece.len();
        let enough = letters(piece).take(LEAF).count() == LEAF;
        match found.last_mut() {
            // The first piece takes the next one in as long as it holds nothing itself.
            Some(last) if !enough || !full => last.end = end,
            _ => found.push(start..end),
        }
        full |= enough;
        start = end;
    }
    if found.is_empty() {
        found.push(0..text.len());
    }
    found
}

fn letters(text: &str) -> impl Iterator<Item = Glyph> {
    let glyphs = text.chars().map(Glyph::of);
    glyphs.filter(|glyph| glyph.signs.any(Signs::WORD))
}

/// A line that is a masthead.
#[derive(Clone, Copy, Debug)]
struct Head {
    /// Where it begins, with the lines above that belong to it.
    start: usize,
    /// Where it ends.
    end: usize,
    /// How many letters of the text stand before it, its own lines above included.
    before: usize,
    /// How many letters stand before its end.
    through: usize,
    says: Masthead,
}

/// Where new pages begin within a text.
fn cuts(text: &str) -> Vec<usize> {
    let heads = chosen(&heads(text));
    let (Some(first), Some(last)) = (heads.first(), heads.last()) else {
        return Vec::new();
    };
    if heads.len() < 2 {
        return Vec::new();
    }
    let (above, below) = (first.before, letters(&text[last.end..]).count());
    if above >= ENOUGH && below < ENOUGH {
        // Every page ends with its number.
        return heads[..heads.len() - 1]
            .iter()
            .map(|head| head.end)
            .collect();
    }
    let untold = above >= ENOUGH && first.says.page != Some(1);
    let from = usize::from(!untold);
    heads[from..].iter().map(|head| head.start).collect()
}

/// The mastheads of a text; none if there is but one, which parts nothing.
fn heads(text: &str) -> Vec<Head> {
    let mut said = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = memchr::memchr2(b'\n', 0x0C, &text.as_bytes()[start..]);
        let line = start..end.map_or(text.len(), |end| start + end + 1);
        start = line.end;
        said.extend(read(&text[line.clone()]).map(|says| (line, says)));
    }
    let mut found: Vec<Head> = Vec::new();
    if said.len() < 2 {
        return found;
    }
    let (mut at, mut count) = (0, 0);
    for (line, says) in said {
        let before = count + letters(&text[at..line.start]).count();
        count = before + letters(&text[line.clone()]).count();
        at = line.end;
        let floor = found.last().map_or(0, |head| head.end);
        let top = top(text, floor, line.start);
        found.push(Head {
            start: top,
            end: line.end,
            before: before - letters(&text[top..line.start]).count(),
            through: count,
            says,
        });
    }
    found
}

fn read(line: &str) -> Option<Masthead> {
    let line = line.trim();
    let numbers = Signs::LEAF.and(Signs::DIGIT);
    let numbered = || letters(line).any(|glyph| glyph.signs.any(numbers));
    if line.len() > LONGEST || !numbered() {
        return None;
    }
    masthead(&ink(line))
}

fn ink(line: &str) -> Vec<Ink> {
    let bare = line.trim_start_matches('#');
    let mut ink = Vec::new();
    ink::pour(
        line,
        line.len() - bare.len()..line.len(),
        Gap::None,
        &mut ink,
    );
    ink
}

/// Where the lines above a masthead begin that name the paper or the day.
fn top(text: &str, floor: usize, start: usize) -> usize {
    let mut top = start;
    let mut at = start;
    for _ in 0..ABOVE {
        let above = text[floor..at].trim_end();
        let from = above.len().saturating_sub(LONGEST);
        let begin = above.as_bytes()[from..]
            .iter()
            .rposition(|byte| matches!(byte, b'\n' | 0x0C));
        let begin = match begin {
            Some(begin) => floor + from + begin + 1,
            None if from == 0 => floor,
            None => break,
        };
        if !belongs(text[begin..floor + above.len()].trim()) {
            break;
        }
        (top, at) = (begin, begin);
    }
    top
}

/// Whether a line names the paper or the day, and nothing else.
fn belongs(line: &str) -> bool {
    if line.is_empty() || line.len() > LONGEST {
        return false;
    }
    let ink = ink(line);
    let dated = super::cue::date_in(&ink).is_some();
    let named = ink.len() <= 8 && matches!(ink.last().map(|mark| mark.c), Some('报' | '報'));
    (dated && super::cue::is_imprint(&ink)) || (named && super::cue::is_imprint(&ink))
}

/// The mastheads that begin pages: not those that repeat one, that list what other pages hold, or that are mere numbers
/// out of order.
fn chosen(heads: &[Head]) -> Vec<Head> {
    let mut found: Vec<Head> = Vec::new();
    for head in heads {
        let Some(last) = found.last_mut() else {
            if head.says.page.is_some() || head.before < ENOUGH {
                found.push(*head);
            }
            continue;
        };
        if head.says.page.is_none() || head.says.is_same_page(last.says) {
            continue;
        }
        let between = head.before.saturating_sub(last.through);
        if between >= ENOUGH {
            let next = last.says.page.map(|page| page + 1) == head.says.page;
            if !head.says.is_bare() || last.says.is_bare() || next {
                found.push(*head);
            }
        } else if between == 0 || head.says.weight() > last.says.weight() {
            *last = Head {
                start: if between == 0 { last.start } else { head.start },
                before: if between == 0 {
                    last.before
                } else {
                    head.before
                },
                ..*head
            };
        }
    }
    found
}
