//! The pieces of an article that are set one below the other: headlines, names, paragraphs, lines that lead to other pages.

use std::sync::Arc;

use crate::app::words::{self, Lang};
use crate::article::{Article, BlockKind};

use super::manner::Spacing;

/// What a piece of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// 引题.
    Kicker,
    /// 主题.
    Headline,
    /// 副题.
    Subtitle,
    /// Names and roles.
    Byline,
    /// Running text.
    Paragraph,
    /// 小标题.
    Subhead,
    /// 图片说明.
    Caption,
    /// A line that says on which page the text goes on.
    Turn,
}

/// A piece of text that is wrapped on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// What it is.
    pub part: Part,
    text: Text,
}

/// Where the text of a flow is: long ones stay in their article.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Text {
    Own(String),
    Block { half: usize, block: usize },
}

/// An article and its other halves, cut into flows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flows {
    /// In order: first the headlines, then the blocks.
    pub all: Vec<Flow>,
    /// How many are headlines and the like.
    pub heads: usize,
    /// How many are the article's own: what stands after them is its other half.
    pub own: usize,
    halves: Vec<Arc<Article>>,
}

impl Flows {
    /// The flows of an article, which is the first of `halves`, and of what it goes on in on other pages, a line before
    /// each that tells the page.
    pub fn of(halves: Vec<Arc<Article>>, lang: Lang) -> Self {
        let mut flows = Self::default();
        for (half, article) in halves.iter().enumerate() {
            if half == 0 {
                flows.all = heads(article, lang);
                flows.heads = flows.all.len();
            } else {
                flows.all.push(turn(article, lang));
            }
            flows.all.extend(blocks(half, article));
            if half == 0 {
                flows.own = flows.all.len();
            }
        }
        flows.halves = halves;
        flows
    }

    /// The text of a flow, as it stands in the article.
    pub fn source(&self, flow: usize) -> &str {
        match self.all.get(flow).map(|flow| &flow.text) {
            Some(Text::Own(text)) => text,
            Some(Text::Block { half, block }) => {
                let block = self.halves[*half].blocks.get(*block);
                block.map_or("", |block| block.text)
            }
            None => "",
        }
    }

    /// Whether an empty row stands before a flow.
    pub fn is_set_apart(&self, flow: usize, spacing: Spacing) -> bool {
        let after = self.all[flow].part;
        let before = flow.checked_sub(1).map(|before| self.all[before].part);
        let spaced = spacing == Spacing::Spaced && after == Part::Paragraph;
        before.is_some_and(|before| {
            is_set_apart(before, after) || (spaced && before == Part::Paragraph)
        })
    }
}

fn heads(article: &Article, lang: Lang) -> Vec<Flow> {
    let byline = byline(article, lang);
    let headline = Some(&article.headline).filter(|_| article.has_printed_headline());
    let parts = [
        (Part::Kicker, article.kicker.as_ref()),
        (Part::Headline, headline),
        (Part::Subtitle, article.subtitle.as_ref()),
        (
            Part::Byline,
            Some(&byline).filter(|names| !names.is_empty()),
        ),
    ];
    let given = parts
        .into_iter()
        .filter_map(|(part, text)| Some((part, text?)));
    given.map(|(part, text)| own(part, text)).collect()
}

/// A flow of one line, whatever line ends it has.
fn own(part: Part, text: &str) -> Flow {
    Flow {
        part,
        text: Text::Own(text.replace(['\n', '\r'], " ")),
    }
}

/// The text of an article.
fn blocks(half: usize, article: &Article) -> impl Iterator<Item = Flow> {
    let blocks = article.blocks.iter().enumerate();
    blocks.map(move |(number, block)| {
        let part = match block.kind {
            BlockKind::Paragraph => Part::Paragraph,
            BlockKind::Subhead => Part::Subhead,
            BlockKind::Caption => Part::Caption,
        };
        let text = Text::Block {
            half,
            block: number,
        };
        Flow { part, text }
    })
}

/// The line before the other half of an article.
fn turn(half: &Article, lang: Lang) -> Flow {
    let text = match half.imprint.page {
        Some(page) => lang.fill(words::GOES_ON, &[&page.to_string()]),
        None => lang.say(words::GOES_ON_ELSEWHERE).to_owned(),
    };
    own(Part::Turn, &text)
}

/// The names of an article behind their roles, such as `记者 王军豪　通讯员 陈超 左丹`.
pub fn byline(article: &Article, lang: Lang) -> String {
    let mut line = String::new();
    let mut last = None;
    for credit in &article.byline {
        let role = words::role(credit.role);
        if last != Some(credit.role) {
            if last.is_some() {
                line.push('　');
            }
            line.push_str(lang.say(role));
        }
        line.push(' ');
        line.push_str(&credit.name);
        last = Some(credit.role);
    }
    line.trim_start().to_owned()
}

/// Whether an empty row stands between two parts.
fn is_set_apart(before: Part, after: Part) -> bool {
    use Part::{Byline, Caption, Headline, Kicker, Paragraph, Subhead, Subtitle, Turn};
    matches!(
        (before, after),
        (
            Kicker | Headline | Subtitle | Byline,
            Paragraph | Caption | Subhead
        ) | (Paragraph, Subhead | Caption)
            | (Caption, Subhead | Paragraph)
            | (Headline | Subtitle, Byline)
            | (Turn, _)
            | (_, Turn)
    )
}
