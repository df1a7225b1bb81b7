//! Infographics and tables in pieces: runs of very short lines, numbers among them, that no article owns.

use super::block::{Block, Role};
use super::cue;
use super::fold::starts;
use super::glyph::Signs;
use super::ink::Ink;
use super::line::Line;

/// For each line of print whether it is a piece of an infographic.
pub fn pieces(lines: &[Line], ink: &[Ink]) -> Vec<bool> {
    let ink: Vec<&[Ink]> = lines.iter().map(|line| line.ink(ink)).collect();
    let short: Vec<bool> = ink.iter().map(|ink| is_short(ink)).collect();
    let mut found = Vec::with_capacity(lines.len());
    let mut rest = 0..lines.len();
    while !rest.is_empty() {
        let same = |at: &usize| short[*at] == short[rest.start];
        let end = rest.start + rest.clone().take_while(same).count();
        let run = &ink[rest.start..end];
        let letters: usize = run.iter().map(|ink| ink.len()).sum();
        let many = run.len() >= 4 && letters <= run.len() * 8;
        let counted = short[rest.start] && many && run.iter().any(|ink| is_number(ink));
        found.extend(std::iter::repeat_n(counted, run.len()));
        rest.start = end;
    }
    found
}

/// A line of print that a narrow piece could hold: few characters, no mark of a sentence, not the page's own.
fn is_short(ink: &[Ink]) -> bool {
    let plain = |mark: &Ink| !matches!(mark.c, '。' | '；' | '、' | '！' | '？' | '■' | '□' | '●');
    ink.len() <= 12 && ink.iter().all(plain) && !cue::is_credit(ink) && !cue::is_imprint(ink)
}

/// Gives the pieces of infographics their role.
pub fn mark(blocks: &mut [Block]) {
    let mut start = 0;
    while start < blocks.len() {
        let run = blocks[start..]
            .iter()
            .take_while(|block| is_piece(block))
            .count();
        let end = start + run;
        if run > 0 && is_graphic(&blocks[start..end], credited(blocks, start, end)) {
            blocks[start..end]
                .iter_mut()
                .for_each(|block| block.role = Role::Graphic);
        }
        start = end.max(start + 1);
    }
}

/// A short line, or a few in a very narrow column, without marks of a sentence.
fn is_piece(block: &Block) -> bool {
    let narrow = block.shape.measure.is_some_and(|measure| measure <= 18) && block.ink.len() <= 40;
    let plain = !block
        .ink
        .iter()
        .any(|mark| matches!(mark.c, '。' | '；' | '、'));
    let short = matches!(block.role, Role::Display | Role::Names) && block.ink.len() <= 14;
    block.level == 0 && (short || (narrow && block.role == Role::Body && plain))
}

fn is_graphic(run: &[Block], credited: bool) -> bool {
    let lines: usize = run.iter().map(|block| block.lines).sum();
    let letters: usize = run.iter().map(|block| block.ink.len()).sum();
    let numbers = run.iter().filter(|block| is_quantity(block)).count();
    let (many, few) = (
        lines >= 4 && letters <= lines * 8,
        lines >= 2 && letters <= lines * 10,
    );
    (many && numbers > 0) || (lines >= 8 && letters <= lines * 6) || (few && credited)
}

/// A number, with a sign or a unit at most: 61.27%, 97家.
fn is_quantity(block: &Block) -> bool {
    is_number(&block.ink)
}

fn is_number(ink: &[Ink]) -> bool {
    let digits = ink.iter().any(|mark| mark.is(Signs::DIGIT));
    let letters = || ink.iter().filter(|mark| mark.glyph.plain.is_alphabetic());
    ink.len() <= 10 && digits && letters().count() <= 2 && cue::date_in(ink).is_none()
}

/// Whether the line before or after says who drew it.
fn credited(blocks: &[Block], start: usize, end: usize) -> bool {
    let drawn = |block: &Block| {
        block.role == Role::Furniture
            && ["制图", "制表", "图表", "绘图"]
                .iter()
                .any(|word| starts(&block.ink, word))
    };
    start
        .checked_sub(1)
        .is_some_and(|before| drawn(&blocks[before]))
        || blocks.get(end).is_some_and(drawn)
}
