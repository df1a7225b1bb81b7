//! A headline in a list: what cannot be shown as it is looks different there too, and is revealed on the same wish.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::App;
use crate::text::Guise;

use super::pen::Pen;
use super::theme;

/// How many bytes of a headline are made fit for a list: more than a row holds.
const MOST: usize = 16 << 10;

/// Draws a headline in the first row of `room`.
pub fn draw(app: &App, headline: &str, room: Rect, style: Style, pen: &mut Pen) {
    let guise = guise(app, headline);
    let unseen: Vec<Range<usize>> = guise.unseen().collect();
    let marked = style.patch(theme::UNSEEN);
    pen.marked_text(room, guise.as_str(), style, &unseen, marked);
}

/// A headline as it is shown in a list.
pub fn guise(app: &App, headline: &str) -> Guise {
    let mut ends = (0..=headline.len().min(MOST)).rev();
    let end = ends.find(|end| headline.is_char_boundary(*end));
    let beginning = &headline[..end.unwrap_or(0)];
    let unseen = app.options.style.finish.unseen;
    if beginning.contains(['\n', '\r']) {
        return Guise::showing(&beginning.replace(['\n', '\r'], " "), unseen);
    }
    Guise::showing(beginning, unseen)
}
