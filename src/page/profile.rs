//! What kind of dump a page is: how its lines were broken and how its headlines are marked.

use super::glyph::Signs;
use super::ink::Ink;
use super::line::Line;
use super::measure;

/// How the text of a page came to its lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Setting {
    /// A line is a paragraph.
    #[default]
    Paragraphs,
    /// A line is a line of print, 6 to 60 ems wide.
    Wrapped,
}

/// What holds for the whole page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// How lines were broken.
    pub setting: Setting,
    /// Spaces stand where a line of print ended; the width of such a line in half ems.
    pub wrap_spaces: Option<usize>,
    /// The usual number of blank lines between two lines that no paragraph joins.
    pub gap: usize,
    /// Whether the first lines of paragraphs are set in.
    pub indents: bool,
    /// The level of `#` of a headline, when the page marks lesser ones otherwise.
    pub top: Option<usize>,
    /// The share of hanzi among the letters, in thousandths: low means garbage or another language.
    pub hanzi: usize,
}

impl Profile {
    /// Whether the page is Chinese: else it is in another language, or garbage.
    pub fn is_chinese(&self) -> bool {
        self.hanzi >= CHINESE
    }

    /// Reads the signs of the whole page; `measures` tells the width of each line's column.
    pub fn of(text: &str, lines: &[Line], ink: &[Ink], measures: &[Option<usize>]) -> Self {
        let setting = setting(lines, measures);
        let wrap_spaces = match setting {
            Setting::Wrapped => None,
            Setting::Paragraphs => measure::wrap_width(text, lines),
        };
        Self {
            setting,
            wrap_spaces,
            gap: usual_gap(lines, setting),
            indents: lines.iter().filter(|line| line.indented).count() * 25 > lines.len(),
            top: top_level(lines),
            hanzi: hanzi_share(lines, ink),
        }
    }
}

/// The least share of hanzi, in thousandths, of a Chinese page.
const CHINESE: usize = 300;

/// A page is wrapped if half of its text stands in lines that fill a column shared with their neighbours, and at least
/// some of them without a blank line between, or many.
fn setting(lines: &[Line], measures: &[Option<usize>]) -> Setting {
    let total: usize = lines.iter().map(|line| line.width).sum();
    let fills = |at: &usize| {
        measures[*at]
            .is_some_and(|measure| measure <= 120 && measure::is_full(lines[*at].width, measure))
    };
    let full: Vec<usize> = (0..lines.len()).filter(fills).collect();
    let width: usize = full.iter().map(|at| lines[*at].width).sum();
    let close = full
        .iter()
        .filter(|at| lines.get(**at + 1).is_some_and(|next| next.blanks == 0))
        .count();
    let enough = close >= 2 || full.len() >= 30;
    if width * 2 > total && enough {
        Setting::Wrapped
    } else {
        Setting::Paragraphs
    }
}

/// In a wrapped page the gap between two lines, which may be doubled throughout; else the gap between paragraphs.
fn usual_gap(lines: &[Line], setting: Setting) -> usize {
    let mut counts = [0usize; 8];
    for line in lines.iter().skip(1) {
        counts[line.blanks.min(7)] += 1;
    }
    let most = (0..8)
        .max_by_key(|&gap| (counts[gap], 8 - gap))
        .unwrap_or(0);
    match setting {
        Setting::Wrapped if counts[most] * 3 < lines.len() * 2 => 0,
        _ => most,
    }
}

fn top_level(lines: &[Line]) -> Option<usize> {
    let levels = || {
        lines
            .iter()
            .map(|line| line.level)
            .filter(|level| *level > 0)
    };
    let top = levels().min()?;
    levels().any(|level| level > top).then_some(top)
}

fn hanzi_share(lines: &[Line], ink: &[Ink]) -> usize {
    let hanzi = ink.iter().filter(|mark| mark.is(Signs::HANZI)).count();
    let signs: usize = lines.iter().map(|line| line.level).sum();
    (hanzi * 1000).checked_div(ink.len() + signs).unwrap_or(0)
}
