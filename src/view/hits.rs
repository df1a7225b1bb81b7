//! The hits of the full text: the query in the title row, below it two rows an article, its headline and some words of it.

use std::ops::Range;

use ratatui::layout::{Position, Rect};

use crate::app::layout::Pane as Area;
use crate::app::{App, Excerpt, Hits, Pane, words};
use crate::search::fulltext::Hit;
use crate::store::Id;
use crate::text::{Ambiguous, ELLIPSIS, cells, graphemes};

use super::list::marks;
use super::pairs::Pairs;
use super::pen::{Pen, behind};
use super::typed::typed;
use super::{headline, theme};

/// Draws the hits; returns where the caret stands, if the keys go there.
pub fn draw(app: &App, hits: &Hits, area: Area, pen: &mut Pen) -> Option<Position> {
    let focused = matches!(app.top(), Pane::Hits);
    let caret = title(app, hits, focused, area.title, pen);
    if hits.all().is_empty() {
        let words = instead(app, hits);
        pen.text(behind(area.body, 1), &words, theme::FAINT);
    }
    let shown = Pairs {
        top: hits.top,
        count: hits.all().len(),
        cursor: hits.cursor,
        focused,
    };
    shown.draw(area.body, pen, |number, first, second, pen| {
        let hit = hits.all()[number];
        headline(app, hit, first, pen);
        if let (Some(room), Some(excerpt)) = (second, hits.excerpt(Id(hit.id))) {
            words_around(excerpt, behind(room, 3), pen);
        }
    });
    Some(caret).filter(|_| focused)
}

/// How many articles are hit: so far while it is searched, at least where the search rests.
pub fn total(app: &App) -> String {
    let hits = &app.list.hits;
    let found = hits.all().len();
    if app.is_searching() {
        return format!("{}…", thousands(found));
    }
    if hits.search.is_capped() {
        return format!("{}+", thousands(found / 1_000 * 1_000));
    }
    thousands(found)
}

/// A number with a comma between its thousands.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn title(app: &App, hits: &Hits, focused: bool, room: Rect, pen: &mut Pen) -> Position {
    let style = theme::title(focused);
    pen.fill(room, style);
    let room = if hits.search.phrases().is_empty() {
        room
    } else {
        pen.text_at_end(room, &total(app), style)
    };
    let room = pen.text(room, app.options.lang.say(words::full_text::TITLE), style);
    let room = pen.text(room, " › ", style);
    let room = Rect {
        width: room.width.saturating_sub(1),
        ..room
    };
    typed(&hits.input, room, pen)
}

/// What is said where there are no hits.
fn instead(app: &App, hits: &Hits) -> String {
    let lang = app.options.lang;
    let (searched, more) = app.shelf.searched();
    let searched = thousands(searched);
    let searched = if more {
        format!("{searched}…")
    } else {
        searched
    };
    if hits.search.phrases().is_empty() {
        lang.fill(words::full_text::SEARCHES, &[&searched])
    } else if app.is_searching() {
        lang.say(words::full_text::SEARCHING).to_owned()
    } else {
        lang.fill(words::full_text::NOWHERE, &[&searched])
    }
}

fn headline(app: &App, hit: Hit, room: Rect, pen: &mut Pen) {
    let id = Id(hit.id);
    let Some(entry) = app.entry(id) else { return };
    let style = if app.marks.is_read(entry.key) {
        theme::PLAIN
    } else {
        theme::UNREAD
    };
    marks(app, id, room, pen);
    let places = thousands(hit.places as usize);
    let places = app.options.lang.fill(words::full_text::PLACES, &[&places]);
    let rest = pen.text_at_end(behind(room, 3), &places, theme::FAINT);
    let rest = Rect {
        width: rest.width.saturating_sub(1),
        ..rest
    };
    headline::draw(app, &entry.article.headline, rest, style, pen);
}

/// Some words of an article, from where the first place of what is looked for can be seen.
fn words_around(excerpt: &Excerpt, room: Rect, pen: &mut Pen) {
    let start = first_shown(excerpt, usize::from(room.width), pen.ambiguous());
    let room = if start > 0 || excerpt.cut {
        pen.text(room, ELLIPSIS, theme::FAINT)
    } else {
        room
    };
    let shown = excerpt.spans.iter().filter(|span| span.end > start);
    let spans: Vec<Range<usize>> = shown
        .map(|span| span.start.saturating_sub(start)..span.end - start)
        .collect();
    pen.marked_text(
        room,
        &excerpt.text[start..],
        theme::FAINT,
        &spans,
        theme::MATCH,
    );
}

/// The byte from which words are shown: at most a third of the cells stand before the first place, fewer where it would
/// not be seen whole, and more where cells behind it would stay empty.
fn first_shown(excerpt: &Excerpt, room: usize, ambiguous: Ambiguous) -> usize {
    let Some(first) = excerpt.spans.first() else {
        return 0;
    };
    let ellipses = 2 * ambiguous.grapheme_cells(ELLIPSIS);
    let place = cells(&excerpt.text[first.clone()], ambiguous);
    let rest = cells(&excerpt.text[first.start..], ambiguous);
    let before = (room / 3)
        .min(room.saturating_sub(place + ellipses))
        .max(room.saturating_sub(rest + ellipses / 2));
    let words: Vec<(usize, &str, usize)> =
        graphemes(&excerpt.text[..first.start], ambiguous).collect();
    let mut cells = 0;
    let fits = words.iter().rev().take_while(|(_, _, wide)| {
        cells += wide;
        cells <= before
    });
    fits.last().map_or(first.start, |(at, _, _)| *at)
}
