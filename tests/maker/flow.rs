//! The order in which `pdftotext` reads a sheet: blocks sorted by the two rules of Breuel (2003), then joined to flows.

use super::dump::Dump;
use super::piece::{Line, Part, Tag};

/// Lines that stand together, with the room they take.
struct Block {
    lines: Vec<Line>,
    left: usize,
    right: usize,
    top: usize,
}

impl Block {
    fn of(lines: Vec<Line>) -> Self {
        Self {
            left: lines.iter().map(|line| line.x).min().unwrap_or(0),
            right: lines
                .iter()
                .map(|line| line.x + line.width)
                .max()
                .unwrap_or(0),
            top: lines.iter().map(|line| line.y).min().unwrap_or(0),
            lines,
        }
    }

    fn size(&self) -> usize {
        self.lines.first().map_or(0, |line| line.size)
    }

    /// Rule 1: above it, in the same columns.
    fn above(&self, other: &Self) -> bool {
        self.left <= other.right && other.left <= self.right && self.top < other.top
    }
}

pub fn dump(lines: &[Line]) -> Dump {
    let blocks = blocks(lines);
    let mut dump = Dump::default();
    let mut flow: Option<&Block> = None;
    let (mut left, mut right) = (0, 0);
    for at in order(&blocks) {
        let block = &blocks[at];
        let fits = flow.is_some_and(|before| {
            block.size() <= before.size()
                && before.above(block)
                && block.left >= left
                && block.right <= right
        });
        if !fits {
            dump.blank();
            (left, right) = (block.left, block.right);
        }
        block
            .lines
            .iter()
            .for_each(|line| dump.line(&line.text.replace('\u{3000}', " "), line.tag));
        flow = Some(block);
    }
    dump.text.push_str("\n\u{c}");
    dump
}

fn blocks(lines: &[Line]) -> Vec<Block> {
    let mut groups: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        for piece in words_apart(line) {
            let together = groups
                .last()
                .and_then(|group| group.last())
                .is_some_and(|before| {
                    before.block == piece.block && before.x == piece.x && before.y < piece.y
                });
            match groups.last_mut().filter(|_| together) {
                Some(group) => group.push(piece),
                None => groups.push(vec![piece]),
            }
        }
    }
    let mut blocks: Vec<Block> = groups.into_iter().map(Block::of).collect();
    blocks.sort_by_key(|block| (block.top, block.left));
    blocks
}

/// A line that stands alone falls apart at its spaces; in a column its neighbours hold it together.
fn words_apart(line: &Line) -> Vec<Line> {
    let alone = matches!(
        line.tag.part,
        Part::Furniture | Part::Byline | Part::Headline | Part::Kicker
    ) && line.x > 0;
    if !alone || !line.text.contains([' ', '\u{3000}']) {
        return vec![line.clone()];
    }
    let em = line.size;
    let (mut found, mut x) = (Vec::new(), line.x);
    let words: Vec<&str> = line.text.split([' ', '\u{3000}']).collect();
    for (at, word) in words.iter().enumerate() {
        let width = super::piece::halves(word) * em / 2;
        let last = at + 1 == words.len();
        if !word.is_empty() {
            found.push(Line {
                text: (*word).to_owned(),
                x,
                width,
                tag: Tag {
                    starts: line.tag.starts && found.is_empty(),
                    ends: line.tag.ends && last,
                    ..line.tag
                },
                ..line.clone()
            });
        }
        x += width + em;
    }
    found
}

/// The blocks sorted so that each comes after all that must stand before it.
fn order(blocks: &[Block]) -> Vec<usize> {
    let mut seen = vec![false; blocks.len()];
    let mut sorted = Vec::new();
    for at in 0..blocks.len() {
        visit(blocks, at, &mut seen, &mut sorted);
    }
    sorted
}

fn visit(blocks: &[Block], at: usize, seen: &mut [bool], sorted: &mut Vec<usize>) {
    if seen[at] {
        return;
    }
    seen[at] = true;
    for other in 0..blocks.len() {
        if !seen[other] && before(blocks, other, at) {
            visit(blocks, other, seen, sorted);
        }
    }
    sorted.push(at);
}

/// Rule 1, or rule 2: left of it, with nothing between them that would come after one and before the other.
fn before(blocks: &[Block], a: usize, b: usize) -> bool {
    if blocks[a].above(&blocks[b]) {
        return true;
    }
    let between =
        |c: usize| c != a && c != b && blocks[b].above(&blocks[c]) && blocks[c].above(&blocks[a]);
    blocks[a].right <= blocks[b].left && !(0..blocks.len()).any(between)
}
