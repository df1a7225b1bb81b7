//! The keys of a pane, printed from the table of actions, and below them how queries are written.

use ratatui::layout::Rect;

use crate::app::keys::{Place, bound};
use crate::app::layout::Pane as Area;
use crate::app::{Action, App, words};

use super::pen::{Pen, behind, row};
use super::theme;

/// The cells that the keys take before what they do.
const KEYS: u16 = 20;

pub fn draw(app: &App, of: Place, top: usize, area: Area, pen: &mut Pen) {
    let lang = app.options.lang;
    pen.fill(area.title, theme::TITLE_FOCUSED);
    pen.text(area.title, lang.say(words::KEYS), theme::TITLE_FOCUSED);
    let keys = bound(of).map(Entry::Key);
    let guide = words::query::guide(of, lang).map(Entry::Guide);
    for (number, entry) in keys.chain(guide).skip(top).enumerate() {
        let Some(room) = row(area.body, number) else {
            break;
        };
        match entry {
            Entry::Key((keys, action)) => {
                let wide = KEYS.min(room.width / 2);
                let place = Rect {
                    width: wide,
                    ..room
                };
                pen.text(place, &keys.replace('|', "  "), theme::HEADLINE);
                pen.text(behind(room, wide), lang.say(action.help()), theme::PLAIN);
            }
            Entry::Guide(line) => {
                pen.text(room, line, theme::PLAIN);
            }
        }
    }
}

/// A row of the help.
enum Entry {
    Key((&'static str, Action)),
    Guide(&'static str),
}
