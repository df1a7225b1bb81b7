//! Searching in a sheet: in the text as it stands, whatever it looks like.

use std::ops::Range;

use super::Sheet;
use crate::search::fulltext::Phrases;
use crate::text::takes;

/// A search in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    /// What is searched.
    pub query: String,
    /// The same, ready to be looked for.
    pub phrases: Phrases,
    /// Where it stands: the flow and the bytes in its source.
    pub hits: Vec<(usize, Range<usize>)>,
    /// The hit that the reader is at.
    pub at: usize,
    /// Whether it goes on in other articles: it then finds what stands in the article's own text, no headlines.
    pub across: bool,
}

impl Sheet {
    /// Searches the text and goes to the first hit at or below the place that is read.
    pub fn search(&mut self, query: &str) {
        let mut finding = self.find(&Phrases::whole(query), false);
        query.clone_into(&mut finding.query);
        let here = self.setting.lines(self.top).next();
        let here = here.map(|(_, line)| (line.flow, line.range().start));
        let below = |(flow, hit): &(usize, Range<usize>)| {
            here.is_some_and(|here| (*flow, hit.start) >= here)
        };
        finding.at = finding.hits.iter().position(below).unwrap_or(0);
        self.finding = Some(finding).filter(|finding| !finding.query.is_empty());
        self.reveal_hit();
    }

    /// Marks the places of phrases that stand in other articles too, and goes to the first one, or to the last one.
    pub fn look_for(&mut self, phrases: &Phrases, forward: bool) {
        let mut finding = self.find(phrases, true);
        if !forward {
            finding.at = finding.hits.len().saturating_sub(1);
        }
        self.finding = Some(finding).filter(|finding| !finding.phrases.is_empty());
        self.reveal_hit();
    }

    /// Goes on to another hit, `step` hits further: round and round, or where the search goes on in other articles, to an
    /// end of this one. Says whether there is such a hit.
    pub fn step_hit(&mut self, step: isize) -> bool {
        let Some(finding) = &mut self.finding else {
            return false;
        };
        let count = isize::try_from(finding.hits.len()).unwrap_or(isize::MAX);
        let at = isize::try_from(finding.at)
            .unwrap_or(0)
            .saturating_add(step);
        if finding.across && !(0..count).contains(&at) {
            return false;
        }
        finding.at = at.rem_euclid(count.max(1)).unsigned_abs();
        self.reveal_hit();
        true
    }

    pub(super) fn find(&self, phrases: &Phrases, across: bool) -> Finding {
        let flows = if across {
            self.setting.heads()..self.setting.own()
        } else {
            0..self.setting.flows()
        };
        let hits = flows.flat_map(|flow| {
            let hits = places(self.setting.source(flow), phrases);
            hits.map(move |hit| (flow, hit))
        });
        Finding {
            phrases: phrases.clone(),
            hits: hits.collect(),
            across,
            ..Finding::default()
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

/// Where phrases stand in a text, one place after another; a long text is searched take by take, each with the beginning
/// of the next, as far as somebody asks.
pub fn places(text: &str, phrases: &Phrases) -> impl Iterator<Item = Range<usize>> {
    let beyond = phrases.longest().saturating_mul(4).saturating_add(256);
    let mut starts = takes(text).peekable();
    let mut done = 0;
    let takes = std::iter::from_fn(move || {
        let start = starts.next()?;
        let next = starts.peek().copied();
        let end = next.unwrap_or(text.len());
        let stop = (end.saturating_add(beyond)..text.len())
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(text.len());
        let hits = phrases.places(&text[start..stop]).into_iter();
        let hits = hits.map(|hit| hit.start + start..hit.end + start);
        let own = |hit: &Range<usize>| hit.start >= done && (hit.start < end || next.is_none());
        let found: Vec<Range<usize>> = hits.filter(own).collect();
        done = found.last().map_or(done, |hit| hit.end);
        Some(found)
    });
    takes.flatten()
}
