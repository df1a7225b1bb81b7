//! 下转第3版, 上接第1版: where an article says that it goes on, or where it began.

use crate::page::cue;
use crate::page::fold::{Folded, find, fold, starts};

use super::model::{Article, Doubt};

/// How many characters at an end of a text may hold a turn.
pub const LONGEST: usize = 30;

/// Words before the page that an article goes on to, and before the one that it comes from.
const ONWARD: [&str; 4] = ["下转", "紧转", "转第", "续转"];
const BACK: [&str; 4] = ["上接", "紧接", "接第", "续接"];

/// What an article says of its other half.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Turns {
    /// It goes on.
    pub onward: Option<Turn>,
    /// It began elsewhere.
    pub back: Option<Turn>,
}

/// Where the other half of an article stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Turn {
    /// The number of the page, if it is told.
    pub page: Option<u16>,
}

/// What the lines of an article, or the ends of its text, say.
pub fn turns(article: &Article) -> Turns {
    let mut turns = Turns::default();
    for note in &article.notes {
        if let Doubt::Elsewhere(printed) = &note.what {
            turns.read(&text(printed, false));
        }
    }
    if let Some(block) = article.blocks.last() {
        let end = text(block.text, true);
        turns.onward = turns
            .onward
            .or_else(|| word(&end, &ONWARD).filter(|_| closes(&end)));
    }
    if let Some(block) = article.blocks.first() {
        let start = text(block.text, false);
        turns.back = turns.back.or_else(|| {
            opening(&start).map(|length| Turn {
                page: page(&start[..length]),
            })
        });
    }
    turns
}

/// How many characters at the start of a text say where it began: （上接第1版）.
pub fn opening(start: &[impl Folded]) -> Option<usize> {
    let bracket = usize::from(matches!(start.first()?.plain(), '(' | '['));
    let says = BACK.iter().any(|word| starts(&start[bracket..], word));
    let near = &start[..start.len().min(LONGEST)];
    let end = match bracket {
        0 => near.iter().position(|mark| mark.plain() == '版'),
        _ => near
            .iter()
            .position(|mark| matches!(mark.plain(), ')' | ']')),
    };
    end.filter(|_| says).map(|end| end + 1)
}

impl Turns {
    fn read(&mut self, printed: &[char]) {
        self.onward = self.onward.or_else(|| word(printed, &ONWARD));
        self.back = self.back.or_else(|| word(printed, &BACK));
    }
}

/// The page that stands after one of some words.
fn word(text: &[char], words: &[&str]) -> Option<Turn> {
    let at = words.iter().filter_map(|word| find(text, word)).min()?;
    Some(Turn {
        page: page(&text[at..]),
    })
}

/// The number of a page: 第3版, 第三版, A03版, 3.
fn page(text: &[char]) -> Option<u16> {
    let told = cue::page_number(text);
    let digits = || {
        let from = text.iter().position(char::is_ascii_digit)?;
        let digits = text[from..]
            .iter()
            .take(3)
            .take_while(|c| c.is_ascii_digit());
        digits.collect::<String>().parse().ok()
    };
    told.or_else(digits).filter(|page| *page > 0)
}

/// Whether a text ends with what it says of another page, but for marks.
fn closes(end: &[char]) -> bool {
    let last = end.iter().rev().find(|c| c.is_alphanumeric());
    last.is_some_and(|c| *c == '版' || *c == '页' || c.is_ascii_digit())
}

/// The characters at the start or at the end of a text, folded, without white space.
fn text(text: &str, end: bool) -> Vec<char> {
    let plain = |c: &char| !c.is_whitespace();
    if end {
        let mut found: Vec<char> = text
            .chars()
            .rev()
            .filter(plain)
            .take(LONGEST)
            .map(fold)
            .collect();
        found.reverse();
        return found;
    }
    text.chars().filter(plain).take(LONGEST).map(fold).collect()
}
