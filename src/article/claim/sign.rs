//! The signs that speak for a line to be where it is, and what each weighs.

use crate::page::Setting;

macro_rules! signs {
    ($($(#[$doc:meta])* $sign:ident,)*) => {
        /// What may speak for or against a place of a line.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Sign {
            $($(#[$doc])* $sign,)*
        }

        impl Sign {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$sign,)*];

            /// Its name in the table of weights.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$sign => stringify!($sign),)*
                }
            }
        }
    };
}

signs! {
    /// The line is in no article.
    Nowhere,
    /// It is a subhead.
    Subhead,
    /// It is a paragraph.
    Paragraph,
    /// It is in no headline and the sequence model takes it for one.
    OutHeadline,
    /// … for a kicker.
    OutKicker,
    /// … for a subhead.
    OutSubhead,
    /// … for text.
    OutText,
    /// … for something else, or knows nothing.
    OutOther,
    /// It is in no headline and has three characters at most.
    OutShort,
    /// … twelve or more.
    OutLong,
    /// It is in no headline; the share of it that the text around speaks of.
    OutHeld,
    /// … how much more of it another text speaks of.
    OutMissed,
    /// It is in no headline; how likely a phrase begins with it.
    OutBegins,
    /// It is in no headline, with a blank line above.
    OutApart,
    /// It is a subhead of two at least in its article.
    SubheadOfTwo,
    /// … of three at least.
    SubheadOfThree,
    /// The line is in the headline that it was in.
    Home,
    /// It is in the headline of the article that has it as a subhead or a paragraph.
    OwnText,
    /// It was there and has three characters at most.
    HomeShort,
    /// It was there and says that it goes with a headline.
    HomeSubtitle,
    /// It was there; the share of it that the text speaks of.
    HomeHeld,
    /// It was there, and the page sets headlines above their texts.
    HomeOrdered,
    /// It was there, right above, right below, or neither.
    HomeAbove,
    /// See above.
    HomeBelow,
    /// See above.
    HomeAway,
    /// The share of it that the text speaks of.
    Held,
    /// … that its lead speaks of.
    Led,
    /// How much more of it this text speaks of than any other.
    HeldMore,
    /// … this lead than any other.
    LedMore,
    /// Whether this text speaks of more of it than any other.
    HeldMost,
    /// … this lead.
    LedMost,
    /// The text speaks of hardly anything of it.
    Foreign,
    /// Of all lines it is the one that the lead speaks of most.
    BestLed,
    /// … that the text speaks of most.
    BestHeld,
    /// No other text stands between it and the text below.
    Above,
    /// … the text above.
    Below,
    /// It stands above, and another text between.
    FarAbove,
    /// It stands below, and another text between.
    FarBelow,
    /// It stands within the text.
    Within,
    /// The text begins with the next block.
    RightAbove,
    /// It stands above, and the page sets headlines above their texts.
    AboveOrdered,
    /// How many blocks away, as a logarithm.
    Away,
    /// … of a line of three characters at most.
    AwayShort,
    /// … of a line that says that it goes with a headline.
    AwaySubtitle,
    /// Such a line beside the text.
    BesideSubtitle,
    /// The headline has no line but such lines.
    Headless,
    /// … and its text begins with a dateline or a byline.
    HeadlessReport,
    /// … and its text is no longer than a few lines.
    HeadlessScrap,
    /// How many lines say that they go with the headline.
    Subtitles,
    /// Its characters beyond a usual number, and beyond a great one.
    Long,
    /// See above.
    VeryLong,
    /// It has six characters at most, three at most.
    Brief,
    /// See above.
    VeryBrief,
    /// How likely a phrase begins with it.
    Begins,
    /// Its lines beyond three.
    Lines,
    /// How many of its lines follow one that they stand below, and how well.
    Beside,
    /// See above.
    BesideWorth,
    /// … and go on with its last word.
    BesideWord,
    /// How many of its lines follow one that stands elsewhere, and how well.
    Apart,
    /// See above.
    ApartWorth,
    /// … and go on with its last word.
    ApartWord,
    /// How many follow one that stands below them.
    Turned,
}

/// How far each sign holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Row(Vec<f32>);

impl Default for Row {
    fn default() -> Self {
        Self(vec![0.0; Sign::ALL.len()])
    }
}

impl Row {
    /// Adds to a sign.
    pub fn add(&mut self, sign: Sign, value: f32) {
        self.0[sign as usize] += value;
    }

    /// Adds one to a sign if it holds.
    pub fn flag(&mut self, sign: Sign, holds: bool) {
        self.add(sign, f32::from(u8::from(holds)));
    }

    /// Adds all signs of another row, each so many times.
    pub fn add_row(&mut self, other: &Self, times: f32) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine += theirs * times;
        }
    }

    /// The values, in the order of [`Sign::ALL`].
    pub fn values(&self) -> &[f32] {
        &self.0
    }

    /// The values, to be changed.
    pub fn values_mut(&mut self) -> &mut [f32] {
        &mut self.0
    }

    /// The sum of the products of two rows.
    pub fn dot(&self, other: &Self) -> f32 {
        self.0.iter().zip(&other.0).map(|(a, b)| a * b).sum()
    }
}

/// The weight of each sign, on pages of lines of print and on pages of a paragraph a line.
#[derive(Clone, Debug, Default)]
pub struct Weights([Row; 2]);

impl Weights {
    /// The weights for a page.
    pub fn of(&self, setting: Setting) -> &Row {
        &self.0[usize::from(setting == Setting::Paragraphs)]
    }

    /// Reads a table: on each line the name of a sign and its two weights. A sign that it does not have weighs nothing.
    pub fn read(table: &str) -> Self {
        let mut weights = Self::default();
        for line in table.lines() {
            let mut words = line.split_whitespace();
            let name = words.next().unwrap_or_default();
            let sign = Sign::ALL.iter().find(|sign| sign.name() == name);
            for (row, word) in weights.0.iter_mut().zip(words) {
                if let (Some(sign), Ok(weight)) = (sign, word.parse()) {
                    row.0[*sign as usize] = weight;
                }
            }
        }
        weights
    }

    /// The table of two rows.
    pub fn print(rows: &[Row; 2]) -> String {
        let line = |(at, sign): (usize, &Sign)| {
            format!(
                "{} {:.3} {:.3}\n",
                sign.name(),
                rows[0].0[at],
                rows[1].0[at]
            )
        };
        Sign::ALL.iter().enumerate().map(line).collect()
    }
}
