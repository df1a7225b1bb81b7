//! The text of a dump while it grows, a tag for every line that is not blank.

use super::piece::{Line, Tag};

/// A dump and what each of its lines is.
#[derive(Clone, Debug, Default)]
pub struct Dump {
    pub text: String,
    pub tags: Vec<Tag>,
}

impl Dump {
    /// Adds a line, if there is anything on it.
    pub fn line(&mut self, text: &str, tag: Tag) {
        if !text.trim().is_empty() {
            self.text.push_str(text);
            self.text.push('\n');
            self.tags.push(tag);
        }
    }

    pub fn blank(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// Adds a line of print as it is.
    pub fn print(&mut self, line: &Line) {
        self.line(&line.text, line.tag);
    }
}
