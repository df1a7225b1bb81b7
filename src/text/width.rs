//! How many cells of the terminal a text takes, grapheme by grapheme (UAX #11, UAX #29).

use unicode_segmentation::{GraphemeIndices, UnicodeSegmentation};
use unicode_width::UnicodeWidthChar;

/// How wide the terminal draws characters of ambiguous width, such as “ — … ■ ① (UAX #11, class A).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ambiguous {
    /// One cell, as nearly all terminals do by default.
    #[default]
    Narrow,
    /// Two cells, as a reader of Chinese may have set it.
    Wide,
}

impl Ambiguous {
    /// The cells of one character by itself; a control has none.
    pub fn char_cells(self, c: char) -> usize {
        match (c, self) {
            (' '..='~', _) => 1,
            ('\u{4E00}'..='\u{9FFF}' | '\u{3000}'..='\u{3029}' | '\u{FF01}'..='\u{FF60}', _) => 2,
            (_, Self::Narrow) => c.width().unwrap_or(0).min(2),
            (_, Self::Wide) => c.width_cjk().unwrap_or(0).min(2),
        }
    }

    /// The cells of one grapheme: those of its characters together, for that is how far terminals move. (Safe text has
    /// no sequence that some terminals draw narrower.) The graphemes of [`graphemes`] have at most two.
    pub fn grapheme_cells(self, grapheme: &str) -> usize {
        grapheme.chars().map(|c| self.char_cells(c)).sum()
    }
}

/// The cells that `text` takes on one line.
pub fn cells(text: &str, ambiguous: Ambiguous) -> usize {
    graphemes(text, ambiguous).map(|(_, _, cells)| cells).sum()
}

/// The graphemes of `text`: byte offset, text, cells (at most two: a wider cluster comes letter by letter).
pub fn graphemes(text: &str, ambiguous: Ambiguous) -> Graphemes<'_> {
    let pieces = if text.chars().all(stands_alone) {
        Pieces::Chars(text.char_indices())
    } else {
        Pieces::Clusters(text.grapheme_indices(true), (0, ""))
    };
    Graphemes {
        text,
        pieces,
        ambiguous,
    }
}

/// Whether every terminal gives a glyph the same cells, those of ambiguous width apart: what newspapers are printed in.
/// Of all others some terminals have older tables, or others, and some draw nothing.
pub fn is_settled(glyph: &str) -> bool {
    let mut chars = glyph.chars();
    let settled = |c| {
        matches!(c, ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2AF}' | '\u{391}'..='\u{3A1}'
            | '\u{3A3}'..='\u{3FF}' | '\u{400}'..='\u{45F}' | '\u{1E00}'..='\u{1EFF}' | '\u{2010}'..='\u{2027}'
            | '\u{2030}'..='\u{205E}' | '\u{2100}'..='\u{218B}' | '\u{2190}'..='\u{2319}' | '\u{2400}'..='\u{2426}'
            | '\u{2460}'..='\u{25FC}' | '\u{3000}'..='\u{3029}' | '\u{3030}'..='\u{303E}' | '\u{3041}'..='\u{3096}'
            | '\u{309B}'..='\u{30FF}' | '\u{3105}'..='\u{312F}' | '\u{3220}'..='\u{3247}' | '\u{3250}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFC}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FA6D}' | '\u{FE30}'..='\u{FE4F}'
            | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' | '\u{FFFD}' | '\u{20000}'..='\u{2A6D6}'
            | '\u{2A700}'..='\u{2B734}' | '\u{2B740}'..='\u{2B81D}' | '\u{2B820}'..='\u{2CEA1}')
    };
    chars.next().is_some_and(settled) && chars.next().is_none()
}

/// The last boundary of characters at or before byte `at`.
pub(super) fn boundary_before(text: &str, at: usize) -> usize {
    let boundary = (0..=at.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at));
    boundary.unwrap_or(0)
}

/// Whether a character never joins another such character in a grapheme (UAX #29): Western letters, signs, hanzi, kana,
/// the marks between them. Combining marks, jamo, regional indicators, Indic letters and controls are not among them.
pub(super) const fn stands_alone(c: char) -> bool {
    matches!(c, ' '..='~' | '\n' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{370}'..='\u{482}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{2070}'..='\u{20CF}' | '\u{2100}'..='\u{2BFF}'
        | '\u{2E00}'..='\u{3029}' | '\u{3030}'..='\u{3098}' | '\u{309B}'..='\u{A48C}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE10}'..='\u{FE19}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF01}'..='\u{FF9D}' | '\u{FFE0}'..='\u{FFEE}'
        | '\u{FFFD}' | '\u{20000}'..='\u{3FFFD}')
}

/// The iterator of [`graphemes`].
#[derive(Clone, Debug)]
pub struct Graphemes<'t> {
    text: &'t str,
    pieces: Pieces<'t>,
    ambiguous: Ambiguous,
}

/// Most texts have no combining marks, and need no search for clusters.
#[derive(Clone, Debug)]
enum Pieces<'t> {
    Chars(std::str::CharIndices<'t>),
    /// With what is left of the last cluster, and where.
    Clusters(GraphemeIndices<'t>, (usize, &'t str)),
}

impl<'t> Iterator for Graphemes<'t> {
    type Item = (usize, &'t str, usize);

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.pieces {
            Pieces::Chars(chars) => {
                let (at, c) = chars.next()?;
                Some((
                    at,
                    &self.text[at..at + c.len_utf8()],
                    self.ambiguous.char_cells(c),
                ))
            }
            Pieces::Clusters(clusters, rest) => {
                if rest.1.is_empty() {
                    *rest = clusters.next()?;
                }
                let (at, cluster) = *rest;
                let end = glyph_end(cluster, self.ambiguous);
                *rest = (at + end, &cluster[end..]);
                Some((
                    at,
                    &cluster[..end],
                    self.ambiguous.grapheme_cells(&cluster[..end]),
                ))
            }
        }
    }
}

/// Where the first glyph of a cluster ends: a cluster of more than two cells (a conjunct of several consonants) is
/// drawn letter by letter, each with its marks, for no cell of a terminal is wider.
fn glyph_end(cluster: &str, ambiguous: Ambiguous) -> usize {
    if ambiguous.grapheme_cells(cluster) <= 2 {
        return cluster.len();
    }
    let mut later = cluster.char_indices().skip(1);
    later
        .find(|(_, c)| ambiguous.char_cells(*c) > 0)
        .map_or(cluster.len(), |(at, _)| at)
}
