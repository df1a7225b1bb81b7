//! Which paper, day and page the name of a file tells. It guesses nothing that is not printed there.

use crate::page::fold::{fold, is_hanzi};
use crate::page::{Date, Imprint};

/// Reads the stem of a file's name, such as 某某日报_2024-08-14_01版 or rmrb-20240814-03; conservative.
pub fn imprint_from_name(name: &str) -> Imprint {
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(
        stem,
        |(stem, ending)| if ending.len() <= 5 { stem } else { name },
    );
    let text: Vec<char> = stem.chars().map(fold).collect();
    let Some((date, day)) = (0..text.len()).find_map(|at| date_at(&text, at)) else {
        return Imprint {
            paper: paper(&text),
            ..Imprint::default()
        };
    };
    Imprint {
        paper: paper(&text),
        date: Some(date),
        page: page(&text[day..]),
        page_name: None,
    }
}

/// 2024-08-14, 20240814, 2024年8月14日 at `at`, and where it ends; no digit stands beside it.
fn date_at(text: &[char], at: usize) -> Option<(Date, usize)> {
    let digits = text[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    let apart = at == 0 || !text[at - 1].is_ascii_digit();
    let value = |from: usize, count: usize| {
        text[from..from + count]
            .iter()
            .collect::<String>()
            .parse::<u16>()
            .ok()
    };
    let (date, end) = match digits {
        8 if apart => (
            (value(at, 4)?, value(at + 4, 2)?, value(at + 6, 2)?),
            at + 8,
        ),
        4 if apart => {
            let (month, end) = field(text, at + 4)?;
            let (day, end) = field(text, end)?;
            ((value(at, 4)?, month, day), end)
        }
        _ => return None,
    };
    let (year, month, day) = (
        date.0,
        u8::try_from(date.1).ok()?,
        u8::try_from(date.2).ok()?,
    );
    let valid =
        (1800..=2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then_some((
        Date { year, month, day },
        end + usize::from(text.get(end) == Some(&'日')),
    ))
}

/// One mark and then one or two digits.
fn field(text: &[char], at: usize) -> Option<(u16, usize)> {
    text.get(at)
        .filter(|c| matches!(c, '-' | '_' | '.' | '年' | '月'))?;
    let digits = text[at + 1..]
        .iter()
        .take_while(|c| c.is_ascii_digit())
        .count();
    let value = text[at + 1..at + 1 + digits.min(2)]
        .iter()
        .collect::<String>()
        .parse()
        .ok()?;
    (digits <= 2).then_some((value, at + 1 + digits))
}

/// After the day: 01版, A02, 03.
fn page(text: &[char]) -> Option<u16> {
    let start = text.iter().position(char::is_ascii_digit)?;
    let before = text[..start]
        .iter()
        .all(|c| matches!(c, '-' | '_' | ' ' | '第' | 'A'..='D' | 'p' | 'P'));
    let digits = text[start..]
        .iter()
        .take_while(|c| c.is_ascii_digit())
        .count();
    let end = text
        .get(start + digits)
        .is_none_or(|c| matches!(c, '版' | '-' | '_' | '.' | ' '));
    let value = text[start..start + digits]
        .iter()
        .collect::<String>()
        .parse()
        .ok()?;
    (before && end && digits <= 3).then_some(value)
}

/// A word of hanzi that ends in 报.
fn paper(text: &[char]) -> Option<String> {
    let mut words = text.split(|c| !is_hanzi(*c));
    let name = words.find(|word| (3..=12).contains(&word.len()) && word.last() == Some(&'报'))?;
    Some(name.iter().collect())
}
