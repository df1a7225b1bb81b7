//! Infographics and tables in pieces: runs of very short lines, numbers among them, that no article owns.

use super::block::{Block, Role};
use super::cue;
use super::fold::starts;
use super::glyph::Signs;
use super::ink::Ink;
use super::line::Line;

/// The fewest lines in a row, and the most characters a line of them, that make a graphic if there is a number among them.
const LINES: usize = 4;
const LETTERS: usize = 8;

/// The most characters of a line, and of a block, that a piece of a graphic holds; and of one in a very narrow column.
const LINE: usize = 12;
const BLOCK: usize = 14;
const NARROW: usize = 40;

/// The widest of very narrow columns, in half ems.
const COLUMN: usize = 18;

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
        let many = is_many(run.len(), letters);
        let counted = short[rest.start] && many && run.iter().any(|ink| is_number(ink));
        found.extend(std::iter::repeat_n(counted, run.len()));
        rest.start = end;
    }
    found
}

/// A line of print that a narrow piece could hold: few characters, no mark of a sentence, not the page's own.
fn is_short(ink: &[Ink]) -> bool {
    let plain = |mark: &Ink| !matches!(mark.c, '。' | '；' | '、' | '！' | '？' | '■' | '□' | '●');
    ink.len() <= LINE && ink.iter().all(plain) && !cue::is_credit(ink) && !cue::is_imprint(ink)
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
    let narrow = block.shape.measure.is_some_and(|measure| measure <= COLUMN);
    let narrow = narrow && block.ink.len() <= NARROW;
    let plain = !block
        .ink
        .iter()
        .any(|mark| matches!(mark.c, '。' | '；' | '、'));
    let short = matches!(block.role, Role::Display | Role::Names) && block.ink.len() <= BLOCK;
    block.level == 0 && (short || (narrow && block.role == Role::Body && plain))
}

fn is_graphic(run: &[Block], credited: bool) -> bool {
    let lines: usize = run.iter().map(|block| block.lines).sum();
    let letters: usize = run.iter().map(|block| block.ink.len()).sum();
    let numbers = run.iter().filter(|block| is_quantity(block)).count();
    let without_numbers = lines >= 2 * LINES && letters <= lines * (LETTERS - 2);
    let few = lines >= LINES / 2 && letters <= lines * (LETTERS + 2);
    (is_many(lines, letters) && numbers > 0) || without_numbers || (few && credited)
}

/// Whether lines are as many and as short as those of a graphic.
fn is_many(lines: usize, letters: usize) -> bool {
    lines >= LINES && letters <= lines * LETTERS
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
