//! The columns that are open in a row of print, from left to right, and what each next line does to them.

use super::strand::Strand;

/// Rows a column may miss before it is closed.
const PATIENCE: u8 = 3;

/// Rows it may miss where the dump tells where lines stand.
const LONG_PATIENCE: u8 = 9;

/// What a line is to the columns before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Its place among the open columns.
    pub place: usize,
    /// What it does there.
    pub deed: Deed,
    /// Whether it is in display type.
    pub display: bool,
}

/// What a line does at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It goes on with the text of the column.
    On,
    /// It stands under the text of the column, and begins another.
    Under,
    /// It opens a column.
    Open,
}

/// A column that is open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Its last line.
    pub last: usize,
    /// Its width in half ems.
    pub width: usize,
    /// How many lines its text has.
    pub lines: usize,
    /// How many rows it has missed.
    pub missed: u8,
    /// How far from the margin it begins, if the dump tells.
    pub left: Option<usize>,
    /// The row in which its text began.
    pub since: usize,
    /// Whether its lines are in display type.
    pub display: bool,
    /// Quotation marks and brackets that its text left open.
    pub open: i32,
}

/// The columns that are open, from left to right, and where the last line stood.
#[derive(Debug, Default, PartialEq)]
pub struct Row {
    /// The open columns.
    pub columns: Vec<Column>,
    /// The place of the last line.
    pub place: Option<usize>,
    /// How many rows were begun.
    pub nth: usize,
}

impl Clone for Row {
    fn clone(&self) -> Self {
        Self {
            columns: self.columns.clone(),
            ..*self
        }
    }

    fn clone_from(&mut self, other: &Self) {
        self.columns.clone_from(&other.columns);
        (self.place, self.nth) = (other.place, other.nth);
    }
}

impl Row {
    /// The row after `pick` took line `at`.
    pub fn take(&mut self, at: usize, strand: &Strand, pick: Pick) {
        let place = self.walk(pick);
        let left = strand.place.map(|place| place.left);
        let fresh = Column {
            left,
            last: at,
            width: strand.width,
            lines: 1,
            missed: 0,
            since: self.nth,
            display: pick.display,
            open: strand.quotes.opened,
        };
        match pick.deed {
            Deed::Open => {
                let left = place.checked_sub(1).map(|left| self.columns[left]);
                let left = left.filter(|left| !pick.display && self.is_beside(left));
                let width = left.map_or(0, |left| left.width).max(strand.width);
                self.columns.insert(place, Column { width, ..fresh });
            }
            Deed::Under => self.columns[place] = fresh,
            Deed::On => {
                let column = &mut self.columns[place];
                *column = Column {
                    width: column.width.max(strand.width),
                    lines: column.lines + 1,
                    left: left.zip(column.left).map(|(here, there)| here.min(there)),
                    since: column.since,
                    open: (column.open - strand.quotes.closed).max(0) + strand.quotes.opened,
                    ..fresh
                };
            }
        }
        self.place = Some(place);
    }

    /// Goes on to the place of a pick: columns between miss a row, and a place to the left begins one.
    fn walk(&mut self, pick: Pick) -> usize {
        let next = self.next();
        if pick.place >= next {
            miss(&mut self.columns[next..pick.place]);
            return pick.place;
        }
        self.nth += 1;
        miss(&mut self.columns[next..]);
        miss(&mut self.columns[..pick.place]);
        let spared = match pick.deed {
            Deed::Open => None,
            Deed::On | Deed::Under => Some(self.columns[pick.place].last),
        };
        let kept = |column: &Column| column.missed <= PATIENCE;
        let before = self.columns[..pick.place].iter();
        let place = before.filter(|column| kept(column)).count();
        self.columns
            .retain(|column| kept(column) || Some(column.last) == spared);
        place
    }

    /// Ends the row, since the next line begins one.
    pub fn turn(&mut self) {
        if let Some(place) = self.place.take() {
            miss(&mut self.columns[place + 1..]);
            self.columns.retain(|column| column.missed <= LONG_PATIENCE);
            self.nth += 1;
        }
    }

    /// The place after that of the last line.
    pub fn next(&self) -> usize {
        self.place.map_or(0, |place| place + 1)
    }

    /// Whether nothing that follows can tell two rows apart.
    pub fn is_like(&self, other: &Self) -> bool {
        let alike = |(a, b): (&Column, &Column)| {
            a.last == b.last && a.missed == b.missed && a.display == b.display
        };
        self.place == other.place
            && self.columns.len() == other.columns.len()
            && self.columns.iter().zip(&other.columns).all(alike)
    }

    /// Whether a column of text began in this row.
    pub fn is_beside(&self, left: &Column) -> bool {
        !left.display && left.since == self.nth && left.lines == 1 && left.missed == 0
    }
}

fn miss(columns: &mut [Column]) {
    for column in columns {
        column.missed = column.missed.saturating_add(1);
    }
}

/// Whether the dump tells that line `at` begins a row.
pub fn begins_row(strands: &[Strand], at: usize) -> bool {
    let row = |at: usize| strands[at].place.map(|place| place.row);
    at > 0 && row(at).is_some() && row(at) != row(at - 1)
}
