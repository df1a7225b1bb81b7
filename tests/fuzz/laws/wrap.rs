//! Wrapping: every byte is in one line, no glyph is cut, and no line is wider than there is room.

use dubao::text::{
    Ambiguous, Fill, Guise, Level, Matter, Measure, cells, graphemes, visible, wrap,
};

/// The first bytes choose how the rest is set.
pub fn hold(bytes: &[u8]) {
    let (choice, rest) = bytes.split_at(bytes.len().min(4));
    let choice = |at: usize| usize::from(choice.get(at).copied().unwrap_or_default());
    let measure = Measure {
        width: choice(0) % 90,
        indent: choice(1) % 6,
        ambiguous: [Ambiguous::Narrow, Ambiguous::Wide][choice(2) % 2],
        level: [Level::None, Level::Basic, Level::Gb, Level::Strict][choice(2) / 2 % 4],
        fill: [Fill::Even, Fill::Greedy][choice(2) / 8 % 2],
        matter: [Matter::Text, Matter::Headline, Matter::Names][choice(3) % 3],
        hangs: choice(3) / 3 % 2 == 1,
        upright: false,
    };
    let text = super::text(rest);
    fits(&text, &measure);
    fits(Guise::of(&text).as_str(), &measure);
}

/// Each byte is in one line, each line is something, ends where a glyph ends, and has room.
pub fn fits(text: &str, measure: &Measure) {
    let lines = wrap(text, measure);
    let mut glyphs = graphemes(text, measure.ambiguous).map(|(at, glyph, _)| at + glyph.len());
    let (mut reached, mut indent) = (0, measure.first_indent());
    for line in lines {
        assert!(
            line.start == reached && line.end > reached,
            "{line:?} after {reached}"
        );
        assert!(glyphs.any(|end| end == line.end), "{line:?} cuts a glyph");
        let shown = visible(&text[line.clone()]);
        assert!(!shown.contains('\n'), "{shown:?}");
        let used = indent + cells(shown, measure.ambiguous);
        // What takes no cells may stand behind a mark that hangs.
        let seen = graphemes(shown, measure.ambiguous).filter(|(_, _, cells)| *cells > 0);
        let last = seen.last();
        let hung = measure.hangs
            && last.is_some_and(|(_, last, _)| {
                last.starts_with(['，', '。', '、', '；', '：', '！', '？'])
            });
        let room = measure.width + if hung { 2 } else { 0 };
        assert!(used <= room || measure.width < 2, "{used} cells: {shown:?}");
        (reached, indent) = (line.end, 0);
    }
    assert_eq!(reached, text.len());
}
