//! Where UAX #14 (Unicode 18.0) allows a line to break: its rules in their order, one function a group.

use super::class::{CLASSES, COUNT, Class};
use super::item::Item;

/// What may happen before an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Break {
    /// The line must end here.
    Must,
    /// The line may end here.
    May,
    /// The line may not end here.
    Not,
}

/// The breaks of a text from its first item to its last.
#[derive(Debug)]
pub(super) struct Breaks<'p> {
    items: &'p [Item],
    behind: Behind,
}

impl<'p> Breaks<'p> {
    /// The breaks of `items`, from the first.
    pub(super) fn of(items: &'p [Item]) -> Self {
        Self {
            items,
            behind: Behind::default(),
        }
    }

    /// What may happen before item `index`, once for each in their order; never a break before the first.
    #[inline]
    pub(super) fn at(&mut self, index: usize) -> Break {
        let after = self.items[index].class;
        let found = match index.checked_sub(1).map(|before| &self.items[before]) {
            None => Break::Not,
            Some(before) if before.joins => self.judge(index),
            Some(before) => match SETTLED[before.class as usize][after as usize] {
                Some(found) => found,
                None => self.judge(index),
            },
        };
        self.behind.pass(self.items, index);
        found
    }

    fn judge(&self, index: usize) -> Break {
        Place {
            items: self.items,
            index,
            behind: &self.behind,
        }
        .judge()
    }
}

/// What follows from two classes alone, whatever stands around them: most of any text.
static SETTLED: [[Option<Break>; COUNT]; COUNT] = {
    let mut table = [[None; COUNT]; COUNT];
    let mut before = 0;
    while before < CLASSES.len() {
        let mut after = 0;
        while after < CLASSES.len() {
            let pair = (CLASSES[before].1, CLASSES[after].1);
            table[pair.0 as usize][pair.1 as usize] = settled(pair.0, pair.1);
            after += 1;
        }
        before += 1;
    }
    table
};

/// The rules of a pair, as far as they ask nothing else.
const fn settled(before: Class, after: Class) -> Option<Break> {
    use Class::{AL, BA, CL, CP, EX, ID, IN, IS, NS, NU, OP, PO, PR, SY};
    match (before, after) {
        (OP, ID | AL | NU | OP | CL | CP | EX | NS | IN | BA | IS | SY | PO | PR)
        | (
            ID | AL | NU | CL | CP | EX | NS | IN | BA | IS | PO | PR,
            CL | CP | EX | NS | IN | BA | IS | SY,
        )
        | (AL | NU | IS | PO | PR, AL | NU)
        | (PR, ID)
        | (ID | AL | NU, PO)
        | (AL | NU, PR) => Some(Break::Not),
        (ID | CL | EX | NS | IN | BA, ID | AL | NU | OP)
        | (AL | NU | IS | PO, ID)
        | (IS, OP)
        | (ID, PR) => Some(Break::May),
        _ => None,
    }
}

/// What the rules remember of the items passed.
#[derive(Debug, Default)]
struct Behind {
    /// The last item before the spaces that come last.
    solid: Option<usize>,
    /// How much of a number the items passed end with.
    number: Number,
    /// How many regional indicators in a row.
    regional: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Number {
    #[default]
    None,
    /// NU (SY | IS)*
    Open,
    /// NU (SY | IS)* (CL | CP)
    Closed,
}

impl Behind {
    #[inline]
    fn pass(&mut self, items: &[Item], index: usize) {
        let class = items[index].class;
        if class == Class::ID {
            (self.number, self.regional) = (Number::None, 0);
            return;
        }
        if class == Class::SP {
            let before = index.checked_sub(1);
            self.solid = before.map_or(self.solid, |before| self.solid(items, before + 1));
        }
        self.number = match (class, self.number) {
            (Class::NU, _) | (Class::SY | Class::IS, Number::Open) => Number::Open,
            (Class::CL | Class::CP, Number::Open) => Number::Closed,
            _ => Number::None,
        };
        self.regional = if class == Class::RI {
            self.regional + 1
        } else {
            0
        };
    }

    /// The last item before `index` that is no space.
    fn solid(&self, items: &[Item], index: usize) -> Option<usize> {
        match index.checked_sub(1) {
            Some(before) if items[before].class != Class::SP => Some(before),
            _ => self.solid,
        }
    }
}

/// A place between two items.
struct Place<'p> {
    items: &'p [Item],
    /// The item after the place; there is one before it.
    index: usize,
    behind: &'p Behind,
}

impl Place<'_> {
    fn judge(&self) -> Break {
        let (before, after) = (
            self.items[self.index - 1].class,
            self.items[self.index].class,
        );
        lines(before, after)
            .or_else(|| self.spaces(after))
            .or_else(|| glue(before, after))
            .or_else(|| self.marks(before, after))
            .or_else(|| self.quotes(before, after))
            .or_else(|| self.hyphens(before, after))
            .or_else(|| self.numbers(before, after))
            .or_else(|| self.words(before, after))
            .unwrap_or(Break::May)
    }

    fn item(&self, offset: isize) -> Option<&Item> {
        self.items.get(self.index.checked_add_signed(offset)?)
    }

    fn class(&self, offset: isize) -> Option<Class> {
        self.item(offset).map(|item| item.class)
    }

    /// The last item before the place that is no space.
    fn solid(&self) -> Option<usize> {
        self.behind.solid(self.items, self.index)
    }

    /// LB7, LB8, LB8a.
    fn spaces(&self, after: Class) -> Option<Break> {
        if matches!(after, Class::SP | Class::ZW) {
            return Some(Break::Not);
        }
        let solid = self.solid().map(|index| self.items[index].class);
        if solid == Some(Class::ZW) {
            return Some(Break::May);
        }
        self.item(-1)?.joins.then_some(Break::Not)
    }

    /// LB13 to LB18, without the quotation marks of LB15.
    fn marks(&self, before: Class, after: Class) -> Option<Break> {
        let solid = self.solid().map(|index| self.items[index].class);
        let not = matches!(after, Class::CL | Class::CP | Class::EX | Class::SY)
            || solid == Some(Class::OP)
            || self.opens_quotation()
            || self.closes_quotation();
        if not {
            return Some(Break::Not);
        }
        if before == Class::SP && after == Class::IS && self.class(1) == Some(Class::NU) {
            return Some(Break::May);
        }
        match (solid, after) {
            (_, Class::IS)
            | (Some(Class::CL | Class::CP), Class::NS)
            | (Some(Class::B2), Class::B2) => Some(Break::Not),
            _ if before == Class::SP => Some(Break::May),
            _ => None,
        }
    }

    /// LB15a: an initial quotation mark after a start or an opening, and the spaces after it.
    fn opens_quotation(&self) -> bool {
        use Class::{BK, CR, GL, LF, NL, OP, QU, QUf, QUi, SP, ZW};
        let Some(solid) = self
            .solid()
            .filter(|index| self.items[*index].class == Class::QUi)
        else {
            return false;
        };
        let outside = solid.checked_sub(1).map(|index| self.items[index].class);
        matches!(
            outside,
            None | Some(BK | CR | LF | NL | OP | QU | QUi | QUf | GL | SP | ZW)
        )
    }

    /// LB15b: a final quotation mark before an end or a closing.
    fn closes_quotation(&self) -> bool {
        use Class::{BK, CL, CP, CR, EX, GL, IS, LF, NL, QU, QUf, QUi, SP, SY, WJ, ZW};
        let outside = self.class(1);
        self.class(0) == Some(QUf)
            && matches!(
                outside,
                None | Some(
                    SP | GL | WJ | CL | QU | QUi | QUf | CP | EX | IS | SY | BK | CR | LF | NL | ZW
                )
            )
    }

    /// LB19, LB19a: quotation marks stick to both sides, but not between East Asian characters.
    fn quotes(&self, before: Class, after: Class) -> Option<Break> {
        let western = |offset: isize| self.item(offset).is_none_or(|item| !item.wide);
        let not = matches!(after, Class::QU | Class::QUf)
            || matches!(before, Class::QU | Class::QUi)
            || (after == Class::QUi && (western(-1) || western(1)))
            || (before == Class::QUf && (western(0) || western(-2)));
        not.then_some(Break::Not)
    }

    /// LB20 to LB22: breaks beside objects, hyphens, what breaks only before or after.
    fn hyphens(&self, before: Class, after: Class) -> Option<Break> {
        use Class::{AL, BA, BB, BK, CB, CR, GL, HH, HL, HY, IN, LF, NL, NS, SP, SY, ZW};
        if before == CB || after == CB {
            return Some(Break::May);
        }
        let outside = self.class(-2);
        let hyphen = matches!(before, HY | HH);
        let starts_word = hyphen
            && matches!(after, AL | HL)
            && matches!(outside, None | Some(BK | CR | LF | NL | SP | ZW | CB | GL));
        let not = starts_word
            || matches!(after, BA | HH | HY | NS | IN)
            || before == BB
            || (hyphen && outside == Some(HL) && after != HL)
            || (before == SY && after == HL);
        not.then_some(Break::Not)
    }

    /// LB23 to LB25: numbers with their signs and units.
    fn numbers(&self, before: Class, after: Class) -> Option<Break> {
        use Class::{AL, EB, EM, HL, HY, ID, IS, NU, OP, PO, PR};
        let not = match (before, after) {
            (AL | HL | HY | IS | PR | PO, NU)
            | (NU | PR | PO, AL | HL)
            | (PR, ID | EB | EM)
            | (ID | EB | EM | AL | HL, PO)
            | (AL | HL, PR) => true,
            (PR | PO, OP) => {
                self.class(1) == Some(NU)
                    || (self.class(1) == Some(IS) && self.class(2) == Some(NU))
            }
            (_, PO | PR) => self.behind.number != Number::None,
            (_, NU) => self.behind.number == Number::Open,
            _ => false,
        };
        not.then_some(Break::Not)
    }

    /// LB26 to LB30b: syllables, words, flags, pictographs.
    fn words(&self, before: Class, after: Class) -> Option<Break> {
        use Class::{AL, CP, EB, EM, H2, H3, HL, IS, JL, JT, JV, NU, OP, PO, PR, RI};
        let (first, second) = (self.item(-1)?, self.item(0)?);
        let not = match (before, after) {
            (JL, JL | JV | H2 | H3)
            | (JV | H2, JV | JT)
            | (JT | H3, JT)
            | (JL | JV | JT | H2 | H3, PO)
            | (PR, JL | JV | JT | H2 | H3)
            | (AL | HL | IS, AL | HL)
            | (EB, EM) => true,
            (AL | HL | NU, OP) => !second.wide,
            (CP, AL | HL | NU) => !first.wide,
            (RI, RI) => self.behind.regional % 2 == 1,
            (_, EM) => first.picture,
            _ => self.is_in_syllable(),
        };
        not.then_some(Break::Not)
    }

    /// LB28a: syllables of Brahmic scripts.
    fn is_in_syllable(&self) -> bool {
        use Class::{AK, AP, AS, VF, VI};
        let base = |offset: isize, also: Class| {
            self.item(offset).is_some_and(|item| {
                item.is_dotted_circle() || item.class == AK || item.class == also
            })
        };
        match (self.class(-1), self.class(0)) {
            (Some(AP), _) => base(0, AS),
            (_, Some(VF | VI)) => base(-1, AS),
            (Some(VI), _) => base(-2, AS) && base(0, AK),
            _ => base(-1, AS) && base(0, AS) && self.class(1) == Some(VF),
        }
    }
}

/// LB4 to LB6: line ends.
fn lines(before: Class, after: Class) -> Option<Break> {
    use Class::{BK, CR, LF, NL};
    match (before, after) {
        (CR, LF) => Some(Break::Not),
        (BK | CR | LF | NL, _) => Some(Break::Must),
        (_, BK | CR | LF | NL) => Some(Break::Not),
        _ => None,
    }
}

/// LB11 to LB12a: what is made to hold together.
fn glue(before: Class, after: Class) -> Option<Break> {
    use Class::{GL, HH, HY, SP, WJ};
    let not = match (before, after) {
        (_, WJ) | (WJ | GL, _) => true,
        (_, GL) => !matches!(before, SP | HY | HH),
        _ => false,
    };
    not.then_some(Break::Not)
}
