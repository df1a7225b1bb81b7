//! Copies of the marks that nothing merges: what a log was before it was compacted, three times back, and all marks of a
//! day, of the last seven days that had any. Copied into the folder of bookmarks, any of them counts again.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::article::Date;

use super::private;

/// How many former states of a log are kept.
const GENERATIONS: usize = 3;
/// Of how many days all marks are kept.
const DAYS: usize = 7;

/// How the name of a day's copy begins, and how it ends.
const DAY: (&str, &str) = ("marks-", ".jsonl");

/// Keeps what a log is: as `….1`; what that was before is `….2` now, and so on.
///
/// # Errors
/// What the system says.
pub fn keep(folder: &Path, log: &Path, bytes: &[u8]) -> io::Result<()> {
    private::create_folder(folder)?;
    let newest = generation(folder, log, 1);
    if fs::read(&newest).is_ok_and(|kept| kept == bytes) {
        return Ok(());
    }
    for older in (1..GENERATIONS).rev() {
        // What is not there does not move.
        let _ = fs::rename(
            generation(folder, log, older),
            generation(folder, log, older + 1),
        );
    }
    private::replace(&newest, bytes)
}

/// All copies there are, in order.
pub fn all(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    all.sort();
    all
}

/// Whether the copy of a day is there.
pub fn has_day(folder: &Path, day: Date) -> bool {
    of_day(folder, day).exists()
}

/// Keeps all marks of a day, and forgets the oldest day if there are more than seven.
///
/// # Errors
/// What the system says.
pub fn keep_day(folder: &Path, day: Date, bytes: &[u8]) -> io::Result<()> {
    private::create_folder(folder)?;
    let today = of_day(folder, day);
    private::replace(&today, bytes)?;
    let mut days = all(folder);
    days.retain(|path| *path != today && is_of_day(path));
    for oldest in days.iter().rev().skip(DAYS - 1) {
        fs::remove_file(oldest)?;
    }
    Ok(())
}

/// Removes what programs that died left half written in the folder.
pub fn clear_drafts(folder: &Path) {
    for path in all(folder) {
        if path.extension().is_some_and(|extension| extension == "new") {
            let _ = fs::remove_file(path);
        }
    }
}

/// Named after the log and the folder that it is in.
fn generation(folder: &Path, log: &Path, number: usize) -> PathBuf {
    let parts = log.iter().rev().take(2).map(|part| part.to_string_lossy());
    let name: Vec<_> = parts.collect::<Vec<_>>().into_iter().rev().collect();
    folder.join(format!("{}.{number}", name.join("-")))
}

fn of_day(folder: &Path, day: Date) -> PathBuf {
    folder.join(format!("{}{day}{}", DAY.0, DAY.1))
}

fn is_of_day(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let day = name
        .strip_prefix(DAY.0)
        .and_then(|name| name.strip_suffix(DAY.1));
    day.is_some_and(|day| day.parse::<Date>().is_ok())
}
