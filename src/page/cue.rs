//! Cues that a newspaper sets for its readers: datelines, bylines, credits, the page's own lines. Precision first.

use std::ops::Range;
use std::sync::LazyLock;

use super::credit::CreditRole;
use super::fold::{ends, find, folded, is_hanzi, longest, starts};
use super::ink::{Gap, Ink};
use super::masthead::masthead;
use super::names;
use super::words::{BULLETS, DATELINES, HOUSES, IMPRINT_WORDS, OFFICES, PAPER_ENDINGS};

/// A name within a stretch of ink.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Which characters of the stretch.
    pub name: Range<usize>,
    /// What the person did.
    pub office: CreditRole,
}

/// 本报讯(记者 …) at the start of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// How many characters it takes.
    pub length: usize,
    /// Who is named in it.
    pub signed: Vec<Signed>,
}

/// The dateline that a text begins with.
pub fn dateline(ink: &[Ink]) -> Option<Dateline> {
    let text = folded(&ink[..ink.len().min(90)]);
    let place = place_and_day(&text).unwrap_or(0);
    let (names, signed) = named_after(&ink[place..], &text[place..]);
    if place == 0 && names == 0 {
        return None;
    }
    let signed = signed.into_iter().map(|one| Signed {
        name: one.name.start + place..one.name.end + place,
        ..one
    });
    Some(Dateline {
        length: place + names,
        signed: signed.collect(),
    })
}

/// The names of a line that holds nothing but a byline.
pub fn byline(ink: &[Ink]) -> Option<Vec<Signed>> {
    read_byline(ink).filter(|signed| !signed.is_empty())
}

/// The names of a stretch that holds nothing but bare names: its authors.
pub fn authors(ink: &[Ink]) -> Option<Vec<Signed>> {
    let author = |name| Signed {
        name,
        office: CreditRole::Author,
    };
    Some(names::all_names(ink)?.into_iter().map(author).collect())
}

/// Whether a line holds nothing but a sign or an office, and the names must follow: □ 本报记者.
pub fn is_office(ink: &[Ink]) -> bool {
    read_byline(ink).is_some_and(|signed| signed.is_empty())
}

fn read_byline(ink: &[Ink]) -> Option<Vec<Signed>> {
    if ink.is_empty() || ink.len() > 70 {
        return None;
    }
    let text = folded(ink);
    let mut reader = Reader {
        ink,
        text: &text,
        at: 0,
        office: None,
        signed: Vec::new(),
        said: false,
    };
    while reader.at < ink.len() {
        if !reader.step() {
            return None;
        }
    }
    reader.said.then_some(reader.signed)
}

/// A credit at the end of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tail {
    /// Where it begins.
    pub start: usize,
    /// Who is named.
    pub signed: Vec<Signed>,
    /// Whether it is a picture's: …摄, or the reporter of a photograph after a sign.
    pub picture: bool,
}

/// The credit that ends a text: ■ 本报记者 …, (记者 … 摄), … 摄, or bare names after the last full stop.
pub fn tail(ink: &[Ink]) -> Option<Tail> {
    let from = ink.len().saturating_sub(40);
    let text = folded(&ink[from..]);
    let mut starts = (1..text.len()).filter(|&at| {
        let after_stop = is_stop(text[at - 1]) || is_closer(text[at - 1]);
        BULLETS.contains(text[at]) || text[at] == '(' || after_stop
    });
    starts.find_map(|at| signed_from(ink, &text, from, at))
}

fn signed_from(ink: &[Ink], text: &[char], from: usize, at: usize) -> Option<Tail> {
    let rest = &ink[from + at..];
    let bullet = BULLETS.contains(text[at]);
    let paren = text[at] == '(' && text.last() == Some(&')');
    let bare = || {
        let ended = |at: usize| matches!(text[at], '。' | '!' | '?' | '…');
        let enough = ended(at - 1) || (at > 1 && is_closer(text[at - 1]) && ended(at - 2));
        (enough || paren).then(|| authors(rest)).flatten()
    };
    let signed: Vec<Signed> = byline(rest).or_else(bare)?;
    let picture = bullet
        || signed
            .iter()
            .any(|one| one.office == CreditRole::Photographer);
    let signed = signed.into_iter().map(|one| Signed {
        name: one.name.start + from + at..one.name.end + from + at,
        ..one
    });
    Some(Tail {
        start: from + at,
        signed: signed.collect(),
        picture,
    })
}

/// Whether a short line is the page's own: its number, its date, its editors, where to call.
pub fn is_imprint(ink: &[Ink]) -> bool {
    if ink.len() > 70 || closing(ink) == Closing::Full {
        return false;
    }
    let text = folded(ink);
    let spoken = IMPRINT_WORDS
        .iter()
        .filter(|word| find(&text, word).is_some())
        .count();
    let leads = IMPRINT_WORDS.iter().any(|word| {
        starts(&text, word)
            && (text.len() == word.chars().count() || leads_on(ink, &text, word.chars().count()))
    });
    let listed = spoken >= 2 && !text.iter().any(|c| matches!(c, ',' | '、'));
    let numbered = page_number(&text).is_some();
    let dated = date_in(&text).is_some();
    leads
        || listed
        || is_paper(&text)
        || masthead(ink).is_some()
        || (numbered && (ink.len() < 16 || dated))
        || (dated && (spoken > 0 || ink.len() < 14 || find(&text, "来源").is_some()))
}

/// The name of a paper alone: a few hanzi that end in 日报, 晚报 and the like.
fn is_paper(text: &[char]) -> bool {
    (4..=6).contains(&text.len())
        && text.iter().all(|c| is_hanzi(*c))
        && ends_with_any(text, &PAPER_ENDINGS)
}

/// After 制图 or 电话 comes a mark, a space or a digit.
fn leads_on(ink: &[Ink], text: &[char], length: usize) -> bool {
    text.get(length)
        .is_some_and(|c| matches!(c, ':' | '(' | '/' | '0'..='9') || ink[length].gap != Gap::None)
}

/// The number of the page in 第02版, A12版, 02版.
pub fn page_number(text: &[char]) -> Option<u16> {
    let end = text.iter().position(|c| *c == '版')?;
    let digits = text[..end]
        .iter()
        .rev()
        .take_while(|c| c.is_ascii_digit())
        .count();
    let number: String = text[end - digits..end].iter().collect();
    if digits > 0 {
        return number.parse().ok();
    }
    let hanzi = text[..end]
        .iter()
        .rev()
        .take_while(|c| "一二三四五六七八九十".contains(**c))
        .count();
    (hanzi > 0 && text.get(end.wrapping_sub(hanzi + 1)) == Some(&'第'))
        .then(|| small_number(&text[end - hanzi..end]))
}

/// A number below one hundred in hanzi.
fn small_number(text: &[char]) -> u16 {
    let digit = |c: char| {
        "一二三四五六七八九"
            .chars()
            .zip(1..)
            .find(|(d, _)| *d == c)
            .map(|(_, n)| n)
    };
    match text.iter().position(|c| *c == '十') {
        Some(ten) => {
            let tens = if ten == 0 {
                1
            } else {
                digit(text[ten - 1]).unwrap_or(1)
            };
            tens * 10 + text.get(ten + 1).and_then(|c| digit(*c)).unwrap_or(0)
        }
        None => text.first().and_then(|c| digit(*c)).unwrap_or(0),
    }
}

/// Year, month and day of the first 2024年8月14日 in a text, and where it ends.
pub fn date_in(text: &[char]) -> Option<((u16, u8, u8), usize)> {
    (0..text.len()).find_map(|at| date_at(text, at))
}

/// Year, month and day of 2024年8月14日 at `at`, and where it ends.
pub fn date_at(text: &[char], at: usize) -> Option<((u16, u8, u8), usize)> {
    let (year, next) = number(text, at, 4)?;
    let next = after(text, next, "年-./")?;
    let (month, next) = number(text, next, 2)?;
    let next = after(text, next, "月-./")?;
    let (day, next) = number(text, next, 2)?;
    let valid =
        (1800..=2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then_some((
        (year, u8::try_from(month).ok()?, u8::try_from(day).ok()?),
        next,
    ))
}

/// A number of at most `most` digits at `at`, and where it ends.
pub fn number(text: &[char], at: usize, most: usize) -> Option<(u16, usize)> {
    let digits = text[at.min(text.len())..]
        .iter()
        .take(most)
        .take_while(|c| c.is_ascii_digit())
        .count();
    let value: String = text[at..at + digits].iter().collect();
    Some((value.parse().ok()?, at + digits))
}

fn after(text: &[char], at: usize, marks: &str) -> Option<usize> {
    text.get(at).filter(|c| marks.contains(**c)).map(|_| at + 1)
}

/// How a text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// With a full stop or its like.
    Full,
    /// With a closing quotation mark or bracket only.
    Quote,
    /// In mid-sentence.
    Open,
}

/// How a text ends.
pub fn closing(ink: &[Ink]) -> Closing {
    let mut quoted = false;
    for mark in ink.iter().rev() {
        let c = super::fold::fold(mark.c);
        if is_stop(c) {
            return Closing::Full;
        }
        if !is_closer(c) {
            return if quoted {
                Closing::Quote
            } else {
                Closing::Open
            };
        }
        quoted = true;
    }
    Closing::Open
}

/// Whether a sentence may end with the mark.
pub fn is_stop(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | '…' | ';' | '．' | ':' | '.' | '｡')
}

/// Whether the mark closes what another opened; a straight quotation mark may do both.
pub fn is_closer(c: char) -> bool {
    matches!(
        c,
        '”' | '’' | '」' | '』' | ')' | ']' | '》' | '〉' | '"' | '\''
    )
}

/// The length of 本报讯, [本报讯], 新华社北京8月13日电 and the like.
fn place_and_day(text: &[char]) -> Option<usize> {
    let bracket = usize::from(text.first() == Some(&'['));
    let house = longest(&text[bracket..], &DATELINES)?;
    let limit = text.len().min(bracket + house + 14);
    let plain = |c: &char| !is_stop(*c) && !matches!(c, ',' | '(' | '“' | '"');
    let span = text[bracket + house..limit]
        .iter()
        .take_while(|c| plain(c))
        .count();
    let range = bracket + house..bracket + house + span;
    let mut end = range.clone().find(|&at| is_wire(text, at, range.start))? + 1;
    if bracket == 1 && text.get(end) == Some(&']') {
        end += 1;
    }
    Some(end)
}

/// 讯 at once or after a day, 电 after a day or a place: 本报讯, 本报8月3日讯, 新华社北京8月3日电.
fn is_wire(text: &[char], at: usize, start: usize) -> bool {
    let day = at > 0 && text[at - 1] == '日';
    match text[at] {
        '讯' => text.get(at + 1) != Some(&'员') && (at <= start + 2 || day),
        '电' => {
            day || (at <= start + 3
                && text
                    .get(at + 1)
                    .is_none_or(|c| !super::fold::is_hanzi(*c) || *c == '记'))
        }
        _ => false,
    }
}

/// (记者 张三 通讯员 李四) or 记者张三报道: its length and names.
fn named_after(ink: &[Ink], text: &[char]) -> (usize, Vec<Signed>) {
    if text.first() != Some(&'(') {
        return (0, Vec::new());
    }
    let close = text.iter().position(|c| *c == ')').unwrap_or(0);
    let inner = 1..close.max(1);
    let office = OFFICES
        .iter()
        .any(|(word, role)| "rc".contains(*role) && find(&text[inner.clone()], word).is_some());
    let Some(signed) = (office && inner.len() <= 60)
        .then(|| byline(&ink[inner]))
        .flatten()
    else {
        return (0, Vec::new());
    };
    let moved = signed.into_iter().map(|one| Signed {
        name: one.name.start + 1..one.name.end + 1,
        ..one
    });
    (close + 1, moved.collect())
}

/// Reads a byline from left to right.
struct Reader<'a> {
    ink: &'a [Ink],
    text: &'a [char],
    at: usize,
    office: Option<CreditRole>,
    signed: Vec<Signed>,
    said: bool,
}

impl Reader<'_> {
    /// Takes the next sign, word of office or name; false if it is none of these.
    fn step(&mut self) -> bool {
        let rest = &self.text[self.at..];
        if BULLETS.contains(rest[0]) {
            self.said = true;
            self.office.get_or_insert(CreditRole::Author);
            self.at += 1;
        } else if names::is_separator(rest[0]) {
            self.at += 1;
        } else if let Some(length) = longest(rest, &HOUSES).filter(|length| self.is_house(*length))
        {
            self.at += length;
        } else if let Some((length, role)) = office(&self.ink[self.at..], rest) {
            self.take_office(role);
            self.at += length;
        } else {
            return self.take_name();
        }
        true
    }

    /// 本报 and the like count when an office follows, or another word of the house.
    fn is_house(&self, length: usize) -> bool {
        let rest = &self.text[self.at + length..];
        office(&self.ink[self.at + length..], rest).is_some() || longest(rest, &HOUSES).is_some()
    }

    fn take_office(&mut self, role: char) {
        self.said = true;
        let office = match role {
            'r' => CreditRole::Reporter,
            'c' => CreditRole::Correspondent,
            'p' => CreditRole::Photographer,
            'e' => CreditRole::Editor,
            'a' => CreditRole::Author,
            _ => return,
        };
        // 张三 摄: the office stands after its names; 记者 张三 摄: it takes them over.
        let last = self.at + 1 >= self.text.len() || office == CreditRole::Photographer;
        if last && office == CreditRole::Photographer && !self.signed.is_empty() {
            let from = self.signed.last().map(|one| one.office);
            for one in self
                .signed
                .iter_mut()
                .rev()
                .take_while(|one| Some(one.office) == from)
            {
                one.office = office;
            }
        }
        self.office = Some(office);
    }

    fn take_name(&mut self) -> bool {
        let word = next_word(&self.ink[self.at..], &self.text[self.at..]);
        let name = &self.ink[self.at..self.at + word];
        // Before any office stands only what has the shape of a name.
        let fits = if self.said {
            names::may_be_name(name)
        } else {
            names::is_name(name)
        };
        if !fits {
            return false;
        }
        let office = self.office.unwrap_or(CreditRole::Author);
        self.signed.push(Signed {
            name: self.at..self.at + word,
            office,
        });
        self.at += word;
        true
    }
}

/// The length of the word at the start: up to a gap, a separator or an office. Spread characters are one word; a line
/// end within a word leaves one character on one of its sides.
fn next_word(ink: &[Ink], text: &[char]) -> usize {
    let ends =
        |at: usize| at >= ink.len() || ink[at].gap != Gap::None || names::is_separator(text[at]);
    let spread = ink.len() > 1 && ink[1].gap == Gap::Space && ends(2);
    let mut length = 1;
    while length < ink.len().min(20) {
        let goes_on = match ink[length].gap {
            Gap::None => true,
            Gap::Break => length == 1 || (length < 3 && ends(length + 1)),
            Gap::Space => spread && length < 3 && ends(length + 1),
        };
        let stops = names::is_separator(text[length]) || BULLETS.contains(text[length]);
        let office = length > 1 && office(&ink[length..], &text[length..]).is_some();
        if !goes_on || stops || office {
            break;
        }
        length += 1;
    }
    length
}

/// The characters that words of office begin with, in order.
static OFFICE_STARTS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut starts: Vec<char> = OFFICES
        .iter()
        .filter_map(|(word, _)| word.chars().next())
        .collect();
    starts.sort_unstable();
    starts
});

/// The word of office that a text begins with: its length and role. 文 and 图 alone must stand apart, since names hold them.
fn office(ink: &[Ink], text: &[char]) -> Option<(usize, char)> {
    let apart = |length: usize| {
        length > 1
            || text[0] == '摄'
            || text.get(1).is_none_or(|c| names::is_separator(*c))
            || ink[1].gap != Gap::None
    };
    // Nearly no text begins so, and this is asked of every line.
    OFFICE_STARTS.binary_search(text.first()?).ok()?;
    let fits = OFFICES.iter().filter(|(word, _)| starts(text, word));
    fits.map(|(word, role)| (word.chars().count(), *role))
        .filter(|(length, _)| apart(*length))
        .max()
}

/// Whether a text ends with one of `words`.
pub fn ends_with_any(text: &[char], words: &[&str]) -> bool {
    words.iter().any(|word| ends(text, word))
}
