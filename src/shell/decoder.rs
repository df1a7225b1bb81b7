//! The bytes that a terminal sends, as events: keys, mouse, pasted text. What it answers to questions that others asked is
//! passed over, and no bytes, whole or cut off, keep the next key from being heard.

use crossterm::event::KeyCode;

use crate::app::keys::Chord;
use crate::app::{Event, Gesture};

use super::widths::Answers;

/// The most bytes of a control sequence's parameters that are kept.
const MOST_PARAMETERS: usize = 64;

/// The most bytes of a pasted text that are kept.
const MOST_PASTED: usize = 65_536;

/// What begins and what ends a pasted text.
const PASTE_START: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// The bytes of a terminal, so far.
#[derive(Debug, Default)]
pub struct Decoder {
    state: State,
    /// What belongs to the state: parameters, pasted text, the first bytes of a character.
    bytes: Vec<u8>,
    /// What came right behind a pasted text.
    after: Vec<u8>,
    events: Vec<Event>,
    /// The answers that are due.
    answers: Option<Answers>,
}

/// What the next byte is part of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// A key.
    #[default]
    Ground,
    /// A character of so many bytes.
    Character(usize),
    /// A sequence of any kind.
    Escape,
    /// A control sequence.
    Control,
    /// A key as a keypad in application mode sends it.
    Keypad,
    /// A function key of the Linux console.
    Console,
    /// The three bytes of an old mouse report.
    OldMouse,
    /// A string that a terminal answers with.
    Answer,
    /// The same after an escape: perhaps its end.
    AnswerEscape,
    /// Pasted text.
    Paste,
    /// What came right behind the end of a pasted text: keys, or more of the text if it had that end in it.
    AfterPaste,
}

impl Decoder {
    /// No bytes so far, and a question to the terminal that these are the answers to.
    pub fn expecting(answers: Option<Answers>) -> Self {
        Self {
            answers,
            ..Self::default()
        }
    }

    /// Takes bytes in; returns what they come to.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<Event> {
        for byte in bytes {
            self.take(*byte);
        }
        std::mem::take(&mut self.events)
    }

    /// Whether more bytes should come: a silence is then worth noticing.
    pub fn is_waiting(&self) -> bool {
        self.state != State::Ground
    }

    /// Whether what is coming may be long, and come in bursts.
    pub fn is_long(&self) -> bool {
        matches!(
            self.state,
            State::Paste | State::Answer | State::AnswerEscape
        )
    }

    /// Nothing came for a while: a lone escape is the key, and what was cut off is given up.
    pub fn silence(&mut self) -> Vec<Event> {
        self.give_up();
        while self.is_waiting() {
            self.give_up();
        }
        std::mem::take(&mut self.events)
    }

    /// Ends what was begun.
    fn give_up(&mut self) {
        match self.state {
            State::Escape => self.key(KeyCode::Esc),
            State::Paste => self.paste(),
            State::AfterPaste => {
                self.paste();
                self.enter(State::Ground);
                for byte in std::mem::take(&mut self.after) {
                    self.take(byte);
                }
                return;
            }
            _ => {}
        }
        self.enter(State::Ground);
    }

    fn take(&mut self, byte: u8) {
        match self.state {
            State::Ground => self.take_key(byte),
            State::Paste => self.take_pasted(byte),
            State::AfterPaste => self.take_after_paste(byte),
            State::OldMouse => self.take_old_mouse(byte),
            State::Character(length) => self.take_character(byte, length),
            State::Answer => self.take_answer(byte),
            State::AnswerEscape if byte == b'\\' => self.enter(State::Ground),
            State::AnswerEscape => {
                self.enter(State::Escape);
                self.take_escaped(byte);
            }
            // A control character ends whatever was begun: it is a key, and that it is heard matters more.
            State::Control | State::Keypad | State::Console if !(b' '..0x7f).contains(&byte) => {
                self.enter(State::Ground);
                self.take_key(byte);
            }
            State::Escape => self.take_escaped(byte),
            State::Control => self.take_control(byte),
            State::Keypad | State::Console => self.take_keypad(byte),
        }
    }

    fn enter(&mut self, state: State) {
        self.state = state;
        self.bytes.clear();
    }

    fn take_key(&mut self, byte: u8) {
        let length = match byte {
            0x1b => return self.enter(State::Escape),
            b'\r' => return self.key(KeyCode::Enter),
            b'\t' => return self.key(KeyCode::Tab),
            0x7f => return self.key(KeyCode::Backspace),
            0..0x20 => return self.control_key(byte),
            0x20..0x7f => return self.key(KeyCode::Char(char::from(byte))),
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => return,
        };
        self.enter(State::Character(length));
        self.bytes.push(byte);
    }

    fn control_key(&mut self, byte: u8) {
        let letter = match byte {
            0 => ' ',
            1..=26 => char::from(byte - 1 + b'a'),
            _ => char::from(byte - 0x1c + b'4'),
        };
        self.chord(KeyCode::Char(letter), true, false);
    }

    fn take_character(&mut self, byte: u8, length: usize) {
        if !(0x80..0xc0).contains(&byte) {
            self.enter(State::Ground);
            return self.take_key(byte);
        }
        self.bytes.push(byte);
        if self.bytes.len() == length {
            let character = std::str::from_utf8(&self.bytes)
                .ok()
                .and_then(|text| text.chars().next());
            self.enter(State::Ground);
            if let Some(character) = character {
                self.key(KeyCode::Char(character));
            }
        }
    }

    fn take_escaped(&mut self, byte: u8) {
        match byte {
            b'[' => self.enter(State::Control),
            b'O' => self.enter(State::Keypad),
            b'P' | b']' | b'_' | b'^' | b'X' => self.enter(State::Answer),
            b' '..0x7f => {
                self.enter(State::Ground);
                self.chord(KeyCode::Char(char::from(byte)), false, true);
            }
            _ => {
                self.key(KeyCode::Esc);
                self.enter(State::Ground);
                self.take_key(byte);
            }
        }
    }

    fn take_answer(&mut self, byte: u8) {
        match byte {
            0x07 => self.enter(State::Ground),
            0x1b => self.enter(State::AnswerEscape),
            0..0x20 => {
                self.enter(State::Ground);
                self.take_key(byte);
            }
            _ => {}
        }
    }

    fn take_control(&mut self, byte: u8) {
        match byte {
            b' '..b'@' if self.bytes.len() < MOST_PARAMETERS => self.bytes.push(byte),
            b' '..b'@' => {}
            b'[' => self.enter(State::Console),
            b'M' if self.bytes.is_empty() => self.enter(State::OldMouse),
            b'~' if self.bytes == b"200" => self.enter(State::Paste),
            _ => {
                let parameters = std::mem::take(&mut self.bytes);
                self.enter(State::Ground);
                self.control(&parameters, byte);
            }
        }
    }

    fn take_keypad(&mut self, byte: u8) {
        let code = match (self.state, byte) {
            (State::Console, b'A') => Some(KeyCode::F(1)),
            (State::Console, _) => None,
            (_, b'M') => Some(KeyCode::Enter),
            _ => named(byte),
        };
        self.enter(State::Ground);
        if let Some(code) = code {
            self.key(code);
        }
    }

    fn take_old_mouse(&mut self, byte: u8) {
        self.bytes.push(byte);
        if let [button, column, row] = self.bytes[..] {
            self.enter(State::Ground);
            let cell = |byte: u8| u16::from(byte).saturating_sub(32);
            self.mouse(cell(button), cell(column), cell(row));
        }
    }

    fn take_pasted(&mut self, byte: u8) {
        self.bytes.push(byte);
        if self.bytes.ends_with(PASTE_END) {
            let text = self.bytes.len() - PASTE_END.len();
            self.bytes.truncate(text);
            self.state = State::AfterPaste;
        } else {
            cut_pasted(&mut self.bytes);
        }
    }

    /// A text that has its own end in it goes on without a pause, and the true end follows; a person's next key does
    /// not come so soon.
    fn take_after_paste(&mut self, byte: u8) {
        self.after.push(byte);
        if self.after == PASTE_START {
            self.after.clear();
            self.paste();
            self.enter(State::Paste);
        } else if self.after.ends_with(PASTE_END) {
            let text = self.after.len() - PASTE_END.len();
            self.bytes.extend(self.after.drain(..).take(text));
            cut_pasted(&mut self.bytes);
        } else {
            cut_pasted(&mut self.after);
        }
    }

    fn paste(&mut self) {
        let text = String::from_utf8_lossy(&self.bytes).into_owned();
        self.events.push(Event::Paste(text));
    }

    /// A whole control sequence: a key, the mouse, or an answer, which is passed over if nobody asked.
    fn control(&mut self, parameters: &[u8], end: u8) {
        let text = std::str::from_utf8(parameters).unwrap_or_default();
        match (end, text.strip_prefix("2;"), &mut self.answers) {
            (b'R', Some(column), Some(answers)) => {
                return answers.at_column(column.parse().unwrap_or_default());
            }
            (b'c', _, Some(_)) if text.starts_with('?') => {
                let answer = self.answers.take().and_then(Answers::end);
                return self.events.extend(answer);
            }
            _ => {}
        }
        if let Some(report) = text.strip_prefix('<') {
            let mut numbers = report.split(';').map(|number| number.parse().ok());
            let mut next = || numbers.next().flatten();
            if let (b'M', Some(button), Some(column), Some(row)) = (end, next(), next(), next()) {
                self.mouse(button, column, row);
            }
            return;
        }
        let mut numbers = text.split(';').map(|number| number.parse::<u8>().ok());
        let first = numbers.next().flatten();
        let modifiers = numbers.next().flatten().unwrap_or(1).saturating_sub(1);
        let code = match end {
            b'~' => first.and_then(numbered),
            _ if text.is_empty() || first == Some(1) => named(end),
            _ => None,
        };
        if let Some(code) = code {
            self.chord(code, modifiers & 4 != 0, modifiers & 2 != 0);
        }
    }

    /// A mouse report, its cells counted from 1 (xterm's control sequences, "Mouse Tracking").
    fn mouse(&mut self, button: u16, column: u16, row: u16) {
        // Bits 2 to 4 tell the modifiers.
        let gesture = match button & !0b1_1100 {
            0 => Gesture::Click,
            64 => Gesture::WheelUp,
            65 => Gesture::WheelDown,
            _ => return,
        };
        if let (Some(column), Some(row)) = (column.checked_sub(1), row.checked_sub(1)) {
            self.events.push(Event::Point {
                column,
                row,
                gesture,
            });
        }
    }

    fn key(&mut self, code: KeyCode) {
        self.chord(code, false, false);
    }

    fn chord(&mut self, code: KeyCode, ctrl: bool, alt: bool) {
        self.events.push(Event::Press(Chord { code, ctrl, alt }));
    }
}

/// Keeps a pasted text within its limit; the last bytes may begin its end, so only what stands before them is dropped.
fn cut_pasted(bytes: &mut Vec<u8>) {
    if bytes.len() > MOST_PASTED + PASTE_END.len() {
        let surplus = bytes.len() - PASTE_END.len();
        bytes.drain(MOST_PASTED..surplus);
    }
}

/// The key that a sequence's last letter names.
fn named(end: u8) -> Option<KeyCode> {
    Some(match end {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P' => KeyCode::F(1),
        b'Z' => KeyCode::BackTab,
        _ => return None,
    })
}

/// The key that a sequence's number names.
fn numbered(number: u8) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11 => KeyCode::F(1),
        _ => return None,
    })
}
