//! A line just as `print` writes it, read straight through. A line that differs in anything, if only in the order of its
//! fields, is refused here and read as any JSON is: both ways come to the same entry.

use serde_json::Map;

use crate::article::Date;
use crate::store::Key;

use super::{Anchor, Change, Op, Passage, Place, Quote, Stamp, Tag};

/// The line is not just as this version writes it.
pub struct Unlike;

type Scanned<T> = Result<T, Unlike>;

/// What is still unread of a line.
struct Line<'a>(&'a str);

/// The entry of a line, of which the checksum and all behind it is cut off.
pub fn entry(line: &str) -> Scanned<Op> {
    let mut line = Line(line);
    line.word("{\"v\":1,\"op\":\"")?;
    let kind = line.plain()?;
    line.word(",\"id\":\"")?;
    let key = Key::parse(line.plain()?).ok_or(Unlike)?;
    line.word(",\"t\":\"")?;
    let stamp = line.stamp()?;
    let mut over = Vec::new();
    let change = match kind {
        "put" => {
            let anchor = line.anchor()?;
            Change::Bookmark { key, anchor }
        }
        "del" => Change::Unmark { key },
        "note" => {
            let text = line.needed(",\"note\":\"", Line::text)?;
            over = line.needed(",\"over\":[", Line::stamps)?;
            Change::Note { key, text }
        }
        "tag" => {
            let tag = Tag::new(&line.needed(",\"tag\":\"", Line::text)?).ok_or(Unlike)?;
            let on = line.needed(",\"on\":", Line::truth)?;
            Change::Tag { key, tag, on }
        }
        "light" => {
            let passage = line.passage()?;
            let on = line.needed(",\"on\":", Line::truth)?;
            Change::Highlight { key, passage, on }
        }
        "query" => {
            let name = line.needed(",\"name\":\"", Line::text)?;
            let query = line.field(",\"query\":\"", Line::text)?;
            Change::Query { name, query }
        }
        "read" => {
            let read = line.needed(",\"on\":", Line::truth)?;
            Change::Read { key, read }
        }
        "place" => {
            let place = line.needed(",\"pos\":[", Line::place)?;
            Change::Place { key, place }
        }
        _ => return Err(Unlike),
    };
    let rest = Map::new();
    let op = Op {
        stamp,
        change,
        over,
        rest,
    };
    line.0.is_empty().then_some(op).ok_or(Unlike)
}

impl<'a> Line<'a> {
    fn has(&mut self, word: &str) -> bool {
        let behind = self.0.strip_prefix(word);
        self.0 = behind.unwrap_or(self.0);
        behind.is_some()
    }

    fn word(&mut self, word: &str) -> Scanned<()> {
        self.has(word).then_some(()).ok_or(Unlike)
    }

    /// A field that may be there, after its name and what opens its value.
    fn field<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut Self) -> Scanned<T>,
    ) -> Scanned<Option<T>> {
        self.has(name).then(|| read(self)).transpose()
    }

    /// A field that must be there.
    fn needed<T>(&mut self, name: &str, read: impl FnOnce(&mut Self) -> Scanned<T>) -> Scanned<T> {
        self.word(name)?;
        read(self)
    }

    /// A string that needs no escapes, to its end.
    fn plain(&mut self) -> Scanned<&'a str> {
        let special = |byte: &u8| matches!(byte, b'"' | b'\\' | ..0x20);
        let end = self.0.as_bytes().iter().position(special);
        let (text, behind) = self.0.split_at(end.ok_or(Unlike)?);
        self.0 = behind.strip_prefix('"').ok_or(Unlike)?;
        Ok(text)
    }

    /// A string, to its end.
    fn text(&mut self) -> Scanned<String> {
        let whole = self.0;
        if let Ok(text) = self.plain() {
            return Ok(text.to_owned());
        }
        let mut escaped = false;
        let end = whole.bytes().position(|byte| {
            let ends = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        });
        let (text, behind) = whole.split_at(end.ok_or(Unlike)?);
        self.0 = &behind[1..];
        serde_json::from_str(&format!("\"{text}\"")).map_err(|_| Unlike)
    }

    fn number<T: TryFrom<u64>>(&mut self) -> Scanned<T> {
        let other = |c: char| !c.is_ascii_digit();
        let (digits, behind) = self.0.split_at(self.0.find(other).unwrap_or(self.0.len()));
        if digits.len() > 1 && digits.starts_with('0') {
            return Err(Unlike);
        }
        self.0 = behind;
        let number: u64 = digits.parse().map_err(|_| Unlike)?;
        number.try_into().map_err(|_| Unlike)
    }

    fn truth(&mut self) -> Scanned<bool> {
        let truth = self.has("true");
        if !truth {
            self.word("false")?;
        }
        Ok(truth)
    }

    fn stamp(&mut self) -> Scanned<Stamp> {
        Stamp::parse(self.plain()?).ok_or(Unlike)
    }

    fn stamps(&mut self) -> Scanned<Vec<Stamp>> {
        let mut stamps = Vec::new();
        while !self.has("]") {
            self.word(if stamps.is_empty() { "\"" } else { ",\"" })?;
            stamps.push(self.stamp()?);
        }
        Ok(stamps)
    }

    fn place(&mut self) -> Scanned<Place> {
        let paragraph = self.number()?;
        self.word(",")?;
        let byte = self.number()?;
        self.word("]")?;
        Ok(Place { paragraph, byte })
    }

    fn quote(&mut self) -> Scanned<Quote> {
        let exact = self.text()?;
        let prefix = self.needed(",\"prefix\":\"", Line::text)?;
        let suffix = self.needed(",\"suffix\":\"", Line::text)?;
        self.word("}")?;
        Ok(Quote {
            exact,
            prefix,
            suffix,
        })
    }

    fn passage(&mut self) -> Scanned<Passage> {
        let quote = self.needed(",\"quote\":{\"exact\":\"", Line::quote)?;
        let place = self.needed(",\"pos\":[", Line::place)?;
        let end = self.needed(",\"end\":[", Line::place)?;
        Ok(Passage { place, end, quote })
    }

    fn anchor(&mut self) -> Scanned<Anchor> {
        let date = |line: &mut Self| line.plain()?.parse::<Date>().map_err(|_| Unlike);
        Ok(Anchor {
            paper: self.field(",\"paper\":\"", Line::text)?,
            date: self.field(",\"date\":\"", date)?,
            page: self.field(",\"page\":", Line::number)?,
            headline: self.field(",\"title\":\"", Line::text)?,
            quote: self.field(",\"quote\":{\"exact\":\"", Line::quote)?,
            place: self.field(",\"pos\":[", Line::place)?,
        })
    }
}
