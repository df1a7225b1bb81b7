//! From what each line is to the columns before it to the lines in order: text after text, columns of one text together.

use super::crown;
use super::row::{Deed, Pick, Row, begins_row};
use super::strand::Strand;
use crate::page::ink::Ink;
use crate::page::line::Line;

/// A stretch of one column: the lines of a text in it, or a headline and what stands with it.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    /// Its lines.
    pub lines: Vec<usize>,
    /// The row of each.
    pub rows: Vec<usize>,
    /// Its width in half ems.
    pub width: usize,
    /// Whether it is in display type.
    pub display: bool,
    /// The flow to the left of its first line.
    pub left: Option<usize>,
    /// The flow over its first line.
    pub over: Option<usize>,
}

/// The columns of one text, and what stands over them.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// Its columns, as places of flows.
    pub columns: Vec<usize>,
    /// The row in which it begins.
    pub since: usize,
    /// The lines in display type that go before it.
    pub crown: Vec<usize>,
}

/// The lines, text after text.
pub fn unwoven(lines: &[Line], ink: &[Ink], strands: &[Strand], picks: &[Pick]) -> Vec<Line> {
    let flows = flows(strands, picks);
    let mut texts = texts(&flows);
    let loose = crown::crown(lines, ink, strands, &flows, &mut texts);
    let mut heaps: Vec<Vec<usize>> = loose.into_iter().map(|line| vec![line]).collect();
    for text in &texts {
        let columns = text.columns.iter().flat_map(|flow| &flows[*flow].lines);
        heaps.push(text.crown.iter().chain(columns).copied().collect());
    }
    heaps.sort_by_key(|heap| heap.first().copied());
    let mut found = Vec::with_capacity(lines.len());
    for heap in heaps {
        for (nth, at) in heap.into_iter().enumerate() {
            let blanks = usize::from(nth == 0);
            found.push(Line {
                blanks,
                ..lines[at].clone()
            });
        }
    }
    found
}

fn flows(strands: &[Strand], picks: &[Pick]) -> Vec<Flow> {
    let mut flows: Vec<Flow> = Vec::new();
    let mut owner = vec![0; strands.len()];
    let mut row = Row::default();
    for (at, pick) in picks.iter().enumerate() {
        if begins_row(strands, at) {
            row.turn();
        }
        let before = row.columns.get(pick.place).map(|column| owner[column.last]);
        let before = before.filter(|_| pick.deed != Deed::Open);
        row.take(at, &strands[at], *pick);
        let place = row.place.unwrap_or(0);
        let left = place
            .checked_sub(1)
            .map(|left| owner[row.columns[left].last]);
        if let (Deed::On, Some(flow)) = (pick.deed, before) {
            flows[flow].lines.push(at);
            flows[flow].rows.push(row.nth);
            owner[at] = flow;
        } else {
            owner[at] = flows.len();
            flows.push(Flow {
                lines: vec![at],
                rows: vec![row.nth],
                width: row.columns[place].width,
                display: pick.display,
                left,
                over: before,
            });
        }
    }
    flows
}

/// The flows that are no headlines, columns of one text together.
fn texts(flows: &[Flow]) -> Vec<Text> {
    let mut texts: Vec<Text> = Vec::new();
    let mut owner = vec![None; flows.len()];
    for (at, flow) in flows.iter().enumerate() {
        if flow.display {
            continue;
        }
        let beside = flow.left.filter(|left| {
            let left = &flows[*left];
            !left.display
                && left.rows[0].abs_diff(flow.rows[0]) <= 1
                && left.width.abs_diff(flow.width) <= 2
        });
        if let Some(place) = beside.and_then(|left| owner[left]) {
            let text: &mut Text = &mut texts[place];
            text.columns.push(at);
            owner[at] = Some(place);
        } else {
            owner[at] = Some(texts.len());
            texts.push(Text {
                columns: vec![at],
                since: flow.rows[0],
                crown: Vec::new(),
            });
        }
    }
    texts
}
