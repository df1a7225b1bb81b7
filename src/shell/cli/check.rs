//! `dubao check FILE`: what became of each line of a file, and the notes of every stage.

use std::io;
use std::ops::Range;
use std::path::PathBuf;

use crate::app::words::{Lang, command_line as words};
use crate::article::{BlockKind, Fate, fates, losses};
use crate::library::Volume;

use super::desk::Desk;
use super::exit::Exit;
use super::notes;

/// Checks the files at these paths.
///
/// # Errors
/// When the output cannot be written.
pub fn run(desk: &mut Desk, paths: &[PathBuf]) -> io::Result<Exit> {
    let tally = desk.read(paths, |desk, name, volume| check(desk, &name, &volume))?;
    Ok(tally.exit())
}

fn check(desk: &mut Desk, name: &str, volume: &Volume) -> io::Result<()> {
    let reading = &volume.reading;
    let counts = [reading.articles.len(), reading.furniture.len()].map(|count| count.to_string());
    let encoding = volume.encoding.name();
    let summary = desk
        .lang
        .fill(words::CHECKED, &[name, encoding, &counts[0], &counts[1]]);
    desk.out.text(&summary)?;
    let lines = Lines::of(&volume.page.text);
    for (span, fate) in labelled(volume, desk.lang) {
        let number = lines.number(span.start).to_string();
        let text = volume.page.text.get(span).unwrap_or_default();
        desk.out.row(&[&format!("{number:>4}"), &fate, text])?;
    }
    for note in notes(volume, &lines, desk.lang) {
        desk.out.text(&note)?;
    }
    Ok(())
}

/// Every stretch of the page in the order of the source, with what became of it.
fn labelled(volume: &Volume, lang: Lang) -> Vec<(Range<usize>, String)> {
    let (page, reading) = (&volume.page, &volume.reading);
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

fn notes(volume: &Volume, lines: &Lines, lang: Lang) -> Vec<String> {
    let damage = volume.damage.iter().map(|note| {
        let at = note.at.start.to_string();
        lang.fill(
            words::NOTE_AT_BYTE,
            &[&at, &notes::damage(&note.what, lang)],
        )
    });
    let remarks = volume.page.notes.iter();
    let remarks = remarks.map(|note| notes::remark(note.what, lang).to_owned());
    let doubts = volume
        .reading
        .articles
        .iter()
        .flat_map(|article| &article.notes)
        .map(|note| {
            let at = lines.number(note.at.start).to_string();
            lang.fill(words::NOTE_AT, &[&at, &notes::doubt(&note.what, lang)])
        });
    damage.chain(remarks).chain(doubts).collect()
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
