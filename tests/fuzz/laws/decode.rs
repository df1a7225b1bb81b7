//! Decoding: any bytes become text or are refused; every line end is one, and damage is told by its place.

use dubao::text::{Damage, Decoded, Encoding, decode};

pub fn hold(bytes: &[u8]) {
    let all = [
        Encoding::Utf8,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
        Encoding::Gb18030,
        Encoding::Big5,
    ];
    for forced in all.into_iter().map(Some).chain([None]) {
        let Ok(decoded) = decode(bytes, forced) else {
            continue;
        };
        assert!(forced.is_none_or(|forced| forced == decoded.encoding));
        is_told(bytes, &decoded);
        if decoded.encoding == Encoding::Utf8 && decoded.notes.is_empty() {
            let given = std::str::from_utf8(bytes).unwrap();
            let given = given.strip_prefix('\u{FEFF}').unwrap_or(given);
            assert_eq!(plain(given), decoded.text);
        }
    }
}

/// Each note has a place in the bytes, in order; what is malformed shows, and no line end is any other than `\n`.
fn is_told(bytes: &[u8], decoded: &Decoded) {
    let mut reached = 0;
    let mut runs = 0;
    for note in &decoded.notes {
        assert!(note.at.end <= bytes.len() && note.at.start < note.at.end);
        if let Damage::Malformed { bytes } = note.what {
            assert!(note.at.start >= reached && (1..=note.at.len()).contains(&bytes));
            reached = note.at.end;
            runs += 1;
        }
    }
    let shown = decoded.text.matches(char::REPLACEMENT_CHARACTER).count();
    assert!(shown >= runs, "{runs} runs, {shown} shown");
    let ends = ['\r', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}'];
    assert!(!decoded.text.contains(ends));
}

fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace(['\r', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}'], "\n")
}
