//! A stretch of a page within one line, set in rows: made safe, wrapped, and every row still knows its place in the page.

use std::ops::Range;

use crate::text::{Ambiguous, Measure, SafeText, graphemes, visible, wrap};

/// A set stretch of a line.
#[derive(Clone, Debug)]
pub struct Strip {
    text: SafeText,
    /// Bytes of the safe text and the bytes of the page that they show; between two of them both count alike.
    joints: Vec<(usize, usize)>,
    /// The rows, as bytes of the safe text; an empty stretch has one.
    rows: Vec<Range<usize>>,
}

impl Strip {
    /// Sets `text`, which begins at byte `base` of its page.
    pub fn set(text: &str, base: usize, width: usize, ambiguous: Ambiguous) -> Self {
        let (safe, joints) = safe(text, base);
        let measure = Measure {
            width,
            ambiguous,
            ..Measure::default()
        };
        let mut rows = wrap(safe.as_str(), &measure);
        if rows.is_empty() {
            rows.push(0..0);
        }
        Self {
            text: safe,
            joints,
            rows,
        }
    }

    /// How many rows it takes.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// What a row shows.
    pub fn text(&self, row: usize) -> &str {
        self.rows
            .get(row)
            .map_or("", |range| visible(self.text.slice(range.clone())))
    }

    /// The bytes of the page that a row shows.
    pub fn place(&self, row: usize) -> Range<usize> {
        let row = self.rows.get(row).cloned().unwrap_or_default();
        self.source(row.start)..self.source(row.end)
    }

    /// The byte of the page that byte `at` of a row shows.
    pub fn byte(&self, row: usize, at: usize) -> usize {
        self.source(self.rows.get(row).map_or(0, |range| range.start) + at)
    }

    /// The row that shows a byte of the page.
    pub fn row(&self, byte: usize) -> usize {
        self.rows
            .partition_point(|row| self.source(row.start) <= byte)
            .saturating_sub(1)
    }

    fn source(&self, at: usize) -> usize {
        let next = self.joints.partition_point(|(safe, _)| *safe <= at);
        let (safe, source) = self.joints[next.saturating_sub(1)];
        let end = self.joints.get(next).map_or(usize::MAX, |joint| joint.1);
        (source + (at - safe)).min(end)
    }
}

/// The safe text and its joints. Where something is replaced or hidden each glyph is a joint of its own.
fn safe(text: &str, base: usize) -> (SafeText, Vec<(usize, usize)>) {
    let whole = SafeText::paragraph(text);
    if whole.as_str() == text {
        return (whole, vec![(0, base), (text.len(), base + text.len())]);
    }
    let mut safe = SafeText::default();
    let mut joints = Vec::new();
    for (at, glyph, _) in graphemes(text, Ambiguous::Narrow) {
        joints.push((safe.as_str().len(), base + at));
        safe.push(&SafeText::paragraph(glyph));
    }
    joints.push((safe.as_str().len(), base + text.len()));
    (safe, joints)
}
