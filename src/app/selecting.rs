//! What is done with a selection: copied, highlighted, its highlights taken away; and what is copied where there is none.

use crate::marks::{Anchor, Change, Passage};
use crate::text::SafeText;

use super::words::selecting as words;
use super::{Action, App, Effect, Pane, Sheet};

/// The most bytes that are copied: terminals take no more than about 100,000 characters of an answer to a key, and four
/// characters carry three bytes.
const MOST: usize = 75_000;

impl App {
    /// Begins a selection in the open article.
    pub(super) fn begin_selection(&mut self) -> Option<Effect> {
        let begun = match self.panes.last_mut() {
            Some(Pane::Reader(sheet)) => sheet.begin_selection(),
            _ => false,
        };
        if !begun {
            self.say(words::NO_TEXT);
        }
        None
    }

    /// Moves the caret of the selection; says whether there is one.
    pub(super) fn move_caret(&mut self, action: Action, count: Option<usize>) -> bool {
        let upright = self.options.style.layout == super::setting::Layout::Upright;
        let half = isize::try_from(self.height() / 2).unwrap_or(1).max(1);
        let Some(Pane::Reader(sheet)) = self.panes.last_mut() else {
            return false;
        };
        if sheet.selection().is_none() {
            return false;
        }
        let times = isize::try_from(count.unwrap_or(1).min(99_999)).unwrap_or(1);
        match (action, upright) {
            (Action::Rightward, false) | (Action::Down, true) => sheet.step_glyphs(times),
            (Action::Leftward, false) | (Action::Up, true) => sheet.step_glyphs(-times),
            (Action::Down, false) | (Action::Leftward, true) => sheet.step_rows(times),
            (Action::Up, false) | (Action::Rightward, true) => sheet.step_rows(-times),
            (Action::HalfDown, _) => sheet.step_rows(times.saturating_mul(half)),
            (Action::HalfUp, _) => sheet.step_rows(-times.saturating_mul(half)),
            (Action::PageDown, _) => sheet.step_rows(times.saturating_mul(half * 2)),
            (Action::PageUp, _) => sheet.step_rows(-times.saturating_mul(half * 2)),
            (Action::NextWord, _) => sheet.step_words(times),
            (Action::PreviousWord, _) => sheet.step_words(-times),
            (Action::WordEnd, _) => sheet.step_word_ends(times),
            (Action::NextSentence, _) => sheet.step_sentences(times),
            (Action::PreviousSentence, _) => sheet.step_sentences(-times),
            (Action::NextGroup, _) => sheet.step_flows(times),
            (Action::PreviousGroup, _) => sheet.step_flows(-times),
            (Action::RowStart, _) => sheet.step_to_row_edge(false),
            (Action::RowEnd, _) => sheet.step_to_row_edge(true),
            (Action::OtherEnd, _) => sheet.turn_selection(),
            (Action::Top, _) => sheet.step_to_edge(false),
            (Action::End, _) => sheet.step_to_edge(true),
            _ => return false,
        }
        true
    }

    /// Copies what is selected, or the paragraph at the top of the text, or the headline under the cursor.
    pub(super) fn copy(&mut self) -> Option<Effect> {
        let text = match self.panes.last_mut() {
            Some(Pane::Reader(sheet)) => {
                let selected = sheet.selected_text();
                sheet.end_selection();
                selected.or_else(|| paragraph(sheet))
            }
            Some(Pane::Bookmarks(album)) => {
                let bookmark = album.selected();
                bookmark.and_then(|bookmark| bookmark.anchor.headline.clone())
            }
            _ => {
                let entry = self.current().and_then(|id| self.entry(id));
                entry.map(|entry| entry.article.headline.clone())
            }
        };
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
            self.say(words::NO_TEXT);
            return None;
        };
        let safe = SafeText::paragraph(&text);
        let (copied, whole) = cut(safe.as_str());
        let count = copied.chars().count().to_string();
        let word = if whole { words::COPIED } else { words::CUT };
        self.status.message = Some(self.options.lang.fill(word, &[&count]));
        Some(Effect::Copy(copied.to_owned()))
    }

    /// Keeps what is selected as a highlight, and sets the bookmark where there is none: a highlight is listed with it.
    pub(super) fn keep_highlight(&mut self) -> Option<Effect> {
        let Some(Pane::Reader(sheet)) = self.panes.last_mut() else {
            return None;
        };
        let places = sheet.selected_places();
        let id = sheet.id;
        let Some((from, to)) = places else {
            self.say(words::NOT_OF_THE_TEXT);
            return None;
        };
        let entry = id.and_then(|id| self.shelf.store.entry(id))?;
        let key = entry.key;
        let Some(passage) = Passage::of(&entry.article, from, to) else {
            self.say(words::TOO_LONG);
            return None;
        };
        let anchor = Anchor::of(&entry.article, from);
        if let Some(Pane::Reader(sheet)) = self.panes.last_mut() {
            sheet.end_selection();
        }
        let (mut changes, mut undo) = (Vec::new(), Vec::new());
        if !self.will_be_bookmarked(key) {
            changes.push(Change::Bookmark { key, anchor });
            undo.push(Change::Unmark { key });
        }
        let change = |on| Change::Highlight {
            key,
            passage: passage.clone(),
            on,
        };
        changes.push(change(true));
        undo.push(change(false));
        self.undo.push(undo);
        self.say(words::KEPT);
        self.save(changes)
    }

    /// Takes away the highlights that the selection touches.
    pub(super) fn drop_highlights(&mut self) -> Option<Effect> {
        let Some(Pane::Reader(sheet)) = self.panes.last_mut() else {
            return None;
        };
        let touched = sheet.selected_passages();
        let id = sheet.id;
        if touched.is_empty() {
            self.say(words::NONE_HERE);
            return None;
        }
        sheet.end_selection();
        let entry = id.and_then(|id| self.shelf.store.entry(id))?;
        let keys: Vec<_> = entry.keys().collect();
        let mut standing = Vec::new();
        for key in keys {
            let own = self.marks.highlights(key);
            standing.extend(
                own.filter(|it| touched.contains(it))
                    .map(|it| (key, it.clone())),
            );
        }
        let changes = |on: bool| {
            let change = |(key, passage): &(_, Passage)| Change::Highlight {
                key: *key,
                passage: passage.clone(),
                on,
            };
            standing.iter().map(change).collect::<Vec<_>>()
        };
        self.undo.push(changes(true));
        self.say(words::DROPPED);
        self.save(changes(false))
    }
}

/// The paragraph that the first row of text shows.
fn paragraph(sheet: &Sheet) -> Option<String> {
    let line = sheet.lines().find(|line| !line.text.is_empty())?;
    Some(sheet.setting.source(line.flow).to_owned())
}

/// As much of a text as can be copied, and whether that is all.
fn cut(text: &str) -> (&str, bool) {
    if text.len() <= MOST {
        return (text, true);
    }
    let end = (0..=MOST).rev().find(|at| text.is_char_boundary(*at));
    (&text[..end.unwrap_or(0)], false)
}
