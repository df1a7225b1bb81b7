//! The raw view of a page: numbers of lines, signs, and the page's own lines with one article's pieces marked.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::layout::Pane as Area;
use crate::app::raw::{Mark, Raw, Row, Sign};
use crate::app::words::raw as words;
use crate::app::{App, Pane};
use crate::text::SafeText;

use super::list::page_name;
use super::pen::{Pen, behind, row};
use super::theme;

pub fn draw(app: &App, raw: &Raw, area: Area, pen: &mut Pen) {
    title(app, raw, area.title, pen);
    for (number, shown) in raw.window.iter().enumerate() {
        let Some(room) = row(area.body, number) else {
            break;
        };
        draw_row(app, raw, shown, room, pen);
        if shown.cursor {
            pen.fill(room, theme::CURSOR);
        }
    }
}

/// Which of the page's articles is marked, then the page.
fn title(app: &App, raw: &Raw, room: Rect, pen: &mut Pen) {
    let style = theme::title(matches!(app.top(), Pane::Raw(_)));
    pen.fill(room, style);
    let mut rest = pen.text(room, app.options.lang.say(words::TITLE), style);
    if let Some(entry) = raw.article.and_then(|id| app.entry(id)) {
        let ids = raw.articles();
        let at = ids.iter().position(|id| Some(*id) == raw.article);
        let place = format!(" {}/{} ", at.map_or(0, |at| at + 1), ids.len());
        rest = pen.text(rest, &place, style);
        let headline = SafeText::line(&entry.article.headline);
        rest = pen.text(rest, headline.as_str(), style);
    }
    let page = page_name(app, app.shelf.store.source(raw.source));
    pen.text(behind(rest, 1), page.as_str(), theme::FAINT);
}

fn draw_row(app: &App, raw: &Raw, shown: &Row, room: Rect, pen: &mut Pen) {
    let cells = |cells: usize| u16::try_from(cells).unwrap_or(0).min(room.width);
    let (line, sign) = (cells(raw.manner.line), cells(raw.manner.sign));
    let at_end = |pen: &mut Pen, from: u16, width: u16, text: &str, style: Style| {
        let gutter = Rect {
            width: width.saturating_sub(1),
            ..behind(room, from)
        };
        pen.text_at_end(gutter, text, style);
    };
    if let Some(number) = shown.line {
        at_end(pen, 0, line, &number.to_string(), theme::FAINT);
    }
    match shown.sign {
        Sign::None => {}
        Sign::Head => {
            let head = app.options.lang.say(words::HEAD);
            at_end(pen, line, sign, head, theme::OWN_HEAD);
        }
        Sign::Piece(number) => at_end(pen, line, sign, &number.to_string(), theme::OWN_TEXT),
        Sign::GoesOn => at_end(pen, line, sign, "|", theme::OWN_TEXT),
        Sign::Furniture => at_end(pen, line, sign, "-", theme::FAINT),
    }
    let mut rest = behind(room, line + sign);
    for (text, mark) in &shown.parts {
        rest = pen.text(rest, text, style_of(*mark));
    }
}

fn style_of(mark: Mark) -> Style {
    match mark {
        Mark::Head => theme::OWN_HEAD,
        Mark::Text => theme::OWN_TEXT,
        Mark::Other => theme::PLAIN,
        Mark::Furniture => theme::FAINT,
    }
}
