//! What Chinese newspapers ask of a line beyond UAX #14 (CLREQ 3.1.1 to 3.1.3, GB/T 15834 clause 5.1, GB/T 15835).

use super::class::Class;
use super::item::{Item, Stretch};
use super::quotes::turn_quotes;
use super::rules::Break;
use super::toll::Toll;
use super::unit::{is_power, is_squared, is_unit};
use super::{Level, Matter, Measure};

/// Gives the characters that Chinese uses in its own way the class of that use.
pub(super) fn tailor(stretch: &mut Stretch, level: Level) {
    turn_quotes(&mut stretch.items, &stretch.quotes);
    let items = &mut stretch.items[..];
    for index in &stretch.marks {
        items[*index].class = class_in_chinese(items, *index);
    }
    if level == Level::None {
        for item in items
            .iter_mut()
            .filter(|item| item.wide || is_dash(item.c) || matches!(item.c, '…' | '·'))
        {
            item.class = without_rules(item.class);
        }
    }
}

/// The class of an item where it stands.
fn class_in_chinese(items: &[Item], index: usize) -> Class {
    let item = &items[index];
    let near = |other: Option<usize>, test: fn(&Item) -> bool| {
        other.and_then(|i| items.get(i)).is_some_and(test)
    };
    let (left, right) = (index.checked_sub(1), Some(index + 1));
    let wide = |item: &Item| item.wide;
    let digit = |item: &Item| item.class == Class::NU || is_wide_digit(item.c);
    let beside_chinese = near(left, wide) || near(right, wide);
    match item.c {
        '\u{FF10}'..='\u{FF19}' => Class::NU,
        '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => Class::AL,
        '．' | '，' | '：' if near(left, digit) && near(right, digit) => Class::IS,
        '／' => Class::SY,
        '～' | '－' => Class::BA,
        '~' | '·' if beside_chinese => Class::BA,
        c if is_dash(c) => dash(items, index),
        ',' | '.' | ':' | ';' | '!' | '?' if near(left, wide) => Class::CL,
        // Enclosed numbers, squares and stars are ideographs here; accents and signs of Western text are not.
        '\u{2000}'.. if item.class == Class::AI => Class::ID,
        _ if item.class == Class::AI => {
            if beside_chinese {
                Class::ID
            } else {
                Class::AL
            }
        }
        _ => item.class,
    }
}

/// A dash of two keeps together and may, at a cost, begin a line; a single one connects, and may not.
fn dash(items: &[Item], index: usize) -> Class {
    let same = |other: Option<usize>| {
        other
            .and_then(|i| items.get(i))
            .is_some_and(|other| is_dash(other.c))
    };
    let long = matches!(items[index].c, '\u{2E3A}' | '\u{2E3B}');
    if long || same(index.checked_sub(1)) || same(Some(index + 1)) {
        Class::B2
    } else {
        Class::BA
    }
}

/// Dashes, and what old typesetting systems put for them.
const fn is_dash(c: char) -> bool {
    matches!(
        c,
        '—' | '\u{2015}' | '\u{2500}' | '\u{2501}' | '\u{2E3A}' | '\u{2E3B}'
    )
}

const fn is_wide_digit(c: char) -> bool {
    matches!(c, '\u{FF10}'..='\u{FF19}')
}

/// Marks may stand anywhere, as in newspapers that keep no rule of line start and end.
const fn without_rules(class: Class) -> Class {
    match class {
        Class::CL
        | Class::CP
        | Class::EX
        | Class::IS
        | Class::NS
        | Class::OP
        | Class::BA
        | Class::B2
        | Class::IN => Class::ID,
        other => other,
    }
}

/// What a break before item `index` costs, where UAX #14 `found` what it did.
#[inline]
pub(super) fn toll_of(items: &[Item], index: usize, found: Break, measure: &Measure) -> Toll {
    match (found, index.checked_sub(1)) {
        (Break::May, Some(before)) => match (items[before].class, items[index].class) {
            _ if measure.matter == Matter::Names => between_names(items, index),
            (Class::ID, Class::ID) if follows_number(items, index) => Toll::Measure,
            (Class::ID, Class::ID) => Toll::Free,
            _ => toll_at_mark(items, index, measure.level),
        },
        (Break::Must, _) => Toll::Free,
        _ => emergency(items, index),
    }
}

/// Names and roles stay whole: lines of them end only at spaces.
fn between_names(items: &[Item], index: usize) -> Toll {
    if items[index - 1].room.hangs {
        Toll::Free
    } else {
        Toll::Word
    }
}

/// What Chinese asks for a break that is not between two hanzi.
fn toll_at_mark(items: &[Item], index: usize, level: Level) -> Toll {
    let (before, after) = (&items[index - 1], &items[index]);
    match (before.class, after.class) {
        (Class::SY, _) if matches!(level, Level::Gb | Level::Strict) => Toll::Mark,
        (_, Class::B2) if level == Level::Strict => Toll::Mark,
        (_, Class::B2) => Toll::Dash,
        (Class::NU, Class::ID) if is_squared(after.c) => Toll::Sign,
        (Class::NU, Class::ID) if is_unit(after.c) => Toll::Unit,
        (Class::ID, Class::NU) if before.c == '第' => Toll::Unit,
        _ => Toll::Free,
    }
}

/// Whether items `index - 2..index + 1` are a number, a power of ten, and a unit: 3亿元.
fn follows_number(items: &[Item], index: usize) -> bool {
    index >= 2
        && items[index - 2].class == Class::NU
        && is_power(items[index - 1].c)
        && is_unit(items[index].c)
}

/// What a break costs that the rules forbid: more beside a mark that may not stand there than inside a word.
fn emergency(items: &[Item], index: usize) -> Toll {
    use Class::{BA, CL, CP, EX, IN, IS, NS, OP, PO, PR, QU, QUf, QUi};
    let before = index.checked_sub(1).map(|before| items[before].class);
    match items[index].class {
        _ if matches!(before, Some(OP | QU | QUi)) => Toll::Mark,
        CL | CP | EX | IS | NS | BA | QU | QUf => Toll::Mark,
        _ if before == Some(PR) => Toll::Sign,
        IN | PO => Toll::Sign,
        _ => Toll::Word,
    }
}
