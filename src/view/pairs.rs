//! A list whose items take two rows each.

use ratatui::layout::Rect;

use crate::app::layout::HIT_ROWS;

use super::pen::{Pen, row};
use super::theme;

/// Which items are shown, and how.
pub struct Pairs {
    /// The first one.
    pub top: usize,
    /// How many there are.
    pub count: usize,
    /// The one under the cursor.
    pub cursor: usize,
    /// Whether keys go to the list.
    pub focused: bool,
}

impl Pairs {
    /// Draws the items that there is room for: of each its number, its first row, and its second unless the room ends before.
    pub fn draw(
        &self,
        room: Rect,
        pen: &mut Pen,
        mut item: impl FnMut(usize, Rect, Option<Rect>, &mut Pen),
    ) {
        for (place, number) in (self.top..self.count).enumerate() {
            let Some(first) = row(room, place * HIT_ROWS) else {
                break;
            };
            let second = row(room, place * HIT_ROWS + 1);
            item(number, first, second, pen);
            if number == self.cursor {
                let both = std::iter::once(first).chain(second);
                both.for_each(|room| pen.fill(room, theme::cursor(self.focused)));
            }
        }
    }
}
