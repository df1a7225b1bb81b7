//! 竖排: an upright line, glyph below glyph, its signs in the gap on its right.

use ratatui::layout::Rect;

use crate::app::Sheet;
use crate::app::setting::Line;
use crate::text::{graphemes, upright_form};

use super::ink::Ink;
use super::pen::{Pen, row};
use super::theme;

/// Draws an upright line in a column of two cells.
pub fn draw(sheet: &Sheet, line: &Line, column: Rect, pen: &mut Pen) {
    let ink = Ink::of(sheet, line);
    let gap = Rect {
        x: column.right(),
        width: 1,
        ..column
    };
    if !line.is_blank && sheet.mending() == Some(line.flow) {
        pen.fill(gap, theme::CURSOR);
    }
    for (number, slot) in line.slots() {
        let Some(mut room) = row(column, number) else {
            break;
        };
        let bytes = line.source(slot.at)..line.source(slot.at + slot.text.len());
        for doubt in &ink.doubts {
            if let Some(margin) = row(gap, number).filter(|_| bytes.contains(&doubt.spot.byte)) {
                pen.text(margin, doubt.sign.glyph(), theme::FAINT);
            }
        }
        let style = ink.style(line, slot.at, slot.text);
        pen.fill(room, style);
        for (_, glyph, cells) in graphemes(&upright_form(slot.text), pen.ambiguous()) {
            room = pen.glyph(room, glyph, cells, style);
        }
    }
}
