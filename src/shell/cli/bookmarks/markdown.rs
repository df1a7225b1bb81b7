//! Bookmarks as Markdown, to be read: headline, where it stood, what was quoted, noted and highlighted.

use crate::app::calendar;
use crate::app::words::{self, Lang};
use crate::marks::{Bookmark, Marks, Passage};
use crate::shell::cli::export::markdown::escaped;
use crate::text::SafeText;

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
    parts.extend(Some(facts.join(" ")).filter(|_| !facts.is_empty()));
    let passages: Vec<&Passage> = marks.highlights(bookmark.key).collect();
    let quote = anchor.quote.as_ref().map(|quote| quote.exact.as_str());
    let quote = quote.filter(|quote| passages.is_empty() && !quote.trim().is_empty());
    parts.extend(quote.map(|quote| quoted(&format!("{quote}……"))));
    parts.extend(passages.iter().map(|passage| quoted(&passage.quote.exact)));
    if let Some(note) = &bookmark.note {
        // Two spaces at its end keep a line a line.
        let lines: Vec<String> = note.lines().map(plain).collect();
        parts.push(lines.join("  \n"));
    }
    let tags: Vec<String> = marks
        .tags(bookmark.key)
        .map(|tag| plain(&format!("#{tag}")))
        .collect();
    parts.extend(Some(tags.join(" ")).filter(|_| !tags.is_empty()));
    let day = calendar::day(bookmark.time);
    parts.push(format!("{day} · `dubao:{}`", bookmark.key));
}

/// A quotation.
fn quoted(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let lines: Vec<String> = lines.map(|line| format!("> {}", plain(line))).collect();
    lines.join("\n>\n")
}

/// Text of one line that means nothing to Markdown nor to a terminal.
fn plain(text: &str) -> String {
    escaped(SafeText::line(text).as_str())
}
