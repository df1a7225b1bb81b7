//! Text that may go to a cell of the terminal: the only way there, for whatever came from a file, a name or the keyboard.
//!
//! The rule: controls become pictures, what would reorder or hide becomes U+FFFD, what has no appearance is left out,
//! no grapheme outgrows a cell, and everything changed is counted.

use std::fmt;
use std::ops::{Add, AddAssign, Range};

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::scalar::{Fate, fate};
use super::width::{Ambiguous, stands_alone};

/// The most characters of one grapheme.
const MOST_SCALARS: usize = 8;

/// The most bytes of one grapheme: terminals and multiplexers have broken on more.
pub(super) const MOST_BYTES: usize = 32;

/// Cells from one tab stop to the next.
const TAB: usize = 4;

/// The dotted circle, which carries a combining mark that has no letter to sit on.
const CARRIER: char = '\u{25CC}';

/// Text fit for the cells of a terminal.
///
/// It has no control (but `\n` in a [`SafeText::paragraph`]), no bidirectional control, nothing invisible, and no grapheme
/// of more than 8 characters or 32 bytes or of no cell. Making it safe again changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SafeText {
    text: String,
    hidden: Hidden,
}

/// What is shown of the characters that cannot be shown as they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unseen {
    /// A picture, U+FFFD or nothing; they are counted.
    #[default]
    Counted,
    /// Their code points, such as `‹U+202E›`; they are counted too.
    Revealed,
}

/// What making a text safe did, in characters.
///
/// Characters in = `shown + replaced + removed`; characters out = `shown + replaced + added`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Shown as they were; a tab counts as shown by its first space, a line end by the space or `\n` for it.
    pub shown: usize,
    /// Shown as another character.
    pub replaced: usize,
    /// Left out.
    pub removed: usize,
    /// Added: spaces of a tab beyond the first, dotted circles under lone marks, what reveals another character.
    pub added: usize,
}

impl Hidden {
    /// How many characters a reader does not see as they are in the file.
    pub const fn count(self) -> usize {
        self.replaced + self.removed
    }
}

impl Add for Hidden {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            shown: self.shown + other.shown,
            replaced: self.replaced + other.replaced,
            removed: self.removed + other.removed,
            added: self.added + other.added,
        }
    }
}

impl AddAssign for Hidden {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SafeText {
    /// One line: a headline, a name, a message. Line ends become spaces.
    pub fn line(text: &str) -> Self {
        Cleaner::new(' ').clean(text)
    }

    /// Whether a glyph may stand in a cell as it is: the last word on what reaches the terminal.
    pub fn is_glyph(glyph: &str) -> bool {
        let shown = |c| matches!(fate(c), Fate::Shown | Fate::Selector);
        glyph.len() <= MOST_BYTES
            && glyph.chars().count() <= MOST_SCALARS
            && glyph.chars().all(shown)
    }

    /// A paragraph: line ends become `\n`, at which [`wrap`](super::wrap()) breaks.
    pub fn paragraph(text: &str) -> Self {
        Cleaner::new('\n').clean(text)
    }

    /// A paragraph, with each place where it is not what it was: its bytes there, those in `text`, and whether a
    /// character stands there that cannot be shown as it is.
    pub(super) fn traced(
        text: &str,
        unseen: Unseen,
        seam: impl FnMut(Range<usize>, Range<usize>, bool),
    ) -> Self {
        if text.chars().all(is_plain) {
            let hidden = Hidden {
                shown: text.chars().count(),
                ..Hidden::default()
            };
            return Self {
                text: text.to_owned(),
                hidden,
            };
        }
        let cleaner = Cleaner {
            unseen,
            ..Cleaner::new('\n')
        };
        cleaner.trace(text, seam)
    }

    /// Words of the interface.
    pub fn fixed(text: &'static str) -> Self {
        Self::line(text)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text, no longer known to be safe.
    pub(super) fn into_string(self) -> String {
        self.text
    }

    /// What was changed on the way.
    pub const fn hidden(&self) -> Hidden {
        self.hidden
    }

    /// The bytes `range` of the text; nothing, if it does not fall on characters.
    pub fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// Adds another safe text. Where the two would join in one grapheme, that grapheme keeps the rule.
    pub fn push(&mut self, other: &Self) {
        let alone = |c: Option<char>| c.is_none_or(stands_alone);
        if alone(other.text.chars().next()) && alone(self.text.chars().next_back()) {
            self.text.push_str(&other.text);
            self.hidden += other.hidden;
            return;
        }
        let last = self
            .text
            .grapheme_indices(true)
            .next_back()
            .map_or(0, |(at, _)| at);
        let joined = Self::paragraph(&(self.text.split_off(last) + &other.text));
        self.text.push_str(&joined.text);
        self.hidden += other.hidden;
        self.hidden.shown = self.hidden.shown.saturating_sub(joined.hidden.removed);
        self.hidden.removed += joined.hidden.removed;
    }
}

impl fmt::Display for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl AsRef<str> for SafeText {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

/// Makes a text safe, character by character. Doing it again changes nothing.
struct Cleaner {
    line_end: char,
    safe: SafeText,
    unseen: Unseen,
    /// Where the last grapheme written begins, in bytes; at the end, if nothing may join it.
    grapheme: usize,
    /// Cells since the last line end.
    column: usize,
    /// Whether the last character is not in what was written.
    parted: bool,
}

impl Cleaner {
    fn new(line_end: char) -> Self {
        Self {
            line_end,
            safe: SafeText::default(),
            unseen: Unseen::Counted,
            grapheme: 0,
            column: 0,
            parted: false,
        }
    }

    fn clean(self, text: &str) -> SafeText {
        self.trace(text, |_, _, _| {})
    }

    fn trace(
        mut self,
        text: &str,
        mut seam: impl FnMut(Range<usize>, Range<usize>, bool),
    ) -> SafeText {
        self.safe.text.reserve(text.len());
        let mut before = '\0';
        for (at, c) in text.char_indices() {
            let (start, counted) = (self.safe.text.len(), self.safe.hidden.count());
            match fate(c) {
                Fate::LineEnd if c == '\n' && before == '\r' => self.safe.hidden.removed += 1,
                Fate::LineEnd => self.end_line(),
                Fate::Tab => self.tab(),
                Fate::Removed => self.remove(c),
                Fate::Selector => self.select(c),
                Fate::Shown => self.show(c),
                Fate::Replaced(picture) => self.replace(c, picture),
            }
            before = c;
            let end = at + c.len_utf8();
            if self.safe.text[start..] != text[at..end] {
                let unseen = self.safe.hidden.count() > counted;
                seam(start..self.safe.text.len(), at..end, unseen);
            }
        }
        self.safe
    }

    fn end_line(&mut self) {
        self.begin(self.line_end);
        self.safe.hidden.shown += 1;
        self.column = 0;
    }

    fn tab(&mut self) {
        let spaces = TAB - self.column % TAB;
        for _ in 0..spaces {
            self.begin(' ');
        }
        self.safe.hidden.shown += 1;
        self.safe.hidden.added += spaces - 1;
    }

    fn replace(&mut self, c: char, picture: char) {
        self.safe.hidden.replaced += 1;
        if self.unseen == Unseen::Revealed {
            self.safe.hidden.added += self.reveal(c) - 1;
        } else {
            self.begin(picture);
        }
        self.parted = true;
    }

    fn remove(&mut self, c: char) {
        self.safe.hidden.removed += 1;
        if self.unseen == Unseen::Revealed {
            self.safe.hidden.added += self.reveal(c);
        }
        self.parted = true;
    }

    /// Writes the code point of a character, and tells how many characters that took. Nothing joins the last one.
    fn reveal(&mut self, c: char) -> usize {
        let name = format!("‹U+{:04X}›", u32::from(c));
        name.chars().for_each(|letter| self.begin(letter));
        self.grapheme = self.safe.text.len();
        name.chars().count()
    }

    /// A selector needs something right before it, other than a selector.
    fn select(&mut self, c: char) {
        let chosen = self
            .safe
            .text
            .chars()
            .next_back()
            .is_none_or(|last| fate(last) == Fate::Selector);
        match self.joined(c) {
            Some(joined) if !chosen && !self.parted && self.fits(&joined, c) => self.extend(c),
            _ => self.remove(c),
        }
    }

    fn show(&mut self, c: char) {
        match self.joined(c) {
            Some(joined) if self.fits(&joined, c) => self.extend(c),
            Some(_) => self.remove(c),
            None if Ambiguous::Narrow.char_cells(c) > 0 => {
                self.begin(c);
                self.safe.hidden.shown += 1;
            }
            None if is_one_grapheme(&format!("{CARRIER}{c}")) => {
                self.begin(CARRIER);
                self.safe.hidden.added += 1;
                self.extend(c);
            }
            None => self.replace(c, char::REPLACEMENT_CHARACTER),
        }
    }

    /// The last grapheme with `c` joined to it, if it is one grapheme still.
    fn joined(&self, c: char) -> Option<String> {
        let last = self.safe.text.chars().next_back()?;
        let sealed = self.grapheme == self.safe.text.len();
        if sealed || stands_alone(c) && stands_alone(last) {
            return None;
        }
        let joined = format!("{}{c}", &self.safe.text[self.grapheme..]);
        is_one_grapheme(&joined).then_some(joined)
    }

    /// Whether `joined`, the last grapheme with `c`, keeps the caps, and takes the cells that any terminal gives it.
    fn fits(&self, joined: &str, c: char) -> bool {
        let caps = joined.len() <= MOST_BYTES && joined.chars().count() <= MOST_SCALARS;
        let before = &self.safe.text[self.grapheme..];
        let changes_others = c.width() == Some(0) || matches!(c, '\u{1F3FB}'..='\u{1F3FF}');
        let sum = before.width() + c.width().unwrap_or(0) == joined.width()
            && before.width_cjk() + c.width_cjk().unwrap_or(0) == joined.width_cjk();
        caps && (sum || !changes_others)
    }

    fn begin(&mut self, c: char) {
        self.grapheme = self.safe.text.len();
        self.column += Ambiguous::Narrow.char_cells(c);
        self.safe.text.push(c);
        self.parted = false;
    }

    fn extend(&mut self, c: char) {
        self.column += Ambiguous::Narrow.char_cells(c);
        self.safe.text.push(c);
        self.safe.hidden.shown += 1;
        self.parted = false;
    }
}

/// Whether a character is shown as it is, whatever stands beside it.
fn is_plain(c: char) -> bool {
    match c {
        ' '..='~' | '\u{4E00}'..='\u{9FFF}' | '\n' => true,
        _ => stands_alone(c) && fate(c) == Fate::Shown,
    }
}

fn is_one_grapheme(text: &str) -> bool {
    text.graphemes(true).nth(1).is_none()
}
