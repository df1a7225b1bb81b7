//! The ways in which a page reaches a reader: extractors, document parsers, OCR, each with its own order and its own marks.

use super::dump::Dump;
use super::flow;
use super::piece::{Line, Part, Tag};
use super::quirks::Quirks;
use super::rng::Rng;

/// How a page was dumped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// `pdftotext -raw`: the order of the file, no blank line, no indent.
    Raw,
    /// PyMuPDF's blocks: a blank line between blocks, indents kept inside them.
    Blocks,
    /// `mutool draw -F txt`: blocks, indents of two spaces, a space after each wide digit.
    Mutool,
    /// `pdftotext`: blocks in the order it reads them, by their places on the sheet.
    Pdftotext,
    /// OCR sorted by height: the lines of all columns mixed.
    Rows,
    /// A paragraph a line; a column break cuts one in two.
    Paragraphs,
    /// Markdown of a document parser: `#` on headlines and subheads, column tails out of order.
    Markdown,
    /// Lines of print with a blank line between paragraphs.
    Wrapped,
    /// A paragraph a line, a space wherever a line of print ended.
    Spaced,
    /// `pdftotext -layout`: what stands side by side shares a line.
    Merged,
    /// Hardly a character is right.
    Garbage,
}

impl Class {
    pub const ALL: [Self; 11] = [
        Self::Raw,
        Self::Blocks,
        Self::Mutool,
        Self::Pdftotext,
        Self::Rows,
        Self::Paragraphs,
        Self::Markdown,
        Self::Wrapped,
        Self::Spaced,
        Self::Merged,
        Self::Garbage,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Raw => "raw",
            Self::Blocks => "blocks",
            Self::Mutool => "mutool",
            Self::Pdftotext => "pdftotext",
            Self::Rows => "rows",
            Self::Paragraphs => "paragraphs",
            Self::Markdown => "markdown",
            Self::Wrapped => "wrapped",
            Self::Spaced => "spaced",
            Self::Merged => "merged",
            Self::Garbage => "garbage",
        }
    }

    /// Nobody can tell its articles: a reader shows the page whole and says so.
    pub fn is_hopeless(self) -> bool {
        matches!(self, Self::Merged | Self::Garbage)
    }

    /// Dumps the lines of a sheet.
    pub fn dump(self, lines: &[Line], quirks: &Quirks, rng: &mut Rng) -> Dump {
        let dump = match self {
            Self::Raw => raw(lines),
            Self::Blocks => blocks(lines),
            Self::Mutool => mutool(lines),
            Self::Pdftotext => flow::dump(lines),
            Self::Rows => rows(lines),
            Self::Paragraphs => paragraphs(lines, ""),
            Self::Markdown => markdown(lines, rng),
            Self::Wrapped => wrapped(lines),
            Self::Spaced => paragraphs(lines, " "),
            Self::Merged => merged(lines),
            Self::Garbage => garbage(lines, rng),
        };
        gaps(dump, quirks.gaps, rng)
    }
}

/// Blank lines where none should stand.
fn gaps(mut dump: Dump, percent: usize, rng: &mut Rng) -> Dump {
    if percent > 0 {
        let lines = dump.text.split_inclusive('\n');
        dump.text = lines
            .map(|line| {
                if rng.chance(percent) {
                    format!("{line}\n")
                } else {
                    line.to_owned()
                }
            })
            .collect();
    }
    dump
}

fn raw(lines: &[Line]) -> Dump {
    let mut dump = Dump::default();
    for line in lines {
        dump.line(&line.text.replace('\u{3000}', " "), line.tag);
    }
    dump.text.push('\u{c}');
    dump
}

/// A block ends where the next line stands elsewhere or in quite another size.
fn parts(a: &Line, b: &Line) -> bool {
    a.block != b.block
        && !(a.tag.article == b.tag.article
            && a.x == b.x
            && a.size.abs_diff(b.size) < 4
            && a.tag.part.is_head() == b.tag.part.is_head())
}

fn blocks(lines: &[Line]) -> Dump {
    let mut dump = Dump::default();
    for (at, line) in lines.iter().enumerate() {
        let first = at == 0 || parts(&lines[at - 1], line);
        if first {
            dump.blank();
        }
        let indent = if line.indented && !first {
            "　　"
        } else {
            ""
        };
        dump.line(&format!("{indent}{}", line.text), line.tag);
    }
    dump
}

fn mutool(lines: &[Line]) -> Dump {
    let mut dump = Dump::default();
    for (at, line) in lines.iter().enumerate() {
        if at == 0 || parts(&lines[at - 1], line) {
            dump.blank();
        }
        let indent = if line.indented { "  " } else { "" };
        let text = format!(
            "{indent}{}",
            spread_digits(&line.text.replace('\u{3000}', " "))
        );
        dump.line(text.trim_end(), line.tag);
    }
    dump.text.push_str("\n\u{c}\n");
    dump
}

/// A digit as wide as a hanzi looks as if a space came after it.
fn spread_digits(text: &str) -> String {
    let mut spread = String::new();
    for c in text.chars() {
        spread.push(c);
        if c.is_ascii_graphic() {
            spread.push(' ');
        }
    }
    spread
}

fn by_rows(lines: &[Line]) -> Vec<&Line> {
    let mut sorted: Vec<&Line> = lines.iter().collect();
    sorted.sort_by_key(|line| ((line.y + line.size + 6) / 13, line.x));
    sorted
}

fn rows(lines: &[Line]) -> Dump {
    let mut dump = Dump::default();
    for line in by_rows(lines) {
        let indent = if line.indented { "　　" } else { "" };
        dump.line(&format!("{indent}{}", line.text), line.tag);
    }
    dump
}

fn wrapped(lines: &[Line]) -> Dump {
    let mut dump = Dump::default();
    for (at, line) in lines.iter().enumerate() {
        let broken = at == 0 || lines[at - 1].block != line.block;
        if broken || (line.tag.starts && !line.tag.part.is_head()) {
            dump.blank();
        }
        dump.print(line);
    }
    dump
}

/// What a unit has in one column, on one line, with what the parser leaves where lines ended.
fn fragments(lines: &[Line], glue: &str) -> Vec<(String, Tag)> {
    let mut found: Vec<(String, Tag)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let follows =
            at > 0 && lines[at - 1].tag.unit == line.tag.unit && lines[at - 1].block == line.block;
        match found.last_mut().filter(|_| follows) {
            Some((text, tag)) => {
                text.push_str(if line.tag.part.is_head() { "" } else { glue });
                text.push_str(&line.text);
                tag.ends = line.tag.ends;
            }
            None => found.push((line.text.clone(), line.tag)),
        }
    }
    found
}

fn paragraphs(lines: &[Line], glue: &str) -> Dump {
    let mut dump = Dump::default();
    for (text, tag) in fragments(lines, glue) {
        dump.blank();
        dump.line(&text, tag);
    }
    dump
}

fn markdown(lines: &[Line], rng: &mut Rng) -> Dump {
    let mut found = fragments(lines, "");
    if rng.chance(40) {
        disorder(&mut found, rng);
    }
    let (subheads, kickers) = (
        *rng.pick(&["# ", "## ", "### ", ""]),
        *rng.pick(&["# ", "## ", ""]),
    );
    let mut dump = Dump::default();
    for (text, tag) in found {
        let mark = match tag.part {
            Part::Headline => "# ",
            Part::Kicker | Part::Subtitle => kickers,
            Part::Subhead => subheads,
            _ => "",
        };
        dump.blank();
        dump.line(&format!("{mark}{text}"), tag);
    }
    dump
}

/// Brings the tails of columns before what they continue, within one article, its first piece kept.
fn disorder(found: &mut [(String, Tag)], rng: &mut Rng) {
    let mut start = 0;
    while start < found.len() {
        let article = found[start].1.article;
        let length = found[start..]
            .iter()
            .take_while(|(_, tag)| tag.article == article)
            .count();
        let run = &mut found[start..start + length];
        let cut = run
            .iter()
            .position(|(_, tag)| tag.part == Part::Body && !tag.starts);
        if let Some(cut) = cut.filter(|_| article.is_some() && rng.chance(50)) {
            let tails = run[cut..]
                .iter()
                .filter(|(_, tag)| tag.part == Part::Body && !tag.starts);
            let others = run[cut..]
                .iter()
                .filter(|(_, tag)| tag.part != Part::Body || tag.starts);
            let moved: Vec<(String, Tag)> = tails.chain(others).cloned().collect();
            run[cut..].clone_from_slice(&moved);
        }
        start += length;
    }
}

fn merged(lines: &[Line]) -> Dump {
    let mut dump = Dump::default();
    let (mut row, mut shared): (Option<usize>, Vec<&Line>) = (None, Vec::new());
    for line in by_rows(lines) {
        let at = Some((line.y + line.size + 6) / 13);
        if at != row {
            share(&mut dump, &shared);
            shared.clear();
            row = at;
        }
        shared.push(line);
    }
    share(&mut dump, &shared);
    dump.text.push('\u{c}');
    dump
}

/// One line of a dump for all lines of print at one height, in their places.
fn share(dump: &mut Dump, lines: &[&Line]) {
    let Some(first) = lines.first() else {
        return;
    };
    let mut text = String::new();
    for line in lines {
        let reached = super::piece::halves(&text);
        let wanted = line.x.saturating_sub(40) / 5 + if line.indented { 4 } else { 0 };
        let gap = wanted
            .saturating_sub(reached)
            .max(usize::from(reached > 0) * 2);
        text.push_str(&" ".repeat(gap));
        text.push_str(&line.text);
    }
    let tag = if lines.len() == 1 {
        first.tag
    } else {
        Tag {
            article: None,
            part: Part::Hopeless,
            ..first.tag
        }
    };
    dump.line(&text, tag);
}

fn garbage(lines: &[Line], rng: &mut Rng) -> Dump {
    let noise: Vec<char> = "锟斤拷烫屯□■▇〓¤§†‡|~^_\\{}<>=*#@&ﾄÐÊµÄÇ1lIi;'`丶丿亅冂匚龠"
        .chars()
        .collect();
    let mut dump = Dump::default();
    for line in lines {
        let text: String = line
            .text
            .chars()
            .map(|c| if rng.chance(70) { *rng.pick(&noise) } else { c })
            .collect();
        dump.line(
            &text,
            Tag {
                article: None,
                part: Part::Hopeless,
                ..line.tag
            },
        );
    }
    dump
}
