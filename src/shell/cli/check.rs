//! `dubao check FILE`: what became of each line of a file, and the notes of every stage.

use std::io;
use std::ops::Range;
use std::path::PathBuf;

use crate::app::words::{Lang, command_line as words};
use crate::article::{BlockKind, DOUBTFUL, Fate, Reading, fates, losses};
use crate::library::{Leaf, Volume};

use super::desk::Desk;
use super::exit::Exit;
use super::notes;

/// Checks the files at these paths.
///
/// # Errors
/// When the output cannot be written.
pub fn run(desk: &mut Desk, paths: &[PathBuf]) -> io::Result<Exit> {
    let corrections = std::mem::take(&mut desk.corrections);
    let tally = desk.read(paths, |desk, mut volume| {
        let outcomes = volume.correct(&corrections);
        check(desk, &volume)?;
        for (at, outcome) in outcomes {
            let line = notes::correction(&corrections.list()[at], outcome, desk.lang);
            desk.out.text(&line)?;
        }
        Ok(())
    })?;
    Ok(tally.exit())
}

fn check(desk: &mut Desk, volume: &Volume) -> io::Result<()> {
    let lines = Lines::of(&volume.text);
    for leaf in &volume.leaves {
        check_leaf(desk, volume, leaf, &lines)?;
    }
    if let Some(skipped) = notes::skipped(volume.skipped, desk.lang) {
        desk.out.text(&skipped)?;
    }
    for line in &volume.strange {
        let what = desk.lang.say(words::NO_ITEM);
        desk.out
            .text(&desk.lang.fill(words::NOTE_AT, &[&line.to_string(), what]))?;
    }
    for note in &volume.damage {
        let at = note.at.start.to_string();
        let what = notes::damage(&note.what, desk.lang);
        desk.out
            .text(&desk.lang.fill(words::NOTE_AT_BYTE, &[&at, &what]))?;
    }
    Ok(())
}

/// One page: what became of each of its lines, which are numbered as those of the file.
fn check_leaf(desk: &mut Desk, volume: &Volume, leaf: &Leaf, lines: &Lines) -> io::Result<()> {
    let reading = &leaf.reading;
    let counts = [reading.articles.len(), reading.furniture.len()].map(|count| count.to_string());
    let encoding = volume.encoding.name();
    let summary = desk.lang.fill(
        words::CHECKED,
        &[&leaf.name, encoding, &counts[0], &counts[1]],
    );
    desk.out.text(&summary)?;
    let page = volume.text_of(leaf);
    for (span, fate) in labelled(page, reading, desk.lang) {
        let number = lines.number(leaf.span.start + span.start).to_string();
        let text = page.get(span).unwrap_or_default();
        desk.out.row(&[&format!("{number:>4}"), &fate, text])?;
    }
    for remark in &leaf.remarks {
        desk.out.text(&notes::remark(*remark, desk.lang))?;
    }
    for article in reading
        .articles
        .iter()
        .filter(|article| article.sure < DOUBTFUL)
    {
        let sure = article.sure.to_string();
        let first = article
            .heads
            .first()
            .cloned()
            .or_else(|| article.blocks.first()?.spans.first());
        let at = first.map_or(0, |span| span.start);
        let at = lines.number(leaf.span.start + at).to_string();
        let what = desk.lang.fill(words::UNSURE, &[&article.headline, &sure]);
        desk.out
            .text(&desk.lang.fill(words::NOTE_AT, &[&at, &what]))?;
    }
    for note in reading.articles.iter().flat_map(|article| &article.notes) {
        let at = lines.number(leaf.span.start + note.at.start).to_string();
        let what = notes::doubt(&note.what, desk.lang);
        desk.out
            .text(&desk.lang.fill(words::NOTE_AT, &[&at, &what]))?;
    }
    Ok(())
}

/// Every stretch of the page in the order of the source, with what became of it.
fn labelled(page: &str, reading: &Reading, lang: Lang) -> Vec<(Range<usize>, String)> {
    let placed = fates(page, reading).into_iter();
    let mut found: Vec<_> = placed
        .map(|(span, fate)| (span, label(fate, lang)))
        .collect();
    let losses = losses(page, reading);
    let wrong = [
        (losses.missing, words::FATE_MISSING),
        (losses.doubled, words::FATE_DOUBLED),
    ];
    for (spans, word) in wrong {
        found.extend(
            spans
                .into_iter()
                .map(|span| (span, lang.say(word).to_owned())),
        );
    }
    found.sort_by_key(|(span, _)| span.start);
    found
}

fn label(fate: Fate, lang: Lang) -> String {
    let number = |index: usize| (index + 1).to_string();
    match fate {
        Fate::Head { article } => lang.fill(words::FATE_HEAD, &[&number(article)]),
        Fate::Block {
            article,
            block,
            kind,
            ..
        } => {
            let word = match kind {
                BlockKind::Paragraph => words::FATE_PARAGRAPH,
                BlockKind::Subhead => words::FATE_SUBHEAD,
                BlockKind::Caption => words::FATE_CAPTION,
            };
            lang.fill(word, &[&number(article), &number(block)])
        }
        Fate::Furniture { .. } => lang.say(words::FATE_FURNITURE).to_owned(),
    }
}

/// Where the lines of a text begin, in bytes.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at + 1).collect())
    }

    /// The number of the line with this byte, from 1.
    fn number(&self, at: usize) -> usize {
        self.0.partition_point(|start| *start <= at) + 1
    }
}
