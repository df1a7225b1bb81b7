//! Headlines that stand with the wrong text, because the dump took the page in another order than its readers: a line goes
//! to the article that speaks of it, if that stands out from the one it stands with.

use std::collections::HashMap;

use crate::page::{Page, Role};

use super::cohesion::Lexicon;
use super::draft::{Draft, Drafts};
use super::join::Chains;

/// The most lines that change hands on one page.
const MOST: usize = 24;

/// The most drafts for which each line is held against each.
const DRAFTS: usize = 60;

/// The shortest line that tells its subject, in characters.
const SHORTEST: usize = 4;

/// What a subject must gain, in shares of a line, to outweigh the order of the page.
const PLAIN: f32 = 1.1;

/// Who has a line.
#[derive(Clone, Copy, PartialEq)]
enum Owner {
    Draft(usize),
    Nobody,
}

/// Gives lines of headlines to the articles that claim them.
pub fn settle(page: &Page, drafts: &mut Drafts, chains: &Chains, lexicon: &Lexicon) {
    if drafts.drafts.len() > DRAFTS {
        return;
    }
    let all = || drafts.drafts.iter();
    let lines = all().flat_map(|draft| &draft.heads).chain(&drafts.stray);
    let heads = lines.copied().filter(|line| is_head(page, *line));
    let held = heads.map(|line| {
        let phrase = lexicon.phrase(&page.blocks[line].ink);
        let each = all().map(|draft| phrase.coverage(&draft.gist));
        (line, each.collect())
    });
    let desk = Desk {
        held: held.collect(),
        places: all().map(|draft| place(draft, chains)).collect(),
    };
    for _ in 0..MOST {
        let Some((line, from, to)) = desk.best(drafts) else {
            break;
        };
        match from {
            Owner::Draft(from) => drafts.drafts[from].heads.retain(|at| *at != line),
            Owner::Nobody => drafts.stray.retain(|at| *at != line),
        }
        let heads = &mut drafts.drafts[to].heads;
        heads.push(line);
        heads.sort_unstable();
    }
}

/// The first and the last block of a draft's text.
fn place(draft: &Draft, chains: &Chains) -> (usize, usize) {
    let blocks = || draft.blocks().flat_map(|at| chains.whole(at));
    (blocks().min().unwrap_or(0), blocks().max().unwrap_or(0))
}

/// Whether a block is a line that an article may claim.
fn is_head(page: &Page, line: usize) -> bool {
    let block = &page.blocks[line];
    block.role == Role::Display && block.ink.len() >= SHORTEST
}

struct Desk {
    /// For each line the share of it that each draft speaks of.
    held: HashMap<usize, Vec<f32>>,
    places: Vec<(usize, usize)>,
}

impl Desk {
    /// The line that gains most by going to another article, if any gains.
    fn best(&self, drafts: &Drafts) -> Option<(usize, Owner, usize)> {
        let held = drafts.drafts.iter().enumerate().flat_map(|(owner, draft)| {
            let lines = draft.heads.iter().map(move |at| (*at, Owner::Draft(owner)));
            lines.filter(|_| !draft.photo)
        });
        let stray = drafts.stray.iter().map(|at| (*at, Owner::Nobody));
        let mut best: Option<(f32, usize, Owner, usize)> = None;
        for (line, owner) in held.chain(stray) {
            let Some(held) = self.held.get(&line) else {
                continue;
            };
            for to in 0..drafts.drafts.len() {
                let gain = self.gain(drafts, line, held, owner, to);
                if gain > best.map_or(0.0, |best| best.0) {
                    best = Some((gain, line, owner, to));
                }
            }
        }
        best.map(|(_, line, owner, to)| (line, owner, to))
    }

    /// How much better a line, which each draft holds so much of, stands with draft `to` than with its owner.
    fn gain(&self, drafts: &Drafts, line: usize, held: &[f32], owner: Owner, to: usize) -> f32 {
        let draft = &drafts.drafts[to];
        if owner == Owner::Draft(to) || draft.photo || draft.entries.is_empty() {
            return 0.0;
        }
        let there = held[to];
        let (here, alone) = match owner {
            Owner::Draft(at) => (held[at], drafts.drafts[at].heads.len() == 1),
            Owner::Nobody => (0.25, false),
        };
        if there < 0.3 || there <= here {
            return 0.0;
        }
        let wanted = if draft.heads.is_empty() { 0.9 } else { 0.0 };
        let missed = if alone { 0.5 } else { 0.0 };
        4.0 * (there - here) + wanted - missed - PLAIN - 0.25 * self.distance(line, to)
    }

    /// The logarithm of how many blocks lie between a line and a draft's text.
    fn distance(&self, line: usize, draft: usize) -> f32 {
        let (first, last) = self.places[draft];
        let blocks = if line < first {
            first - line
        } else {
            line.saturating_sub(last)
        };
        f32::from(u16::try_from(blocks).unwrap_or(u16::MAX)).ln_1p()
    }
}
