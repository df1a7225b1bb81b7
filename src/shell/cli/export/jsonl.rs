//! Articles as JSON objects, one a line. All are read before the first is written, since one half of an article names the
//! other, which may stand in a later file.

use std::io;
use std::path::PathBuf;

use crate::library::Item;
use crate::shell::cli::desk::{Desk, Tally};
use crate::shell::cli::notes;
use crate::store::{Id, Store};

/// Writes the articles at these paths, in the order of the paths.
///
/// # Errors
/// When the output cannot be written.
pub fn run(desk: &mut Desk, paths: &[PathBuf]) -> io::Result<Tally> {
    let mut store = Store::default();
    let mut order = Vec::new();
    let tally = desk.read(paths, |_, volume| {
        for leaf in volume.leaves {
            order.push((leaf.name.clone(), leaf.origin().to_owned()));
            store.put(&leaf.name, leaf.reading);
        }
        Ok(())
    })?;
    for (name, origin) in &order {
        let articles = store.named(name).map(|source| source.articles.as_slice());
        for id in articles.unwrap_or_default() {
            if let Some(item) = item(desk, &store, *id, origin) {
                desk.out.text(&item)?;
            }
        }
    }
    Ok(tally)
}

/// The object of an article; `source` is its file's name as given.
fn item(desk: &Desk, store: &Store, id: Id, source: &str) -> Option<String> {
    let entry = store.entry(id)?;
    let article = &entry.article;
    let notes = article.notes.iter();
    let notes = notes
        .map(|note| notes::doubt(&note.what, desk.lang))
        .collect();
    let key = |id: Id| store.key(id).map(|key| key.to_string());
    let mut item = Item::of(article, entry.key, source, notes);
    item.continues = store.continues(id).and_then(key);
    item.continued = store.continued(id).and_then(key);
    Some(item.line())
}
