//! The headlines of an article as a correction takes and gives them.

use std::ops::Range;

use crate::text::letters;

use super::Part;
use crate::article::model::{Article, Block, BlockKind, Doubt, Former, Piece};
use crate::article::title;

/// Stands between the lines of a headline that become one.
const BETWEEN: &str = "　";

/// Remembers what an article is known by, before it is changed.
pub fn remember(article: &mut Article) {
    if article.former.is_empty() {
        article.former = [Former::of(article)].into();
    }
}

/// Takes a headline, kicker or subtitle out of its article.
pub fn take(page: &str, article: &mut Article, part: Part) -> Option<Piece> {
    let text = match part {
        Part::Kicker(_) => article.kicker.take()?.into_string(),
        Part::Subtitle(_) => article.subtitle.take()?.into_string(),
        Part::Headline(_) if article.has_printed_headline() => {
            std::mem::take(&mut article.headline)
        }
        _ => return None,
    };
    let spans = take_spans(page, article, &[&text]);
    if matches!(part, Part::Headline(_)) {
        title::entitle(article);
    }
    Some(Piece { text, spans })
}

/// Takes all headlines of an article, as one subhead; none if it has none that is printed. `section` says whether the
/// label it stands under goes with them.
pub fn take_all(page: &str, article: &mut Article, section: bool) -> Option<Block> {
    let printed = article.has_printed_headline();
    let lines = [
        article.section.take().filter(|_| section),
        article.kicker.take(),
        printed.then(|| std::mem::take(&mut article.headline).into()),
        article.subtitle.take(),
    ];
    let lines: Vec<Box<str>> = lines
        .into_iter()
        .flatten()
        .filter(|line| !line.is_empty())
        .collect();
    if lines.is_empty() {
        return None;
    }
    let texts: Vec<&str> = lines.iter().map(|line| &**line).collect();
    Some(Block {
        kind: BlockKind::Subhead,
        spans: take_spans(page, article, &texts),
        text: lines.join(BETWEEN),
    })
}

/// Gives an article a headline; the one it had becomes its kicker.
pub fn entitle(article: &mut Article, headline: Piece) {
    let old = std::mem::replace(&mut article.headline, headline.text);
    let printed = article.has_printed_headline();
    article
        .notes
        .retain(|note| note.what != Doubt::TitleFromText);
    if printed {
        above(article, &old);
    }
    article.heads.extend(headline.spans);
}

/// Puts a line above the headline, below what stands there.
pub fn above(article: &mut Article, line: &str) {
    if !line.is_empty() {
        let kicker = article.kicker.as_deref().into_iter().chain([line]);
        article.kicker = Some(kicker.collect::<Vec<_>>().join(BETWEEN).into());
    }
}

/// Gives an article that was begun at a paragraph of another one the bylines, and other lines that are no headline,
/// which stand behind all that is left of that one.
pub fn share(page: &str, article: &mut Article, fresh: &mut Article) {
    let last = |article: &Article| {
        let spans = article.blocks.iter().flat_map(|block| block.spans.iter());
        spans.map(|span| span.start).max()
    };
    let begin = fresh.blocks.iter().flat_map(|block| block.spans.iter());
    let Some(begin) = begin.map(|span| span.start).min().max(last(article)) else {
        return;
    };
    let lines = [&article.kicker, &article.subtitle, &article.section];
    let lines = lines.into_iter().flatten().map(|line| &**line);
    let lines = lines.chain([article.headline.as_str()]);
    let lines: Vec<String> = lines.map(|line| letters(line).collect()).collect();
    let mut text = String::new();
    let moved: Vec<Range<usize>> = article
        .heads
        .extract_if(.., |span| {
            let here: String = page
                .get(span.clone())
                .map(|text| letters(text).collect())
                .unwrap_or_default();
            let moves = span.start > begin && !lines.iter().any(|line| line.contains(&here));
            text.extend(moves.then_some(here));
            moves
        })
        .collect();
    let is_moved = |at: usize| moved.iter().any(|span| span.contains(&at));
    let notes = article.notes.extract_if(.., |note| is_moved(note.at.start));
    fresh.notes.extend(notes);
    let is_named = |name: &str| text.contains(&letters(name).collect::<String>());
    let names = article
        .byline
        .extract_if(.., |credit| is_named(&credit.name));
    fresh.byline.extend(names);
    fresh.heads.extend(moved);
}

/// Takes from the spans of an article's headlines those that hold letters of these lines and no others.
fn take_spans(page: &str, article: &mut Article, lines: &[&str]) -> Vec<Range<usize>> {
    let lines: Vec<String> = lines.iter().map(|line| letters(line).collect()).collect();
    let is_theirs = |span: &mut Range<usize>| {
        let text: String = page
            .get(span.clone())
            .map(|text| letters(text).collect())
            .unwrap_or_default();
        !text.is_empty() && lines.iter().any(|line| line.contains(&text))
    };
    article.heads.extract_if(.., is_theirs).collect()
}
