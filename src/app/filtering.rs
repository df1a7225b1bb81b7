//! Which articles the list shows: the three filters, a query being typed, saved queries.

use crate::marks::Change;
use crate::search::Mistake;
use crate::store::Id;

use super::asking::asked;
use super::keys::FIRST_SAVED;
use super::list::Asked;
use super::{App, Cursor, Effect, Filter, Input, Pane, Purpose, words};

impl App {
    /// Shows what passes a filter, and nothing else.
    pub(super) fn show(&mut self, filter: Filter) {
        self.list.filter(filter);
        self.make_list();
    }

    /// Makes the list again after articles or marks changed.
    pub(super) fn rebuild_list(&mut self) {
        self.list.keep();
        self.make_list();
    }

    /// Asks for a query that filters the list while it is typed.
    pub(super) fn push_filter(&mut self) -> Option<Effect> {
        let text = match self.list.filter {
            Filter::Query => self.list.asked.text.clone(),
            _ => String::new(),
        };
        self.list.hold();
        self.panes.push(Pane::Line {
            purpose: Purpose::Filter,
            input: Input::new(&text),
        });
        None
    }

    /// Filters by what is typed; where that is wrong the list stays as it is.
    pub(super) fn filter_as_typed(&mut self) {
        let Some(Pane::Line { input, .. }) = self.panes.last() else {
            return;
        };
        let (query, complaint) = asked(input);
        if complaint.mistake().is_some() {
            return;
        }
        self.list.asked = Asked {
            text: input.text().to_owned(),
            query,
        };
        self.show(Filter::Query);
    }

    /// Keeps the filter that was typed, unless it is wrong or unfinished: then it can be typed on.
    pub(super) fn keep_filter(&mut self) {
        let Some(Pane::Line { input, .. }) = self.panes.last() else {
            return;
        };
        let (query, complaint) = asked(input);
        match complaint.fault.map(|fault| fault.what) {
            // The quotation ends with the line.
            Some(Mistake::OpenQuote) => self.list.asked.text.push('"'),
            Some(_) => return,
            None => {}
        }
        self.panes.pop();
        if query.is_empty() && self.list.filter == Filter::Query {
            self.show(Filter::All);
        }
    }

    /// Shows again what the list showed before a filter was typed.
    pub(super) fn drop_filter(&mut self) {
        self.panes.pop();
        let here = self.list.release();
        self.make_list();
        if let Some(here) = here {
            self.list.select(here);
        }
    }

    /// Asks for the name under which the query that filters the list is saved.
    pub(super) fn push_save(&mut self) -> Option<Effect> {
        if self.list.filter != Filter::Query {
            self.say(words::filter::NOTHING_TO_SAVE);
            return None;
        }
        let name = self.shown_query().unwrap_or_default().to_owned();
        self.panes.push(Pane::Line {
            purpose: Purpose::Name,
            input: Input::new(&name),
        });
        None
    }

    /// Saves the query that filters the list.
    pub(super) fn save_filter(&mut self, name: &str) -> Option<Effect> {
        let query = self.list.asked.text.clone();
        match name.trim() {
            "" => None,
            name => self.set_query(name, Some(query)),
        }
    }

    /// The name of the saved query that filters the list, if one does.
    pub fn shown_query(&self) -> Option<&str> {
        let queries = self.marks.queries().into_iter();
        let mut same = queries.filter(|saved| saved.query == self.list.asked.text);
        let saved = same.next().filter(|_| self.list.filter == Filter::Query)?;
        Some(saved.name)
    }

    /// Filters the list by the saved query of a digit.
    pub(super) fn show_saved(&mut self, digit: usize) {
        self.filter_by(digit.saturating_sub(FIRST_SAVED));
    }

    pub(super) fn push_queries(&mut self) -> Option<Effect> {
        self.panes.push(Pane::Queries(Cursor::default()));
        None
    }

    /// Filters the list by the saved query under the cursor.
    pub(super) fn open_query(&mut self) {
        if let Some(Pane::Queries(cursor)) = self.panes.last() {
            let at = cursor.at;
            self.panes.pop();
            self.filter_by(at);
        }
    }

    /// Deletes the saved query under the cursor.
    pub(super) fn delete_query(&mut self) -> Option<Effect> {
        let Some(Pane::Queries(cursor)) = self.panes.last() else {
            return None;
        };
        let name = self.marks.queries().get(cursor.at)?.name.to_owned();
        self.set_query(&name, None)
    }

    fn filter_by(&mut self, number: usize) {
        let queries = self.marks.queries();
        let Some(text) = queries.get(number).map(|saved| saved.query.to_owned()) else {
            self.say(words::filter::NO_SUCH);
            return;
        };
        let (query, complaint) = asked(&Input::new(&text));
        if let Some(fault) = &complaint.fault {
            let words = words::query::fault(fault, &text, self.options.lang);
            self.status.message = Some(words);
            return;
        }
        self.list.asked = Asked { text, query };
        self.show(Filter::Query);
    }

    fn set_query(&mut self, name: &str, query: Option<String>) -> Option<Effect> {
        let queries = self.marks.queries().into_iter();
        let mut known = queries.filter(|saved| saved.name == name);
        let before = known.next().map(|saved| saved.query.to_owned());
        if before == query {
            return None;
        }
        let change = |query| Change::Query {
            name: name.to_owned(),
            query,
        };
        self.undo.push(vec![change(before)]);
        self.save(vec![change(query)])
    }

    fn make_list(&mut self) {
        let asked = &self.list.asked.query;
        let found = (self.list.filter == Filter::Query && !asked.is_empty())
            .then(|| self.shelf.matching(asked, &self.marks));
        let (store, marks) = (&self.shelf.store, &self.marks);
        let filter = self.list.filter;
        let passes = |id: Id| match filter {
            Filter::All => true,
            Filter::Unread => store.key(id).is_some_and(|key| !marks.is_read(key)),
            Filter::Bookmarked => store
                .entry(id)
                .is_some_and(|entry| entry.keys().any(|key| marks.is_bookmarked(key))),
            Filter::Query => found.as_ref().is_none_or(|found| found.contains(&id)),
        };
        self.list.make(store, &passes);
    }
}
