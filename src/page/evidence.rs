//! What a line of print and its neighbours show, as numbers of features: the input of the sequence model. It decides nothing.

use super::cue::{self, Closing};
use super::glyph::Signs;
use super::gram;
use super::ink::{self, Gap, Ink};
use super::line::Line;
use super::names;
use super::quote;
use super::role;
use super::tip::{Head, Tail};

/// How many lines on each side tell the width of a column.
const REACH: usize = 6;

/// The longest line that may be a piece of an infographic, in characters.
const SHORT: usize = 13;

/// The longest line whose words are read for cues, in characters.
const CUED: usize = 90;

/// One line by itself.
struct Face {
    width: usize,
    len: usize,
    /// Its length, in nine.
    length: usize,
    closing: Closing,
    first: usize,
    last: usize,
    cue: usize,
    inner: usize,
    open: usize,
    spaced: bool,
    headline: usize,
    begins: usize,
    ends: usize,
    head: Head,
    tail: Tail,
    blanks: usize,
    indented: bool,
    number: bool,
    level: usize,
}

/// How many values each template has; a feature's number is its value plus all that the templates before it have.
const SIZES: [usize; 36] = [
    10, 10, 10, 20, 16, 36, 7, 7, 9, 36, 9, 12, 8, 8, 13, 13, 13, 16, 4, 9, 32, 16, 3, 6, 36, 10,
    10, 8, 64, 40, 26, 40, 40, 20, 24, 24,
];

/// How many features there are.
pub const FEATURES: usize = {
    let (mut sum, mut at) = (0, 0);
    while at < SIZES.len() {
        sum += SIZES[at];
        at += 1;
    }
    sum
};

/// The features of each line.
pub fn evidence(lines: &[Line], ink: &[Ink]) -> Vec<[u16; SIZES.len()]> {
    let by_count = counts_characters(lines);
    let faces: Vec<Face> = lines
        .iter()
        .map(|line| Face::of(line, line.ink(ink), by_count))
        .collect();
    let widths: Vec<usize> = faces.iter().map(|face| face.width).collect();
    let columns = columns(&widths);
    let indents = lines.iter().filter(|line| line.indented).count() * 25 > lines.len();
    let blanks = lines.iter().filter(|line| line.blanks > 0).count();
    let gap = match blanks * 10 / lines.len().max(1) {
        0 if blanks == 0 => 0,
        0..=4 => 1,
        _ => 2,
    };
    let mut sheet = Sheet {
        set_in: 0,
        parted: 0,
        pieces: pieces(&faces),
        seams: seams(&faces),
        faces,
        columns,
        indents,
        gap,
        top: lines
            .iter()
            .map(|line| line.level)
            .filter(|level| *level > 0)
            .min()
            .unwrap_or(0),
    };
    (sheet.set_in, sheet.parted) = sheet.habits();
    (0..lines.len()).map(|at| sheet.features(at)).collect()
}

/// For each line the width that the lines above share, and that those below share.
fn columns(widths: &[usize]) -> Vec<[usize; 2]> {
    let above = |at: usize| measure(&widths[at.saturating_sub(REACH)..at]);
    let above: Vec<usize> = (0..=widths.len()).map(above).collect();
    // What stands below one line stands above another, but for the last lines.
    let below = |at: usize| match above.get(at + 1 + REACH) {
        Some(width) => *width,
        None => measure(&widths[at + 1..]),
    };
    (0..widths.len()).map(|at| [above[at], below(at)]).collect()
}

/// Whether every character of this page took an em, digits too: then more neighbours share a length than share a width.
fn counts_characters(lines: &[Line]) -> bool {
    let long = |line: &&Line| line.width >= 14;
    let lengths: Vec<(usize, usize)> = lines
        .iter()
        .filter(long)
        .map(|line| (line.width, line.marks.len()))
        .collect();
    let same = |of: fn(&(usize, usize)) -> usize| {
        lengths
            .windows(2)
            .filter(|pair| pair[0].0 != 2 * pair[0].1 || pair[1].0 != 2 * pair[1].1)
            .filter(|pair| of(&pair[0]) == of(&pair[1]))
            .count()
    };
    same(|line| line.1) > same(|line| line.0)
}

/// The width that most of some lines share, give or take half an em; 0 if no two do.
fn measure(widths: &[usize]) -> usize {
    let peers = |width: usize| {
        let near = widths.iter().filter(|other| other.abs_diff(width) <= 1);
        near.count()
    };
    // Neighbours are of one width as a rule.
    let told = widths.chunk_by(|a, b| a == b).map(|same| same[0]);
    let best = told.map(|width| (peers(width), width)).max();
    best.filter(|(peers, _)| *peers >= 2)
        .map_or(0, |(_, width)| width)
}

/// For each line what run of short lines without marks it stands in, as the pieces of an infographic do: how long the
/// run is, and whether there are numbers in it.
fn pieces(faces: &[Face]) -> Vec<usize> {
    let short = |face: &Face| face.len <= SHORT && face.inner == 0 && face.closing != Closing::Full;
    let mut found = Vec::with_capacity(faces.len());
    for run in faces.chunk_by(|a, b| short(a) == short(b)) {
        let lines = if short(&run[0]) { run.len() } else { 0 };
        let numbers = run.iter().filter(|face| face.number).count();
        let size = match lines {
            0 => 0,
            1..=2 => 1,
            3..=4 => 2,
            5..=8 => 3,
            _ => 4,
        };
        let kind = if size > 0 && numbers > 0 {
            size + 3
        } else {
            size
        };
        found.extend(std::iter::repeat_n(kind, run.len()));
    }
    found
}

/// How well each line goes on with the one before, by its grams; 0 for the first.
fn seams(faces: &[Face]) -> Vec<usize> {
    let seam = |pair: &[Face]| {
        let bond = pair[0].tail.bond(&pair[1].head);
        1 + bucket(bond, &[-2.0, -0.7, 0.3, 1.2, 2.2, 3.5, 5.0])
    };
    let first = faces.first().map(|_| 0);
    first
        .into_iter()
        .chain(faces.windows(2).map(seam))
        .collect()
}

impl Face {
    fn of(line: &Line, ink: &[Ink], by_count: bool) -> Self {
        let signs = ink::signs(ink);
        let (head, tail) = (line.head, line.tail);
        let open = match quote::open(ink) {
            0 => 0,
            n if n > 0 => 1,
            _ => 2,
        };
        Self {
            width: if by_count { 2 * ink.len() } else { line.width },
            len: ink.len(),
            length: length(ink.len()),
            closing: cue::closing(ink),
            first: ink.first().map_or(7, shape),
            last: ink.last().map_or(7, shape),
            cue: cue_of(ink),
            inner: inside(ink),
            open,
            spaced: ink.iter().skip(1).any(|mark| mark.gap == Gap::Space),
            headline: bucket(
                gram::headline(gram::classes(&ink[..ink.len().min(CUED)])),
                &[-0.6, -0.3, -0.1, 0.1, 0.25, 0.45, 0.7, 1.0],
            ),
            begins: bucket(head.begins(), &[-2.0, -1.0, 0.0, 1.0, 2.0, 3.5]),
            ends: bucket(tail.ends(), &[-2.0, -1.0, 0.0, 1.0, 2.0, 3.5]),
            head,
            tail,
            blanks: line.blanks.min(2) + usize::from(line.leaf),
            indented: line.indented,
            number: signs.any(Signs::DIGIT) && ink.iter().any(|mark| mark.c.is_ascii_digit()),
            level: line.level,
        }
    }

    fn is_full_stop(&self) -> bool {
        self.closing == Closing::Full
    }
}

/// What kind of character a line begins or ends with.
fn shape(mark: &Ink) -> usize {
    match mark.glyph.plain {
        '0'..='9' => 1,
        'a'..='z' | 'A'..='Z' => 2,
        '“' | '「' | '『' | '《' | '(' | '[' | '〈' => 3,
        '。' | ',' | '、' | ';' | ':' | '!' | '?' | '”' | '」' | '』' | '》' | ')' | ']' | '〉' => {
            4
        }
        '—' | '─' | '―' | '-' | '…' => 5,
        _ if mark.is(Signs::BULLET) => 6,
        _ if mark.is(Signs::HANZI) => 0,
        _ => 7,
    }
}

/// The weightiest mark within a line: none, a comma, a full stop.
fn inside(ink: &[Ink]) -> usize {
    let weight = |mark: &Ink| match mark.glyph.plain {
        '。' => 2,
        ',' => 1,
        _ => 0,
    };
    let inner = &ink[..ink.len().saturating_sub(1)];
    inner.iter().map(weight).max().unwrap_or(0)
}

/// The cue that a line gives by its words.
fn cue_of(ink: &[Ink]) -> usize {
    if let Some(dateline) = cue::dateline(ink) {
        return if dateline.length > 2 { 1 } else { 2 };
    }
    if let Some(role) = role::by_cue(ink) {
        use super::block::Role;
        return match role {
            Role::Source => 3,
            Role::Turn => 4,
            Role::Subtitle => 5,
            Role::Byline => 6,
            Role::Furniture => 7,
            Role::Names => 8,
            _ => 0,
        };
    }
    match cue::tail(ink) {
        Some(tail) if tail.picture => 9,
        Some(_) => 10,
        None if role::is_notice(ink) => 11,
        None if ink.len() <= 3 && names::is_name(ink) => 12,
        None => 0,
    }
}

fn bucket(value: f32, limits: &[f32]) -> usize {
    limits.iter().take_while(|limit| value > **limit).count()
}

/// How a width compares with a measure: 0 if there is none.
fn against(width: usize, measure: usize) -> usize {
    if measure == 0 {
        return 0;
    }
    let (width, measure) = (
        width.min(4000).cast_signed(),
        measure.min(4000).cast_signed(),
    );
    match width - measure {
        ..=-14 => 1,
        -13..=-7 => 2,
        -6..=-5 => 3,
        -4..=-3 => 4,
        -2 => 5,
        -1..=1 => 6,
        2..=3 => 7,
        4..=8 => 8,
        _ => 9,
    }
}

/// The same in four: none, short, full, over.
fn coarse(against: usize) -> usize {
    [0, 1, 1, 1, 1, 2, 2, 2, 3, 3][against]
}

fn length(len: usize) -> usize {
    [2, 4, 6, 9, 13, 18, 24, 32]
        .iter()
        .take_while(|limit| len > **limit)
        .count()
}

struct Sheet {
    pieces: Vec<usize>,
    faces: Vec<Face>,
    /// For each line how it goes on with the one before.
    seams: Vec<usize>,
    columns: Vec<[usize; 2]>,
    indents: bool,
    gap: usize,
    top: usize,
    /// How many of the lines after a full stop are set in, and how many of those after a blank line follow one.
    set_in: usize,
    parted: usize,
}

impl Sheet {
    /// How far this page sets paragraphs in and parts them by blank lines: hardly, now and then, as a rule.
    fn habits(&self) -> (usize, usize) {
        let ended = |at: &usize| self.faces[at - 1].is_full_stop() && self.faces[*at].len > 8;
        let set_in = |at: &usize| matches!(self.below(*at), 3..=4);
        let blank = |at: &usize| self.faces[*at].blanks > 0;
        let all = || 1..self.faces.len();
        let share = |some: usize, of: usize| match some * 10 / of.max(1) {
            0..=1 => 0,
            2..=4 => 1,
            _ => 2,
        };
        let after = all().filter(ended).count();
        let apart = all().filter(|at| ended(at) && blank(at)).count();
        (
            share(all().filter(|at| ended(at) && set_in(at)).count(), after),
            share(apart, after),
        )
    }

    /// The rank of a markdown headline: none on the page, none here, the first, a lesser one; and of the line before.
    fn level(&self, at: usize) -> usize {
        let rank = |at: usize| match (self.top, self.faces[at].level) {
            (0, _) => 0,
            (_, 0) => 1,
            (top, level) if level == top => 2,
            _ => 3,
        };
        rank(at) * 5 + at.checked_sub(1).map_or(4, rank)
    }

    fn above(&self, at: usize) -> usize {
        against(self.faces[at].width, self.columns[at][0])
    }

    fn below(&self, at: usize) -> usize {
        against(self.faces[at].width, self.columns[at][1])
    }

    /// How the line before fills its column, and how it ends.
    fn before(&self, at: usize) -> (usize, usize, usize) {
        let Some(before) = at.checked_sub(1) else {
            return (0, 0, 4);
        };
        let face = &self.faces[before];
        let own =
            measure(&[self.columns[before][0], face.width]).max(if self.columns[before][0] == 0 {
                self.columns[before][1]
            } else {
                self.columns[before][0]
            });
        let fill = against(face.width, own);
        let closing = match face.closing {
            Closing::Full => 0,
            Closing::Quote => 1,
            Closing::Open if face.last == 4 => 2,
            Closing::Open => 3,
        };
        (fill, coarse(fill), closing)
    }

    fn features(&self, at: usize) -> [u16; SIZES.len()] {
        let face = &self.faces[at];
        let next = self.faces.get(at + 1);
        let (fill, filled, closing) = self.before(at);
        let (above, below) = (self.above(at), self.below(at));
        let seam = self.seams[at];
        let seam_next = self.seams.get(at + 1).copied().unwrap_or(0);
        let ended = usize::from(closing == 0);
        let blank = usize::from(face.blanks > 0);
        let next_blank = usize::from(next.is_none_or(|next| next.blanks > 0));
        let full = usize::from(face.is_full_stop());
        let set_in = usize::from(matches!(below, 3..=4));
        let columns = match self.columns[at] {
            [0, _] | [_, 0] => 0,
            [above, below] if above.abs_diff(below) <= 2 => 1,
            _ => 2,
        };
        let next_below = next.map_or(0, |next| coarse(against(next.width, self.columns[at][1])));
        let from = |other: Option<&Face>| other.map_or(0, |other| against(face.width, other.width));
        let before = at.checked_sub(1).map(|before| &self.faces[before]);
        let cue = |face: Option<&Face>| face.map_or(0, |face| face.cue);
        let values = [
            below,
            above,
            fill,
            closing * 4 + filled,
            full * 8 + coarse(below) * 2 + next_blank,
            (seam * 2 + ended) * 2 + blank,
            face.begins,
            before.map_or(0, |before| before.ends),
            face.headline,
            face.headline * 4 + face.length.saturating_sub(1) / 2,
            face.length,
            face.blanks * 3 + self.gap,
            face.first,
            face.last,
            face.cue,
            cue(next),
            cue(before),
            coarse(below) * 4 + next_below,
            usize::from(face.indented) * 2 + usize::from(self.indents),
            columns * 3 + face.blanks.min(2),
            (coarse(below) * 4 + coarse(above)) * 2 + ended,
            seam_next.min(7) * 2 + full,
            face.inner,
            face.open * 2 + before.map_or(0, |before| usize::from(before.open == 1)),
            face.length * 4 + coarse(below),
            from(next),
            from(before),
            usize::from(face.spaced) * 4 + face.length.saturating_sub(1) / 2,
            ((closing.min(3) * 4 + filled) * 2 + usize::from(matches!(above, 3..=4))) * 2 + blank,
            closing * 8 + seam.min(7),
            cue(next) * 2 + usize::from(face.len <= 13),
            (usize::from(matches!(below, 3..=4)) * 5 + closing) * 4 + next_below,
            self.pieces[at] * 5 + face.length.min(4),
            self.level(at),
            ((self.set_in * 2 + set_in) * 2 + ended) * 2 + blank,
            ((self.parted * 2 + blank) * 2 + ended) * 2 + set_in,
        ];
        numbered(&values)
    }
}

/// How many features the templates before each have.
const BASES: [usize; SIZES.len()] = {
    let (mut bases, mut at) = ([0; SIZES.len()], 1);
    while at < SIZES.len() {
        bases[at] = bases[at - 1] + SIZES[at - 1];
        at += 1;
    }
    bases
};

/// The number of each template's value among all features.
fn numbered(values: &[usize; SIZES.len()]) -> [u16; SIZES.len()] {
    std::array::from_fn(|n| {
        let (value, size) = (values[n], SIZES[n]);
        debug_assert!(value < size, "template {n} has {value} of {size}");
        u16::try_from(BASES[n] + value.min(size - 1)).unwrap_or(0)
    })
}
