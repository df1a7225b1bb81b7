//! The judge of what comes to a terminal: it reads the bytes as a terminal would, and knows nothing of how they are made.

use alacritty_terminal::vte::{Params, Parser, Perform};

use crate::fuzz::is_foul;

/// The modes that the reader switches: the other screen, the cursor, mouse and paste, and updates in one piece.
const MODES: [u16; 8] = [25, 1000, 1002, 1003, 1006, 1049, 2004, 2026];

/// How many answers the reader asks for at its start: seven marks, and the attributes of the terminal.
const QUESTIONS: usize = 8;

/// What may come to the terminal.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Law {
    /// The reader's own sequences, and text.
    Reader,
    /// Text and line ends alone: what a command writes.
    Command,
}

/// A judge of all bytes that came to one terminal.
pub struct Judge {
    parser: Parser,
    bench: Bench,
    /// The beginning of a character that was not whole yet.
    begun: Vec<u8>,
    /// Whether the last byte was ESC.
    escaped: bool,
}

struct Bench {
    law: Law,
    /// Sequences that are allowed besides: what another program sends of its own accord.
    granted: Vec<String>,
    questions: usize,
    /// Whether the reader has the screen.
    taken: bool,
    sequences: Vec<String>,
    fouls: Vec<String>,
}

impl Judge {
    pub fn new(law: Law) -> Self {
        Self {
            parser: Parser::new(),
            bench: Bench {
                law,
                granted: Vec::new(),
                questions: 0,
                taken: false,
                sequences: Vec::new(),
                fouls: Vec::new(),
            },
            begun: Vec::new(),
            escaped: false,
        }
    }

    /// A judge of another program, which may send these sequences.
    pub fn granting(granted: Vec<String>) -> Self {
        let mut judge = Self::new(Law::Reader);
        judge.bench.granted = granted;
        judge
    }

    /// Reads on; what is foul of it.
    pub fn read(&mut self, bytes: &[u8]) -> Vec<String> {
        self.parser.advance(&mut self.bench, bytes);
        // The parser passes over strings for programs, and mends bytes that are no text.
        for byte in bytes {
            if std::mem::replace(&mut self.escaped, *byte == 0x1B) && *byte != b'[' {
                let sequence = format!("ESC {:?}", char::from(*byte));
                self.bench.judge(sequence, false);
            }
        }
        self.begun.extend_from_slice(bytes);
        while let Err(error) = std::str::from_utf8(&self.begun) {
            let Some(length) = error.error_len() else {
                self.begun.drain(..error.valid_up_to());
                return std::mem::take(&mut self.bench.fouls);
            };
            self.begun.drain(..error.valid_up_to() + length);
            self.bench.judge("raw byte".to_owned(), false);
        }
        self.begun.clear();
        std::mem::take(&mut self.bench.fouls)
    }

    /// All sequences so far, each once.
    pub fn sequences(mut self) -> Vec<String> {
        self.bench.sequences.sort();
        self.bench.sequences.dedup();
        self.bench.sequences
    }
}

impl Bench {
    fn judge(&mut self, sequence: String, allowed: bool) {
        if !allowed && !self.granted.contains(&sequence) {
            self.fouls.push(sequence.clone());
        }
        self.sequences.push(sequence);
    }
}

impl Perform for Bench {
    fn print(&mut self, c: char) {
        if is_foul(c) {
            self.judge(format!("character {:04X}", u32::from(c)), false);
        }
    }

    fn execute(&mut self, byte: u8) {
        let asking = self.taken && self.questions < QUESTIONS;
        let allowed = match byte {
            b'\r' => !self.taken || asking,
            b'\n' => !self.taken,
            _ => false,
        };
        self.judge(format!("control {byte:02X}"), allowed);
    }

    fn hook(&mut self, _: &Params, _: &[u8], _: bool, action: char) {
        self.judge(format!("DCS {action}"), false);
    }

    fn osc_dispatch(&mut self, params: &[&[u8]], _: bool) {
        let kind = params.first().copied().unwrap_or_default();
        self.judge(format!("OSC {}", String::from_utf8_lossy(kind)), false);
    }

    fn csi_dispatch(&mut self, params: &Params, intermediates: &[u8], _: bool, action: char) {
        let values: Vec<u16> = params.iter().flatten().copied().collect();
        let mark = String::from_utf8_lossy(intermediates).into_owned();
        let allowed = self.law == Law::Reader
            && match (mark.as_str(), action) {
                ("", 'H') => values.len() <= 2,
                ("", 'm' | 'J' | 'K') | ("<", 'u') => true,
                ("", 'r') => values.iter().all(|value| *value == 0),
                ("", 'n' | 'c') => {
                    self.questions += 1;
                    self.taken && self.questions <= QUESTIONS && matches!(values[0], 0 | 6)
                }
                ("?", 'h' | 'l') => values.iter().all(|value| MODES.contains(value)),
                _ => false,
            };
        if mark == "?" && values.contains(&1049) {
            self.taken = action == 'h';
        }
        let value = match action {
            'h' | 'l' | 'n' | 't' => format!("{values:?}"),
            _ => String::new(),
        };
        self.judge(format!("CSI {mark}{value}{action}"), allowed);
    }

    fn esc_dispatch(&mut self, intermediates: &[u8], _: bool, byte: u8) {
        let mark = String::from_utf8_lossy(intermediates).into_owned();
        self.judge(format!("ESC {mark}{}", char::from(byte)), false);
    }
}

#[test]
fn the_judge_sees_what_is_foul() {
    let fouls = |law, bytes: &[u8]| Judge::new(law).read(bytes).len();
    let plain = "\x1b[?1049h\x1b[1;1H\x1b[38;5;8m春风\x1b[0m\x1b[?1049l再见\r\n";
    assert_eq!(fouls(Law::Reader, plain.as_bytes()), 0);
    assert_eq!(fouls(Law::Command, "春风又绿\r\n".as_bytes()), 0);
    assert_eq!(fouls(Law::Command, b"\x1b[31mred"), 1);
    for foul in [
        "\x1b[?1004h",
        "\x1b[21t",
        "\x1b]0;t\x07",
        "\x1bPq\x1b\\",
        "\x1bc",
        "\u{202e}",
        "\u{9b}",
        "\x07",
        "\x1b[6n",
        "\u{200b}",
        "\x1b[>0q",
        "\x1b[5n",
        "\x1b_Ga\x1b\\",
        "\x1b^p\x1b\\",
    ] {
        assert!(fouls(Law::Reader, foul.as_bytes()) > 0, "{foul:?}");
    }
    assert!(fouls(Law::Reader, b"a\x9b2J") > 0);
    let mut judge = Judge::new(Law::Reader);
    let split: Vec<String> = "春\x1b[0m"
        .bytes()
        .flat_map(|byte| judge.read(&[byte]))
        .collect();
    assert!(split.is_empty(), "{split:?}");
}
