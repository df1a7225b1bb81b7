//! The text of an article, row by row as it was set.

use ratatui::layout::Rect;

use crate::app::layout::{HANGING, Pane as Area, below, type_area};
use crate::app::setting::Line;
use crate::app::{App, CardPart, CardRow, Pane, Sheet, words};
use crate::text::SafeText;

use super::bookmarks::tag_line;
use super::ink::Ink;
use super::list::page_name;
use super::pen::{Pen, behind, row};
use super::{theme, upright};

pub fn draw(app: &App, area: Area, pen: &mut Pen) {
    let sheet = app.sheet();
    let focused = matches!(app.top(), Pane::Reader(_));
    title(app, sheet, area.title, focused, pen);
    let card = app.card(area.body.width.into(), area.body.height.into());
    draw_card(&card, area.body, pen);
    let body = below(area.body, card.len());
    let type_area = type_area(body, &app.options.style);
    for strip in &sheet.spread.strips {
        for (number, line) in sheet.lines_of(strip).enumerate() {
            if type_area.upright {
                upright::draw(sheet, &line, type_area.upright(number), pen);
                continue;
            }
            let column = strip
                .column
                .map_or(type_area.whole, |column| type_area.column(column));
            if let Some(room) = row(column, strip.above + number) {
                draw_row(sheet, &line, room, area.body.right(), pen);
            }
        }
    }
}

/// Draws what a bookmark keeps.
fn draw_card(card: &[CardRow], body: Rect, pen: &mut Pen) {
    for (number, line) in card.iter().enumerate() {
        let Some(room) = row(body, number) else {
            break;
        };
        let style = match line.part {
            CardPart::Fate => theme::ALARM,
            CardPart::Headline => theme::HEADLINE,
            CardPart::Imprint | CardPart::Blank => theme::FAINT,
            CardPart::Quote | CardPart::Note => theme::PLAIN,
            CardPart::Tags => theme::TAG,
            CardPart::Passage => theme::LIGHT,
        };
        pen.text(room, &line.text, style);
    }
}

/// Draws a row and what stands in the margin before it; a mark may hang over its end, but not over that of the pane.
fn draw_row(sheet: &Sheet, line: &Line, room: Rect, edge: u16, pen: &mut Pen) {
    let margin = Rect {
        x: room.x.saturating_sub(1),
        width: 1,
        ..room
    };
    if !line.is_blank && sheet.mending() == Some(line.flow) {
        pen.fill(margin, theme::CURSOR);
    }
    let ink = Ink::of(sheet, line);
    for doubt in &ink.doubts {
        pen.text(margin, doubt.sign.glyph(), theme::FAINT);
    }
    let room = Rect {
        width: room.width + HANGING.min(edge - room.right()),
        ..room
    };
    for (x, reading) in line.readings {
        let over = behind(room, u16::try_from(*x).unwrap_or(u16::MAX));
        pen.text(over, reading, theme::FAINT);
    }
    for glyph in line.glyphs(pen.ambiguous()) {
        let style = ink.style(line, glyph.at, glyph.text);
        let room = behind(room, u16::try_from(glyph.x).unwrap_or(u16::MAX));
        pen.glyph(room, glyph.text, glyph.cells, style);
    }
}

fn title(app: &App, sheet: &Sheet, room: Rect, focused: bool, pen: &mut Pen) {
    let style = theme::title(focused);
    pen.fill(room, style);
    let Some(entry) = sheet.id.and_then(|id| app.entry(id)) else {
        return;
    };
    let lang = app.options.lang;
    let length = lang.fill(words::CHARACTERS, &[&entry.characters.to_string()]);
    let mut rest = pen.text_at_end(room, &format!(" {length}"), style);
    if app.is_bookmarked(entry) {
        rest = pen.text(rest, "✦ ", theme::BOOKMARK);
    }
    if !entry.article.former.is_empty() {
        let word = lang.say(words::mending::CORRECTED);
        rest = behind(pen.text(rest, word, theme::FAINT), 1);
    }
    let source = page_name(app, app.shelf.store.source(entry.source));
    let rest = pen.text(rest, source.as_str(), style);
    let section = SafeText::line(entry.article.section.as_deref().unwrap_or_default());
    let rest = pen.text(behind(rest, 1), section.as_str(), theme::FAINT);
    let tags = tag_line(app, entry.key);
    pen.text(behind(rest, 1), tags.as_str(), theme::TAG);
}
