//! A text as line breaking sees it: characters with their classes, combining marks joined to what they combine with.

use super::class::{Class, HANZI, Properties, Property, properties};
use crate::text::upright::upright_cells;
use crate::text::width::{Ambiguous, stands_alone};

/// A character with the combining marks that follow it (LB9).
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// Where it begins, in bytes.
    pub(super) at: usize,
    /// The character.
    pub(super) c: char,
    /// Its class; a combining mark with nothing to combine with is a letter (LB10).
    pub(super) class: Class,
    /// Whether it is East Asian.
    pub(super) wide: bool,
    /// Whether it is reserved for a pictograph.
    pub(super) picture: bool,
    /// Whether a joiner ends it (LB8a).
    pub(super) joins: bool,
    /// The room that it takes.
    pub(super) room: Room,
}

/// The room that something takes on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Room {
    /// Its cells.
    pub(super) cells: u8,
    /// Whether it takes none at the end of a line: a space that may break, or a line end.
    pub(super) hangs: bool,
}

impl Item {
    fn new(at: usize, c: char, property: Property, room: Room) -> Self {
        Self {
            at,
            c,
            class: property.class,
            wide: property.wide,
            picture: property.picture,
            joins: property.class == Class::Joiner,
            room,
        }
    }

    /// Whether this is the dotted circle, on which the marks of Brahmic scripts are shown (LB28a).
    pub(super) const fn is_dotted_circle(&self) -> bool {
        self.c == '\u{25CC}'
    }
}

/// A stretch of text up to its line end, the space in memory used again for the next.
#[derive(Debug, Default)]
pub(super) struct Stretch {
    /// Its items in order, the line end's among them.
    pub(super) items: Vec<Item>,
    /// Which items are no common hanzi.
    pub(super) marks: Vec<usize>,
    /// Which items are quotation marks.
    pub(super) quotes: Vec<usize>,
    /// Its bytes.
    pub(super) len: usize,
    /// Whether it ends with a line end, or with the text.
    pub(super) ends: bool,
    /// Whether each item is a glyph of its own, and no cluster of several characters.
    pub(super) plain: bool,
}

impl Stretch {
    /// Reads `text` up to the first line end, but no more than `most` bytes of it.
    pub(super) fn read(&mut self, text: &str, most: usize, ambiguous: Ambiguous) {
        self.items.clear();
        self.marks.clear();
        self.quotes.clear();
        (self.len, self.ends, self.plain) = (text.len(), true, true);
        self.items.reserve(text.len().min(most) / 3 + 1);
        let properties = properties();
        for (at, c) in text.char_indices() {
            if at >= most {
                (self.len, self.ends) = (at, false);
                return;
            }
            if matches!(c, '\u{4E00}'..='\u{9FFF}') {
                self.items.push(Item::new(at, c, HANZI, WIDE));
            } else if self.add(at, c, properties, ambiguous) {
                let half = c == '\r' && text[at + 1..].starts_with('\n');
                if !half {
                    self.len = at + c.len_utf8();
                    return;
                }
            }
        }
    }

    /// Gives each item the room that it takes upright.
    pub(super) fn stand_up(&mut self, text: &str) {
        for index in &self.marks {
            let item = &mut self.items[*index];
            let cells = upright_cells(text, item.at, usize::from(item.room.cells));
            item.room.cells = u8::try_from(cells).unwrap_or(2);
        }
    }

    /// Adds a character; tells whether it is a line end.
    fn add(&mut self, at: usize, c: char, properties: Properties, ambiguous: Ambiguous) -> bool {
        self.marks.push(self.items.len());
        let mut property = properties.of(c);
        self.plain &= stands_alone(c);
        match property.class {
            Class::Joiner | Class::CM => {
                let joins = property.class == Class::Joiner;
                if let Some(last) = self
                    .items
                    .last_mut()
                    .filter(|last| carries_marks(last.class))
                {
                    last.joins = joins;
                    // Some marks are glyphs of their own, though no line begins with them.
                    self.plain = false;
                    self.marks.pop();
                    return false;
                }
                property = Property {
                    class: Class::AL,
                    picture: false,
                    ..property
                };
                self.items.push(Item {
                    joins,
                    ..Item::new(at, c, property, room(c, ambiguous))
                });
                return false;
            }
            Class::QU | Class::QUi | Class::QUf => self.quotes.push(self.items.len()),
            _ => {}
        }
        self.items
            .push(Item::new(at, c, property, room(c, ambiguous)));
        matches!(
            property.class,
            Class::BK | Class::CR | Class::LF | Class::NL
        )
    }
}

const WIDE: Room = Room {
    cells: 2,
    hangs: false,
};

fn room(c: char, ambiguous: Ambiguous) -> Room {
    Room {
        cells: u8::try_from(ambiguous.char_cells(c)).unwrap_or(2),
        hangs: hangs(c),
    }
}

/// Whether a character at the end of a line takes no room: a space that may break, or a line end.
pub(super) const fn hangs(c: char) -> bool {
    match c {
        '!'..='~' | '\u{3001}'..='\u{FFFF}' => false,
        _ => c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}'),
    }
}

/// Whether a combining mark after this class joins it (LB9).
const fn carries_marks(class: Class) -> bool {
    !matches!(
        class,
        Class::BK | Class::CR | Class::LF | Class::NL | Class::SP | Class::ZW
    )
}
