//! Which paper, which day, which page: what the page's own lines tell.

use super::block::{Block, Role};
use super::cue;
use super::fold::find;
use super::glyph::Signs;
use super::ink::Ink;
use super::masthead::masthead;

/// A calendar day as printed; no claim that it exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, such as 2024.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day, 1 to 31.
    pub day: u8,
}

impl Date {
    /// A number that grows from day to day, with gaps, above 0.
    pub fn number(self) -> u32 {
        u32::from(self.year) * 372 + u32::from(self.month) * 31 + u32::from(self.day)
    }
}

/// Which paper, day and page: whatever the text or the file's name tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Imprint {
    /// The paper's name.
    pub paper: Option<String>,
    /// The day of issue.
    pub date: Option<Date>,
    /// The number of the page (版), from 1.
    pub page: Option<u16>,
    /// The name of the page, such as 要闻.
    pub page_name: Option<String>,
}

/// What the lines of a page's own tell; the first that says something counts.
pub fn read(blocks: &[Block]) -> Imprint {
    let mut imprint = Imprint::default();
    for block in blocks.iter().filter(|block| block.role == Role::Furniture) {
        let ink = block.ink.as_slice();
        let date = cue::date_in(ink).map(|((year, month, day), _)| Date { year, month, day });
        imprint.date = imprint.date.or(date);
        let masthead = masthead(ink);
        let told = masthead.and_then(|masthead| masthead.page);
        imprint.page = imprint.page.or(told).or_else(|| number(ink));
        imprint.paper = imprint.paper.or_else(|| paper(ink));
        imprint.page_name = imprint.page_name.or_else(|| {
            let (start, end) = masthead?.name?;
            Some(ink[start..end].iter().map(|mark| mark.c).collect())
        });
    }
    imprint
}

/// A word of the line that ends in 报: 某某日报.
fn paper(ink: &[Ink]) -> Option<String> {
    let words = words(ink);
    let name = words.into_iter().find(|word| {
        let whole = word.iter().all(|mark| mark.is(Signs::HANZI));
        (3..=12).contains(&word.len())
            && whole
            && matches!(word.last().map(|mark| mark.c), Some('报' | '報'))
    })?;
    Some(name.iter().map(|mark| mark.c).collect())
}

/// The number of a page in a line that is no masthead; 今日8版 is none.
fn number(ink: &[Ink]) -> Option<u16> {
    let counted = ["今日", "本期", "共"]
        .iter()
        .any(|word| find(ink, word).is_some());
    cue::page_number(ink).filter(|_| !counted)
}

/// The words of a line: parted by white space or marks.
fn words(ink: &[Ink]) -> Vec<&[Ink]> {
    let parts = |_: &Ink, next: &Ink| next.gap == super::ink::Gap::None && next.c.is_alphanumeric();
    ink.chunk_by(parts)
        .map(|word| match word.first() {
            Some(mark) if !mark.c.is_alphanumeric() => &word[1..],
            _ => word,
        })
        .collect()
}
