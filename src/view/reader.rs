//! The text of an article, row by row as it was set.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::doubt::{Doubtful, Sign};
use crate::app::layout::{Pane as Area, text_column};
use crate::app::setting::{Part, Row};
use crate::app::{App, Pane, Sheet, words};
use crate::text::SafeText;

use super::list::page_name;
use super::pen::{Pen, behind, row};
use super::theme;

pub fn draw(app: &App, area: Area, pen: &mut Pen) {
    let sheet = app.sheet();
    let focused = matches!(app.top(), Pane::Reader(_));
    title(app, sheet, area.title, focused, pen);
    let column = text_column(area.body);
    for (number, set) in sheet.setting.rows.iter().skip(sheet.top).enumerate() {
        let Some(room) = row(column, number) else {
            break;
        };
        if set.range.is_some() && sheet.mending() == Some(set.flow) {
            let margin = Rect {
                x: room.x.saturating_sub(1),
                width: 1,
                ..room
            };
            pen.fill(margin, theme::CURSOR);
        }
        draw_row(sheet, set, room, pen);
        draw_doubts(sheet, set, room, pen);
    }
}

/// Draws the signs of doubts about a row in the margin before it, and underlines the characters in doubt.
fn draw_doubts(sheet: &Sheet, set: &Row, room: Rect, pen: &mut Pen) {
    let Some(range) = set.range.clone() else {
        return;
    };
    let paragraph = (set.flow + 1).saturating_sub(sheet.setting.heads);
    let here =
        |doubt: &&Doubtful| doubt.spot.paragraph == paragraph && range.contains(&doubt.spot.byte);
    for doubt in sheet.doubts.iter().filter(here) {
        let margin = Rect {
            x: room.x.saturating_sub(1),
            width: 1,
            ..room
        };
        pen.text(margin, doubt.sign.glyph(), theme::FAINT);
        if doubt.sign == Sign::Title {
            continue;
        }
        let text = sheet.setting.text(set);
        let at = doubt.spot.byte - range.start;
        let Some((before, after)) = text.split_at_checked(at) else {
            continue;
        };
        let end = after.chars().next().map_or(0, char::len_utf8);
        let indent = u16::try_from(set.indent).unwrap_or(u16::MAX);
        let glyph = Rect {
            width: pen.width(&after[..end]),
            ..behind(room, indent.saturating_add(pen.width(before)))
        };
        pen.fill(glyph, theme::DOUBTFUL);
    }
}

fn title(app: &App, sheet: &Sheet, room: Rect, focused: bool, pen: &mut Pen) {
    let style = theme::title(focused);
    pen.fill(room, style);
    let Some(entry) = sheet.id.and_then(|id| app.entry(id)) else {
        return;
    };
    let lang = app.options.lang;
    let length = lang.fill(
        words::CHARACTERS,
        &[&entry.article.characters().to_string()],
    );
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
    pen.text(behind(rest, 1), section.as_str(), theme::FAINT);
}

fn draw_row(sheet: &Sheet, set: &Row, room: Rect, pen: &mut Pen) {
    let Some(range) = set.range.clone() else {
        return;
    };
    let style = style_of(sheet.setting.flows[set.flow].part);
    let room = behind(room, u16::try_from(set.indent).unwrap_or(u16::MAX));
    let text = sheet.setting.text(set);
    let (here, hits) = hits(sheet, set.flow, &range);
    if hits.is_empty() {
        pen.text(room, text, style);
    } else {
        pen.marked_text(room, text, style, &hits, theme::HIT);
        if let Some(here) = here {
            mark_here(text, &here, room, pen);
        }
    }
}

/// Draws the hit that the reader is at once more, in its own style.
fn mark_here(text: &str, here: &Range<usize>, room: Rect, pen: &mut Pen) {
    let Some((before, hit)) = text
        .get(..here.start)
        .zip(text.get(here.start..here.end.min(text.len())))
    else {
        return;
    };
    let at = pen.width(before);
    pen.text(behind(room, at), hit, theme::HIT_HERE);
}

/// The parts of the hits of a search that fall in these bytes of a flow, counted from there, and the one that the reader
/// is at.
fn hits(
    sheet: &Sheet,
    flow: usize,
    range: &Range<usize>,
) -> (Option<Range<usize>>, Vec<Range<usize>>) {
    let Some(finding) = &sheet.finding else {
        return (None, Vec::new());
    };
    let first = finding
        .hits
        .partition_point(|(f, hit)| (*f, hit.end) <= (flow, range.start));
    let mut here = None;
    let mut all = Vec::new();
    for (index, (f, hit)) in finding.hits.iter().enumerate().skip(first) {
        if *f != flow || hit.start >= range.end {
            break;
        }
        let part = hit.start.max(range.start) - range.start..hit.end.min(range.end) - range.start;
        if index == finding.at {
            here = Some(part.clone());
        }
        all.push(part);
    }
    (here, all)
}

fn style_of(part: Part) -> Style {
    match part {
        Part::Headline => theme::HEADLINE,
        Part::Kicker | Part::Subtitle => theme::KICKER,
        Part::Byline => theme::BYLINE,
        Part::Subhead => theme::SUBHEAD,
        Part::Caption => theme::CAPTION,
        Part::Paragraph => theme::PLAIN,
        Part::Turn => theme::FAINT,
    }
}
