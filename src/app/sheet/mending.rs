//! The cursor on the paragraphs of a sheet, while they are corrected.

use super::Sheet;
use crate::app::setting::Part;
use crate::article::correct;

impl Sheet {
    /// The flow under the cursor while paragraphs are corrected.
    pub fn mending(&self) -> Option<usize> {
        self.mending
    }

    /// Shows a cursor on the first paragraph that can be seen; says whether there is one.
    pub fn begin_mending(&mut self) -> bool {
        let first = self.lines().next().map(|line| line.flow);
        self.mending = first;
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
        let last = self.setting.own().saturating_sub(1);
        let mut at = here.saturating_add_signed(step).min(last);
        if self.setting.part(at) == Some(Part::Byline) {
            at = if step < 0 && at > 0 {
                at - 1
            } else {
                (at + 1).min(last)
            };
        }
        self.mending = Some(at);
        self.reveal_mending(at);
    }

    /// Moves the cursor with its paragraph, which is about to move.
    pub fn shift_mending(&mut self, step: isize) {
        self.mending = self.mending.map(|at| at.saturating_add_signed(step));
    }

    /// The part of article number `article` of its page that is under the cursor.
    pub fn mending_part(&self, article: usize) -> Option<correct::Part> {
        let at = self.mending?;
        match self.setting.part(at)? {
            Part::Kicker => Some(correct::Part::Kicker(article)),
            Part::Headline => Some(correct::Part::Headline(article)),
            Part::Subtitle => Some(correct::Part::Subtitle(article)),
            Part::Byline => None,
            _ => Some(correct::Part::Block(article, at - self.setting.heads())),
        }
    }

    /// Scrolls, as little as can be, so that the paragraph under the cursor can be seen.
    fn reveal_mending(&mut self, flow: usize) {
        let height = self.capacity();
        let (first, behind) = self.setting.rows_of(flow);
        if first >= behind {
            return;
        }
        if first < self.top || self.setting.forward(first, height) < behind {
            self.scroll_to(first);
        } else if behind > self.spread.bottom {
            let top = self.setting.spread_before(behind, self.bed);
            self.scroll_to(top.min(first));
        }
    }
}
