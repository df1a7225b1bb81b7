//! An article set in rows of cells: what the reader pane shows and `dubao print` prints.

use std::ops::Range;

use crate::article::{Article, BlockKind};
use crate::marks::Place;
use crate::text::{Ambiguous, Hidden, Level, Matter, Measure, SafeText, cells, visible, wrap};

use super::words::{self, Lang};

/// Below this width a paragraph is indented by one em, above by two (CLREQ, "paragraph adjustment").
const NARROW_COLUMN: usize = 30;

/// How to set an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// The width of a row, in cells.
    pub width: usize,
    /// How wide ambiguous characters are.
    pub ambiguous: Ambiguous,
    /// How strictly marks are kept from the starts and ends of lines.
    pub level: Level,
    /// The language of the words that are not the article's own.
    pub lang: Lang,
}

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
    /// Its text.
    pub text: SafeText,
}

/// A row of a set article: a stretch of a flow behind some blank cells, or an empty row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The flow it belongs to, for an empty row the one that follows.
    pub flow: usize,
    /// Its bytes in the flow's text, the blanks at a line's end included; none for an empty row.
    pub range: Option<Range<usize>>,
    /// Blank cells before it.
    pub indent: usize,
}

/// A place in an article that is the same at any width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// 0 for the headlines, then the number of the block, from 1.
    pub paragraph: usize,
    /// The byte in that block.
    pub byte: usize,
}

impl Spot {
    /// The place as marks keep it: they do not count the headlines.
    pub fn place(self) -> Place {
        match self.paragraph.checked_sub(1) {
            Some(paragraph) => Place {
                paragraph,
                byte: self.byte,
            },
            None => Place::default(),
        }
    }

    /// The place that a mark kept; the start of the text is the start of the article.
    pub fn of(place: Place) -> Self {
        if place == Place::default() {
            return Self::default();
        }
        Self {
            paragraph: place.paragraph + 1,
            byte: place.byte,
        }
    }
}

/// A set article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// Its pieces: first the headlines, then the blocks.
    pub flows: Vec<Flow>,
    /// Its rows from first to last.
    pub rows: Vec<Row>,
    /// How many flows are headlines and the like.
    pub heads: usize,
    /// How many flows are the article's own: what stands after them is its other half.
    pub own: usize,
}

/// Sets an article.
pub fn set(article: &Article, manner: &Manner) -> Setting {
    set_joined(article, &[], manner)
}

/// Sets an article and what it goes on in on other pages, a line before each that tells the page.
pub fn set_joined(article: &Article, rest: &[&Article], manner: &Manner) -> Setting {
    let mut flows = heads(article, manner.lang);
    let heads = flows.len();
    flows.extend(blocks(article));
    let own = flows.len();
    for half in rest {
        flows.push(turn(half, manner.lang));
        flows.extend(blocks(half));
    }
    let mut rows = Vec::new();
    for (index, flow) in flows.iter().enumerate() {
        if index > 0 && is_set_apart(flows[index - 1].part, flow.part) {
            rows.push(Row {
                flow: index,
                range: None,
                indent: 0,
            });
        }
        push_rows(&mut rows, index, flow, manner);
    }
    Setting {
        flows,
        rows,
        heads,
        own,
    }
}

impl Setting {
    /// The text that a row shows.
    pub fn text(&self, row: &Row) -> &str {
        row.range.clone().map_or("", |range| {
            visible(&self.flows[row.flow].text.as_str()[range])
        })
    }

    /// The place where a row begins.
    pub fn spot(&self, row: usize) -> Spot {
        let Some(row) = self.rows.get(row) else {
            return Spot::default();
        };
        if row.flow < self.heads {
            return Spot::default();
        }
        let byte = row.range.as_ref().map_or(0, |range| range.start);
        Spot {
            paragraph: row.flow + 1 - self.heads,
            byte,
        }
    }

    /// The row that shows a place.
    pub fn row(&self, spot: Spot) -> usize {
        if spot.paragraph == 0 {
            return 0;
        }
        self.rows
            .partition_point(|row| self.row_spot(row) <= spot)
            .saturating_sub(1)
    }

    /// The row that shows byte `byte` of flow `flow`.
    pub fn row_of(&self, flow: usize, byte: usize) -> usize {
        let start = |row: &Row| (row.flow, row.range.as_ref().map_or(0, |range| range.start));
        self.rows
            .partition_point(|row| start(row) <= (flow, byte))
            .saturating_sub(1)
    }

    /// What was replaced or hidden in its text, so that it could be shown.
    pub fn hidden(&self) -> Hidden {
        self.flows
            .iter()
            .fold(Hidden::default(), |sum, flow| sum + flow.text.hidden())
    }

    /// The place of a row, the headlines' rows all being at the start.
    fn row_spot(&self, row: &Row) -> Spot {
        match row.flow.checked_sub(self.heads) {
            None => Spot::default(),
            Some(block) => Spot {
                paragraph: block + 1,
                byte: row.range.as_ref().map_or(0, |range| range.start),
            },
        }
    }
}

fn heads(article: &Article, lang: Lang) -> Vec<Flow> {
    let mut flows = Vec::new();
    let mut add = |part, text: Option<&str>| {
        flows.extend(text.map(|text| Flow {
            part,
            text: SafeText::line(text),
        }));
    };
    add(Part::Kicker, article.kicker.as_deref());
    add(
        Part::Headline,
        Some(&article.headline)
            .filter(|_| article.has_printed_headline())
            .map(String::as_str),
    );
    add(Part::Subtitle, article.subtitle.as_deref());
    add(
        Part::Byline,
        Some(byline(article, lang).as_str()).filter(|line| !line.is_empty()),
    );
    flows
}

/// The text of an article.
fn blocks(article: &Article) -> impl Iterator<Item = Flow> {
    article.blocks.iter().map(|block| {
        let part = match block.kind {
            BlockKind::Paragraph => Part::Paragraph,
            BlockKind::Subhead => Part::Subhead,
            BlockKind::Caption => Part::Caption,
        };
        Flow {
            part,
            text: SafeText::paragraph(&block.text),
        }
    })
}

/// The line before the other half of an article.
fn turn(half: &Article, lang: Lang) -> Flow {
    let text = match half.imprint.page {
        Some(page) => lang.fill(words::GOES_ON, &[&page.to_string()]),
        None => lang.say(words::GOES_ON_ELSEWHERE).to_owned(),
    };
    Flow {
        part: Part::Turn,
        text: SafeText::line(&text),
    }
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

fn push_rows(rows: &mut Vec<Row>, index: usize, flow: &Flow, manner: &Manner) {
    let text = flow.text.as_str();
    let inset = match flow.part {
        Part::Caption => 2.min(manner.width / 8),
        _ => 0,
    };
    let measure = Measure {
        width: manner.width - inset,
        indent: if flow.part == Part::Paragraph {
            first_indent(manner.width)
        } else {
            0
        },
        ambiguous: manner.ambiguous,
        level: manner.level,
        matter: matter(flow.part),
        ..Measure::default()
    };
    for (number, range) in wrap(text, &measure).into_iter().enumerate() {
        let shown = cells(visible(&text[range.clone()]), manner.ambiguous);
        let indent = match flow.part {
            Part::Kicker | Part::Headline | Part::Subtitle | Part::Byline | Part::Turn => {
                manner.width.saturating_sub(shown) / 2
            }
            Part::Paragraph if number == 0 && measure.indent + shown <= manner.width => {
                measure.indent
            }
            _ => inset,
        };
        rows.push(Row {
            flow: index,
            range: Some(range),
            indent,
        });
    }
}

const fn matter(part: Part) -> Matter {
    match part {
        Part::Kicker | Part::Headline | Part::Subtitle | Part::Subhead => Matter::Headline,
        Part::Byline => Matter::Names,
        Part::Paragraph | Part::Caption | Part::Turn => Matter::Text,
    }
}

fn first_indent(width: usize) -> usize {
    if width < NARROW_COLUMN { 2 } else { 4 }
}
