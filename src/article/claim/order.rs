//! In which order the lines of a headline follow each other: by their seams, and by the source where those say nothing.

use crate::page::Page;
use crate::page::gram::{self, Tip};

use super::unit::Unit;

/// The most lines whose every order is looked at.
const MOST: usize = 5;

/// What it costs that a line stands before one that stands before it in the source, in nats of a seam: only a word that
/// runs through is worth that.
const TURNED: f32 = 4.5;

/// How well lines go on with each other.
pub struct Seams {
    ends: Vec<Tip>,
    begins: Vec<Tip>,
}

impl Seams {
    /// Reads the first and the last two characters of each line.
    pub fn of(page: &Page, units: &[Unit]) -> Self {
        let inks = || units.iter().map(|unit| unit.line.ink(page));
        Self {
            ends: inks().map(Tip::tail).collect(),
            begins: inks().map(Tip::head).collect(),
        }
    }

    /// How much likelier `next` goes on with a word that `line` breaks off than by chance, in nats.
    pub fn bond(&self, line: usize, next: usize) -> f32 {
        gram::bond(&self.ends[line], &self.begins[next]).clamp(-4.0, 8.0)
    }

    /// How much likelier a phrase begins with the line than by chance, in nats.
    pub fn begins(&self, line: usize) -> f32 {
        gram::begins(&self.begins[line]).clamp(-4.0, 4.0)
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
    pub fn order(&self, lines: &[usize]) -> Vec<usize> {
        if lines.len() < 2 || lines.len() > MOST {
            return lines.to_vec();
        }
        let mut best = (f32::MIN, lines.to_vec());
        let mut line = Vec::with_capacity(lines.len());
        self.extend(lines, &mut line, 0.0, &mut best);
        best.1
    }

    /// Tries every line that is left as the next one.
    fn extend(
        &self,
        all: &[usize],
        line: &mut Vec<usize>,
        worth: f32,
        best: &mut (f32, Vec<usize>),
    ) {
        if line.len() == all.len() {
            if worth > best.0 {
                *best = (worth, line.clone());
            }
            return;
        }
        for &next in all {
            if line.contains(&next) {
                continue;
            }
            let turned = line.iter().filter(|before| **before > next).count();
            let seam = match line.last() {
                Some(&last) => self.tear(last, next),
                None => 0.0,
            };
            line.push(next);
            let turned = f32::from(u8::try_from(turned).unwrap_or(u8::MAX));
            self.extend(all, line, worth + seam - TURNED * turned, best);
            line.pop();
        }
    }
}
