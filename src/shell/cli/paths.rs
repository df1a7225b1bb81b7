//! `dubao paths`: where everything of the reader's own is kept.

use std::io;
use std::path::Path;

use crate::app::words::{Word, command_line as words};
use crate::shell::journal::Journal;
use crate::shell::{copies, device};

use super::bookmarks;
use super::desk::Desk;
use super::exit::Exit;

/// Names every file and folder that there is, or will be.
///
/// # Errors
/// When the output cannot be written.
pub fn run(desk: &mut Desk) -> io::Result<Exit> {
    let paths = desk.paths.clone();
    let folders = [
        (words::CONFIG_FOLDER, paths.config.clone()),
        (words::CONFIG_FILE, paths.options()),
        (words::BOOKMARKS_FOLDER, paths.bookmarks()),
        (words::READ_FOLDER, paths.read()),
        (words::CORRECTIONS_FOLDER, paths.corrections()),
        (words::GIT, paths.git()),
        (words::DEVICE, paths.device()),
        (words::LOCK, paths.lock()),
        (words::COPIES, paths.copies()),
        (words::CORRUPT, paths.corrupt()),
    ];
    for (what, path) in folders {
        row(desk, what, path.as_deref())?;
    }
    let copies = paths.copies().map(|folder| copies::all(&folder));
    for copy in copies.into_iter().flatten() {
        row(desk, words::COPY, Some(&copy))?;
    }
    let own = paths.device().and_then(|path| device::load(&path).ok()?);
    let journal = Journal::open(paths);
    for log in journal.logs() {
        let name = log
            .file_name()
            .map(|name| name.to_string_lossy())
            .unwrap_or_default();
        let is_own = own.is_some_and(|own| name.starts_with(&own.to_string()));
        row(
            desk,
            if is_own { words::OWN_LOG } else { words::LOG },
            Some(log),
        )?;
    }
    Ok(bookmarks::tell_state(desk, &journal))
}

fn row(desk: &mut Desk, what: Word, path: Option<&Path>) -> io::Result<()> {
    let unknown = desk.lang.say(words::NO_FOLDER);
    let path = path.map_or(unknown.into(), Path::to_string_lossy);
    desk.out.row(&[desk.lang.say(what), &path])
}
