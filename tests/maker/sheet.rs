//! A sheet: dressed stories placed beside and below each other, set in columns, every line with its place.

use super::dress::Dressed;
use super::piece::{Line, Part, Tag, Unit, halves};
use super::quirks::Quirks;
use super::rng::Rng;
use super::setter::{Manner, broken};
use super::story::Kind;
use super::wear;

/// The em of body type; all measures are tenths of it.
const EM: usize = 10;
const PITCH: usize = 13;
const GUTTER: usize = 10;

/// How the sheet is made up.
struct Press<'a> {
    stories: &'a [Dressed],
    quirks: &'a Quirks,
    manner: Manner,
    /// Body ems of a column, at the narrowest and the widest.
    measure: (usize, usize),
    lines: Vec<Vec<Line>>,
    blocks: usize,
    units: usize,
}

/// Places stories on a sheet, cut in two again and again until each has its rectangle; the lines of print in the order
/// of the typesetter's file.
pub fn placed(stories: &[Dressed], own: &[Unit], quirks: &Quirks, rng: &mut Rng) -> Vec<Line> {
    let narrow = rng.within(10, 22);
    let mut press = Press {
        stories,
        quirks,
        manner: Manner::any(rng),
        measure: (narrow, narrow + rng.within(0, 6)),
        lines: Vec::new(),
        blocks: 0,
        units: 0,
    };
    let mut y = 40;
    let mut above = Vec::new();
    for unit in own {
        let lines = press.set(unit, (40, y), (100 * EM, EM), 0);
        y += PITCH * lines.len();
        above.extend(lines);
    }
    let mut order: Vec<usize> = (0..stories.len()).collect();
    rng.shuffle(&mut order);
    press.fill(&order, (40, y + PITCH), rng.within(64, 110) * EM, rng);
    let mut groups = press.lines;
    if quirks.shuffled {
        rng.shuffle(&mut groups);
    }
    groups.insert(if rng.chance(20) { groups.len() } else { 0 }, above);
    let mut lines: Vec<Line> = groups.into_iter().flatten().collect();
    for line in &mut lines {
        if rng.chance(quirks.spread) && !line.tag.part.is_head() {
            line.text = wear::spread(&line.text);
        }
        line.indented &= !quirks.flush;
    }
    lines
}

impl Press<'_> {
    /// Fills a strip of the sheet with stories; the height it took.
    fn fill(
        &mut self,
        stories: &[usize],
        (x, y): (usize, usize),
        width: usize,
        rng: &mut Rng,
    ) -> usize {
        let narrowest = (self.measure.0 + 1) * EM;
        match stories {
            [] => 0,
            [one] => self.story(*one, (x, y), width, rng),
            _ if width >= 2 * (narrowest + GUTTER) && rng.chance(60) => {
                let cut = rng.within(1, stories.len() - 1);
                let (left, right) = stories.split_at(cut);
                let share = width * cut / stories.len();
                let share = share.clamp(narrowest, width - narrowest - 2 * GUTTER);
                let a = self.fill(left, (x, y), share, rng);
                let b = self.fill(
                    right,
                    (x + share + 2 * GUTTER, y),
                    width - share - 2 * GUTTER,
                    rng,
                );
                a.max(b)
            }
            _ => {
                let cut = rng.within(1, stories.len() - 1);
                let (above, below) = stories.split_at(cut);
                let a = self.fill(above, (x, y), width, rng) + 18;
                a + self.fill(below, (x, y + a), width, rng)
            }
        }
    }

    /// Sets one story in its rectangle; the height it took.
    fn story(&mut self, at: usize, (x, y): (usize, usize), width: usize, rng: &mut Rng) -> usize {
        let dressed = &self.stories[at];
        let size = match width / EM {
            0..26 => rng.within(16, 20),
            26..50 => rng.within(18, 26),
            _ => rng.within(22, 34),
        };
        let (mut head, mut end) = (Vec::new(), y);
        for unit in &dressed.head {
            let size = match unit.part {
                Part::Headline => size,
                Part::Kicker | Part::Subtitle => (size * 2 / 3).max(12),
                _ => EM,
            };
            let lines = self.set(unit, (x, end), (width, size), 0);
            end += lines.len() * (size * 5 / 4);
            head.extend(lines);
        }
        let body = if dressed.kind == Kind::Photo {
            self.caption(dressed, (x, end + rng.within(4, 12) * PITCH), width)
        } else {
            self.columns(dressed, (x, end + 4), width, rng)
        };
        let last = body.iter().map(|line| line.y + PITCH).max().unwrap_or(end);
        let body_first = rng.chance(self.quirks.inverted);
        let lines = if body_first {
            body.into_iter().chain(head).collect()
        } else {
            head.into_iter().chain(body).collect()
        };
        self.lines.push(lines);
        last - y
    }

    fn caption(&mut self, dressed: &Dressed, (x, y): (usize, usize), width: usize) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        for unit in &dressed.body {
            let below = y + lines.len() * PITCH;
            lines.extend(self.set(unit, (x, below), (width, EM), 4));
        }
        let block = self.blocks;
        for line in &mut lines {
            line.block = block;
        }
        lines
    }

    /// The text in columns of one height, the last one shorter.
    fn columns(
        &mut self,
        dressed: &Dressed,
        (x, y): (usize, usize),
        width: usize,
        rng: &mut Rng,
    ) -> Vec<Line> {
        let measure = rng.within(self.measure.0, self.measure.1) * EM;
        let wide = measure + GUTTER;
        let count = ((width + GUTTER + wide / 2) / wide).clamp(1, 7);
        let column = (width + GUTTER) / count - GUTTER;
        let mut lines: Vec<Line> = Vec::new();
        for unit in &dressed.body {
            let indent = if matches!(unit.part, Part::Body | Part::Subhead) {
                4
            } else {
                0
            };
            let set = self.set(unit, (0, 0), (column, EM), indent);
            let amid = lines
                .len()
                .checked_sub(2)
                .filter(|at| !lines[*at].tag.ends && lines[*at].tag.part == Part::Body);
            match amid.filter(|_| matches!(unit.part, Part::Quote | Part::Caption)) {
                Some(at) => drop(lines.splice(at..at, set)),
                None => lines.extend(set),
            }
        }
        // Hardly a paper cuts a column shorter than four lines.
        let count = count.min(lines.len() / 4).max(1);
        let rows = lines.len().div_ceil(count).max(1);
        let mut read = 0;
        for (at, line) in lines.iter_mut().enumerate() {
            line.x = x + (at / rows) * (column + GUTTER);
            line.y = y + (at % rows) * PITCH;
            if at % rows == 0 {
                self.blocks += 1;
            }
            line.block = self.blocks;
            line.tag.at = read;
            if line.tag.part == Part::Body {
                read += line.text.chars().filter(|c| !c.is_whitespace()).count();
            }
        }
        if rng.chance(self.quirks.disorder) {
            // The file has the first column, then the others turned by one.
            let turned = lines.len().min(rows);
            let by = rows.min(lines.len() - turned);
            lines[turned..].rotate_left(by);
        }
        lines
    }

    /// The lines of a unit, below each other.
    fn set(
        &mut self,
        unit: &Unit,
        (x, y): (usize, usize),
        (width, size): (usize, usize),
        indent: usize,
    ) -> Vec<Line> {
        self.units += 1;
        self.blocks += 1;
        let measure = (2 * width / size).max(8);
        let texts = broken(&unit.text, measure, indent, self.manner);
        let count = texts.len();
        let lines = texts.into_iter().enumerate().map(|(at, text)| Line {
            width: halves(&text) * size / 2,
            tag: Tag {
                article: unit.article,
                part: unit.part,
                unit: self.units,
                at: 0,
                starts: at == 0,
                ends: at + 1 == count,
            },
            indented: at == 0 && indent > 0,
            x,
            y: y + at * size * 5 / 4,
            size,
            block: self.blocks,
            text,
        });
        lines.collect()
    }
}
