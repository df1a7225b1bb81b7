//! The notes of every stage, in words.

use crate::app::words::{Lang, command_line as words, mending};
use crate::article::Doubt;
use crate::article::correct::{Correction, Outcome};
use crate::page::Remark;
use crate::text::{Damage, Skipped};

/// What the assembly of an article is not sure of.
pub fn doubt(doubt: &Doubt, lang: Lang) -> String {
    match doubt {
        Doubt::WholePage => lang.say(words::WHOLE_PAGE).to_owned(),
        Doubt::TitleFromText => lang.say(words::TITLE_FROM_TEXT).to_owned(),
        Doubt::OpenEnd => lang.say(words::OPEN_END).to_owned(),
        Doubt::OpenStart => lang.say(words::OPEN_START).to_owned(),
        Doubt::Joined { margin } => lang.fill(words::JOINED, &[&margin.to_string()]),
        Doubt::Elsewhere(place) => lang.fill(words::ELSEWHERE, &[place]),
    }
}

/// What holds for a whole page.
pub fn remark(remark: Remark, lang: Lang) -> String {
    let word = match remark {
        Remark::Empty => words::PAGE_EMPTY,
        Remark::NotChinese => words::PAGE_NOT_CHINESE,
        Remark::Unwrapped => words::PAGE_UNWRAPPED,
        Remark::Unspaced => words::PAGE_UNSPACED,
        Remark::Interleaved => words::PAGE_INTERLEAVED,
        Remark::SideBySide => words::PAGE_SIDE_BY_SIDE,
        Remark::Hopeless => words::PAGE_HOPELESS,
        Remark::Skipped(skipped) => return self::skipped(skipped, lang).unwrap_or_default(),
    };
    lang.say(word).to_owned()
}

/// A correction and what became of it.
pub fn correction(correction: &Correction, outcome: Outcome, lang: Lang) -> String {
    let outcome = lang.say(match outcome {
        Outcome::Made => words::CORRECTION_MADE,
        Outcome::Needless => words::CORRECTION_NEEDLESS,
        Outcome::Missing => words::CORRECTION_MISSING,
        Outcome::Ambiguous => words::CORRECTION_AMBIGUOUS,
    });
    let what = lang.say(mending::of(&correction.deed));
    lang.fill(words::CORRECTION, &[what, &correction.title, outcome])
}

/// What is wrong with a stretch of a file's bytes.
pub fn damage(damage: &Damage, lang: Lang) -> String {
    let (word, count) = match damage {
        Damage::Malformed { bytes } => (words::MALFORMED, bytes),
        Damage::PrivateUse { count } => (words::PRIVATE_USE, count),
        Damage::Replaced { count } => (words::REPLACED, count),
    };
    lang.fill(word, &[&count.to_string()])
}

/// What was left out of what is read; nothing if nothing was.
pub fn skipped(skipped: Skipped, lang: Lang) -> Option<String> {
    let counts = [
        (words::SCRIPTS, skipped.scripts),
        (words::LINKS, skipped.links),
        (words::IMAGES, skipped.images),
        (words::TABLES, skipped.tables),
        (words::FORMULAS, skipped.formulas),
        (words::COMMENTS, skipped.comments),
        (words::SITE_LINES, skipped.lines),
    ];
    let told: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| lang.fill(word, &[&count.to_string()]))
        .collect();
    let list = told.join(lang.say(words::SKIPPED_AND));
    Some(lang.fill(words::SKIPPED, &[&list])).filter(|_| !told.is_empty())
}
