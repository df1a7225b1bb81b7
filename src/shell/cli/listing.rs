//! Articles as rows of a list, for `list`, `search` and `bookmarks`.

use crate::app::words::{self, Lang};
use crate::article::{Date, Imprint};
use crate::store::{Entry, Key, Store};

use super::output::Output;

/// How much of a key a person sees: enough to tell the articles of a year apart.
const SHOWN: usize = 10;

/// The columns of an article. For a program: key, source, paper, date, page, characters, title. For a person: the
/// beginning of the key, paper, date, page, characters, title.
pub fn columns(out: &Output, lang: Lang, store: &Store, entry: &Entry) -> Vec<String> {
    let article = &entry.article;
    let source = if out.is_terminal() {
        ""
    } else {
        &store.source(entry.source).name
    };
    let mut columns = vec![key(out, entry.key), source.to_owned()];
    columns.extend(imprint(out, lang, &article.imprint));
    let count = article.characters().to_string();
    let characters = if out.is_terminal() {
        lang.fill(words::CHARACTERS, &[&count])
    } else {
        count
    };
    columns.extend([characters, article.headline.clone()]);
    columns
}

/// A key: all of it for a program, its beginning for a person.
pub fn key(out: &Output, key: Key) -> String {
    let mut text = key.to_string();
    text.truncate(if out.is_terminal() { SHOWN } else { text.len() });
    text
}

/// Paper, date and page.
pub fn imprint(out: &Output, lang: Lang, imprint: &Imprint) -> [String; 3] {
    let page = imprint.page.map(|page| page.to_string());
    let named = |page: String| lang.fill(words::PAGE, &[&page]);
    [
        imprint.paper.clone().unwrap_or_default(),
        imprint
            .date
            .as_ref()
            .map(Date::to_string)
            .unwrap_or_default(),
        if out.is_terminal() {
            page.map(named)
        } else {
            page
        }
        .unwrap_or_default(),
    ]
}
