//! An article as plain text: a part to a paragraph, an empty line between two.

use crate::app::setting::byline;
use crate::app::words::Lang;
use crate::article::Article;

/// The text of an article, without a last end of line.
pub fn article(article: &Article, lang: Lang) -> String {
    let names = byline(article, lang);
    let title = article
        .has_printed_headline()
        .then_some(article.headline.as_str());
    let heads = [
        article.kicker.as_deref(),
        title,
        article.subtitle.as_deref(),
        Some(names.as_str()),
    ];
    let blocks = article.blocks.iter().map(|block| block.text);
    let parts = heads.into_iter().flatten().chain(blocks);
    parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}
