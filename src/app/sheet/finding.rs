//! Searching in a sheet: in the text as it stands, whatever it looks like.

use std::ops::Range;

use super::Sheet;
use crate::search::occurrences;
use crate::text::takes;

/// A search in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    /// What is searched.
    pub query: String,
    /// Where it stands: the flow and the bytes in its source.
    pub hits: Vec<(usize, Range<usize>)>,
    /// The hit that the reader is at.
    pub at: usize,
}

impl Sheet {
    /// Searches the text and goes to the first hit at or below the place that is read.
    pub fn search(&mut self, query: &str) {
        let mut finding = self.find(query);
        let here = self.setting.lines(self.top).next();
        let here = here.map(|(_, line)| (line.flow, line.range().start));
        let below = |(flow, hit): &(usize, Range<usize>)| {
            here.is_some_and(|here| (*flow, hit.start) >= here)
        };
        finding.at = finding.hits.iter().position(below).unwrap_or(0);
        self.finding = Some(finding).filter(|finding| !finding.query.is_empty());
        self.reveal_hit();
    }

    /// Goes on to another hit, `step` hits further, round and round.
    pub fn step_hit(&mut self, step: isize) {
        if let Some(finding) = &mut self.finding {
            let count = isize::try_from(finding.hits.len())
                .unwrap_or(isize::MAX)
                .max(1);
            let at = isize::try_from(finding.at).unwrap_or(0);
            finding.at = (at + step).rem_euclid(count).unsigned_abs();
        }
        self.reveal_hit();
    }

    pub(super) fn find(&self, query: &str) -> Finding {
        let flows = 0..self.setting.flows().len();
        let hits = flows.flat_map(|flow| {
            let hits = hits(self.setting.source(flow), query);
            hits.into_iter().map(move |hit| (flow, hit))
        });
        Finding {
            query: query.to_owned(),
            hits: hits.collect(),
            at: 0,
        }
    }

    /// Scrolls, if need be, so that the hit the reader is at can be seen.
    fn reveal_hit(&mut self) {
        let hit = self
            .finding
            .as_ref()
            .and_then(|finding| finding.hits.get(finding.at));
        let Some((flow, start)) = hit.map(|(flow, range)| (*flow, range.start)) else {
            return;
        };
        let row = self.setting.row_of(flow, start);
        if row < self.top || row >= self.spread.bottom {
            let above = self.setting.back(row, self.capacity() / 3);
            self.scroll_to(above);
            if row >= self.spread.bottom {
                // Headlines above the columns take more room than was thought.
                self.scroll_to(row);
            }
        }
    }
}

/// Where a phrase stands in a text; a long one is searched take by take, each with the beginning of the next.
fn hits(text: &str, query: &str) -> Vec<Range<usize>> {
    let beyond = query.len().saturating_mul(4).saturating_add(256);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut starts = takes(text).peekable();
    while let Some(start) = starts.next() {
        let end = starts.peek().copied().unwrap_or(text.len());
        let stop = (end.saturating_add(beyond)..text.len())
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(text.len());
        let done = found.last().map_or(0, |hit| hit.end);
        let hits = occurrences(&text[start..stop], query).into_iter();
        let hits = hits.map(|hit| hit.start + start..hit.end + start);
        let last = starts.peek().is_none();
        found.extend(hits.filter(|hit| hit.start >= done && (hit.start < end || last)));
    }
    found
}
