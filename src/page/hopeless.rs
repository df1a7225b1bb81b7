//! A page that cannot be read as text: half of it is noise, or its lines run through several columns.

use super::fold::is_hanzi;
use super::glyph::Signs;
use super::gram;
use super::ink::Ink;
use super::line::Line;

/// The fewest characters that tell noise from text.
const FEWEST: usize = 150;

/// How many lines are looked at, and how much of each.
const LINES: usize = 40;
const LENGTH: usize = 40;

/// Whether the characters of a page follow each other like noise: rarer ones than text has, and none foretells the
/// next. Other scripts are no noise.
pub fn is_noise(lines: &[Line], ink: &[Ink]) -> bool {
    let asked = || lines.iter().step_by(lines.len().div_ceil(LINES).max(1));
    let starts = || asked().map(|line| &line.ink(ink)[..line.marks.len().min(LENGTH)]);
    let runs = || starts().flat_map(|start| start.windows(3));
    let count = runs().count();
    let marks = |is: fn(&&Ink) -> bool| starts().flatten().filter(is).count();
    if count < FEWEST
        || marks(|mark| mark.is(Signs::HANZI)) * 8 <= count
        || marks(|mark| is_foreign(mark.c)) * 10 >= count
    {
        return false;
    }
    #[expect(clippy::cast_precision_loss, reason = "a mean")]
    let all = count as f32;
    let alone = |run: &[Ink]| gram::alone(run[2].glyph.class);
    let rarity = runs().map(alone).fold(0.0, |sum, cost| sum + cost);
    // How much is foretold is asked last: it takes longest.
    let foretold = |run: &[Ink]| {
        let [x, y, z] = [0, 1, 2].map(|at| run[at].glyph.class);
        gram::alone(z) - gram::after_two(x, y, z)
    };
    rarity / all > 7.7 && runs().map(foretold).fold(0.0, |sum, gain| sum + gain) / all < 1.2
}

/// Kana, hangul and other scripts of whole pages.
fn is_foreign(c: char) -> bool {
    !c.is_ascii() && !is_hanzi(c) && !('\u{80}'..'\u{250}').contains(&c) && c.is_alphabetic()
}
