//! What Chinese newspapers ask of a line beyond UAX #14 (CLREQ 3.1.1 to 3.1.3, GB/T 15834 clause 5.1, GB/T 15835).

use super::Level;
use super::class::Class;
use super::item::Item;
use super::quotes::turn_quotes;
use super::rules::Break;

/// A break between a number and its unit: worth a good deal of ragged edge.
const NUMBER_AND_UNIT: u64 = 150;
/// A dash at the start of a line: only where nearly nothing else is left.
const DASH_AT_START: u64 = 2_000;

/// What counts things, or stands for a power of ten: a number and this make one expression.
const UNITS: &str = "年月日号时点分秒周岁届次期个名位人户口家件条项款种类套台辆艘架座栋间所处场页版章节集部本册张份幅只头匹\
    块片株棵颗粒根米里尺寸亩顷吨斤克两升元角万亿千百十余多倍成折度级层楼厘毫微公平立小周天夜代席票例对双把支组批轮段步站路线";
const TENS: &str = "万亿千百十余多";

/// Gives the characters that Chinese uses in its own way the class of that use.
pub(super) fn tailor(items: &mut [Item], level: Level) {
    turn_quotes(items);
    for index in 0..items.len() {
        if !matches!(items[index].c, '\u{3400}'..='\u{9FFF}') {
            items[index].class = class_in_chinese(items, index);
        }
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

/// What a break before item `index` costs, if Chinese still allows the break that UAX #14 `found`.
pub(super) fn cost_of(items: &[Item], index: usize, found: Break, level: Level) -> Option<u64> {
    let (Break::May, Some(before)) = (found, index.checked_sub(1)) else {
        return (found == Break::Must).then_some(0);
    };
    let (before, after) = (&items[before], &items[index]);
    match (before.class, after.class) {
        (Class::SY, _) if level != Level::Basic && level != Level::None => None,
        (_, Class::B2) if level == Level::Strict => None,
        (_, Class::B2) => Some(DASH_AT_START),
        (Class::NU, Class::ID) if is_unit_sign(after.c) => None,
        (Class::NU, Class::ID) if UNITS.contains(after.c) => Some(NUMBER_AND_UNIT),
        (Class::ID, Class::NU) if before.c == '第' => Some(NUMBER_AND_UNIT),
        (Class::ID, Class::ID) if follows_number(items, index) => Some(NUMBER_AND_UNIT / 2),
        _ => Some(0),
    }
}

/// Squared units such as ㎡ and ㎏, which have no space before them.
const fn is_unit_sign(c: char) -> bool {
    matches!(c, '\u{3371}'..='\u{337A}' | '\u{3380}'..='\u{33DF}' | '\u{33FF}')
}

/// Whether items `index - 2..index + 1` are a number, a power of ten, and a unit: 3亿元.
fn follows_number(items: &[Item], index: usize) -> bool {
    index >= 2
        && items[index - 2].class == Class::NU
        && TENS.contains(items[index - 1].c)
        && UNITS.contains(items[index].c)
}
