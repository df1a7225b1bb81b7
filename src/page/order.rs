//! The lines of a page in the order in which they are read, as far as the dump has another; pages without any.

use super::line::Line;
use super::weave::{self, Course};
use super::{Remark, gutter, hopeless};

/// The lines in order, and what was found.
pub fn ordered(text: &str, lines: Vec<Line>) -> (Vec<Line>, Option<Remark>) {
    if hopeless::is_noise(text, &lines) {
        return (lines, Some(Remark::Hopeless));
    }
    if !weave::is_a_sheet(&lines) {
        return (lines, None);
    }
    if let Some((pieces, places)) = gutter::pieces(text, &lines) {
        return (
            weave::woven(text, &pieces, &places),
            Some(Remark::SideBySide),
        );
    }
    match weave::course(text, &lines) {
        Course::Straight => (lines, None),
        Course::Alternating => (weave::woven(text, &lines, &[]), Some(Remark::Interleaved)),
        Course::Broken => (lines, Some(Remark::Hopeless)),
    }
}
