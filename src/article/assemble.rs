//! The stages in order: joins, parts, moves, drafts, orphans; then every draft written out, and the rest as furniture.

use crate::page::tidy::Manner;
use crate::page::{Page, Role};

use super::cohesion::Lexicon;
use super::draft::{Draft, Drafts, Entry};
use super::join::Chains;
use super::model::{Piece, Reading};
use super::parts::parts;
use super::whole::whole;
use super::{aside, attach, claim, compose, draft, orphan, row};

/// The articles of a page and what belongs to none of them.
pub fn assemble(page: &Page) -> Reading {
    if page.is_hopeless() {
        return whole(page);
    }
    let lexicon = Lexicon::of(page);
    let chains = Chains::of(page, &lexicon);
    let parts = parts(page, &chains);
    let moves = attach::moves(page, &parts, &chains, &lexicon);
    let mut drafts = draft::drafts(page, &parts, &moves, &chains, &lexicon);
    orphan::adopt(page, &mut drafts, &chains, &lexicon);
    claim::settle(page, &mut drafts, &chains, &lexicon);
    for draft in &mut drafts.drafts {
        row::follow(page, &chains, &mut draft.entries);
    }
    let whole = whole_page(page, &chains, &lexicon, &mut drafts);
    let articles = drafts.drafts.iter();
    let articles: Vec<_> = articles
        .map(|draft| compose::article(page, draft, &chains, &lexicon))
        .collect();
    let mut furniture = if whole {
        Vec::new()
    } else {
        furniture(page, &drafts.stray)
    };
    furniture.extend(aside::pieces(page, &articles, &furniture));
    Reading {
        imprint: page.imprint.clone(),
        articles,
        furniture,
        text: page.text.as_str().into(),
        above: 0,
        mended: None,
    }
}

/// A page that came to no article is shown whole, as one: whether that was needed.
fn whole_page(page: &Page, chains: &Chains, lexicon: &Lexicon, drafts: &mut Drafts) -> bool {
    let text = page
        .blocks
        .iter()
        .any(|block| block.ink.iter().any(|mark| mark.c.is_alphanumeric()));
    let whole = drafts.drafts.iter().all(|draft| draft.entries.is_empty()) && text;
    if whole {
        let first = (0..page.blocks.len()).filter(|at| !chains.continues(*at));
        let entries = first.map(Entry::Paragraph).collect();
        drafts.stray.clear();
        let mut draft = Draft {
            entries,
            ..Draft::default()
        };
        draft.gist = draft.speaks_of(chains, lexicon);
        drafts.drafts = vec![draft];
    }
    whole
}

/// The pieces of no article; pieces of a graphic that stand together are one.
fn furniture(page: &Page, stray: &[usize]) -> Vec<Piece> {
    let mut at: Vec<usize> = (0..page.blocks.len())
        .filter(|at| matches!(page.blocks[*at].role, Role::Graphic | Role::Furniture))
        .chain(stray.iter().copied())
        .collect();
    at.sort_unstable();
    let graphic = |at: usize| page.blocks[at].role == Role::Graphic;
    at.chunk_by(|a, b| graphic(*a) && graphic(*b) && a + 1 == *b)
        .map(|group| Piece {
            text: group
                .iter()
                .map(|at| page.blocks[*at].text(Manner::Display))
                .collect::<Vec<_>>()
                .join(" "),
            spans: group
                .iter()
                .flat_map(|at| page.blocks[*at].spans())
                .collect(),
        })
        .collect()
}
