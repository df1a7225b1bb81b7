//! An article and what else a page comes to: plain data, the shape that everything above works with.

use std::ops::Range;
use std::sync::Arc;

pub use crate::page::{CreditRole, Date, Imprint};
use crate::text::{Note, letters};

use super::blocks::Blocks;

/// What kind of item this is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A report, a comment, a brief.
    #[default]
    Article,
    /// A photograph's own story: its text is a caption.
    Photo,
    /// 公示, 公告, 声明, 更正: an announcement.
    Notice,
}

/// One name of a byline.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Credit {
    /// The name as printed, without the spaces that spread its letters.
    pub name: String,
    /// What the person did.
    pub role: CreditRole,
}

/// The type of a block of an article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// 小标题: a headline inside the article.
    Subhead,
    /// 图片说明: the text of a picture in the article.
    Caption,
}

/// One block of an article, whole: joined where the page broke it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its type.
    pub kind: BlockKind,
    /// Its text, on one line, as printed: not yet safe for a terminal (see `text::SafeText`).
    pub text: String,
    /// Where its pieces stood in the decoded page, in bytes, in reading order.
    pub spans: Vec<Range<usize>>,
}

/// What the assembly of an article is not sure of, or decided for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// No printed headline: the title is the first clause of the text.
    TitleFromText,
    /// No articles could be told apart: this is the page as it stands, whole.
    WholePage,
    /// A sentence ends without an end: its continuation was not found.
    OpenEnd,
    /// A piece that begins in mid-sentence: what it continues was not found.
    OpenStart,
    /// Two distant pieces were joined; `margin` is how much better (in thousandths) than the next best.
    Joined {
        /// The lead over the second best candidate, in thousandths.
        margin: u32,
    },
    /// The article continues on, or comes from, another page (下转, 上接), here as printed.
    Elsewhere(String),
}

/// One item of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Article, photo story or notice.
    pub kind: Kind,
    /// The headline; of an item without one, the first clause of its text (with [`Doubt::TitleFromText`]).
    pub headline: String,
    /// 引题.
    pub kicker: Option<Box<str>>,
    /// 副题.
    pub subtitle: Option<Box<str>>,
    /// 栏目: the label of the column or section it stands under.
    pub section: Option<Box<str>>,
    /// Paper, date and page.
    pub imprint: Arc<Imprint>,
    /// Who is credited, in the order printed.
    pub byline: Vec<Credit>,
    /// 电头, as printed at the start of the text, such as 本报讯 or 新华社北京8月13日电; it stays in the text too.
    pub dateline: Option<Box<str>>,
    /// The text in reading order.
    pub blocks: Blocks,
    /// Where headline, kicker, subtitle, section and byline stood in the decoded page, in bytes.
    pub heads: Vec<Range<usize>>,
    /// How sure its assembly is: how likely it has its own headline and its whole text, in percent.
    pub sure: u8,
    /// Doubts and decisions; `at` is a range of bytes in the decoded page.
    pub notes: Vec<Note<Doubt>>,
    /// What it was known by before a reader corrected it, then what was merged into it; empty if nobody did.
    pub former: Box<[Former]>,
}

/// How many letters of the text name an article: enough to tell two notices of one form apart, few enough that a
/// change in how the end of an article is joined leaves its bookmarks standing.
const LETTERS: usize = 200;

/// The letters that name an article for ever, as they were before a reader corrected it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Former {
    /// The letters of its headline.
    pub headline: String,
    /// The first 200 letters of its text.
    pub opening: String,
}

impl Former {
    /// The letters of an article as it is now.
    pub fn of(article: &Article) -> Self {
        let text = article.blocks.iter().flat_map(|block| letters(block.text));
        Self {
            headline: letters(&article.headline).collect(),
            opening: text.take(LETTERS).collect(),
        }
    }
}

impl Article {
    /// The number of characters of its text that are not white space.
    pub fn characters(&self) -> usize {
        let count = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        self.blocks.iter().map(|block| count(block.text)).sum()
    }

    /// Whether the headline stands on the page; else it is the first clause of the text.
    pub fn has_printed_headline(&self) -> bool {
        !self
            .notes
            .iter()
            .any(|note| note.what == Doubt::TitleFromText)
    }
}

/// A piece of a page that belongs to no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its text, on one line, as printed.
    pub text: String,
    /// Where it stood in the decoded page, in bytes.
    pub spans: Vec<Range<usize>>,
}

/// A page, read: its articles in reading order and what belongs to none of them.
///
/// Every character of the page that is not white space stands in exactly one article or piece of furniture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Paper, date and page number, shared with each article.
    pub imprint: Arc<Imprint>,
    /// The items in reading order, shared with whoever shows them.
    pub articles: Vec<Arc<Article>>,
    /// Page numbers, editors' lines, pieces of infographics and other text of no article.
    pub furniture: Vec<Piece>,
    /// The decoded page, as given: what all spans count in.
    pub text: Arc<str>,
    /// How many lines of its file stand above it.
    pub above: usize,
    /// What corrections did to it; none if no correction is about this page.
    pub mended: Option<Box<Mended>>,
}

impl Reading {
    /// Gives back the room that was kept for more text.
    pub fn settle(&mut self) {
        for article in &mut self.articles {
            let article = Arc::make_mut(article);
            article.blocks.shrink();
            article.heads.shrink_to_fit();
        }
    }
}

/// What corrections did to a reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// The articles as they were read.
    pub articles: Vec<Arc<Article>>,
    /// The furniture as it was read.
    pub furniture: Vec<Piece>,
    /// How many corrections of this page did not find their place.
    pub misplaced: usize,
}
