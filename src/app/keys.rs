//! Which keys mean which wish, pane by pane. Terminal types appear here as data only.

use crossterm::event::KeyCode;

use super::action::Action;
use super::input::Edit;

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The list of articles.
    List,
    /// The text of an article.
    Reader,
    /// The paragraphs of an article, one of which is to be corrected.
    Mend,
    /// Text that is being selected.
    Select,
    /// A page as it was given.
    Raw,
    /// The list of bookmarks.
    Bookmarks,
    /// The articles that are like one.
    Related,
    /// The saved queries.
    Queries,
    /// The keys.
    Help,
    /// A line being typed: keys that are not bound here are text.
    Line,
}

/// The digit that shows the first saved query; those below it are filters of their own.
pub const FIRST_SAVED: usize = 4;

/// A key with its modifiers. Shift is part of the character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The key.
    pub code: KeyCode,
    /// Whether Ctrl is held.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
}

use Place::{Bookmarks, Help, Line, List, Mend, Queries, Raw, Reader, Related, Select};

/// Keys as they are written in help and README, and what they mean where. Two keys in a row are written with a space
/// between them, alternatives with `|`.
pub const BINDINGS: &[(&[Place], &str, Action)] = &[
    (
        &[
            List, Reader, Raw, Related, Bookmarks, Queries, Help, Mend, Select,
        ],
        "j|down",
        Action::Down,
    ),
    (
        &[
            List, Reader, Raw, Related, Bookmarks, Queries, Help, Mend, Select,
        ],
        "k|up",
        Action::Up,
    ),
    (
        &[List, Reader, Raw, Related, Bookmarks, Queries, Help],
        "ctrl-d|d",
        Action::HalfDown,
    ),
    (
        &[List, Reader, Raw, Related, Bookmarks, Queries, Help, Select],
        "ctrl-u",
        Action::HalfUp,
    ),
    (
        &[List, Reader, Raw, Related, Bookmarks, Queries, Help, Select],
        "space|ctrl-f|pgdn",
        Action::PageDown,
    ),
    (
        &[List, Reader, Raw, Related, Bookmarks, Queries, Help, Select],
        "ctrl-b|pgup",
        Action::PageUp,
    ),
    (
        &[
            List, Reader, Raw, Related, Bookmarks, Queries, Help, Mend, Select,
        ],
        "g g|home",
        Action::Top,
    ),
    (
        &[
            List, Reader, Raw, Related, Bookmarks, Queries, Help, Mend, Select,
        ],
        "G|end",
        Action::End,
    ),
    (
        &[List, Raw, Related, Bookmarks, Queries],
        "enter|l|right",
        Action::Open,
    ),
    (&[Reader], "q|esc", Action::Back),
    (
        &[Related, Bookmarks, Queries, Help],
        "q|esc|h|left",
        Action::Back,
    ),
    (&[Reader, Select], "h|left", Action::Leftward),
    (&[Reader, Select], "l|right", Action::Rightward),
    (&[Raw], "q|esc|o|h|left", Action::Back),
    (&[Mend], "x|q|esc|enter", Action::Back),
    (&[List], "esc", Action::Back),
    (&[List], "q", Action::Quit),
    (
        &[
            List, Reader, Raw, Related, Bookmarks, Queries, Help, Line, Mend, Select,
        ],
        "ctrl-c",
        Action::Quit,
    ),
    (&[List, Reader], "o", Action::Raw),
    (&[List, Reader], "tab", Action::SwitchPane),
    (&[List, Reader, Related], "J|]", Action::NextArticle),
    (&[List, Reader, Related], "K|[", Action::PreviousArticle),
    (&[Raw], "]", Action::NextPiece),
    (&[Raw], "[", Action::PreviousPiece),
    (&[Raw], "J|n", Action::NextArticle),
    (&[Raw], "K|N", Action::PreviousArticle),
    (&[Raw], "f", Action::NextFurniture),
    (&[Raw], "F", Action::PreviousFurniture),
    (&[List, Reader, Raw, Select], "}", Action::NextGroup),
    (&[List, Reader, Raw, Select], "{", Action::PreviousGroup),
    (&[List, Reader], ".", Action::NextUnread),
    (&[List, Reader], ",", Action::PreviousUnread),
    (
        &[List, Reader, Raw, Related, Bookmarks, Queries, Help],
        "ctrl-p",
        Action::Jump,
    ),
    (&[List], "/", Action::Jump),
    (&[Reader, Bookmarks], "/", Action::Search),
    (&[List, Reader, Related, Bookmarks], "g /", Action::FullText),
    (&[List, Reader, Related, Bookmarks], "g r", Action::Related),
    (&[Line], "ctrl-r", Action::Related),
    (&[Reader], "n", Action::NextHit),
    (&[Reader], "N", Action::PreviousHit),
    (&[List, Reader, Related, Bookmarks], "m", Action::Bookmark),
    (&[List, Reader], "B", Action::Bookmarks),
    (&[List, Reader, Related, Bookmarks], "e", Action::Note),
    (&[List, Reader, Related, Bookmarks], "T", Action::Tags),
    (&[List, Reader, Related], "r", Action::ToggleRead),
    (&[List], "R", Action::ReadAll),
    (
        &[List, Reader, Mend, Raw, Related, Bookmarks, Queries, Select],
        "u",
        Action::Undo,
    ),
    (&[Reader], "v", Action::Select),
    (
        &[List, Reader, Related, Bookmarks, Select],
        "y",
        Action::Copy,
    ),
    (&[Select], "v|q|esc", Action::Back),
    (&[Select], "ctrl-d", Action::HalfDown),
    (&[Select], "m|enter", Action::Highlight),
    (&[Select], "d", Action::DropHighlight),
    (&[Select], "o", Action::OtherEnd),
    (&[Select], "w", Action::NextWord),
    (&[Select], "b", Action::PreviousWord),
    (&[Select], "e", Action::WordEnd),
    (&[Select], ")", Action::NextSentence),
    (&[Select], "(", Action::PreviousSentence),
    (&[Select], "0", Action::RowStart),
    (&[Select], "$", Action::RowEnd),
    (&[Reader], "x", Action::Mend),
    (&[Mend], "m", Action::MergeNext),
    (&[List, Raw], "x m", Action::MergeNext),
    (&[Mend], "s", Action::SplitHere),
    (&[Raw], "x s", Action::SplitHere),
    (&[Mend], "h", Action::HeadlineHere),
    (&[Raw], "x h", Action::HeadlineHere),
    (&[Mend], "d", Action::DropHere),
    (&[Raw], "x d", Action::DropHere),
    (&[Mend], "D", Action::DropArticle),
    (&[List], "x d|x D", Action::DropArticle),
    (&[Raw], "x D", Action::DropArticle),
    (&[Raw], "x t", Action::TakeIn),
    (&[Mend], "J", Action::MoveDown),
    (&[Mend], "K", Action::MoveUp),
    (&[Mend], ">|]", Action::ToNext),
    (&[Mend], "<|[", Action::ToPrevious),
    (&[Mend], "U", Action::TakeBack),
    (&[List, Raw], "x u", Action::TakeBack),
    (&[List], "1", Action::ShowAll),
    (&[List], "2", Action::ShowUnread),
    (&[List], "3", Action::ShowBookmarked),
    (&[List], "4|5|6|7|8|9", Action::ShowSaved),
    (&[List], "f", Action::Filter),
    (&[List], "S", Action::SaveFilter),
    (&[List], "F", Action::SavedFilters),
    (&[Queries], "D", Action::DeleteFilter),
    (&[List, Reader], "L", Action::Layout),
    (&[List, Reader], "+", Action::Wider),
    (&[List, Reader], "-", Action::Narrower),
    (&[List, Reader], "=", Action::UsualMeasure),
    (&[List, Reader], "t j", Action::Justify),
    (&[List, Reader], "t h", Action::Hang),
    (&[List, Reader], "t s", Action::Space),
    (&[List, Reader], "t m", Action::FullMarks),
    (&[List, Reader], "t i", Action::Reveal),
    (&[List, Reader], "c", Action::Script),
    (&[List, Reader], "p", Action::Pinyin),
    (
        &[List, Reader, Raw, Related, Bookmarks, Queries, Mend, Select],
        "?|f1",
        Action::Help,
    ),
    (
        &[List, Reader, Raw, Related, Bookmarks, Queries, Help, Select],
        "W",
        Action::Widths,
    ),
    (
        &[
            List, Reader, Raw, Related, Bookmarks, Queries, Help, Line, Mend, Select,
        ],
        "ctrl-l",
        Action::Redraw,
    ),
    (
        &[
            List, Reader, Raw, Related, Bookmarks, Queries, Help, Line, Mend, Select,
        ],
        "ctrl-z",
        Action::Suspend,
    ),
    (&[Line], "ctrl-n|ctrl-j|down", Action::Down),
    (&[Line], "ctrl-p|ctrl-k|up", Action::Up),
    (&[Line], "pgdn", Action::PageDown),
    (&[Line], "pgup", Action::PageUp),
    (&[Line], "f1", Action::Help),
    (&[Line], "enter", Action::Open),
    (&[Line], "esc", Action::Back),
];

/// What the keys pressed so far come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// They mean this.
    Means(Action),
    /// They begin a longer key.
    Begins,
    /// Nothing is bound to them here.
    Nothing,
}

/// What is bound at `place`: keys and actions in the table's order.
pub fn bound(place: Place) -> impl Iterator<Item = (&'static str, Action)> {
    let here = BINDINGS
        .iter()
        .filter(move |(places, _, _)| places.contains(&place));
    here.map(|(_, keys, action)| (*keys, *action))
}

/// What the keys `pressed` mean at `place`.
pub fn lookup(place: Place, pressed: &[Chord]) -> Lookup {
    let mut begins = false;
    for (places, keys, action) in BINDINGS {
        if !places.contains(&place) {
            continue;
        }
        for key in keys.split('|') {
            let wanted: Vec<Chord> = key.split(' ').filter_map(Chord::parse).collect();
            if wanted == pressed {
                return Lookup::Means(*action);
            }
            begins |= wanted.len() > pressed.len() && wanted.starts_with(pressed);
        }
    }
    if begins {
        Lookup::Begins
    } else {
        Lookup::Nothing
    }
}

impl Chord {
    /// Reads a chord as [`BINDINGS`] writes it, such as `ctrl-d`, `pgdn`, `G`.
    pub fn parse(text: &str) -> Option<Self> {
        let (ctrl, name) = match text.strip_prefix("ctrl-") {
            Some(name) => (true, name),
            None => (false, text),
        };
        let code = match name {
            "down" => KeyCode::Down,
            "up" => KeyCode::Up,
            "left" => KeyCode::Left,
            "right" => KeyCode::Right,
            "pgdn" => KeyCode::PageDown,
            "pgup" => KeyCode::PageUp,
            "home" => KeyCode::Home,
            "end" => KeyCode::End,
            "enter" => KeyCode::Enter,
            "esc" => KeyCode::Esc,
            "tab" => KeyCode::Tab,
            "space" => KeyCode::Char(' '),
            "f1" => KeyCode::F(1),
            _ => KeyCode::Char(single(name)?),
        };
        Some(Self {
            code,
            ctrl,
            alt: false,
        })
    }

    /// The digit it is, if it is one.
    pub fn digit(self) -> Option<usize> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt => {
                c.to_digit(10).map(|digit| digit as usize)
            }
            _ => None,
        }
    }

    /// What it does to a line being typed, where it is bound to nothing else.
    pub fn edit(self) -> Option<Edit> {
        if self.alt {
            return self.edit_of_words();
        }
        match (self.code, self.ctrl) {
            (KeyCode::Left, true) => Some(Edit::WordLeft),
            (KeyCode::Right, true) => Some(Edit::WordRight),
            (KeyCode::Backspace, false) | (KeyCode::Char('h'), true) => Some(Edit::Backspace),
            (KeyCode::Delete, _) | (KeyCode::Char('d'), true) => Some(Edit::Delete),
            (KeyCode::Char('w') | KeyCode::Backspace, true) => Some(Edit::Word),
            (KeyCode::Char('u'), true) => Some(Edit::Clear),
            (KeyCode::Left, _) | (KeyCode::Char('b'), true) => Some(Edit::Left),
            (KeyCode::Right, _) | (KeyCode::Char('f'), true) => Some(Edit::Right),
            (KeyCode::Home, _) | (KeyCode::Char('a'), true) => Some(Edit::Home),
            (KeyCode::End, _) | (KeyCode::Char('e'), true) => Some(Edit::End),
            (KeyCode::Char(c), false) => Some(Edit::Insert(c.to_string())),
            _ => None,
        }
    }

    /// The same with Alt held, as readline has it.
    fn edit_of_words(self) -> Option<Edit> {
        match self.code {
            KeyCode::Left | KeyCode::Char('b') => Some(Edit::WordLeft),
            KeyCode::Right | KeyCode::Char('f') => Some(Edit::WordRight),
            KeyCode::Char('d') | KeyCode::Delete => Some(Edit::WordAfter),
            KeyCode::Backspace => Some(Edit::Word),
            _ => None,
        }
    }

    /// The same key as if the input method had been off: full-width and Chinese punctuation as the ASCII key that makes
    /// it.
    pub fn without_input_method(self) -> Self {
        let KeyCode::Char(c) = self.code else {
            return self;
        };
        let plain = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '。' => '.',
            '、' => '/',
            '　' => ' ',
            '【' | '「' => '[',
            '】' | '」' => ']',
            '『' => '{',
            '』' => '}',
            _ => c,
        };
        Self {
            code: KeyCode::Char(plain),
            ..self
        }
    }
}

fn single(name: &str) -> Option<char> {
    let mut chars = name.chars();
    chars.next().filter(|_| chars.next().is_none())
}
