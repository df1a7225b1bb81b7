//! How texts are set, changed while reading: how wide, how spaced, with which marks. It holds for this run.

use crate::text::{SLOT, Script, Unseen};

use super::layout::{HANGING, Side, TypeArea, type_area, widest_column};
use super::setting::{Edge, Ends, Layout, Manner, Marks, Pinyin, Spacing, Style};
use super::words::{Word, typesetting as words};
use super::{Action, App};

/// By how many cells a wish changes the measure: two hanzi.
const STEP: u16 = 4;

impl App {
    /// Changes how texts are set, as an action wishes, and says so.
    pub(super) fn restyle(&mut self, action: Action) {
        let style = &mut self.options.style.finish;
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
            Action::Reveal => match flip(&mut style.unseen, Unseen::Counted, Unseen::Revealed) {
                Unseen::Counted => words::COUNTED,
                Unseen::Revealed => words::REVEALED,
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

    /// The manner that articles are set in where there is this room: marks hang only where the margin is wide enough.
    pub(super) fn manner(&self, margin: u16, area: &TypeArea) -> Manner {
        let mut finish = self.options.style.finish;
        if margin < HANGING {
            finish.ends = Ends::Inside;
        }
        if area.upright && finish.pinyin == Pinyin::All {
            // Upright lines have no row above them.
            finish.pinyin = Pinyin::Off;
        }
        let rows = usize::from(area.whole.height).max(1);
        Manner {
            width: if area.upright {
                rows * SLOT
            } else {
                usize::from(area.column)
            },
            span: usize::from(area.whole.width),
            upright: area.upright,
            ambiguous: self.options.ambiguous,
            level: self.options.level,
            finish,
        }
    }

    /// Goes from one column to several, to upright lines, and back.
    pub(super) fn cycle_layout(&mut self) {
        let style = &mut self.options.style;
        style.layout = match style.layout {
            Layout::Single => Layout::Columns,
            Layout::Columns => Layout::Upright,
            Layout::Upright => Layout::Single,
        };
        let layout = style.layout;
        let few = self.areas().is_none_or(|areas| {
            let area = type_area(areas.body(Side::Text), &self.options.style);
            area.count < 2
        });
        self.say(match layout {
            Layout::Single => words::SINGLE,
            Layout::Columns if few => words::TOO_NARROW,
            Layout::Columns => words::COLUMNS,
            Layout::Upright => words::UPRIGHT,
        });
    }

    /// Makes columns wider or narrower.
    fn change_column(&mut self, action: Action, by: u16) {
        let (least, most) = (*Style::COLUMNS.start(), *Style::COLUMNS.end());
        let column = self.options.style.column;
        let column = match action {
            Action::Wider => column.saturating_add(by),
            Action::Narrower => column.saturating_sub(by),
            _ => Style::COLUMN,
        };
        self.options.style.column = column.clamp(least, most);
        let hanzi = (self.options.style.column / 2).to_string();
        let message = self.options.lang.fill(words::MEASURE, &[&hanzi]);
        self.status.message = Some(message);
    }

    /// Makes lines wider or narrower, as far as there is room.
    pub(super) fn change_measure(&mut self, action: Action, times: usize) {
        let Some(areas) = self.areas() else { return };
        let room = widest_column(areas.body(Side::Text));
        let by = u16::try_from(times)
            .unwrap_or(u16::MAX)
            .saturating_mul(STEP);
        match self.options.style.layout {
            Layout::Single => {}
            Layout::Columns => return self.change_column(action, by / 2),
            Layout::Upright => return self.say(words::UPRIGHT),
        }
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
