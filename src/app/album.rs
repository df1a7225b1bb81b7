//! The list of bookmarks, and where each leads: to its article, to what became of it, or nowhere.

use crate::article::Date;
use crate::marks::{Bookmark, Found, Marks, Place, Tag};
use crate::search::{Fact, Headlines, Search};
use crate::store::{Id, Key, Store};
use crate::text::letters;

use super::asking::asked;
use super::setting::Spot;
use super::{App, Complaint, Cursor, Effect, Input, Pane, Purpose, words};

/// The list of bookmarks.
#[derive(Clone, Debug, Default)]
pub struct Album {
    /// What it shows, the newest first.
    pub shown: Vec<Bookmark>,
    /// The query that what is shown passes; empty for all.
    pub query: String,
    /// The query before the one that is being typed.
    held: String,
    /// All bookmarks, and the lines by which they are found, once they are searched.
    all: Vec<Bookmark>,
    lines: Option<Headlines>,
    /// The cursor.
    pub cursor: Cursor,
    /// Where the bookmark with this key leads: the one that was under the cursor.
    lead: Option<(Key, Lead)>,
}

/// Where a bookmark leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// To a place in an article.
    To {
        /// The article.
        id: Id,
        /// The place that was marked; none where reading goes on as in any article.
        spot: Option<Spot>,
        /// What became of it.
        fate: Fate,
    },
    /// Nowhere: its article is not loaded.
    Nowhere,
}

/// What became of what was marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is there.
    Kept,
    /// The article was read anew in other words or under another headline, and found by what was quoted.
    Moved,
    /// The article is there, but the words that were marked are not.
    Gone,
}

impl Album {
    /// The bookmark under the cursor.
    pub fn selected(&self) -> Option<&Bookmark> {
        self.shown.get(self.cursor.at)
    }

    /// Where the bookmark under the cursor leads, once that is known.
    pub fn lead(&self) -> Option<Lead> {
        let key = self.selected()?.key;
        self.lead
            .filter(|(known, _)| *known == key)
            .map(|(_, lead)| lead)
    }

    /// Moves the cursor to a bookmark, or to the last one.
    pub fn choose(&mut self, at: usize) {
        self.cursor.at = at.min(self.shown.len().saturating_sub(1));
    }

    fn fill(&mut self, marks: &Marks) {
        self.all = marks.bookmarks();
        self.lines = None;
        self.show(self.all.clone());
    }

    /// Shows these; the cursor stays on its bookmark.
    fn show(&mut self, shown: Vec<Bookmark>) {
        let here = self.selected().map(|bookmark| bookmark.key);
        self.shown = shown;
        let known = |key| self.shown.iter().position(|other| other.key == key);
        let at = here.and_then(known).unwrap_or(self.cursor.at);
        self.choose(at);
        self.lead = None;
    }
}

impl App {
    pub(super) fn push_bookmarks(&mut self) -> Option<Effect> {
        let mut album = Album::default();
        album.fill(&self.marks);
        self.panes.push(Pane::Bookmarks(Box::new(album)));
        None
    }

    /// Opens what the bookmark under the cursor leads to, and says what became of it.
    pub(super) fn open_bookmark(&mut self) -> Option<Effect> {
        let Pane::Bookmarks(album) = self.top() else {
            return None;
        };
        let Some(Lead::To { id, spot, fate }) = album.lead() else {
            if album.selected().is_some() {
                self.say(words::OPEN_ITS_FILE);
            }
            return None;
        };
        self.panes.pop();
        let effect = self.open_at(id, spot);
        match fate {
            Fate::Kept => {}
            Fate::Moved => self.say(words::bookmarks::MOVED),
            Fate::Gone => self.say(words::bookmarks::WORDS_GONE),
        }
        effect
    }

    /// Brings the list of bookmarks in line with the marks, if it is shown; `stale` when these or the articles changed. Says
    /// whether the bookmark under the cursor leads elsewhere than before.
    pub(super) fn arrange_album(&mut self, stale: bool) -> bool {
        let Some(at) = self
            .panes
            .iter()
            .position(|pane| matches!(pane, Pane::Bookmarks(_)))
        else {
            return false;
        };
        let Pane::Bookmarks(album) = &mut self.panes[at] else {
            return false;
        };
        if stale {
            album.fill(&self.marks);
            self.search_album(at);
        }
        let Pane::Bookmarks(album) = &self.panes[at] else {
            return false;
        };
        if album.lead().is_some() {
            return false;
        }
        let Some(bookmark) = album.selected().cloned() else {
            return false;
        };
        let lead = self.lead(&bookmark);
        if let Pane::Bookmarks(album) = &mut self.panes[at] {
            album.lead = Some((bookmark.key, lead));
        }
        true
    }

    /// The article with this key, unless its page was read anew and has it no more.
    pub fn loaded(&self, key: Key) -> Option<Id> {
        let store = &self.shelf.store;
        store.find(key).filter(|id| !store.is_replaced(*id))
    }

    /// Moves the cursor by bookmarks: down if positive.
    pub(super) fn step_album(&mut self, bookmarks: isize) {
        let album = self.panes.iter_mut().rev().find_map(|pane| match pane {
            Pane::Bookmarks(album) => Some(album),
            _ => None,
        });
        if let Some(album) = album {
            album.choose(album.cursor.at.saturating_add_signed(bookmarks));
        }
    }

    /// Asks for a query that the bookmarks are searched by while it is typed.
    pub(super) fn push_album_query(&mut self) -> Option<Effect> {
        let Some(Pane::Bookmarks(album)) = self.panes.last_mut() else {
            return None;
        };
        album.held.clone_from(&album.query);
        let input = Input::new(&album.query);
        let purpose = Purpose::Bookmarks;
        self.panes.push(Pane::Line { purpose, input });
        None
    }

    /// Searches by what is typed; where that is wrong what was found stays.
    pub(super) fn search_album_as_typed(&mut self) {
        let Some(Pane::Line { input, .. }) = self.panes.last() else {
            return;
        };
        if Complaint::of(input).mistake().is_some() {
            return;
        }
        let text = input.text().to_owned();
        self.ask_album(text);
    }

    /// Ends the typing of a query: it is kept, or the one before it holds again.
    pub(super) fn end_album_query(&mut self, keep: bool) {
        self.panes.pop();
        if let Some(Pane::Bookmarks(album)) = self.panes.last()
            && !keep
        {
            let held = album.held.clone();
            self.ask_album(held);
        }
    }

    fn ask_album(&mut self, query: String) {
        let album = self.panes.iter_mut().enumerate().rev();
        let mut album = album.filter_map(|(at, pane)| match pane {
            Pane::Bookmarks(album) => Some((at, album)),
            _ => None,
        });
        if let Some((at, album)) = album.next() {
            album.query = query;
            self.search_album(at);
        }
    }

    /// Shows the bookmarks that the query of the album finds, by headline, note or tag, the newest first.
    fn search_album(&mut self, at: usize) {
        let Some(Pane::Bookmarks(album)) = self.panes.get(at) else {
            return;
        };
        let (query, _) = asked(&Input::new(&album.query));
        let lines = (!query.is_empty() && album.lines.is_none()).then(|| self.lines_of_all(album));
        if let (Some(new), Pane::Bookmarks(album)) = (lines, &mut self.panes[at]) {
            album.lines = Some(new);
        }
        let Some(Pane::Bookmarks(album)) = self.panes.get(at) else {
            return;
        };
        let found = match &album.lines {
            Some(lines) if !query.is_empty() => {
                let query = query.with(self.options.accent);
                let mut search = Search::new(query, 0, lines);
                let knows = |fact: &Fact, number: u32| {
                    let bookmark = album.all.get(number as usize);
                    bookmark.is_some_and(|bookmark| self.knows_bookmark(fact, bookmark))
                };
                while search.step(lines, usize::MAX, &knows) {}
                let numbers = search.ids();
                numbers
                    .filter_map(|number| album.all.get(number as usize).cloned())
                    .collect()
            }
            _ => album.all.clone(),
        };
        if let Pane::Bookmarks(album) = &mut self.panes[at] {
            album.show(found);
        }
    }

    /// The lines by which bookmarks are found: headline, note, tags.
    fn lines_of_all(&self, album: &Album) -> Headlines {
        let mut lines = Headlines::default();
        for bookmark in &album.all {
            let headline = bookmark.anchor.headline.as_deref().unwrap_or_default();
            let note = bookmark
                .note
                .as_deref()
                .unwrap_or_default()
                .replace('\n', " ");
            let tags = self.marks.tags(bookmark.key).map(Tag::as_str);
            let tags = tags.collect::<Vec<_>>().join("　");
            let parts = [headline, &note, &tags].into_iter();
            let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
            let day = bookmark.anchor.date.map_or(0, Date::number);
            lines.push(&parts.join("　"), day);
        }
        lines
    }

    fn lead(&self, bookmark: &Bookmark) -> Lead {
        let anchor = &bookmark.anchor;
        let spot = |found: Found| Spot::of(found.place);
        let Some(id) = self.loaded(bookmark.key) else {
            let Some((id, found)) = moved(&self.shelf.store, bookmark) else {
                return Lead::Nowhere;
            };
            let fate = if found.is_some() {
                Fate::Moved
            } else {
                Fate::Gone
            };
            let spot = found.map(spot);
            return Lead::To { id, spot, fate };
        };
        let place = anchor.place.filter(|place| *place != Place::default());
        let found = self.entry(id).and_then(|entry| anchor.find(&entry.article));
        let (spot, fate) = match (place, found) {
            (None, _) => (None, Fate::Kept),
            (_, Some(found)) => (Some(spot(found)), Fate::Kept),
            (_, None) => (None, Fate::Gone),
        };
        Lead::To { id, spot, fate }
    }
}

/// The article that a bookmark was set on, though it has another key now: on the same page, else anywhere.
fn moved(store: &Store, bookmark: &Bookmark) -> Option<(Id, Option<Found>)> {
    let anchor = &bookmark.anchor;
    let among = |ids: Vec<Id>| {
        let articles = ids.iter().filter_map(|id| store.entry(*id));
        let articles = articles.map(|entry| &*entry.article);
        let (at, found) = anchor.find_among(articles)?;
        Some((*ids.get(at)?, found))
    };
    let same_page = store.articles().filter(|(_, entry)| {
        let imprint = &entry.article.imprint;
        (&imprint.paper, imprint.date, imprint.page) == (&anchor.paper, anchor.date, anchor.page)
    });
    let near = among(same_page.map(|(id, _)| id).collect());
    if let Some((_, Some(_))) = near {
        return near;
    }
    let headline: String = letters(anchor.headline.as_deref().unwrap_or_default()).collect();
    let exact = anchor.quote.as_ref().map_or("", |quote| &quote.exact);
    let likely = store.articles().filter(|(_, entry)| {
        let article = &entry.article;
        let named = !headline.is_empty() && letters(&article.headline).eq(headline.chars());
        let mut texts = article.blocks.iter();
        named || (!exact.is_empty() && texts.any(|block| block.text.contains(exact)))
    });
    let far = among(likely.map(|(id, _)| id).collect());
    match (near, far) {
        (_, Some((id, Some(found)))) => Some((id, Some(found))),
        (near, far) => near.or(far),
    }
}
