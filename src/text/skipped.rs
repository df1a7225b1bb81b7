//! What a text holds besides its words, and was left out of what is read: counted, so that nobody wonders.

use std::ops::AddAssign;

/// How many of each were left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Skipped {
    /// Scripts of a web page.
    pub scripts: usize,
    /// Links: of lists of links and navigation, not those within a text.
    pub links: usize,
    /// Images.
    pub images: usize,
    /// Tables.
    pub tables: usize,
    /// Formulas.
    pub formulas: usize,
    /// Comments of markup.
    pub comments: usize,
    /// Lines that belong to the site and not to what is read on it: copyright and the like.
    pub lines: usize,
}

impl Skipped {
    /// Whether nothing was left out.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

impl AddAssign for Skipped {
    fn add_assign(&mut self, other: Self) {
        self.scripts += other.scripts;
        self.links += other.links;
        self.images += other.images;
        self.tables += other.tables;
        self.formulas += other.formulas;
        self.comments += other.comments;
        self.lines += other.lines;
    }
}
