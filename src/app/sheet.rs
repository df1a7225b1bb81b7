//! The article that is being shown: its rows, how far it is scrolled, and what is searched in it.

use std::ops::Range;

use crate::article::{Article, correct};
use crate::search::occurrences;
use crate::store::Id;

use super::doubt::{Doubtful, Sign, doubtful};
use super::setting::{Manner, Part, Setting, Spot, set_joined};

/// The article that is being shown.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Which one; none when the list is empty.
    pub id: Option<Id>,
    /// Its rows.
    pub setting: Setting,
    /// The first row shown.
    pub top: usize,
    /// What is searched in it.
    pub finding: Option<Finding>,
    /// What its assembly is not sure of, from its start to its end.
    pub doubts: Vec<Doubtful>,
    /// How many rows are shown at once.
    height: usize,
    manner: Option<Manner>,
    /// Which reading of its page it shows.
    edition: u32,
    /// The flow under the cursor while paragraphs are corrected.
    mending: Option<usize>,
    /// Where the reader is: kept through a resize until the text is scrolled.
    spot: Spot,
}

/// A search in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    /// What is searched.
    pub query: String,
    /// Where it stands: the flow and the bytes in it.
    pub hits: Vec<(usize, Range<usize>)>,
    /// The hit that the reader is at.
    pub at: usize,
}

impl Sheet {
    /// Puts another article on the sheet, at a place in it.
    pub fn show(&mut self, id: Option<Id>, spot: Spot) {
        *self = Self {
            id,
            spot,
            height: self.height,
            ..Self::default()
        };
    }

    /// Sets the article, which stands on a page of this text, for a width and height, unless it is set so already.
    ///
    /// `rest` is what the article goes on in on other pages.
    pub fn fit(
        &mut self,
        article: Option<(&Article, &str)>,
        rest: &[&Article],
        manner: Manner,
        height: usize,
    ) {
        let resized = self.height != height;
        self.height = height;
        if self.manner != Some(manner) {
            self.manner = Some(manner);
            self.doubts = article
                .map(|(article, page)| doubtful(article, page))
                .unwrap_or_default();
            self.set(article.map(|(article, _)| article), rest, &manner);
        } else if resized {
            self.top = self.setting.row(self.spot).min(self.last_top());
        }
    }

    /// Says which reading of the page the article is of now; if it is another one, the article will be set again.
    pub fn take_edition(&mut self, edition: u32) {
        if self.edition != edition {
            self.manner = None;
        }
        self.edition = edition;
    }

    /// The flow under the cursor while paragraphs are corrected.
    pub fn mending(&self) -> Option<usize> {
        self.mending
    }

    /// Shows a cursor on the first paragraph that can be seen; says whether there is one.
    pub fn begin_mending(&mut self) -> bool {
        let here = self.setting.rows.get(self.top).map(|row| row.flow);
        self.mending = here.filter(|_| !self.setting.flows.is_empty());
        self.step_mending(0);
        self.mending.is_some()
    }

    /// Takes the cursor away; says whether there was one.
    pub fn end_mending(&mut self) -> bool {
        self.mending.take().is_some()
    }

    /// Moves the cursor by paragraphs: down if positive. A byline is none.
    pub fn step_mending(&mut self, step: isize) {
        let Some(here) = self.mending else { return };
        let flows = &self.setting.flows;
        let last = self.setting.own.saturating_sub(1);
        let mut at = here.saturating_add_signed(step).min(last);
        if flows.get(at).is_some_and(|flow| flow.part == Part::Byline) {
            at = if step < 0 && at > 0 {
                at - 1
            } else {
                (at + 1).min(last)
            };
        }
        self.mending = Some(at);
        self.reveal_mending();
    }

    /// Moves the cursor with its paragraph, which is about to move.
    pub fn shift_mending(&mut self, step: isize) {
        self.mending = self.mending.map(|at| at.saturating_add_signed(step));
    }

    /// The part of article number `article` of its page that is under the cursor.
    pub fn mending_part(&self, article: usize) -> Option<correct::Part> {
        let at = self.mending?;
        match self.setting.flows.get(at)?.part {
            Part::Kicker => Some(correct::Part::Kicker(article)),
            Part::Headline => Some(correct::Part::Headline(article)),
            Part::Subtitle => Some(correct::Part::Subtitle(article)),
            Part::Byline => None,
            _ => Some(correct::Part::Block(article, at - self.setting.heads)),
        }
    }

    /// The place that is read: it is the same at any width.
    pub fn spot(&self) -> Spot {
        self.spot
    }

    /// How much of the text is above the end of what is shown, in percent.
    pub fn percent(&self) -> usize {
        let end = (self.top + self.height).min(self.setting.rows.len());
        (end * 100)
            .checked_div(self.setting.rows.len())
            .unwrap_or(100)
    }

    /// How many rows are shown at once.
    pub fn height(&self) -> usize {
        self.height.max(1)
    }

    /// The signs of doubts on the rows that are shown, each once, from the top down.
    pub fn signs(&self) -> Vec<Sign> {
        let shown = self.top..self.top + self.height();
        let mut signs = Vec::new();
        for doubt in &self.doubts {
            if shown.contains(&self.setting.row(doubt.spot)) && !signs.contains(&doubt.sign) {
                signs.push(doubt.sign);
            }
        }
        signs
    }

    /// Scrolls by rows: down if positive.
    pub fn scroll(&mut self, rows: isize) {
        self.scroll_to(self.top.saturating_add_signed(rows));
    }

    /// Scrolls so that this row is the first one, as far as there is text.
    pub fn scroll_to(&mut self, row: usize) {
        self.top = row.min(self.last_top());
        self.spot = self.setting.spot(self.top);
    }

    /// Scrolls to the next (or previous) paragraph.
    pub fn step_paragraph(&mut self, forward: bool) {
        let starts = |row: &usize| {
            self.setting.rows[*row]
                .range
                .as_ref()
                .is_some_and(|range| range.start == 0)
        };
        let row = if forward {
            (self.top + 1..self.setting.rows.len()).find(starts)
        } else {
            (0..self.top.min(self.setting.rows.len()))
                .rev()
                .find(starts)
        };
        self.scroll_to(row.unwrap_or(if forward { usize::MAX } else { 0 }));
    }

    /// Searches the text and goes to the first hit at or below the place that is read.
    pub fn search(&mut self, query: &str) {
        let mut finding = self.find(query);
        let below = |(flow, range): &(usize, Range<usize>)| {
            self.setting.row_of(*flow, range.start) >= self.top
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

    fn set(&mut self, article: Option<&Article>, rest: &[&Article], manner: &Manner) {
        self.setting = article
            .map(|article| set_joined(article, rest, manner))
            .unwrap_or_default();
        if let Some(old) = self.finding.take() {
            let found = self.find(&old.query);
            self.finding = Some(Finding {
                at: old.at,
                ..found
            });
        }
        self.top = self.setting.row(self.spot).min(self.last_top());
        self.step_mending(0);
    }

    /// Scrolls, as little as can be, so that the paragraph under the cursor can be seen.
    fn reveal_mending(&mut self) {
        let of = |row: &super::setting::Row| row.range.is_some() && Some(row.flow) == self.mending;
        let rows = &self.setting.rows;
        let (Some(first), Some(last)) = (rows.iter().position(of), rows.iter().rposition(of))
        else {
            return;
        };
        let height = self.height();
        if first < self.top || last - first >= height {
            self.scroll_to(first);
        } else if last >= self.top + height {
            self.scroll_to(last + 1 - height);
        }
    }

    fn find(&self, query: &str) -> Finding {
        let flows = self.setting.flows.iter().enumerate();
        let hits = flows.flat_map(|(index, flow)| {
            occurrences(flow.text.as_str(), query)
                .into_iter()
                .map(move |range| (index, range))
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
        let Some(row) = hit.map(|(flow, range)| self.setting.row_of(*flow, range.start)) else {
            return;
        };
        if row < self.top || row >= self.top + self.height() {
            self.scroll_to(row.saturating_sub(self.height() / 3));
        }
    }

    fn last_top(&self) -> usize {
        self.setting.rows.len().saturating_sub(self.height())
    }
}
