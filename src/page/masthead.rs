//! Mastheads: the line that says which page of which paper begins here, told from lines that only speak of a page.

use super::cue;
use super::fold::{ends, find, folded, is_hanzi, starts};
use super::glyph::Signs;
use super::ink::{self, Gap, Ink};
use super::words::SPOKEN;

/// The longest masthead, in characters.
pub const LONGEST: usize = 60;

/// The longest word of a masthead, in hanzi.
const LONGEST_WORD: usize = 8;

/// What stands before a number of pages: 今日8版.
const COUNTS: [&str; 6] = ["今日", "本期", "今天", "共", "总", "出"];

/// What a masthead says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Masthead {
    /// The number of the page; none of a line that says paper and day alone.
    pub page: Option<u16>,
    /// The section of the paper before the number: the A of A02.
    pub letter: Option<char>,
    /// Year, month and day.
    pub date: Option<(u16, u8, u8)>,
    /// Whether it names the paper.
    pub paper: bool,
    /// Where it names the page, 要闻: from which to which character of the line.
    pub name: Option<(usize, usize)>,
    /// Whether the number is written as no number of a headline is: 02, A2.
    pub padded: bool,
}

impl Masthead {
    /// Whether it says nothing but a number.
    pub fn is_bare(self) -> bool {
        self.date.is_none() && !self.paper && self.name.is_none() && !self.padded
    }

    /// How much it says.
    pub fn weight(self) -> u8 {
        let said = [
            (self.date.is_some(), 4),
            (self.paper, 2),
            (self.name.is_some(), 1),
            (self.padded, 1),
        ];
        said.iter().filter(|(is, _)| *is).map(|(_, n)| n).sum()
    }

    /// Whether another masthead may belong to the same page.
    pub fn is_same_page(self, other: Self) -> bool {
        let days = self.date.zip(other.date).is_none_or(|(a, b)| a == b);
        self.page == other.page && self.letter == other.letter && days
    }
}

/// What a line says if it is a masthead.
pub fn masthead(ink: &[Ink]) -> Option<Masthead> {
    let signs = ink::signs(ink);
    if ink.len() > LONGEST || !signs.any(Signs::LEAF.and(Signs::DIGIT)) {
        return None;
    }
    let said = |mark: &Ink| {
        matches!(
            mark.glyph.plain,
            '。' | '!' | '?' | ';' | '“' | '”' | '《' | '》' | '…'
        )
    };
    if ink.iter().any(said) {
        return None;
    }
    let listed = cue::imprint_words(ink) > 0;
    let counted = |mark: &Ink| matches!(mark.glyph.plain, ',' | '、');
    let spoken = || SPOKEN.iter().any(|word| find(ink, word).is_some());
    if (!listed && ink.iter().any(counted)) || (signs.any(Signs::SPOKEN) && spoken()) {
        return None;
    }
    let text = folded(ink);
    let day = (0..text.len()).find_map(|at| Some((at, cue::date_at(&text, at)?)));
    let day_at = day.map_or(0..0, |(at, (_, end))| {
        at..end + usize::from(text.get(end) == Some(&'日'))
    });
    let words = words(ink, &text, &day_at);
    let mut found = Masthead {
        date: day.map(|(_, (date, _))| date),
        ..Masthead::default()
    };
    let mut names = 0;
    for word in &words {
        match kind(&text[word.clone()], listed) {
            Word::Page(number) if found.page.is_none() => number.tell(&mut found),
            Word::Page(_) | Word::Noise => {}
            Word::Paper => found.paper = true,
            Word::Name => {
                names += 1;
                let short = (2..=6).contains(&word.len());
                found.name = found.name.or(short.then_some((word.start, word.end)));
            }
            Word::Other => return None,
        }
    }
    if found.page.is_none() {
        weak_number(&text, &words, names, &mut found);
    }
    let plain = names <= if found.date.is_some() || listed { 5 } else { 2 };
    (plain && (found.page.is_some() || (found.paper && found.date.is_some()))).then_some(found)
}

/// The number of a page, as a word.
#[derive(Clone, Copy)]
struct Number {
    page: u16,
    letter: Option<char>,
    padded: bool,
}

impl Number {
    fn tell(self, found: &mut Masthead) {
        found.page = Some(self.page);
        found.letter = self.letter;
        found.padded = self.padded;
    }
}

enum Word {
    Page(Number),
    Paper,
    Name,
    Noise,
    Other,
}

/// The words of the line without its day: parted by white space, by marks, and after 报, 第 and 版.
fn words(ink: &[Ink], text: &[char], day: &std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for at in 0..text.len() {
        if day.contains(&at) || !text[at].is_alphanumeric() {
            continue;
        }
        let joins = |last: &std::ops::Range<usize>| {
            let spread = ink[at].gap != Gap::None && !in_number(text, last, at);
            last.end == at && !spread && !parts(text, last, at)
        };
        match found.last_mut() {
            Some(last) if joins(last) => last.end += 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}

/// 第 02 版 is one word although spaces stand in it.
fn in_number(text: &[char], word: &std::ops::Range<usize>, at: usize) -> bool {
    let word = &text[word.clone()];
    let digits = |text: &[char]| text.iter().all(char::is_ascii_digit);
    match word.split_first() {
        Some(('第', rest)) if digits(rest) => text[at].is_ascii_digit() || text[at] == '版',
        _ => text[at] == '版' && digits(word) && word.len() <= 3,
    }
}

/// Whether a new word begins at `at` although nothing stands before it.
fn parts(text: &[char], word: &std::ops::Range<usize>, at: usize) -> bool {
    let before = text[at - 1];
    let first = text[word.start];
    let number = before == '版' && (first == '第' || first.is_ascii_alphanumeric());
    let begins = text[at] == '第' || text[at..].starts_with(&['星', '期']);
    let digit = text[at].is_ascii_digit() && (before == '报' || first == '星');
    number || begins || digit || (first == '星' && at - word.start >= 3)
}

fn kind(word: &[char], listed: bool) -> Word {
    let all_hanzi = word.iter().all(|c| is_hanzi(*c));
    if COUNTS.iter().any(|count| starts(word, count)) && ends(word, "版") {
        return Word::Noise;
    }
    if let Some(number) = number_of(word) {
        return Word::Page(number);
    }
    if starts(word, "星期") || starts(word, "农历") || starts(word, "责") || !all_hanzi && listed
    {
        return Word::Noise;
    }
    match word.len() {
        3..=12 if all_hanzi && (ends(word, "报") || ends(word, "報")) => Word::Paper,
        1..=LONGEST_WORD if all_hanzi => Word::Name,
        1..=24 if word.iter().all(char::is_ascii_alphanumeric) => Word::Noise,
        _ => Word::Other,
    }
}

/// 第02版, 02版, A02版, 第四版.
fn number_of(word: &[char]) -> Option<Number> {
    let (last, rest) = word.split_last()?;
    let rest = rest.strip_prefix(&['第']).unwrap_or(rest);
    let digits = lettered(rest);
    if *last != '版' {
        return None;
    }
    if digits.is_some() {
        return digits;
    }
    let page = cue::page_number(word).filter(|_| rest.iter().all(|c| is_hanzi(*c)))?;
    (1..=99).contains(&page).then_some(Number {
        page,
        letter: None,
        padded: false,
    })
}

/// 02, A2: digits after a letter at most.
fn lettered(word: &[char]) -> Option<Number> {
    let letter = word.first().copied().filter(char::is_ascii_uppercase);
    let digits = &word[usize::from(letter.is_some())..];
    let number = (1..=3).contains(&digits.len()) && digits.iter().all(char::is_ascii_digit);
    let page = digits.iter().collect::<String>().parse().ok()?;
    (number && page > 0).then_some(Number {
        page,
        letter,
        padded: letter.is_some() || digits[0] == '0',
    })
}

/// 02 at the start or end of a line that says the day, A02 in front of a name.
fn weak_number(
    text: &[char],
    words: &[std::ops::Range<usize>],
    names: usize,
    found: &mut Masthead,
) {
    let outer = [words.first(), words.last()];
    let number = outer
        .into_iter()
        .flatten()
        .find_map(|word| lettered(&text[word.clone()]));
    let Some(number) = number else { return };
    let alone =
        words.len() <= 3 && matches!(number.letter, Some('A'..='D')) && words.len() == names + 1;
    let dated = found.date.is_some() && (found.paper || names > 0 || find(text, "星期").is_some());
    if dated || alone {
        number.tell(found);
    }
}
