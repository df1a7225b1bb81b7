//! A line being typed: as much of it as there is room for around the caret, what is wrong in it marked.

use std::ops::Range;

use ratatui::layout::{Position, Rect};

use crate::app::Input;
use crate::text::{SafeText, graphemes};

use super::pen::Pen;
use super::theme;

/// Draws a line being typed; returns where the caret stands. There is always room for one glyph behind it.
pub fn typed(input: &Input, room: Rect, pen: &mut Pen) -> Position {
    marked(input, None, room, pen)
}

/// The same, with the bytes of `wrong` marked.
pub fn marked(input: &Input, wrong: Option<&Range<usize>>, room: Rect, pen: &mut Pen) -> Position {
    let (raw_before, raw_after) = input.text().split_at(input.before().len());
    let before = SafeText::line(raw_before);
    let after = SafeText::line(raw_after);
    let mut width = pen.width(before.as_str());
    let mut start = 0;
    for (at, grapheme, cells) in graphemes(before.as_str(), pen.ambiguous()) {
        if width + 2 <= room.width {
            break;
        }
        width -= u16::try_from(cells).unwrap_or(width).min(width);
        start = at + grapheme.len();
    }
    // Where something was hidden or replaced the bytes have moved, so the marks would stand elsewhere.
    let within = |shown: &str, raw: &str, offset: usize| {
        let range = wrong.filter(|_| shown == raw)?;
        let from = range.start.saturating_sub(offset);
        let to = range.end.saturating_sub(offset);
        (from < to).then_some(from..to)
    };
    let spans = within(before.as_str(), raw_before, 0);
    let spans = spans.map(|span| span.start.saturating_sub(start)..span.end.saturating_sub(start));
    let shown = before.as_str().get(start..).unwrap_or_default();
    let rest = pen.marked_text(room, shown, theme::PLAIN, spans.as_slice(), theme::WRONG);
    let spans = within(after.as_str(), raw_after, raw_before.len());
    pen.marked_text(
        rest,
        after.as_str(),
        theme::PLAIN,
        spans.as_slice(),
        theme::WRONG,
    );
    Position {
        x: rest.x.min(room.right().saturating_sub(1)),
        y: room.y,
    }
}
