//! The saved queries, the first made first: the digit that shows each, its name, the query.

use ratatui::layout::Rect;

use crate::app::keys::FIRST_SAVED;
use crate::app::layout::Pane as Area;
use crate::app::{App, Cursor, words};
use crate::text::SafeText;

use super::pen::{Pen, behind, row};
use super::theme;

pub fn draw(app: &App, cursor: Cursor, area: Area, pen: &mut Pen) {
    let lang = app.options.lang;
    let queries = app.marks.queries();
    let style = theme::TITLE_FOCUSED;
    pen.fill(area.title, style);
    let rest = pen.text(area.title, lang.say(words::filter::QUERIES), style);
    pen.text_at_end(behind(rest, 1), &queries.len().to_string(), style);
    if queries.is_empty() {
        let words = lang.say(words::filter::NONE);
        pen.text(behind(area.body, 1), words, theme::FAINT);
    }
    let names = queries.iter().map(|saved| SafeText::line(saved.name));
    let widest = names.map(|name| pen.width(name.as_str())).max();
    let widest = widest.unwrap_or(0).min(area.body.width / 2);
    for (number, (index, saved)) in queries.iter().enumerate().skip(cursor.top).enumerate() {
        let Some(room) = row(area.body, number) else {
            break;
        };
        let digit = index + FIRST_SAVED;
        if digit < 10 {
            pen.text(room, &digit.to_string(), theme::FAINT);
        }
        let rest = behind(room, 2);
        let name = Rect {
            width: widest.min(rest.width),
            ..rest
        };
        pen.text(name, SafeText::line(saved.name).as_str(), theme::PLAIN);
        let rest = behind(rest, widest + 2);
        pen.text(rest, SafeText::line(saved.query).as_str(), theme::FAINT);
        if index == cursor.at {
            pen.fill(room, theme::CURSOR);
        }
    }
}
