//! The picture of a model: it changes nothing.

mod bookmarks;
mod headline;
mod help;
mod hits;
mod ink;
mod jump;
mod list;
mod pairs;
mod pen;
mod queries;
mod raw;
mod reader;
mod related;
mod status;
pub mod theme;
mod typed;
mod upright;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::layout::{Pane as Area, Size, areas};
use crate::app::{App, Pane, words};

use pen::Pen;

/// Draws the model on a frame, and puts the terminal's cursor where text is typed.
pub fn draw(app: &App, frame: &mut Frame) {
    let cursor = paint(app, frame.buffer_mut());
    if let Some(position) = cursor {
        frame.set_cursor_position(position);
    }
}

/// Draws the model on a buffer that starts at the top left; returns where the terminal's cursor belongs, if it shows.
pub fn paint(app: &App, buffer: &mut Buffer) -> Option<Position> {
    let size = Size {
        width: buffer.area.width,
        height: buffer.area.height,
    };
    let mut pen = Pen::new(buffer, app.options.ambiguous);
    let Some(areas) = areas(size, app.front()) else {
        let words = app.options.lang.say(words::TOO_SMALL);
        pen.text(Rect::new(0, 0, size.width, 1), words, theme::PLAIN);
        return None;
    };
    let mut cursor = None;
    if let Some(area) = areas.list {
        cursor = draw_list_side(app, area, &mut pen);
    }
    if let Some(area) = areas.text {
        match app.top() {
            Pane::Help { of, top } => help::draw(app, *of, *top, area, &mut pen),
            Pane::Raw(raw) => raw::draw(app, raw, area, &mut pen),
            _ => reader::draw(app, area, &mut pen),
        }
    }
    if let (Some(list), Some(text)) = (areas.list, areas.text) {
        let rule = Rect {
            x: list.title.right(),
            width: text.title.x - list.title.right(),
            ..Rect::default()
        };
        pen.fill(
            Rect {
                height: areas.status.y,
                ..rule
            },
            theme::RULE,
        );
    }
    if let Some(mistake) = status::mistake(app) {
        let room = Rect {
            y: areas.status.y - 1,
            ..areas.status
        };
        let blank = " ".repeat(room.width.into());
        pen.text(room, &blank, theme::PLAIN);
        pen.text(room, mistake.as_str(), theme::ALARM);
    }
    status::draw(app, areas.status, &mut pen).or(cursor)
}

/// Draws the list that is on top: articles, hits or bookmarks.
fn draw_list_side(app: &App, area: Area, pen: &mut Pen) -> Option<Position> {
    match app.listing() {
        Pane::Jump(jump) => return Some(jump::draw(app, jump, area, pen)),
        Pane::Hits => return hits::draw(app, &app.list.hits, area, pen),
        Pane::Related(kindred) => related::draw(app, kindred, area, pen),
        Pane::Bookmarks(album) => bookmarks::draw(app, album, area, pen),
        Pane::Queries(cursor) => queries::draw(app, *cursor, area, pen),
        _ => list::draw(app, area, pen),
    }
    None
}
