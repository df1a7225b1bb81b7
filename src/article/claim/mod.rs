//! Headlines that stand with the wrong text, or in pieces over the page, because the dump took the page in another order
//! than its readers: every line of every headline goes where all of them together make most sense.
//!
//! `unit` tells which lines there are and where they stand, `host` what the drafts are that they may go to; `worth` tells
//! what speaks for a line in a headline and for a headline as a whole, in the signs that `sign` lists, and `order` how its
//! lines follow each other; `search` looks for the best state, from the one that the path over the page left.

mod host;
mod lines;
mod order;
mod search;
mod sign;
mod unit;
mod worth;

use std::sync::LazyLock;

use crate::page::{Page, Setting};

use super::cohesion::Lexicon;
use super::draft::{Drafts, Entry};
use super::join::Chains;
use super::strip::{self, Strip};

use search::Search;
pub use sign::{Row, Sign, Weights};
use unit::Home;
use worth::Worth;

/// What `tests/maker/claims.rs` writes.
static SHIPPED: LazyLock<Weights> =
    LazyLock::new(|| Weights::read(include_str!("../../../assets/claims.txt")));

/// The most drafts and lines of a page for which each line is held against each draft.
const DRAFTS: usize = 60;
const LINES: usize = 160;

/// Where a line goes: into the headline of a draft, or it stays what it is outside of all headlines.
pub type Choice = Option<usize>;

/// The lines of a page that are headlines or could be, and the drafts that they could be headlines of.
pub struct Claims<'a>(Worth<'a>);

/// Gives lines of headlines to the articles that claim them.
pub fn settle(page: &Page, drafts: &mut Drafts, chains: &Chains, lexicon: &Lexicon) {
    let Some(claims) = Claims::of(page, drafts, chains, lexicon) else {
        return;
    };
    let before = claims.state();
    let weights = SHIPPED.column(usize::from(page.profile.setting == Setting::Paragraphs));
    let state = Search::of(&claims.0, weights).settled(before.clone());
    let units = claims.0.units();
    let moved: Vec<Strip> = (0..state.len())
        .filter(|at| state[*at] != before[*at])
        .map(|at| units[at].line)
        .collect();
    for (at, draft) in drafts
        .drafts
        .iter_mut()
        .enumerate()
        .filter(|(_, draft)| !draft.photo)
    {
        let order = claims.0.seams().order(held(&state, at));
        draft.heads = order.iter().map(|line| units[*line].line).collect();
        let entries = std::mem::take(&mut draft.entries).into_iter();
        draft.entries = entries
            .flat_map(|entry| left(page, entry, &moved))
            .collect();
    }
    drafts.stray = rest(page, &drafts.stray, &moved);
}

impl<'a> Claims<'a> {
    /// Looks at a page; `None` if it has nothing to claim, or too much.
    pub fn of(page: &'a Page, drafts: &Drafts, chains: &Chains, lexicon: &Lexicon) -> Option<Self> {
        let units = unit::units(page, drafts, chains);
        let few = units.len() <= LINES && drafts.drafts.len() <= DRAFTS;
        let some = !units.is_empty() && few;
        some.then(|| Self(Worth::of(page, units, drafts, chains, lexicon)))
    }

    /// The text of each line.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        (0..self.0.units().len()).map(|line| self.0.text(line))
    }

    /// Whether a line is a subhead now.
    pub fn is_subhead(&self, line: usize) -> bool {
        matches!(self.0.units()[line].home, Home::Subhead(_))
    }

    /// Where the lines stand now.
    pub fn state(&self) -> Vec<Choice> {
        let units = self.0.units().iter();
        units.map(|unit| unit.home.headline()).collect()
    }

    /// Every place where a line may go.
    pub fn choices(&self, line: usize) -> impl Iterator<Item = Choice> {
        self.0.choices(line)
    }

    /// What speaks for a line to be there, all others being where `state` says.
    pub fn evidence(&self, state: &[Choice], line: usize, to: Choice) -> Row {
        let mut row = self.0.line(line, to);
        if let Some(draft) = to {
            let mut lines = held(state, draft);
            lines.retain(|other| *other != line);
            row.add_row(&self.0.headline(draft, &lines), -1.0);
            lines.insert(lines.partition_point(|other| *other < line), line);
            row.add_row(&self.0.headline(draft, &lines), 1.0);
        }
        row
    }
}

/// The lines of a draft's headline.
fn held(state: &[Choice], draft: usize) -> Vec<usize> {
    (0..state.len())
        .filter(|at| state[*at] == Some(draft))
        .collect()
}

/// What is left of an entry without the lines that were moved.
fn left(page: &Page, entry: Entry, moved: &[Strip]) -> Vec<Entry> {
    match entry {
        Entry::Subhead(line) => rest(page, &[line], moved)
            .into_iter()
            .map(Entry::Subhead)
            .collect(),
        Entry::Paragraph(at) if moved.contains(&Strip::whole(page, at)) => Vec::new(),
        entry => vec![entry],
    }
}

/// What is left of some lines without those that were moved.
fn rest(page: &Page, lines: &[Strip], moved: &[Strip]) -> Vec<Strip> {
    let parts = lines.iter().flat_map(|line| line.lines(page));
    let kept: Vec<Strip> = parts.filter(|line| !moved.contains(line)).collect();
    strip::gathered(&kept)
}
