//! Where the panes are on a screen: pure arithmetic, used by the rule of change and by drawing alike.

use ratatui::layout::Rect;

use super::setting::{Bed, Layout, Style};

/// The smallest screen that shows anything but a line that says so, in cells.
pub const SMALLEST: (u16, u16) = (20, 5);

/// From this width on the list and the text stand side by side, in cells.
pub const SIDE_BY_SIDE: u16 = 70;

/// The blank cells between two columns: one hanzi.
const GUTTER: u16 = 2;

/// The width of an upright line: one hanzi.
const UPRIGHT: u16 = 2;

/// The cells that a mark needs beyond the end of a line to hang there.
pub const HANGING: u16 = 2;

/// The rows that a bookmark takes: its headline, and below it its note and paper.
pub const BOOKMARK_ROWS: usize = 2;

/// The rows that a hit of the full text takes: its headline, and below it the words around its first place.
pub const HIT_ROWS: usize = 2;

/// The largest screen that is drawn, in cells; what lies beyond stays empty.
const LARGEST: (u16, u16) = (500, 1000);

/// The size of the screen, in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// The two halves of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Lists: articles, hits, bookmarks.
    List,
    /// The text of an article.
    Text,
}

/// A pane: its title row and what is below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pane {
    /// The row of its title.
    pub title: Rect,
    /// Its rows.
    pub body: Rect,
}

/// Where everything is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Areas {
    /// The list, where it is shown.
    pub list: Option<Pane>,
    /// The text, where it is shown.
    pub text: Option<Pane>,
    /// The last row.
    pub status: Rect,
}

impl Areas {
    /// The rows of a side that is shown; else of the other one.
    pub fn body(&self, side: Side) -> Rect {
        let (first, second) = match side {
            Side::List => (self.list, self.text),
            Side::Text => (self.text, self.list),
        };
        first.or(second).map_or(Rect::default(), |pane| pane.body)
    }
}

/// Divides the screen, `front` being the side that is shown when there is room for one; none if the screen is too small.
pub fn areas(size: Size, front: Side) -> Option<Areas> {
    if size.width < SMALLEST.0 || size.height < SMALLEST.1 {
        return None;
    }
    let screen = Rect::new(0, 0, size.width.min(LARGEST.0), size.height.min(LARGEST.1));
    let status = Rect {
        y: screen.height - 1,
        height: 1,
        ..screen
    };
    let rows = Rect {
        height: screen.height - 1,
        ..screen
    };
    if screen.width < SIDE_BY_SIDE {
        let only = Some(pane(rows));
        return Some(match front {
            Side::List => Areas {
                list: only,
                text: None,
                status,
            },
            Side::Text => Areas {
                list: None,
                text: only,
                status,
            },
        });
    }
    let left = list_width(screen.width);
    let list = Rect {
        width: left,
        ..rows
    };
    let text = Rect {
        x: left + 1,
        width: rows.width - left - 1,
        ..rows
    };
    Some(Areas {
        list: Some(pane(list)),
        text: Some(pane(text)),
        status,
    })
}

/// 版心: where the text of an article stands in its pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypeArea {
    /// All of it.
    pub whole: Rect,
    /// How many columns, or upright lines, stand side by side.
    pub count: u16,
    /// The width of each, in cells.
    pub column: u16,
    /// The blank cells between two of them.
    pub gutter: u16,
    /// Whether lines stand upright.
    pub upright: bool,
}

impl TypeArea {
    /// The cells of a column, counted from the left.
    pub fn column(&self, number: usize) -> Rect {
        let number = u16::try_from(number).unwrap_or(self.count).min(self.count);
        Rect {
            x: self.whole.x + number * (self.column + self.gutter),
            width: self.column,
            ..self.whole
        }
    }

    /// The cells of an upright line, counted from the right.
    pub fn upright(&self, number: usize) -> Rect {
        let last = usize::from(self.count).saturating_sub(1);
        self.column(last.saturating_sub(number))
    }

    /// The room for rows in it.
    pub fn bed(&self) -> Bed {
        let (count, height) = (usize::from(self.count), usize::from(self.whole.height));
        let (columns, rows) = if self.upright {
            (1, count)
        } else {
            (count, height)
        };
        Bed {
            columns,
            rows,
            across: columns > 1,
        }
    }
}

/// Where a text stands in a pane: in the middle, with a margin on both sides where there is room.
pub fn type_area(body: Rect, style: &Style) -> TypeArea {
    let room = widest_column(body);
    let (column, gutter, most) = match style.layout {
        Layout::Columns => (style.column, GUTTER, u16::MAX),
        Layout::Upright => (UPRIGHT.min(room), if room < 40 { 1 } else { 2 }, u16::MAX),
        Layout::Single => (style.measure, 0, 1),
    };
    let count = ((room + gutter) / (column + gutter).max(1)).clamp(1, most);
    let single = count == 1 && style.layout != Layout::Upright;
    let column = if single {
        room.min(style.measure.max(2))
    } else {
        column
    };
    let width = count * column + (count - 1) * gutter;
    TypeArea {
        whole: Rect {
            x: body.x + (body.width - width) / 2,
            width,
            ..body
        },
        count,
        column,
        gutter,
        upright: style.layout == Layout::Upright,
    }
}

/// What so many rows at its top leave of the body of a pane.
pub fn below(body: Rect, rows: usize) -> Rect {
    let rows = u16::try_from(rows).unwrap_or(body.height).min(body.height);
    Rect {
        y: body.y + rows,
        height: body.height - rows,
        ..body
    }
}

/// The widest line of a text in a pane.
pub fn widest_column(body: Rect) -> u16 {
    let margin = if body.width >= 44 { 2 } else { 1 };
    body.width.saturating_sub(2 * margin).max(2.min(body.width))
}

fn pane(rows: Rect) -> Pane {
    Pane {
        title: Rect { height: 1, ..rows },
        body: Rect {
            y: rows.y + 1,
            height: rows.height - 1,
            ..rows
        },
    }
}

fn list_width(screen: u16) -> u16 {
    (screen * 2 / 5).clamp(30, 60)
}
