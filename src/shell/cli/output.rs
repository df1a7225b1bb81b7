//! Standard output: exact text for a file or a pipe, safe text for a terminal.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use crate::text::SafeText;

/// What lies between two columns of a row, for a program and for a person.
const TAB: &str = "\t";
const SPACES: &str = "  ";

/// Standard output.
pub struct Output {
    out: BufWriter<StdoutLock<'static>>,
    is_terminal: bool,
}

impl Output {
    /// The program's standard output.
    pub fn new() -> Self {
        let out = io::stdout().lock();
        let is_terminal = out.is_terminal();
        Self {
            out: BufWriter::new(out),
            is_terminal,
        }
    }

    /// Whether a person is looking.
    pub fn is_terminal(&self) -> bool {
        self.is_terminal
    }

    /// Writes a text of any number of lines, and ends the last one.
    ///
    /// # Errors
    /// What the system says.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        if self.is_terminal {
            writeln!(self.out, "{}", SafeText::paragraph(text).as_str())
        } else {
            writeln!(self.out, "{text}")
        }
    }

    /// Writes a row of columns, one line whatever they hold. Columns without text are left out for a person.
    ///
    /// # Errors
    /// What the system says.
    pub fn row(&mut self, columns: &[&str]) -> io::Result<()> {
        if self.is_terminal {
            let shown = columns.iter().filter(|column| !column.is_empty());
            let safe: Vec<SafeText> = shown.map(|column| SafeText::line(column)).collect();
            let safe: Vec<&str> = safe.iter().map(SafeText::as_str).collect();
            writeln!(self.out, "{}", safe.join(SPACES))
        } else {
            let plain = |column: &&str| column.replace(['\t', '\n', '\r'], " ");
            let columns: Vec<String> = columns.iter().map(plain).collect();
            writeln!(self.out, "{}", columns.join(TAB))
        }
    }

    /// Sees that all of it is out.
    ///
    /// # Errors
    /// What the system says.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
