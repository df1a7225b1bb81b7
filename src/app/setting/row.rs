//! A take set in rows: which bytes each row shows, behind how many blank cells, widened where.

use std::ops::Range;

use crate::text::{
    Guise, Matter, Measure, SLOT, cells, full_marks, rare_readings, rewritten, slots, uprights,
    visible, wrap,
};

use super::flow::Part;
use super::manner::{Edge, Ends, Manner, Marks, Pinyin};
use super::ruby::{Reading, Ruby};

/// Below this width a paragraph is indented by one em, above by two (CLREQ, "paragraph adjustment").
const NARROW_COLUMN: usize = 30;

/// The longest reading has six letters, its hanzi two cells.
const OVERHANG: usize = 4;

/// A row of a set take: a stretch of its text behind some blank cells, or an empty row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its bytes in the text shown, the blanks at a line's end included; none for an empty row.
    pub range: Option<Range<usize>>,
    /// Blank cells before it.
    pub indent: usize,
    /// The bytes of its text before which a blank cell is drawn, counted from its start.
    pub gaps: Box<[usize]>,
    /// The readings that it shows in place of text: it stands over the row that they belong to.
    pub readings: Box<[Reading]>,
}

/// A stretch of a flow that is to be set.
#[derive(Clone, Copy, Debug, Default)]
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
        let guise = guise(job.source, manner);
        let mut rows = Vec::new();
        if job.apart {
            rows.push(Row::default());
        }
        if manner.finish.pinyin == Pinyin::All {
            let ruby = Ruby::of(guise, manner.ambiguous);
            push_rows(&mut rows, ruby.guise.as_str(), job, manner, Some(&ruby));
            return Self::shown_as(ruby.guise, rows);
        }
        push_rows(&mut rows, guise.as_str(), job, manner, None);
        Self::shown_as(guise, rows)
    }

    fn shown_as(guise: Guise, rows: Vec<Row>) -> Self {
        Self {
            guise: Some(guise).filter(|guise| !guise.is_plain()).map(Box::new),
            rows,
        }
    }
}

/// How a text is shown: whatever changes its looks alone belongs here.
fn guise(source: &str, manner: &Manner) -> Guise {
    let finish = &manner.finish;
    let mut guise = Guise::showing(source, finish.unseen);
    if finish.marks == Marks::Full {
        let edits = full_marks(guise.as_str());
        guise = guise.with(edits);
    }
    let edits = rewritten(guise.as_str(), finish.script);
    guise = guise.with(edits);
    match finish.pinyin {
        Pinyin::Rare => {
            let edits = rare_readings(guise.as_str());
            guise.with(edits)
        }
        Pinyin::Off | Pinyin::All => guise,
    }
}

fn push_rows(rows: &mut Vec<Row>, text: &str, job: &Job, manner: &Manner, ruby: Option<&Ruby>) {
    let inset = match job.part {
        Part::Caption => 2.min(manner.width / 8),
        _ => 0,
    };
    let measure = measure(job, manner, inset);
    let whole = measure.width + inset + overhang(manner);
    for (number, range) in wrap(text, &measure).into_iter().enumerate() {
        let line = &text[range.clone()];
        let shown = if manner.upright {
            uprights(visible(line)).count() * SLOT
        } else {
            cells(visible(line), manner.ambiguous)
        };
        let indent = match job.part {
            Part::Kicker | Part::Headline | Part::Subtitle | Part::Byline | Part::Turn => {
                let half = whole.saturating_sub(shown) / 2;
                if manner.upright {
                    half / SLOT * SLOT
                } else {
                    half
                }
            }
            Part::Paragraph if number == 0 && measure.indent + shown <= whole => measure.indent,
            _ => inset,
        };
        if let Some(ruby) = ruby {
            rows.push(Row {
                range: Some(range.start..range.start),
                readings: ruby.over(line, range.start, indent, manner.ambiguous),
                ..Row::default()
            });
        }
        let ends = line.ends_with('\n') || range.end == text.len();
        let justified = manner.finish.edge == Edge::Justified && !manner.upright;
        let gaps = if justified && !ends && ruby.is_none() && measure.matter == Matter::Text {
            gaps(line, indent, shown, &measure)
        } else {
            Box::default()
        };
        rows.push(Row {
            range: Some(range),
            indent,
            gaps,
            readings: Box::default(),
        });
    }
}

fn measure(job: &Job, manner: &Manner, inset: usize) -> Measure {
    let matter = matter(job.part);
    let head = matches!(
        job.part,
        Part::Kicker | Part::Headline | Part::Subtitle | Part::Byline
    );
    Measure {
        width: if head && !manner.upright {
            manner.span - overhang(manner)
        } else {
            manner.width - inset - overhang(manner)
        },
        upright: manner.upright,
        indent: match job.part {
            Part::Paragraph if job.begins => first_indent(manner.width),
            _ => 0,
        },
        ambiguous: manner.ambiguous,
        level: manner.level,
        matter,
        hangs: manner.finish.ends == Ends::Hanging && matter == Matter::Text && !manner.upright,
        ..Measure::default()
    }
}

/// How far the reading of a row's last hanzi may reach over it, in cells.
fn overhang(manner: &Manner) -> usize {
    if manner.finish.pinyin == Pinyin::All && manner.width > 4 * OVERHANG {
        OVERHANG
    } else {
        0
    }
}

/// Where blank cells bring the end of a line to the edge; nowhere if there are too few places for them.
fn gaps(line: &str, indent: usize, shown: usize, measure: &Measure) -> Box<[usize]> {
    let line = visible(line);
    let mark = line.chars().next_back();
    let hung = measure.hangs && mark.is_some_and(|c| "，。、；：！？".contains(c));
    let shown = if hung { shown - 2 } else { shown };
    let left = measure.width.saturating_sub(indent + shown);
    let slots = slots(line);
    if left > slots.len() {
        return Box::default();
    }
    let chosen = (0..left).map(|number| slots[number * slots.len() / left]);
    chosen.collect()
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
