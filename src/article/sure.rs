//! How sure the assembly of an article is: its signs of trouble, weighed as made pages taught.

use super::model::{Article, Doubt};

/// A join with a smaller lead over the next best, in thousandths, was wrong on half of the made pages.
const SMALL_LEAD: u32 = 1500;

/// The least share of a headline that its own text knows, as a rule.
const HELD: f32 = 0.15;

/// A text of fewer characters is a piece as often as an article.
const SHORT: usize = 80;

/// Below this an article is worth a second look, in percent.
pub const DOUBTFUL: u8 = 50;

/// How likely an article has its own headline and its whole text, in percent; `held` is the share of its headline, from
/// 0 to 1, that its text speaks of too. The weights are those of a logistic regression over 3,332 items of made pages.
pub fn sureness(article: &Article, held: f32) -> u8 {
    let count = |is: fn(&Doubt) -> bool, most: u8| {
        let found = article.notes.iter().filter(|note| is(&note.what)).count();
        f32::from(u8::try_from(found).unwrap_or(most).min(most))
    };
    let flag = |is: bool| f32::from(u8::from(is));
    let printed = article.has_printed_headline();
    let sum = 1.8 * flag(printed)
        - 0.4
        - 1.35
            * count(
                |doubt| matches!(doubt, Doubt::OpenEnd | Doubt::OpenStart),
                3,
            )
        - 2.3 * count(|doubt| matches!(doubt, Doubt::Joined { .. }), 5)
        - 0.3
            * count(
                |doubt| matches!(doubt, Doubt::Joined { margin } if *margin < SMALL_LEAD),
                3,
            )
        - 0.85 * flag(is_short(article))
        - 1.2 * flag(printed && held < HELD);
    percent(1.0 / (1.0 + (-sum).exp()))
}

fn is_short(article: &Article) -> bool {
    let texts = article.blocks.iter().flat_map(|block| block.text.chars());
    texts.filter(|c| !c.is_whitespace()).take(SHORT).count() < SHORT
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share from 0 to 1"
)]
fn percent(share: f32) -> u8 {
    (share * 100.0).round() as u8
}
