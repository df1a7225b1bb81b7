//! Searching the full text, and going through its hits from article to article.

use crate::search::fulltext::Phrases;

use super::excerpt::Excerpt;
use super::layout::{HIT_ROWS, Side};
use super::{App, Chore, Effect, Hits, Pane, words};

/// How many bytes of texts are read before the picture that a key waits for, and at a time while nothing else is to be
/// done: a millisecond or two.
const BUDGET: usize = 8 << 20;

/// So many hits are shown as they come; of more than a screen holds, only how many there are is new.
const SOON: usize = 100;

/// How many slices of texts are taken in for the picture that a key waits for.
const SLICES: usize = 2;

/// In a longer article that is not opened, in characters, hits are not marked: it would be searched at each key.
const LONGEST_PREVIEW: u32 = 200_000;

impl App {
    /// Shows the hits again that the open article is one of; else begins a new list of hits.
    pub(super) fn push_hits(&mut self) -> Option<Effect> {
        if !self.take_hits() {
            self.list.hits = Hits::default();
        }
        self.panes.push(Pane::Hits);
        self.search_texts();
        None
    }

    /// Searches for what is typed, as far as that takes no longer than a frame.
    pub(super) fn search_texts(&mut self) {
        self.list.hits.begin();
        (0..SLICES).all(|_| self.shelf.index_texts());
        self.step_search();
    }

    /// Goes on with the search whose hits are listed; none if there is nothing to do.
    pub(super) fn step_search(&mut self) -> Option<Chore> {
        let listed = self.panes.iter().any(|pane| matches!(pane, Pane::Hits));
        let hits = &mut self.list.hits;
        let before = hits.all().len();
        if !listed || !self.shelf.search(&mut hits.search, BUDGET) {
            return None;
        }
        hits.settle();
        let is_seen = before < SOON && before != hits.all().len();
        Some(if is_seen || hits.search.rests() {
            Chore::Seen
        } else {
            Chore::Unseen
        })
    }

    /// Whether there may be more hits than those found, without anybody asking for more.
    pub fn is_searching(&self) -> bool {
        let search = &self.list.hits.search;
        !search.phrases().is_empty() && (!search.rests() || self.shelf.searched().1)
    }

    /// Opens the hit under the cursor at its first place, or at its last.
    pub(super) fn open_hit(&mut self, forward: bool) -> Option<Effect> {
        let id = self.list.hits.selected()?;
        let at = self.list.hits.cursor;
        self.list.hits.choose(at);
        let listed = self.take_hits();
        let effect = self.open_article(id);
        if listed {
            let below = self.panes.len().saturating_sub(1);
            self.panes.insert(below, Pane::Hits);
        }
        self.arrange();
        let phrases = self.list.hits.search.phrases().clone();
        if let Some(Pane::Reader(sheet)) = self.panes.last_mut() {
            sheet.look_for(&phrases, forward);
        }
        effect
    }

    /// Goes on to another hit: in the article, and where that came from a list of hits, in the others of the list.
    pub(super) fn step_hit(&mut self, hits: isize) -> Option<Effect> {
        let listed = self.panes.iter().any(|pane| matches!(pane, Pane::Hits));
        let Some(Pane::Reader(sheet)) = self.panes.last_mut() else {
            return None;
        };
        let across = match &sheet.finding {
            Some(finding) => finding.across,
            None => listed,
        };
        if sheet.step_hit(hits) || !across {
            return None;
        }
        self.open_hit_beside(hits > 0)
    }

    /// Opens the next (or previous) article of the list of hits.
    fn open_hit_beside(&mut self, forward: bool) -> Option<Effect> {
        let known = self.sheet().id.and_then(|id| self.list.hits.position(id));
        let here = known.unwrap_or(self.list.hits.cursor);
        let beside = match (forward, known) {
            (true, None) => Some(here),
            (true, Some(_)) => Some(here + 1),
            (false, _) => here.checked_sub(1),
        };
        while beside.is_some_and(|beside| beside >= self.list.hits.all().len()) {
            self.list.hits.search.go_on();
            if !self.shelf.search(&mut self.list.hits.search, BUDGET) {
                break;
            }
        }
        let Some(beside) = beside.filter(|beside| *beside < self.list.hits.all().len()) else {
            self.say(words::full_text::NO_MORE);
            return None;
        };
        self.list.hits.choose(beside);
        self.open_hit(forward)
    }

    /// Brings in line what is shown of the hits: the words around them, and where they stand in the article shown.
    pub(super) fn arrange_hits(&mut self) {
        let Some(areas) = self.areas() else { return };
        let shown = usize::from(areas.body(Side::List).height).div_ceil(HIT_ROWS);
        let store = &self.shelf.store;
        let hits = &mut self.list.hits;
        hits.quote(shown, |id, phrases: &Phrases| {
            Excerpt::of(&store.entry(id)?.article, phrases)
        });
        let phrases = hits.search.phrases();
        let entry = self.preview.id.and_then(|id| store.entry(id));
        let is_short = entry.is_some_and(|entry| entry.characters <= LONGEST_PREVIEW);
        let marked = self.preview.finding.as_ref();
        let marked = marked.map_or(&Phrases::default(), |finding| &finding.phrases) == phrases;
        if is_short && !marked && matches!(self.panes.last(), Some(Pane::Hits)) {
            self.preview.look_for(phrases, true);
        }
    }

    /// Takes the list of hits off the stack; says whether it was there.
    fn take_hits(&mut self) -> bool {
        let count = self.panes.len();
        self.panes.retain(|pane| !matches!(pane, Pane::Hits));
        self.panes.len() < count
    }
}
