//! P2: the same for any bytes whatever: decoded, made safe, wrapped, read as a page, asked as a query, drawn.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dubao::text::Ambiguous;

use super::malice;
use super::picture::fouls;
use super::tally::{Tally, cases};
use crate::desk::{Desk, article};
use crate::fuzz;
use crate::maker::Rng;

/// One in so many is read as a page, and drawn.
const RARE: usize = 100;

/// Bytes of any kind, and pieces of malice, hanzi, letters and marks among them.
fn bytes(rng: &mut Rng, dictionary: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for _ in 0..rng.within(1, 24) {
        match rng.below(6) {
            0 => bytes.extend((0..rng.within(1, 6)).map(|_| u8::try_from(rng.below(256)).unwrap())),
            1 => bytes.extend(rng.pick(dictionary)),
            2 => {
                let c = u32::try_from(rng.below(0x11_0000)).unwrap();
                bytes.extend(char::from_u32(c).into_iter().collect::<String>().bytes());
            }
            3 => bytes.extend(
                rng.word("a Z 9 . \" ( \u{301} \u{200d} \u{fe0f} 🇨 👍 🏽 ᄀ ᅡ क \u{94d} \u{600}")
                    .bytes(),
            ),
            _ => bytes.extend(
                rng.word("春风 又绿 江南岸， 明月。 “何时” 照我还？ 《鑫龘》 ——")
                    .bytes(),
            ),
        }
    }
    bytes
}

#[test]
fn p02_no_bytes_drive_the_terminal() {
    let short = |malice: malice::Malice| Some(malice.bytes).filter(|bytes| bytes.len() < 200);
    let dictionary: Vec<Vec<u8>> = malice::all().into_iter().filter_map(short).collect();
    let mut tally = Tally::of("P2");
    let mut rng = Rng::new(2);
    for number in 0..cases(400, 200_000) {
        let bytes = bytes(&mut rng, &dictionary);
        let laws = fuzz::TARGETS
            .iter()
            .filter(|(name, _)| *name != "page" || number % RARE == 0);
        let run = catch_unwind(AssertUnwindSafe(|| {
            laws.for_each(|(_, law)| law(&bytes));
            if number % RARE == 0 {
                let found = drawn(&bytes);
                assert!(found.is_empty(), "{found:?}");
            }
        }));
        tally.note(run.map_err(|_| format!("number {number}: {bytes:?}")));
    }
    tally.close("any bytes: our sequences alone, cleaned once is cleaned for good");
}

/// What is foul of the pictures of an article of these bytes.
fn drawn(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let ends = |c: char| c == '\n' || c == '\r';
    let line = text.replace(ends, " ");
    let mut reading = dubao::article::Reading::default();
    reading
        .articles
        .push(article(&line, &line, &[&line, &text]).into());
    let pages = vec![(line, reading)];
    let mut found = Vec::new();
    for (size, ambiguous) in [((80, 24), Ambiguous::Narrow), ((33, 9), Ambiguous::Wide)] {
        let mut desk = Desk::with(size.0, size.1, ambiguous, pages.clone());
        for wishes in ["", "open", "reveal", "layout", "layout", "jump", "help"] {
            found.extend(fouls(&desk.wish(wishes).buffer()));
        }
    }
    found
}
