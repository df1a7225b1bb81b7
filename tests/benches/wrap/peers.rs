//! Those who set the same paragraphs: each gives the bytes where its lines end, spaces at a line's end included.

use dubao::text::{Ambiguous, Fill, Measure};
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Paragraph, Widget, Wrap};
use textwrap::{Options, WrapAlgorithm};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Sets a paragraph in lines of so many cells.
pub type Setter = fn(&str, usize, Ambiguous) -> Vec<usize>;

pub const ALL: [(&str, Setter); 8] = [
    ("dubao even", even),
    ("dubao greedy", greedy),
    ("unicode-linebreak + greedy", unicode_linebreak),
    ("icu_segmenter + greedy", icu),
    ("textwrap FirstFit", textwrap_first),
    ("textwrap OptimalFit", textwrap_optimal),
    ("ratatui Paragraph", ratatui_paragraph),
    ("naive", naive),
];

fn even(text: &str, width: usize, ambiguous: Ambiguous) -> Vec<usize> {
    dubao_as(Fill::Even, text, width, ambiguous)
}

fn greedy(text: &str, width: usize, ambiguous: Ambiguous) -> Vec<usize> {
    dubao_as(Fill::Greedy, text, width, ambiguous)
}

fn dubao_as(fill: Fill, text: &str, width: usize, ambiguous: Ambiguous) -> Vec<usize> {
    let measure = Measure {
        width,
        ambiguous,
        fill,
        ..Measure::default()
    };
    let lines = dubao::text::wrap(text, &measure);
    lines.into_iter().map(|line| line.end).collect()
}

fn unicode_linebreak(text: &str, width: usize, ambiguous: Ambiguous) -> Vec<usize> {
    let stops = unicode_linebreak::linebreaks(text).map(|(at, _)| at);
    filled(text, stops, width, ambiguous)
}

/// The segmenter that textwrap uses as well.
static SEGMENTER: LineSegmenterBorrowed<'static> =
    LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());

fn icu(text: &str, width: usize, ambiguous: Ambiguous) -> Vec<usize> {
    filled(text, SEGMENTER.segment_str(text).skip(1), width, ambiguous)
}

fn cells(text: &str, ambiguous: Ambiguous) -> usize {
    match ambiguous {
        Ambiguous::Narrow => text.width(),
        Ambiguous::Wide => text.width_cjk(),
    }
}

/// The greedy way over the stops of another: as much as fits; what is wider than a line is cut between characters.
fn filled(
    text: &str,
    stops: impl Iterator<Item = usize>,
    width: usize,
    ambiguous: Ambiguous,
) -> Vec<usize> {
    let (mut ends, mut from, mut used) = (Vec::new(), 0, 0);
    for to in stops {
        let piece = &text[from..to];
        let ink = cells(piece.trim_end(), ambiguous);
        if used > 0 && used + ink > width {
            ends.push(from);
            used = 0;
        }
        if ink > width {
            for (at, c) in piece.char_indices() {
                let wide = ambiguous.char_cells(c);
                if used + wide > width {
                    ends.push(from + at);
                    used = 0;
                }
                used += wide;
            }
        } else {
            used += ink + (piece.len() - piece.trim_end().len());
        }
        from = to;
    }
    ends.push(text.len());
    ends
}

fn textwrap_first(text: &str, width: usize, _: Ambiguous) -> Vec<usize> {
    let options = Options::new(width).wrap_algorithm(WrapAlgorithm::FirstFit);
    traced(text, textwrap::wrap(text, options))
}

fn textwrap_optimal(text: &str, width: usize, _: Ambiguous) -> Vec<usize> {
    traced(text, textwrap::wrap(text, width))
}

/// Where in `text` lines end that were cut from it and then trimmed.
fn traced(text: &str, lines: Vec<impl AsRef<str>>) -> Vec<usize> {
    let mut at = 0;
    let mut ends: Vec<usize> = Vec::with_capacity(lines.len());
    for line in lines {
        let rest = &text[at..];
        at += rest.len() - rest.trim_start().len();
        ends.pop_if(|end| *end < at).inspect(|_| ends.push(at));
        at += line.as_ref().len();
        ends.push(at);
    }
    if let Some(last) = ends.last_mut() {
        *last = text.len();
    }
    ends
}

fn ratatui_paragraph(text: &str, width: usize, _: Ambiguous) -> Vec<usize> {
    let height = text.width() / width.saturating_sub(1).max(1) * 3 / 2 + 8;
    let area = Rect::new(
        0,
        0,
        u16::try_from(width).unwrap_or(u16::MAX),
        u16::try_from(height).unwrap_or(u16::MAX),
    );
    let mut buffer = Buffer::empty(area);
    Paragraph::new(text)
        .wrap(Wrap { trim: true })
        .render(area, &mut buffer);
    let mut lines: Vec<String> = Vec::new();
    for y in 0..area.height {
        let (mut line, mut x) = (String::new(), 0);
        while x < area.width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(symbol.width().max(1)).unwrap_or(1);
        }
        lines.push(line.trim_end().to_owned());
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    traced(text, lines)
}

/// Characters, as many as fit, without any rule.
fn naive(text: &str, width: usize, ambiguous: Ambiguous) -> Vec<usize> {
    let (mut ends, mut used) = (Vec::new(), 0);
    for (at, c) in text.char_indices() {
        let cells = match ambiguous {
            Ambiguous::Narrow => c.width(),
            Ambiguous::Wide => c.width_cjk(),
        };
        let cells = cells.unwrap_or(0);
        if used + cells > width {
            ends.push(at);
            used = 0;
        }
        used += cells;
    }
    ends.push(text.len());
    ends
}
