//! What every command works with: the language, the encoding, the folders, the two outputs.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use crate::app::setting::Style;
use crate::app::words::{Lang, Word};
use crate::article::correct::Corrections;
use crate::library::{Volume, in_order, read};
use crate::search::Accent;
use crate::shell::messages;
use crate::shell::paths::Paths;
use crate::shell::sources::{Dump, dumps};
use crate::text::{Ambiguous, Encoding, Level, SafeText};

use super::exit::Exit;
use super::output::Output;

/// What a command works with.
pub struct Desk {
    /// The language of the interface.
    pub lang: Lang,
    /// The encoding of all inputs, if it is not to be detected.
    pub encoding: Option<Encoding>,
    /// Where marks are kept.
    pub paths: Paths,
    /// How wide ambiguous characters are.
    pub ambiguous: Ambiguous,
    /// How strictly marks are kept from the starts and ends of lines.
    pub level: Level,
    /// How texts are set.
    pub style: Style,
    /// How pinyin is typed.
    pub accent: Accent,
    /// The corrections that hold.
    pub corrections: Arc<Corrections>,
    /// Standard output.
    pub out: Output,
}

/// How many dumps could be read and how many could not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Those that could.
    pub read: usize,
    /// Those that could not.
    pub failed: usize,
}

impl Desk {
    /// Tells the person something, on standard error.
    pub fn tell_of(&self, word: Word, values: &[&str]) {
        complain(&self.lang.fill(word, values));
    }

    /// Reads all dumps at these paths, on all cores, and gives each to `take`, in order. What cannot be
    /// read is told and counted; it keeps nothing else from being read.
    ///
    /// # Errors
    /// The first error of `take`; then no further dump is read.
    pub fn read(
        &mut self,
        paths: &[PathBuf],
        mut take: impl FnMut(&mut Self, Volume) -> io::Result<()>,
    ) -> io::Result<Tally> {
        let (lang, encoding) = (self.lang, self.encoding);
        let corrections = self.corrections.clone();
        let (found, missing) = dumps(paths);
        for missing in &missing {
            complain(&messages::missing(missing, lang));
        }
        let mut tally = Tally {
            read: 0,
            failed: missing.len(),
        };
        let mut taken = Ok(());
        let work = |dump: &Dump| {
            let mut volume = volume(dump, encoding, lang);
            if let Ok(volume) = &mut volume {
                volume.correct(&corrections);
            }
            volume
        };
        in_order(&found, work, |volume| {
            match volume {
                Ok(volume) => {
                    tally.read += 1;
                    taken = take(self, volume);
                }
                Err(message) => {
                    tally.failed += 1;
                    complain(&message);
                }
            }
            taken.is_ok()
        });
        taken.map(|()| tally)
    }
}

impl Tally {
    /// How a command ends that did all it could with what was read.
    pub fn exit(self) -> Exit {
        match self {
            Self { failed: 0, .. } => Exit::Fine,
            Self { read: 0, .. } => Exit::Nothing,
            _ => Exit::Partly,
        }
    }
}

/// Writes a message to standard error, on one line and safe for a terminal. There is nobody to tell if that fails.
pub fn complain(message: &str) {
    let line = SafeText::line(message);
    let _ = writeln!(io::stderr().lock(), "dubao: {}", line.as_str());
}

fn volume(dump: &Dump, encoding: Option<Encoding>, lang: Lang) -> Result<Volume, String> {
    let name = dump.name();
    let bytes = dump
        .bytes()
        .map_err(|error| messages::unreadable(&name, &error, lang))?;
    read(&name, bytes, encoding).map_err(|refusal| messages::refused(&name, refusal, lang))
}
