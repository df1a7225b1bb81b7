//! What is shown of an article at once: a stretch of its rows, cut into the columns of a screen.

use super::{At, Setting};

/// Below this height columns are cut anywhere: there is too little room to be choosy.
const LOW: usize = 5;

/// The room for rows on a screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bed {
    /// How many columns stand side by side.
    pub columns: usize,
    /// How many rows each of them has.
    pub rows: usize,
    /// Whether headlines stand above the columns, across them.
    pub across: bool,
}

/// Rows that stand one below the other on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strip {
    /// The first of them.
    pub from: At,
    /// How many.
    pub rows: usize,
    /// The column that they stand in; none if they stand across all of them.
    pub column: Option<usize>,
    /// How many rows stand above them.
    pub above: usize,
}

/// What is shown of an article at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// The rows, in the order in which they are read.
    pub strips: Vec<Strip>,
    /// The row behind the last of them.
    pub bottom: At,
}

impl Bed {
    /// How many rows it holds at most.
    pub fn capacity(&self) -> usize {
        (self.columns * self.rows).max(1)
    }
}

impl Setting {
    /// What is shown if this row is the first one.
    pub fn spread(&mut self, top: At, bed: Bed) -> Spread {
        self.proof.make_room(bed.capacity());
        let top = self.forward(top, 0);
        if !bed.across {
            return self.fill_bed(top, bed, 0);
        }
        let above = self.heads_from(top).min(bed.rows);
        let start = self.forward(top, above);
        let mut spread = self.fill_bed(start, bed, above);
        if spread.bottom == self.end() && top == self.forward(At::default(), 0) {
            spread = self.balanced(start, bed, above, spread);
        }
        if above > 0 {
            let heads = Strip {
                from: top,
                rows: above,
                column: None,
                above: 0,
            };
            spread.strips.insert(0, heads);
        }
        spread
    }

    /// The first row of the screen before one: all that stands before `end` and has room.
    pub fn spread_before(&mut self, end: At, bed: Bed) -> At {
        let mut top = self.back(end, bed.capacity());
        while top < end && self.spread(top, bed).bottom < end {
            top = self.forward(top, 1);
        }
        top
    }

    /// How many rows from one on are headlines, with the empty row below them.
    fn heads_from(&mut self, top: At) -> usize {
        let heads = self.heads();
        let start = self.start_of(heads);
        let mut at = top;
        let mut rows = 0;
        while at < start && at < self.end() && (rows > 0 || self.is_head(at)) {
            rows += 1;
            at = self.forward(at, 1);
        }
        rows
    }

    fn is_head(&self, at: At) -> bool {
        self.line(at).is_some_and(|line| line.flow < self.heads())
    }

    /// Fills the columns one after the other, below so many rows.
    fn fill_bed(&mut self, start: At, bed: Bed, above: usize) -> Spread {
        let height = bed.rows.saturating_sub(above);
        let mut spread = Spread {
            strips: Vec::with_capacity(bed.columns + 1),
            bottom: start,
        };
        for column in 0..bed.columns {
            let mut from = spread.bottom;
            if column > 0 {
                from = self.behind_blanks(from);
            }
            if height == 0 || from == self.end() {
                spread.bottom = from;
                break;
            }
            let rows = if bed.columns > 1 {
                self.cut(from, height)
            } else {
                height
            };
            spread.strips.push(Strip {
                from,
                rows,
                column: Some(column),
                above,
            });
            spread.bottom = self.forward(from, rows);
        }
        spread
    }

    /// Columns as low as they can be with all that is shown in them, so that they end at one height.
    fn balanced(&mut self, start: At, bed: Bed, above: usize, full: Spread) -> Spread {
        let all: usize = full
            .strips
            .iter()
            .map(|strip| self.distance(strip.from, strip.rows))
            .sum();
        let least = all.div_ceil(bed.columns.max(1));
        for height in least..bed.rows.saturating_sub(above) {
            let low = Bed {
                rows: above + height,
                ..bed
            };
            let spread = self.fill_bed(start, low, above);
            if spread.bottom == self.end() {
                return spread;
            }
        }
        full
    }

    /// How many rows there are from one on, up to so many.
    fn distance(&mut self, from: At, most: usize) -> usize {
        let end = self.end();
        let mut at = from;
        (0..most)
            .take_while(|_| {
                let here = at;
                at = self.forward(at, 1);
                here != end
            })
            .count()
    }

    /// The first row from one on that is not empty.
    fn behind_blanks(&mut self, mut at: At) -> At {
        while self.line(at).is_some_and(|line| line.is_blank) {
            at = self.forward(at, 1);
        }
        at
    }

    /// How many rows of a column are filled from a row on, so that neither its last row nor the first of the next one is
    /// alone of its paragraph, and no subhead ends it.
    fn cut(&mut self, from: At, height: usize) -> usize {
        if height < LOW {
            return height;
        }
        let (mut rows, least) = (height, height - 3);
        loop {
            let next = self.forward(from, rows);
            let last = self.back(next, 1);
            if rows == least || next == self.end() || !self.parts_badly(last, next) {
                return rows;
            }
            rows -= 1;
        }
    }

    /// Whether one row should not end a column and the other begin the next.
    fn parts_badly(&mut self, last: At, next: At) -> bool {
        let after = self.forward(next, 1);
        let before = self.back(last, 1);
        let [before_flow, last_flow, next_flow, after_flow] = [before, last, next, after]
            .map(|at| self.line(at).map(|line| (line.flow, line.is_blank)));
        let flow = |row: Option<(usize, bool)>| row.map(|(flow, _)| flow);
        if self
            .line(last)
            .is_some_and(|line| !line.readings.is_empty())
        {
            return true;
        }
        if flow(last_flow) != flow(next_flow) {
            let part = self.line(last).map(|line| line.part);
            return part == Some(super::Part::Subhead);
        }
        let first =
            flow(before_flow) != flow(last_flow) || before_flow.is_some_and(|(_, blank)| blank);
        first || flow(after_flow) != flow(next_flow)
    }
}
