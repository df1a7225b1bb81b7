//! A line cut to the cells there are, with an ellipsis, never in the middle of a glyph.

use super::width::{Ambiguous, boundary_before, graphemes};

/// The ellipsis that follows a cut text.
pub const ELLIPSIS: &str = "…";

/// A text cut to fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clipped<'t> {
    /// What is left of the text.
    pub text: &'t str,
    /// Whether [`ELLIPSIS`] is to follow: something was cut and there is room to say so.
    pub ellipsis: bool,
    /// The cells of both together.
    pub cells: usize,
}

/// The longest beginning of `text` that fits `room` cells; when something is cut, its ellipsis fits too.
///
/// Work is bounded by `room`, not by the length of the text.
pub fn clip(text: &str, room: usize, ambiguous: Ambiguous) -> Clipped<'_> {
    let mark = ambiguous.grapheme_cells(ELLIPSIS);
    let (mut cells, mut kept, mut kept_cells) = (0, 0, 0);
    let near = near(text, room);
    for (at, grapheme, wide) in graphemes(near, ambiguous) {
        cells += wide;
        if cells > room {
            break;
        }
        if cells + mark <= room {
            (kept, kept_cells) = (at + grapheme.len(), cells);
        }
    }
    if cells <= room && near.len() == text.len() {
        return Clipped {
            text,
            ellipsis: false,
            cells,
        };
    }
    let ellipsis = mark <= room;
    Clipped {
        text: &text[..kept],
        ellipsis,
        cells: kept_cells + if ellipsis { mark } else { 0 },
    }
}

/// Enough of the beginning of `text` to fill `room` cells: a safe grapheme has at most 32 bytes.
fn near(text: &str, room: usize) -> &str {
    let end = room
        .saturating_add(2)
        .saturating_mul(super::safe::MOST_BYTES);
    if end >= text.len() {
        text
    } else {
        &text[..boundary_before(text, end)]
    }
}
