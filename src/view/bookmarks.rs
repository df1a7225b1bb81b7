//! The list of bookmarks, the newest first: headline and day, below them the note, the tags and the paper.

use ratatui::layout::Rect;

use crate::app::calendar::day;
use crate::app::layout::{BOOKMARK_ROWS, Pane as Area};
use crate::app::{Album, App, Lead, words};
use crate::marks::Bookmark;
use crate::store::Key;
use crate::text::SafeText;

use super::pen::{Pen, behind, row};
use super::theme;

pub fn draw(app: &App, album: &Album, area: Area, pen: &mut Pen) {
    let lang = app.options.lang;
    let bookmarks = &album.shown;
    let style = theme::TITLE_FOCUSED;
    pen.fill(area.title, style);
    let rest = pen.text(area.title, lang.say(words::BOOKMARKS), style);
    let rest = pen.text_at_end(behind(rest, 1), &bookmarks.len().to_string(), style);
    if !album.query.is_empty() {
        let query = SafeText::line(&album.query);
        let rest = pen.text(rest, "› ", style);
        pen.text(rest, query.as_str(), style);
    }
    if bookmarks.is_empty() {
        pen.text(
            behind(area.body, 1),
            lang.say(if album.query.is_empty() {
                words::NO_BOOKMARKS
            } else {
                words::NOTHING_FOUND
            }),
            theme::FAINT,
        );
    }
    let shown = bookmarks.iter().enumerate().skip(album.cursor.top);
    for (number, (index, bookmark)) in shown.enumerate() {
        let Some(first) = row(area.body, number * BOOKMARK_ROWS) else {
            break;
        };
        let second = row(area.body, number * BOOKMARK_ROWS + 1);
        let lead = album.lead().filter(|_| index == album.cursor.at);
        draw_headline(app, bookmark, first, pen);
        if let Some(room) = second {
            draw_rest(app, bookmark, lead, behind(room, 2), pen);
        }
        if index == album.cursor.at {
            let both = std::iter::once(first).chain(second);
            both.for_each(|room| pen.fill(room, theme::CURSOR));
        }
    }
}

fn draw_headline(app: &App, bookmark: &Bookmark, room: Rect, pen: &mut Pen) {
    let room = pen.text(room, "✦ ", theme::BOOKMARK);
    let room = pen.text_at_end(room, &day(bookmark.time).to_string(), theme::FAINT);
    let room = Rect {
        width: room.width.saturating_sub(1),
        ..room
    };
    let style = if is_loaded(app, bookmark) {
        theme::PLAIN
    } else {
        theme::FAINT
    };
    let headline = SafeText::line(bookmark.anchor.headline.as_deref().unwrap_or_default());
    pen.text(room, headline.as_str(), style);
}

/// The note, the tags, then where the article stood.
fn draw_rest(app: &App, bookmark: &Bookmark, lead: Option<Lead>, mut room: Rect, pen: &mut Pen) {
    if !is_loaded(app, bookmark) {
        let word = match lead {
            Some(Lead::To { .. }) => words::bookmarks::CHANGED,
            _ => words::NOT_LOADED,
        };
        let words = app.options.lang.say(word);
        room = behind(pen.text(room, words, theme::FAINT), 1);
    }
    if let Some(note) = &bookmark.note {
        room = behind(
            pen.text(room, SafeText::line(note).as_str(), theme::PLAIN),
            2,
        );
    }
    let passages = app.passages(bookmark).count();
    if passages > 0 {
        let count = passages.to_string();
        let words = app.options.lang.fill(words::bookmarks::PASSAGES, &[&count]);
        room = behind(pen.text(room, &words, theme::FAINT), 2);
    }
    let tags = tag_line(app, bookmark.key);
    if !tags.as_str().is_empty() {
        room = behind(pen.text(room, tags.as_str(), theme::TAG), 2);
    }
    let anchor = &bookmark.anchor;
    let date = anchor.date.map(|date| date.to_string());
    let place: Vec<&str> = [anchor.paper.as_deref(), date.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    let place = SafeText::line(&place.join(" "));
    pen.text(room, place.as_str(), theme::FAINT);
}

/// The tags of an article, each with its sign.
pub fn tag_line(app: &App, key: Key) -> SafeText {
    let tags = app.tags(key).into_iter();
    let tags: Vec<String> = tags.map(|tag| format!("#{tag}")).collect();
    SafeText::line(&tags.join(" "))
}

fn is_loaded(app: &App, bookmark: &Bookmark) -> bool {
    app.loaded(bookmark.key).is_some()
}
