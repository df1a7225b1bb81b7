//! The jump palette: the query in the title row, below it the headlines found, what matched marked.

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
    pen.marked_text(
        behind(room, 3),
        safe.as_str(),
        theme::PLAIN,
        spans,
        theme::MATCH,
    );
}
