//! The library of a command: the articles at its paths, and those that a key or its beginning names.

use std::io;
use std::path::PathBuf;

use crate::app::words::{Word, command_line as words};
use crate::store::{Entry, Key, Store};

use super::desk::{Desk, Tally};

/// Reads all articles at these paths; the sample pages if there are none.
///
/// # Errors
/// None but those of the output.
pub fn load(desk: &mut Desk, paths: &[PathBuf]) -> io::Result<(Store, Tally)> {
    let mut store = Store::default();
    let tally = desk.read(paths, |_, volume| {
        for leaf in volume.leaves {
            store.put(&leaf.name, leaf.reading);
        }
        Ok(())
    })?;
    Ok((store, tally))
}

/// The article whose key begins so; without one, or with several, the person is told.
pub fn find<'a>(desk: &Desk, store: &'a Store, beginning: &str) -> Option<&'a Entry> {
    let keys = store.articles().map(|(_, entry)| entry.key);
    let key = unique(desk, keys.collect(), beginning, words::NO_SUCH_KEY)?;
    store.find(key).and_then(|id| store.entry(id))
}

/// The key among `keys` that begins so; the person is told if there are several, or `none`.
pub fn unique(desk: &Desk, mut keys: Vec<Key>, beginning: &str, none: Word) -> Option<Key> {
    let wanted = beginning.to_ascii_lowercase();
    keys.sort_unstable();
    keys.dedup();
    keys.retain(|key| !wanted.is_empty() && key.to_string().starts_with(&wanted));
    match keys.as_slice() {
        [] => desk.tell_of(none, &[beginning]),
        [key] => return Some(*key),
        several => {
            let count = several.len().to_string();
            desk.tell_of(words::AMBIGUOUS_KEY, &[beginning, &count]);
        }
    }
    None
}
