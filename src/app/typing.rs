//! Lines being typed: the jump palette, a search in the text or in all texts, a note, tags.

use super::keys::Chord;
use super::{Action, App, Edit, Effect, Input, Pane, Purpose, words};

impl App {
    pub(super) fn push_jump(&mut self) -> Option<Effect> {
        self.panes.retain(|pane| !matches!(pane, Pane::Jump(_)));
        self.panes.push(Pane::Jump(Box::default()));
        self.search_headlines();
        None
    }

    pub(super) fn push_search(&mut self) -> Option<Effect> {
        if matches!(self.top(), Pane::Bookmarks(_)) {
            return self.push_album_query();
        }
        self.panes.push(Pane::Line {
            purpose: Purpose::Search,
            input: Input::default(),
        });
        None
    }

    pub(super) fn push_note(&mut self) -> Option<Effect> {
        let key = self.marked_key()?;
        let note = self.marks.note(key).unwrap_or_default();
        self.panes.push(Pane::Line {
            purpose: Purpose::Note(key),
            input: Input::new(&note),
        });
        None
    }

    /// Asks for the tags of the article in question; the caret stands where one more can be typed.
    pub(super) fn push_tags(&mut self) -> Option<Effect> {
        let key = self.marked_key()?;
        let mut line = String::new();
        for tag in self.tags(key) {
            line.extend([tag.as_str(), " "]);
        }
        self.panes.push(Pane::Line {
            purpose: Purpose::Tags(key),
            input: Input::new(&line),
        });
        None
    }

    /// Puts pasted text where text is being typed; elsewhere it is no command.
    pub(super) fn paste(&mut self, text: &str) {
        self.arrange();
        let first = text
            .split(['\n', '\r'])
            .find(|line| !line.trim().is_empty());
        let line = first.unwrap_or_default().to_owned();
        self.edit(&Edit::Insert(line));
    }

    /// A key that is bound to nothing where text is typed.
    pub(super) fn type_key(&mut self, chord: Chord) -> Option<Effect> {
        if let Some(edit) = chord.edit() {
            self.edit(&edit);
        }
        None
    }

    /// A wish while a line is being typed.
    pub(super) fn wish_in_line(&mut self, action: Action) -> Option<Effect> {
        match (action, self.panes.last()) {
            (
                Action::Open,
                Some(Pane::Line {
                    purpose: Purpose::Filter,
                    ..
                }),
            ) => {
                self.keep_filter();
                None
            }
            (
                Action::Back,
                Some(Pane::Line {
                    purpose: Purpose::Filter,
                    ..
                }),
            ) => {
                self.drop_filter();
                None
            }
            (
                Action::Open | Action::Back,
                Some(Pane::Line {
                    purpose: Purpose::Bookmarks,
                    ..
                }),
            ) => {
                self.end_album_query(action == Action::Open);
                None
            }
            (Action::Open, Some(Pane::Line { purpose, input })) => {
                let (purpose, text) = (*purpose, input.text().to_owned());
                self.panes.pop();
                self.submit(purpose, &text)
            }
            (Action::Open, Some(Pane::Jump(jump))) if jump.found.hits.is_empty() => None,
            (Action::Open, Some(Pane::Hits)) => self.open_hit(true),
            (Action::Related, Some(Pane::Line { .. })) => None,
            (Action::Back, _) => {
                self.panes.pop();
                None
            }
            _ => self.wish(action, None),
        }
    }

    fn submit(&mut self, purpose: Purpose, text: &str) -> Option<Effect> {
        match purpose {
            Purpose::Search => {
                if let Some(Pane::Reader(sheet)) = self.panes.last_mut() {
                    sheet.search(text);
                }
                None
            }
            Purpose::Note(key) => self.write_note(key, text.trim().to_owned()),
            Purpose::Tags(key) => self.write_tags(key, text),
            Purpose::Name => self.save_filter(text),
            Purpose::Filter | Purpose::Bookmarks => None,
        }
    }

    fn edit(&mut self, edit: &Edit) {
        let edited = match self.panes.last_mut() {
            Some(Pane::Jump(jump)) => jump.input.edit(edit),
            Some(Pane::Line { input, .. }) => input.edit(edit),
            Some(Pane::Hits) => self.list.hits.input.edit(edit),
            _ => return,
        };
        if edited.changed && matches!(self.top(), Pane::Hits) {
            self.search_texts();
        } else if edited.changed && self.is_filtering() {
            self.filter_as_typed();
        } else if edited.changed && self.is_asking() {
            self.search_album_as_typed();
        } else if edited.changed {
            self.search_headlines();
        }
        if edited.cut {
            self.say(words::CUT);
        }
    }

    /// Whether a filter of the list is being typed.
    pub fn is_filtering(&self) -> bool {
        matches!(
            self.top(),
            Pane::Line {
                purpose: Purpose::Filter,
                ..
            }
        )
    }

    /// Whether a query is being typed in the last row: a filter of the list, or a search of the bookmarks.
    pub fn is_asking(&self) -> bool {
        let purpose = match self.top() {
            Pane::Line { purpose, .. } => Some(*purpose),
            _ => None,
        };
        matches!(purpose, Some(Purpose::Filter | Purpose::Bookmarks))
    }

    /// Searches again in the jump palette; an empty query lists all articles in the list's order.
    fn search_headlines(&mut self) {
        if let Some(Pane::Jump(jump)) = self.panes.last_mut() {
            jump.search(&mut self.shelf, &self.marks);
        }
    }
}
