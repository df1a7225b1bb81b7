//! What happens to characters on the way from the press to the dump: misread, dropped, widened, in traditional form.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::rng::Rng;

/// Characters that OCR takes for each other.
const ALIKE: &str = "人入 未末 己已 日曰 土士 干千 大太 天夫 王玉 田由 目自 问间 性牲 未来 侯候 戍戌 析折 治冶 券卷 拨拔 抉扶 壁璧 幕慕 \
    辨辩 淮准 沏砌 遣遗 晴睛 竞竟 崇祟 摸模 徙徒 洒酒 货贷 微徽 粟栗 赢羸 颗颖 陪倍 埸场 0O 1l 5S 8B";

/// Characters that are good traditional forms themselves, or whose traditional form depends on the word.
const KEPT: &str = "后里面只干台几松谷丑余征郁斗曲困才家回向系周卷了千秋占注升舍吁御佣借卜咸尽症累吊冬蒙朱板凶折表伙昆梁群床布胜\
    党划云制采背别仆出克合姜局据帘岁恤旋游于愿岳沾志致种筑准杯唇淀雕恶范扎叶同峰查念术证";

static ALIKE_TABLE: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let mut table = HashMap::new();
    for pair in ALIKE.split_whitespace() {
        let pair: Vec<char> = pair.chars().collect();
        table.insert(pair[0], pair[1]);
        table.insert(pair[1], pair[0]);
    }
    table
});

/// From simplified to traditional: the program's own table of folding read backwards, as far as newspapers use the form.
static TRADITIONAL: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let common = include_str!("../../assets/hanzi.txt");
    let mut table = HashMap::new();
    for line in include_str!("../../assets/fold.txt").lines() {
        let mut class = line.chars();
        let simple = class.next().filter(|c| !KEPT.contains(*c));
        let other = class.find(|c| common.contains(*c));
        table.extend(simple.zip(other));
    }
    table
});

/// Some characters taken for others, some stops lost.
pub fn misread(text: &str, misread: usize, dropped: usize, rng: &mut Rng) -> String {
    let mut worn = String::new();
    for c in text.chars() {
        let alike = ALIKE_TABLE
            .get(&c)
            .filter(|_| rng.below(1000) < misread * 10);
        match (c, alike) {
            ('。' | '，', _) if rng.chance(dropped) => {}
            (_, Some(other)) => worn.push(*other),
            _ => worn.push(c),
        }
    }
    if worn.trim().is_empty() {
        text.to_owned()
    } else {
        worn
    }
}

/// Digits and letters as wide as hanzi.
pub fn widened(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '0'..='9' | 'A'..='Z' | 'a'..='z' | '%' => {
                char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c)
            }
            _ => c,
        })
        .collect()
}

/// 繁體, with its quotation marks.
pub fn traditional(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '“' => '「',
            '”' => '」',
            '‘' => '『',
            '’' => '』',
            _ => TRADITIONAL.get(&c).copied().unwrap_or(c),
        })
        .collect()
}

/// A space after each hanzi but the last, as justified type leaves it.
pub fn spread(text: &str) -> String {
    let mut spread = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        spread.push(c);
        if !c.is_ascii() && chars.peek().is_some_and(|next| !next.is_ascii()) {
            spread.push(' ');
        }
    }
    spread
}

/// The same change to every text of a value.
pub fn changed(value: &Value, change: &dyn Fn(&str) -> String) -> Value {
    match value {
        Value::String(text) => Value::String(change(text)),
        Value::Array(items) => items.iter().map(|item| changed(item, change)).collect(),
        Value::Object(fields) => {
            let kept = |key: &str, value: &Value| {
                if key == "kind" {
                    value.clone()
                } else {
                    changed(value, change)
                }
            };
            fields
                .iter()
                .map(|(key, value)| (key.clone(), kept(key, value)))
                .collect()
        }
        other => other.clone(),
    }
}
