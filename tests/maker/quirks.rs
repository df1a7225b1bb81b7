//! What is odd about a page: each quirk drawn for the page as a whole, most pages have none or few.

use super::rng::Rng;
use super::wear;

/// The forms of a page's characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Script {
    #[default]
    Plain,
    /// Digits and letters are as wide as hanzi.
    Wide,
    /// 繁體.
    Traditional,
}

impl Script {
    /// A text in this form.
    pub fn of(self, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Wide => wear::widened(text),
            Self::Traditional => wear::traditional(text),
        }
    }
}

/// The quirks of a page; numbers are chances in a hundred unless they say otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quirks {
    /// A text comes before its headline in the file.
    pub inverted: usize,
    /// The stories stand in the file in another order than on the sheet.
    pub shuffled: bool,
    /// Characters read wrong, in a thousand.
    pub misread: usize,
    /// A full stop was not read.
    pub dropped: usize,
    /// A line is letter-spaced.
    pub spread: usize,
    /// A blank line stands where none should.
    pub gaps: usize,
    /// The columns of a text come in another order.
    pub disorder: usize,
    /// The two ems before a paragraph are gone.
    pub flush: bool,
    pub script: Script,
    /// Pieces of infographics.
    pub graphics: usize,
    /// Words of the text printed large amid it.
    pub quotes: usize,
    /// Stories that run on to another page or come from one.
    pub turns: usize,
    /// Which form of the page's own lines, by number.
    pub masthead: usize,
}

impl Quirks {
    /// A page without any.
    pub fn none() -> Self {
        Self::default()
    }

    /// Each quirk alone, with a name.
    pub fn each() -> Vec<(&'static str, Self)> {
        let with = |change: &dyn Fn(&mut Self)| {
            let mut quirks = Self::none();
            change(&mut quirks);
            quirks
        };
        vec![
            ("none", Self::none()),
            ("all inverted", with(&|q| q.inverted = 100)),
            ("some inverted", with(&|q| q.inverted = 35)),
            ("misread", with(&|q| q.misread = 10)),
            ("stops dropped", with(&|q| q.dropped = 25)),
            ("letter-spaced", with(&|q| q.spread = 6)),
            ("stray blanks", with(&|q| q.gaps = 6)),
            ("disorder", with(&|q| q.disorder = 100)),
            ("no indents", with(&|q| q.flush = true)),
            ("wide digits", with(&|q| q.script = Script::Wide)),
            ("traditional", with(&|q| q.script = Script::Traditional)),
            ("infographics", with(&|q| q.graphics = 100)),
            ("pull quotes", with(&|q| q.quotes = 50)),
            ("turns", with(&|q| q.turns = 25)),
        ]
    }

    /// What a page may have; two in five have none but their masthead and the order of their file.
    pub fn any(rng: &mut Rng) -> Self {
        let plain = Self {
            inverted: *rng.pick(&[0, 0, 0, 15, 35, 35, 100]),
            shuffled: rng.chance(40),
            masthead: rng.below(6),
            flush: rng.chance(25),
            ..Self::none()
        };
        if rng.chance(40) {
            return plain;
        }
        let script = match rng.below(10) {
            0 => Script::Wide,
            1 => Script::Traditional,
            _ => Script::Plain,
        };
        let mut some = |percent: usize, values: &[usize]| {
            if rng.chance(percent) {
                *rng.pick(values)
            } else {
                0
            }
        };
        Self {
            misread: some(12, &[2, 5, 10]),
            dropped: some(12, &[3, 10, 25]),
            spread: some(15, &[1, 3, 6]),
            gaps: some(15, &[1, 3, 6]),
            disorder: some(12, &[20, 50, 100]),
            graphics: some(20, &[100]),
            quotes: some(15, &[20, 50]),
            turns: some(20, &[10, 25]),
            script,
            ..plain
        }
    }
}
