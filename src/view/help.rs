//! The keys of a pane, printed from the table of actions.

use crate::app::keys::{BINDINGS, Place};
use crate::app::layout::Pane as Area;
use crate::app::{App, words};

use super::pen::{Pen, behind, row};
use super::theme;

/// The cells that the keys take before what they do.
const KEYS: u16 = 24;

pub fn draw(app: &App, of: Place, top: usize, area: Area, pen: &mut Pen) {
    let lang = app.options.lang;
    pen.fill(area.title, theme::TITLE_FOCUSED);
    pen.text(area.title, lang.say(words::KEYS), theme::TITLE_FOCUSED);
    let lines: Vec<_> = BINDINGS
        .iter()
        .filter(|(places, _, _)| places.contains(&of))
        .collect();
    let last = lines.len().saturating_sub(usize::from(area.body.height));
    for (number, (_, keys, action)) in lines.into_iter().skip(top.min(last)).enumerate() {
        let Some(room) = row(area.body, number) else {
            break;
        };
        let wide = KEYS.min(room.width / 2);
        pen.text(
            ratatui::layout::Rect {
                width: wide,
                ..room
            },
            &keys.replace('|', "  "),
            theme::HEADLINE,
        );
        pen.text(behind(room, wide), lang.say(action.help()), theme::PLAIN);
    }
}
