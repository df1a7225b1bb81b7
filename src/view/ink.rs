//! How the characters of a row look: as its part does, as hits of a search, as places in doubt, as what cannot be shown.

use std::ops::Range;

use ratatui::style::Style;

use crate::app::Sheet;
use crate::app::doubt::{Doubtful, Sign};
use crate::app::setting::{Line, Part, Spot};

use super::theme;

/// How the characters of a row look.
pub struct Ink<'s> {
    /// The doubts about what the row shows.
    pub doubts: Vec<&'s Doubtful>,
    plain: Style,
    /// The hits of a search that fall in the row: the flow, and the bytes in its source.
    hits: &'s [(usize, Range<usize>)],
    /// The hit that the reader is at, if it is among them.
    here: Option<usize>,
    /// The highlighted bytes of the flow.
    lights: Vec<&'s Range<usize>>,
    /// Those that are selected, and the byte of the caret.
    selected: Option<Range<usize>>,
    caret: Option<usize>,
}

impl<'s> Ink<'s> {
    pub fn of(sheet: &'s Sheet, line: &Line) -> Self {
        let (hits, here) = hits(sheet, line);
        let caret = sheet.selection().map(|selection| selection.caret);
        let caret = caret.filter(|caret| caret.flow == line.flow);
        Self {
            doubts: doubts(sheet, line),
            plain: style_of(line.part),
            hits,
            here,
            lights: sheet.lights_in(line.flow).collect(),
            selected: sheet.selected_in(line.flow),
            caret: caret.map(|caret| caret.byte),
        }
    }

    /// The style of the characters `text` at byte `at` of the row.
    pub fn style(&self, line: &Line, at: usize, text: &str) -> Style {
        let bytes = line.source(at)..line.source(at + text.len()).max(line.source(at) + 1);
        let mut style = self.plain;
        if self.lights.iter().any(|light| light.contains(&bytes.start)) {
            style = style.patch(theme::LIGHT);
        }
        style = self.hit(bytes.start).unwrap_or(style);
        let selected = self.selected.as_ref();
        if self.caret.is_some_and(|caret| bytes.contains(&caret)) {
            style = style.patch(theme::CARET);
        } else if selected.is_some_and(|selected| selected.contains(&bytes.start)) {
            style = style.patch(theme::SELECTED);
        }
        if line.is_unseen(at) {
            style = style.patch(theme::UNSEEN);
        }
        let mut seams = self.doubts.iter().filter(|doubt| doubt.sign != Sign::Title);
        if seams.any(|doubt| bytes.contains(&doubt.spot.byte)) {
            style.patch(theme::DOUBTFUL)
        } else {
            style
        }
    }

    /// The style of a byte of the flow, if it is hit.
    fn hit(&self, byte: usize) -> Option<Style> {
        let number = self.hits.iter().position(|(_, hit)| hit.contains(&byte))?;
        Some(if self.here == Some(number) {
            theme::HIT_HERE
        } else {
            theme::HIT
        })
    }
}

/// The doubts about what a row shows.
fn doubts<'s>(sheet: &'s Sheet, line: &Line) -> Vec<&'s Doubtful> {
    if line.is_blank {
        return Vec::new();
    }
    let paragraph = (line.flow + 1).saturating_sub(sheet.setting.heads());
    let bytes = line.range();
    let spot = |byte| Spot { paragraph, byte };
    let first = sheet
        .doubts
        .partition_point(|doubt| doubt.spot < spot(bytes.start));
    let here = sheet.doubts[first..].iter();
    here.take_while(|doubt| doubt.spot < spot(bytes.end))
        .collect()
}

/// The hits that fall in a row, and which of them the reader is at.
fn hits<'s>(sheet: &'s Sheet, line: &Line) -> (&'s [(usize, Range<usize>)], Option<usize>) {
    let Some(finding) = &sheet.finding else {
        return (&[], None);
    };
    let bytes = line.range();
    let first = finding
        .hits
        .partition_point(|(flow, hit)| (*flow, hit.end) <= (line.flow, bytes.start));
    let count = finding.hits[first..]
        .partition_point(|(flow, hit)| (*flow, hit.start) < (line.flow, bytes.end));
    let hits = &finding.hits[first..first + count];
    (hits, finding.at.checked_sub(first))
}

fn style_of(part: Part) -> Style {
    match part {
        Part::Headline => theme::HEADLINE,
        Part::Kicker | Part::Subtitle => theme::KICKER,
        Part::Byline => theme::BYLINE,
        Part::Subhead => theme::SUBHEAD,
        Part::Caption => theme::CAPTION,
        Part::Paragraph => theme::PLAIN,
        Part::Turn => theme::FAINT,
    }
}
