//! Texts that stand apart from their article: on a page whose reports all begin with a dateline or a byline, one that
//! begins with neither goes to the report that speaks of the same, if one stands out.

use crate::page::Page;
use crate::page::role::is_notice;

use super::cohesion::{Lexicon, Phrase};
use super::draft::{Draft, Drafts, Entry};
use super::join::Chains;

/// The most drafts for which each is compared with each.
const MOST: usize = 60;

/// The least share of an orphan's openings that its host knows, and how many times that of the next best.
const HELD: f32 = 0.3;
const LEAD: f32 = 1.25;

/// How many characters of a paragraph count as its opening.
const OPENING: usize = 12;

/// Gives orphans to their hosts; their headlines become subheads.
pub fn adopt(page: &Page, drafts: &mut Drafts, chains: &Chains, lexicon: &Lexicon) {
    let reports = drafts.drafts.iter().filter(|draft| !draft.photo).count();
    let strong = drafts.drafts.iter().filter(|draft| draft.strong).count();
    if reports > MOST || strong * 10 < reports * 6 {
        return;
    }
    let scene = Scene {
        page,
        drafts: &drafts.drafts,
        lexicon,
    };
    let orphans: Vec<usize> = (0..drafts.drafts.len())
        .filter(|at| is_orphan(page, &drafts.drafts[*at]))
        .collect();
    let mut hosts: Vec<(usize, usize)> = Vec::new();
    for row in orphans.chunk_by(|a, b| a + 1 == *b) {
        // Orphans in a row are parts of one article as a rule; else each goes its own way.
        match host(&scene, row) {
            Some(host) => hosts.extend(row.iter().map(|at| (*at, host))),
            None => hosts.extend(
                row.iter()
                    .filter_map(|at| Some((*at, host(&scene, &[*at])?))),
            ),
        }
    }
    for (at, host) in hosts {
        let orphan = std::mem::take(&mut drafts.drafts[at]);
        let host = &mut drafts.drafts[host];
        host.entries
            .extend(orphan.heads.into_iter().map(Entry::Subhead));
        host.entries.extend(orphan.entries);
        host.gist = host.speaks_of(chains, lexicon);
    }
    drafts.drafts.retain(|draft| {
        !draft.entries.is_empty() || !draft.bylines.is_empty() || !draft.heads.is_empty()
    });
}

struct Scene<'a> {
    page: &'a Page,
    drafts: &'a [Draft],
    lexicon: &'a Lexicon,
}

fn is_orphan(page: &Page, draft: &Draft) -> bool {
    let notice = draft.heads.iter().any(|line| is_notice(line.ink(page)));
    let marked = draft
        .heads
        .iter()
        .any(|line| page.profile.top == Some(line.of(page).level));
    !draft.strong && !draft.photo && !notice && !marked && draft.bylines.is_empty()
}

/// The report that introduced what the orphans speak of: their headlines and the first words of their paragraphs,
/// where they name who speaks, are known there.
fn host(scene: &Scene, row: &[usize]) -> Option<usize> {
    let hosts =
        (0..scene.drafts.len()).filter(|at| scene.drafts[*at].strong && !scene.drafts[*at].photo);
    let row: Vec<(usize, Vec<Phrase>)> = row.iter().map(|at| (*at, scene.opens(*at))).collect();
    let held = |host: usize| {
        row.iter()
            .map(|(orphan, opens)| scene.held(*orphan, opens, host))
            .sum::<f32>()
            / share(row.len())
    };
    let mut ranked: Vec<(f32, usize)> = hosts.map(|at| (held(at), at)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (best, at) = *ranked.first()?;
    let second = ranked.get(1).map_or(0.0, |(held, _)| *held);
    (best >= HELD && best >= second * LEAD).then_some(at)
}

impl Scene<'_> {
    /// What an orphan opens with: its headlines and the first words of its paragraphs.
    fn opens(&self, orphan: usize) -> Vec<Phrase> {
        let draft = &self.drafts[orphan];
        let heads = draft.heads.iter().map(|line| line.block);
        let lines = heads.chain(draft.blocks());
        let opening = |at: usize| {
            let ink = &self.page.blocks[at].ink;
            self.lexicon.phrase(&ink[..ink.len().min(OPENING)])
        };
        lines.map(opening).collect()
    }

    /// How much of what an orphan opens with the host knows, and how alike they are.
    fn held(&self, orphan: usize, opens: &[Phrase], host: usize) -> f32 {
        let host = &self.drafts[host].gist;
        let known = opens.iter().map(|phrase| phrase.coverage(host));
        known.sum::<f32>() / share(opens.len()) + host.likeness(&self.drafts[orphan].gist)
    }
}

fn share(count: usize) -> f32 {
    f32::from(u16::try_from(count.max(1)).unwrap_or(u16::MAX))
}
