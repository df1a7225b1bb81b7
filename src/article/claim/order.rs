//! In which order the lines of a headline follow each other: by their seams, and by the source where those say nothing.

use crate::page::Page;
use crate::page::tip::{Head, Tail};

use super::unit::Unit;

/// The most lines whose every order is looked at.
const MOST: usize = 5;

/// What it costs that a line stands before one that stands before it in the source, in nats of a seam: only a word that
/// runs through is worth that.
const TURNED: f32 = 4.5;

/// Less than any two orders differ in, and more than what rounding does to a sum.
const SLACK: f32 = 1e-3;

/// How well lines go on with each other.
pub struct Seams {
    begins: Vec<f32>,
    /// For each line how each other goes on with it.
    bonds: Vec<Vec<f32>>,
}

impl Seams {
    /// Reads the first and the last two characters of each line.
    pub fn of(page: &Page, units: &[Unit]) -> Self {
        let inks = || units.iter().map(|unit| unit.line.ink(page));
        let heads: Vec<Head> = inks().map(Head::of).collect();
        let bonds = |tail: Tail| {
            let bonds = heads.iter().map(|head| tail.bond(head).clamp(-4.0, 8.0));
            bonds.collect()
        };
        Self {
            begins: heads
                .iter()
                .map(|head| head.begins().clamp(-4.0, 4.0))
                .collect(),
            bonds: inks().map(Tail::of).map(bonds).collect(),
        }
    }

    /// How much likelier `next` goes on with a word that `line` breaks off than by chance, in nats.
    pub fn bond(&self, line: usize, next: usize) -> f32 {
        self.bonds[line][next]
    }

    /// How much likelier a phrase begins with the line than by chance, in nats.
    pub fn begins(&self, line: usize) -> f32 {
        self.begins[line]
    }

    /// How well `next` follows `line`, as the rest of a word or as another phrase.
    pub fn worth(&self, line: usize, next: usize) -> f32 {
        self.bond(line, next).max(self.begins(next))
    }

    /// How much likelier a word runs from `line` into `next` than that a phrase begins there, in nats; 0 if it is not.
    fn tear(&self, line: usize, next: usize) -> f32 {
        (self.bond(line, next) - self.begins(next)).max(0.0)
    }

    /// The best order of some lines, which come in the order of the source.
    pub fn order(&self, lines: Vec<usize>) -> Vec<usize> {
        if !(2..=MOST).contains(&lines.len()) {
            return lines;
        }
        let most: Vec<f32> = lines.iter().map(|next| self.most(&lines, *next)).collect();
        let hope = most.iter().sum::<f32>();
        let kept = lines.windows(2).map(|pair| self.tear(pair[0], pair[1]));
        // In any other order one line at least is turned.
        if hope - TURNED < kept.sum::<f32>() - SLACK {
            return lines;
        }
        let mut orders = Orders {
            seams: self,
            all: &lines,
            most: &most,
            line: Vec::with_capacity(lines.len()),
            best: (f32::MIN, lines.clone()),
        };
        orders.extend(0.0, hope);
        orders.best.1
    }

    /// The most that a line could be worth after one of the others.
    fn most(&self, lines: &[usize], next: usize) -> f32 {
        let others = lines.iter().filter(|line| **line != next);
        others
            .map(|line| self.tear(*line, next))
            .fold(0.0, f32::max)
    }
}

/// The orders of some lines, tried one after another.
struct Orders<'a> {
    seams: &'a Seams,
    all: &'a [usize],
    /// The most that each could be worth.
    most: &'a [f32],
    /// The lines that stand already.
    line: Vec<usize>,
    best: (f32, Vec<usize>),
}

impl Orders<'_> {
    /// Tries every line that is left as the next one; `worth` is that of those that stand, `hope` the most that those left
    /// could add.
    fn extend(&mut self, worth: f32, hope: f32) {
        if worth + hope < self.best.0 - SLACK {
            return;
        }
        if self.line.len() == self.all.len() {
            if worth > self.best.0 {
                self.best = (worth, self.line.clone());
            }
            return;
        }
        for (&next, most) in self.all.iter().zip(self.most) {
            if self.line.contains(&next) {
                continue;
            }
            let turned = self.line.iter().filter(|before| **before > next).count();
            let seam = match self.line.last() {
                Some(&last) => self.seams.tear(last, next),
                None => 0.0,
            };
            self.line.push(next);
            let turned = f32::from(u8::try_from(turned).unwrap_or(u8::MAX));
            self.extend(worth + seam - TURNED * turned, hope - most);
            self.line.pop();
        }
    }
}
