//! A line of a headline on its own: a stretch of a block, since a dump may bring the lines of several headlines in one.

use std::ops::Range;

use crate::page::ink::{self, Gap, Ink};
use crate::page::{Block, Page};

/// A block, or some lines of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Strip {
    /// The block.
    pub block: usize,
    /// Its first character in the block.
    pub from: usize,
    /// The character after its last.
    pub to: usize,
}

impl Strip {
    /// All of a block.
    pub fn whole(page: &Page, block: usize) -> Self {
        Self {
            block,
            from: 0,
            to: page.blocks[block].ink.len(),
        }
    }

    /// Its lines, one by one.
    pub fn lines(self, page: &Page) -> Vec<Self> {
        let broken = |at: &usize| page.blocks[self.block].ink[*at].gap == Gap::Break;
        let mut starts: Vec<usize> = (self.from + 1..self.to).filter(broken).collect();
        starts.insert(0, self.from);
        starts.push(self.to);
        let line = |pair: &[usize]| Self {
            from: pair[0],
            to: pair[1],
            ..self
        };
        starts.windows(2).map(line).collect()
    }

    /// Its characters.
    pub fn ink(self, page: &Page) -> &[Ink] {
        &page.blocks[self.block].ink[self.from..self.to]
    }

    /// The block that it is of.
    pub fn of(self, page: &Page) -> &Block {
        &page.blocks[self.block]
    }

    /// Where it stands in the source, the mark before it with it.
    pub fn spans(self, page: &Page) -> Vec<Range<usize>> {
        let block = self.of(page);
        if (self.from, self.to) == (0, block.ink.len()) {
            return block.spans();
        }
        let mut spans = ink::spans(self.ink(page));
        if self.from == 0 && !block.mark.is_empty() {
            spans.insert(0, block.mark.clone());
        }
        spans
    }

    /// Whether `next` goes on where this ends.
    pub fn meets(self, next: Self) -> bool {
        self.block == next.block && self.to == next.from
    }
}

/// Puts lines together that stand together in one block.
pub fn gathered(strips: &[Strip]) -> Vec<Strip> {
    let mut found: Vec<Strip> = Vec::new();
    for strip in strips {
        match found.last_mut() {
            Some(last) if last.meets(*strip) => last.to = strip.to,
            _ => found.push(*strip),
        }
    }
    found
}
