//! Which encoding a file is in: what is whole in one is in that one, whatever the language, and a mark is no text.

use dubao::text::{Encoding, Refusal, decode};

use crate::decode::{gb18030, malformed, utf16};

const RUSSIAN: &str = "Утренняя газета опоздала: шёл сильный дождь. Но люди всё равно её ждали.";

#[test]
fn what_is_whole_in_utf_8_is_that_in_any_language() {
    for text in [
        RUSSIAN,
        "Tür, Brücke, für, über, Künstler",
        "L'été, à la fête",
        "오늘 아침 신문은 늦게 왔다.",
        "今朝の新聞は遅れて届いた。",
    ] {
        let read = decode(text.as_bytes(), None).unwrap();
        assert_eq!((read.encoding, read.text.as_str()), (Encoding::Utf8, text));
    }
}

#[test]
fn a_bad_byte_in_a_hundred_leaves_any_language_in_utf_8() {
    let bytes = [RUSSIAN.as_bytes(), b"\xFF"].concat();
    let read = decode(&bytes, None).unwrap();
    assert_eq!(read.text, format!("{RUSSIAN}\u{FFFD}"));
    assert_eq!(read.notes, [malformed(RUSSIAN.len()..RUSSIAN.len() + 1)]);
    let bytes = [RUSSIAN.as_bytes(), b"\xFF\xFF\xFF"].concat();
    assert_eq!(decode(&bytes, None), Err(Refusal::Unknown));
}

#[test]
fn a_mark_is_left_out_in_the_encoding_that_is_asked_for_too() {
    let marked = "\u{FEFF}读报";
    for (encoding, bytes) in [
        (Encoding::Utf8, marked.as_bytes().to_vec()),
        (Encoding::Gb18030, gb18030(marked)),
        (Encoding::Utf16Le, utf16(marked, u16::to_le_bytes)),
        (Encoding::Utf16Be, utf16(marked, u16::to_be_bytes)),
    ] {
        assert_eq!(decode(&bytes, Some(encoding)).unwrap().text, "读报");
        let mark = bytes.len() - encoded_len(encoding);
        assert_eq!(decode(&bytes[..mark], Some(encoding)), Err(Refusal::Empty));
    }
}

#[test]
fn a_text_may_have_a_few_bytes_that_no_text_has() {
    let ending = |length: usize, last: u8| [&vec![b'a'; length - 1][..], &[last]].concat();
    for bytes in [ending(64, 0), ending(16, 7), b"\x1b[1m\x08\x1a".to_vec()] {
        let read = decode(&bytes, None).unwrap();
        assert_eq!(
            (read.encoding, read.text.as_bytes()),
            (Encoding::Utf8, &bytes[..])
        );
    }
    for bytes in [ending(63, 0), ending(15, 7)] {
        let at = bytes.len() - 1;
        assert_eq!(decode(&bytes, None), Err(Refusal::Binary { at }));
    }
}

#[test]
fn one_rare_hanzi_is_read_too() {
    for hanzi in ["鳜", "齄", "鼢", "亙"] {
        let read = decode(gb18030(hanzi), None).unwrap();
        assert_eq!(read.text, hanzi);
    }
}

#[test]
fn a_hanzi_that_no_paper_prints_speaks_for_nothing() {
    for hanzi in ["龘", "仭"] {
        assert_eq!(decode(gb18030(hanzi), None), Err(Refusal::Unknown));
    }
}

/// The first bands of hanzi are what newspapers are printed with, the last ones what other files look like.
#[test]
fn common_hanzi_speak_for_a_text_and_rare_ones_against_it() {
    let bands = include_str!("../../assets/hanzi.txt").lines();
    for (number, band) in bands.enumerate() {
        let hanzi = band.chars().filter(|c| gb18030(&c.to_string()).len() == 2);
        let text: String = hanzi.take(60).collect();
        let read = decode(gb18030(&text), None).ok();
        let right = read.filter(|read| read.encoding == Encoding::Gb18030);
        assert_eq!(right.map(|read| read.text), (number < 3).then_some(text));
    }
}

#[test]
fn a_few_letters_of_pinyin_are_no_damage() {
    let text = "报 bào bǎo";
    assert_eq!(decode(gb18030(text), None).unwrap().text, text);
}

#[test]
fn a_line_of_marks_alone_is_read() {
    for marks in ["。", "《》", "①②③④⑤⑥", "——……——", "“”‘’", "ＡＢＣ，ＤＥＦ"]
    {
        let read = decode(gb18030(marks), None).unwrap();
        assert_eq!(read.text, marks);
    }
}

#[test]
fn a_bad_byte_beside_a_hanzi_counts_once() {
    let read = decode([&gb18030("本")[..], b"\xFF"].concat(), None).unwrap();
    assert_eq!(read.text, "本\u{FFFD}");
}

/// How many bytes 读报 takes.
fn encoded_len(encoding: Encoding) -> usize {
    if encoding == Encoding::Utf8 { 6 } else { 4 }
}
