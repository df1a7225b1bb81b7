//! Cues that a newspaper sets for its readers: datelines, bylines, credits, the page's own lines. Precision first.

use std::ops::Range;

use super::credit::CreditRole;
use super::fold::{Folded, ends, find, longest, starts};
use super::glyph::Signs;
use super::ink::{self, Gap, Ink};
use super::masthead::masthead;
use super::names;
use super::words::{DATELINES, HOUSES, IMPRINT_WORDS, OFFICES, PAPER_ENDINGS};

pub use super::glyph::is_stop;

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
    let bracket = usize::from(ink.first()?.glyph.plain == '[');
    let opens = ink.get(bracket)?;
    if !opens.is(Signs::DATELINE) && opens.glyph.plain != '(' {
        return None;
    }
    let ink = &ink[..ink.len().min(90)];
    let place = place_and_day(ink).unwrap_or(0);
    let (names, signed) = named_after(&ink[place..]);
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

/// Whether a line holds nothing but signs, offices and names.
pub fn is_credit(ink: &[Ink]) -> bool {
    read_byline(ink).is_some()
}

fn read_byline(ink: &[Ink]) -> Option<Vec<Signed>> {
    let says = Signs::BULLET.and(Signs::OFFICE);
    let foreign = |mark: &Ink| !mark.is(Signs::NAME.and(Signs::SEPARATOR).and(Signs::BULLET));
    if ink.is_empty() || ink.len() > 70 || !ink::signs(ink).any(says) || ink.iter().any(foreign) {
        return None;
    }
    let mut reader = Reader {
        ink,
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
    let end = &ink[from..];
    let mut starts = (1..end.len()).filter(|&at| {
        let after_stop = end[at - 1].is(Signs::STOP.and(Signs::CLOSER));
        after_stop || end[at].is(Signs::BULLET) || end[at].glyph.plain == '('
    });
    starts.find_map(|at| signed_from(end, from, at))
}

/// The credit that stands from `at` on to the end of a text, which goes on before it for `from` characters.
fn signed_from(end: &[Ink], from: usize, at: usize) -> Option<Tail> {
    let rest = &end[at..];
    let bullet = end[at].is(Signs::BULLET);
    let paren = end[at].glyph.plain == '(' && end.last()?.glyph.plain == ')';
    let bare = || {
        let ended = |at: usize| matches!(end[at].glyph.plain, '。' | '!' | '?' | '…');
        let enough = ended(at - 1) || (at > 1 && end[at - 1].is(Signs::CLOSER) && ended(at - 2));
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
    let signs = ink::signs(ink);
    let numbers = Signs::DIGIT.and(Signs::LEAF);
    if !signs.any(Signs::IMPRINT.and(numbers)) {
        return is_paper(ink);
    }
    let spoken = imprint_words(ink);
    let leads = || {
        IMPRINT_WORDS.iter().any(|word| {
            let length = word.chars().count();
            starts(ink, word) && (ink.len() == length || leads_on(ink, length))
        })
    };
    let listed = || {
        !ink.iter()
            .any(|mark| matches!(mark.glyph.plain, ',' | '、'))
    };
    if is_paper(ink) || (spoken > 0 && leads()) || (spoken >= 2 && listed()) {
        return true;
    }
    let dated = || date_in(ink).is_some();
    signs.any(numbers)
        && (masthead(ink).is_some()
            || (page_number(ink).is_some() && (ink.len() < 16 || dated()))
            || (dated() && (spoken > 0 || ink.len() < 14 || find(ink, "来源").is_some())))
}

/// How many of the page's own words stand in a line.
pub fn imprint_words(ink: &[Ink]) -> usize {
    let begins = |two: &[Ink]| two[0].is(Signs::IMPRINT) && two[1].is(Signs::IMPRINT_ON);
    if !ink.windows(2).any(begins) {
        return 0;
    }
    let words = IMPRINT_WORDS.iter();
    words.filter(|word| find(ink, word).is_some()).count()
}

/// The name of a paper alone: a few hanzi that end in 日报, 晚报 and the like.
fn is_paper(ink: &[Ink]) -> bool {
    (4..=6).contains(&ink.len())
        && ink.iter().all(|mark| mark.is(Signs::HANZI))
        && ends_with_any(ink, &PAPER_ENDINGS)
}

/// After 制图 or 电话 comes a mark, a space or a digit.
fn leads_on(ink: &[Ink], length: usize) -> bool {
    ink.get(length).is_some_and(|mark| {
        matches!(mark.glyph.plain, ':' | '(' | '/' | '0'..='9') || mark.gap != Gap::None
    })
}

/// The number of the page in 第02版, A12版, 02版.
pub fn page_number(text: &[impl Folded]) -> Option<u16> {
    let end = text.iter().position(|mark| mark.plain() == '版')?;
    let before = || text[..end].iter().rev().map(Folded::plain);
    let digits = before().take_while(char::is_ascii_digit).count();
    if digits > 0 {
        let number: String = text[end - digits..end].iter().map(Folded::plain).collect();
        return number.parse().ok();
    }
    let hanzi = before()
        .take_while(|c| "一二三四五六七八九十".contains(*c))
        .count();
    let ordinal = text.get(end.wrapping_sub(hanzi + 1));
    (hanzi > 0 && ordinal.is_some_and(|mark| mark.plain() == '第')).then(|| {
        let number: Vec<char> = text[end - hanzi..end].iter().map(Folded::plain).collect();
        small_number(&number)
    })
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
pub fn date_in(text: &[impl Folded]) -> Option<((u16, u8, u8), usize)> {
    (0..text.len()).find_map(|at| date_at(text, at))
}

/// Year, month and day of 2024年8月14日 at `at`, and where it ends.
pub fn date_at(text: &[impl Folded], at: usize) -> Option<((u16, u8, u8), usize)> {
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
fn number(text: &[impl Folded], at: usize, most: usize) -> Option<(u16, usize)> {
    let rest = text.get(at..)?.iter().take(most);
    let digits = rest.map_while(|mark| mark.plain().to_digit(10));
    let (value, count) = digits.fold((0, 0), |(value, count), digit| {
        (value * 10 + digit, count + 1)
    });
    let value = u16::try_from(value).ok()?;
    (count > 0).then_some((value, at + count))
}

fn after(text: &[impl Folded], at: usize, marks: &str) -> Option<usize> {
    let fits = |mark: &&_| marks.contains(Folded::plain(*mark));
    text.get(at).filter(fits).map(|_| at + 1)
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
        if mark.is(Signs::STOP) {
            return Closing::Full;
        }
        if !mark.is(Signs::CLOSER) {
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

/// The length of 本报讯, [本报讯], 新华社北京8月13日电 and the like.
fn place_and_day(ink: &[Ink]) -> Option<usize> {
    let bracket = usize::from(starts(ink, "["));
    let house = longest(&ink[bracket..], &DATELINES)?;
    let limit = ink.len().min(bracket + house + 14);
    let plain =
        |mark: &&Ink| !mark.is(Signs::STOP) && !matches!(mark.glyph.plain, ',' | '(' | '“' | '"');
    let span = ink[bracket + house..limit].iter().take_while(plain).count();
    let range = bracket + house..bracket + house + span;
    let mut end = range.clone().find(|&at| is_wire(ink, at, range.start))? + 1;
    if bracket == 1 && starts(&ink[end..], "]") {
        end += 1;
    }
    Some(end)
}

/// 讯 at once or after a day, 电 after a day or a place: 本报讯, 本报8月3日讯, 新华社北京8月3日电.
fn is_wire(ink: &[Ink], at: usize, start: usize) -> bool {
    let day = at > 0 && ink[at - 1].glyph.plain == '日';
    let next = ink.get(at + 1);
    match ink[at].glyph.plain {
        '讯' => !starts(&ink[at + 1..], "员") && (at <= start + 2 || day),
        '电' => {
            let ended = |mark: &Ink| !mark.is(Signs::HANZI) || mark.glyph.plain == '记';
            day || (at <= start + 3 && next.is_none_or(ended))
        }
        _ => false,
    }
}

/// (记者 张三 通讯员 李四) or 记者张三报道: its length and names.
fn named_after(ink: &[Ink]) -> (usize, Vec<Signed>) {
    if !starts(ink, "(") {
        return (0, Vec::new());
    }
    let close = find(ink, ")").unwrap_or(0);
    let inner = &ink[1..close.max(1)];
    let reports = |(word, role): &(&str, char)| "rc".contains(*role) && find(inner, word).is_some();
    let office = || ink::signs(inner).any(Signs::OFFICE) && OFFICES.iter().any(reports);
    let Some(signed) = (inner.len() <= 60 && office())
        .then(|| byline(inner))
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
    at: usize,
    office: Option<CreditRole>,
    signed: Vec<Signed>,
    said: bool,
}

impl Reader<'_> {
    /// Takes the next sign, word of office or name; false if it is none of these.
    fn step(&mut self) -> bool {
        let rest = &self.ink[self.at..];
        if rest[0].is(Signs::BULLET) {
            self.said = true;
            self.office.get_or_insert(CreditRole::Author);
            self.at += 1;
        } else if rest[0].is(Signs::SEPARATOR) {
            self.at += 1;
        } else if let Some(length) = house(rest).filter(|length| self.is_house(*length)) {
            self.at += length;
        } else if let Some((length, role)) = office(rest) {
            self.take_office(role);
            self.at += length;
        } else {
            return self.take_name();
        }
        true
    }

    /// 本报 and the like count when an office follows, or another word of the house.
    fn is_house(&self, length: usize) -> bool {
        let rest = &self.ink[self.at + length..];
        office(rest).is_some() || house(rest).is_some()
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
        let last = self.at + 1 >= self.ink.len() || office == CreditRole::Photographer;
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
        // Before any office stands only what has the shape of a name.
        if !self.said && !self.ink[self.at].is(Signs::SURNAME.and(Signs::LONG_SURNAME)) {
            return false;
        }
        let word = next_word(&self.ink[self.at..]);
        let name = &self.ink[self.at..self.at + word];
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
fn next_word(ink: &[Ink]) -> usize {
    let ends =
        |at: usize| at >= ink.len() || ink[at].gap != Gap::None || ink[at].is(Signs::SEPARATOR);
    let spread = ink.len() > 1 && ink[1].gap == Gap::Space && ends(2);
    let mut length = 1;
    while length < ink.len().min(20) {
        let goes_on = match ink[length].gap {
            Gap::None => true,
            Gap::Break => length == 1 || (length < 3 && ends(length + 1)),
            Gap::Space => spread && length < 3 && ends(length + 1),
        };
        let stops = ink[length].is(Signs::SEPARATOR.and(Signs::BULLET));
        let office = length > 1 && office(&ink[length..]).is_some();
        if !goes_on || stops || office {
            break;
        }
        length += 1;
    }
    length
}

/// The word of a house that a text begins with, as its length.
fn house(ink: &[Ink]) -> Option<usize> {
    let opens = ink.first()?.is(Signs::HOUSE);
    opens.then(|| longest(ink, &HOUSES)).flatten()
}

/// The word of office that a text begins with: its length and role. 文 and 图 alone must stand apart, since names hold them.
fn office(ink: &[Ink]) -> Option<(usize, char)> {
    let first = ink.first().filter(|mark| mark.is(Signs::OFFICE))?;
    let apart = |length: usize| {
        length > 1
            || first.glyph.plain == '摄'
            || ink
                .get(1)
                .is_none_or(|next| next.is(Signs::SEPARATOR) || next.gap != Gap::None)
    };
    let fits = OFFICES.iter().filter(|(word, _)| starts(ink, word));
    fits.map(|(word, role)| (word.chars().count(), *role))
        .filter(|(length, _)| apart(*length))
        .max()
}

/// Whether a text ends with one of `words`.
pub fn ends_with_any(text: &[impl Folded], words: &[&str]) -> bool {
    words.iter().any(|word| ends(text, word))
}
