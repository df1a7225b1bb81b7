//! The rule to beat: a short line without an end mark starts an article.

use dubao::article::{Article, BlockKind, Spans};

const ENDS: &str = "。！？”』」）…；：，、,;:.";

/// The articles of a dump by that rule.
pub fn articles(text: &str) -> Vec<Article> {
    let mut lengths: Vec<usize> = text
        .lines()
        .map(|line| line.trim().chars().count())
        .filter(|length| *length > 0)
        .collect();
    lengths.sort_unstable();
    let usual = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
    let short = |line: &str| {
        line.chars().count() < usual.min(40) * 9 / 10 && !line.ends_with(|c| ENDS.contains(c))
    };
    let mut found: Vec<Article> = Vec::new();
    let (mut heading, mut fresh) = (false, true);
    for line in text
        .lines()
        .map(|line| line.trim_matches(['#', ' ', '\u{3000}', '\u{c}']))
    {
        if line.is_empty() {
            fresh |= usual > 40;
            continue;
        }
        match found.last_mut() {
            Some(article) if short(line) && heading => article.headline.push_str(line),
            Some(article) if !short(line) => {
                add(article, line, fresh);
                fresh = line.ends_with(['。', '！', '？', '”']) && line.chars().count() < usual;
            }
            _ => {
                found.push(Article {
                    headline: line.to_owned(),
                    ..Article::default()
                });
                fresh = true;
            }
        }
        heading = short(line);
    }
    found.retain(|article| !article.blocks.is_empty());
    found
}

fn add(article: &mut Article, line: &str, fresh: bool) {
    if fresh || article.blocks.is_empty() {
        article.blocks.push(BlockKind::Paragraph, line, []);
    } else {
        article.blocks.prolong(line, Spans::default());
    }
}
