//! How an article is to be set: what a reader likes, and what follows from it for the screen there is.

use crate::text::{Ambiguous, Level, Script, Unseen};

/// 体例: how a reader likes texts to be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// What a text is set in.
    pub layout: Layout,
    /// The widest line of a single column, in cells.
    pub measure: u16,
    /// The width of one of several columns, in cells.
    pub column: u16,
    /// What does not depend on the screen.
    pub finish: Finish,
}

/// What a text is set in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Layout {
    /// One column.
    #[default]
    Single,
    /// 分栏: as many columns side by side as there is room for, as in a newspaper.
    Columns,
    /// 竖排: lines from top to bottom, the first one on the right.
    Upright,
}

/// What a reader likes of the rows of a text, whatever their width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Finish {
    /// What stands between paragraphs.
    pub spacing: Spacing,
    /// How lines end.
    pub edge: Edge,
    /// Where a mark at the end of a line stands.
    pub ends: Ends,
    /// Which marks are shown.
    pub marks: Marks,
    /// Which characters are shown.
    pub script: Script,
    /// Which characters have their reading beside them.
    pub pinyin: Pinyin,
    /// What is shown of characters that cannot be shown as they are.
    pub unseen: Unseen,
}

/// What stands between two paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Spacing {
    /// Nothing, as in print.
    #[default]
    Solid,
    /// An empty row.
    Spaced,
}

/// How the lines of a paragraph end on the right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Edge {
    /// Where their last character ends.
    #[default]
    Ragged,
    /// At the edge, if blank cells at marks and between hanzi and Western letters suffice.
    Justified,
}

/// Where a comma or full stop at the end of a line stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ends {
    /// In the line.
    #[default]
    Inside,
    /// 悬挂: beyond it, in the margin.
    Hanging,
}

/// Which marks are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Marks {
    /// Those of the text.
    AsGiven,
    /// Western marks among hanzi as the full-width ones that they stand for.
    #[default]
    Full,
}

/// 注音: which characters have their reading beside them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pinyin {
    /// None.
    #[default]
    Off,
    /// Those beyond the commonest, behind them in brackets.
    Rare,
    /// All, in a row above.
    All,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            layout: Layout::default(),
            measure: Self::MEASURE,
            column: Self::COLUMN,
            finish: Finish::default(),
        }
    }
}

impl Style {
    /// The usual measure: forty hanzi.
    pub const MEASURE: u16 = 80;

    /// The narrowest measure that may be wished, and the widest.
    pub const MEASURES: std::ops::RangeInclusive<u16> = 16..=400;

    /// The usual width of a newspaper's column: thirteen hanzi.
    pub const COLUMN: u16 = 26;

    /// The narrowest column that may be wished, and the widest.
    pub const COLUMNS: std::ops::RangeInclusive<u16> = 8..=200;
}

/// How to set an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// The length of a row of text, in cells; upright, two for each slot.
    pub width: usize,
    /// The length of a row of headlines.
    pub span: usize,
    /// Whether rows stand upright.
    pub upright: bool,
    /// How wide ambiguous characters are.
    pub ambiguous: Ambiguous,
    /// How strictly marks are kept from the starts and ends of lines.
    pub level: Level,
    /// What the reader likes.
    pub finish: Finish,
}

impl Manner {
    /// Rows of so many cells.
    pub fn of_width(width: usize) -> Self {
        Self {
            width,
            span: width,
            ..Self::default()
        }
    }
}
