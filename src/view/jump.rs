//! The jump palette: the query in the title row, below it the headlines found, what matched marked.

use std::ops::Range;

use ratatui::layout::{Position, Rect};

use crate::app::layout::Pane as Area;
use crate::app::{App, Jump, line_of, words};
use crate::search::Hit;
use crate::store::Id;
use crate::text::SafeText;

use super::list::marks;
use super::pen::{Pen, behind, row};
use super::status::typed;
use super::theme;

pub fn draw(app: &App, jump: &Jump, area: Area, pen: &mut Pen) -> Position {
    let cursor = query(app, jump, area.title, pen);
    if jump.found.hits.is_empty() {
        pen.text(
            behind(area.body, 1),
            app.options.lang.say(words::NOTHING_FOUND),
            theme::FAINT,
        );
    }
    for (number, (index, hit)) in jump
        .found
        .hits
        .iter()
        .enumerate()
        .skip(jump.top)
        .enumerate()
    {
        let Some(room) = row(area.body, number) else {
            break;
        };
        draw_hit(app, hit, room, pen);
        if index == jump.cursor {
            pen.fill(room, theme::CURSOR);
        }
    }
    cursor
}

fn query(app: &App, jump: &Jump, room: Rect, pen: &mut Pen) -> Position {
    let style = theme::TITLE_FOCUSED;
    pen.fill(room, style);
    let count = jump.found.total.to_string();
    let room = pen.text_at_end(room, &count, style);
    let room = pen.text(room, app.options.lang.say(words::JUMP), style);
    let room = pen.text(room, " › ", style);
    let room = Rect {
        width: room.width.saturating_sub(1),
        ..room
    };
    typed(&jump.input, room, pen)
}

fn draw_hit(app: &App, hit: &Hit, room: Rect, pen: &mut Pen) {
    let id = Id(hit.id);
    let Some(entry) = app.entry(id) else { return };
    marks(app, id, room, pen);
    let line = line_of(entry);
    let safe = SafeText::line(&line);
    // Where something was hidden or replaced the bytes have moved, so the marks would stand elsewhere.
    let spans = if safe.as_str() == line {
        hit.spans.as_slice()
    } else {
        &[]
    };
    let room = behind(room, 3);
    let start = first_shown(safe.as_str(), spans, room.width, pen);
    let room = if start > 0 {
        pen.text(room, "…", theme::FAINT)
    } else {
        room
    };
    let spans: Vec<Range<usize>> = spans
        .iter()
        .filter(|span| span.start >= start)
        .map(|span| span.start - start..span.end - start)
        .collect();
    let shown = &safe.as_str()[start..];
    pen.marked_text(room, shown, theme::PLAIN, &spans, theme::MATCH);
}

/// The byte from which a line is shown so that the first match can be seen in `room` cells: 0 if it can anyway, else
/// as little as can be is left out.
fn first_shown(line: &str, spans: &[Range<usize>], room: u16, pen: &Pen) -> usize {
    let Some(end) = spans.first().and_then(|span| line.get(..span.end)) else {
        return 0;
    };
    // An ellipsis before and one behind take a cell or two each.
    let room = room.saturating_sub(4);
    let mut width = pen.width(end);
    let mut starts = end.char_indices();
    while width > room {
        let Some((at, c)) = starts.next() else { break };
        width -= pen.width(&end[at..at + c.len_utf8()]).min(width);
    }
    starts
        .offset()
        .min(spans.first().map_or(0, |span| span.start))
}
