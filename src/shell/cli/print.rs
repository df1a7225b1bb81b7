//! `dubao print`: all articles as plain text, set exactly as the reader pane sets them.

use std::io;
use std::path::PathBuf;

use crate::app::setting::{self, At, Manner};
use crate::article::Article;

use super::desk::Desk;
use super::exit::Exit;

/// The width where there is no terminal, in cells.
const USUAL: usize = 80;

/// Prints the articles at these paths, `width` cells wide.
///
/// # Errors
/// When the output cannot be written.
pub fn run(desk: &mut Desk, paths: &[PathBuf], width: Option<usize>) -> io::Result<Exit> {
    let width = width.unwrap_or_else(self::width);
    let mut first = true;
    let tally = desk.read(paths, |desk, volume| {
        for item in volume.articles() {
            if !std::mem::take(&mut first) {
                desk.out.text("\n")?;
            }
            article(desk, item, width)?;
        }
        Ok(())
    })?;
    Ok(tally.exit())
}

/// Prints one article.
///
/// # Errors
/// When the output cannot be written.
pub fn article(desk: &mut Desk, article: &Article, width: usize) -> io::Result<()> {
    let manner = Manner {
        width,
        ambiguous: desk.ambiguous,
        level: desk.level,
    };
    let set = setting::set(article, manner, desk.lang);
    for (_, line) in set.lines(At::default()) {
        let indent = if line.text.is_empty() { 0 } else { line.indent };
        desk.out.text(&format!("{:indent$}{}", "", line.text))?;
    }
    Ok(())
}

/// The width of the terminal, in cells.
pub fn width() -> usize {
    let size = rustix::termios::tcgetwinsize(io::stdout());
    size.ok()
        .map(|size| usize::from(size.ws_col))
        .filter(|width| *width > 1)
        .unwrap_or(USUAL)
}
