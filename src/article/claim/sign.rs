//! The signs that speak for a line to be where it is.

use super::super::table::{self, signs};

/// How far each sign holds.
pub type Row = table::Row<Sign>;

/// What each sign weighs, on pages of lines of print and on pages of a paragraph a line.
pub type Weights = table::Weights<Sign, 2>;

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
