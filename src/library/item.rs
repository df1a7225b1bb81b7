//! An article as the object of a JSON line: written by the export, read by the import, one shape for both.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::article::{
    Article, Block, BlockKind, BlockRef, Credit, CreditRole, Doubt, Imprint, Kind,
};
use crate::store::Key;

/// An article as a JSON object. Fields that are not here are ignored where one is read, and those that are missing are
/// empty, but for the title and the blocks.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Item {
    /// Its key: told, never read.
    #[serde(default, skip_deserializing)]
    pub id: String,
    /// The file it came from.
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    kind: String,
    title: String,
    #[serde(default)]
    kicker: Option<Box<str>>,
    #[serde(default)]
    subtitle: Option<Box<str>>,
    #[serde(default)]
    section: Option<Box<str>>,
    #[serde(default)]
    paper: Option<Box<str>>,
    #[serde(default)]
    date: Option<Box<str>>,
    #[serde(default)]
    page: Option<u16>,
    #[serde(default)]
    page_name: Option<Box<str>>,
    #[serde(default)]
    byline: Vec<Name>,
    #[serde(default)]
    dateline: Option<Box<str>>,
    blocks: Vec<Piece>,
    /// How sure its assembly is, in percent.
    #[serde(default)]
    sure: u8,
    /// What is in doubt, in words for a person: told, never read.
    #[serde(default, skip_deserializing)]
    pub notes: Vec<String>,
    /// What is in doubt, for a program.
    #[serde(default)]
    doubts: Vec<Mark>,
    /// The key of the article that it goes on with: told, never read.
    #[serde(default, skip_deserializing)]
    pub continues: Option<String>,
    /// The key of the article that it goes on in: told, never read.
    #[serde(default, skip_deserializing)]
    pub continued: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Name {
    name: String,
    #[serde(default)]
    role: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Piece {
    #[serde(default)]
    r#type: String,
    text: String,
}

/// A doubt: of which kind, about which block, and what belongs to it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Mark {
    r#type: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    block: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    margin: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

const KINDS: [(Kind, &str); 3] = [
    (Kind::Article, "article"),
    (Kind::Photo, "photo"),
    (Kind::Notice, "notice"),
];

const ROLES: [(CreditRole, &str); 5] = [
    (CreditRole::Author, "author"),
    (CreditRole::Reporter, "reporter"),
    (CreditRole::Correspondent, "correspondent"),
    (CreditRole::Photographer, "photographer"),
    (CreditRole::Editor, "editor"),
];

const BLOCKS: [(BlockKind, &str); 3] = [
    (BlockKind::Paragraph, "paragraph"),
    (BlockKind::Subhead, "subhead"),
    (BlockKind::Caption, "caption"),
];

impl Item {
    /// The object of an article; `key` is its key, `source` its file's name, `notes` are its doubts in words.
    pub fn of(article: &Article, key: Key, source: &str, notes: Vec<String>) -> Self {
        let Imprint {
            paper,
            date,
            page,
            page_name,
        } = Imprint::clone(&article.imprint);
        let name = |credit: &Credit| Name {
            name: credit.name.clone(),
            role: word(&ROLES, credit.role),
        };
        let piece = |block: BlockRef| Piece {
            r#type: word(&BLOCKS, block.kind),
            text: block.text.to_owned(),
        };
        Self {
            id: key.to_string(),
            source: source.to_owned(),
            kind: word(&KINDS, article.kind),
            title: article.headline.clone(),
            kicker: article.kicker.clone(),
            subtitle: article.subtitle.clone(),
            section: article.section.clone(),
            paper: paper.map(Into::into),
            date: date.map(|date| date.to_string().into()),
            page,
            page_name: page_name.map(Into::into),
            byline: article.byline.iter().map(name).collect(),
            dateline: article.dateline.clone(),
            blocks: article.blocks.iter().map(piece).collect(),
            sure: article.sure,
            notes,
            doubts: marks(article),
            continues: None,
            continued: None,
        }
    }

    /// The object on one line.
    pub fn line(&self) -> String {
        // Only a map with keys other than texts could fail, and there is none.
        let mut line = serde_json::to_string(self).unwrap_or_default();
        // These end lines too, for some.
        for (c, escaped) in [
            ('\u{85}', "\\u0085"),
            ('\u{2028}', "\\u2028"),
            ('\u{2029}', "\\u2029"),
        ] {
            if line.contains(c) {
                line = line.replace(c, escaped);
            }
        }
        line
    }

    /// The object on a line, if it is an article's.
    pub fn parse(line: &str) -> Option<Self> {
        serde_json::from_str(line).ok()
    }

    /// The article, without places: nothing has been written out yet.
    pub fn article(&self) -> (Article, Vec<(Option<usize>, Doubt)>) {
        let block = |piece: &Piece| Block {
            kind: named(&BLOCKS, &piece.r#type),
            text: on_one_line(&piece.text),
            spans: Vec::new(),
        };
        let credit = |name: &Name| Credit {
            name: on_one_line(&name.name),
            role: named(&ROLES, &name.role),
        };
        let line = |text: &Option<Box<str>>| {
            text.as_deref()
                .map(on_one_line)
                .filter(|text| !text.is_empty())
                .map(Into::into)
        };
        let article = Article {
            kind: named(&KINDS, &self.kind),
            headline: on_one_line(&self.title),
            kicker: line(&self.kicker),
            subtitle: line(&self.subtitle),
            section: line(&self.section),
            imprint: Arc::new(Imprint {
                paper: line(&self.paper).map(Into::into),
                date: self.date.as_deref().and_then(|date| date.parse().ok()),
                page: self.page,
                page_name: line(&self.page_name).map(Into::into),
            }),
            byline: self.byline.iter().map(credit).collect(),
            dateline: line(&self.dateline),
            blocks: self.blocks.iter().map(block).collect(),
            sure: self.sure,
            ..Article::default()
        };
        (article, self.doubts.iter().filter_map(doubt).collect())
    }
}

fn word<T: Copy + PartialEq>(table: &[(T, &str)], value: T) -> String {
    let found = table.iter().find(|(known, _)| *known == value);
    found.map_or("", |(_, word)| word).to_owned()
}

/// What a word means; what is unknown is what comes first.
fn named<T: Copy>(table: &[(T, &str)], word: &str) -> T {
    let found = table.iter().find(|(_, known)| *known == word);
    found.unwrap_or(&table[0]).0
}

fn marks(article: &Article) -> Vec<Mark> {
    let mark = |note: &crate::text::Note<Doubt>| {
        let (name, margin, text) = match &note.what {
            Doubt::TitleFromText => ("title-from-text", None, None),
            Doubt::WholePage => ("whole-page", None, None),
            Doubt::OpenEnd => ("open-end", None, None),
            Doubt::OpenStart => ("open-start", None, None),
            Doubt::Joined { margin } => ("joined", Some(*margin), None),
            Doubt::Elsewhere(text) => ("elsewhere", None, Some(text.clone())),
        };
        let here = |block: BlockRef| block.spans.iter().any(|span| span.contains(&note.at.start));
        Mark {
            r#type: name.to_owned(),
            block: article.blocks.iter().position(here),
            margin,
            text,
        }
    };
    article.notes.iter().map(mark).collect()
}

fn doubt(mark: &Mark) -> Option<(Option<usize>, Doubt)> {
    let doubt = match mark.r#type.as_str() {
        "title-from-text" => Doubt::TitleFromText,
        "whole-page" => Doubt::WholePage,
        "open-end" => Doubt::OpenEnd,
        "open-start" => Doubt::OpenStart,
        "joined" => Doubt::Joined {
            margin: mark.margin?,
        },
        "elsewhere" => Doubt::Elsewhere(mark.text.clone()?),
        _ => return None,
    };
    Some((mark.block, doubt))
}

/// A text as articles keep it: a line end in it would be another paragraph.
fn on_one_line(text: &str) -> String {
    const ENDS: [char; 7] = [
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ];
    let words: Vec<&str> = text.split(ENDS).collect();
    if words.len() == 1 {
        return text.to_owned();
    }
    words.join(" ").trim().to_owned()
}
