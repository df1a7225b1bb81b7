//! `dubao print`: all articles as plain text, set exactly as the reader pane sets them.

use std::io;
use std::path::PathBuf;

use crate::app::setting::{self, At, Ends, Finish, Line, Manner};
use crate::article::Article;
use crate::text::Ambiguous;

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
        span: width,
        upright: false,
        ambiguous: desk.ambiguous,
        level: desk.level,
        finish: Finish {
            ends: Ends::Inside,
            ..desk.style.finish
        },
    };
    let set = setting::set(article, manner, desk.lang);
    for (_, line) in set.lines(At::default()) {
        desk.out.text(&printed(&line, desk.ambiguous))?;
    }
    Ok(())
}

/// A row as text, with blanks for its blank cells.
fn printed(line: &Line, ambiguous: Ambiguous) -> String {
    let (mut text, mut cells) = (String::new(), 0);
    for glyph in line.glyphs(ambiguous) {
        text.extend(std::iter::repeat_n(' ', glyph.x - cells));
        text.push_str(glyph.text);
        cells = glyph.x + glyph.cells;
    }
    text
}

/// The width of the terminal, in cells.
pub fn width() -> usize {
    let size = rustix::termios::tcgetwinsize(io::stdout());
    size.ok()
        .map(|size| usize::from(size.ws_col))
        .filter(|width| *width > 1)
        .unwrap_or(USUAL)
}
