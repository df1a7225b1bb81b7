//! Markdown that the export wrote, read again. Whatever somebody added between its marks counts as note.

use crate::app::calendar;
use crate::app::words::{Lang, PAGE};
use crate::article::Date;
use crate::marks::{Anchor, Foreign, Import, Marks, Passage, Place, Quote, Skipped, Stamp, Tag};
use crate::store::Key;

use super::{BETWEEN, ON, SCHEME};

/// Whether a text looks like bookmarks in Markdown.
pub fn is_markdown(text: &str) -> bool {
    text.contains("## ") && text.contains(&format!("`{SCHEME}"))
}

/// The bookmarks of such a text.
pub fn read(text: &str, marks: &Marks) -> Import {
    let mut import = Import::default();
    let mut open: Option<Section> = None;
    let ends = std::iter::once("## ");
    for (number, line) in text.lines().chain(ends).enumerate() {
        if let Some(headline) = line.strip_prefix("## ") {
            let next = Section::new(number + 1, headline);
            if let Some(section) = open.replace(next) {
                section.close(&mut import, marks);
            }
        } else if let Some(section) = &mut open {
            section.take(line);
        }
    }
    import
}

/// What stands between a headline and the next one.
#[derive(Debug, Default)]
struct Section {
    /// The line of its headline, from 1.
    line: usize,
    anchor: Anchor,
    note: Vec<String>,
    tags: Vec<Tag>,
    passages: Vec<Passage>,
    /// Whether the last line belongs to a quotation.
    quotes: bool,
    key: Option<Key>,
    stamp: Option<Stamp>,
    noted: Option<Stamp>,
}

impl Section {
    fn new(line: usize, headline: &str) -> Self {
        let headline = Some(plain(headline)).filter(|headline| !headline.is_empty());
        Self {
            line,
            anchor: Anchor {
                headline,
                ..Anchor::default()
            },
            ..Self::default()
        }
    }

    fn take(&mut self, line: &str) {
        let quotes = std::mem::replace(&mut self.quotes, line.starts_with('>'));
        if let Some(quoted) = line.strip_prefix('>') {
            self.quote(quoted.trim(), quotes);
        } else if let Some(facts) = emphasised(line).filter(|_| self.note.is_empty()) {
            self.facts(facts);
        } else if let Some(tags) = code(line).and_then(|tags| tags.strip_prefix('#')) {
            self.tags.extend(tags.split("` `#").filter_map(Tag::new));
        } else if let Some((day, rest)) = line.split_once(&format!("{BETWEEN}`{SCHEME}")) {
            self.address(day, rest);
        } else if !(self.note.is_empty() && line.trim().is_empty()) {
            self.note.push(plain(line));
        }
    }

    /// A line of a quotation; `goes_on` if the line before it belongs to it too.
    fn quote(&mut self, line: &str, goes_on: bool) {
        if let Some(words) = emphasised(line) {
            let exact = plain(words.strip_suffix(ON).unwrap_or(words));
            self.anchor.quote = Some(of_words(exact));
        } else if let Some(last) = self.passages.last_mut().filter(|_| goes_on) {
            if !line.is_empty() {
                last.quote.exact.push('\n');
                last.quote.exact.push_str(&plain(line));
            }
        } else if !line.is_empty() {
            // Their order is all that is known of their places.
            let place = Place {
                paragraph: self.passages.len(),
                byte: 0,
            };
            self.passages.push(Passage {
                place,
                end: place,
                quote: of_words(plain(line)),
            });
        }
    }

    fn facts(&mut self, facts: &str) {
        for fact in facts.split(BETWEEN).map(plain) {
            if let Ok(date) = fact.parse::<Date>() {
                self.anchor.date = Some(date);
            } else if let Some(page) = page(&fact) {
                self.anchor.page = Some(page);
            } else if let Some(paper) = &mut self.anchor.paper {
                paper.push_str(BETWEEN);
                paper.push_str(&fact);
            } else {
                self.anchor.paper = Some(fact);
            }
        }
    }

    /// The line of the day and the key: `rest` stands behind the scheme.
    fn address(&mut self, day: &str, rest: &str) {
        let (key, rest) = rest.split_once('`').unwrap_or((rest, ""));
        self.key = Key::parse(key);
        let exact = rest.trim().strip_prefix("<!--");
        let exact = exact.and_then(|exact| exact.strip_suffix("-->"));
        let mut exact = exact.unwrap_or_default().split_whitespace();
        let millis = exact.next().and_then(|millis| millis.parse().ok());
        let millis = millis.or_else(|| Some(calendar::millis(day.trim().parse().ok()?)));
        self.stamp = Some(Stamp::foreign(millis.unwrap_or_default()));
        self.noted = exact.next().and_then(Stamp::parse);
    }

    fn close(self, import: &mut Import, marks: &Marks) {
        let Some((key, stamp)) = self.key.zip(self.stamp) else {
            import.skipped.push(Skipped {
                line: self.line,
                address: self.anchor.headline.unwrap_or_default(),
            });
            return;
        };
        let bookmark = Foreign {
            key,
            stamp,
            anchor: self.anchor,
            note: self.note.join("\n"),
            noted: self.noted,
            tags: self.tags.into_iter().collect(),
            passages: self.passages,
        };
        import.ops.extend(bookmark.ops(marks));
    }
}

/// A quotation of which no more is known.
fn of_words(exact: String) -> Quote {
    Quote {
        exact,
        ..Quote::default()
    }
}

/// The number of a page as the export writes it in either language.
fn page(fact: &str) -> Option<u16> {
    [Lang::Zh, Lang::En].into_iter().find_map(|lang| {
        let words = lang.say(PAGE);
        let (before, after) = words.split_once("{}")?;
        let number = fact.strip_prefix(before)?.strip_suffix(after)?;
        number.parse().ok()
    })
}

/// What is emphasised, if a whole line is.
fn emphasised(line: &str) -> Option<&str> {
    let inner = line.trim_end().strip_prefix('*')?.strip_suffix('*')?;
    (!inner.is_empty() && !inner.ends_with('\\')).then_some(inner)
}

/// The code of a line that is nothing else.
fn code(line: &str) -> Option<&str> {
    line.trim_end().strip_prefix('`')?.strip_suffix('`')
}

/// The text of a line without the escapes of Markdown, and without the spaces that keep it a line.
fn plain(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut line = line.trim_end().chars().peekable();
    while let Some(c) = line.next() {
        let escapes = c == '\\' && line.peek().is_some_and(char::is_ascii_punctuation);
        plain.push(if escapes { line.next().unwrap_or(c) } else { c });
    }
    plain
}
