//! A line being typed: its text and where the caret stands, which moves by graphemes. It knows no keys.

use std::ops::Range;

use crate::text::{Ambiguous, graphemes};

/// The longest line that may be typed or pasted, in characters.
pub const LIMIT: usize = 256;

/// A line being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    text: String,
    caret: usize,
}

/// A change to a line being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Put this text at the caret; control characters are left out.
    Insert(String),
    /// Remove the character before the caret.
    Backspace,
    /// Remove the character after the caret.
    Delete,
    /// Remove the word before the caret, as white space divides them.
    Word,
    /// Remove the word after the caret.
    WordAfter,
    /// Remove all before the caret.
    Clear,
    /// Move the caret one character to the left.
    Left,
    /// Move the caret one character to the right.
    Right,
    /// Move the caret to the start of the word.
    WordLeft,
    /// Move the caret to the end of the word.
    WordRight,
    /// Move the caret to the start.
    Home,
    /// Move the caret to the end.
    End,
}

/// What a change came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edited {
    /// Whether the text is another one now.
    pub changed: bool,
    /// Whether there was no room for all that was to be put in.
    pub cut: bool,
}

impl Input {
    /// A line that begins with `text`, the caret behind it.
    pub fn new(text: &str) -> Self {
        let mut input = Self::default();
        input.insert(text);
        input
    }

    /// What is typed so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the caret.
    pub fn before(&self) -> &str {
        &self.text[..self.caret]
    }

    /// Makes the change.
    pub fn edit(&mut self, edit: &Edit) -> Edited {
        let length = self.text.len();
        let mut cut = false;
        match edit {
            Edit::Insert(text) => cut = self.insert(text),
            Edit::Backspace => self.remove(self.previous()..self.caret),
            Edit::Delete => self.remove(self.caret..self.next()),
            Edit::Word => self.remove(self.blank_word()..self.caret),
            Edit::WordAfter => self.remove(self.caret..self.word_end()),
            Edit::Clear => self.remove(0..self.caret),
            Edit::Left => self.caret = self.previous(),
            Edit::Right => self.caret = self.next(),
            Edit::WordLeft => self.caret = self.word_start(),
            Edit::WordRight => self.caret = self.word_end(),
            Edit::Home => self.caret = 0,
            Edit::End => self.caret = self.text.len(),
        }
        Edited {
            changed: self.text.len() != length,
            cut,
        }
    }

    /// Puts a text in as far as there is room; says whether it was too long.
    fn insert(&mut self, text: &str) -> bool {
        let room = LIMIT.saturating_sub(self.text.chars().count());
        let mut heard = text.chars().filter(|c| !c.is_control());
        let text: String = heard.by_ref().take(room).collect();
        self.text.insert_str(self.caret, &text);
        self.caret += text.len();
        // What was put in may join what stands behind it.
        self.caret = self.boundary(self.caret);
        heard.next().is_some()
    }

    fn remove(&mut self, range: Range<usize>) {
        self.caret = range.start;
        self.text.replace_range(range, "");
        self.caret = self.boundary(self.caret);
    }

    /// The first boundary of graphemes at or behind a byte.
    fn boundary(&self, at: usize) -> usize {
        let mut starts = graphemes(&self.text, Ambiguous::Narrow).map(|(start, ..)| start);
        starts.find(|start| *start >= at).unwrap_or(self.text.len())
    }

    fn previous(&self) -> usize {
        let starts = graphemes(&self.text, Ambiguous::Narrow).map(|(start, ..)| start);
        starts
            .take_while(|start| *start < self.caret)
            .last()
            .unwrap_or(0)
    }

    fn next(&self) -> usize {
        self.boundary((self.caret + 1).min(self.text.len()))
    }

    fn blank_word(&self) -> usize {
        let before = self.before().trim_end();
        before.rfind(char::is_whitespace).map_or(0, |at| {
            at + before[at..].chars().next().map_or(0, char::len_utf8)
        })
    }

    fn word_start(&self) -> usize {
        let before = self
            .before()
            .trim_end_matches(|c: char| !c.is_alphanumeric());
        before.trim_end_matches(char::is_alphanumeric).len()
    }

    fn word_end(&self) -> usize {
        let after = &self.text[self.caret..];
        let rest = after.trim_start_matches(|c: char| !c.is_alphanumeric());
        let rest = rest.trim_start_matches(char::is_alphanumeric);
        self.boundary(self.text.len() - rest.len())
    }
}
