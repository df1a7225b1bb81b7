//! A page that cannot be read as text, whole, as one item: its lines as they stand, and a note that says so.

use crate::page::Page;
use crate::page::tidy::Manner;
use crate::text::Note;

use super::aside;
use super::compose::first_clause;
use super::model::{Article, Block, BlockKind, Doubt, Reading};

/// The page as one item.
pub fn whole(page: &Page) -> Reading {
    let blocks: Vec<Block> = page
        .blocks
        .iter()
        .map(|block| Block {
            kind: BlockKind::Paragraph,
            text: block.text(Manner::Display),
            spans: block.spans(),
        })
        .collect();
    let first = blocks.iter().find(|block| block.text.chars().count() > 6);
    let at = blocks
        .first()
        .and_then(|block| block.spans.first().cloned())
        .unwrap_or_default();
    let article = Article {
        headline: first
            .map(|block| first_clause(&block.text))
            .unwrap_or_default(),
        imprint: page.imprint.clone(),
        notes: vec![
            Note::new(at.clone(), Doubt::TitleFromText),
            Note::new(at, Doubt::WholePage),
        ],
        blocks,
        ..Article::default()
    };
    let articles = vec![article];
    Reading {
        imprint: page.imprint.clone(),
        furniture: aside::pieces(page, &articles, &[]),
        articles,
        text: page.text.as_str().into(),
        ..Reading::default()
    }
}
