//! Quotation marks beside Chinese: curly ones open and close by themselves, straight ones get a direction by pairing.

use super::class::Class;
use super::item::Item;

/// Gives the quotation marks that touch Chinese the classes of brackets, so that a line may break outside of a pair.
/// Those of Western text keep the rules of UAX #14. `quotes` tells which items are quotation marks.
pub(super) fn turn_quotes(items: &mut [Item], quotes: &[usize]) {
    if quotes.is_empty() {
        return;
    }
    let chinese = beside_chinese(items, quotes);
    for mark in ['"', '\''] {
        turn_straight(items, mark, quotes, &chinese);
    }
    for (index, _) in quotes.iter().zip(chinese).filter(|(_, chinese)| *chinese) {
        let item = &mut items[*index];
        match item.class {
            Class::QUi => *item = turned(item, Side::Opening),
            Class::QUf => *item = turned(item, Side::Closing),
            _ => {}
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Opening,
    Closing,
}

fn turned(item: &Item, side: Side) -> Item {
    let class = if side == Side::Opening {
        Class::OP
    } else {
        Class::CL
    };
    Item {
        class,
        wide: true,
        ..*item
    }
}

/// For each quotation mark, whether an East Asian character stands next to it, other quotation marks aside.
fn beside_chinese(items: &[Item], quotes: &[usize]) -> Vec<bool> {
    let mut beside = Vec::with_capacity(quotes.len());
    for run in quotes.chunk_by(|one, next| one + 1 == *next) {
        let (first, last) = (run[0], run[run.len() - 1]);
        let before = first.checked_sub(1).is_some_and(|index| items[index].wide);
        let after = items.get(last + 1).is_some_and(|item| item.wide);
        beside.resize(beside.len() + run.len(), before || after);
    }
    beside
}

/// Turns the straight marks `mark` of a paragraph: by what stands around each where that is plain, else in turns,
/// opening and closing. An odd one out that nothing tells apart stays as it is, and sticks to both sides.
fn turn_straight(items: &mut [Item], mark: char, quotes: &[usize], chinese: &[bool]) {
    let marks: Vec<(usize, bool)> = quotes
        .iter()
        .zip(chinese)
        .filter(|(index, _)| items[**index].c == mark && !is_apostrophe(items, **index))
        .map(|(index, chinese)| (*index, *chinese))
        .collect();
    let plain: Vec<Option<Side>> = marks
        .iter()
        .map(|(index, _)| plain_side(items, *index))
        .collect();
    let paired = marks.len().is_multiple_of(2)
        && plain
            .iter()
            .enumerate()
            .all(|(turn, side)| side.is_none_or(|side| side == in_turn(turn)));
    for (turn, ((index, chinese), plain)) in marks.into_iter().zip(plain).enumerate() {
        let side = if paired { Some(in_turn(turn)) } else { plain };
        if let Some(side) = side.filter(|_| chinese) {
            items[index] = turned(&items[index], side);
        }
    }
}

const fn in_turn(turn: usize) -> Side {
    if turn.is_multiple_of(2) {
        Side::Opening
    } else {
        Side::Closing
    }
}

/// Whether the mark stands inside a Western word, as in don't, or after a number, as in 5'.
fn is_apostrophe(items: &[Item], index: usize) -> bool {
    let letter = |class: Class| matches!(class, Class::AL | Class::HL | Class::NU);
    let before = index
        .checked_sub(1)
        .is_some_and(|before| letter(items[before].class));
    let after = items
        .get(index + 1)
        .is_some_and(|after| letter(after.class));
    items[index].c == '\'' && before && after
}

/// The side of a straight mark that its neighbours make plain.
fn plain_side(items: &[Item], index: usize) -> Option<Side> {
    let before = index.checked_sub(1).map(|before| items[before].class);
    let after = items.get(index + 1).map(|after| after.class);
    let opens = before.is_none_or(|class| {
        matches!(
            class,
            Class::SP | Class::OP | Class::BA | Class::IS | Class::NS | Class::QUi
        )
    });
    let closes = after.is_none_or(|class| {
        matches!(
            class,
            Class::SP | Class::CL | Class::CP | Class::EX | Class::IS | Class::NS | Class::QUf
        )
    });
    match (opens, closes) {
        (true, false) => Some(Side::Opening),
        (false, true) => Some(Side::Closing),
        _ => None,
    }
}
