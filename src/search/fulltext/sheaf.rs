//! A sheaf: a piece of memory that texts are laid into one behind another. It does not know whose they are.

use std::ops::Range;

/// The bytes of a sheaf; a longer text has one to itself.
const SIZE: usize = 1 << 20;

/// Texts laid one behind another. It never grows, so nothing is copied when texts come.
#[derive(Clone, Debug, Default)]
pub struct Sheaf {
    bytes: Vec<u8>,
    dead: usize,
}

/// Where a text lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// In which sheaf.
    pub sheaf: u32,
    start: u32,
    len: u32,
}

impl Sheaf {
    /// An empty sheaf with room for a text of so many bytes.
    pub fn for_text(len: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(SIZE.max(len)),
            dead: 0,
        }
    }

    /// A text that is a sheaf by itself, number `sheaf`, and where it lies there.
    pub fn of(text: String, sheaf: usize) -> (Self, Stretch) {
        let mut bytes = text.into_bytes();
        bytes.shrink_to_fit();
        let stretch = Stretch {
            sheaf: narrow(sheaf),
            start: 0,
            len: narrow(bytes.len()),
        };
        (Self { bytes, dead: 0 }, stretch)
    }

    /// Whether there is room for so many bytes more.
    pub fn has_room(&self, len: usize) -> bool {
        self.bytes.capacity() - self.bytes.len() >= len
    }

    /// Lays a text behind the others, and says where it lies in this sheaf, which is number `sheaf`.
    pub fn lay(&mut self, text: &[u8], sheaf: u32) -> Stretch {
        let stretch = Stretch {
            sheaf,
            start: narrow(self.bytes.len()),
            len: narrow(text.len()),
        };
        self.bytes.extend_from_slice(text);
        stretch
    }

    /// Some of its bytes.
    pub fn bytes(&self, range: Range<usize>) -> &[u8] {
        self.bytes.get(range).unwrap_or_default()
    }

    /// A text is not wanted any more.
    pub fn forget(&mut self, stretch: Stretch) {
        self.dead += stretch.len();
    }

    /// Whether more than half of what lies in it is not wanted any more.
    pub fn is_worn(&self) -> bool {
        self.dead * 2 > self.bytes.len()
    }

    /// The bytes it takes up, and how many of them hold texts that are wanted.
    pub fn size(&self) -> (usize, usize) {
        (self.bytes.capacity(), self.bytes.len() - self.dead)
    }
}

impl Stretch {
    /// Its bytes in its sheaf.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.start as usize + self.len as usize
    }

    /// How many bytes it has.
    pub fn len(self) -> usize {
        self.len as usize
    }
}

/// No text is longer than 4 GiB, and no sheaf longer than its longest text.
fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
