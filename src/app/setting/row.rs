//! A take set in rows: which bytes each row shows, behind how many blank cells.

use std::ops::Range;

use crate::text::{Guise, Matter, Measure, cells, visible, wrap};

use super::flow::Part;
use super::manner::Manner;

/// Below this width a paragraph is indented by one em, above by two (CLREQ, "paragraph adjustment").
const NARROW_COLUMN: usize = 30;

/// A row of a set take: a stretch of its text behind some blank cells, or an empty row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its bytes in the text shown, the blanks at a line's end included; none for an empty row.
    pub range: Option<Range<usize>>,
    /// Blank cells before it.
    pub indent: usize,
}

/// A stretch of a flow that is to be set.
#[derive(Clone, Copy, Debug)]
pub struct Job<'t> {
    /// What the flow is.
    pub part: Part,
    /// Its text there.
    pub source: &'t str,
    /// Whether the flow begins with it.
    pub begins: bool,
    /// Whether an empty row stands before it.
    pub apart: bool,
}

/// A take that is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// How it is shown; none where that is its source, byte for byte.
    pub guise: Option<Box<Guise>>,
    /// Its rows.
    pub rows: Vec<Row>,
}

impl Set {
    /// Sets a take.
    pub fn of(job: &Job, manner: &Manner) -> Self {
        let guise = Guise::of(job.source);
        let mut rows = Vec::new();
        if job.apart {
            rows.push(Row {
                range: None,
                indent: 0,
            });
        }
        push_rows(&mut rows, guise.as_str(), job, manner);
        Self {
            guise: Some(guise).filter(|guise| !guise.is_plain()).map(Box::new),
            rows,
        }
    }
}

fn push_rows(rows: &mut Vec<Row>, text: &str, job: &Job, manner: &Manner) {
    let inset = match job.part {
        Part::Caption => 2.min(manner.width / 8),
        _ => 0,
    };
    let measure = Measure {
        width: manner.width - inset,
        indent: match job.part {
            Part::Paragraph if job.begins => first_indent(manner.width),
            _ => 0,
        },
        ambiguous: manner.ambiguous,
        level: manner.level,
        matter: matter(job.part),
        ..Measure::default()
    };
    for (number, range) in wrap(text, &measure).into_iter().enumerate() {
        let shown = cells(visible(&text[range.clone()]), manner.ambiguous);
        let indent = match job.part {
            Part::Kicker | Part::Headline | Part::Subtitle | Part::Byline | Part::Turn => {
                manner.width.saturating_sub(shown) / 2
            }
            Part::Paragraph if number == 0 && measure.indent + shown <= manner.width => {
                measure.indent
            }
            _ => inset,
        };
        rows.push(Row {
            range: Some(range),
            indent,
        });
    }
}

const fn matter(part: Part) -> Matter {
    match part {
        Part::Kicker | Part::Headline | Part::Subtitle | Part::Subhead => Matter::Headline,
        Part::Byline => Matter::Names,
        Part::Paragraph | Part::Caption | Part::Turn => Matter::Text,
    }
}

fn first_indent(width: usize) -> usize {
    if width < NARROW_COLUMN { 2 } else { 4 }
}
