//! `dubao list`: the articles, one a line, in the order of the list pane.

use std::io;
use std::path::PathBuf;

use super::desk::Desk;
use super::exit::Exit;
use super::{listing, shelf};

/// Lists the articles at these paths.
///
/// # Errors
/// When the output cannot be written.
pub fn run(desk: &mut Desk, paths: &[PathBuf]) -> io::Result<Exit> {
    let (store, tally) = shelf::load(desk, paths)?;
    for (_, entry) in store.articles() {
        let columns = listing::columns(&desk.out, desk.lang, &store, entry);
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        desk.out.row(&columns)?;
    }
    Ok(tally.exit())
}
