//! The articles that are like one: its headline in the title row, below it two rows an article, its headline and where it
//! stood, with how like it is.

use ratatui::layout::Rect;

use crate::app::layout::Pane as Area;
use crate::app::{App, Kindred, Like, Pane, words};
use crate::text::SafeText;

use super::list::{marks, page_name};
use super::pairs::Pairs;
use super::pen::{Pen, behind};
use super::{headline, theme};

pub fn draw(app: &App, kindred: &Kindred, area: Area, pen: &mut Pen) {
    let focused = matches!(app.top(), Pane::Related(_));
    title(app, kindred, focused, area.title, pen);
    if kindred.found.is_empty() {
        let words = instead(app);
        pen.text(behind(area.body, 1), &words, theme::FAINT);
    }
    let shown = Pairs {
        top: kindred.cursor.top,
        count: kindred.found.len(),
        cursor: kindred.cursor.at,
        focused,
    };
    shown.draw(area.body, pen, |number, first, second, pen| {
        let like = kindred.found[number];
        headline(app, like, first, pen);
        if let Some(room) = second {
            place(app, like, behind(room, 3), pen);
        }
    });
}

fn title(app: &App, kindred: &Kindred, focused: bool, room: Rect, pen: &mut Pen) {
    let style = theme::title(focused);
    pen.fill(room, style);
    let room = pen.text_at_end(room, &kindred.found.len().to_string(), style);
    let room = pen.text(room, app.options.lang.say(words::related::TITLE), style);
    let room = pen.text(room, " › ", style);
    let room = Rect {
        width: room.width.saturating_sub(1),
        ..room
    };
    let of = app.entry(kindred.of);
    let headline = of.map_or("", |entry| entry.article.headline.as_str());
    pen.text(room, SafeText::line(headline).as_str(), style);
}

/// What is said where none is like it.
fn instead(app: &App) -> String {
    let (compared, more) = app.shelf.compared();
    let words = if more {
        words::related::COMPARING
    } else {
        words::related::NONE
    };
    app.options.lang.fill(words, &[&compared.to_string()])
}

fn headline(app: &App, like: Like, room: Rect, pen: &mut Pen) {
    let Some(entry) = app.entry(like.id) else {
        return;
    };
    let style = if app.marks.is_read(entry.key) {
        theme::PLAIN
    } else {
        theme::UNREAD
    };
    marks(app, like.id, room, pen);
    let percent = format!("{}%", like.percent);
    let rest = pen.text_at_end(behind(room, 3), &percent, theme::FAINT);
    let rest = Rect {
        width: rest.width.saturating_sub(1),
        ..rest
    };
    headline::draw(app, &entry.article.headline, rest, style, pen);
}

/// Paper, date and page.
fn place(app: &App, like: Like, room: Rect, pen: &mut Pen) {
    let Some(entry) = app.entry(like.id) else {
        return;
    };
    let name = page_name(app, app.shelf.store.source(entry.source));
    pen.text(room, name.as_str(), theme::FAINT);
}
