//! A file that was read: its pages one after the other, each with its articles, and where it stood in the file.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::article::correct::{Corrections, Outcome};
use crate::article::{Article, Imprint, Reading, assemble, imprint_from_name};
use crate::page::{Page, Remark, leaves, sheets};
use crate::store::leaf_name;
use crate::text::html::{self, is_html};
use crate::text::{Damage, Decoded, Encoding, Note, Refusal, Skipped, decode};

use super::import::import;
use super::in_order;

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Volume {
    /// How it was encoded.
    pub encoding: Encoding,
    /// Where it is damaged, in bytes of the file.
    pub damage: Vec<Note<Damage>>,
    /// Its text, decoded; of a web page its main text.
    pub text: Arc<str>,
    /// What else it holds.
    pub skipped: Skipped,
    /// Of JSON lines: the numbers, from 1, of those that are no article.
    pub strange: Vec<usize>,
    /// Its pages; one at least.
    pub leaves: Vec<Leaf>,
}

/// One page of a file.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// The name of its file, with `#2` for the second page, `#3` for the third.
    pub name: String,
    /// The name of the file that an article was exported from, if it was.
    pub source: Option<String>,
    /// Where its text stands in the file's, in bytes. Every other place of the page counts from its start.
    pub span: Range<usize>,
    /// What its reading has to say of it; of an endless page, what that of any of its sheets has.
    pub remarks: Vec<Remark>,
    /// Its articles.
    pub reading: Reading,
}

impl Leaf {
    /// The name of the file its articles came from first.
    pub fn origin(&self) -> &str {
        self.source.as_deref().unwrap_or(&self.name)
    }

    /// Takes down what the reading of one more of its sheets has to say.
    fn remark(&mut self, remark: Remark) {
        let known = self.remarks.iter_mut().find(|known| {
            let both = (**known, remark);
            **known == remark || matches!(both, (Remark::Skipped(_), Remark::Skipped(_)))
        });
        match (known, remark) {
            (Some(Remark::Skipped(all)), Remark::Skipped(more)) => *all += more,
            // A sheet is not the page.
            (None, remark) if remark != Remark::Empty => self.remarks.push(remark),
            _ => {}
        }
    }

    /// Its articles, each with this page.
    pub fn items(&self) -> impl Iterator<Item = (&Self, &Article)> {
        self.reading
            .articles
            .iter()
            .map(move |article| (self, &**article))
    }
}

impl Volume {
    /// The articles of all its pages.
    pub fn articles(&self) -> impl Iterator<Item = &Article> {
        let leaves = self.leaves.iter();
        leaves.flat_map(Leaf::items).map(|(_, article)| article)
    }

    /// Corrects its pages; tells what became of each correction that one of them is about, by its number.
    pub fn correct(&mut self, corrections: &Corrections) -> Vec<(usize, Outcome)> {
        let leaves = self.leaves.iter_mut();
        leaves
            .flat_map(|leaf| corrections.apply(&mut leaf.reading))
            .collect()
    }

    /// The text of one of its pages.
    pub fn text_of(&self, leaf: &Leaf) -> &str {
        self.text.get(leaf.span.clone()).unwrap_or_default()
    }
}

/// Reads a file; its `name` may tell paper, date and page where its text does not.
///
/// # Errors
/// When its bytes are no text, or their encoding cannot be told.
pub fn read<'b>(
    name: &str,
    bytes: impl Into<Cow<'b, [u8]>>,
    forced: Option<Encoding>,
) -> Result<Volume, Refusal> {
    let decoded = decoded(bytes.into(), forced)?;
    if let Some(mut import) = import(name, &decoded.text) {
        let text: Arc<str> = import.text.into();
        share(&mut import.leaves, &text);
        return Ok(Volume {
            encoding: decoded.encoding,
            damage: decoded.notes,
            text,
            skipped: Skipped::default(),
            strange: import.strange,
            leaves: import.leaves,
        });
    }
    let (text, skipped) = if is_html(&decoded.text, is_named_html(name)) {
        html::plain(&decoded.text)
    } else {
        (decoded.text, Skipped::default())
    };
    let text: Arc<str> = text.into();
    let mut found = in_leaves(name, &text);
    share(&mut found, &text);
    complete(&mut found, imprint_from_name(name));
    count_lines(&mut found, &text);
    Ok(Volume {
        encoding: decoded.encoding,
        damage: decoded.notes,
        text,
        skipped,
        strange: Vec::new(),
        leaves: found,
    })
}

/// The pages of a text, each read sheet by sheet.
fn in_leaves(name: &str, text: &str) -> Vec<Leaf> {
    let sheets_of = |leaf: Range<usize>| {
        let sheets = sheets(&text[leaf.clone()]).into_iter();
        sheets.map(move |sheet| {
            (
                leaf.clone(),
                leaf.start + sheet.start..leaf.start + sheet.end,
            )
        })
    };
    let jobs: Vec<_> = leaves(text).into_iter().flat_map(sheets_of).collect();
    let mut found: Vec<Leaf> = Vec::new();
    in_order(
        &jobs,
        |(leaf, sheet)| {
            let page = Page::read(text[sheet.clone()].to_owned());
            let remarks: Vec<Remark> = page.notes.iter().map(|note| note.what).collect();
            (leaf.clone(), sheet.start, assemble(&page), remarks)
        },
        |(span, at, reading, remarks)| {
            if let Some(leaf) = found.last_mut().filter(|_| at > span.start) {
                leaf.reading.append(reading, at - span.start);
                for remark in remarks {
                    leaf.remark(remark);
                }
                return true;
            }
            let mut reading = reading;
            reading.expect(span.len());
            found.push(Leaf {
                name: leaf_name(name, found.len()),
                source: None,
                span,
                remarks,
                reading,
            });
            true
        },
    );
    for leaf in &mut found {
        leaf.reading.settle();
    }
    found
}

/// Sees that each page has its whole text; one that is all of the file's shares it.
fn share(leaves: &mut [Leaf], text: &Arc<str>) {
    for leaf in leaves {
        if leaf.span.len() == text.len() {
            leaf.reading.text = Arc::clone(text);
        } else if leaf.reading.text.len() < leaf.span.len() {
            leaf.reading.text = text[leaf.span.clone()].into();
        }
    }
}

/// The text of a file, in the encoding that a web page says it is in unless its bytes belie it.
fn decoded(bytes: Cow<[u8]>, forced: Option<Encoding>) -> Result<Decoded, Refusal> {
    let declared = html::declared(&bytes).filter(|_| forced.is_none());
    if let Some(decoded) = declared.and_then(|encoding| decode(&*bytes, Some(encoding)).ok()) {
        let wrong = decoded.notes.iter().map(|note| match note.what {
            Damage::Malformed { bytes } => bytes,
            _ => 0,
        });
        if wrong.sum::<usize>() * 50 < bytes.len() {
            return Ok(decoded);
        }
    }
    decode(bytes, forced)
}

fn is_named_html(name: &str) -> bool {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| matches!(ending.as_str(), "htm" | "html" | "xhtml"))
}

/// Fills in what a page does not say of itself: paper and day from the page before it, or from the file's name.
fn complete(leaves: &mut [Leaf], named: Imprint) {
    let mut known = named;
    for leaf in leaves {
        let told = &leaf.reading.imprint;
        let whole = Arc::new(Imprint {
            paper: told.paper.clone().or_else(|| known.paper.clone()),
            date: told.date.or(known.date),
            page: told.page.or(known.page),
            page_name: told.page_name.clone().or_else(|| known.page_name.clone()),
        });
        for article in &mut leaf.reading.articles {
            Arc::make_mut(article).imprint = Arc::clone(&whole);
        }
        leaf.reading.imprint = Arc::clone(&whole);
        known = Imprint {
            page: None,
            page_name: None,
            ..Arc::unwrap_or_clone(whole)
        };
    }
}

/// Tells each page how many lines of the file stand above it.
fn count_lines(leaves: &mut [Leaf], text: &str) {
    let (mut above, mut at) = (0, 0);
    for leaf in leaves {
        let between = text.get(at..leaf.span.start).unwrap_or_default();
        above += between.matches('\n').count();
        at = leaf.span.start;
        leaf.reading.above = above;
    }
}
