//! A page that cannot be read as text: half of it is noise, or its lines run through several columns.

use super::fold::is_hanzi;
use super::gram::{self, Class};
use super::line::Line;

/// The fewest characters that tell noise from text.
const FEWEST: usize = 150;

/// How many lines are looked at, and how much of each.
const LINES: usize = 40;
const LENGTH: usize = 40;

/// Whether the characters of a page follow each other like noise: rarer ones than text has, and none foretells the
/// next. Other scripts are no noise.
pub fn is_noise(text: &str, lines: &[Line]) -> bool {
    let (mut gain, mut rarity, mut count) = (0.0, 0.0, 0usize);
    let (mut hanzi, mut foreign) = (0, 0);
    for line in lines.iter().step_by(lines.len().div_ceil(LINES).max(1)) {
        let words = || text[line.start..line.span.end].chars();
        let visible = || words().filter(|c| !c.is_whitespace()).take(LENGTH);
        hanzi += visible().filter(|c| is_hanzi(*c)).count();
        foreign += visible().filter(|c| is_foreign(*c)).count();
        let classes: Vec<Class> = visible().map(gram::class).collect();
        for run in classes.windows(3) {
            let alone = gram::alone(run[2]);
            gain += alone - gram::after_two(run[0], run[1], run[2]);
            rarity += alone;
            count += 1;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a mean")]
    let all = count.max(1) as f32;
    count >= FEWEST
        && hanzi * 8 > count
        && foreign * 10 < count
        && rarity / all > 7.7
        && gain / all < 1.2
}

/// Kana, hangul and other scripts of whole pages.
fn is_foreign(c: char) -> bool {
    c.is_alphabetic() && !c.is_ascii() && !is_hanzi(c) && !('\u{80}'..'\u{250}').contains(&c)
}
