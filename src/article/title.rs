//! What an article without a printed headline is called: the first words of its text.

use crate::page::cue;
use crate::page::ink::{self, Gap, Ink};
use crate::page::tidy::{self, Manner};
use crate::text::Note;

use super::model::{Article, Doubt};
use super::turn;

/// How many characters a dateline and the clause after it take at most.
const OPENING: usize = 400;
/// How many characters a clause has at least; a mark before that ends none.
const SHORTEST: usize = 6;
/// How many characters of a clause are shown at most.
const LONGEST: usize = 30;

/// Calls an article by the first words of its text.
pub fn entitle(article: &mut Article) {
    let (block, words) = first_words(article);
    article.headline = words;
    if article.has_printed_headline() {
        let block = block.and_then(|block| article.blocks.get(block));
        let first = match block {
            Some(block) => block.spans.first(),
            None => article.heads.first().cloned(),
        };
        let at = first.unwrap_or_default();
        article.notes.push(Note::new(at, Doubt::TitleFromText));
    }
}

/// The first words of an article's text that say something, and the block they stand in: the first whole clause, else
/// the first there is, else a line above the text. Empty only where the article has no text at all.
pub fn first_words(article: &Article) -> (Option<usize>, String) {
    let clauses = || {
        let texts = article.blocks.iter().map(|block| clause(block.text));
        texts.enumerate().map(|(at, clause)| (Some(at), clause))
    };
    let is_whole = |(_, clause): &(_, String)| clause.chars().nth(SHORTEST - 1).is_some();
    let is_said = |(_, clause): &(_, String)| !clause.trim().is_empty();
    let above = || {
        let lines = [&article.subtitle, &article.kicker, &article.section];
        let names = article.byline.iter().map(|credit| credit.name.as_str());
        let turns = article.notes.iter().filter_map(|note| match &note.what {
            Doubt::Elsewhere(printed) => Some(printed.as_str()),
            _ => None,
        });
        let lines = lines.into_iter().flatten().map(|line| &**line);
        let lines = lines.chain(names).chain(turns);
        lines.map(|line| (None, line.to_owned())).find(is_said)
    };
    let printed = || {
        let texts = article.blocks.iter().map(|block| shortened(block.text));
        let mut texts = texts.enumerate().map(|(at, text)| (Some(at), text));
        texts.find(is_said)
    };
    clauses()
        .find(is_whole)
        .or_else(|| clauses().find(is_said))
        .or_else(printed)
        .or_else(above)
        .unwrap_or_default()
}

/// The first clause of a text without its dateline: up to the first mark that comes after six characters.
fn clause(text: &str) -> String {
    let opening = text
        .char_indices()
        .nth(OPENING)
        .map_or(text.len(), |(at, _)| at);
    let mut ink = Vec::new();
    ink::pour(text, 0..opening, Gap::None, &mut ink);
    let turned = turn::opening(&ink[..ink.len().min(turn::LONGEST)]).unwrap_or(0);
    let ink = &ink[turned..];
    let start = cue::dateline(ink).map_or(0, |dateline| dateline.length);
    let ink = &ink[start.min(ink.len())..];
    let is_mark = |mark: &Ink| matches!(mark.glyph.plain, ',' | '。' | '!' | '?' | ';' | ':');
    let marks = ink.iter().enumerate().filter(|(_, mark)| is_mark(mark));
    let end = marks.map(|(at, _)| at).find(|at| *at >= SHORTEST);
    let clause = tidy::text(&ink[..end.unwrap_or(ink.len())], Manner::Display);
    shortened(&clause)
}

/// A text that says where it was cut.
fn shortened(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
