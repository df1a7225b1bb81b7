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
        let count = self.setting.flows().len();
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

    /// Makes this row the first one shown, unless that leaves blank rows below the text.
    pub(super) fn settle(&mut self, row: At) {
        let height = self.height();
        let end = self.setting.end();
        self.top = self.setting.forward(row, 0);
        self.bottom = self.setting.forward(self.top, height);
        if self.bottom == end {
            let last = self.setting.back(end, height);
            self.top = self.top.min(last);
        }
    }
}
