//! Bookmarks as Markdown, to be read: headline, where it stood, what was quoted, noted and highlighted; and read again, as
//! somebody may have edited it.
//!
//! Of a bookmark: `## headline`, `*paper · date · page*`, `> *the words it is at……*` or `> a highlighted passage` each, its note,
//! `` `#tag` ``s, and a line with the day and the article's key. All that is not these marks is escaped.

mod read;

use crate::app::calendar;
use crate::app::words::{self, Lang};
use crate::marks::{Bookmark, Marks, Passage};
use crate::shell::cli::export::markdown::escaped;
use crate::text::SafeText;

pub use read::{is_markdown, read};

/// Between the facts of a bookmark.
const BETWEEN: &str = " · ";
/// What stands behind the words that a bookmark is at.
const ON: &str = "……";
/// What stands before the key of an article, within a code span.
const SCHEME: &str = "dubao:";

/// All bookmarks that stand, newest first.
pub fn all(marks: &Marks, lang: Lang) -> String {
    let mut parts = vec![format!("# {}", lang.say(words::BOOKMARKS))];
    for bookmark in marks.bookmarks() {
        push(&mut parts, marks, &bookmark, lang);
    }
    parts.join("\n\n") + "\n"
}

fn push(parts: &mut Vec<String>, marks: &Marks, bookmark: &Bookmark, lang: Lang) {
    let anchor = &bookmark.anchor;
    let headline = plain(anchor.headline.as_deref().unwrap_or_default());
    parts.push(format!("## {headline}"));
    let page = anchor.page.map(|page| page.to_string());
    let facts = [
        anchor.paper.clone(),
        anchor.date.map(|date| date.to_string()),
        page.map(|page| lang.fill(words::PAGE, &[&page])),
    ];
    let facts: Vec<String> = facts.iter().flatten().map(|fact| plain(fact)).collect();
    parts.extend((!facts.is_empty()).then(|| format!("*{}*", facts.join(BETWEEN))));
    let passages: Vec<&Passage> = marks.highlights(bookmark.key).collect();
    let quote = anchor.quote.as_ref().map(|quote| quote.exact.as_str());
    let quote = quote.filter(|quote| passages.is_empty() && !quote.trim().is_empty());
    parts.extend(quote.map(|quote| quoted(&format!("{quote}{ON}"), "*")));
    let passages = passages.iter();
    parts.extend(passages.map(|passage| quoted(&passage.quote.exact, "")));
    if let Some(note) = &bookmark.note {
        // Two spaces at its end keep a line a line.
        let lines: Vec<String> = note.lines().map(plain).collect();
        parts.push(lines.join("  \n"));
    }
    let tags: Vec<String> = marks
        .tags(bookmark.key)
        .map(|tag| format!("`#{}`", SafeText::line(tag.as_str())))
        .collect();
    parts.extend(Some(tags.join(" ")).filter(|_| !tags.is_empty()));
    let (day, key) = (calendar::day(bookmark.time), bookmark.key);
    // What a program wants to know, and no reader.
    let noted = marks.noted(key).map(|stamp| format!(" {stamp}"));
    let exact = format!("<!-- {}{} -->", bookmark.time, noted.unwrap_or_default());
    parts.push(format!("{day}{BETWEEN}`{SCHEME}{key}` {exact}"));
}

/// A quotation, each line of it between these marks.
fn quoted(text: &str, mark: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let lines: Vec<String> = lines
        .map(|line| format!("> {mark}{}{mark}", plain(line.trim())))
        .collect();
    lines.join("\n>\n")
}

/// Text of one line that means nothing to Markdown nor to a terminal.
fn plain(text: &str) -> String {
    escaped(SafeText::line(text).as_str())
}
