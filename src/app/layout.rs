//! Where the panes are on a screen: pure arithmetic, used by the rule of change and by drawing alike.

use ratatui::layout::Rect;

/// The smallest screen that shows anything but a line that says so, in cells.
pub const SMALLEST: (u16, u16) = (20, 5);

/// From this width on the list and the text stand side by side, in cells.
pub const SIDE_BY_SIDE: u16 = 70;

/// The cells that a mark needs beyond the end of a line to hang there.
pub const HANGING: u16 = 2;

/// The rows that a bookmark takes: its headline, and below it its note and paper.
pub const BOOKMARK_ROWS: usize = 2;

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

/// The cells in which a text is set in a pane, with a margin on both sides where there is room, at most `measure` wide
/// and in the middle.
pub fn text_column(body: Rect, measure: u16) -> Rect {
    let width = widest_column(body).min(measure.max(2));
    Rect {
        x: body.x + (body.width - width) / 2,
        width,
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
