//! One entry as one line of a log: JSON with a checksum over all that stands before it (STORE.md 3.4).

use serde_json::{Map, Value};
use thiserror::Error;

use crate::article::Date;
use crate::store::Key;

use super::{Anchor, Change, Op, Passage, Place, Quote, Stamp, Tag, repair_line, scan};

/// The version of the format.
const VERSION: u64 = 1;

/// How every line begins. Nowhere else in a line can these bytes stand, since JSON escapes the quotation marks within
/// a text: so a line is found again behind damage that swallowed the end of the one before it.
pub const RECORD: &str = "{\"v\":";

/// What stands before the checksum, of eight hexadecimal digits, and after it.
const CHECK: &str = ",\"c\":\"";
const CLOSE: &str = "\"}";

/// Why a line is not an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// It has no checksum at its end: part of it is missing.
    #[error("part of the line is missing")]
    Torn,
    /// It is not what was written.
    #[error("the checksum does not hold")]
    BadCrc,
    /// It is as it was written, but it is not an entry.
    #[error("not an entry")]
    NotJson,
    /// A later version of this program wrote it.
    #[error("written by a later version ({v})")]
    Newer {
        /// The version of its format.
        v: u64,
    },
    /// A change of a kind that this version does not know. It is no damage.
    #[error("a change of an unknown kind")]
    UnknownOp,
}

impl Fault {
    /// Whether the line is damaged; else a version that knows it can read it.
    pub fn is_damage(self) -> bool {
        !matches!(self, Self::Newer { .. } | Self::UnknownOp)
    }
}

/// The entry as a line, without its end of line.
pub fn print(op: &Op) -> String {
    let mut line = format!(
        "{RECORD}{VERSION},\"op\":\"{}\",\"id\":\"{}\",\"t\":\"{}\"",
        kind(&op.change),
        op.change.key(),
        op.stamp
    );
    for (name, value) in fields(op) {
        line.extend([",", &Value::from(name).to_string(), ":", &value.to_string()]);
    }
    let sum = crc32fast::hash(line.as_bytes());
    line + &format!("{CHECK}{sum:08x}{CLOSE}")
}

/// Reads a line, given without its end of line.
///
/// # Errors
/// The [`Fault`] that keeps it from being an entry.
pub fn parse(line: &str) -> Result<Op, Fault> {
    let checked = check(line);
    if let Some(op) = checked.ok().and_then(|body| scan::entry(body).ok()) {
        return Ok(op);
    }
    let whole = serde_json::from_str::<Map<String, Value>>(line);
    if let Some(v) = whole
        .as_ref()
        .ok()
        .and_then(version)
        .filter(|v| *v > VERSION)
    {
        return Err(Fault::Newer { v });
    }
    checked?;
    let mut fields = whole.map_err(|_| Fault::NotJson)?;
    fields.remove("c");
    entry(fields)
}

/// Whether a line is read straight through, as those are that [`print()`] writes; any other is read too, but slower.
pub fn reads_straight(line: &str) -> bool {
    check(line).is_ok_and(|body| scan::entry(body).is_ok())
}

/// What stands before the checksum of a line, if that holds.
fn check(line: &str) -> Result<&str, Fault> {
    let whole = line.strip_suffix(CLOSE).ok_or(Fault::Torn)?;
    let at = whole.len().checked_sub(8);
    let parts = at.and_then(|at| whole.split_at_checked(at));
    let parts = parts.and_then(|(body, sum)| Some((body.strip_suffix(CHECK)?, sum)));
    let Some((body, sum)) = parts else {
        let torn = !whole.contains(CHECK);
        return Err(if torn { Fault::Torn } else { Fault::BadCrc });
    };
    let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    let is_sum = sum.bytes().all(digit);
    let sum = u32::from_str_radix(sum, 16).ok().filter(|_| is_sum);
    let holds = sum == Some(crc32fast::hash(body.as_bytes()));
    holds.then_some(body).ok_or(Fault::BadCrc)
}

fn version(fields: &Map<String, Value>) -> Option<u64> {
    fields.get("v")?.as_u64()
}

fn kind(change: &Change) -> &'static str {
    match change {
        Change::Bookmark { .. } => "put",
        Change::Unmark { .. } => "del",
        Change::Note { .. } => "note",
        Change::Tag { .. } => "tag",
        Change::Highlight { .. } => "light",
        Change::Query { .. } => "query",
        Change::Read { .. } => "read",
        Change::Place { .. } => "place",
        Change::Correct { .. } => "fix",
        Change::Uncorrect { .. } => "unfix",
    }
}

fn fields(op: &Op) -> Vec<(&str, Value)> {
    let mut fields = Vec::new();
    match &op.change {
        Change::Bookmark { anchor, .. } => fields = anchor_fields(anchor),
        Change::Unmark { .. } => {}
        Change::Note { text, .. } => {
            let over: Vec<String> = op.over.iter().map(Stamp::to_string).collect();
            fields.push(("note", Value::from(text.as_str())));
            fields.push(("over", Value::from(over)));
        }
        Change::Tag { tag, on, .. } => {
            fields.push(("tag", Value::from(tag.as_str())));
            fields.push(("on", Value::from(*on)));
        }
        Change::Highlight { passage, on, .. } => {
            fields.push(("quote", quote_value(&passage.quote)));
            fields.push(("pos", place_value(passage.place)));
            fields.push(("end", place_value(passage.end)));
            fields.push(("on", Value::from(*on)));
        }
        Change::Query { name, query } => {
            fields.push(("name", Value::from(name.as_str())));
            fields.extend(query.as_deref().map(|query| ("query", Value::from(query))));
        }
        Change::Read { read, .. } => fields.push(("on", Value::from(*read))),
        Change::Place { place, .. } => fields.push(("pos", place_value(*place))),
        Change::Correct { correction, .. } => fields = repair_line::fields(correction),
        Change::Uncorrect { of, .. } => fields.push(("of", Value::from(of.to_string()))),
    }
    fields.extend(
        op.rest
            .iter()
            .map(|(name, value)| (name.as_str(), value.clone())),
    );
    fields
}

fn anchor_fields(anchor: &Anchor) -> Vec<(&'static str, Value)> {
    let known = [
        ("paper", anchor.paper.as_deref().map(Value::from)),
        (
            "date",
            anchor.date.map(|date| Value::from(date.to_string())),
        ),
        ("page", anchor.page.map(Value::from)),
        ("title", anchor.headline.as_deref().map(Value::from)),
        ("quote", anchor.quote.as_ref().map(quote_value)),
        ("pos", anchor.place.map(place_value)),
    ];
    known
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
}

fn quote_value(quote: &Quote) -> Value {
    serde_json::json!({"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix})
}

fn place_value(place: Place) -> Value {
    Value::from([place.paragraph, place.byte].as_slice())
}

/// An entry of the fields of a line; those that it does not understand stay in `rest`.
fn entry(mut fields: Map<String, Value>) -> Result<Op, Fault> {
    let fields = &mut fields;
    take(fields, "v", Value::as_u64).ok_or(Fault::NotJson)?;
    let kind = take(fields, "op", text).ok_or(Fault::NotJson)?;
    let key = take(fields, "id", |id| Key::parse(id.as_str()?)).ok_or(Fault::NotJson)?;
    let stamp = take(fields, "t", stamp).ok_or(Fault::NotJson)?;
    let mut over = Vec::new();
    let change = match kind.as_str() {
        "put" => Some(Change::Bookmark {
            key,
            anchor: anchor(fields),
        }),
        "del" => Some(Change::Unmark { key }),
        "note" => {
            over = take(fields, "over", stamps).unwrap_or_default();
            take(fields, "note", text).map(|text| Change::Note { key, text })
        }
        "tag" => {
            // A tag of a shape that a later version allows is no damage.
            let tag = take(fields, "tag", |tag| Tag::new(tag.as_str()?)).ok_or(Fault::UnknownOp)?;
            take(fields, "on", Value::as_bool).map(|on| Change::Tag { key, tag, on })
        }
        "light" => {
            // A passage of a shape that a later version makes is no damage.
            let passage = passage(fields).ok_or(Fault::UnknownOp)?;
            take(fields, "on", Value::as_bool).map(|on| Change::Highlight { key, passage, on })
        }
        "query" => {
            let query = take(fields, "query", text);
            take(fields, "name", text).map(|name| Change::Query { name, query })
        }
        "read" => take(fields, "on", Value::as_bool).map(|read| Change::Read { key, read }),
        "place" => take(fields, "pos", place).map(|place| Change::Place { key, place }),
        "fix" => {
            // A correction of a kind that a later version makes is no damage.
            let correction = repair_line::correction(fields).ok_or(Fault::UnknownOp)?;
            Some(Change::Correct { key, correction })
        }
        "unfix" => take(fields, "of", self::stamp).map(|of| Change::Uncorrect { key, of }),
        _ => return Err(Fault::UnknownOp),
    };
    let change = change.ok_or(Fault::NotJson)?;
    let rest = std::mem::take(fields);
    Ok(Op {
        stamp,
        change,
        over,
        rest,
    })
}

fn anchor(fields: &mut Map<String, Value>) -> Anchor {
    Anchor {
        paper: take(fields, "paper", text),
        date: take(fields, "date", |date| date.as_str()?.parse::<Date>().ok()),
        page: take(fields, "page", |page| page.as_u64()?.try_into().ok()),
        headline: take(fields, "title", text),
        quote: take(fields, "quote", quote),
        place: take(fields, "pos", place),
    }
}

fn passage(fields: &mut Map<String, Value>) -> Option<Passage> {
    Some(Passage {
        quote: take(fields, "quote", quote)?,
        place: take(fields, "pos", place)?,
        end: take(fields, "end", place)?,
    })
}

/// Takes a field out if `read` understands it.
fn take<T>(
    fields: &mut Map<String, Value>,
    name: &str,
    read: impl Fn(&Value) -> Option<T>,
) -> Option<T> {
    let value = read(fields.get(name)?)?;
    fields.remove(name);
    Some(value)
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn stamp(value: &Value) -> Option<Stamp> {
    Stamp::parse(value.as_str()?)
}

fn stamps(value: &Value) -> Option<Vec<Stamp>> {
    value.as_array()?.iter().map(stamp).collect()
}

fn place(value: &Value) -> Option<Place> {
    let [paragraph, byte] = value.as_array()?.as_slice() else {
        return None;
    };
    Some(Place {
        paragraph: paragraph.as_u64()?.try_into().ok()?,
        byte: byte.as_u64()?.try_into().ok()?,
    })
}

/// A quotation of exactly the known parts: one with more is left as it is.
fn quote(value: &Value) -> Option<Quote> {
    let parts = value.as_object().filter(|parts| parts.len() == 3)?;
    let part = |name| parts.get(name).and_then(text);
    Some(Quote {
        exact: part("exact")?,
        prefix: part("prefix")?,
        suffix: part("suffix")?,
    })
}
