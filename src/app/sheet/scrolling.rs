//! Scrolling a sheet: by rows, by paragraphs, to an edge.

use super::Sheet;
use crate::app::setting::At;

impl Sheet {
    /// Scrolls by rows: down if positive.
    pub fn scroll(&mut self, rows: isize) {
        let by = rows.unsigned_abs();
        let row = if rows < 0 {
            self.setting.back(self.top, by)
        } else {
            self.setting.forward(self.top, by)
        };
        self.scroll_to(row);
    }

    /// Scrolls so that the row of this number, from 0, is the first one, as far as there is text.
    pub fn scroll_to_number(&mut self, row: usize) {
        let row = self.setting.forward(At::default(), row);
        self.scroll_to(row);
    }

    /// Scrolls to the end.
    pub fn scroll_to_end(&mut self) {
        let end = self.setting.end();
        self.scroll_to(end);
    }

    /// Scrolls so that this row is the first one, as far as there is text.
    pub fn scroll_to(&mut self, row: At) {
        self.settle(row);
        self.spot = self.setting.spot(self.top);
    }

    /// Scrolls to the next (or previous) paragraph.
    pub fn step_paragraph(&mut self, forward: bool) {
        let count = self.setting.flows();
        let here = self.setting.lines(self.top).next();
        let here = here.map_or(0, |(_, line)| line.flow);
        let top = self.top;
        let start = if forward {
            (here..count)
                .map(|flow| self.setting.start_of(flow))
                .find(|start| *start > top)
        } else {
            (0..=here)
                .rev()
                .map(|flow| self.setting.start_of(flow))
                .find(|start| *start < top)
        };
        let edge = if forward {
            self.setting.end()
        } else {
            At::default()
        };
        self.scroll_to(start.unwrap_or(edge));
    }

    /// Scrolls by so many screens: down if positive.
    pub fn step_screens(&mut self, screens: isize) {
        for _ in 0..screens.unsigned_abs() {
            let before = self.top;
            let row = if screens < 0 {
                self.setting.spread_before(before, self.bed)
            } else {
                self.spread.bottom
            };
            self.scroll_to(row);
            if self.top == before {
                break;
            }
        }
    }

    /// Makes this row the first one shown, unless that leaves room below the text.
    pub(super) fn settle(&mut self, row: At) {
        let end = self.setting.end();
        self.top = self.setting.forward(row, 0);
        self.spread = self.setting.spread(self.top, self.bed);
        if self.spread.bottom == end {
            let last = self.setting.spread_before(end, self.bed);
            if last < self.top {
                self.top = last;
                self.spread = self.setting.spread(last, self.bed);
            }
        }
    }
}
