//! What an editor would mark in set lines. It has lists of its own and knows nothing of classes, so it can tell on them.

use dubao::text::{Ambiguous, cells};

/// What may not begin a line.
const NO_START: &str = "。，、；：？！”’）》〉】」』〕］｝〗·～–…／％℃‰—,.;:!?)]}/%°";
/// What may not end a line.
const NO_END: &str = "“‘（《〈【「『〔［｛〖([{￥$№／/";
/// What stands behind a number and belongs to it.
const UNITS: &str = "年月日号时点分秒周岁届次期个名位人户口家件条项款种类套台辆艘架座栋间所处场页版章节集部本册张份幅只头匹块片株棵颗粒根米里尺寸亩顷吨斤克两\
    升元角万亿千百十余多倍成折度级层楼厘毫微公平立小天夜代席票例对双把支组批轮段步站路线";
/// Powers of ten and the like between a number and its unit.
const TENS: &str = "万亿千百十余多";

/// What is wrong with a line end at some place of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    None,
    /// The line after would begin with a mark that may not.
    Start,
    /// The line before would end with a mark that may not.
    End,
    /// A straight quotation mark would stand on the wrong side.
    Quote,
    /// A number or word would be split.
    Split,
    /// A dash or an ellipsis would be split.
    Dash,
    /// There is no line end: inside a character, or before a space.
    Nowhere,
}

/// A paragraph with what is wrong at every byte.
pub struct Judged<'t> {
    text: &'t str,
    ambiguous: Ambiguous,
    /// By byte: the fault, and the cells of the stretch around it that has no better place.
    faults: Vec<(Fault, usize)>,
    /// By byte: whether a line end parts a number from its unit.
    units: Vec<bool>,
    /// Where the last character begins that is no mark.
    last: usize,
}

/// Counts over many lines.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub paragraphs: usize,
    /// Lines but the last of each paragraph.
    pub lines: usize,
    pub starts: usize,
    pub ends: usize,
    pub quotes: usize,
    pub splits: usize,
    pub dashes: usize,
    /// Dashes that begin a line.
    pub dash_starts: usize,
    pub units: usize,
    pub overflow: usize,
    /// Cells left empty.
    pub slack: usize,
    pub squares: usize,
    pub orphans: usize,
    /// Faults that no setter could avoid, the stretch being wider than the line.
    pub forced: usize,
}

impl Tally {
    /// Every breach of a rule that knows no exception.
    pub fn hard(&self) -> usize {
        self.starts + self.ends + self.quotes + self.splits + self.dashes
    }
}

impl<'t> Judged<'t> {
    pub fn new(text: &'t str, ambiguous: Ambiguous) -> Self {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let opening = straight_quotes(&chars);
        let mut faults = vec![(Fault::Nowhere, 0); text.len() + 1];
        let mut units = vec![false; text.len() + 1];
        let mut from = 0;
        for index in 1..chars.len() {
            let at = chars[index].0;
            faults[at].0 = fault(&chars, index, &opening);
            units[at] = parts_unit(&chars, index);
            if faults[at].0 == Fault::None {
                measure(&mut faults, text, from..at, ambiguous);
                from = at;
            }
        }
        measure(&mut faults, text, from..text.len(), ambiguous);
        let last = chars.iter().rev().find(|(_, c)| c.is_alphanumeric());
        Self {
            text,
            ambiguous,
            faults,
            units,
            last: last.map_or(0, |(at, _)| *at),
        }
    }

    /// Counts what is wrong with lines that end at `ends`.
    pub fn count(&self, ends: &[usize], width: usize, tally: &mut Tally) {
        tally.paragraphs += 1;
        let mut start = 0;
        for (number, &end) in ends.iter().enumerate() {
            let used = cells(self.text[start..end].trim_end(), self.ambiguous);
            tally.overflow += usize::from(used > width);
            if number + 1 == ends.len() {
                tally.orphans += usize::from(number > 0 && start >= self.last);
                break;
            }
            tally.lines += 1;
            let left = width.saturating_sub(used);
            tally.slack += left;
            tally.squares += left * left;
            tally.units += usize::from(self.units[end]);
            tally.dash_starts += usize::from(self.text[end..].starts_with("——"));
            self.count_fault(end, width, tally);
            start = end;
        }
    }

    fn count_fault(&self, end: usize, width: usize, tally: &mut Tally) {
        let (fault, stretch) = self.faults[end];
        let count = match fault {
            Fault::None => return,
            _ if stretch > width => &mut tally.forced,
            Fault::Start => &mut tally.starts,
            Fault::End => &mut tally.ends,
            Fault::Quote => &mut tally.quotes,
            Fault::Split | Fault::Nowhere => &mut tally.splits,
            Fault::Dash => &mut tally.dashes,
        };
        *count += 1;
    }
}

/// Notes at every place inside of `range` how wide it is.
fn measure(
    faults: &mut [(Fault, usize)],
    text: &str,
    range: std::ops::Range<usize>,
    ambiguous: Ambiguous,
) {
    let stretch = cells(text[range.clone()].trim_end(), ambiguous);
    for fault in &mut faults[range.start + 1..range.end.max(range.start + 1)] {
        fault.1 = stretch;
    }
}

/// For each character: whether it is a straight quotation mark that opens, or closes; nothing where they do not pair.
fn straight_quotes(chars: &[(usize, char)]) -> Vec<Option<bool>> {
    let count = chars.iter().filter(|(_, c)| *c == '"').count();
    let mut turn = 0;
    let mut side = |c: char| {
        let quote = c == '"' && count.is_multiple_of(2);
        turn += usize::from(quote);
        quote.then_some(turn % 2 == 1)
    };
    chars.iter().map(|(_, c)| side(*c)).collect()
}

fn fault(chars: &[(usize, char)], index: usize, opening: &[Option<bool>]) -> Fault {
    let at = |index: Option<usize>| index.and_then(|i| chars.get(i)).map(|(_, c)| *c);
    let (before, after) = (chars[index - 1].1, chars[index].1);
    let two_before = at(index.checked_sub(2));
    let next = at(Some(index + 1));
    if after.is_whitespace() {
        return Fault::Nowhere;
    }
    if matches!((before, after), ('—', '—') | ('…', '…')) {
        return Fault::Dash;
    }
    if opening[index] == Some(false) || opening[index - 1] == Some(true) {
        return Fault::Quote;
    }
    let digit = |c: Option<char>| c.is_some_and(is_digit);
    let inner = matches!(before, '.' | ',' | ':' | '-' | '．' | '：') && digit(two_before);
    if is_word(before) && (is_word(after) || after == '-') || inner && is_digit(after) {
        return Fault::Split;
    }
    let dash = after == '—' && next == Some('—');
    if NO_START.contains(after) && !dash && !before.is_whitespace() {
        return Fault::Start;
    }
    if NO_END.contains(before) {
        return Fault::End;
    }
    Fault::None
}

fn parts_unit(chars: &[(usize, char)], index: usize) -> bool {
    let (before, after) = (chars[index - 1].1, chars[index].1);
    let tens = TENS.contains(before) && index >= 2 && is_digit(chars[index - 2].1);
    (is_digit(before) || tens) && UNITS.contains(after)
}

const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

const fn is_word(c: char) -> bool {
    is_digit(c) || matches!(c, 'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ')
}
