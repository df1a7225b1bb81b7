//! What is set on a page, before and after it is set: units of text and the lines of print they come to.

/// What a line of a dump is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// 栏目: the label of a column of the paper.
    Section,
    Kicker,
    Headline,
    Subtitle,
    Byline,
    Body,
    Subhead,
    Caption,
    /// Words of the text printed large amid it.
    Quote,
    /// 下转第3版, 上接第1版.
    Turn,
    /// A piece of an infographic.
    Graphic,
    /// The page's own: its number, its date, its editors.
    Furniture,
    /// Several columns, or noise, on one line.
    Hopeless,
}

impl Part {
    pub const ALL: [Self; 13] = [
        Self::Section,
        Self::Kicker,
        Self::Headline,
        Self::Subtitle,
        Self::Byline,
        Self::Body,
        Self::Subhead,
        Self::Caption,
        Self::Quote,
        Self::Turn,
        Self::Graphic,
        Self::Furniture,
        Self::Hopeless,
    ];

    /// Set above or below the text, not in its columns.
    pub fn is_head(self) -> bool {
        matches!(
            self,
            Self::Section | Self::Kicker | Self::Headline | Self::Subtitle | Self::Byline
        )
    }
}

/// A text that is set as one: a headline, a paragraph, a subhead.
#[derive(Clone, Debug)]
pub struct Unit {
    pub article: Option<usize>,
    pub part: Part,
    pub text: String,
}

impl Unit {
    pub fn new(article: Option<usize>, part: Part, text: impl Into<String>) -> Self {
        Self {
            article,
            part,
            text: text.into(),
        }
    }
}

/// A line of print: where it stands on the sheet, in tenths of a body em, and what it carries.
#[derive(Clone, Debug)]
pub struct Line {
    pub text: String,
    pub tag: Tag,
    /// Set in by two ems.
    pub indented: bool,
    pub x: usize,
    pub y: usize,
    pub width: usize,
    /// The size of its type.
    pub size: usize,
    /// Lines with the same number stand together: a column of a text, a headline.
    pub block: usize,
}

/// What a line of print, or of a dump, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Which article of the page, in the order of the gold; none for what is nobody's.
    pub article: Option<usize>,
    pub part: Part,
    /// Which unit of the page: lines of one paragraph, of one headline have the same.
    pub unit: usize,
    /// Characters of the article's text before this line, white space not counted.
    pub at: usize,
    /// The line begins its unit: a paragraph, a headline, a kicker.
    pub starts: bool,
    /// The line ends its unit.
    pub ends: bool,
}

impl std::fmt::Display for Tag {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let article = self.article.map_or("-".to_owned(), |at| at.to_string());
        let edge = match (self.starts, self.ends) {
            (true, true) => "whole",
            (true, false) => "starts",
            (false, true) => "ends",
            (false, false) => "amid",
        };
        write!(
            f,
            "{article} {:?} {} {} {edge}",
            self.part, self.unit, self.at
        )
    }
}

/// Half ems that a text takes: letters and digits are half as wide as hanzi.
pub fn halves(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
