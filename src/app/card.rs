//! What a bookmark keeps, as it is shown above its article, or in place of one that is not loaded.

use crate::article::Date;
use crate::marks::{Bookmark, Passage, Tag};
use crate::search::{Fact, State};
use crate::text::{Measure, SafeText, folded, wrap};

use super::words::bookmarks as words;
use super::{App, Fate, Lead, Pane};

/// The most rows of a passage that are shown.
const ROWS_OF_PASSAGE: usize = 3;

/// A row of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardRow {
    /// What it is a row of.
    pub part: CardPart,
    /// Its text, safe for a terminal.
    pub text: String,
}

/// What a row of a card is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardPart {
    /// What became of the article.
    Fate,
    /// Its headline.
    Headline,
    /// Paper, date and page.
    Imprint,
    /// The words that were marked.
    Quote,
    /// The note.
    Note,
    /// The tags.
    Tags,
    /// A highlighted passage.
    Passage,
    /// An empty row.
    Blank,
}

impl App {
    /// The card of the bookmark under the cursor, in so many cells and rows; empty where no list of bookmarks shows its
    /// articles, or where there is nothing to tell.
    pub fn card(&self, width: usize, height: usize) -> Vec<CardRow> {
        let Pane::Bookmarks(album) = self.listing() else {
            return Vec::new();
        };
        let reading = matches!(
            self.top(),
            Pane::Reader(_) | Pane::Raw(_) | Pane::Help { .. }
        );
        let Some(bookmark) = album.selected().filter(|_| !reading) else {
            return Vec::new();
        };
        let lead = album.lead();
        let mut rows = Vec::new();
        let mut put = |part, text: &str, most: usize| {
            rows.extend(self.lines_of(part, text, width).into_iter().take(most));
        };
        let lang = self.options.lang;
        let fate = match lead {
            Some(Lead::To { fate, .. }) => fate_word(fate),
            _ => Some(super::words::OPEN_ITS_FILE),
        };
        let orphan = !matches!(lead, Some(Lead::To { .. }));
        put(CardPart::Fate, fate.map_or("", |word| lang.say(word)), 2);
        let anchor = &bookmark.anchor;
        if fate.is_some() {
            put(
                CardPart::Headline,
                anchor.headline.as_deref().unwrap_or_default(),
                4,
            );
            put(CardPart::Imprint, &self.imprint_of(bookmark), 2);
            let quote = anchor.quote.as_ref().map(|quote| quote.exact.as_str());
            put(CardPart::Quote, quote.unwrap_or_default(), 3);
        }
        put(
            CardPart::Note,
            bookmark.note.as_deref().unwrap_or_default(),
            height,
        );
        let tags = self.tags(bookmark.key).into_iter();
        let tags: Vec<String> = tags.map(|tag| format!("#{tag}")).collect();
        put(CardPart::Tags, &tags.join(" "), 2);
        for passage in self.passages(bookmark) {
            put(CardPart::Passage, &passage.quote.exact, ROWS_OF_PASSAGE);
        }
        rows.truncate(if orphan { height } else { height / 2 });
        if !rows.is_empty() && !orphan {
            rows.push(CardRow {
                part: CardPart::Blank,
                text: String::new(),
            });
        }
        rows
    }

    /// The highlighted passages of a bookmark's article.
    pub fn passages(&self, bookmark: &Bookmark) -> impl Iterator<Item = &Passage> {
        self.marks.highlights(bookmark.key)
    }

    /// Whether a fact holds for a bookmark: of its article if that is loaded, else as far as the bookmark remembers it.
    pub(super) fn knows_bookmark(&self, fact: &Fact, bookmark: &Bookmark) -> bool {
        if let Fact::Text(phrase) = fact
            && self.remembers(bookmark, phrase)
        {
            return true;
        }
        if let Some(id) = self.shelf.store.find(bookmark.key) {
            return self.shelf.knows(fact, id, &self.marks);
        }
        let anchor = &bookmark.anchor;
        match fact {
            Fact::Paper(word) => anchor
                .paper
                .as_deref()
                .is_some_and(|paper| word.is_in(paper)),
            Fact::Page(pages) => anchor.page.is_some_and(|page| pages.contains(&page)),
            Fact::Day(first, last) => {
                let within = |day: Date| {
                    first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last)
                };
                anchor.date.is_some_and(within)
            }
            Fact::Tag(tag) => {
                let wanted = folded(tag);
                let mut tags = self.marks.tags(bookmark.key).map(Tag::as_str);
                tags.any(|tag| folded(tag) == wanted)
            }
            Fact::Is(State::Bookmarked) => true,
            Fact::Is(State::Noted) => bookmark.note.is_some(),
            Fact::Is(State::Tagged) => self.marks.tags(bookmark.key).next().is_some(),
            Fact::Is(State::Read) => self.marks.is_read(bookmark.key),
            Fact::Is(State::Unread) => !self.marks.is_read(bookmark.key),
            _ => false,
        }
    }

    /// Whether the words of a bookmark, its note or its passages have a phrase.
    fn remembers(&self, bookmark: &Bookmark, phrase: &str) -> bool {
        let wanted = folded(phrase);
        let quote = bookmark
            .anchor
            .quote
            .as_ref()
            .map(|quote| quote.exact.as_str());
        let passages = self
            .passages(bookmark)
            .map(|passage| passage.quote.exact.as_str());
        let texts = quote.into_iter().chain(bookmark.note.as_deref());
        let mut texts = texts.chain(passages);
        texts.any(|text| folded(text).contains(&wanted))
    }

    fn imprint_of(&self, bookmark: &Bookmark) -> String {
        let imprint = bookmark.anchor.imprint();
        let page = imprint.page.map(|page| page.to_string());
        let page = page.map(|page| self.options.lang.fill(super::words::PAGE, &[&page]));
        let date = imprint.date.map(|date| date.to_string());
        let facts = [imprint.paper, date, page];
        facts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn lines_of(&self, part: CardPart, text: &str, width: usize) -> Vec<CardRow> {
        let safe = SafeText::paragraph(text.trim());
        let measure = Measure {
            width: width.max(2),
            ambiguous: self.options.ambiguous,
            ..Measure::default()
        };
        if safe.as_str().is_empty() {
            return Vec::new();
        }
        let lines = wrap(safe.as_str(), &measure).into_iter();
        let row = |range: std::ops::Range<usize>| CardRow {
            part,
            text: safe.as_str()[range].trim_end().to_owned(),
        };
        lines.map(row).collect()
    }
}

fn fate_word(fate: Fate) -> Option<super::words::Word> {
    match fate {
        Fate::Kept => None,
        Fate::Moved => Some(words::MOVED),
        Fate::Gone => Some(words::WORDS_GONE),
    }
}
