//! Pages that something happened to: whatever it was, nothing panics and every character stands in one place.
//!
//! 40 mutations in `cargo test`, or as many as `DUBAO_TEST_MUTATIONS` says (100,000 for the full count, in release).

use std::panic::{AssertUnwindSafe, catch_unwind};

use dubao::article::losses;
use dubao::library::{self, Volume};

use crate::maker::{self, Class, Rng};

const MARKS: &str = "# ## ### ■ □ ● （ ） “ ” 。 ， ！ — …… 第3版 本报讯 摄 （记者 下转第2版 2024年5月8日 责任编辑： ** > | --- ![](a.png) \
    <table> &amp; 【 】 ・ 𠀀 é 😀 \u{301} \u{200b} \u{feff} \u{fffd}";
const CONTROLS: [char; 12] = [
    '\0', '\u{1}', '\u{7}', '\u{8}', '\t', '\u{b}', '\u{c}', '\r', '\u{1b}', '\u{7f}', '\u{85}',
    '\u{2028}',
];

/// A small page of any class, or a sample page.
fn page(rng: &mut Rng) -> String {
    let class = *rng.pick(&Class::ALL);
    let stories: Vec<_> = (0..rng.within(1, 4))
        .map(|_| maker::news::story(rng))
        .collect();
    maker::make(&stories, class, rng).text
}

/// One thing that happens to a page.
fn mutated(text: &str, rng: &mut Rng) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let (a, b) = (rng.below(lines.len()), rng.below(lines.len()));
    match rng.below(16) {
        0 => drop(lines.remove(a)),
        1 => lines.insert(a, lines[b].clone()),
        2 => lines.swap(a, b),
        3 => lines[a] = cut(&lines[a], rng),
        4 => lines.insert(a, String::new()),
        5 => lines[a] = inserted(&lines[a], " ", rng),
        6 => lines[a] = inserted(&lines[a], "\u{3000}\u{3000}", rng),
        7 => lines[a] = inserted(&lines[a], rng.clone().word(MARKS), rng),
        8 => {
            let control = rng.pick(&CONTROLS).to_string();
            lines[a] = inserted(&lines[a], &control, rng);
        }
        9 => lines[a].insert_str(0, rng.word(MARKS)),
        10 => rng.shuffle(&mut lines),
        11 => lines.truncate(a),
        12 => {
            let c = lines[a].chars().next().unwrap_or('■');
            lines[a] = c.to_string().repeat(rng.within(2, 3000));
        }
        13 => {
            let tail = lines.remove(a);
            if let Some(line) = lines.last_mut() {
                line.push_str(&tail);
            }
        }
        14 => lines = lines.concat().chars().map(String::from).collect(),
        _ => lines.retain(|line| !line.is_empty()),
    }
    lines.join(if rng.chance(3) { "\r\n" } else { "\n" })
}

fn cut(line: &str, rng: &mut Rng) -> String {
    line.chars().take(rng.within(0, 20)).collect()
}

fn inserted(line: &str, what: &str, rng: &mut Rng) -> String {
    let mut chars: Vec<char> = line.chars().collect();
    for _ in 0..rng.within(1, 4) {
        let at = rng.below(chars.len() + 1);
        chars.splice(at..at, what.chars());
    }
    chars.into_iter().collect()
}

/// The bytes of a page in some encoding, now and then with one of them changed.
fn bytes(text: &str, rng: &mut Rng) -> Vec<u8> {
    let mut bytes = match rng.below(8) {
        0 => encoding_rs::GB18030.encode(text).0.into_owned(),
        1 => encoding_rs::BIG5.encode(text).0.into_owned(),
        2 => [0xff, 0xfe]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
            .collect(),
        3 => format!("\u{feff}{text}").into_bytes(),
        _ => text.as_bytes().to_vec(),
    };
    if rng.chance(20) && !bytes.is_empty() {
        let at = rng.below(bytes.len());
        bytes[at] = u8::try_from(rng.below(256)).unwrap();
    }
    bytes
}

/// The pages of a file follow each other from its start to its end, and each has its characters in one place.
fn whole(volume: &Volume) {
    let mut reached = 0;
    for leaf in &volume.leaves {
        assert_eq!(leaf.span.start, reached);
        reached = leaf.span.end;
        let losses = losses(volume.text_of(leaf), &leaf.reading);
        assert!(losses.is_empty(), "{losses:?}");
    }
    assert_eq!(reached, volume.text.len());
}

fn survives(number: u64) {
    let mut rng = Rng::new(number);
    let mut text = page(&mut rng);
    for _ in 0..rng.within(1, 12) {
        text = mutated(&text, &mut rng);
    }
    if let Ok(volume) = library::read("page.txt", bytes(&text, &mut rng), None) {
        whole(&volume);
    }
}

#[test]
fn a_page_that_anything_happened_to_keeps_its_characters() {
    let count = std::env::var("DUBAO_TEST_MUTATIONS").map_or(40, |count| count.parse().unwrap());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let fails = |number: &u64| catch_unwind(AssertUnwindSafe(|| survives(*number))).is_err();
    let failed: Vec<u64> = std::thread::scope(|scope| {
        let share =
            |first| scope.spawn(move || (0..count).skip(first).step_by(threads).find(fails));
        let shares: Vec<_> = (0..threads).map(share).collect();
        shares
            .into_iter()
            .filter_map(|share| share.join().unwrap())
            .collect()
    });
    assert!(failed.is_empty(), "mutations {failed:?}: see above");
}

/// Numbers of mutations that a reader once lost or doubled a character of.
#[test]
fn what_once_failed_holds() {
    [4580, 8079, 12560].into_iter().for_each(survives);
}

#[test]
fn a_character_a_hundred_thousand_times_is_a_page_too() {
    for c in "文。#（“■　 \n1a\u{c}\u{0}・—".chars() {
        let text = format!("松河县新修环湖公路\n\n{}\n", c.to_string().repeat(100_000));
        match library::read("page.txt", text.as_bytes(), None) {
            Ok(volume) => whole(&volume),
            Err(refusal) => assert_eq!(c, '\0', "{refusal:?}"),
        }
    }
}
