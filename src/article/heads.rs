//! The lines above or below a text: which is the headline 主题, which the kicker 引题, the subtitle 副题, the section 栏目.

use crate::page::fold::{ends, folded};
use crate::page::ink::{Gap, Ink};
use crate::page::tag::Tag;
use crate::page::tidy::{self, Manner};
use crate::page::tip::{Head, Tail};
use crate::page::words::{SECTIONS, SUBTITLES};
use crate::page::{Page, Role, Setting};

use super::cohesion::{Gist, Lexicon};
use super::strip::{self, Strip};

/// The lines of a headline, told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heads {
    /// 主题.
    pub headline: String,
    /// 引题.
    pub kicker: Option<String>,
    /// 副题.
    pub subtitle: Option<String>,
    /// 栏目.
    pub section: Option<String>,
}

/// What share of a line its text holds at least, for another line that the text hardly speaks of to be told from it.
const FOREIGN: f32 = 0.3;

/// How much likelier than by chance two characters follow each other that are of one word, in nats.
const WORD: f32 = 2.0;

/// How much of what a text says of one phrase of its headline it says of the other at least.
const ALIKE: f32 = 0.35;

/// The longest headline of phrases that a dump has taken apart, in characters, and the longest such phrase where the next
/// stands right below it: what is longer is a subtitle.
const LONGEST: usize = 44;
const PHRASE: usize = 13;

/// A line, or some that are one because the page broke it.
struct Line {
    ink: Vec<Ink>,
    tag: Option<Tag>,
    subtitle: bool,
    /// Where it ends.
    end: Strip,
    level: usize,
    held: f32,
}

/// Tells the lines of a headline apart; `text` is what they stand with.
pub fn arrange(page: &Page, strips: &[Strip], text: &Gist, lexicon: &Lexicon) -> Heads {
    let mut lines = whole_lines(page, strips, text, lexicon);
    let mut heads = Heads::default();
    if let Some(at) = lines
        .iter()
        .position(|line| line.subtitle)
        .filter(|_| lines.len() > 1)
    {
        heads.subtitle = Some(shown(&lines.remove(at)));
    }
    while lines.len() > 1 {
        let Some(section) = is_section(&lines) else {
            break;
        };
        let line = shown(&lines.remove(0));
        let place = if section {
            &mut heads.section
        } else {
            &mut heads.kicker
        };
        *place = Some(
            place
                .take()
                .map_or(line.clone(), |old| format!("{old} {line}")),
        );
    }
    split(&lines, &mut heads);
    heads
}

/// Joins a line to the one before it where the page broke one headline in two.
fn whole_lines(page: &Page, strips: &[Strip], text: &Gist, lexicon: &Lexicon) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for strip in strip::gathered(strips) {
        let (block, ink) = (strip.of(page), strip.ink(page));
        let subtitle = block.role == Role::Subtitle;
        if let Some(last) = lines.last_mut().filter(|last| !subtitle && !last.subtitle) {
            let gap = match block.tag {
                Some(_) => told_gap(page, last, strip, lexicon.coverage(ink, text)),
                None if !block.apart && block.level == 0 => plain_gap(&last.ink, ink, lexicon),
                None => None,
            };
            if let Some(gap) = gap {
                let from = last.ink.len();
                last.ink.extend(ink);
                last.ink[from].gap = gap;
                last.held = lexicon.coverage(&last.ink, text);
                last.end = strip;
                continue;
            }
        }
        lines.push(Line {
            ink: ink.to_vec(),
            tag: block.tag,
            subtitle,
            end: strip,
            level: block.level,
            held: lexicon.coverage(ink, text),
        });
    }
    lines
}

/// What stands between two lines of one headline that the sequence model knows: nothing where a word runs through, a
/// space where they are phrases of one; `None` if each is a line of its own.
fn told_gap(page: &Page, line: &Line, next: Strip, held: f32) -> Option<Gap> {
    let (ink, block) = (next.ink(page), next.of(page));
    let (tail, head) = (Tail::of(&line.ink), Head::of(ink));
    let bond = tail.bond(&head);
    if bond > WORD && bond > head.begins() {
        return Some(Gap::Break);
    }
    let beside = line.end.block + 1 == next.block;
    let most = if beside { PHRASE } else { LONGEST };
    let phrases = line.ink.len().max(ink.len()) <= most && line.ink.len() + ink.len() <= LONGEST;
    let alike = held.min(line.held) > ALIKE * held.max(line.held);
    let kicker = beside && matches!(line.tag, Some(Tag::Kicker | Tag::KickerOn));
    let subtitle = matches!(block.tag, Some(Tag::Subtitle | Tag::SubtitleOn));
    let apart = (block.apart || !beside) && is_scattered(page);
    (apart && phrases && alike && !kicker && !subtitle).then_some(Gap::Space)
}

/// Whether the dump parts lines of print with blank lines, though it has none between most: it takes phrases of one line
/// apart.
fn is_scattered(page: &Page) -> bool {
    let display = page
        .blocks
        .iter()
        .filter(|block| block.role == Role::Display);
    let apart = display.clone().filter(|block| block.apart).count();
    page.profile.setting == Setting::Wrapped && page.profile.gap == 0 && apart * 3 > display.count()
}

/// What stands between two lines that no model knows, if the page broke one line in two.
fn plain_gap(first: &[Ink], second: &[Ink], lexicon: &Lexicon) -> Option<Gap> {
    if torn(first, second, lexicon) {
        return Some(Gap::Break);
    }
    is_rest(first, second).then_some(Gap::Space)
}

/// Whether the second of two lines without space between them is the rest of the first: clearly shorter, and the first
/// no label.
fn is_rest(first: &[Ink], second: &[Ink]) -> bool {
    first.len() >= 8 && second.len() + 1 < first.len()
}

/// Whether the seam of two lines runs through a word: the page says the two characters elsewhere in one line, or the
/// second line begins as no line does.
fn torn(first: &[Ink], second: &[Ink], lexicon: &Lexicon) -> bool {
    let (Some(last), Some(next)) = (first.last(), second.first()) else {
        return false;
    };
    let figure =
        last.c.is_ascii_digit() && (next.c.is_ascii_digit() || matches!(next.c, '%' | '.' | '％'));
    let word =
        last.c.is_alphabetic() && next.c.is_alphabetic() && lexicon.count(last.c, next.c) > 0;
    figure
        || word
        || matches!(
            next.c,
            '”' | '》' | '、' | '，' | ',' | '）' | ')' | '：' | ':'
        )
}

/// Whether the first of some lines is a label: `Some(true)` for a section, `Some(false)` for a place or the like.
fn is_section(lines: &[Line]) -> Option<bool> {
    let text = folded(&lines[0].ink);
    let named = SECTIONS.iter().any(|word| {
        ends(&text, word) || (text.len() <= 8 && crate::page::fold::find(&text, word).is_some())
    });
    let others = lines[1..].iter().map(|line| line.held).fold(0.0, f32::max);
    let foreign = lines[0].held < 0.25 && others > FOREIGN && others > 2.0 * lines[0].held;
    match text.len() {
        _ if named => Some(true),
        0..=4 => Some(false),
        _ if foreign && text.len() >= 8 => Some(true),
        _ => None,
    }
}

/// The lines that are no labels: one is the headline, the others its kicker and subtitle.
fn split(lines: &[Line], heads: &mut Heads) {
    let title = title_of(lines);
    for (at, line) in lines.iter().enumerate() {
        let line = shown(line);
        let place = match at.cmp(&title) {
            std::cmp::Ordering::Equal => {
                heads.headline = line;
                continue;
            }
            std::cmp::Ordering::Less => &mut heads.kicker,
            std::cmp::Ordering::Greater => &mut heads.subtitle,
        };
        *place = Some(
            place
                .take()
                .map_or(line.clone(), |old| format!("{old} {line}")),
        );
    }
}

/// Of the lines that may be the headline the one that is told to be it; of two the second, unless it is much longer or
/// says what kind of piece it is.
fn title_of(lines: &[Line]) -> usize {
    let levels = lines.iter().map(|line| line.level);
    if lines
        .iter()
        .any(|line| line.level != lines[0].level && line.level > 0 && lines[0].level > 0)
    {
        let top = levels.min();
        return lines
            .iter()
            .position(|line| Some(line.level) == top)
            .unwrap_or(0);
    }
    let says_kind = |line: &Line| SUBTITLES.iter().any(|word| ends(&folded(&line.ink), word));
    let told = |at: &usize| lines[*at].tag == Some(Tag::Headline) && !says_kind(&lines[*at]);
    let mut may: Vec<usize> = (0..lines.len()).filter(told).collect();
    let tagged = !may.is_empty();
    if !tagged {
        may = (0..lines.len()).collect();
    }
    let [first, second, ..] = may[..] else {
        return may.first().copied().unwrap_or(0);
    };
    let (one, other) = (&lines[first], &lines[second]);
    let (length, others) = (one.ink.len(), other.ink.len());
    // A line much longer is a subtitle, one much shorter the rest of a headline.
    let unlike = others * 10 >= length * 14 || (tagged && others * 2 < length);
    let foreign = one.held > FOREIGN && one.held > 2.0 * other.held;
    if says_kind(other) || unlike || (tagged && foreign) {
        first
    } else {
        second
    }
}

fn shown(line: &Line) -> String {
    tidy::text(&line.ink, Manner::Display)
}
