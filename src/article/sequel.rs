//! A reading and that of the next sheet of the same page, put together: a text without a headline goes on with the last one.

use std::sync::Arc;

use super::model::{Article, Doubt, Kind, Reading};

/// How many doubts an article tells: where every line of a book is in doubt, none of them says anything.
const MOST: usize = 1_000;

impl Reading {
    /// Sees that its last article has room for a page of so many bytes, of which this is the first sheet.
    pub fn expect(&mut self, bytes: usize) {
        if bytes > self.text.len()
            && let Some(last) = self.articles.last_mut()
        {
            Arc::make_mut(last).blocks.reserve(bytes);
        }
    }

    /// Adds what was read of the next sheet, which begins at byte `at` of the page. `text` stays as it is.
    pub fn append(&mut self, mut next: Self, at: usize) {
        for article in &mut next.articles {
            Arc::make_mut(article).shift(at);
        }
        for piece in &mut next.furniture {
            piece
                .spans
                .iter_mut()
                .for_each(|span| *span = span.start + at..span.end + at);
        }
        let told = Arc::unwrap_or_clone(next.imprint);
        let imprint = Arc::make_mut(&mut self.imprint);
        imprint.paper = imprint.paper.take().or(told.paper);
        imprint.date = imprint.date.or(told.date);
        imprint.page = imprint.page.or(told.page);
        imprint.page_name = imprint.page_name.take().or(told.page_name);
        let mut articles = next.articles.into_iter().peekable();
        if let Some(last) = self
            .articles
            .last_mut()
            .filter(|last| last.kind == Kind::Article)
            && let Some(first) = articles.next_if(|first| first.is_bare())
        {
            Arc::make_mut(last).go_on_with(Arc::unwrap_or_clone(first));
        }
        self.articles.extend(articles);
        self.furniture.append(&mut next.furniture);
    }
}

impl Article {
    /// Whether nothing of it is printed but its text.
    fn is_bare(&self) -> bool {
        let lines = [&self.kicker, &self.subtitle, &self.section];
        self.kind == Kind::Article
            && !self.has_printed_headline()
            && lines.iter().all(|line| line.is_none())
            && self.byline.is_empty()
    }

    /// Takes the text of another one as its own; what meets on the page is one paragraph.
    fn go_on_with(&mut self, next: Self) {
        let (last, first) = (self.blocks.last(), next.blocks.first());
        let ends = last.and_then(|block| Some(block.spans.last()?.end));
        let begins = first.and_then(|block| Some(block.spans.first()?.start));
        let meets = ends.is_some() && ends == begins;
        if let Some(first) = first.filter(|_| meets) {
            self.blocks.prolong(first.text, first.spans);
        }
        self.blocks.extend(next.blocks.range(usize::from(meets)..));
        if meets {
            // The sentence does not end there, or it ended with the sheet.
            self.notes
                .retain(|note| note.what != Doubt::OpenEnd || Some(note.at.end) != ends);
        }
        let here = |doubt: &Doubt| !matches!(doubt, Doubt::TitleFromText | Doubt::WholePage);
        let notes = next.notes.into_iter().filter(|note| here(&note.what));
        let notes = notes.filter(|note| !meets || note.what != Doubt::OpenStart);
        let room = MOST.saturating_sub(self.notes.len());
        self.notes.extend(notes.take(room));
        self.heads.extend(next.heads);
        self.dateline = self.dateline.take().or(next.dateline);
    }

    /// Counts its places from the start of a text that stands before its page.
    fn shift(&mut self, by: usize) {
        self.blocks.shift(by);
        let notes = self.notes.iter_mut().map(|note| &mut note.at);
        for span in self.heads.iter_mut().chain(notes) {
            *span = span.start + by..span.end + by;
        }
    }
}
