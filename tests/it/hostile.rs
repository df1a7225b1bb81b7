//! Lines of texts that no newspaper prints: whatever they are made of, every byte is in one line and no line is too wide.
//!
//! 8,000 texts in `cargo test`, or as many as `DUBAO_TEST_LINES` says (10,000,000 for the full count, in release).

use std::panic::{AssertUnwindSafe, catch_unwind};

use dubao::text::{Ambiguous, Fill, Level, Matter, Measure};

use crate::fuzz::fits;
use crate::maker::Rng;

/// What texts are made of, by kinds: ordinary first, then what breaks programs.
const KINDS: [&[&str]; 12] = [
    &[
        "春", "风", "又", "绿", "江南", "岸", "鑫", "𠀀", "〇", "한국", "かな",
    ],
    &[
        "，", "。", "、", "；", "：", "？", "！", "”", "’", "）", "》", "】", "“", "‘", "（", "《",
        "【", "——", "—", "……", "…", "·", "～", "／", "■", "①", "％", "℃", "￥", "※",
    ],
    &[
        "0",
        "17.3",
        "2024",
        "6月",
        "92.5%",
        "亿元",
        "余人",
        "第3届",
        "１２",
        "0635-8277092",
        "1,200",
        "12:30",
    ],
    &[
        "a",
        "word",
        "COVID-19",
        "don't",
        "A/B",
        "http://a.b/c?d=e",
        "naïve",
        "ﬁ",
        "ß",
    ],
    &["\"", "'", "\"\"", "'\"", "“”", "”“", "\"春\"", "（“《"],
    &[
        " ", "  ", "\u{3000}", "\u{a0}", "\u{2002}", "\u{200b}", "\u{202f}", "\u{feff}",
        "\u{2060}", "\t",
    ],
    &[
        "\n", "\r\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}", "\n\r", "\n\n",
    ],
    &[
        "\u{301}",
        "\u{20dd}",
        "\u{fe0f}",
        "\u{fe00}",
        "\u{e0100}",
        "\u{200d}",
        "\u{302a}",
        "\u{3099}",
        "e\u{301}\u{302}",
    ],
    &[
        "😀",
        "👍🏽",
        "👨\u{200d}👩\u{200d}👧\u{200d}👦",
        "🇨🇳",
        "🇨",
        "🏴\u{e0067}\u{e0062}\u{e007f}",
        "☎",
        "❤\u{fe0f}",
        "1\u{fe0f}\u{20e3}",
        "🏽",
    ],
    &[
        "שלום",
        "مرحبا",
        "\u{202e}",
        "\u{61c}",
        "א\"ב",
        "\u{600}",
        "\u{6dd}1",
    ],
    &[
        "ก\u{e31}ข",
        "क\u{94d}ष",
        "\u{1100}\u{1161}\u{11a8}",
        "\u{a9e0}",
        "\u{1b05}\u{1b44}",
        "\u{25cc}",
        "ᄀ",
        "\u{e33}",
        "\u{ffff}",
        "\0",
        "\u{1b}",
    ],
    &[
        "—", "…", "/", "-", "\u{ad}", "\u{fffc}", "\u{2e3a}", "─", "$", "%", "(", ")", ",", ".",
    ],
];

fn text(rng: &mut Rng) -> String {
    let mut text = String::new();
    let kinds: Vec<_> = (0..rng.within(1, 4)).map(|_| *rng.pick(&KINDS)).collect();
    // Now and then more than is weighed as a whole.
    let pieces = if rng.below(5_000) == 0 {
        9_000
    } else {
        rng.within(0, 90)
    };
    for _ in 0..pieces {
        let kind = if rng.chance(40) {
            KINDS[0]
        } else {
            *rng.pick(&kinds)
        };
        let piece = *rng.pick(kind);
        let times = if rng.chance(2) { rng.within(2, 60) } else { 1 };
        (0..times).for_each(|_| text.push_str(piece));
    }
    if rng.chance(3) {
        text.extend(char::from_u32(u32::try_from(rng.below(0x11_0000)).unwrap()));
    }
    text
}

fn measure(rng: &mut Rng) -> Measure {
    let widest = *rng.pick(&[3, 12, 40, 300]);
    Measure {
        width: rng.below(widest + 1),
        indent: rng.below(6),
        ambiguous: *rng.pick(&[Ambiguous::Narrow, Ambiguous::Wide]),
        level: *rng.pick(&[Level::None, Level::Basic, Level::Gb, Level::Strict]),
        fill: *rng.pick(&[Fill::Even, Fill::Even, Fill::Greedy]),
        matter: *rng.pick(&[Matter::Text, Matter::Text, Matter::Headline, Matter::Names]),
        hangs: rng.chance(30),
        upright: false,
    }
}

fn survives(number: u64) {
    let mut rng = Rng::new(number);
    let (text, measure) = (text(&mut rng), measure(&mut rng));
    let run = catch_unwind(AssertUnwindSafe(|| fits(&text, &measure)));
    assert!(run.is_ok(), "text {number}, {measure:?}: {text:?}");
}

#[test]
fn any_text_at_any_width_is_set_whole_and_fits() {
    let count = std::env::var("DUBAO_TEST_LINES").map_or(8_000, |count| count.parse().unwrap());
    (0..count).for_each(survives);
}

#[test]
fn what_never_ends_is_set_too() {
    let marks = format!("春{}风", "\u{301}".repeat(10_000));
    let word = "a".repeat(60_000);
    let quotes = "\"".repeat(20_000);
    let chinese = "春\"".repeat(20_000);
    let spaces = " ".repeat(60_000);
    let closing = "。".repeat(30_000);
    let flags = "🇨".repeat(20_001);
    let digits = "1,".repeat(30_000);
    for text in [marks, word, quotes, chinese, spaces, closing, flags, digits] {
        for width in [0, 1, 2, 3, 40, 300] {
            for fill in [Fill::Even, Fill::Greedy] {
                let measure = Measure {
                    width,
                    fill,
                    ..Measure::default()
                };
                fits(&text, &measure);
            }
        }
    }
}
