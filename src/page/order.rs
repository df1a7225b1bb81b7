//! The lines of a page in the order in which they are read, as far as the dump has another; pages without any.

use super::ink::Ink;
use super::line::Line;
use super::weave::{self, Course};
use super::{Remark, gutter, hopeless};

/// The lines in order, and what was found.
pub fn ordered(text: &str, lines: Vec<Line>, ink: &[Ink]) -> (Vec<Line>, Option<Remark>) {
    if hopeless::is_noise(&lines, ink) {
        return (lines, Some(Remark::Hopeless));
    }
    if !weave::is_a_sheet(&lines) {
        return (lines, None);
    }
    if let Some((pieces, places)) = gutter::pieces(text, &lines, ink) {
        return (
            weave::woven(text, &pieces, ink, &places),
            Some(Remark::SideBySide),
        );
    }
    match weave::course(&lines, ink) {
        Course::Straight => (lines, None),
        Course::Alternating => (
            weave::woven(text, &lines, ink, &[]),
            Some(Remark::Interleaved),
        ),
        Course::Broken => (lines, Some(Remark::Hopeless)),
    }
}
