//! What stands behind a field: days, pages, words of a table.

use crate::article::Date;
use crate::text::folded;

use super::fact::Fact;
use super::fault::Mistake;
use super::field::{self, Field};
use super::scan::RawTerm;
use crate::search::word::{Shape, Word};

/// A mistake in a value, and whether it may be right once more is typed.
pub type Wrong = (Mistake, bool);

/// What a field and its value ask for.
pub fn fact(field: Field, term: &RawTerm) -> Result<Fact, Wrong> {
    let value = term.word.trim();
    if value.is_empty() {
        return Err((Mistake::NoValue(field), true));
    }
    let word = || Word::new(value, term.shape);
    match field {
        Field::Author => Ok(Fact::Author(word())),
        Field::Paper => Ok(Fact::Paper(word())),
        Field::Page => page(value, term.shape),
        Field::Date => days(&folded(value)),
        Field::Kind => known(field, value, field::kind(value).map(Fact::Kind)),
        Field::Is => known(field, value, field::state(value).map(Fact::Is)),
        Field::Tag => Ok(Fact::Tag(value.to_owned())),
        Field::Text => Ok(Fact::Text(value.to_owned())),
    }
}

fn known(field: Field, value: &str, fact: Option<Fact>) -> Result<Fact, Wrong> {
    fact.ok_or_else(|| {
        let begun = folded(value);
        let open = field
            .values()
            .concat()
            .iter()
            .any(|name| name.starts_with(&begun));
        let mistake = Mistake::UnknownValue {
            field,
            value: value.to_owned(),
            nearest: field.nearest_value(value),
        };
        (mistake, open)
    })
}

/// 3, 1-4, 1..4, 2.., 第3版; else the name of a page.
fn page(value: &str, shape: Shape) -> Result<Fact, Wrong> {
    let plain = folded(value);
    let bare = plain.strip_prefix('第').unwrap_or(&plain);
    let bare = bare.strip_suffix('版').unwrap_or(bare);
    if !bare.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == '-') {
        return Ok(Fact::PageName(Word::new(value, shape)));
    }
    let range = bare.split_once("..").or_else(|| bare.split_once('-'));
    let open = bare
        .chars()
        .all(|c| c.is_ascii_digit() || c == '-' || c == '.')
        && bare.len() < 12;
    let bad = (Mistake::BadPage, open);
    let number = |text: &str, none: u16| match text {
        "" => Some(none),
        _ => text.parse::<u16>().ok(),
    };
    let (first, last) = match range {
        Some((first, last)) if !(first.is_empty() && last.is_empty()) => {
            (number(first, 0), number(last, u16::MAX))
        }
        Some(_) => (None, None),
        None => (number(bare, 0), number(bare, 0)),
    };
    match (first, last) {
        (Some(first), Some(last)) if first <= last => Ok(Fact::Page(first..=last)),
        (Some(_), Some(_)) => Err((Mistake::Backwards, true)),
        _ => Err(bad),
    }
}

/// 2024, 2024-08, 2024-08-13, and two of them with `..` between, one of which may be missing.
fn days(value: &str) -> Result<Fact, Wrong> {
    let Some((first, last)) = value.split_once("..") else {
        let (first, last) = span(value)?;
        return Ok(Fact::Day(Some(first), Some(last)));
    };
    let end = |text: &str| (!text.is_empty()).then(|| span(text)).transpose();
    let (first, last) = (end(first)?, end(last)?);
    match (first, last) {
        (None, None) => Err((Mistake::BadDate, true)),
        (Some((first, _)), Some((_, last))) if first > last => Err((Mistake::Backwards, true)),
        (first, last) => Ok(Fact::Day(
            first.map(|(first, _)| first),
            last.map(|(_, last)| last),
        )),
    }
}

/// The first and the last day of a year, a month or a day.
fn span(text: &str) -> Result<(Date, Date), Wrong> {
    let bad = |open| (Mistake::BadDate, open);
    let parts = parts(text).ok_or(bad(false))?;
    let mut numbers = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        let last = place + 1 == parts.len();
        let longest = if place == 0 { 4 } else { 2 };
        if part.is_empty() || part.len() > longest {
            return Err(bad(last && matches!(part.len(), 0 | 5 | 7)));
        }
        let number: u16 = part.parse().map_err(|_| bad(false))?;
        let begun = last && part.len() < longest;
        let right = match place {
            0 => part.len() == 4,
            1 => (1..=12).contains(&number),
            _ => number >= 1 && number <= u16::from(length(numbers[0], numbers[1])),
        };
        if !right {
            return Err(bad(begun && (place == 0 || number <= 3)));
        }
        numbers.push(number);
    }
    let date = |month: u16, day: u16| Date {
        year: numbers[0],
        month: u8::try_from(month).unwrap_or(0),
        day: u8::try_from(day).unwrap_or(0),
    };
    Ok(match numbers.as_slice() {
        [_] => (date(1, 1), date(12, 31)),
        [year, month] => (date(*month, 1), date(*month, length(*year, *month).into())),
        [_, month, day, ..] => (date(*month, *day), date(*month, *day)),
        [] => return Err(bad(true)),
    })
}

/// Year, month and day as far as they are given, with `-`, `/`, `.` or 年月日 between; all digits in one go are cut.
fn parts(text: &str) -> Option<Vec<&str>> {
    if !text
        .chars()
        .all(|c| c.is_ascii_digit() || "-/.年月日号".contains(c))
    {
        return None;
    }
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if digits && matches!(text.len(), 6 | 8) {
        let (year, rest) = text.split_at(4);
        let (month, day) = rest.split_at(2);
        let day = Some(day).filter(|day| !day.is_empty());
        return Some(
            [Some(year), Some(month), day]
                .into_iter()
                .flatten()
                .collect(),
        );
    }
    if digits && text.len() > 4 {
        return Some(vec![text]);
    }
    let bare = text.strip_suffix(['年', '月', '日', '号']).unwrap_or(text);
    let parts: Vec<&str> = bare.split(['-', '/', '.', '年', '月']).collect();
    (parts.len() <= 3).then_some(parts)
}

fn length(year: u16, month: u16) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
