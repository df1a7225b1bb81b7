//! The text of an article, row by row as it was set.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::doubt::{Doubtful, Sign};
use crate::app::layout::{HANGING, Pane as Area, text_column};
use crate::app::setting::{Line, Part, Spot};
use crate::app::{App, Pane, Sheet, words};
use crate::text::SafeText;

use super::list::page_name;
use super::pen::{Pen, behind, row};
use super::theme;

pub fn draw(app: &App, area: Area, pen: &mut Pen) {
    let sheet = app.sheet();
    let focused = matches!(app.top(), Pane::Reader(_));
    title(app, sheet, area.title, focused, pen);
    let column = text_column(area.body, app.options.style.measure);
    for (number, line) in sheet.lines().enumerate() {
        let Some(room) = row(column, number) else {
            break;
        };
        let margin = Rect {
            x: room.x.saturating_sub(1),
            width: 1,
            ..room
        };
        if !line.is_blank && sheet.mending() == Some(line.flow) {
            pen.fill(margin, theme::CURSOR);
        }
        let doubts = doubts(sheet, &line);
        for doubt in &doubts {
            pen.text(margin, doubt.sign.glyph(), theme::FAINT);
        }
        // A mark may hang over the end of a line.
        let width = room.width + HANGING.min(area.body.right() - room.right());
        draw_line(sheet, &line, &doubts, Rect { width, ..room }, pen);
    }
}

/// The doubts about what a row shows.
fn doubts<'s>(sheet: &'s Sheet, line: &Line) -> Vec<&'s Doubtful> {
    if line.is_blank {
        return Vec::new();
    }
    let paragraph = (line.flow + 1).saturating_sub(sheet.setting.heads());
    let bytes = line.range();
    let spot = |byte| Spot { paragraph, byte };
    let first = sheet
        .doubts
        .partition_point(|doubt| doubt.spot < spot(bytes.start));
    let here = sheet.doubts[first..].iter();
    here.take_while(|doubt| doubt.spot < spot(bytes.end))
        .collect()
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
    pen.text(behind(rest, 1), section.as_str(), theme::FAINT);
}

/// Draws the glyphs of a row, each as what its bytes in the article are.
fn draw_line(sheet: &Sheet, line: &Line, doubts: &[&Doubtful], room: Rect, pen: &mut Pen) {
    for (x, reading) in line.readings {
        let over = behind(room, u16::try_from(*x).unwrap_or(u16::MAX));
        pen.text(over, reading, theme::FAINT);
    }
    let plain = style_of(line.part);
    let hits = Hits::on(sheet, line);
    let seams = doubts.iter().filter(|doubt| doubt.sign != Sign::Title);
    let seams: Vec<usize> = seams.map(|doubt| doubt.spot.byte).collect();
    for glyph in line.glyphs(pen.ambiguous()) {
        let bytes = line.source(glyph.at)..line.source(glyph.at + glyph.text.len());
        let mut style = hits.style(bytes.start).unwrap_or(plain);
        if seams.iter().any(|seam| bytes.contains(seam)) {
            style = style.patch(theme::DOUBTFUL);
        }
        let room = behind(room, u16::try_from(glyph.x).unwrap_or(u16::MAX));
        pen.glyph(room, glyph.text, glyph.cells, style);
    }
}

/// The hits of a search that fall in a row.
struct Hits<'s> {
    hits: &'s [(usize, Range<usize>)],
    /// The one that the reader is at, if it is among them.
    here: Option<usize>,
}

impl<'s> Hits<'s> {
    fn on(sheet: &'s Sheet, line: &Line) -> Self {
        let Some(finding) = &sheet.finding else {
            return Self {
                hits: &[],
                here: None,
            };
        };
        let bytes = line.range();
        let first = finding
            .hits
            .partition_point(|(flow, hit)| (*flow, hit.end) <= (line.flow, bytes.start));
        let count = finding.hits[first..]
            .partition_point(|(flow, hit)| (*flow, hit.start) < (line.flow, bytes.end));
        Self {
            hits: &finding.hits[first..first + count],
            here: finding.at.checked_sub(first),
        }
    }

    /// The style of a byte of the flow, if it is hit.
    fn style(&self, byte: usize) -> Option<Style> {
        let number = self.hits.iter().position(|(_, hit)| hit.contains(&byte))?;
        Some(if self.here == Some(number) {
            theme::HIT_HERE
        } else {
            theme::HIT
        })
    }
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
