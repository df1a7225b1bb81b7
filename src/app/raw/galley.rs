//! A page as it was given: where its lines begin, and what stands where. It knows nothing of rows and cells.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::article::{Article, Fate};
use crate::store::{Id, SourceId, Store};

/// The most bytes of a line that are set at once; a longer line is cut so that no key waits for it.
const LONGEST: usize = 16 << 10;

/// A page with what became of it.
#[derive(Clone, Debug, Default)]
pub struct Galley {
    /// Which reading of the page this is: see [`Source::edition`](crate::store::Source::edition).
    pub edition: u32,
    /// Its articles in reading order, as [`Fate`] counts them.
    pub articles: Vec<Id>,
    /// What became of each stretch, in the order of the page.
    pub fates: Vec<(Range<usize>, Fate)>,
    text: Arc<str>,
    /// Where lines, and the cuts of long ones, begin.
    starts: Vec<usize>,
    /// Which of them are cuts.
    cuts: Vec<usize>,
    /// How many lines of the file stand above the page.
    above: usize,
}

/// What stands at a place of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Here {
    /// The place that was asked for, in bytes of the page.
    pub at: usize,
    /// The stretch that stands there, in bytes of the page.
    pub span: Range<usize>,
    /// What became of it: which article's headline or which block and piece of its text, or which furniture.
    pub fate: Fate,
    /// The article that owns it; none for furniture.
    pub article: Option<Id>,
}

impl Galley {
    /// The page of a dump.
    pub fn of(source: SourceId, store: &Store) -> Self {
        let page = store.source(source);
        let mut galley = Self {
            edition: page.edition,
            articles: page.articles.clone(),
            fates: store.fates(source),
            text: Arc::clone(&page.text),
            above: page.above,
            ..Self::default()
        };
        galley.index();
        galley
    }

    /// The page's text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many strips there are: lines, or cuts of them.
    pub fn strips(&self) -> usize {
        self.starts.len()
    }

    /// Where a strip stands, without its line end.
    pub fn strip(&self, number: usize) -> Range<usize> {
        let Some(start) = self.starts.get(number).copied() else {
            return self.text.len()..self.text.len();
        };
        let end = self
            .starts
            .get(number + 1)
            .map_or(self.text.len(), |end| *end);
        let line = &self.text[start..end];
        let line = line.strip_suffix('\n').unwrap_or(line);
        start..start + line.strip_suffix('\r').unwrap_or(line).len()
    }

    /// The strip with this byte.
    pub fn strip_of(&self, byte: usize) -> usize {
        self.starts
            .partition_point(|start| *start <= byte)
            .saturating_sub(1)
    }

    /// The number of the line of the file that a strip belongs to, from 1, and whether the line begins with it.
    pub fn line(&self, strip: usize) -> (usize, bool) {
        let cuts = self.cuts.partition_point(|cut| *cut <= strip);
        let begins = self.cuts.binary_search(&strip).is_err();
        (self.above + strip + 1 - cuts, begins)
    }

    /// The number of the last line.
    pub fn last_line(&self) -> usize {
        self.above + self.starts.len() - self.cuts.len()
    }

    /// The strip that a line of the file begins with; lines are counted from 1.
    pub fn strip_of_line(&self, number: usize) -> usize {
        let number = number.clamp(self.above + 1, self.last_line()) - self.above - 1;
        // Each cut before it moves it on by one.
        let mut strip = number;
        for cut in &self.cuts {
            if *cut > strip {
                break;
            }
            strip += 1;
        }
        strip
    }

    /// The stretches that have a byte of `range`, as numbers of [`Galley::fates`].
    pub fn over(&self, range: &Range<usize>) -> Range<usize> {
        let first = self
            .fates
            .partition_point(|(span, _)| span.end <= range.start);
        let last = self
            .fates
            .partition_point(|(span, _)| span.start < range.end.max(range.start + 1));
        first..last.max(first)
    }

    /// What stands at a byte; if that is white space, what stands first in `range` at or after it, else before it.
    pub fn here(&self, at: usize, range: &Range<usize>) -> Option<Here> {
        let near = self.over(range);
        let stretches = self.fates.get(near)?;
        let after = stretches.iter().find(|(span, _)| span.end > at);
        let (span, fate) = after.or(stretches.last())?.clone();
        let article = self.owner(fate);
        Some(Here {
            at,
            span,
            fate,
            article,
        })
    }

    /// The article that a stretch belongs to.
    pub fn owner(&self, fate: Fate) -> Option<Id> {
        match fate {
            Fate::Head { article } | Fate::Block { article, .. } => {
                self.articles.get(article).copied()
            }
            Fate::Furniture { .. } => None,
        }
    }

    /// The stretches of an article in the order in which it is read, as numbers of [`Galley::fates`]; whether each is of
    /// its head.
    pub fn own(&self, id: Id, article: &Article) -> Vec<(usize, bool)> {
        let heads: HashMap<usize, usize> = article
            .heads
            .iter()
            .enumerate()
            .map(|(number, head)| (head.start, number))
            .collect();
        let mut own: Vec<((usize, usize), usize, bool)> = Vec::new();
        for (number, (span, fate)) in self.fates.iter().enumerate() {
            if self.owner(*fate) != Some(id) {
                continue;
            }
            let order = match fate {
                Fate::Head { .. } => (0, heads.get(&span.start).copied().unwrap_or(usize::MAX)),
                Fate::Block { block, piece, .. } => (block + 1, *piece),
                Fate::Furniture { .. } => continue,
            };
            own.push((order, number, order.0 == 0));
        }
        own.sort_by_key(|(order, number, _)| (*order, *number));
        own.into_iter()
            .map(|(_, number, head)| (number, head))
            .collect()
    }

    /// Finds where lines begin, and cuts long ones between characters.
    fn index(&mut self) {
        let text = Arc::clone(&self.text);
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            self.starts.push(at);
            let end = at + line.len();
            let mut cut = at + LONGEST;
            while cut < end.saturating_sub(2) {
                while !text.is_char_boundary(cut) {
                    cut -= 1;
                }
                self.cuts.push(self.starts.len());
                self.starts.push(cut);
                cut += LONGEST;
            }
            at = end;
        }
        if self.starts.is_empty() {
            self.starts.push(0);
        }
    }
}
