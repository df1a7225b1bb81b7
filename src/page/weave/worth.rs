//! How well a line goes with a column: the worth of each thing it may be, in nats.
//!
//! Bonds, beginnings and ends come from the table of grams, held within bounds; the other figures are weighed against
//! them on made pages, and `cargo bench --bench pages` tells what a change of one does to the class `rows`.

use super::row::{Column, Row};
use super::strand::{MOST, Sort, Strand, shares};

/// How many rows lie between lines of one column at most, where the dump tells.
const NEAR: usize = 4;

/// What the lines of a page tell of all of them.
#[derive(Default)]
pub struct Worth<'a> {
    /// The lines.
    pub strands: &'a [Strand],
    /// Whether the first lines of paragraphs are set in.
    indents: bool,
    /// How much it says that a line has each width: -ln of the share of lines that have it.
    widths: Vec<f32>,
    /// For each line the bond with the line that asked for it last, and which that was.
    bonds: Vec<(usize, f32)>,
    /// For each line the one that was last held against the column it ends, that column, and what came of it: most
    /// readings have the same columns.
    told: Vec<Option<(usize, Column, f32)>>,
}

impl<'a> Worth<'a> {
    /// Reads what holds for the whole page.
    pub fn of(strands: &'a [Strand]) -> Self {
        let set_in = strands.iter().filter(|strand| strand.indented).count();
        Self {
            strands,
            indents: set_in * 25 > strands.len(),
            widths: shares(strands).iter().map(|share| -share.ln()).collect(),
            bonds: vec![(usize::MAX, 0.0); strands.len()],
            told: vec![None; strands.len()],
        }
    }

    /// What it costs a column to have no line in a row.
    pub fn miss(&self, column: &Column) -> f32 {
        let last = &self.strands[column.last];
        match column.missed {
            _ if last.place.is_some() => 0.3,
            0 if column.display => 1.0,
            0 if last.stops => 1.0,
            0 => 3.5,
            _ => 0.3,
        }
    }

    fn bond(&mut self, last: usize, at: usize) -> f32 {
        if self.bonds[last].0 != at {
            let bond = self.strands[last].tail.bond(&self.strands[at].head);
            self.bonds[last] = (at, bond);
        }
        self.bonds[last].1
    }

    /// How well line `at` goes on with a column, its place counted in.
    pub fn on(&mut self, at: usize, column: &Column) -> f32 {
        if let Some((line, known, worth)) = &self.told[column.last]
            && *line == at
            && is_same(known, column)
        {
            return *worth;
        }
        let on = if column.display {
            self.title_on(at, column)
        } else {
            self.text_on(at, column)
        };
        let worth = on + stands(&self.strands[at], column, &self.strands[column.last]);
        self.told[column.last] = Some((at, *column, worth));
        worth
    }

    /// How well line `at` goes on with the text of a column.
    fn text_on(&mut self, at: usize, column: &Column) -> f32 {
        let bond = self.bond(column.last, at).clamp(-5.0, 9.0);
        let (last, line) = (&self.strands[column.last], &self.strands[at]);
        let short = last.width + 2 < column.width;
        let mut inline = bond;
        if line.indented {
            inline -= 5.0;
        }
        if short {
            inline -= 4.0;
        }
        let mut apart = last.ends.clamp(-4.0, 3.0) + line.begins.clamp(-3.0, 2.0) - 1.5;
        if self.indents {
            apart += if line.indented { 2.0 } else { -3.0 };
        }
        if !last.stops {
            apart -= 2.0;
        }
        let resumed = if column.missed > 0 { 1.0 } else { 0.0 };
        let reports = if line.sort == Sort::Report { 3.0 } else { 0.0 };
        inline.max(apart) + self.fit(line, column) + closing(line, column) - resumed - reports
    }

    fn fit(&self, line: &Strand, column: &Column) -> f32 {
        let seen = self.widths[column.width.min(MOST)];
        match line.width.abs_diff(column.width) {
            0 => seen.min(2.5),
            1 | 2 => 0.3,
            _ if line.width > column.width => -4.0,
            _ if line.stops => -1.0,
            _ => -3.5,
        }
    }

    /// How well line `at` goes on with a headline and what stands with it.
    fn title_on(&mut self, at: usize, column: &Column) -> f32 {
        let bond = self.bond(column.last, at).clamp(-0.5, 5.0);
        let line = &self.strands[at];
        let many = if column.lines >= MANY { 3.0 } else { 0.0 };
        line.display.clamp(-6.0, 4.0) + bond + closing(line, column) - many - 0.5
    }

    /// How well line `at` begins a text under a headline.
    pub fn text_under(&self, at: usize) -> f32 {
        let line = &self.strands[at];
        let indent = match (self.indents, line.indented) {
            (true, true) => 2.0,
            (true, false) => -4.0,
            (false, _) => 0.0,
        };
        let reports = if line.sort == Sort::Report { 2.0 } else { 0.0 };
        line.begins.clamp(-4.0, 2.0) * 0.7 + indent + reports - 0.5
    }

    /// How well line `at` begins a headline under a text.
    pub fn title_under(&self, at: usize, column: &Column) -> f32 {
        let done = if self.strands[column.last].stops {
            DONE
        } else {
            -1.5
        };
        self.strands[at].display.clamp(-6.0, 4.0) + done - 3.0
    }

    /// The most that it is worth for line `at` to stand under a column or to open one.
    pub fn most_else(&self, at: usize) -> f32 {
        let line = &self.strands[at];
        let title_under = line.display.clamp(-6.0, 4.0) + DONE - 3.0;
        let stands = if line.place.is_some() { STANDS } else { 0.0 };
        let under = self.text_under(at).max(title_under);
        under.max(self.title_open(at)).max(OPENS) + stands
    }

    /// How well line `at` opens a column with a headline.
    pub fn title_open(&self, at: usize) -> f32 {
        self.strands[at].display.clamp(-6.0, 4.0) - 6.5
    }

    /// How well line `at` opens a column of text at a place: beside one that the line before it opened.
    pub fn text_open(&self, at: usize, row: &Row, place: usize) -> f32 {
        let line = &self.strands[at];
        let left = place
            .checked_sub(1)
            .filter(|left| row.place == Some(*left))
            .map(|left| &row.columns[left]);
        match left {
            Some(left) if !row.is_beside(left) => -6.0,
            Some(left) if left.width.abs_diff(line.width) <= 2 => OPENS,
            Some(left) if line.width < left.width && line.stops => -1.7,
            _ => -6.0,
        }
    }
}

/// Whether two columns that end with one line are the same to the next.
fn is_same(a: &Column, b: &Column) -> bool {
    a.width == b.width
        && a.display == b.display
        && a.open == b.open
        && a.left == b.left
        && (a.missed > 0) == (b.missed > 0)
        && (a.lines >= MANY) == (b.lines >= MANY)
}

/// How many lines a headline has hardly ever.
const MANY: usize = 5;

/// The most that the place of a line is worth.
const STANDS: f32 = 3.0;

/// How much a text that ends a sentence may end before a headline.
const DONE: f32 = 0.5;

/// The most that opening a column of text is worth.
const OPENS: f32 = -0.7;

/// How well the place of a line, if the dump tells it, goes with a column.
pub fn stands(line: &Strand, column: &Column, last: &Strand) -> f32 {
    let (Some(place), Some(left), Some(above)) = (line.place, column.left, last.place) else {
        return 0.0;
    };
    #[expect(clippy::cast_precision_loss, reason = "a few rows")]
    let far = place.row.saturating_sub(above.row + NEAR).min(8) as f32;
    let fit = match place.left.abs_diff(left) {
        0 | 1 => STANDS,
        2..=5 => 1.0,
        6..=9 => -3.0,
        _ => -7.0,
    };
    fit - 0.7 * far
}

/// How well the place of a line, if the dump tells it, goes between two columns.
pub fn between(line: &Strand, row: &Row, place: usize) -> f32 {
    let Some(here) = line.place else {
        return 0.0;
    };
    let left = place.checked_sub(1).and_then(|left| row.columns[left].left);
    let right = row.columns.get(place).and_then(|right| right.left);
    let in_order = left.is_none_or(|left| left + 4 < here.left)
        && right.is_none_or(|right| here.left + 4 < right);
    if in_order { STANDS } else { -6.0 }
}

/// How well the quotation marks that a line closes go with those that are open.
fn closing(line: &Strand, column: &Column) -> f32 {
    let met = line.quotes.closed.min(column.open);
    #[expect(clippy::cast_precision_loss, reason = "a few marks")]
    let marks = |count: i32| count.min(3) as f32;
    1.5 * marks(met) - 2.0 * marks(line.quotes.closed - met)
}
