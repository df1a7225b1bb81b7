//! The pieces of an article that are set one below the other: headlines, names, paragraphs, lines that lead to other pages.

use std::sync::Arc;

use crate::app::words::{self, Lang};
use crate::article::{Article, BlockKind};

use super::manner::Spacing;

/// What a piece of an article is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    #[default]
    Paragraph,
    /// 小标题.
    Subhead,
    /// 图片说明.
    Caption,
    /// A line that says on which page the text goes on.
    Turn,
}

/// An article and its other halves, cut into flows: pieces of text that are wrapped on their own. They are counted in
/// order: first the headlines, then the blocks, then for each other half a line that leads to it and its blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flows {
    /// The lines above the text; of those that stand in the article as they are only which they are.
    heads: Vec<(Part, Option<String>)>,
    halves: Vec<Arc<Article>>,
    /// The line before each half but the first.
    turns: Vec<String>,
    /// The number of the first block of each half.
    firsts: Vec<usize>,
}

/// What a flow is of.
#[derive(Clone, Copy, Debug)]
enum Place {
    Head(usize),
    Turn(usize),
    Block { half: usize, block: usize },
}

impl Flows {
    /// The flows of an article, which is the first of `halves`, and of what it goes on in on other pages.
    pub fn of(halves: Vec<Arc<Article>>, lang: Lang) -> Self {
        let mut flows = Self {
            heads: halves
                .first()
                .map(|first| heads(first, lang))
                .unwrap_or_default(),
            ..Self::default()
        };
        let mut first = flows.heads.len();
        for article in &halves {
            flows.firsts.push(first);
            first += article.blocks.len() + 1;
        }
        let others = halves.iter().skip(1);
        flows.turns = others.map(|half| turn(half, lang)).collect();
        flows.halves = halves;
        flows
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        let last = self.firsts.last().zip(self.halves.last());
        last.map_or(0, |(first, half)| first + half.blocks.len())
    }

    /// How many are headlines and the like.
    pub fn heads(&self) -> usize {
        self.heads.len()
    }

    /// How many are the article's own: what stands after them is its other half.
    pub fn own(&self) -> usize {
        let first = self.halves.first();
        self.heads.len() + first.map_or(0, |first| first.blocks.len())
    }

    /// What a flow is.
    pub fn part(&self, flow: usize) -> Option<Part> {
        Some(match self.place(flow)? {
            Place::Head(head) => self.heads[head].0,
            Place::Turn(_) => Part::Turn,
            Place::Block { half, block } => match self.halves[half].blocks.get(block)?.kind {
                BlockKind::Paragraph => Part::Paragraph,
                BlockKind::Subhead => Part::Subhead,
                BlockKind::Caption => Part::Caption,
            },
        })
    }

    /// The text of a flow, as it stands in the article.
    pub fn source(&self, flow: usize) -> &str {
        match self.place(flow) {
            Some(Place::Head(head)) => {
                let (part, own) = &self.heads[head];
                let printed = || line(self.halves.first()?, *part);
                own.as_deref().or_else(printed).unwrap_or_default()
            }
            Some(Place::Turn(turn)) => &self.turns[turn],
            Some(Place::Block { half, block }) => {
                let block = self.halves[half].blocks.get(block);
                block.map_or("", |block| block.text)
            }
            None => "",
        }
    }

    /// Whether an empty row stands before a flow.
    pub fn is_set_apart(&self, flow: usize, spacing: Spacing) -> bool {
        let before = flow.checked_sub(1).and_then(|before| self.part(before));
        let Some((before, after)) = before.zip(self.part(flow)) else {
            return false;
        };
        let spaced = spacing == Spacing::Spaced && after == Part::Paragraph;
        is_set_apart(before, after) || (spaced && before == Part::Paragraph)
    }

    fn place(&self, flow: usize) -> Option<Place> {
        let Some(half) = self
            .firsts
            .partition_point(|first| *first <= flow)
            .checked_sub(1)
        else {
            return (flow < self.heads.len()).then_some(Place::Head(flow));
        };
        let block = flow - self.firsts[half];
        if block < self.halves[half].blocks.len() {
            return Some(Place::Block { half, block });
        }
        (half < self.turns.len()).then_some(Place::Turn(half))
    }
}

fn heads(article: &Article, lang: Lang) -> Vec<(Part, Option<String>)> {
    let byline = byline(article, lang);
    let printed = [Part::Kicker, Part::Headline, Part::Subtitle].into_iter();
    let printed = printed.filter_map(|part| Some((part, rewritten(line(article, part)?))));
    let byline = Some(byline).filter(|names| !names.is_empty());
    let byline = byline.map(|names| (Part::Byline, Some(on_one_line(&names))));
    printed.chain(byline).collect()
}

/// A line above the text, as the article has it.
fn line(article: &Article, part: Part) -> Option<&str> {
    match part {
        Part::Kicker => article.kicker.as_deref(),
        Part::Headline => {
            Some(article.headline.as_str()).filter(|_| article.has_printed_headline())
        }
        Part::Subtitle => article.subtitle.as_deref(),
        _ => None,
    }
}

/// A text on one line, if it is not on one as it stands.
fn rewritten(text: &str) -> Option<String> {
    text.contains(['\n', '\r']).then(|| on_one_line(text))
}

/// A text with spaces for its line ends.
fn on_one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

/// The line before the other half of an article.
fn turn(half: &Article, lang: Lang) -> String {
    let text = match half.imprint.page {
        Some(page) => lang.fill(words::GOES_ON, &[&page.to_string()]),
        None => lang.say(words::GOES_ON_ELSEWHERE).to_owned(),
    };
    on_one_line(&text)
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
