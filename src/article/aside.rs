//! What a page holds besides what is read, as furniture: an image, a table, and the marks of emphasis taken together.

use std::ops::Range;
use std::sync::Arc;

use crate::page::{Markup, Page};

use super::fate::stretches;
use super::model::{Article, Piece};

/// The pieces of a page's asides that stand within no article and no other piece.
pub fn pieces(page: &Page, articles: &[Arc<Article>], furniture: &[Piece]) -> Vec<Piece> {
    if page.asides.is_empty() {
        return Vec::new();
    }
    let placed: Vec<Range<usize>> = stretches(articles.iter().map(|article| &**article), furniture)
        .into_iter()
        .map(|(span, _)| span)
        .collect();
    let covered = |span: &Range<usize>| {
        let after = placed.partition_point(|other| other.start <= span.start);
        after > 0 && placed[after - 1].end > span.start
    };
    let mut marks = Piece {
        text: String::new(),
        spans: Vec::new(),
    };
    let mut found = Vec::new();
    for aside in page.asides.iter().filter(|aside| !covered(&aside.span)) {
        let text = page.text.get(aside.span.clone()).unwrap_or_default();
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if aside.what == Markup::Mark {
            marks
                .text
                .push_str(if marks.text.is_empty() { "" } else { " " });
            marks.text.push_str(&words);
            marks.spans.push(aside.span.clone());
        } else {
            found.push(Piece {
                text: words,
                spans: vec![aside.span.clone()],
            });
        }
    }
    found.extend(Some(marks).filter(|marks| !marks.spans.is_empty()));
    found
}
