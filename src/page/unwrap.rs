//! Lines to blocks: which lines of print one paragraph takes. A blank line always parts blocks here.

use super::block::{Block, Edge, Shape};
use super::cue::{self, Closing};
use super::graphic;
use super::ink::{Gap, Ink};
use super::line::Line;
use super::measure::{self, is_full};
use super::profile::{Profile, Setting};
use super::respace;
use super::tag::Tag;
use super::tagger::Tagger;

/// The blocks of a page, in the order of the source, their roles not yet told; `measures` tells the width of each line's
/// column.
pub fn blocks(
    lines: &[Line],
    ink: &[Ink],
    profile: &Profile,
    measures: Vec<Option<usize>>,
) -> Vec<Block> {
    let tags = told(lines, ink, profile);
    let signs = match profile.setting {
        Setting::Wrapped if tags.is_none() => {
            lines.iter().map(|line| Signs::of(line.ink(ink))).collect()
        }
        _ => Vec::new(),
    };
    let sheet = Sheet {
        lines,
        ink,
        signs,
        profile,
        measures,
    };
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..lines.len() {
        let joins = at + 1 < lines.len()
            && match &tags {
                Some(tags) => goes_on(tags[at + 1], &lines[at + 1]),
                None => sheet.joins(at),
            };
        if !joins {
            let mut block = sheet.block(start, at + 1);
            block.tag = tags.as_ref().and_then(|tags| tags[start]);
            sheet.put(block, &mut found);
            start = at + 1;
        }
    }
    found
}

/// Whether a line is of one unit with the line before: a mark of Markdown or a form feed begins another.
fn goes_on(tag: Option<Tag>, line: &Line) -> bool {
    tag.is_some_and(Tag::goes_on) && line.level == 0 && !line.leaf
}

/// What the sequence model takes each line for, where more than its place speaks for it; it knows Chinese pages only.
fn told(lines: &[Line], ink: &[Ink], profile: &Profile) -> Option<Vec<Option<Tag>>> {
    if !profile.is_chinese() {
        return None;
    }
    let mut tags = Tagger::shipped(profile.setting).tags(lines, ink);
    part_uneven(lines, &mut tags);
    let pieces = graphic::pieces(lines, ink);
    let told = tags.into_iter().zip(pieces).map(|(tag, piece)| match tag {
        _ if piece => Some(Tag::Other),
        // What is of no article must show it by more than its place.
        Tag::Other => None,
        tag => Some(tag),
    });
    Some(told.collect())
}

/// How much wider than the line before a line of one paragraph may be, in half ems: the indent, and what print squeezes.
const WIDER: usize = 12;

/// Parts lines that cannot be of one paragraph, since the second is much wider: each is then told by its own shape.
fn part_uneven(lines: &[Line], tags: &mut [Tag]) {
    for at in 1..lines.len() {
        let uneven = lines[at].width > lines[at - 1].width + WIDER;
        if uneven && tags[at] == Tag::BodyOn && tags[at - 1] == Tag::Body {
            (tags[at - 1], tags[at]) = (Tag::Other, Tag::Other);
        }
    }
}

/// The widest column, in half ems: a wider line is a paragraph.
const WIDEST: usize = 130;

/// How much wider than its column a line may be, in half ems: marks that hang over its end.
const OVER: usize = 6;

/// The narrowest line, in half ems, that is no headline or piece of one where no measure is known.
const WIDE: usize = 44;

/// What a line of print says of itself.
#[derive(Clone, Copy)]
struct Signs {
    /// No paragraph takes it in.
    alone: bool,
    /// It begins a report.
    begins: bool,
    /// It ends a sentence.
    ends: bool,
}

impl Signs {
    fn of(ink: &[Ink]) -> Self {
        Self {
            alone: stands_alone(ink),
            begins: begins(ink),
            ends: cue::closing(ink) == Closing::Full,
        }
    }
}

struct Sheet<'a> {
    lines: &'a [Line],
    ink: &'a [Ink],
    /// What each line of print says; empty where a line is a paragraph or the sequence model tells it.
    signs: Vec<Signs>,
    profile: &'a Profile,
    measures: Vec<Option<usize>>,
}

impl Sheet<'_> {
    /// Whether line `at` and the next are lines of one paragraph.
    fn joins(&self, at: usize) -> bool {
        let (line, next) = (&self.lines[at], &self.lines[at + 1]);
        if self.profile.setting != Setting::Wrapped {
            return false;
        }
        // A line wider than its neighbours shares no measure: the text of a picture.
        let measure = self.measures[at].unwrap_or(line.width.max(WIDE));
        if next.width > measure + OVER
            || next.blanks > self.profile.gap
            || next.leaf
            || line.level > 0
            || next.level > 0
            || measure > WIDEST
        {
            return false;
        }
        let (here, there) = (self.signs[at], self.signs[at + 1]);
        if here.alone || there.alone || there.begins {
            return false;
        }
        if !is_full(line.width, measure) && !self.is_first(at, measure) {
            return false;
        }
        if next.indented && self.profile.indents && (here.ends || !line.indented) {
            return false;
        }
        !here.ends || self.runs_on(at, measure)
    }

    /// A full line that ends a sentence: does the next go on with the paragraph? Not if it looks set in or like a headline.
    fn runs_on(&self, at: usize, measure: usize) -> bool {
        let next = &self.lines[at + 1];
        if self.profile.indents {
            return is_full(next.width, measure) || self.signs[at + 1].ends;
        }
        next.width + 2 >= measure || (next.width + 6 < measure && self.signs[at + 1].ends)
    }

    /// Whether a line that is two ems short is the first of a paragraph: the next fills the column.
    fn is_first(&self, at: usize, measure: usize) -> bool {
        let set_in = self.lines[at].width + 9.max(measure / 4) >= measure || self.signs[at].begins;
        set_in
            && self
                .lines
                .get(at + 1)
                .is_some_and(|next| is_full(next.width, measure))
    }

    fn block(&self, start: usize, end: usize) -> Block {
        let first = &self.lines[start];
        let lines = &self.lines[start..end];
        let mut ink: Vec<Ink> = Vec::with_capacity(lines.iter().map(|line| line.marks.len()).sum());
        for line in lines {
            let first = ink.len();
            ink.extend_from_slice(line.ink(self.ink));
            if let Some(first) = ink.get_mut(first) {
                first.gap = Gap::Break;
            }
        }
        let shape = match (self.profile.wrap_spaces, self.profile.setting) {
            (Some(width), _) => respace::shape(&mut ink, width),
            (None, Setting::Wrapped) => self.wrapped_shape(start, end),
            (None, Setting::Paragraphs) => Shape::default(),
        };
        Block {
            ink,
            mark: first.span.start..if first.level > 0 {
                first.start
            } else {
                first.span.start
            },
            level: first.level,
            space: first.blanks.saturating_sub(self.profile.gap.max(1)),
            apart: first.blanks > 0,
            blanks: first.blanks,
            shape,
            lines: end - start,
            ..Block::default()
        }
    }

    /// Adds a block, or the two paragraphs that stand in its one line.
    fn put(&self, mut block: Block, found: &mut Vec<Block>) {
        let measure = self.profile.wrap_spaces.and(block.shape.measure);
        if let Some(at) = measure.and_then(|measure| respace::second_paragraph(&block.ink, measure))
        {
            let ink = block.ink.split_off(at);
            let second = Block {
                ink,
                shape: Shape {
                    first: Edge::Indented,
                    lacks: Some(4),
                    ..block.shape
                },
                lines: 1,
                ..Block::default()
            };
            block.shape.last = Edge::Short;
            block.shape.leaves = None;
            found.extend([block, second]);
        } else {
            found.push(block);
        }
    }

    fn wrapped_shape(&self, start: usize, end: usize) -> Shape {
        let inner: Vec<usize> = self.lines[start..end - 1]
            .iter()
            .map(|line| line.width)
            .collect();
        let usual = self.measures[start].unwrap_or_default();
        let measure = if end - start > 2 {
            measure::common(&inner, usual)
        } else {
            self.measures[start]
        };
        let Some(measure) = measure else {
            return Shape::default();
        };
        let line = &self.lines[start];
        let first = if line.indented && self.profile.indents {
            Edge::Indented
        } else {
            edge(line.width, measure, end - start > 1)
        };
        let width = self.lines[end - 1].width;
        let last = if is_full(width, measure) {
            Edge::Full
        } else {
            Edge::Short
        };
        Shape {
            measure: Some(measure),
            first,
            last,
            lacks: (end - start > 1).then(|| measure.saturating_sub(line.width)),
            leaves: Some(measure.saturating_sub(width)),
            set_in: self.profile.indents.then_some(line.indented),
        }
    }
}

/// How a first line stands in its column; `more` tells that another line follows, so that it is a whole one.
/// Marks are squeezed by up to an em, so that a line an em short may be either.
pub fn edge(width: usize, measure: usize, more: bool) -> Edge {
    match measure.saturating_sub(width) {
        0..=1 => Edge::Full,
        3..=6 => Edge::Indented,
        7..=12 if more => Edge::Indented,
        _ => Edge::Unknown,
    }
}

/// Lines that no paragraph takes in: a byline, the page's own lines, a subtitle.
fn stands_alone(ink: &[Ink]) -> bool {
    is_subtitle(ink) || cue::byline(ink).is_some() || cue::is_imprint(ink)
}

/// Whether the line says that it goes with the headline before it.
pub fn is_subtitle(ink: &[Ink]) -> bool {
    let dashes = ink
        .iter()
        .take(2)
        .filter(|mark| matches!(mark.c, '—' | '─' | '―' | '－' | '-'))
        .count();
    dashes == 2 && ink.len() > 3 && cue::closing(ink) == Closing::Open
}

/// Whether the line begins a report.
fn begins(ink: &[Ink]) -> bool {
    cue::dateline(ink).is_some_and(|dateline| dateline.length > 2)
}
