//! What the tables of a page know of one character, looked up once, when its ink is poured. It knows no neighbours.

use std::sync::{LazyLock, OnceLock};

use super::fold::{fold, is_hanzi};
use super::gram::{self, Class};
use super::words::{
    BULLETS, DATELINES, HOUSES, IMPRINT_WORDS, LONG_SURNAMES, NO_NAME, NOTICES, OFFICES, OPENERS,
    SOURCES, SPOKEN, SURNAMES, TURNS,
};
use crate::text::{CharTable, is_letter};

/// What a character is, and which words of the trade may begin with it: a cue that needs what no character of a line
/// is need not be looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs(u32);

impl Signs {
    /// 一 and the like.
    pub const HANZI: Self = Self(1);
    /// A letter of any script or a digit.
    pub const WORD: Self = Self(1 << 1);
    /// 0 to 9, in full width too.
    pub const DIGIT: Self = Self(1 << 2);
    /// A sentence may end with it.
    pub const STOP: Self = Self(1 << 3);
    /// It closes a quotation or a bracket.
    pub const CLOSER: Self = Self(1 << 4);
    /// A quotation mark or bracket of any kind.
    pub const QUOTE: Self = Self(1 << 5);
    /// It stands before a byline: ■.
    pub const BULLET: Self = Self(1 << 6);
    /// It parts two names.
    pub const SEPARATOR: Self = Self(1 << 7);
    /// A letter or a mark that a name of a person is written with.
    pub const NAME: Self = Self(1 << 8);
    /// A surname.
    pub const SURNAME: Self = Self(1 << 9);
    /// The first half of a surname of two characters.
    pub const LONG_SURNAME: Self = Self(1 << 17);
    /// It stands in no name.
    pub const NO_NAME: Self = Self(1 << 10);
    /// Words of office begin with it: 记者.
    pub const OFFICE: Self = Self(1 << 11);
    /// Words of a house begin with it: 本报.
    pub const HOUSE: Self = Self(1 << 12);
    /// Datelines begin with it.
    pub const DATELINE: Self = Self(1 << 13);
    /// The page's own words begin with it: 责编.
    pub const IMPRINT: Self = Self(1 << 14);
    /// Words that speak of other pages begin with it: 下转.
    pub const SPOKEN: Self = Self(1 << 15);
    /// Words of the page's own go on with it.
    pub const IMPRINT_ON: Self = Self(1 << 18);
    /// The headline of an announcement ends with it.
    pub const NOTICE: Self = Self(1 << 19);
    /// Lines that say where a picture comes from begin with it.
    pub const SOURCE: Self = Self(1 << 20);
    /// 下转 and the like begin with it.
    pub const TURN: Self = Self(1 << 21);
    /// Paragraphs that continue nothing may begin with it.
    pub const OPENER: Self = Self(1 << 22);
    /// 版.
    pub const LEAF: Self = Self(1 << 16);

    /// What both are together.
    #[inline]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the character is one of these.
    #[inline]
    pub const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    fn of(c: char, plain: char) -> Self {
        let opener = matches!(plain, '“' | '‘' | '「' | '『' | '《' | '(' | '[' | '〈');
        let closer = is_closer(plain);
        let hanzi = is_hanzi(c);
        let told = [
            (Self::HANZI, hanzi),
            (Self::WORD, is_letter(c)),
            (Self::DIGIT, plain.is_ascii_digit()),
            (Self::STOP, is_stop(plain)),
            (Self::CLOSER, closer),
            (Self::QUOTE, opener || closer),
            (Self::SEPARATOR, is_separator(plain)),
            (Self::NAME, hanzi || is_latin(c)),
            (Self::LEAF, plain == '版'),
        ];
        let told = told.into_iter().filter(|(_, is)| *is);
        let own = told.fold(Self::default(), |all, (sign, _)| all.and(sign));
        own.and(TRADE.at(plain).0).and(TRADE.at(c).1)
    }
}

/// What characters are by the lists of the trade: those in folded characters, and those of names, which are not folded.
static TRADE: LazyLock<CharTable<(Signs, Signs)>> = LazyLock::new(|| {
    let mut table: CharTable<(Signs, Signs)> = CharTable::new();
    let mut mark = |c: char, folded: Signs, own: Signs| {
        let before = table.at(c);
        table.put(c, (before.0.and(folded), before.1.and(own)));
    };
    let none = Signs::default();
    for (word, _) in OFFICES {
        first(word).for_each(|c| mark(c, Signs::OFFICE, none));
    }
    let lists: [(&[&str], Signs); 7] = [
        (&HOUSES, Signs::HOUSE),
        (&DATELINES, Signs::DATELINE),
        (&IMPRINT_WORDS, Signs::IMPRINT),
        (&SPOKEN, Signs::SPOKEN),
        (&SOURCES, Signs::SOURCE),
        (&TURNS, Signs::TURN),
        (&OPENERS, Signs::OPENER),
    ];
    for (words, sign) in lists {
        let starts = words.iter().flat_map(|word| first(word));
        starts.for_each(|c| mark(c, sign, none));
    }
    let on = IMPRINT_WORDS.iter().filter_map(|word| word.chars().nth(1));
    on.for_each(|c| mark(c, Signs::IMPRINT_ON, none));
    let notices = NOTICES.iter().filter_map(|word| word.chars().next_back());
    notices.for_each(|c| mark(c, Signs::NOTICE, none));
    BULLETS.chars().for_each(|c| mark(c, Signs::BULLET, none));
    SURNAMES.chars().for_each(|c| mark(c, none, Signs::SURNAME));
    NO_NAME.chars().for_each(|c| mark(c, none, Signs::NO_NAME));
    let long = LONG_SURNAMES.iter().flat_map(|name| first(name));
    long.for_each(|c| mark(c, none, Signs::LONG_SURNAME));
    table
});

/// The character that a word begins with.
fn first(word: &str) -> impl Iterator<Item = char> {
    word.chars().take(1)
}

/// Whether a sentence may end with the mark.
pub fn is_stop(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | '…' | ';' | '．' | ':' | '.' | '｡')
}

/// Whether the mark closes what another opened; a straight quotation mark may do both.
fn is_closer(c: char) -> bool {
    matches!(
        c,
        '”' | '’' | '」' | '』' | ')' | ']' | '》' | '〉' | '"' | '\''
    )
}

fn is_separator(plain: char) -> bool {
    matches!(
        plain,
        '、' | ',' | '/' | ':' | ';' | '|' | '&' | '(' | ')' | '[' | ']'
    )
}

/// What foreign names are written with.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '·' | '•' | '.')
}

/// A character as the tables know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Its folded form.
    pub plain: char,
    /// What it is.
    pub signs: Signs,
    /// Its class among the grams.
    pub class: Class,
}

/// How many characters are looked up at once.
const SHEET: usize = 16;

/// The characters of the basic plane, looked up when the first of their sheet is met.
static SHEETS: [OnceLock<[Glyph; SHEET]>; 0x1_0000 / SHEET] =
    [const { OnceLock::new() }; 0x1_0000 / SHEET];

impl Glyph {
    /// What is known of a character.
    #[inline]
    pub fn of(c: char) -> Self {
        let code = c as usize;
        match SHEETS.get(code / SHEET) {
            Some(sheet) => sheet.get_or_init(|| sheet_of(code / SHEET))[code % SHEET],
            None => Self::read(c),
        }
    }

    fn read(c: char) -> Self {
        let plain = fold(c);
        Self {
            plain,
            signs: Signs::of(c, plain),
            class: gram::class(c),
        }
    }
}

#[cold]
fn sheet_of(number: usize) -> [Glyph; SHEET] {
    std::array::from_fn(|place| {
        let code = u32::try_from(number * SHEET + place);
        // Half of a pair of UTF-16 is no character and is never asked for.
        let c = code.ok().and_then(char::from_u32);
        Glyph::read(c.unwrap_or(char::REPLACEMENT_CHARACTER))
    })
}
