//! How wide the terminal draws characters of ambiguous width: it is shown some, and asked where its cursor is then.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rustix::termios::{QueueSelector, tcflush};

use crate::app::Event;
use crate::text::Ambiguous;

use super::tty;

/// The marks that are shown. The text is made of the first ones; a terminal that measures its font may draw the others
/// in another width.
const MARKS: [&str; 7] = ["“", "—", "…", "·", "■", "①", "│"];

/// How many of them a text is full of.
const USUAL: usize = 4;

/// How long the answers may take before the reader ends without them.
const PATIENCE: Duration = Duration::from_millis(200);

/// A question that was put to the terminal.
#[derive(Debug)]
pub struct Question {
    asked: Instant,
    answered: Arc<AtomicBool>,
}

/// The answers to it, as they come in.
#[derive(Debug)]
pub struct Answers {
    columns: Vec<u16>,
    answered: Arc<AtomicBool>,
}

/// Asks the terminal, which is about to be drawn on. On row 2, for an answer about row 1 may be taken for a key
/// (`CSI 1 ; 2 R` is shift-F3); what every terminal answers, its attributes, shows where the answers end.
pub fn ask() -> (Question, Answers) {
    let mut sequence = String::from("\x1b[2;1H");
    for mark in MARKS {
        sequence.push('\r');
        sequence.push_str(mark);
        sequence.push_str("\x1b[6n");
    }
    sequence.push_str("\r\x1b[2K\x1b[c");
    let _ = tty::draw(sequence.as_bytes());
    let answered = Arc::new(AtomicBool::new(false));
    let question = Question {
        asked: Instant::now(),
        answered: Arc::clone(&answered),
    };
    (question, Answers::new(answered))
}

impl Question {
    /// Waits a moment for what was not answered yet, so that no answer falls to the shell once the reader is gone.
    pub fn settle(self) {
        let is_open = || !self.answered.load(Ordering::Relaxed);
        while is_open() && self.asked.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(5));
        }
        if is_open() {
            let _ = tcflush(io::stdin(), QueueSelector::IFlush);
        }
    }
}

impl Answers {
    /// None so far; `answered` is set when the last one is in.
    pub fn new(answered: Arc<AtomicBool>) -> Self {
        Self {
            columns: Vec::new(),
            answered,
        }
    }

    /// The cursor is in this column, counted from 1.
    pub fn at_column(&mut self, column: u16) {
        if self.columns.len() < MARKS.len() {
            self.columns.push(column);
        }
    }

    /// There are no more answers: what they come to, if they tell of every mark.
    pub fn end(self) -> Option<Event> {
        self.answered.store(true, Ordering::Relaxed);
        let widths: Vec<u16> = self
            .columns
            .iter()
            .map(|column| column.saturating_sub(1))
            .collect();
        let whole =
            widths.len() == MARKS.len() && widths.iter().all(|width| (1..=2).contains(width));
        whole.then(|| Event::Measured {
            // A gap after a mark is a lesser evil than a mark that covers its neighbour.
            ambiguous: if widths[..USUAL].contains(&2) {
                Ambiguous::Wide
            } else {
                Ambiguous::Narrow
            },
            alike: widths.iter().all(|width| *width == widths[0]),
        })
    }
}
