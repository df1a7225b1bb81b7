//! What is known of an article beside its headline: the answers to what a query may ask.

use crate::article::{Date, Imprint};
use crate::marks::Marks;
use crate::search::{Fact, State};
use crate::store::{Entry, Store};
use crate::text::folded;

use super::doubt::Sign;

/// Whether a fact holds for an article; `has_text` tells whether a phrase stands in its text.
pub fn holds(
    fact: &Fact,
    entry: &Entry,
    store: &Store,
    marks: &Marks,
    has_text: impl FnOnce(&str) -> bool,
) -> bool {
    let own = &entry.article.imprint;
    let page: &Imprint = &store.source(entry.source).imprint;
    let paper = || own.paper.as_deref().or(page.paper.as_deref());
    let page_name = || own.page_name.as_deref().or(page.page_name.as_deref());
    match fact {
        Fact::Author(word) => {
            let mut names = entry.article.byline.iter();
            names.any(|credit| word.is_in(&credit.name))
        }
        Fact::Paper(word) => paper().is_some_and(|paper| word.is_in(paper)),
        Fact::Page(pages) => own
            .page
            .or(page.page)
            .is_some_and(|page| pages.contains(&page)),
        Fact::PageName(word) => page_name().is_some_and(|name| word.is_in(name)),
        Fact::Day(first, last) => {
            let within = |day: Date| {
                first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last)
            };
            own.date.or(page.date).is_some_and(within)
        }
        Fact::Kind(kind) => entry.article.kind == *kind,
        Fact::Is(state) => is(*state, entry, marks),
        Fact::Tag(tag) => {
            let wanted = folded(tag);
            let mut tags = entry.keys().flat_map(|key| marks.tags(key));
            tags.any(|tag| folded(tag.as_str()) == wanted)
        }
        Fact::Text(phrase) => has_text(phrase),
    }
}

fn is(state: State, entry: &Entry, marks: &Marks) -> bool {
    let mut keys = entry.keys();
    match state {
        State::Unread => !marks.is_read(entry.key),
        State::Read => marks.is_read(entry.key),
        State::Bookmarked => keys.any(|key| marks.is_bookmarked(key)),
        State::Noted => keys.any(|key| marks.note(key).is_some()),
        State::Tagged => keys.any(|key| marks.tags(key).next().is_some()),
        State::Corrected => !entry.article.former.is_empty(),
        State::Doubtful => {
            let mut notes = entry.article.notes.iter();
            notes.any(|note| Sign::of(&note.what).is_some())
        }
    }
}
