//! The signs that speak for one text to go on with what another breaks off.

use super::super::table::{self, signs};

/// How far each sign holds.
pub type Row = table::Row<Sign>;

/// How many kinds of seams there are: of neighbours and of texts apart, both on pages of lines of print, of paragraphs
/// with a space at each line's end, and of bare paragraphs.
pub const KINDS: usize = 6;

/// What each sign weighs in each kind of seam.
pub type Weights = table::Weights<Sign, KINDS>;

signs! {
    /// It goes on with a text at all.
    Joined,
    /// Other blocks stand between neighbours.
    Parted,
    /// Headlines or bylines stand between them.
    Headed,
    /// … more than one.
    ManyHeaded,
    /// A blank line stands above the second, where most paragraphs have none.
    Blank,
    /// The second stands before the first.
    Backward,
    /// How many texts away the second is, as a logarithm.
    Away,
    /// … if it stands before.
    AwayBack,
    /// It is the next but one.
    Second,
    /// Both are of one report.
    Report,
    /// Both are of one stretch between headlines.
    Stretch,
    /// The text before the second is cut too.
    Wooed,
    /// … and is another than the first; both of one stretch.
    WooedNear,
    /// The text after the first looks like a beginning.
    Released,
    /// The joins so far lead to expect it.
    Expected,
    /// The first ends with a closing quotation mark or bracket.
    Quoted,
    /// The first is a few characters.
    FromBrief,
    /// The second is.
    ToBrief,
    /// The second is cut too.
    ToOpen,
    /// The sequence model takes the second for more of a paragraph.
    TagRest,
    /// … for a beginning.
    TagBody,
    /// … for something else.
    TagOther,
    /// It takes the first for more of a paragraph.
    FromRest,
    /// It takes the first for no text.
    FromOther,
    /// The second's first line fills the column.
    FirstFull,
    /// … is set in.
    FirstIndented,
    /// The first's last line fills the column.
    LastFull,
    /// … ends before it.
    LastShort,
    /// The last line fills the column and the first does.
    FullFull,
    /// The last line ends before the column does, and the first line is set in.
    ShortIndented,
    /// The second's first line lacks nothing.
    LacksNone,
    /// … half an em to one.
    LacksOne,
    /// … one and a half.
    LacksThree,
    /// … two.
    LacksFour,
    /// … up to three.
    LacksSix,
    /// … more.
    LacksMore,
    /// White space sets it in.
    SetIn,
    /// White space does not, though it does elsewhere.
    NotSetIn,
    /// The first's last line leaves nothing.
    LeavesNone,
    /// … up to an em.
    LeavesTwo,
    /// … up to two.
    LeavesFour,
    /// … more.
    LeavesMore,
    /// The columns are of one width.
    SameWidth,
    /// … of widths two ems apart at least.
    OtherWidth,
    /// Both columns' widths are known.
    KnownWidth,
    /// A quotation is open, and closed.
    Paired,
    /// … open only.
    Unclosed,
    /// … closed only.
    Unopened,
    /// Straight marks are odd on both sides.
    StraightPaired,
    /// … on one.
    StraightAlone,
    /// How often the page has the two characters at the seam side by side, as a logarithm.
    Known,
    /// Whether it never has.
    Unknown,
    /// How likely the two characters before the seam go on with the two after it.
    Bond,
    /// … beyond what chance would give.
    BondStrong,
    /// … below.
    BondWeak,
    /// How likely a paragraph begins so.
    Begins,
    /// … beyond what chance would give.
    BeginsStrong,
    /// How likely a paragraph ends so.
    Ends,
    /// The second begins with words that open paragraphs.
    Opener,
    /// It begins with a mark that no text begins with.
    HeadMark,
    /// … with a closing quotation mark or bracket.
    HeadCloser,
    /// … with a word of structure.
    HeadParticle,
    /// … with a digit or a letter.
    HeadLatin,
    /// … with an opening quotation mark or bracket.
    HeadQuote,
    /// … with a sign of a list.
    HeadBullet,
    /// The first ends with a comma or the like.
    TailComma,
    /// … with a colon.
    TailColon,
    /// … with a digit or a letter.
    TailLatin,
    /// … and the second goes on with such.
    LatinLatin,
    /// A sentence of the second ends within its first seven characters.
    StopsAtOnce,
    /// … within twenty.
    StopsSoon,
    /// None ends there at all.
    StopsNever,
    /// How alike the subjects are.
    Alike,
}
