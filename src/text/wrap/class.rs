//! The line breaking class of each character (UAX #14, Unicode 18.0), from the table `assets/linebreak.txt`.

use std::sync::LazyLock;

const TABLE: &str = include_str!("../../../assets/linebreak.txt");

/// The table's last code point; beyond it classes follow from the plane.
const LAST: usize = 0x1_FFFF;

/// Classes of UAX #14 after its rule LB1; quotation marks are told apart by direction.
#[rustfmt::skip]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    AI, AK, AL, AP, AS, B2, BA, BB, BK, CB, CL, CM, CP, CR, EB, EM, EX, GL, H2, H3, HH, HL, HY, ID, IN, IS,
    JL, JT, JV, LF, NL, NS, NU, OP, PO, PR, QU, QUi, QUf, RI, SP, SY, VF, VI, WJ, ZW, Joiner,
}

/// What line breaking knows of a character.
#[derive(Clone, Copy, Debug)]
pub(super) struct Property {
    /// Its class.
    pub(super) class: Class,
    /// Whether it is East Asian: of wide, full or half width (LB19a, LB30).
    pub(super) wide: bool,
    /// Whether it is reserved for a pictograph (LB30b).
    pub(super) picture: bool,
}

/// The property of a hanzi.
pub(super) const HANZI: Property = Property {
    class: Class::ID,
    wide: true,
    picture: false,
};

/// The properties of characters, to be asked of many.
#[derive(Clone, Copy, Debug)]
pub(super) struct Properties {
    table: &'static [Property],
}

/// The properties of all characters.
pub(super) fn properties() -> Properties {
    Properties { table: &PROPERTIES }
}

impl Properties {
    /// The property of `c`.
    #[inline]
    pub(super) fn of(self, c: char) -> Property {
        match self.table.get(c as usize) {
            Some(property) => *property,
            None => far_property_of(c),
        }
    }
}

/// The property of a character beyond the table.
const fn far_property_of(c: char) -> Property {
    match c {
        '\u{20000}'..='\u{3FFFD}' => HANZI,
        '\u{E0001}' | '\u{E0020}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}' => Property {
            class: Class::CM,
            ..PLAIN
        },
        _ => PLAIN,
    }
}

const PLAIN: Property = Property {
    class: Class::AL,
    wide: false,
    picture: false,
};

static PROPERTIES: LazyLock<Vec<Property>> = LazyLock::new(|| {
    let mut properties = Vec::with_capacity(LAST + 1);
    let mut current = PLAIN;
    for line in TABLE.lines() {
        let mut words = line.split(' ');
        let first = words
            .next()
            .and_then(|hex| usize::from_str_radix(hex, 16).ok())
            .unwrap_or(0);
        properties.resize(first.min(LAST), current);
        let class = words.next().map_or(Class::AL, named);
        let flags = words.next().unwrap_or_default();
        current = Property {
            class,
            wide: flags.contains('w'),
            picture: flags.contains('x'),
        };
    }
    properties.resize(LAST + 1, current);
    // The table has H3 for both kinds of syllables; those without a final stand 28 apart.
    for syllable in properties[0xAC00..=0xD7A3].iter_mut().step_by(28) {
        syllable.class = Class::H2;
    }
    properties
});

/// How many classes there are.
pub(super) const COUNT: usize = Class::Joiner as usize + 1;

fn named(name: &str) -> Class {
    CLASSES
        .iter()
        .find(|(known, _)| *known == name)
        .map_or(Class::AL, |(_, class)| *class)
}

/// The classes that the table names, all but H2.
#[rustfmt::skip]
pub(super) const CLASSES: [(&str, Class); 46] = [
    ("AI", Class::AI), ("AK", Class::AK), ("AL", Class::AL), ("AP", Class::AP), ("AS", Class::AS), ("B2", Class::B2),
    ("BA", Class::BA), ("BB", Class::BB), ("BK", Class::BK), ("CB", Class::CB), ("CL", Class::CL), ("CM", Class::CM),
    ("CP", Class::CP), ("CR", Class::CR), ("EB", Class::EB), ("EM", Class::EM), ("EX", Class::EX), ("GL", Class::GL),
    ("H3", Class::H3), ("HH", Class::HH), ("HL", Class::HL), ("HY", Class::HY), ("ID", Class::ID), ("IN", Class::IN),
    ("IS", Class::IS), ("JL", Class::JL), ("JT", Class::JT), ("JV", Class::JV), ("LF", Class::LF), ("NL", Class::NL),
    ("NS", Class::NS), ("NU", Class::NU), ("OP", Class::OP), ("PO", Class::PO), ("PR", Class::PR), ("QU", Class::QU),
    ("QUi", Class::QUi), ("QUf", Class::QUf), ("RI", Class::RI), ("SP", Class::SP), ("SY", Class::SY), ("VF", Class::VF),
    ("VI", Class::VI), ("WJ", Class::WJ), ("ZW", Class::ZW), ("ZWJ", Class::Joiner),
];
