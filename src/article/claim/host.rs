//! A draft as the lines see it that may be its headline: where its text stands and what it speaks of.

use crate::page::ink::Ink;
use crate::page::{Page, Role};

use super::super::cohesion::{Gist, Lexicon};
use super::super::draft::{Draft, Entry};
use super::super::join::Chains;

/// How many characters of a text count as its lead.
const LEAD: usize = 120;

/// A text of fewer characters is a scrap of another as a rule.
const SCRAP: usize = 120;

/// A draft that lines may go to.
pub struct Host {
    /// Its blocks, in the order of its text.
    blocks: Vec<usize>,
    /// Its first and last block in the source; `None` if it takes no headline.
    ends: Option<(usize, usize)>,
    /// The last block of another text before its first, the first one after its last.
    others: (Option<usize>, Option<usize>),
    letters: usize,
    /// How many subheads it has.
    pub subheads: usize,
    /// Whether a dateline or a byline begins it.
    pub strong: bool,
}

/// Where a line stands from a text.
#[derive(Clone, Copy, Debug)]
pub struct Seat {
    /// Above its first block; else below its last, or within.
    pub above: bool,
    /// Between its first and its last block.
    pub within: bool,
    /// With no other text between.
    pub near: bool,
    /// How many blocks away.
    pub away: usize,
}

impl Host {
    /// Looks at a draft.
    pub fn of(page: &Page, draft: &Draft, chains: &Chains) -> Self {
        let blocks: Vec<usize> = draft.blocks().flat_map(|at| chains.whole(at)).collect();
        let (first, last) = (blocks.iter().min(), blocks.iter().max());
        let ends = first.copied().zip(last.copied()).filter(|_| !draft.photo);
        let body = |at: &usize| page.blocks[*at].role == Role::Body;
        let others = ends.map_or((None, None), |(first, last)| {
            let (mut before, mut after) = ((0..first).rev(), last + 1..page.blocks.len());
            (before.find(body), after.find(body))
        });
        let subheads = draft
            .entries
            .iter()
            .filter(|entry| matches!(entry, Entry::Subhead(_)));
        Self {
            letters: blocks.iter().map(|at| page.blocks[*at].ink.len()).sum(),
            subheads: subheads.count(),
            strong: draft.strong,
            blocks,
            ends,
            others,
        }
    }

    /// Whether it may get a headline.
    pub fn is_open(&self) -> bool {
        self.ends.is_some()
    }

    /// Whether its text is no longer than a few lines.
    pub fn is_scrap(&self) -> bool {
        self.letters < SCRAP
    }

    /// What its lead speaks of.
    pub fn lead(&self, page: &Page, lexicon: &Lexicon) -> Gist {
        let ink = self.blocks.iter().flat_map(|at| &page.blocks[*at].ink);
        let lead: Vec<Ink> = ink.copied().take(LEAD).collect();
        lexicon.gist_of(&lead)
    }

    /// Where a block stands from its text.
    pub fn seat(&self, block: usize) -> Seat {
        let (first, last) = self.ends.unwrap_or_default();
        let above = block < first;
        Seat {
            above,
            within: !above && block <= last,
            near: if above {
                self.others.0.is_none_or(|other| block > other)
            } else {
                self.others.1.is_none_or(|other| block < other)
            },
            away: if above {
                first - block
            } else {
                block.saturating_sub(last)
            },
        }
    }
}

/// The share of reports with a line in display type or a byline right above them.
pub fn ordered(page: &Page, hosts: &[Host]) -> f32 {
    let reports = hosts
        .iter()
        .filter(|host| host.strong)
        .filter_map(|host| host.ends);
    let crowned = reports.clone().filter(|(first, _)| {
        let above = first.checked_sub(1).map(|above| page.blocks[above].role);
        matches!(above, Some(Role::Display | Role::Subtitle | Role::Byline))
    });
    let count = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    count(crowned.count()) / count(reports.count().max(1))
}
