//! An article as a JSON object on one line.

use serde::Serialize;

use crate::app::words::Lang;
use crate::article::{Article, BlockKind, CreditRole, Date, Kind};
use crate::shell::cli::notes;
use crate::store::Key;

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    source: &'a str,
    kind: &'static str,
    title: &'a str,
    kicker: Option<&'a str>,
    subtitle: Option<&'a str>,
    section: Option<&'a str>,
    paper: Option<&'a str>,
    date: Option<String>,
    page: Option<u16>,
    byline: Vec<Name<'a>>,
    blocks: Vec<Piece<'a>>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Name<'a> {
    name: &'a str,
    role: &'static str,
}

#[derive(Serialize)]
struct Piece<'a> {
    r#type: &'static str,
    text: &'a str,
}

/// The object of an article; `source` is its file's name as given.
pub fn item(article: &Article, source: &str, lang: Lang) -> String {
    let imprint = &article.imprint;
    let notes = article
        .notes
        .iter()
        .map(|note| notes::doubt(&note.what, lang));
    let item = Item {
        id: Key::of(article).to_string(),
        source,
        kind: kind(article.kind),
        title: &article.headline,
        kicker: article.kicker.as_deref(),
        subtitle: article.subtitle.as_deref(),
        section: article.section.as_deref(),
        paper: imprint.paper.as_deref(),
        date: imprint.date.as_ref().map(Date::to_string),
        page: imprint.page,
        byline: article
            .byline
            .iter()
            .map(|credit| Name {
                name: &credit.name,
                role: role(credit.role),
            })
            .collect(),
        blocks: article
            .blocks
            .iter()
            .map(|block| Piece {
                r#type: block_type(block.kind),
                text: &block.text,
            })
            .collect(),
        notes: notes.collect(),
    };
    // Only a map with keys other than texts could fail, and there is none.
    serde_json::to_string(&item).unwrap_or_default()
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Article => "article",
        Kind::Photo => "photo",
        Kind::Notice => "notice",
    }
}

fn role(role: CreditRole) -> &'static str {
    match role {
        CreditRole::Reporter => "reporter",
        CreditRole::Correspondent => "correspondent",
        CreditRole::Photographer => "photographer",
        CreditRole::Editor => "editor",
        CreditRole::Author => "author",
    }
}

fn block_type(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Paragraph => "paragraph",
        BlockKind::Subhead => "subhead",
        BlockKind::Caption => "caption",
    }
}
