//! Which role each block has: by hard cues first, then by its shape, then by the company it keeps.

use super::block::{Block, Edge, Role};
use super::cue::{self, Closing};
use super::fold::{folded, starts};
use super::glyph::Signs;
use super::ink::{self, Gap, Ink};
use super::names;
use super::quote;
use super::tag::Tag;
use super::unwrap::is_subtitle;
use super::words::{NOTICES, SOURCES, TURNS};

/// The longest line in display type, in characters.
const LONGEST_DISPLAY: usize = 42;

/// The longest label, in characters.
const LONGEST_LABEL: usize = 16;

/// The longest line that a `#` makes a headline, in characters.
const LONGEST_MARKED: usize = 100;

/// The longest line that is a source or a turn as a whole, in characters.
const LONGEST_CUE: usize = 26;

/// The most lines that a byline in pieces takes.
const MOST_PIECES: usize = 8;

/// Gives each block its role.
pub fn assign(blocks: &mut Vec<Block>) {
    gather_bylines(blocks);
    for block in blocks.iter_mut() {
        block.role = by_cue(&block.ink).unwrap_or(Role::Body);
        if block.level > 0 && block.role != Role::Furniture && block.ink.len() <= LONGEST_MARKED {
            block.role = Role::Display;
        }
    }
    for at in 0..blocks.len() {
        if blocks[at].tag.is_some_and(|tag| !tag.is_display()) && is_label(blocks, at) {
            blocks[at].tag = Some(Tag::Kicker);
        }
        let display = match blocks[at].tag {
            None => is_display(blocks, at),
            Some(tag) => tag.is_display(),
        };
        if blocks[at].role == Role::Body && display {
            blocks[at].role = Role::Display;
        } else if blocks[at].role == Role::Body && blocks[at].tag == Some(Tag::Other) {
            blocks[at].role = Role::Graphic;
        }
    }
    by_company(blocks);
    super::graphic::mark(blocks);
}

/// The role that the words alone tell.
pub fn by_cue(ink: &[Ink]) -> Option<Role> {
    if is_source(ink) {
        return Some(Role::Source);
    }
    if is_turn(ink) {
        return Some(Role::Turn);
    }
    if is_subtitle(ink) {
        return Some(Role::Subtitle);
    }
    if cue::byline(ink).is_some() {
        return Some(Role::Byline);
    }
    if cue::is_imprint(ink) || !ink::signs(ink).any(Signs::WORD) {
        return Some(Role::Furniture);
    }
    (ink.len() <= 14 && names::all_names(ink).is_some()).then_some(Role::Names)
}

/// 图片来源: somebody.
fn is_source(ink: &[Ink]) -> bool {
    let opens = ink.first().is_some_and(|mark| mark.is(Signs::SOURCE));
    opens && ink.len() <= LONGEST_CUE && SOURCES.iter().any(|word| starts(ink, word))
}

/// 下转第3版, and nothing else.
fn is_turn(ink: &[Ink]) -> bool {
    let opens = ink.first().is_some_and(|mark| mark.is(Signs::TURN));
    opens && ink.len() <= 24 && TURNS.iter().any(|word| starts(ink, word))
}

/// Whether a block that no cue tells is a line in display type: short, without an end, and no piece of a paragraph.
fn is_display(blocks: &[Block], at: usize) -> bool {
    let block = &blocks[at];
    if block.ink.len() > LONGEST_DISPLAY || block.lines > 3 {
        return false;
    }
    let text = folded(&block.ink);
    let said = text.contains(&'。') || text.iter().filter(|c| matches!(c, '?' | '!')).count() > 1;
    if said || cue::dateline(&block.ink).is_some_and(|d| d.length > 2) {
        return false;
    }
    match cue::closing(&block.ink) {
        Closing::Full => asks_or_calls(&text) && blocks.get(at + 1).is_some_and(announces),
        _ => !is_fragment(blocks, at, &text),
    }
}

/// Whether a line that the sequence model takes for text is a label or a kicker by its shape: a short paragraph of its own
/// above a headline, where a line is a paragraph.
fn is_label(blocks: &[Block], at: usize) -> bool {
    let block = &blocks[at];
    let above = |next: &Block| next.tag.is_some_and(Tag::is_display);
    block.shape.measure.is_none()
        && block.ink.len() <= LONGEST_LABEL
        && blocks.get(at + 1).is_some_and(above)
        && is_display(blocks, at)
}

/// A headline may end with a mark of question or exclamation.
fn asks_or_calls(text: &[char]) -> bool {
    text.len() <= 22 && text.last().is_some_and(|c| matches!(c, '?' | '!' | '…'))
}

/// Whether a block says that a report begins with it, or is a headline.
fn announces(block: &Block) -> bool {
    matches!(block.role, Role::Byline | Role::Subtitle)
        || cue::dateline(&block.ink).is_some_and(|d| d.length > 2)
}

/// Whether a short block without an end is a piece of a paragraph that a column's end cut off.
fn is_fragment(blocks: &[Block], at: usize, text: &[char]) -> bool {
    let block = &blocks[at];
    let cut = text.last().is_some_and(|c| matches!(c, '、' | ','));
    let begun = text
        .first()
        .is_some_and(|c| matches!(c, '、' | ',' | ')' | '”' | '》' | '』' | '」'));
    let unbalanced = quote::open(&block.ink) != 0 && text.len() > 6;
    let in_column = block.shape.measure.is_some() && block.shape.first != Edge::Unknown;
    let next = blocks
        .get(at + 1)
        .filter(|next| is_text(next) && !announces(next));
    let goes_on = next.is_some_and(|next| next.shape.first == Edge::Full);
    let signed = at > 0 && blocks[at - 1].role == Role::Byline && next.is_some();
    let comma = text.contains(&',') && text.len() > 14;
    let after_text = at > 0 && (is_text(&blocks[at - 1]) || blocks[at - 1].level > block.level);
    let clauses = text.contains(&',') && text.len() > 20 && after_text;
    let long = text.len() > 26 && !spaced(&block.ink) && next.is_some();
    let filled = block.lines > 1 && block.shape.last == Edge::Full && (goes_on || comma);
    let set_in =
        block.lines > 1 && block.shape.first == Edge::Indented && block.shape.last == Edge::Short;
    // What stands right above the start of a report is its headline, however it is set.
    let above = blocks.get(at + 1).is_some_and(announces);
    let shaped = filled || clauses || long || set_in || (in_column && (goes_on || comma || signed));
    cut || begun || unbalanced || (shaped && !above)
}

/// Whether a block is running text by its length or its marks.
fn is_text(block: &Block) -> bool {
    let marked = block
        .ink
        .iter()
        .any(|mark| matches!(mark.glyph.plain, '。' | ','));
    block.level == 0 && block.ink.len() > 14 && (marked || block.ink.len() > LONGEST_DISPLAY)
}

/// Whether a space of the editor's stands in the line, as in 拼服务 提效率.
fn spaced(ink: &[Ink]) -> bool {
    ink.iter().skip(1).any(|mark| mark.gap == Gap::Space)
}

/// What only the neighbours tell: names between headlines are places, a dated line after a text signs it.
fn by_company(blocks: &mut [Block]) {
    for at in 0..blocks.len() {
        let before = at.checked_sub(1).map(|before| blocks[before].role);
        let after = blocks.get(at + 1).map(|after| after.role);
        let block = &blocks[at];
        match block.role {
            Role::Names => {
                let beside = after == Some(Role::Body)
                    || (before == Some(Role::Body) && after != Some(Role::Display));
                if !beside || echoes(blocks, at) {
                    blocks[at].role = Role::Display;
                }
            }
            Role::Display | Role::Furniture if signs(&block.ink) && before == Some(Role::Body) => {
                blocks[at].role = Role::Signature;
            }
            _ => {}
        }
    }
}

/// Whether the text after the block says its word again at once, as it does of a place and not of an author.
fn echoes(blocks: &[Block], at: usize) -> bool {
    let word = &blocks[at].ink;
    let near = blocks[at + 1..]
        .iter()
        .take(4)
        .flat_map(|block| block.ink.iter().take(200));
    let near: Vec<char> = near.map(|mark| mark.c).collect();
    near.windows(word.len())
        .any(|part| part.iter().zip(word).all(|(c, mark)| *c == mark.c))
}

/// Who issued it, and the day: nothing after the date.
fn signs(ink: &[Ink]) -> bool {
    let dated = || cue::date_in(ink).is_some_and(|(_, end)| end + 1 >= ink.len());
    ink.len() <= 45 && dated()
}

/// Whether a line in display type is the headline of an announcement.
pub fn is_notice(ink: &[Ink]) -> bool {
    let ends_in_bracket = ink.last().is_some_and(|mark| mark.glyph.plain == ')');
    let opening = || ink.iter().rposition(|mark| mark.glyph.plain == '(');
    let bare = match ends_in_bracket.then(opening).flatten() {
        Some(open) if open > 4 => &ink[..open],
        _ => ink,
    };
    bare.last().is_some_and(|mark| mark.is(Signs::NOTICE)) && cue::ends_with_any(bare, &NOTICES)
}

/// Puts a byline together that the dump has in pieces: □, 本报记者, one name, another.
fn gather_bylines(blocks: &mut Vec<Block>) {
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut rest = std::mem::take(blocks).into_iter().peekable();
    while let Some(mut block) = rest.next() {
        if cue::is_office(&block.ink) {
            while let Some(next) = rest.peek() {
                let mut whole = block.ink.clone();
                whole.extend(next.ink.iter().enumerate().map(|(n, mark)| Ink {
                    gap: if n == 0 { Gap::Break } else { mark.gap },
                    ..*mark
                }));
                let fits = block.lines < MOST_PIECES
                    && next.ink.len() <= 20
                    && (cue::is_office(&whole) || cue::byline(&whole).is_some());
                if !fits || next.level > 0 {
                    break;
                }
                block.ink = whole;
                block.lines += next.lines;
                rest.next();
            }
        }
        kept.push(block);
    }
    *blocks = kept;
}
