//! Articles in the making: which blocks each takes, in which order, as the moves over the page tell.

use crate::page::{Page, Role};

use super::cohesion::{Gist, Lexicon};
use super::join::Chains;
use super::parts::{Part, Text};
use super::scene::Move;
use super::strip::Strip;

/// One block of an article in the making.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A paragraph: its first block.
    Paragraph(usize),
    /// A subhead.
    Subhead(Strip),
    /// What a picture shows or where it comes from.
    Caption(usize),
}

/// An article in the making.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The lines of its headline.
    pub heads: Vec<Strip>,
    /// Its text.
    pub entries: Vec<Entry>,
    /// The blocks of its byline, and of 下转.
    pub bylines: Vec<usize>,
    /// Whether it is a photograph's.
    pub photo: bool,
    /// Whether a dateline or byline begins it.
    pub strong: bool,
    /// What its text speaks of.
    pub gist: Gist,
}

/// The drafts of a page and the lines in display type that belong to none.
#[derive(Clone, Debug, Default)]
pub struct Drafts {
    /// The drafts in the order of the page.
    pub drafts: Vec<Draft>,
    /// Lines of no article.
    pub stray: Vec<Strip>,
}

/// Follows the moves over the parts.
pub fn drafts(
    page: &Page,
    parts: &[Part],
    moves: &[Move],
    chains: &Chains,
    lexicon: &Lexicon,
) -> Drafts {
    let mut desk = Desk {
        page,
        out: Drafts::default(),
        current: None,
        waiting: Vec::new(),
        inside: Vec::new(),
    };
    for (part, step) in parts.iter().zip(moves) {
        match part {
            Part::Run(lines) => desk.run(lines, *step),
            Part::Text(text) => desk.text(text, *step),
        }
    }
    let mut out = desk.finish();
    for draft in &mut out.drafts {
        draft.gist = draft.speaks_of(chains, lexicon);
    }
    out
}

struct Desk<'a> {
    page: &'a Page,
    out: Drafts,
    current: Option<usize>,
    waiting: Vec<Strip>,
    inside: Vec<Strip>,
}

impl Desk<'_> {
    fn run(&mut self, blocks: &[usize], step: Move) {
        let whole = |at: &usize| Strip::whole(self.page, *at);
        let lines: Vec<Strip> = blocks.iter().map(whole).collect();
        let (before, after) = match step {
            Move::Close => (&lines[..], &[][..]),
            Move::Open(prefix) => lines.split_at(prefix),
            Move::More => return self.waiting.extend(lines),
            Move::Inside => return self.inside(&lines),
            _ => return self.out.stray.extend(lines),
        };
        if let Some(current) = self.current.take().filter(|_| !before.is_empty()) {
            self.out.drafts[current].heads.extend(before);
        }
        self.out.stray.append(&mut self.waiting);
        self.waiting.extend(after);
    }

    /// Subheads; a byline among them is the article's.
    fn inside(&mut self, lines: &[Strip]) {
        let is_head = |line: &Strip| !matches!(line.of(self.page).role, Role::Byline | Role::Names);
        let (heads, bylines): (Vec<Strip>, Vec<Strip>) = lines.iter().copied().partition(is_head);
        self.inside.extend(heads);
        let blocks = bylines.iter().map(|line| line.block);
        match self.current {
            Some(current) => self.out.drafts[current].bylines.extend(blocks),
            None => self.out.stray.extend(bylines),
        }
    }

    fn text(&mut self, text: &Text, step: Move) {
        let fresh = step == Move::Begin || !self.waiting.is_empty() || self.current.is_none();
        let at = if fresh {
            self.begin(text)
        } else {
            self.current.unwrap_or(0)
        };
        if !text.photo {
            self.current = Some(at);
            let subheads = self.inside.drain(..).map(Entry::Subhead);
            self.out.drafts[at].entries.extend(subheads);
        }
        let draft = &mut self.out.drafts[at];
        draft.bylines.extend(&text.opening);
        let entry = |at: &usize| {
            if text.photo {
                Entry::Caption(*at)
            } else {
                Entry::Paragraph(*at)
            }
        };
        draft.entries.extend(text.blocks.iter().map(entry));
        for &at in &text.closing {
            match self.page.blocks[at].role {
                Role::Source => draft.entries.push(Entry::Caption(at)),
                _ => draft.bylines.push(at),
            }
        }
    }

    fn begin(&mut self, text: &Text) -> usize {
        let heads = std::mem::take(&mut self.waiting);
        if text.photo && !heads.is_empty() {
            self.current = None;
        }
        self.out.drafts.push(Draft {
            heads,
            photo: text.photo,
            strong: text.strong,
            ..Draft::default()
        });
        self.out.drafts.len() - 1
    }

    /// Takes the bylines out of the headlines.
    fn sort_out(&mut self) {
        let page = self.page;
        for draft in &mut self.out.drafts {
            let is_head = |line: &Strip| !matches!(line.of(page).role, Role::Byline | Role::Names);
            let (heads, bylines): (Vec<Strip>, Vec<Strip>) = std::mem::take(&mut draft.heads)
                .into_iter()
                .partition(is_head);
            draft.heads = heads;
            let mut bylines: Vec<usize> = bylines.iter().map(|line| line.block).collect();
            bylines.append(&mut draft.bylines);
            draft.bylines = bylines;
        }
    }

    fn finish(mut self) -> Drafts {
        self.sort_out();
        self.out.stray.append(&mut self.waiting);
        match self.current {
            Some(current) => self.out.drafts[current]
                .entries
                .extend(self.inside.drain(..).map(Entry::Subhead)),
            None => self.out.stray.append(&mut self.inside),
        }
        self.out
    }
}

impl Draft {
    /// The blocks of its text.
    pub fn blocks(&self) -> impl Iterator<Item = usize> {
        self.entries.iter().map(|entry| match entry {
            Entry::Paragraph(at) | Entry::Caption(at) => *at,
            Entry::Subhead(line) => line.block,
        })
    }

    /// What its text, as it is now, speaks of.
    pub fn speaks_of(&self, chains: &Chains, lexicon: &Lexicon) -> Gist {
        lexicon.gist(self.blocks().flat_map(|at| chains.whole(at)))
    }
}
