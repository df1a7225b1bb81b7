//! A place in an article that is the same at any width, in any setting and on any day.

use crate::marks::Place;

/// A place in an article that is the same at any width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// 0 for the headlines, then the number of the block, from 1.
    pub paragraph: usize,
    /// The byte in that block.
    pub byte: usize,
}

impl Spot {
    /// The place as marks keep it: they do not count the headlines.
    pub fn place(self) -> Place {
        match self.paragraph.checked_sub(1) {
            Some(paragraph) => Place {
                paragraph,
                byte: self.byte,
            },
            None => Place::default(),
        }
    }

    /// The place that a mark kept; the start of the text is the start of the article.
    pub fn of(place: Place) -> Self {
        if place == Place::default() {
            return Self::default();
        }
        Self {
            paragraph: place.paragraph + 1,
            byte: place.byte,
        }
    }
}
