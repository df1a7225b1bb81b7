//! A reading drawn as plain text, one line a thing, for the pages of the tests.
//!
//! `#` kind, section / kicker / headline / subtitle and names; `-` paragraph, `>` subhead, `*` caption, `~` furniture;
//! `@` paper, day, number and name of the page.

use std::fmt::Write;

use dubao::article::{Article, BlockKind, CreditRole, Imprint, Kind, Reading};

/// Draws a reading.
pub fn render(reading: &Reading) -> String {
    let mut out = String::new();
    if *reading.imprint != Imprint::default() {
        let Imprint {
            paper,
            date,
            page,
            page_name,
        } = &*reading.imprint;
        let day = date.map(|date| date.to_string()).unwrap_or_default();
        let number = page.map(|page| page.to_string()).unwrap_or_default();
        let (paper, name) = (
            paper.clone().unwrap_or_default(),
            page_name.clone().unwrap_or_default(),
        );
        writeln!(out, "@ {paper} {day} {number} {name}").unwrap();
    }
    for article in &reading.articles {
        out += &head(article);
        for block in &article.blocks {
            let mark = match block.kind {
                BlockKind::Paragraph => '-',
                BlockKind::Subhead => '>',
                BlockKind::Caption => '*',
            };
            writeln!(out, "{mark} {}", block.text).unwrap();
        }
    }
    for piece in &reading.furniture {
        writeln!(out, "~ {}", piece.text).unwrap();
    }
    out
}

fn head(article: &Article) -> String {
    let kind = match article.kind {
        Kind::Article => "",
        Kind::Photo => "photo ",
        Kind::Notice => "notice ",
    };
    let title = if article.has_printed_headline() {
        article.headline.clone()
    } else {
        format!("({})", article.headline)
    };
    let lines = [
        article.section.as_deref(),
        article.kicker.as_deref(),
        Some(title.as_str()),
        article.subtitle.as_deref(),
    ];
    let lines: Vec<&str> = lines.into_iter().flatten().collect();
    let names: Vec<String> = article
        .byline
        .iter()
        .map(|credit| format!("{}{}", role(credit.role), credit.name))
        .collect();
    let by = if names.is_empty() {
        String::new()
    } else {
        format!(" | {}", names.join(" "))
    };
    format!("# {kind}{}{by}\n", lines.join(" / "))
}

fn role(role: CreditRole) -> &'static str {
    match role {
        CreditRole::Reporter => "记者:",
        CreditRole::Correspondent => "通讯员:",
        CreditRole::Photographer => "摄:",
        CreditRole::Editor => "编辑:",
        CreditRole::Author => "",
    }
}
