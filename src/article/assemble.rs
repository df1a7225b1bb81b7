//! The stages in order: joins, parts, moves, drafts, orphans; then every draft written out, and the rest as furniture.

use std::sync::Arc;

use crate::page::ink::Ink;
use crate::page::tidy::{self, Manner};
use crate::page::{Page, Role};

use super::claim::Claims;
use super::cohesion::Lexicon;
use super::draft::{Draft, Drafts, Entry};
use super::join::Chains;
use super::model::{Piece, Reading};
use super::parts::parts;
use super::seam::Lesson;
use super::strip::{self, Strip};
use super::whole::whole;
use super::{aside, attach, claim, compose, draft, join, orphan, row};

/// The articles of a page and what belongs to none of them.
pub fn assemble(page: &Page) -> Reading {
    if page.is_hopeless() {
        return whole(page);
    }
    let lexicon = Lexicon::of(page);
    let chains = Chains::of(page, &lexicon);
    let mut drafts = drafted(page, &chains, &lexicon);
    claim::settle(page, &mut drafts, &chains, &lexicon);
    for draft in &mut drafts.drafts {
        row::follow(page, &chains, &mut draft.entries);
    }
    let whole = whole_page(page, &chains, &lexicon, &mut drafts);
    let articles = drafts.drafts.iter();
    let articles: Vec<_> = articles
        .map(|draft| Arc::new(compose::article(page, draft, &chains, &lexicon)))
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

/// The drafts of a page before its headlines are claimed.
fn drafted(page: &Page, chains: &Chains, lexicon: &Lexicon) -> Drafts {
    let parts = parts(page, chains);
    let moves = attach::moves(page, &parts, chains, lexicon);
    let mut drafts = draft::drafts(page, &parts, &moves, chains, lexicon);
    orphan::adopt(page, &mut drafts, chains, lexicon);
    drafts
}

/// Looks at the lines of a page that headlines may claim, and at the text of each draft: what their weights are learnt
/// from.
pub fn claims<T>(page: &Page, look: impl FnOnce(&Claims, &[String]) -> T) -> Option<T> {
    let lexicon = Lexicon::of(page);
    let chains = Chains::of(page, &lexicon);
    let drafts = drafted(page, &chains, &lexicon);
    let text = |draft: &Draft| {
        let blocks = draft.blocks().flat_map(|at| chains.whole(at));
        blocks
            .map(|at| page.blocks[at].text(Manner::Display))
            .collect()
    };
    let texts: Vec<String> = drafts.drafts.iter().map(text).collect();
    Some(look(&Claims::of(page, &drafts, &chains, &lexicon)?, &texts))
}

/// What a model of seams learns from a page: `follows` tells whether a text that ends so goes on so, and of an empty
/// one whether it is known at all.
pub fn seams(page: &Page, follows: impl Fn(&[Ink], &[Ink]) -> bool) -> Vec<Lesson> {
    join::lessons(page, &Lexicon::of(page), follows)
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
fn furniture(page: &Page, stray: &[Strip]) -> Vec<Piece> {
    let mut lines: Vec<Strip> = (0..page.blocks.len())
        .filter(|at| matches!(page.blocks[*at].role, Role::Graphic | Role::Furniture))
        .map(|at| Strip::whole(page, at))
        .chain(stray.iter().copied())
        .collect();
    lines.sort_unstable();
    let graphic = |line: Strip| line.of(page).role == Role::Graphic;
    strip::gathered(&lines)
        .chunk_by(|a, b| graphic(*a) && graphic(*b) && a.block + 1 == b.block)
        .map(|group| Piece {
            text: group
                .iter()
                .map(|line| tidy::text(line.ink(page), Manner::Display))
                .collect::<Vec<_>>()
                .join(" "),
            spans: group.iter().flat_map(|line| line.spans(page)).collect(),
        })
        .collect()
}
