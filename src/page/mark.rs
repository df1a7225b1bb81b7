//! Where the marks of Markdown stand in a text. It looks ahead a bounded way only, so that no text takes long.

use std::ops::Range;

use super::markup::Markup;

/// How far the end of a link, an image or a tag is looked for, in bytes.
const NEAR: usize = 1_000;

/// How far the end of a formula is looked for, in bytes.
const FORMULA: usize = 4_000;

/// Tags that document parsers leave in their Markdown.
const TAGS: [&str; 40] = [
    "a",
    "b",
    "blockquote",
    "body",
    "br",
    "center",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
    "html",
    "i",
    "ins",
    "li",
    "ol",
    "p",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// A stretch of markup.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// What it is.
    pub what: Markup,
}

/// The stretches of markup of a text, in its order; none stands in another.
pub fn find(text: &str) -> Vec<Found> {
    let mut scanner = Scanner {
        text,
        bytes: text.as_bytes(),
        found: Vec::new(),
        unended: [false; 2],
    };
    let mut at = 0;
    while let Some(sign) = scanner.bytes[at..].iter().position(|byte| is_sign(*byte)) {
        // Only lines that hold a sign are read.
        let above = &scanner.bytes[at..at + sign];
        let start = memchr::memrchr2(b'\n', 0x0C, above).map_or(at, |end| at + end + 1);
        at = scanner.line(start);
    }
    scanner.found
}

/// Whether markup is written with the byte.
fn is_sign(byte: u8) -> bool {
    matches!(
        byte,
        b'*' | b'[' | b'<' | b'>' | b'-' | b'|' | b'$' | b'_' | b'\\' | b'`' | b'+'
    )
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    found: Vec<Found>,
    /// Whether no comment, and no table, ends any more.
    unended: [bool; 2],
}

impl Scanner<'_> {
    /// Reads the line that begins at `start`, and what begins in it and ends below; where the next one begins.
    fn line(&mut self, start: usize) -> usize {
        let end = self.line_end(start);
        let line = &self.text[start..end];
        let indent = line.len() - line.trim_start().len();
        let mut at = start + indent;
        let says = line.trim();
        if is_rule(says) || says.starts_with("```") {
            self.put(at..at + says.len(), Markup::Mark);
            return end;
        }
        if says.starts_with('|') && is_delimiter(self.text[end..self.line_end(end)].trim()) {
            return self.pipe_table(at);
        }
        while self.text[at..end].starts_with("> ") {
            self.put(at..at + 1, Markup::Mark);
            at += 2;
        }
        if self.text[at..end].trim_end() == ">" {
            self.put(at..at + 1, Markup::Mark);
            at = end;
        }
        if ["- ", "* ", "+ "]
            .iter()
            .any(|mark| self.text[at..end].starts_with(mark))
        {
            self.put(at..at + 1, Markup::Mark);
            at += 2;
        }
        self.slanted(at, end);
        self.emphasis(at, end);
        let first = self.found.len();
        let next = self.inline(at, end);
        // Emphasis and the rest were found one after the other.
        self.merge(at, first);
        next
    }

    fn line_end(&self, start: usize) -> usize {
        let rest = &self.bytes[start.min(self.bytes.len())..];
        memchr::memchr2(b'\n', 0x0C, rest).map_or(self.bytes.len(), |at| start + at + 1)
    }

    fn put(&mut self, span: Range<usize>, what: Markup) {
        self.found.push(Found { span, what });
    }

    /// Lines that begin with a bar.
    fn pipe_table(&mut self, start: usize) -> usize {
        let (mut end, mut last) = (self.line_end(start), start);
        loop {
            let line = &self.text[last..end];
            if !line.trim_start().starts_with('|') {
                break;
            }
            last = end;
            end = self.line_end(end);
            if last == end {
                break;
            }
        }
        let span = start..start + self.text[start..last].trim_end().len();
        self.put(span, Markup::Table);
        last
    }

    /// A whole line between two `*`.
    fn slanted(&mut self, start: usize, end: usize) {
        let line = self.text[start..end].trim_end();
        let inner = line
            .strip_prefix('*')
            .and_then(|line| line.strip_suffix('*'));
        if inner.is_some_and(|inner| !inner.trim().is_empty() && !inner.contains('*')) {
            self.put(start..start + 1, Markup::Mark);
            self.put(start + line.len() - 1..start + line.len(), Markup::Mark);
        }
    }

    /// Two runs of two or three `*` or `_` around something.
    fn emphasis(&mut self, start: usize, end: usize) {
        let mut open: Option<Range<usize>> = None;
        let mut at = start;
        while let Some(found) = memchr::memchr2(b'*', b'_', &self.bytes[at..end]) {
            let from = at + found;
            let length = self.bytes[from..end]
                .iter()
                .take_while(|byte| **byte == self.bytes[from])
                .count();
            at = from + length;
            let run = from..at;
            if !(2..=3).contains(&length) {
                continue;
            }
            let after_text = self.text[start..from]
                .chars()
                .next_back()
                .is_some_and(|c| !c.is_whitespace());
            let before_text = self.text[at..end]
                .chars()
                .next()
                .is_some_and(|c| !c.is_whitespace());
            let same = |open: &Range<usize>| {
                self.bytes[open.start..open.end] == self.bytes[run.start..run.end]
            };
            match open.take() {
                Some(begun) if after_text && same(&begun) => {
                    self.put(begun, Markup::Mark);
                    self.put(run, Markup::Mark);
                }
                _ if before_text => open = Some(run),
                kept => open = kept,
            }
        }
    }

    /// Images, links, tags, comments, formulas and escapes; where the line after them begins.
    fn inline(&mut self, start: usize, mut end: usize) -> usize {
        let mut at = start;
        while at < end {
            let Some(next) = self.next_sign(at, end) else {
                break;
            };
            at = self.sign(next, end).unwrap_or(next + 1);
            if at > end {
                end = self.line_end(at);
                // What ends in the middle of a line leaves the rest of it to be read.
                if self.text[at..end].trim().is_empty() {
                    return end;
                }
            }
        }
        end
    }

    fn next_sign(&self, at: usize, end: usize) -> Option<usize> {
        let sign = |byte: &u8| matches!(byte, b'[' | b'<' | b'$' | b'!' | b'\\');
        self.bytes[at..end]
            .iter()
            .position(sign)
            .map(|offset| at + offset)
    }

    /// Takes what begins at `at`; where it ends.
    fn sign(&mut self, at: usize, end: usize) -> Option<usize> {
        match self.bytes[at] {
            b'!' if self.bytes.get(at + 1) == Some(&b'[') => {
                let (_, close) = self.target(at + 1, end)?;
                self.put(at..close, Markup::Image);
                Some(close)
            }
            b'[' => {
                let (label, close) = self.target(at, end)?;
                let plain = self.bytes[label + 2..close - 1].is_ascii() && close > label + 3;
                if !plain || label == at + 1 {
                    return None;
                }
                self.put(at..at + 1, Markup::Mark);
                self.put(label..close, Markup::Mark);
                // Within the label nothing else is looked for.
                Some(close)
            }
            b'<' => self.tag(at, end),
            b'$' => self.formula(at),
            b'\\' => {
                let next = self
                    .bytes
                    .get(at + 1)
                    .filter(|byte| byte.is_ascii_punctuation())?;
                self.put(at..at + 1, Markup::Mark);
                Some(at + 1 + usize::from(*next == b'\\'))
            }
            _ => None,
        }
    }

    /// Of `[label](target)` at `at`: where the label ends, and where the whole does.
    fn target(&self, at: usize, end: usize) -> Option<(usize, usize)> {
        let near = &self.bytes[at..end.min(at + NEAR)];
        let label = near.windows(2).position(|two| two == b"](")?;
        if memchr::memchr(b'[', &near[1..label]).is_some() {
            return None;
        }
        let close = memchr::memchr(b')', &near[label..])?;
        Some((at + label, at + label + close + 1))
    }

    fn tag(&mut self, at: usize, end: usize) -> Option<usize> {
        if self.bytes[at..].starts_with(b"<!--") {
            let close = self.close(at, b"-->", 0)?;
            self.put(at..close, Markup::Comment);
            return Some(close);
        }
        let near = &self.bytes[at..end.min(at + NEAR)];
        let name = near[1..].strip_prefix(b"/").unwrap_or(&near[1..]);
        let length = name
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .count();
        let name = name[..length].to_ascii_lowercase();
        let after = near.get(
            near.len()
                .min(length + 1 + usize::from(near.get(1) == Some(&b'/'))),
        );
        if !after.is_some_and(|byte| matches!(byte, b'>' | b'/' | b' ' | b'\t')) {
            return None;
        }
        if name == b"table"
            && near[1] != b'/'
            && let Some(close) = self.close(at, b"</table>", 1)
        {
            self.put(at..close, Markup::Table);
            return Some(close);
        }
        let close = at + memchr::memchr(b'>', near)? + 1;
        let known = TAGS.iter().any(|tag| tag.as_bytes() == name);
        match name.as_slice() {
            b"img" => self.put(at..close, Markup::Image),
            _ if known => self.put(at..close, Markup::Mark),
            _ => return None,
        }
        Some(close)
    }

    /// Where something that may go on over lines ends; once it does not, nothing of its kind ends any more.
    fn close(&mut self, at: usize, word: &[u8], kind: usize) -> Option<usize> {
        if self.unended[kind] {
            return None;
        }
        let found = memchr::memmem::find(&self.bytes[at..], word);
        self.unended[kind] = found.is_none();
        found.map(|found| at + found + word.len())
    }

    fn formula(&mut self, at: usize) -> Option<usize> {
        let rest = &self.bytes[at..self.bytes.len().min(at + FORMULA)];
        let inner = rest.strip_prefix(b"$$")?;
        let close = memchr::memmem::find(inner, b"$$").filter(|close| *close > 0)?;
        let end = at + close + 4;
        self.put(at..end, Markup::Formula);
        Some(end)
    }

    /// Brings what was found from `from` on in order: emphasis that stands within something else is part of that.
    fn merge(&mut self, from: usize, first: usize) {
        let begin = self.found[..first].partition_point(|found| found.span.start < from);
        let mut rest = self.found.split_off(begin);
        rest.sort_by_key(|found| (found.span.start, std::cmp::Reverse(found.span.end)));
        for found in rest {
            let inside = self
                .found
                .last()
                .is_some_and(|last| found.span.start < last.span.end);
            if !inside {
                self.found.push(found);
            }
        }
    }
}

/// Three or more of one of `-*_` alone.
fn is_rule(line: &str) -> bool {
    let mut marks = line.bytes().filter(|byte| *byte != b' ');
    let Some(first) = marks.next().filter(|byte| b"-*_".contains(byte)) else {
        return false;
    };
    marks.clone().count() >= 2 && marks.all(|byte| byte == first)
}

/// |---|:--:|
fn is_delimiter(line: &str) -> bool {
    line.starts_with('|')
        && line.contains('-')
        && line.bytes().all(|byte| b"|-: \t".contains(&byte))
}
