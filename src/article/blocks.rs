//! The blocks of an article's text, kept in one piece: an article of a million short paragraphs takes hardly more than its text.

use std::ops::{Bound, Range, RangeBounds};

use super::model::{Block, BlockKind};

/// The blocks of an article in reading order. What is read is a [`BlockRef`]; to change some, [`Blocks::edit`].
///
/// Places are kept as numbers of 32 bits, of which those beyond 4 GiB are not seen again; no file is read that is nearly so
/// large (`text::LARGEST_FILE`).
///
/// Where there are none they take eight bytes: a page may have a hundred thousand headlines without a text.
#[derive(Clone, Default)]
pub struct Blocks(Option<Box<Bulk>>);

#[derive(Clone, PartialEq, Eq)]
struct Bulk {
    /// The texts, one after the other.
    text: String,
    /// The spans, those of one block after those of another.
    spans: Vec<Span>,
    list: Vec<Bounds>,
}

static EMPTY: Bulk = Bulk {
    text: String::new(),
    spans: Vec::new(),
    list: Vec::new(),
};

/// A range of bytes of the page.
type Span = (u32, u32);

/// Where a block ends among the texts and the spans, and of which kind it is; it begins where the one before it ends.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Bounds {
    text: u32,
    /// Twice the kind's bits above those of the number.
    spans: u32,
}

const KINDS: [BlockKind; 3] = [BlockKind::Paragraph, BlockKind::Subhead, BlockKind::Caption];

/// How many bits of a number of spans are left of the kind.
const KIND_AT: u32 = 30;

impl Bounds {
    fn new(text: usize, spans: usize, kind: BlockKind) -> Self {
        let number = narrow(spans).min((1 << KIND_AT) - 1);
        let kind = (0..).zip(KINDS).find(|(_, known)| *known == kind);
        Self {
            text: narrow(text),
            spans: number | kind.map_or(0, |(bits, _)| bits << KIND_AT),
        }
    }

    fn spans(self) -> usize {
        (self.spans & ((1 << KIND_AT) - 1)) as usize
    }

    fn kind(self) -> BlockKind {
        let kind = KINDS.get((self.spans >> KIND_AT) as usize);
        kind.copied().unwrap_or(BlockKind::Paragraph)
    }
}

/// A block of an article, as it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockRef<'a> {
    /// Its type.
    pub kind: BlockKind,
    /// Its text, on one line, as printed: not yet safe for a terminal (see `text::SafeText`).
    pub text: &'a str,
    /// Where its pieces stood in the decoded page, in bytes, in reading order.
    pub spans: Spans<'a>,
}

/// Ranges of bytes of a page, in reading order.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Spans<'a>(&'a [Span]);

impl<'a> Spans<'a> {
    /// All of them.
    pub fn iter(
        self,
    ) -> impl DoubleEndedIterator<Item = Range<usize>> + ExactSizeIterator + use<'a> {
        self.0.iter().map(|span| wide(*span))
    }

    /// The first of them.
    pub fn first(self) -> Option<Range<usize>> {
        self.0.first().map(|span| wide(*span))
    }

    /// The last of them.
    pub fn last(self) -> Option<Range<usize>> {
        self.0.last().map(|span| wide(*span))
    }

    /// The one with this number, from 0.
    pub fn get(self, at: usize) -> Option<Range<usize>> {
        self.0.get(at).map(|span| wide(*span))
    }
}

impl std::fmt::Debug for Spans<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_list().entries(self.iter()).finish()
    }
}

fn wide(span: Span) -> Range<usize> {
    span.0 as usize..span.1 as usize
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Blocks {
    fn bulk(&self) -> &Bulk {
        self.0.as_deref().unwrap_or(&EMPTY)
    }

    fn bulk_mut(&mut self) -> &mut Bulk {
        self.0.get_or_insert_with(|| Box::new(EMPTY.clone()))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.bulk().list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.bulk().list.is_empty()
    }

    /// The block with this number, from 0.
    pub fn get(&self, at: usize) -> Option<BlockRef<'_>> {
        let bulk = self.bulk();
        let end = bulk.list.get(at)?;
        let begin = at.checked_sub(1).map(|before| bulk.list[before]);
        let (text, spans) = begin.map_or((0, 0), |begin| (begin.text, begin.spans()));
        Some(BlockRef {
            kind: end.kind(),
            text: bulk.text.get(text as usize..end.text as usize)?,
            spans: Spans(bulk.spans.get(spans..end.spans())?),
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
        self.bulk().text.len()
    }

    /// Adds a block at the end.
    pub fn push(
        &mut self,
        kind: BlockKind,
        text: &str,
        spans: impl IntoIterator<Item = Range<usize>>,
    ) {
        let bulk = self.bulk_mut();
        bulk.text.push_str(text);
        let spans = spans.into_iter();
        bulk.spans
            .extend(spans.map(|span| (narrow(span.start), narrow(span.end))));
        bulk.list
            .push(Bounds::new(bulk.text.len(), bulk.spans.len(), kind));
    }

    /// Adds to the text of the last block, and to its spans, which grow together where they meet.
    pub fn prolong(&mut self, text: &str, spans: Spans) {
        let bulk = self.bulk_mut();
        let Some(last) = bulk.list.last_mut() else {
            return;
        };
        bulk.text.push_str(text);
        for span in spans.0 {
            match bulk.spans.last_mut() {
                Some(before) if before.1 == span.0 => before.1 = span.1,
                _ => bulk.spans.push(*span),
            }
        }
        *last = Bounds::new(bulk.text.len(), bulk.spans.len(), last.kind());
    }

    /// Counts their places from the start of a text that stands before their page.
    pub fn shift(&mut self, by: usize) {
        let by = narrow(by);
        for (start, end) in self.0.iter_mut().flat_map(|bulk| &mut bulk.spans) {
            (*start, *end) = (start.saturating_add(by), end.saturating_add(by));
        }
    }

    /// Sees that there is room for a text of so many bytes, of blocks that are about as long as these, so that they need not
    /// be moved while they grow.
    pub fn reserve(&mut self, bytes: usize) {
        let bulk = self.bulk_mut();
        let times = bytes / bulk.text.len().max(1);
        let room = |count: usize| count.saturating_mul(times).min(bytes / size_of::<Span>());
        bulk.spans.reserve_exact(room(bulk.spans.len()));
        bulk.list.reserve_exact(room(bulk.list.len()));
        bulk.text.reserve_exact(bytes);
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
        self.0 = self.0.take().filter(|bulk| !bulk.list.is_empty());
        if let Some(bulk) = &mut self.0 {
            bulk.text.shrink_to_fit();
            bulk.spans.shrink_to_fit();
            bulk.list.shrink_to_fit();
        }
    }
}

impl BlockRef<'_> {
    /// A copy that stands by itself.
    pub fn to_block(self) -> Block {
        Block {
            kind: self.kind,
            text: self.text.to_owned(),
            spans: self.spans.iter().collect(),
        }
    }
}

impl PartialEq for Blocks {
    fn eq(&self, other: &Self) -> bool {
        self.bulk() == other.bulk()
    }
}

impl Eq for Blocks {}

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
            self.push(block.kind, block.text, block.spans.iter());
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
