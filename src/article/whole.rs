//! A page that cannot be read as text, whole, as one item: its lines as they stand, and a note that says so.

use crate::page::Page;
use crate::page::tidy::Manner;
use crate::text::Note;

use super::aside;
use super::model::{Article, Block, BlockKind, Doubt, Reading};
use super::title;

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
    let at = blocks
        .first()
        .and_then(|block| block.spans.first().cloned())
        .unwrap_or_default();
    let mut article = Article {
        imprint: page.imprint.clone(),
        blocks,
        ..Article::default()
    };
    title::entitle(&mut article);
    article.notes.push(Note::new(at, Doubt::WholePage));
    let articles = vec![article];
    Reading {
        imprint: page.imprint.clone(),
        furniture: aside::pieces(page, &articles, &[]),
        articles,
        text: page.text.as_str().into(),
        ..Reading::default()
    }
}
