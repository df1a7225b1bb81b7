//! The blocks of an article's text, kept in one piece: an article of a million short paragraphs takes hardly more than its text.

use std::ops::{Bound, Range, RangeBounds};

use super::model::{Block, BlockKind};

/// The blocks of an article in reading order. What is read is a [`BlockRef`]; to change some, [`Blocks::edit`].
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Blocks {
    /// The texts, one after the other.
    text: String,
    /// The spans, those of one block after those of another.
    spans: Vec<Range<usize>>,
    list: Vec<Bounds>,
}

/// Where a block ends among the texts and the spans; it begins where the one before it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bounds {
    text: u32,
    spans: u32,
    kind: BlockKind,
}

/// A block of an article, as it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockRef<'a> {
    /// Its type.
    pub kind: BlockKind,
    /// Its text, on one line, as printed: not yet safe for a terminal (see `text::SafeText`).
    pub text: &'a str,
    /// Where its pieces stood in the decoded page, in bytes, in reading order.
    pub spans: &'a [Range<usize>],
}

impl Blocks {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The block with this number, from 0.
    pub fn get(&self, at: usize) -> Option<BlockRef<'_>> {
        let end = self.list.get(at)?;
        let begin = at.checked_sub(1).map(|before| self.list[before]);
        let (text, spans) = begin.map_or((0, 0), |begin| (begin.text, begin.spans));
        Some(BlockRef {
            kind: end.kind,
            text: self.text.get(text as usize..end.text as usize)?,
            spans: self.spans.get(spans as usize..end.spans as usize)?,
        })
    }

    /// The first block.
    pub fn first(&self) -> Option<BlockRef<'_>> {
        self.get(0)
    }

    /// The last block.
    pub fn last(&self) -> Option<BlockRef<'_>> {
        self.get(self.len().checked_sub(1)?)
    }

    /// All of them.
    pub fn iter(&self) -> Iter<'_> {
        self.range(..)
    }

    /// Those with these numbers, as far as there are such.
    pub fn range(&self, numbers: impl RangeBounds<usize>) -> Iter<'_> {
        let start = match numbers.start_bound() {
            Bound::Included(at) => *at,
            Bound::Excluded(at) => at.saturating_add(1),
            Bound::Unbounded => 0,
        };
        let end = match numbers.end_bound() {
            Bound::Included(at) => at.saturating_add(1),
            Bound::Excluded(at) => *at,
            Bound::Unbounded => self.len(),
        };
        Iter {
            blocks: self,
            numbers: start..end.min(self.len()),
        }
    }

    /// How many bytes their texts have together.
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// Adds a block at the end. What is beyond 4 GiB of text is not seen again; no file is read that is nearly so large
    /// (`text::LARGEST_FILE`).
    pub fn push(
        &mut self,
        kind: BlockKind,
        text: &str,
        spans: impl IntoIterator<Item = Range<usize>>,
    ) {
        self.text.push_str(text);
        self.spans.extend(spans);
        self.list.push(Bounds {
            text: bound(self.text.len()),
            spans: bound(self.spans.len()),
            kind,
        });
    }

    /// Adds to the text of the last block, and to its spans, which grow together where they meet.
    pub fn prolong(&mut self, text: &str, spans: &[Range<usize>]) {
        let Some(last) = self.list.last_mut() else {
            return;
        };
        self.text.push_str(text);
        for span in spans {
            match self.spans.last_mut() {
                Some(before) if before.end == span.start => before.end = span.end,
                _ => self.spans.push(span.clone()),
            }
        }
        last.text = bound(self.text.len());
        last.spans = bound(self.spans.len());
    }

    /// The spans of all blocks.
    pub(super) fn spans_mut(&mut self) -> &mut [Range<usize>] {
        &mut self.spans
    }

    /// Changes them as a list.
    pub fn edit<T>(&mut self, change: impl FnOnce(&mut Vec<Block>) -> T) -> T {
        let mut list: Vec<Block> = self.iter().map(BlockRef::to_block).collect();
        let answer = change(&mut list);
        *self = list.into_iter().collect();
        answer
    }

    /// Takes a block out.
    ///
    /// # Panics
    /// Without a block of this number.
    pub fn remove(&mut self, at: usize) -> Block {
        self.edit(|list| list.remove(at))
    }

    /// Gives back the room that was kept for more blocks.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.spans.shrink_to_fit();
        self.list.shrink_to_fit();
    }
}

fn bound(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

impl BlockRef<'_> {
    /// A copy that stands by itself.
    pub fn to_block(self) -> Block {
        Block {
            kind: self.kind,
            text: self.text.to_owned(),
            spans: self.spans.to_vec(),
        }
    }
}

impl std::fmt::Debug for Blocks {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_list().entries(self).finish()
    }
}

impl FromIterator<Block> for Blocks {
    fn from_iter<T: IntoIterator<Item = Block>>(list: T) -> Self {
        let mut blocks = Self::default();
        blocks.extend(list);
        blocks
    }
}

impl From<Vec<Block>> for Blocks {
    fn from(list: Vec<Block>) -> Self {
        list.into_iter().collect()
    }
}

impl Extend<Block> for Blocks {
    fn extend<T: IntoIterator<Item = Block>>(&mut self, list: T) {
        for block in list {
            self.push(block.kind, &block.text, block.spans);
        }
    }
}

impl<'a> Extend<BlockRef<'a>> for Blocks {
    fn extend<T: IntoIterator<Item = BlockRef<'a>>>(&mut self, list: T) {
        for block in list {
            self.push(block.kind, block.text, block.spans.iter().cloned());
        }
    }
}

/// Blocks one after the other, from either end.
#[derive(Clone, Debug)]
pub struct Iter<'a> {
    blocks: &'a Blocks,
    numbers: Range<usize>,
}

impl<'a> Iterator for Iter<'a> {
    type Item = BlockRef<'a>;

    fn next(&mut self) -> Option<BlockRef<'a>> {
        self.blocks.get(self.numbers.next()?)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.numbers.size_hint()
    }

    fn nth(&mut self, skipped: usize) -> Option<BlockRef<'a>> {
        self.blocks.get(self.numbers.nth(skipped)?)
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.blocks.get(self.numbers.next_back()?)
    }
}

impl ExactSizeIterator for Iter<'_> {}

impl<'a> IntoIterator for &'a Blocks {
    type Item = BlockRef<'a>;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}
