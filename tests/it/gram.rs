//! The table of character grams says what a reader of newspapers knows.

use dubao::page::gram::{Class, after_two, bond, class, headline};

fn classes(text: &str) -> Vec<Class> {
    text.chars().map(class).collect()
}

#[test]
fn a_word_holds_together() {
    let whole = bond(&classes("我们的中"), &classes("国人民"));
    let parted = bond(&classes("我们的中"), &classes("旅游局"));
    assert!(whole > parted + 1.0, "{whole} {parted}");
}

#[test]
fn forms_do_not_count() {
    assert_eq!(classes("記者１２Ab"), classes("记者34cd"));
    assert_eq!(class('\u{20000}'), class('\u{e000}'));
}

#[test]
fn probabilities_sum_to_about_one() {
    let known = |c: &char| class(*c) == u16::try_from(*c as u32).unwrap_or(0);
    let all: Vec<Class> = ('\0'..='\u{fffd}').filter(known).map(class).collect();
    assert!(all.len() > 3000);
    for (x, y) in [('中', '国'), ('记', '者'), ('0', '月'), ('，', '在')] {
        let (x, y) = (class(x), class(y));
        let sum: f32 = all.iter().map(|z| (-after_two(x, y, *z)).exp()).sum();
        // One in some thousand grams meets the fingerprint of another.
        assert!((0.7..1.4).contains(&sum), "{x} {y}: {sum}");
    }
}

#[test]
fn headlines_speak_otherwise() {
    let line = headline(classes("我国启动新一轮绿色建材下乡活动"));
    let text = headline(classes("他说，这是我们第一次看到的，也是最"));
    assert!(line > text, "{line} {text}");
}
