//! The one rule of change.

use crate::article::Reading;
use crate::store::Source;
use crate::text::Ambiguous;

use super::keys::{Chord, FIRST_SAVED, Lookup, Place, lookup};
use super::{Action, App, Effect, Event, Known, Pane, words};

impl App {
    /// Changes the model by what happened; the world owes it the effect that comes back.
    pub fn update(&mut self, event: Event) -> Option<Effect> {
        match event {
            Event::Press(chord) => return self.press(chord),
            Event::Paste(text) => self.paste(&text),
            Event::Point {
                column,
                row,
                gesture,
            } => return self.point(column, row, gesture),
            Event::Resize(size) => self.screen = size,
            Event::Read { name, reading } => self.put(&name, reading),
            Event::Leaves { file, count } => self.shelf.cut(&file, count),
            Event::Progress { done, total } => {
                self.status.progress = Some((done, total)).filter(|_| done < total);
            }
            Event::Problem(problem) => {
                self.status.message = Some(problem.clone());
                self.status.problems.push(problem);
            }
            Event::Marked { ops, answers, all } => self.marked(&ops, answers, all),
            Event::Unsaved { ops, reason } => self.unsaved(&ops, reason),
            Event::Measured { ambiguous, alike } => return self.measure(ambiguous, alike),
            Event::Resumed => return Some(Effect::Redraw),
            Event::Leave => return Some(self.leave_all()),
        }
        None
    }

    /// Puts a page on the shelf, and says so where a correction of it does not find its place.
    fn put(&mut self, name: &str, reading: Reading) {
        self.shelf.put(name, reading);
        let store = &self.shelf.store;
        let misplaced = |source: &Source| source.mended.as_ref().map_or(0, |m| m.misplaced);
        if store.named(name).map_or(0, misplaced) > 0 {
            let all: usize = store.sources().map(|(_, source)| misplaced(source)).sum();
            let count = all.to_string();
            let message = self.options.lang.fill(words::mending::MISPLACED, &[&count]);
            self.status.message = Some(message);
        }
    }

    /// Does what a person wishes, `count` times where that makes sense.
    pub fn wish(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        match action {
            Action::Quit => Some(self.leave_all()),
            Action::Widths => Some(self.turn_widths()),
            Action::Redraw => Some(Effect::Redraw),
            Action::Suspend => Some(Effect::Suspend),
            Action::Open => self.open(),
            Action::Back => self.back(),
            Action::Raw => self.push_raw(),
            Action::SwitchPane => self.switch_pane(),
            Action::Jump => self.push_jump(),
            Action::Search => self.push_search(),
            Action::FullText => self.push_hits(),
            Action::Related => self.push_kindred(),
            Action::Bookmarks => self.push_bookmarks(),
            Action::Help => self.push_help(),
            Action::Bookmark => self.toggle_bookmark(),
            Action::Note => self.push_note(),
            Action::Tags => self.push_tags(),
            Action::Filter => self.push_filter(),
            Action::SaveFilter => self.push_save(),
            Action::SavedFilters => self.push_queries(),
            Action::DeleteFilter => self.delete_query(),
            Action::ToggleRead => self.toggle_read(),
            Action::ReadAll => self.read_all(),
            Action::Undo => self.undo_mark(),
            Action::Select => self.begin_selection(),
            Action::Copy => self.copy(),
            Action::Highlight => self.keep_highlight(),
            Action::DropHighlight => self.drop_highlights(),
            Action::Mend => self.begin_mending(),
            Action::TakeBack => self.take_back(),
            Action::MergeNext
            | Action::SplitHere
            | Action::HeadlineHere
            | Action::DropHere
            | Action::DropArticle
            | Action::TakeIn
            | Action::MoveDown
            | Action::MoveUp
            | Action::ToNext
            | Action::ToPrevious => self.mend(action),
            _ if self.move_caret(action, count) => None,
            _ => self.go(action, count),
        }
    }

    fn press(&mut self, chord: Chord) -> Option<Effect> {
        self.arrange();
        self.status.message = None;
        let place = self.top().place();
        if place == Place::Line {
            return match lookup(place, &[chord]) {
                Lookup::Means(action) => self.wish_in_line(action),
                Lookup::Begins | Lookup::Nothing => self.type_key(chord),
            };
        }
        let chord = chord.without_input_method();
        if self.take_digit(chord) {
            return None;
        }
        if lookup(place, &[chord]) == Lookup::Means(Action::Quit) && chord.ctrl {
            // Whatever key was begun.
            self.status.pressed.clear();
        }
        self.status.pressed.push(chord);
        match lookup(place, &self.status.pressed) {
            Lookup::Means(action) => {
                self.status.pressed.clear();
                let count = match action {
                    Action::ShowSaved => chord.digit(),
                    _ => self.status.take_count(),
                };
                self.wish(action, count)
            }
            Lookup::Begins => None,
            Lookup::Nothing => {
                self.unknown_key();
                None
            }
        }
    }

    /// Takes a digit as part of a count. In the list 1, 2 and 3 are filters, and as many more as there are saved queries, so a
    /// count begins with another digit there.
    fn take_digit(&mut self, chord: Chord) -> bool {
        let Some(digit) = chord.digit() else {
            return false;
        };
        let begins = self.status.count.is_none();
        let bound = match lookup(self.top().place(), &[chord]) {
            Lookup::Means(Action::ShowSaved) => digit < FIRST_SAVED + self.marks.queries().len(),
            Lookup::Means(_) => true,
            _ => false,
        };
        if !self.status.pressed.is_empty() || (begins && (digit == 0 || bound)) {
            return false;
        }
        self.status.push_digit(digit);
        true
    }

    fn unknown_key(&mut self) {
        self.status.pressed.clear();
        self.status.count = None;
        self.status.message = Some(self.options.lang.say(words::UNKNOWN_KEY).to_owned());
    }

    /// Answers a wish in the last row.
    pub(super) fn say(&mut self, word: words::Word) {
        self.status.message = Some(self.options.lang.say(word).to_owned());
    }

    /// Takes the terminal's word for how wide it draws ambiguous characters, if the reader has not said so.
    fn measure(&mut self, ambiguous: Ambiguous, alike: bool) -> Option<Effect> {
        let options = &mut self.options;
        if options.known != Known::Guessed {
            return None;
        }
        if alike {
            options.known = Known::Measured;
        }
        let other = std::mem::replace(&mut options.ambiguous, ambiguous) != ambiguous;
        other.then_some(Effect::Redraw)
    }

    /// Takes ambiguous characters for as wide as they were not taken for so far.
    fn turn_widths(&mut self) -> Effect {
        let (ambiguous, word) = match self.options.ambiguous {
            Ambiguous::Narrow => (Ambiguous::Wide, words::MARKS_WIDE),
            Ambiguous::Wide => (Ambiguous::Narrow, words::MARKS_NARROW),
        };
        self.options.ambiguous = ambiguous;
        self.options.known = Known::Told;
        self.say(word);
        Effect::Redraw
    }

    fn push_help(&mut self) -> Option<Effect> {
        let of = self.top().place();
        self.panes.push(Pane::Help { of, top: 0 });
        None
    }
}
