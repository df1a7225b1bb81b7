//! 排版 in the small: a text broken into the lines of a column.

use super::piece::halves;
use super::rng::Rng;

/// How a paper sets its text.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    /// Every character takes one em, digits too, and a line may break anywhere.
    pub grid: bool,
    /// 避头尾: no stop begins a line, no opening mark ends one.
    pub kinsoku: bool,
}

impl Manner {
    pub fn any(rng: &mut Rng) -> Self {
        let grid = rng.chance(40);
        Self {
            grid,
            kinsoku: !grid || rng.chance(30),
        }
    }

    fn width(self, text: &str) -> usize {
        if self.grid {
            2 * text.chars().count()
        } else {
            halves(text)
        }
    }
}

const NOT_FIRST: &str = "，。、；：？！”’）》〉】」』…—·％%,.;:?!)";
const NOT_LAST: &str = "“‘（《〈【「『(";

/// Lines of at most `measure` half ems, the first set in by `indent`; a stop may hang over the end.
pub fn broken(text: &str, measure: usize, indent: usize, manner: Manner) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut room = measure.saturating_sub(indent).max(4);
    for atom in atoms(text, manner) {
        let line = lines.last_mut().unwrap();
        let width = manner.width(atom);
        let hangs = manner.kinsoku && atom.starts_with(|c| NOT_FIRST.contains(c));
        if width <= room || (hangs && room + 2 >= width && !line.is_empty()) {
            line.push_str(atom);
            room = room.saturating_sub(width);
            continue;
        }
        let carried = if manner.kinsoku {
            opening_at_end(line)
        } else {
            String::new()
        };
        room = measure.saturating_sub(manner.width(&carried) + width);
        lines.push(format!("{carried}{}", atom.trim_start()));
    }
    let lines = lines.into_iter().map(|line| line.trim_end().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}

/// Takes the opening marks off the end of a line.
fn opening_at_end(line: &mut String) -> String {
    let kept = line.trim_end_matches(|c| NOT_LAST.contains(c)).len();
    if kept == 0 {
        String::new()
    } else {
        line.split_off(kept)
    }
}

/// What no line may part: a character, or a number or word where the paper keeps them whole.
fn atoms(text: &str, manner: Manner) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    let mut start = 0;
    let joined = |a: char, b: char| {
        !manner.grid
            && a.is_ascii_alphanumeric()
            && (b.is_ascii_alphanumeric() || b == '%' || b == '.')
            || !manner.grid && a == '.' && b.is_ascii_digit()
    };
    let mut previous: Option<char> = None;
    for (at, c) in text.char_indices() {
        let long = at - start >= 8;
        if previous.is_some_and(|before| !joined(before, c) || long) {
            found.push(&text[start..at]);
            start = at;
        }
        previous = Some(c);
    }
    if start < text.len() {
        found.push(&text[start..]);
    }
    found
}
