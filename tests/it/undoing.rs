//! What is undone comes back as it was, not as it would be made now.

use dubao::app::Event;
use dubao::app::{Action, Effect};
use dubao::article::Reading;
use dubao::marks::{Anchor, Change, Passage, Place};
use dubao::store::Key;
use dubao::text::Ambiguous;
use std::sync::Arc;

use crate::desk::{Desk, article, sample_pages};

/// A page of one long article.
fn page() -> (String, Reading) {
    let (name, mut reading) = sample_pages().remove(0);
    let text = |n| format!("第{n}段，江山代有才人出，各领风骚数百年。");
    let paragraphs: Vec<String> = (1..60).map(text).collect();
    let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let mut long = article("论诗", "", &paragraphs);
    long.imprint = reading.imprint.clone();
    reading.articles = vec![long.into()];
    (name, reading)
}

/// The same page, extracted anew with other spaces and commas: its article has the same key.
fn anew() -> Event {
    let (name, mut reading) = page();
    Arc::make_mut(&mut reading.articles[0])
        .blocks
        .edit(|blocks| {
            for block in blocks {
                block.text = format!("　　{}", block.text.replace('，', ", "));
            }
        });
    Event::Read { name, reading }
}

fn desk() -> Desk {
    Desk::with(80, 16, Ambiguous::Narrow, vec![page()])
}

fn key(desk: &Desk) -> Key {
    desk.app.shelf.store.articles().next().unwrap().1.key
}

fn anchor(desk: &Desk) -> Option<Anchor> {
    let bookmark = desk.app.marks.bookmark(key(desk));
    bookmark.map(|bookmark| bookmark.anchor)
}

fn passages(desk: &Desk) -> Vec<Passage> {
    desk.app.marks.highlights(key(desk)).cloned().collect()
}

#[test]
fn a_removed_bookmark_comes_back_at_its_place_wherever_reading_is_by_then() {
    for away in ["top", "end", "top back", "half-down back bookmarks"] {
        let mut desk = desk();
        desk.wish("open half-down half-down half-down bookmark");
        let before = anchor(&desk).unwrap();
        assert!(before.place > Some(Place::default()), "{before:?}");
        desk.wish(away).wish("bookmark");
        assert_eq!(anchor(&desk), None, "{away}");
        desk.wish("undo");
        assert_eq!(anchor(&desk), Some(before), "{away}");
    }
}

#[test]
fn a_bookmark_comes_back_with_the_words_that_it_quoted_in_the_page_as_it_was() {
    let mut desk = desk();
    desk.wish("open half-down half-down half-down bookmark");
    let before = anchor(&desk).unwrap();
    desk.tell(anew());
    desk.wish("bookmark undo");
    assert_eq!(anchor(&desk), Some(before.clone()));
    // One that is made there quotes what stands there now.
    let mut other = desk;
    other.wish("bookmark bookmark");
    let quote = anchor(&other).unwrap().quote.unwrap();
    assert_ne!(Some(quote), before.quote);
}

#[test]
fn a_highlight_comes_back_as_it_was_in_a_page_that_was_read_anew() {
    let mut desk = desk();
    desk.wish("open half-down <v> <)> <h> <m>");
    let (before, bookmark) = (passages(&desk), anchor(&desk));
    assert_eq!(before.len(), 1);
    desk.wish("back");
    desk.tell(anew());
    desk.wish("open <v> <)> <h> <d>");
    assert_eq!(passages(&desk), []);
    desk.wish("undo");
    assert_eq!((passages(&desk), anchor(&desk)), (before, bookmark));
}

#[test]
fn a_bookmark_that_is_on_its_way_to_the_disk_comes_back_at_its_place() {
    let mut desk = desk();
    desk.wish("open half-down half-down half-down");
    let saves = |desk: &mut Desk, action| {
        let effect = desk.app.wish(action, None);
        desk.app.arrange();
        let Some(Effect::Save(changes)) = effect else {
            panic!("{action:?} saves nothing")
        };
        changes
    };
    let set = saves(&mut desk, Action::Bookmark);
    desk.wish("top");
    let removed = saves(&mut desk, Action::Bookmark);
    assert!(
        matches!(removed[..], [Change::Unmark { .. }]),
        "{removed:?}"
    );
    assert_eq!(saves(&mut desk, Action::Undo), set);
}
