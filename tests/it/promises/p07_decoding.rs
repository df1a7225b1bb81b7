//! P7: the encoding is right or said: what is damaged is told by its place, and nothing is ever taken for Western letters.

use dubao::text::{Damage, Decoded, Encoding, decode};

use super::tally::{Tally, cases};
use crate::maker::Class;
use crate::maker::Rng;
use crate::maker::samples::{sample, stories};
use crate::pages::seeds;

const ALL: [Encoding; 5] = [
    Encoding::Utf8,
    Encoding::Gb18030,
    Encoding::Big5,
    Encoding::Utf16Le,
    Encoding::Utf16Be,
];

/// A text in an encoding, with its mark or without; none if the encoding cannot write it.
fn encoded(text: &str, encoding: Encoding, marked: bool) -> Option<Vec<u8>> {
    let text = if marked {
        format!("\u{FEFF}{text}")
    } else {
        text.to_owned()
    };
    let legacy = |to: &'static encoding_rs::Encoding| {
        let (bytes, _, unmapped) = to.encode(&text);
        (!unmapped).then(|| bytes.into_owned())
    };
    match encoding {
        Encoding::Utf8 => Some(text.into_bytes()),
        Encoding::Gb18030 => legacy(encoding_rs::GB18030),
        Encoding::Big5 if marked => None,
        Encoding::Big5 => legacy(encoding_rs::BIG5),
        Encoding::Utf16Le => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        Encoding::Utf16Be => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
    }
}

/// A page without what Big5 cannot write, in letters that it can.
fn traditional(text: &str) -> String {
    let writes = |c: &char| !encoding_rs::BIG5.encode(&c.to_string()).2;
    let told = dubao::text::rewritten(text, dubao::text::Script::Traditional);
    let mut whole = text.to_owned();
    for edit in told.into_iter().rev() {
        whole.replace_range(edit.at, &edit.with);
    }
    whole.chars().filter(writes).collect()
}

fn is_malformed(decoded: &Decoded) -> bool {
    let mut notes = decoded.notes.iter();
    notes.any(|note| matches!(note.what, Damage::Malformed { .. }))
}

/// Pages of print of every kind.
fn pages(count: usize) -> Vec<String> {
    let stories = stories();
    // Noise is in no encoding.
    let classes = &Class::ALL[..Class::ALL.len() - 1];
    let made = (0..count).map(|number| {
        let class = classes[number % classes.len()];
        sample(class, (number / classes.len()) as u64, &stories).text
    });
    let pages = seeds().map(str::to_owned).into_iter().chain(made);
    let plain = |page: String| decode(page.as_bytes(), Some(Encoding::Utf8)).map(|page| page.text);
    pages.filter_map(|page| plain(page).ok()).collect()
}

#[test]
fn p07_pages_are_read_in_every_encoding() {
    let mut tally = Tally::of("P7");
    for (number, page) in pages(cases(30, 1_000)).iter().enumerate() {
        let old = traditional(page);
        for encoding in ALL {
            for marked in [false, true] {
                let page = if encoding == Encoding::Big5 {
                    &old
                } else {
                    page
                };
                let Some(bytes) = encoded(page, encoding, marked) else {
                    continue;
                };
                // What is all ASCII is the same in most of them.
                let told = decode(&bytes, None).map(|read| (read.encoding, read.text == *page));
                let holds = told == Ok((encoding, true))
                    || page.is_ascii() && told.is_ok_and(|(_, same)| same);
                let what = || format!("page {number} in {encoding:?}, marked {marked}: {told:?}");
                tally.note(if holds { Ok(()) } else { Err(what()) });
            }
        }
    }
    tally.close("pages x encodings: found out, and read to the letter");
}

#[test]
fn p07_short_texts_are_told_too() {
    let mut tally = Tally::of("P7");
    let mut wrong = 0;
    let (mut rng, pages) = (Rng::new(7), pages(10));
    for _ in 0..cases(300, 10_000) {
        let chars: Vec<char> = rng
            .pick(&pages)
            .chars()
            .filter(|c| *c as u32 > 0x4E00)
            .collect();
        let start = rng.below(chars.len().saturating_sub(12));
        let text: String = chars[start..].iter().take(12).collect();
        let encoding = *rng.pick(&[Encoding::Utf8, Encoding::Gb18030, Encoding::Utf16Le]);
        let bytes = encoded(&text, encoding, false).unwrap();
        let right = decode(&bytes, None).is_ok_and(|read| read.text == text);
        wrong += usize::from(!right);
        tally.note(Ok(()));
    }
    assert!(wrong * 1000 <= cases(300, 10_000), "{wrong} wrong");
    tally.close(&format!("texts of 12 characters, {wrong} read wrongly"));
}

/// What one flipped bit does: nothing beyond its line and the next, and what is malformed is told where it is.
fn flipped(page: &str, encoding: Encoding, rng: &mut Rng) -> Result<(), String> {
    let Some(mut bytes) = encoded(page, encoding, false) else {
        return Ok(());
    };
    let at = rng.below(bytes.len());
    bytes[at] ^= 1 << rng.below(8);
    let read =
        decode(&bytes, None).map_err(|refusal| format!("{encoding:?}, byte {at}: {refusal:?}"))?;
    if read.encoding != encoding {
        return Err(format!(
            "{encoding:?}, byte {at}: taken for {:?}",
            read.encoding
        ));
    }
    let (before, after): (Vec<&str>, Vec<&str>) =
        (page.lines().collect(), read.text.lines().collect());
    let same = |pair: &(&&str, &&str)| pair.0 == pair.1;
    let head = before.iter().zip(&after).take_while(same).count();
    let tail = before
        .iter()
        .rev()
        .zip(after.iter().rev())
        .take_while(same)
        .count();
    let harmed = before.len().saturating_sub(head + tail);
    // In GBK every pair up to the next single byte may be another one.
    let near =
        |note: &dubao::text::Note<Damage>| note.at.start <= at + 400 && at <= note.at.end + 4;
    let malformed = read
        .notes
        .iter()
        .filter(|note| matches!(note.what, Damage::Malformed { .. }));
    match (harmed <= 2, malformed.clone().all(near)) {
        (true, true) => Ok(()),
        _ => Err(format!(
            "{encoding:?}, byte {at}: {harmed} lines, {:?}",
            read.notes
        )),
    }
}

#[test]
fn p07_a_flipped_bit_harms_its_line_alone() {
    let mut tally = Tally::of("P7");
    let mut rng = Rng::new(77);
    let pages: Vec<String> = pages(20)
        .into_iter()
        .filter(|page| page.len() > 600)
        .collect();
    let old: Vec<String> = pages.iter().map(|page| traditional(page)).collect();
    for number in 0..cases(400, 10_000) {
        let encoding = ALL[number % ALL.len()];
        let pages = if encoding == Encoding::Big5 {
            &old
        } else {
            &pages
        };
        let page = &pages[rng.below(pages.len())];
        tally.note(flipped(page, encoding, &mut rng));
    }
    tally.close("flipped bits: no other line harmed, damage told in its place");
}

#[test]
fn p07_what_is_malformed_is_told_to_the_byte() {
    let mut tally = Tally::of("P7");
    let (mut rng, pages) = (Rng::new(777), pages(20));
    for number in 0..cases(200, 10_000) {
        let encoding = [Encoding::Utf8, Encoding::Gb18030][number % 2];
        let page = rng.pick(&pages);
        let starts: Vec<usize> = page.char_indices().map(|(at, _)| at).collect();
        let cut = *rng.pick(&starts);
        let (head, tail) = page.split_at(cut);
        let [head, tail] = [head, tail].map(|part| encoded(part, encoding, false).unwrap());
        let read = decode([&head[..], b"\xFF", &tail].concat(), None);
        let told = read.map(|read| {
            let at = read.notes.first().map(|note| note.at.clone());
            (at, read.notes.len(), read.text)
        });
        let wanted = format!("{}\u{FFFD}{}", &page[..cut], &page[cut..]);
        let holds = told.as_ref() == Ok(&(Some(head.len()..head.len() + 1), 1, wanted));
        tally.note(if holds {
            Ok(())
        } else {
            Err(format!(
                "{encoding:?} at {cut}: {:?}",
                told.map(|told| told.0)
            ))
        });
    }
    tally.close("a byte that is no text: told to the byte, and all else read");
}

#[test]
fn p07_a_page_cut_anywhere_is_read_up_to_the_cut() {
    let mut tally = Tally::of("P7");
    let seed = decode(seeds()[0].as_bytes(), None).unwrap().text;
    for encoding in [
        Encoding::Utf8,
        Encoding::Gb18030,
        Encoding::Big5,
        Encoding::Utf16Le,
    ] {
        let text = if encoding == Encoding::Big5 {
            traditional(&seed)
        } else {
            seed.clone()
        };
        let bytes = encoded(&text, encoding, false).unwrap();
        let step = cases(16, 1).min(16);
        for cut in (40..4_096.min(bytes.len())).step_by(step) {
            let Ok(read) = decode(&bytes[..cut], None) else {
                tally.note(Err(format!("{encoding:?} cut at {cut} is refused")));
                continue;
            };
            let kept = read.text.trim_end_matches(char::REPLACEMENT_CHARACTER);
            let whole = kept.len() == read.text.len();
            // Half of a character may be a letter by itself.
            let kept = kept
                .strip_suffix(|c: char| c.is_ascii() || c as u32 > 0x7F)
                .map_or("", |kept| kept);
            let told = whole || is_malformed(&read);
            let holds = read.encoding == encoding && text.starts_with(kept) && told;
            tally.note(if holds {
                Ok(())
            } else {
                Err(format!("{encoding:?} cut at {cut}: {:?}", read.encoding))
            });
        }
    }
    tally.close("cuts at every byte of 4 KB: read up to the cut, which is told");
}
