//! A line being typed: its text and where the caret stands. It knows no keys.

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
    /// Remove the word before the caret.
    Word,
    /// Remove all before the caret.
    Clear,
    /// Move the caret one character to the left.
    Left,
    /// Move the caret one character to the right.
    Right,
    /// Move the caret to the start.
    Home,
    /// Move the caret to the end.
    End,
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

    /// Makes the change; says whether the text is another one now.
    pub fn edit(&mut self, edit: &Edit) -> bool {
        let length = self.text.len();
        match edit {
            Edit::Insert(text) => self.insert(text),
            Edit::Backspace => self.remove(self.previous()..self.caret),
            Edit::Delete => self.remove(self.caret..self.next()),
            Edit::Word => self.remove(self.word()..self.caret),
            Edit::Clear => self.remove(0..self.caret),
            Edit::Left => self.caret = self.previous(),
            Edit::Right => self.caret = self.next(),
            Edit::Home => self.caret = 0,
            Edit::End => self.caret = self.text.len(),
        }
        self.text.len() != length
    }

    fn insert(&mut self, text: &str) {
        let room = LIMIT.saturating_sub(self.text.chars().count());
        let text: String = text
            .chars()
            .filter(|c| !c.is_control())
            .take(room)
            .collect();
        self.text.insert_str(self.caret, &text);
        self.caret += text.len();
    }

    fn remove(&mut self, range: std::ops::Range<usize>) {
        self.caret = range.start;
        self.text.replace_range(range, "");
    }

    fn previous(&self) -> usize {
        self.before()
            .char_indices()
            .next_back()
            .map_or(0, |(at, _)| at)
    }

    fn next(&self) -> usize {
        self.text[self.caret..]
            .chars()
            .next()
            .map_or(self.caret, |c| self.caret + c.len_utf8())
    }

    fn word(&self) -> usize {
        let before = self.before().trim_end();
        before.rfind(char::is_whitespace).map_or(0, |at| {
            at + before[at..].chars().next().map_or(0, char::len_utf8)
        })
    }
}
