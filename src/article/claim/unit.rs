//! The lines of a page that are headlines or could be, each with where it stands now.

use crate::page::cue::{self, Closing};
use crate::page::tag::Tag;
use crate::page::{Page, Role, Setting};

use super::super::draft::{Draft, Drafts, Entry};
use super::super::join::Chains;
use super::super::strip::Strip;

/// The longest paragraph that may be a line of a headline, in characters.
const PARAGRAPH: usize = 24;

/// Where a line stands before anything is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// In the headline of a draft.
    Headline(usize),
    /// A subhead of a draft.
    Subhead(usize),
    /// A paragraph of a draft.
    Paragraph(usize),
    /// In no article.
    Nowhere,
}

impl Home {
    /// The draft whose headline it is in.
    pub fn headline(self) -> Option<usize> {
        match self {
            Self::Headline(draft) => Some(draft),
            _ => None,
        }
    }

    /// The draft that has it.
    pub fn draft(self) -> Option<usize> {
        match self {
            Self::Headline(draft) | Self::Subhead(draft) | Self::Paragraph(draft) => Some(draft),
            Self::Nowhere => None,
        }
    }
}

/// A line that is of a headline or could be.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// The line.
    pub line: Strip,
    /// Where it stands.
    pub home: Home,
}

/// The lines of a page in the order of the source.
pub fn units(page: &Page, drafts: &Drafts, chains: &Chains) -> Vec<Unit> {
    let mut found = Vec::new();
    let mut add = |line: Strip, home: Home| {
        let lines = line.lines(page).into_iter();
        found.extend(lines.map(|line| Unit { line, home }));
    };
    for (at, draft) in drafts
        .drafts
        .iter()
        .enumerate()
        .filter(|(_, draft)| !draft.photo)
    {
        for line in &draft.heads {
            add(*line, Home::Headline(at));
        }
        for entry in &draft.entries {
            match *entry {
                Entry::Subhead(line) => add(line, Home::Subhead(at)),
                Entry::Paragraph(block) if is_scrap(page, draft, chains, block) => {
                    add(Strip::whole(page, block), Home::Paragraph(at));
                }
                _ => {}
            }
        }
    }
    let display = |line: &&Strip| matches!(line.of(page).role, Role::Display | Role::Subtitle);
    for line in drafts.stray.iter().filter(display) {
        add(*line, Home::Nowhere);
    }
    found.sort_unstable_by_key(|unit| unit.line);
    found
}

/// Whether a paragraph may be what is left of a headline: a line of print without an end that nothing goes on with.
fn is_scrap(page: &Page, draft: &Draft, chains: &Chains, at: usize) -> bool {
    let block = &page.blocks[at];
    let alone = chains.next(at).is_none() && !chains.continues(at) && draft.entries.len() > 1;
    page.profile.setting == Setting::Wrapped
        && alone
        && block.lines == 1
        && block.ink.len() <= PARAGRAPH
        && block.tag != Some(Tag::Other)
        && cue::closing(&block.ink) == Closing::Open
        && cue::dateline(&block.ink).is_none()
}
