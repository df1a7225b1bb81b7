//! One dump of a page → its lines and blocks, each with a role. It knows nothing of articles or files.
//!
//! A text may hold several pages: `leaf` parts them, by form feeds and by `masthead`s. What is far too long for a page is
//! read in `sheet`s.
//! Text is kept as `ink`: characters with their places, so that every later cut and join stays accountable.
//!
//! The stages, for each leaf:
//!
//! 1. `markup` sets marks of Markdown aside; `line`.
//! 2. `order`: `hopeless` (noise), `gutter` (columns side by side), `weave` (columns that alternate, or merge).
//! 3. `profile`: lines of print, or a paragraph a line.
//! 4. `unwrap`: lines to blocks, by the tags of `tagger`, which sees each line through `evidence`.
//! 5. `role`: by cues, tag, shape and company.
//!
//! `gram` tells what is likely to follow what; cues (`cue`, `names`) read lists in `words`; `glyph` keeps what all of
//! these know of each character.

pub mod block;
mod credit;
pub mod cue;
pub mod evidence;
pub mod fold;
pub mod glyph;
pub mod gram;
mod graphic;
mod gutter;
mod hopeless;
mod imprint;
pub mod ink;
mod leaf;
pub mod line;
mod mark;
mod markup;
mod masthead;
mod measure;
pub mod names;
mod order;
pub mod profile;
pub mod quote;
mod respace;
pub mod role;
mod sheet;
pub mod tag;
pub mod tagger;
pub mod tidy;
pub mod tip;
mod unwrap;
mod weave;
pub mod words;

use std::sync::Arc;

pub use block::{Block, Edge, Role, Shape};
pub use credit::CreditRole;
pub use imprint::{Date, Imprint};
pub use leaf::leaves;
pub use line::Line;
pub use markup::{Aside, Markup};
pub use profile::{Profile, Setting};
pub use sheet::sheets;

use crate::text::{Note, Skipped};

use markup::Asides;

/// What the reading of a page has to say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Remark {
    /// Nothing but white space.
    Empty,
    /// Hardly any hanzi: another language, or garbage.
    NotChinese,
    /// Lines of print were joined to paragraphs.
    Unwrapped,
    /// Spaces that line ends left in paragraphs were taken out.
    Unspaced,
    /// Images, tables and the like were left out.
    Skipped(Skipped),
    /// Lines of several columns alternated; the columns were laid one after another.
    Interleaved,
    /// Columns stood side by side; they were laid one after another.
    SideBySide,
    /// Noise, or lines that run through several columns: the page is shown as it stands.
    Hopeless,
}

/// A dump of a page, read.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The decoded text, as given.
    pub text: String,
    /// Its lines that are not blank.
    pub lines: Vec<Line>,
    /// Its blocks in the order they are read. Every character that is not white space stands in one of them, or in an
    /// aside.
    pub blocks: Vec<Block>,
    /// What is not read: images, tables, marks of emphasis.
    pub asides: Vec<Aside>,
    /// What holds for the whole page.
    pub profile: Profile,
    /// Paper, day and number, as far as the page tells.
    pub imprint: Arc<Imprint>,
    /// Remarks; `at` is a range of bytes of the text.
    pub notes: Vec<Note<Remark>>,
}

impl Page {
    /// Reads a decoded page. Any text will do.
    pub fn read(text: String) -> Self {
        let asides = Asides::of(&text);
        let bare = asides.bare(&text);
        let (lines, ink) = line::lines(&bare);
        let (mut lines, found) = order::ordered(&bare, lines, &ink);
        let hopeless = found == Some(Remark::Hopeless);
        let measures = measure::measures(&lines);
        let mut profile = Profile::of(&bare, &lines, &ink, &measures);
        if hopeless {
            profile.setting = Setting::Paragraphs;
            profile.wrap_spaces = None;
        }
        let mut blocks = unwrap::blocks(&lines, &ink, &profile, measures);
        if !hopeless {
            role::assign(&mut blocks);
        }
        let skipped = Some(asides.skipped()).filter(|skipped| !skipped.is_empty());
        let notes = remarks(&bare, &profile)
            .into_iter()
            .chain(skipped.map(Remark::Skipped))
            .chain(found)
            .map(|what| Note::new(0..text.len(), what))
            .collect();
        drop(bare);
        asides.restore(&mut lines, &mut blocks);
        Self {
            imprint: Arc::new(imprint::read(&blocks)),
            notes,
            asides: asides.into_vec(),
            text,
            lines,
            blocks,
            profile,
        }
    }

    /// Whether the page cannot be read as text and stands as it was.
    pub fn is_hopeless(&self) -> bool {
        self.notes.iter().any(|note| note.what == Remark::Hopeless)
    }
}

fn remarks(text: &str, profile: &Profile) -> Vec<Remark> {
    let mut found = Vec::new();
    if text.trim().is_empty() {
        return vec![Remark::Empty];
    }
    if !profile.is_chinese() {
        found.push(Remark::NotChinese);
    }
    if profile.setting == Setting::Wrapped {
        found.push(Remark::Unwrapped);
    }
    if profile.wrap_spaces.is_some() {
        found.push(Remark::Unspaced);
    }
    found
}
