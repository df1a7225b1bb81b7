//! A page that cannot be read as text, whole, as one item: its lines as they stand, and a note that says so.

use std::sync::Arc;

use crate::page::Page;
use crate::page::tidy::Manner;
use crate::text::Note;

use super::aside;
use super::blocks::Blocks;
use super::model::{Article, BlockKind, Doubt, Reading};
use super::title;

/// The page as one item.
pub fn whole(page: &Page) -> Reading {
    let mut blocks = Blocks::default();
    for block in &page.blocks {
        let text = block.text(Manner::Display);
        blocks.push(BlockKind::Paragraph, &text, block.spans());
    }
    let at = blocks
        .first()
        .and_then(|block| block.spans.first())
        .unwrap_or_default();
    let mut article = Article {
        imprint: page.imprint.clone(),
        blocks,
        ..Article::default()
    };
    title::entitle(&mut article);
    article.notes.push(Note::new(at, Doubt::WholePage));
    let articles = vec![Arc::new(article)];
    Reading {
        imprint: page.imprint.clone(),
        furniture: aside::pieces(page, &articles, &[]),
        articles,
        text: page.text.as_str().into(),
        ..Reading::default()
    }
}
