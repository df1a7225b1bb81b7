//! `dubao show KEY`: one article, set for a terminal, or as exact text.

use std::io;
use std::path::PathBuf;

use crate::app::words::command_line as words;

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
    let found = shelf::find(desk, &store, key);
    let Some((id, entry)) = found.and_then(|entry| Some((store.find(entry.key)?, entry))) else {
        return Ok(Exit::Partly);
    };
    if desk.out.is_terminal() {
        print::article(desk, &entry.article, print::width())?;
    } else {
        desk.out
            .text(&export::text::article(&entry.article, desk.lang))?;
    }
    let halves = [
        (words::CONTINUES, store.continues(id)),
        (words::CONTINUED, store.continued(id)),
    ];
    for (word, half) in halves {
        if let Some(half) = half.and_then(|id| store.entry(id)) {
            let values = [&half.key.to_string(), half.article.headline.as_str()];
            desk.out
                .text(&format!("\n{}", desk.lang.fill(word, &values)))?;
        }
    }
    Ok(tally.exit())
}
