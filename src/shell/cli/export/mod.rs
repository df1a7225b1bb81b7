//! `dubao export`: all articles as data or text.

mod jsonl;
pub mod markdown;
pub mod text;

use std::io;
use std::path::PathBuf;

use super::desk::Desk;
use super::exit::Exit;

/// A format of the export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One JSON object a line.
    Jsonl,
    /// Markdown.
    Markdown,
    /// Plain text.
    Text,
}

impl Format {
    /// The names of the formats.
    pub const NAMES: [&str; 3] = ["jsonl", "markdown", "text"];

    /// The format of this name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "jsonl" => Some(Self::Jsonl),
            "markdown" => Some(Self::Markdown),
            "text" => Some(Self::Text),
            _ => None,
        }
    }
}

/// Exports the articles at these paths, in the order of the paths.
///
/// # Errors
/// When the output cannot be written.
pub fn run(desk: &mut Desk, format: Format, paths: &[PathBuf]) -> io::Result<Exit> {
    if format == Format::Jsonl {
        return Ok(jsonl::run(desk, paths)?.exit());
    }
    let mut first = true;
    let tally = desk.read(paths, |desk, volume| {
        for article in volume.articles() {
            let item = match format {
                Format::Markdown => markdown::article(article, desk.lang),
                _ => text::article(article, desk.lang),
            };
            if !std::mem::take(&mut first) {
                desk.out.text("\n")?;
            }
            desk.out.text(&item)?;
        }
        Ok(())
    })?;
    Ok(tally.exit())
}
