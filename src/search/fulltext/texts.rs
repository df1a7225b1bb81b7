//! The texts of all articles, folded as they are looked for. It knows numbers, not articles, and searches nothing.

use crate::search::squeeze::Squeezer;

use super::phrases::Phrases;
use super::rarity::Rarity;
use super::sheaf::{Sheaf, Stretch};

/// Stands behind each block; no folded text and no phrase holds it, so that no phrase goes over the end of a block.
const END: char = '\n';

/// The longest folded text of one article, in bytes.
const LONGEST: usize = u32::MAX as usize;

/// A longer text has a sheaf to itself, and is not copied.
const SCRATCH: usize = 1 << 20;

/// The texts of articles, each under a number, folded and squeezed.
///
/// They lie in pieces of memory of 1 MiB, one text behind another: beside its folded bytes a text takes 20 bytes of
/// tables, there is no other copy, and nothing is moved when texts come. Together they may be as long as there is memory;
/// of a single article, 4 GiB are taken, and what goes beyond is not found.
///
/// A text comes in pieces ([`Self::write`]), so that a long one need not be taken in at once. It is found when it was
/// [`Self::put`] and stands in the order of [`Self::arrange`].
#[derive(Clone, Debug, Default)]
pub struct Texts {
    sheaves: Vec<Sheaf>,
    /// By number.
    stretches: Vec<Option<Stretch>>,
    order: Vec<u32>,
    rarity: Rarity,
    edition: u64,
    squeezer: Squeezer<()>,
    /// The text that is being written.
    scratch: String,
}

impl Texts {
    /// Sees that there is room for a text of so many bytes, so that a long one need not be moved while it is written.
    pub fn reserve(&mut self, bytes: usize) {
        self.scratch.reserve(bytes);
    }

    /// Goes on writing the block of a text that is being taken in.
    pub fn write(&mut self, piece: &str) {
        let Self {
            squeezer,
            scratch,
            rarity,
            ..
        } = self;
        for c in piece.chars() {
            squeezer.take(c, (), |c, ()| {
                // The end of the block must fit too.
                if scratch.len() + c.len_utf8() < LONGEST {
                    rarity.admit(c);
                    scratch.push(c);
                }
            });
        }
    }

    /// Ends a block.
    pub fn end_block(&mut self) {
        self.squeezer = Squeezer::default();
        if !self.scratch.is_empty() && !self.scratch.ends_with(END) {
            self.scratch.push(END);
        }
    }

    /// Takes what was written for the text of this number, in place of the one that it had.
    pub fn put(&mut self, id: u32) {
        self.end_block();
        self.remove(id);
        self.tidy();
        let mut text = std::mem::take(&mut self.scratch);
        let stretch = if text.len() > SCRATCH {
            let (sheaf, stretch) = Sheaf::of(std::mem::take(&mut text), self.sheaves.len());
            self.sheaves.push(sheaf);
            Some(stretch)
        } else {
            self.lay(text.as_bytes())
        };
        let at = id as usize;
        if self.stretches.len() <= at {
            let missing = at + 1 - self.stretches.len();
            self.stretches.reserve_exact(missing.max(at / 8));
            self.stretches.resize(at + 1, None);
        }
        self.stretches[at] = stretch;
        self.edition += 1;
        self.scratch = text;
        self.scratch.clear();
    }

    /// Writes a whole text and takes it for that of this number.
    pub fn push<'t>(&mut self, id: u32, blocks: impl IntoIterator<Item = &'t str>) {
        for block in blocks {
            self.write(block);
            self.end_block();
        }
        self.put(id);
    }

    /// Says which texts are to be found, the newest first. All others are forgotten.
    pub fn arrange(&mut self, order: impl IntoIterator<Item = u32>) {
        let has_text = |id: &u32| self.stretch(*id).is_some();
        let order: Vec<u32> = order.into_iter().filter(has_text).collect();
        let mut wanted = vec![false; self.stretches.len()];
        for id in &order {
            wanted[*id as usize] = true;
        }
        for (id, _) in (0..).zip(wanted).filter(|(_, wanted)| !wanted) {
            self.remove(id);
        }
        self.tidy();
        self.order = order;
        self.edition += 1;
    }

    /// Whether each phrase stands in a block of the text of this number; none if there is no such text.
    pub fn hold(&self, id: u32, phrases: &Phrases) -> Option<bool> {
        let text = self.text(self.stretch(id)?);
        let stands = |phrase: &String| memchr::memmem::find(text, phrase.as_bytes()).is_some();
        Some(!phrases.is_empty() && phrases.all().iter().all(stands))
    }

    /// How many texts can be found.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether no text can be found.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The bytes of all texts, folded, and the bytes of memory that they and their tables take up.
    pub fn size(&self) -> (usize, usize) {
        let sheaves = self.sheaves.iter().map(Sheaf::size);
        let (taken, held) = sheaves.fold((0, 0), |sum, size| (sum.0 + size.0, sum.1 + size.1));
        let tables = self.stretches.capacity() * size_of::<Option<Stretch>>()
            + self.order.capacity() * size_of::<u32>()
            + self.rarity.size();
        (held, taken + tables + self.scratch.capacity())
    }

    /// Another number when anything changed.
    pub(super) fn edition(&self) -> u64 {
        self.edition
    }

    pub(super) fn order(&self) -> &[u32] {
        &self.order
    }

    pub(super) fn rarity(&self) -> &Rarity {
        &self.rarity
    }

    pub(super) fn stretch(&self, id: u32) -> Option<Stretch> {
        self.stretches.get(id as usize).copied().flatten()
    }

    pub(super) fn sheaves(&self) -> &[Sheaf] {
        &self.sheaves
    }

    fn text(&self, stretch: Stretch) -> &[u8] {
        let sheaf = self.sheaves.get(stretch.sheaf as usize);
        sheaf.map_or(&[], |sheaf| sheaf.bytes(stretch.range()))
    }

    fn lay(&mut self, text: &[u8]) -> Option<Stretch> {
        if text.is_empty() {
            return None;
        }
        if !self
            .sheaves
            .last()
            .is_some_and(|last| last.has_room(text.len()))
        {
            self.sheaves.push(Sheaf::for_text(text.len()));
        }
        let number = u32::try_from(self.sheaves.len() - 1).ok()?;
        Some(self.sheaves.last_mut()?.lay(text, number))
    }

    fn remove(&mut self, id: u32) {
        if let Some(stretch) = self.stretch(id) {
            self.stretches[id as usize] = None;
            self.sheaves[stretch.sheaf as usize].forget(stretch);
        }
    }

    /// Lays the texts of worn sheaves anew, without those that are not wanted any more.
    fn tidy(&mut self) {
        let worn: Vec<bool> = self.sheaves.iter().map(Sheaf::is_worn).collect();
        if !worn.contains(&true) {
            return;
        }
        let mut kept: Vec<Vec<&mut Stretch>> = worn.iter().map(|_| Vec::new()).collect();
        for stretch in self.stretches.iter_mut().flatten() {
            if worn[stretch.sheaf as usize] {
                kept[stretch.sheaf as usize].push(stretch);
            }
        }
        for ((sheaf, mut own), number) in self.sheaves.iter_mut().zip(kept).zip(0..) {
            if !sheaf.is_worn() {
                continue;
            }
            own.sort_unstable_by_key(|stretch| stretch.range().start);
            let mut new = match sheaf.size().1 {
                0 => Sheaf::default(),
                live => Sheaf::for_text(live),
            };
            for stretch in own {
                *stretch = new.lay(sheaf.bytes(stretch.range()), number);
            }
            *sheaf = new;
        }
    }
}
