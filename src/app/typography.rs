//! How texts are set, changed while reading: how wide, how spaced, with which marks. It holds for this run.

use crate::text::Script;

use super::layout::{HANGING, Side, widest_column};
use super::setting::{Edge, Ends, Marks, Pinyin, Spacing, Style};
use super::words::{Word, typesetting as words};
use super::{Action, App};

/// By how many cells a wish changes the measure: two hanzi.
const STEP: u16 = 4;

impl App {
    /// Changes how texts are set, as an action wishes, and says so.
    pub(super) fn restyle(&mut self, action: Action) {
        let style = &mut self.options.style;
        let word = match action {
            Action::Justify => match flip(&mut style.edge, Edge::Ragged, Edge::Justified) {
                Edge::Ragged => words::RAGGED,
                Edge::Justified => words::JUSTIFIED,
            },
            Action::Hang => match flip(&mut style.ends, Ends::Inside, Ends::Hanging) {
                Ends::Inside => words::INSIDE,
                Ends::Hanging => words::HANGING,
            },
            Action::Space => match flip(&mut style.spacing, Spacing::Solid, Spacing::Spaced) {
                Spacing::Solid => words::SOLID,
                Spacing::Spaced => words::SPACED,
            },
            Action::Script => {
                style.script = match style.script {
                    Script::AsWritten => Script::Simplified,
                    Script::Simplified => Script::Traditional,
                    Script::Traditional => Script::AsWritten,
                };
                script_word(style.script)
            }
            Action::Pinyin => {
                style.pinyin = match style.pinyin {
                    Pinyin::Off => Pinyin::Rare,
                    Pinyin::Rare => Pinyin::All,
                    Pinyin::All => Pinyin::Off,
                };
                pinyin_word(style.pinyin)
            }
            _ => match flip(&mut style.marks, Marks::AsGiven, Marks::Full) {
                Marks::AsGiven => words::AS_GIVEN,
                Marks::Full => words::FULL,
            },
        };
        self.say(word);
    }

    /// The style that there is room for: marks hang only where the margin is wide enough.
    pub(super) fn style_for(&self, margin: u16) -> Style {
        let style = self.options.style;
        let ends = if margin < HANGING {
            Ends::Inside
        } else {
            style.ends
        };
        Style { ends, ..style }
    }

    /// Makes lines wider or narrower, as far as there is room.
    pub(super) fn change_measure(&mut self, action: Action, times: usize) {
        let Some(areas) = self.areas() else { return };
        let room = widest_column(areas.body(Side::Text));
        let by = u16::try_from(times)
            .unwrap_or(u16::MAX)
            .saturating_mul(STEP);
        let now = self.options.style.measure.min(room);
        let (least, most) = (*Style::MEASURES.start(), *Style::MEASURES.end());
        let measure = match action {
            Action::Wider => now.saturating_add(by).min(room.max(least)),
            Action::Narrower => now.saturating_sub(by),
            _ => Style::MEASURE,
        };
        self.options.style.measure = measure.clamp(least, most);
        let hanzi = self.options.style.measure.min(room) / 2;
        let message = self
            .options
            .lang
            .fill(words::MEASURE, &[&hanzi.to_string()]);
        self.status.message = Some(message);
    }
}

const fn script_word(script: Script) -> Word {
    match script {
        Script::AsWritten => words::AS_WRITTEN,
        Script::Simplified => words::SIMPLIFIED,
        Script::Traditional => words::TRADITIONAL,
    }
}

const fn pinyin_word(pinyin: Pinyin) -> Word {
    match pinyin {
        Pinyin::Off => words::NO_PINYIN,
        Pinyin::Rare => words::RARE_PINYIN,
        Pinyin::All => words::ALL_PINYIN,
    }
}

/// Sets a choice of two to the other one.
fn flip<T: Copy + PartialEq>(choice: &mut T, one: T, other: T) -> T {
    *choice = if *choice == one { other } else { one };
    *choice
}
