//! A text as line breaking sees it: characters with their classes, combining marks joined to what they combine with.

use super::class::{Class, property_of};

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
}

impl Item {
    /// Whether this is the dotted circle, on which the marks of Brahmic scripts are shown (LB28a).
    pub(super) const fn is_dotted_circle(&self) -> bool {
        self.c == '\u{25CC}'
    }
}

/// The items of a text, in order.
pub(super) fn items_of(text: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::with_capacity(text.len() / 2 + 1);
    for (at, c) in text.char_indices() {
        let property = property_of(c);
        let joins = property.class == Class::Joiner;
        if joins || property.class == Class::CM {
            if let Some(last) = items.last_mut().filter(|last| carries_marks(last.class)) {
                last.joins = joins;
                continue;
            }
            items.push(Item {
                at,
                c,
                class: Class::AL,
                wide: property.wide,
                picture: false,
                joins,
            });
            continue;
        }
        items.push(Item {
            at,
            c,
            class: property.class,
            wide: property.wide,
            picture: property.picture,
            joins,
        });
    }
    items
}

/// Whether a combining mark after this class joins it (LB9).
const fn carries_marks(class: Class) -> bool {
    !matches!(
        class,
        Class::BK | Class::CR | Class::LF | Class::NL | Class::SP | Class::ZW
    )
}
