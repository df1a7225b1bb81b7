//! An article as Markdown (CommonMark): what is printed stays text, whatever characters it has.

use crate::app::setting::byline;
use crate::app::words::Lang;
use crate::article::{Article, BlockKind, BlockRef};

/// Characters that mean something to Markdown anywhere in a line.
const ANYWHERE: &str = "\\`*_[]<>&~|$";
/// Characters that mean something to Markdown at the start of a line, or after a number there.
const AT_START: &str = "#+-=.)";

/// The Markdown of an article, without a last end of line.
pub fn article(article: &Article, lang: Lang) -> String {
    let mut parts = Vec::new();
    let mut add = |before: &str, text: &str, after: &str| {
        if !text.is_empty() {
            parts.push(format!("{before}{}{after}", escaped(text)));
        }
    };
    add("", article.kicker.as_deref().unwrap_or_default(), "");
    add("# ", &article.headline, "");
    add("**", article.subtitle.as_deref().unwrap_or_default(), "**");
    add("*", &byline(article, lang), "*");
    for BlockRef { kind, text, .. } in &article.blocks {
        match kind {
            BlockKind::Paragraph => add("", text, ""),
            BlockKind::Subhead => add("## ", text, ""),
            BlockKind::Caption => add("> ", text, ""),
        }
    }
    parts.join("\n\n")
}

/// Text of one line that means nothing to Markdown.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut at_start = true;
    for c in text.chars() {
        if ANYWHERE.contains(c) || at_start && AT_START.contains(c) {
            escaped.push('\\');
        }
        at_start &= c.is_ascii_digit() || c.is_whitespace();
        escaped.push(c);
    }
    escaped
}
