//! A web page to its main text: headings and paragraphs, without scripts, navigation and lists of links.
//!
//! The tokens of the page are read once, without a tree, so that markup of any depth takes time in proportion to its
//! length: `tag` tells what an element does, `harvest` gathers blocks of text, `choice` tells which are the page's own.

mod charset;
mod choice;
mod harvest;
mod links;
mod tag;

pub use charset::declared;
pub use links::{Link, links};

use super::Skipped;

/// How much of a text is looked at to tell what it is, in bytes.
const HEAD: usize = 64 << 10;

/// How many tags of running text make a web page of what does not say that it is one.
const MANY: usize = 8;

/// Whether a text is a web page: it says so, or has many tags that only web pages have. `named` tells that its file's
/// name says so.
pub fn is_html(text: &str, named: bool) -> bool {
    let head = head(text);
    if !head.contains('<') {
        return false;
    }
    let head = head.to_ascii_lowercase();
    let start = head.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return true;
    }
    let told = ["<html", "<!doctype html", "<body"];
    if start.starts_with('<') && told.iter().any(|word| head.contains(word)) {
        return true;
    }
    let tags = [
        "<div", "<p>", "<p ", "<span", "<a ", "<h1", "<h2", "<meta", "<script", "<li", "<br",
    ];
    let count = tags
        .iter()
        .map(|tag| head.matches(tag).count())
        .sum::<usize>();
    if named {
        return count > 0;
    }
    // A page in Markdown may hold some: most of its lines begin with none.
    let lines = head.lines().filter(|line| !line.trim().is_empty());
    let (all, marked) = lines.fold((0, 0), |(all, marked), line| {
        (
            all + 1,
            marked + usize::from(line.trim_start().starts_with('<')),
        )
    });
    count >= MANY && marked * 2 >= all
}

/// The main text of a web page, a blank line between its blocks and `#`s before its headings, and what was left out.
pub fn plain(text: &str) -> (String, Skipped) {
    let harvest = harvest::harvest(text);
    choice::main_text(&harvest)
}

fn head(text: &str) -> &str {
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
