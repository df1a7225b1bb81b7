//! Bookmarks as the file that browsers exchange (`NETSCAPE-Bookmark-file-1`): written so that any browser reads it, read
//! whatever a browser wrote. What browsers do not know stands in attributes of its own.

use std::fmt::Write;

use crate::article::Date;
use crate::store::Key;
use crate::text::html::{Link, links};

use super::foreign::{self, Foreign};
use super::{Anchor, Bookmark, Marks, Op, Passage, Place, Quote, Stamp, Tag};

/// What an address of an article begins with.
const SCHEME: &str = "dubao:";
/// What stands behind the key in the address of a highlighted passage.
const PASSAGE: &str = "#passage";

const HEAD: &str = "<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=UTF-8\">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
";
const FOOT: &str = "</DL><p>\n";

/// What a file of bookmarks comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// The bookmarks of articles, with notes, tags and passages, as entries; the same file comes to the same entries.
    pub ops: Vec<Op>,
    /// The links that are no bookmarks of articles.
    pub skipped: Vec<Skipped>,
}

/// A link that is no bookmark of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The line of the file, from 1.
    pub line: usize,
    /// Its address.
    pub address: String,
}

/// The bookmarks that stand, newest first, each followed by its highlighted passages.
pub fn to_html(marks: &Marks) -> String {
    let mut html = HEAD.to_owned();
    for bookmark in marks.bookmarks() {
        let tags: Vec<&str> = marks.tags(bookmark.key).map(Tag::as_str).collect();
        let noted = marks.noted(bookmark.key);
        push_bookmark(&mut html, &bookmark, &tags, noted);
        for (stamp, passage) in marks.stamped_highlights(bookmark.key) {
            push_passage(&mut html, bookmark.key, stamp, passage);
        }
    }
    html + FOOT
}

/// Reads a browser's file of bookmarks; what the marks have already is left out where it would stand twice.
pub fn from_html(html: &str, marks: &Marks) -> Import {
    let mut import = Import::default();
    for link in links(html) {
        let address = link.attribute("href").unwrap_or_default().trim();
        let own = address.strip_prefix(SCHEME);
        let (key, passage) = match own.and_then(|own| own.strip_suffix(PASSAGE)) {
            Some(key) => (Some(key), true),
            None => (own, false),
        };
        match key.and_then(Key::parse) {
            Some(key) if passage => import.ops.extend(passage_op(key, &link, marks)),
            Some(key) => import.ops.extend(bookmark_ops(key, &link, marks)),
            None => import.skipped.push(Skipped {
                line: link.line,
                address: address.to_owned(),
            }),
        }
    }
    import
}

fn push_bookmark(html: &mut String, bookmark: &Bookmark, tags: &[&str], noted: Option<Stamp>) {
    let anchor = &bookmark.anchor;
    let mut attributes = vec![
        ("HREF", Some(format!("{SCHEME}{}", bookmark.key))),
        ("ADD_DATE", Some((bookmark.time / 1000).to_string())),
    ];
    if !tags.is_empty() {
        attributes.push(("TAGS", Some(tags.join(","))));
        attributes.push(("DUBAO-TAGS", Some(tags.join(" "))));
    }
    attributes.extend([
        ("DUBAO-PAPER", anchor.paper.clone()),
        ("DUBAO-DATE", anchor.date.map(|date| date.to_string())),
        ("DUBAO-PAGE", anchor.page.map(|page| page.to_string())),
        ("DUBAO-POS", anchor.place.map(place_text)),
        ("DUBAO-NOTED", noted.map(|stamp| stamp.to_string())),
    ]);
    if let Some(quote) = &anchor.quote {
        attributes.extend([
            ("DUBAO-QUOTE", Some(quote.exact.clone())),
            ("DUBAO-PREFIX", Some(quote.prefix.clone())),
            ("DUBAO-SUFFIX", Some(quote.suffix.clone())),
        ]);
    }
    push_link(
        html,
        &attributes,
        anchor.headline.as_deref().unwrap_or_default(),
    );
    if let Some(note) = &bookmark.note {
        let _ = writeln!(html, "        <DD>{}", escaped(note));
    }
}

fn push_passage(html: &mut String, key: Key, stamp: Stamp, passage: &Passage) {
    let attributes = [
        ("HREF", Some(format!("{SCHEME}{key}{PASSAGE}"))),
        ("ADD_DATE", Some((stamp.millis() / 1000).to_string())),
        ("DUBAO-POS", Some(place_text(passage.place))),
        ("DUBAO-END", Some(place_text(passage.end))),
        ("DUBAO-PREFIX", Some(passage.quote.prefix.clone())),
        ("DUBAO-SUFFIX", Some(passage.quote.suffix.clone())),
    ];
    push_link(html, &attributes, &passage.quote.exact);
}

fn push_link(html: &mut String, attributes: &[(&str, Option<String>)], text: &str) {
    html.push_str("    <DT><A");
    for (name, value) in attributes {
        if let Some(value) = value {
            let _ = write!(html, " {name}=\"{}\"", escaped(value));
        }
    }
    let _ = writeln!(html, ">{}</A>", escaped(text));
}

/// Text between tags or in an attribute: whatever it holds, it stays text. Control characters, which HTML may not hold, are
/// left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(c),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

fn place_text(place: Place) -> String {
    format!("{},{}", place.paragraph, place.byte)
}

fn place(text: &str) -> Option<Place> {
    let (paragraph, byte) = text.split_once(',')?;
    Some(Place {
        paragraph: paragraph.parse().ok()?,
        byte: byte.parse().ok()?,
    })
}

/// The bookmark of a link, with what is noted on it and its tags.
fn bookmark_ops(key: Key, link: &Link, marks: &Marks) -> Vec<Op> {
    let tags = link.attribute("dubao-tags").map(Tag::all);
    let tags = tags.unwrap_or_else(|| {
        let line = link.attribute("tags").unwrap_or_default();
        line.split(',')
            .filter_map(|tag| Tag::new(&tag.split_whitespace().collect::<Vec<_>>().join("-")))
            .collect()
    });
    let bookmark = Foreign {
        key,
        stamp: stamp(link),
        anchor: anchor(link),
        note: link.description.clone(),
        noted: link.attribute("dubao-noted").and_then(Stamp::parse),
        tags,
        passages: Vec::new(),
    };
    bookmark.ops(marks)
}

/// The highlighted passage of a link, unless the article has one of the same words.
fn passage_op(key: Key, link: &Link, marks: &Marks) -> Option<Op> {
    let at = |name| link.attribute(name).and_then(place).unwrap_or_default();
    let text = |name| link.attribute(name).unwrap_or_default().to_owned();
    let passage = Passage {
        place: at("dubao-pos"),
        end: at("dubao-end"),
        quote: Quote {
            exact: link.text.clone(),
            prefix: text("dubao-prefix"),
            suffix: text("dubao-suffix"),
        },
    };
    foreign::highlight(key, stamp(link), passage, marks)
}

fn anchor(link: &Link) -> Anchor {
    let text = |name| link.attribute(name).map(str::to_owned);
    let quote = text("dubao-quote").map(|exact| Quote {
        exact,
        prefix: text("dubao-prefix").unwrap_or_default(),
        suffix: text("dubao-suffix").unwrap_or_default(),
    });
    Anchor {
        paper: text("dubao-paper"),
        date: text("dubao-date").and_then(|date| date.parse::<Date>().ok()),
        page: text("dubao-page").and_then(|page| page.parse().ok()),
        headline: Some(link.text.clone()).filter(|text| !text.is_empty()),
        quote,
        place: link.attribute("dubao-pos").and_then(place),
    }
}

/// When a link was made, as a stamp of no device: older than what any reader did in the same second.
fn stamp(link: &Link) -> Stamp {
    let number = link.attribute("add_date").unwrap_or_default().trim();
    let number: u64 = number.parse().unwrap_or(0);
    // Some browsers count milliseconds or microseconds.
    let millis = match number {
        0..100_000_000_000 => number * 1000,
        100_000_000_000..100_000_000_000_000 => number,
        _ => number / 1000,
    };
    Stamp::foreign(millis)
}
