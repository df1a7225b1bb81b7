//! Damaged lines, put aside: each is copied once, and never changed, for whoever wants to mend it.

use std::collections::HashSet;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::private;

/// Copies the damaged lines of a log into a file of its name in the folder `aside`, except those that are there.
///
/// # Errors
/// What the system says.
pub fn put(aside: &Path, log: &Path, lines: &[&[u8]]) -> io::Result<()> {
    let parts = log.iter().rev().take(2).map(|part| part.to_string_lossy());
    let name: Vec<_> = parts.collect::<Vec<_>>().into_iter().rev().collect();
    let file = aside.join(name.join("-"));
    let known = match fs::read(&file) {
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        known => known?,
    };
    let mut known: HashSet<&[u8]> = known.split(|byte| *byte == b'\n').collect();
    let fresh: Vec<&[u8]> = lines
        .iter()
        .copied()
        .filter(|line| known.insert(line))
        .collect();
    if fresh.is_empty() {
        return Ok(());
    }
    private::create_folder(aside)?;
    let mut text = fresh.join(&b'\n');
    text.push(b'\n');
    let mut file = private::open_options()
        .append(true)
        .create(true)
        .open(&file)?;
    file.write_all(&text)?;
    file.sync_data()
}
