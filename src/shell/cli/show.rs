//! `dubao show KEY`: one article, set for a terminal, or as exact text.

use std::io;
use std::path::PathBuf;

use super::desk::Desk;
use super::exit::Exit;
use super::{export, print, shelf};

/// Shows the article whose key begins so.
///
/// # Errors
/// When the output cannot be written.
pub fn run(desk: &mut Desk, key: &str, paths: &[PathBuf]) -> io::Result<Exit> {
    let (store, tally) = shelf::load(desk, paths)?;
    if tally.read == 0 {
        return Ok(Exit::Nothing);
    }
    let Some(entry) = shelf::find(desk, &store, key) else {
        return Ok(Exit::Partly);
    };
    if desk.out.is_terminal() {
        print::article(desk, &entry.article, print::width())?;
    } else {
        desk.out
            .text(&export::text::article(&entry.article, desk.lang))?;
    }
    Ok(tally.exit())
}
