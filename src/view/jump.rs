//! The jump palette: the query in the title row, below it the headlines found, what matched marked.

use std::ops::Range;

use ratatui::layout::{Position, Rect};

use crate::app::layout::Pane as Area;
use crate::app::{App, Complaint, Jump, line_of, words};
use crate::search::Hit;
use crate::store::Id;
use crate::text::{SafeText, graphemes};

use super::list::marks;
use super::pen::{Pen, behind, row};
use super::typed::marked;
use super::{headline, theme};

pub fn draw(app: &App, jump: &Jump, area: Area, pen: &mut Pen) -> Position {
    let complaint = Complaint::of(&jump.input);
    let cursor = query(app, jump, &complaint, area.title, pen);
    let mut body = area.body;
    if let Some(fault) = complaint.mistake() {
        let words = words::query::fault(fault, jump.input.text(), app.options.lang);
        pen.text(
            behind(body, 1),
            SafeText::line(&words).as_str(),
            theme::ALARM,
        );
        body = below(body);
    }
    if jump.found.hits.is_empty() {
        pen.text(
            behind(body, 1),
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
        let Some(room) = row(body, number) else {
            break;
        };
        draw_hit(app, hit, room, pen);
        if index == jump.cursor {
            pen.fill(room, theme::CURSOR);
        }
    }
    cursor
}

fn query(app: &App, jump: &Jump, complaint: &Complaint, room: Rect, pen: &mut Pen) -> Position {
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
    let wrong = complaint.mistake().map(|fault| &fault.at);
    marked(&jump.input, wrong, room, pen)
}

fn draw_hit(app: &App, hit: &Hit, room: Rect, pen: &mut Pen) {
    let id = Id(hit.id);
    let Some(entry) = app.entry(id) else { return };
    marks(app, id, room, pen);
    let line = line_of(entry);
    let guise = headline::guise(app, &line);
    // Where something is shown otherwise the bytes have moved, and the marks with them.
    let moved = |span: Range<usize>| guise.shown(span.start)..guise.shown(span.end);
    let spans: Vec<Range<usize>> = hit.spans(&line).into_iter().map(moved).collect();
    let room = behind(room, 3);
    let start = first_shown(guise.as_str(), &spans, room.width, pen);
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
    let shown = &guise.as_str()[start..];
    pen.marked_text(room, shown, theme::PLAIN, &spans, theme::MATCH);
}

fn below(area: Rect) -> Rect {
    Rect {
        y: area.y + area.height.min(1),
        height: area.height.saturating_sub(1),
        ..area
    }
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
    let mut start = 0;
    for (at, grapheme, cells) in graphemes(end, pen.ambiguous()) {
        if width <= room {
            break;
        }
        width -= u16::try_from(cells).unwrap_or(width).min(width);
        start = at + grapheme.len();
    }
    start.min(spans.first().map_or(0, |span| span.start))
}
