//! The keys of a pane, printed from the table of actions.

use crate::app::keys::{Place, bound};
use crate::app::layout::Pane as Area;
use crate::app::{App, words};

use super::pen::{Pen, behind, row};
use super::theme;

/// The cells that the keys take before what they do.
const KEYS: u16 = 20;

pub fn draw(app: &App, of: Place, top: usize, area: Area, pen: &mut Pen) {
    let lang = app.options.lang;
    pen.fill(area.title, theme::TITLE_FOCUSED);
    pen.text(area.title, lang.say(words::KEYS), theme::TITLE_FOCUSED);
    for (number, (keys, action)) in bound(of).skip(top).enumerate() {
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
