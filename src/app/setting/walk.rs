//! Walking the rows of a setting: takes are set where somebody comes by, and no others.

use super::row::Set;
use super::{At, Setting, Spot};

impl Setting {
    /// The row so many rows further; behind the last one, the end.
    pub fn forward(&mut self, mut at: At, mut rows: usize) -> At {
        while at.take < self.takes.len() {
            let count = self.rows_passed(at.take, rows);
            if at.row + rows < count {
                at.row += rows;
                return at;
            }
            rows -= count.saturating_sub(at.row).min(rows);
            at = At {
                take: at.take + 1,
                row: 0,
            };
        }
        at
    }

    /// The row so many rows before; the first one if there are not as many.
    pub fn back(&mut self, mut at: At, mut rows: usize) -> At {
        while rows > at.row {
            rows -= at.row;
            let Some(take) = at.take.checked_sub(1) else {
                return self.forward(At::default(), 0);
            };
            at = At {
                take,
                row: self.rows_passed(take, rows),
            };
        }
        at.row -= rows;
        at
    }

    /// Behind the last row.
    pub fn end(&self) -> At {
        At {
            take: self.takes.len(),
            row: 0,
        }
    }

    /// The row that shows a place.
    pub fn row(&mut self, spot: Spot) -> At {
        match spot.paragraph.checked_sub(1) {
            None => self.forward(At::default(), 0),
            Some(block) => self.row_of(self.flows.heads() + block, spot.byte),
        }
    }

    /// The row that shows byte `byte` of flow `flow`.
    pub fn row_of(&mut self, flow: usize, byte: usize) -> At {
        let Some(index) = self.takes.up_to(flow, byte).checked_sub(1) else {
            return self.forward(At::default(), 0);
        };
        self.rows_in(index);
        let (own, at) = self.takes.start(index).unwrap_or_default();
        let byte = if own == flow { byte - at } else { usize::MAX };
        let set = self.proof.get(index);
        let guise = set.and_then(|set| set.guise.as_deref());
        let source = |shown: usize| guise.map_or(shown, |guise| guise.source(shown));
        let begins = |row: &super::Row| {
            row.range
                .as_ref()
                .is_none_or(|range| source(range.start) <= byte)
        };
        let row = self.proof.rows(index).partition_point(begins);
        let at = At {
            take: index,
            row: row.saturating_sub(1),
        };
        self.forward(at, 0)
    }

    /// The first row of text of a flow; the end if there is none.
    pub fn start_of(&mut self, flow: usize) -> At {
        let take = self.takes.first_of(flow);
        if take == self.takes.len() {
            return self.end();
        }
        self.rows_in(take);
        let blank = |row: &&super::Row| row.range.is_none();
        let row = self.proof.rows(take).iter().take_while(blank).count();
        self.forward(At { take, row }, 0)
    }

    /// The first row of text of a flow, and the row behind its last one.
    pub fn rows_of(&mut self, flow: usize) -> (At, At) {
        let take = self.takes.first_of(flow + 1);
        let behind = self.forward(At { take, row: 0 }, 0);
        (self.start_of(flow), behind)
    }

    /// The place where a row begins.
    pub fn spot(&self, at: At) -> Spot {
        let Some((flow, start)) = self.takes.start(at.take) else {
            return Spot::default();
        };
        let Some(block) = flow.checked_sub(self.flows.heads()) else {
            return Spot::default();
        };
        let byte = self.line(at).map_or(start, |line| line.range().start);
        Spot {
            paragraph: block + 1,
            byte,
        }
    }

    /// The number of rows in a take that somebody comes to who has so many rows to go: who is sure to pass by far looks at
    /// none of them, so that it needs not be set again.
    fn rows_passed(&mut self, take: usize, rows: usize) -> usize {
        match self.proof.known(take) {
            Some(count) if rows > count + self.proof.near() => count,
            _ => self.rows_in(take),
        }
    }

    /// The number of rows in a take, which is set now.
    fn rows_in(&mut self, take: usize) -> usize {
        if self.proof.get(take).is_none() {
            let set = Set::of(&self.job(take), &self.proof.manner);
            self.proof.put(take, set);
        }
        self.proof.rows(take).len()
    }
}
