//! Writing text into cells: whole graphemes only, each as wide as the terminal shows it.

use std::num::NonZeroU16;
use std::ops::Range;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::{Ambiguous, SafeText, cells, clip, graphemes};

/// A pen on a buffer.
pub struct Pen<'a> {
    buffer: &'a mut Buffer,
    ambiguous: Ambiguous,
}

impl<'a> Pen<'a> {
    /// A pen for a terminal whose ambiguous characters are so wide.
    pub fn new(buffer: &'a mut Buffer, ambiguous: Ambiguous) -> Self {
        Self { buffer, ambiguous }
    }

    /// The width of a text, in cells.
    pub fn width(&self, text: &str) -> u16 {
        u16::try_from(cells(text, self.ambiguous)).unwrap_or(u16::MAX)
    }

    /// Writes as much of a text as there is room for in the first row of `room`, with an ellipsis if that is not all;
    /// returns the room that is left.
    pub fn text(&mut self, room: Rect, text: &str, style: Style) -> Rect {
        self.marked_text(room, text, style, &[], style)
    }

    /// The same, with the bytes of `marks` in the style `marked`.
    pub fn marked_text(
        &mut self,
        room: Rect,
        text: &str,
        style: Style,
        marks: &[Range<usize>],
        marked: Style,
    ) -> Rect {
        let clipped = clip(text, usize::from(room.width), self.ambiguous);
        let mut rest = self.put(room, clipped.text, style, marks, marked);
        if clipped.ellipsis {
            rest = self.put(rest, "…", style, &[], style);
        }
        rest
    }

    /// Writes a text that ends at the right edge of the first row of `room`; returns the room before it.
    pub fn text_at_end(&mut self, room: Rect, text: &str, style: Style) -> Rect {
        let width = self.width(text);
        if width > room.width {
            return room;
        }
        let before = Rect {
            width: room.width - width,
            ..room
        };
        self.put(
            Rect {
                x: before.right(),
                width,
                ..room
            },
            text,
            style,
            &[],
            style,
        );
        before
    }

    /// How wide ambiguous characters are.
    pub fn ambiguous(&self) -> Ambiguous {
        self.ambiguous
    }

    /// Writes one grapheme of so many cells at the start of `room`, if there is room for it; returns what is left.
    pub fn glyph(&mut self, room: Rect, grapheme: &str, cells: usize, style: Style) -> Rect {
        let width = u16::try_from(cells).unwrap_or(u16::MAX);
        if width == 0 || width > room.width {
            return room;
        }
        self.put_grapheme(room.x, room.y, grapheme, width, style);
        behind(room, width)
    }

    /// Gives all cells of an area a style, over what they have.
    pub fn fill(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area, style);
    }

    fn put(
        &mut self,
        room: Rect,
        text: &str,
        style: Style,
        marks: &[Range<usize>],
        marked: Style,
    ) -> Rect {
        let mut x = room.x;
        for (at, grapheme, width) in graphemes(text, self.ambiguous) {
            let width = u16::try_from(width).unwrap_or(u16::MAX);
            if width == 0 || width > room.right().saturating_sub(x) {
                continue;
            }
            let is_marked = marks
                .iter()
                .any(|mark| mark.start < at + grapheme.len() && at < mark.end);
            self.put_grapheme(
                x,
                room.y,
                grapheme,
                width,
                if is_marked { marked } else { style },
            );
            x += width;
        }
        Rect {
            x,
            width: room.right() - x,
            ..room
        }
    }

    /// Writes one grapheme; the cells that it covers are blank and look the same. What is not fit for a cell never gets
    /// there, wherever it came from.
    fn put_grapheme(&mut self, x: u16, y: u16, grapheme: &str, width: u16, style: Style) {
        let allowed = SafeText::is_glyph(grapheme);
        for covered in 0..width {
            let Some(cell) = self.buffer.cell_mut((x + covered, y)) else {
                return;
            };
            cell.reset();
            cell.set_style(style);
            if covered > 0 {
                // Unlike a blank: what terminals leave of half a glyph is drawn over when one takes its place.
                cell.set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::MIN));
            }
        }
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.set_symbol(if allowed { grapheme } else { "\u{fffd}" });
            // Ratatui measures with narrow ambiguous characters; where this terminal's are wide it must be told.
            let forced = NonZeroU16::new(width)
                .filter(|_| cells(grapheme, Ambiguous::Narrow) != usize::from(width));
            if let Some(width) = forced {
                cell.set_diff_option(CellDiffOption::ForcedWidth(width));
            }
        }
    }
}

/// The `number`th row of an area; none below its end.
pub fn row(area: Rect, number: usize) -> Option<Rect> {
    let number = u16::try_from(number)
        .ok()
        .filter(|number| *number < area.height)?;
    Some(Rect {
        y: area.y + number,
        height: 1,
        ..area
    })
}

/// A row without its first cells.
pub fn behind(room: Rect, cells: u16) -> Rect {
    let cells = cells.min(room.width);
    Rect {
        x: room.x + cells,
        width: room.width - cells,
        ..room
    }
}
