//! An article as a JSON object on one line.

use crate::app::words::Lang;
use crate::article::Article;
use crate::library::Item;
use crate::shell::cli::notes;

/// The object of an article; `source` is its file's name as given.
pub fn item(article: &Article, source: &str, lang: Lang) -> String {
    let notes = article
        .notes
        .iter()
        .map(|note| notes::doubt(&note.what, lang));
    Item::of(article, source, notes.collect()).line()
}
