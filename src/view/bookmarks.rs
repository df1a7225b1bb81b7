//! The list of bookmarks, the newest first: headline, paper and time, the note below.

use ratatui::layout::Rect;

use crate::app::calendar::day;
use crate::app::layout::Pane as Area;
use crate::app::{App, Cursor, words};
use crate::marks::Bookmark;
use crate::text::SafeText;

use super::pen::{Pen, behind, row};
use super::theme;

pub fn draw(app: &App, cursor: Cursor, area: Area, pen: &mut Pen) {
    let lang = app.options.lang;
    let bookmarks = app.marks.bookmarks();
    let style = theme::TITLE_FOCUSED;
    pen.fill(area.title, style);
    let rest = pen.text(area.title, lang.say(words::BOOKMARKS), style);
    pen.text_at_end(behind(rest, 1), &bookmarks.len().to_string(), style);
    if bookmarks.is_empty() {
        pen.text(
            behind(area.body, 1),
            lang.say(words::NO_BOOKMARKS),
            theme::FAINT,
        );
    }
    for (number, (index, bookmark)) in bookmarks.iter().enumerate().skip(cursor.top).enumerate() {
        let Some(room) = row(area.body, number) else {
            break;
        };
        draw_bookmark(app, bookmark, room, pen);
        if index == cursor.at {
            pen.fill(room, theme::CURSOR);
        }
    }
}

fn draw_bookmark(app: &App, bookmark: &Bookmark, room: Rect, pen: &mut Pen) {
    let loaded = app.shelf.store.find(bookmark.key).is_some();
    let mut room = pen.text(room, "✦ ", theme::BOOKMARK);
    if !loaded {
        room = pen.text(room, app.options.lang.say(words::NOT_LOADED), theme::FAINT);
    }
    let room = pen.text_at_end(room, &day(bookmark.time).to_string(), theme::FAINT);
    let room = Rect {
        width: room.width.saturating_sub(1),
        ..room
    };
    let style = if loaded { theme::PLAIN } else { theme::FAINT };
    let rest = pen.text(
        room,
        SafeText::line(bookmark.anchor.headline.as_deref().unwrap_or_default()).as_str(),
        style,
    );
    let more = [bookmark.note.as_deref(), bookmark.anchor.paper.as_deref()];
    let more: Vec<&str> = more
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
        .collect();
    pen.text(
        behind(rest, 2),
        SafeText::line(&more.join(" ")).as_str(),
        theme::FAINT,
    );
}
