//! 注音: the readings of hanzi, in a row above each row of a text (CLREQ, "positioning of Pinyin").

use std::collections::HashMap;

use crate::text::{Ambiguous, Edit, Guise, graphemes, spoken, visible};

/// A reading in a row: the cell where it begins, and its letters.
pub type Reading = (usize, &'static str);

/// Marks that stand right before what they open.
const OPENING: &str = "“‘（《〈「『【";

/// A text made so wide that the readings of its hanzi stand side by side, and where each of them belongs.
pub struct Ruby {
    /// The text.
    pub guise: Guise,
    /// The readings, by the byte of the shown text where their hanzi stands.
    readings: HashMap<usize, &'static str>,
}

impl Ruby {
    /// Finds the readings of a text, and room for them.
    pub fn of(guise: Guise, ambiguous: Ambiguous) -> Self {
        let text = guise.as_str();
        let known: HashMap<usize, &'static str> = spoken(text)
            .into_iter()
            .map(|(at, _, reading)| (at, reading))
            .collect();
        let (mut edits, mut readings) = (Vec::new(), HashMap::new());
        // The cells so far, where the last reading ends, and where what opens before the next glyph began.
        let (mut x, mut free, mut opened, mut added) = (0, 0, None, 0);
        for (at, glyph, cells) in graphemes(text, ambiguous) {
            if let Some(reading) = known.get(&at) {
                let missing = free - x.min(free);
                if missing > 0 {
                    let before = opened.unwrap_or(at);
                    edits.push(Edit {
                        at: before..before,
                        with: " ".repeat(missing),
                    });
                }
                added += missing;
                x += missing;
                free = x + crate::text::cells(reading, ambiguous) + 1;
                readings.insert(at + added, *reading);
            }
            opened = OPENING.contains(glyph).then(|| opened.unwrap_or(at));
            x += cells;
        }
        Self {
            guise: guise.with(edits),
            readings,
        }
    }

    /// The readings over a line, which begins at byte `start` and is drawn behind `indent` blank cells.
    pub fn over(
        &self,
        line: &str,
        start: usize,
        indent: usize,
        ambiguous: Ambiguous,
    ) -> Box<[Reading]> {
        let mut x = indent;
        let mut over = Vec::new();
        for (at, _, cells) in graphemes(visible(line), ambiguous) {
            over.extend(
                self.readings
                    .get(&(start + at))
                    .map(|reading| (x, *reading)),
            );
            x += cells;
        }
        over.into()
    }
}
