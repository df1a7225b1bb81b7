//! What counts things, or stands for a power of ten: a number and this make one expression (GB/T 15835).

/// Measure words, units and the like, all of three bytes.
const UNITS: &str = "年月日号时点分秒周岁届次期个名位人户口家件条项款种类套台辆艘架座栋间所处场页版章节集部本册张份幅只头匹\
    块片株棵颗粒根米里尺寸亩顷吨斤克两升元角万亿千百十余多倍成折度级层楼厘毫微公平立小周天夜代席票例对双把支组批轮段步站路线";

/// The first of the characters that the set is about.
const FIRST: usize = 0x4E00;
const WORD: usize = 64;

/// One bit for each hanzi of the basic block.
static SET: [u64; (0xA000 - FIRST) / WORD] = {
    let mut set = [0; (0xA000 - FIRST) / WORD];
    let bytes = UNITS.as_bytes();
    let mut at = 0;
    while at + 2 < bytes.len() {
        let high = (bytes[at] as usize & 0xF) << 12 | (bytes[at + 1] as usize & 0x3F) << 6;
        let place = (high | bytes[at + 2] as usize & 0x3F) - FIRST;
        set[place / WORD] |= 1 << (place % WORD);
        at += 3;
    }
    set
};

/// Whether a hanzi counts things, as in 6月, 200人, 17亿.
pub(super) fn is_unit(c: char) -> bool {
    let place = (c as usize).wrapping_sub(FIRST);
    SET.get(place / WORD)
        .is_some_and(|word| word >> (place % WORD) & 1 == 1)
}

/// Whether a hanzi is a power of ten, or what stands for one: 17亿元, 200余人.
pub(super) const fn is_power(c: char) -> bool {
    matches!(c, '万' | '亿' | '千' | '百' | '十' | '余' | '多')
}

/// Squared units such as ㎡ and ㎏, which have no space before them.
pub(super) const fn is_squared(c: char) -> bool {
    matches!(c, '\u{3371}'..='\u{337A}' | '\u{3380}'..='\u{33DF}' | '\u{33FF}')
}
