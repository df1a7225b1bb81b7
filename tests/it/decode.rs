//! Bytes of any Chinese encoding become the text they are, or are refused; damage is told by its place and never spreads.

use dubao::text::{Damage, Encoding, LARGEST_FILE, Note, Refusal, decode};

use crate::pages::seeds;

const TRADITIONAL: &str = "本報訊　昨日上午，市政府在圖書館舉行新聞發佈會，介紹今年舊城改造的進展。\n\
    記者從會上瞭解到，三年來共有十二條街道完成整修，受惠居民超過兩萬戶。「過去下雨就積水，現在好多了。」一位老人說。\n";

pub fn gb18030(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

pub fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

fn read(bytes: &[u8]) -> (Encoding, String) {
    let decoded = decode(bytes, None).unwrap();
    assert_eq!(decoded.notes, []);
    (decoded.encoding, decoded.text)
}

pub fn malformed(at: std::ops::Range<usize>) -> Note<Damage> {
    let bytes = at.len();
    Note::new(at, Damage::Malformed { bytes })
}

#[test]
fn a_page_is_read_in_whatever_encoding_it_comes() {
    for seed in seeds() {
        let plain = decode(seed.as_bytes(), Some(Encoding::Utf8)).unwrap().text;
        for (encoding, bytes) in [
            (Encoding::Utf8, seed.as_bytes().to_vec()),
            (Encoding::Gb18030, gb18030(seed)),
            (Encoding::Utf16Le, utf16(seed, u16::to_le_bytes)),
            (Encoding::Utf16Be, utf16(seed, u16::to_be_bytes)),
        ] {
            assert_eq!(read(&bytes), (encoding, plain.clone()));
        }
    }
}

#[test]
fn traditional_pages_are_read_in_big5_and_in_gbk() {
    let (big5, _, unmapped) = encoding_rs::BIG5.encode(TRADITIONAL);
    assert!(!unmapped);
    assert_eq!(read(&big5), (Encoding::Big5, TRADITIONAL.to_owned()));
    assert_eq!(
        read(&gb18030(TRADITIONAL)),
        (Encoding::Gb18030, TRADITIONAL.to_owned())
    );
}

#[test]
fn short_simplified_texts_are_not_taken_for_big5() {
    for text in [
        "本报讯",
        "新华社北京电",
        "科技金融",
        "图片新闻",
        "今日导读",
        "天气预报",
    ] {
        assert_eq!(read(&gb18030(text)), (Encoding::Gb18030, text.to_owned()));
    }
}

#[test]
fn a_byte_order_mark_decides_and_is_left_out() {
    let marked = |text: &str| format!("\u{FEFF}{text}");
    assert_eq!(
        read(marked("读报").as_bytes()),
        (Encoding::Utf8, "读报".to_owned())
    );
    assert_eq!(
        read(&utf16(&marked("读报"), u16::to_le_bytes)),
        (Encoding::Utf16Le, "读报".to_owned())
    );
    assert_eq!(
        read(&utf16(&marked("读报"), u16::to_be_bytes)),
        (Encoding::Utf16Be, "读报".to_owned())
    );
    assert_eq!(
        read(&gb18030(&marked("读报"))),
        (Encoding::Gb18030, "读报".to_owned())
    );
}

#[test]
fn english_is_utf_8_or_utf_16() {
    let text = "The morning paper\nwas late again.\n";
    assert_eq!(read(text.as_bytes()).0, Encoding::Utf8);
    assert_eq!(
        read(&utf16(text, u16::to_le_bytes)),
        (Encoding::Utf16Le, text.to_owned())
    );
}

#[test]
fn every_line_end_becomes_one() {
    let text = "一\r\n二\r三\u{85}四\u{2028}五\u{2029}六\u{b}七\u{c}八\n";
    assert_eq!(
        read(text.as_bytes()).1,
        "一\n二\n三\n四\n五\n六\n七\u{c}八\n"
    );
}

#[test]
fn other_scripts_are_refused_rather_than_garbled() {
    let korean = "오늘 아침 신문은 늦게 왔다. 비가 많이 내렸기 때문이다. 그래도 사람들은 기다렸다.";
    let japanese =
        "今朝の新聞は遅れて届いた。雨がたくさん降ったからである。それでも人々は待っていた。";
    let russian = "Утренняя газета опоздала: шёл сильный дождь. Но люди всё равно её ждали.";
    let french = "Le journal est arrivé très tard, à cause de la pluie; mais les gens l'ont attendu jusqu'à la fin.";
    for bytes in [
        encoding_rs::EUC_KR.encode(korean).0,
        encoding_rs::SHIFT_JIS.encode(japanese).0,
        encoding_rs::EUC_JP.encode(japanese).0,
        encoding_rs::WINDOWS_1251.encode(russian).0,
        encoding_rs::WINDOWS_1252.encode(french).0,
    ] {
        assert_eq!(decode(&*bytes, None), Err(Refusal::Unknown));
    }
}

#[test]
fn what_is_no_text_is_refused_with_its_reason() {
    assert_eq!(decode(b"", None), Err(Refusal::Empty));
    assert_eq!(decode(b"\xEF\xBB\xBF", None), Err(Refusal::Empty));
    assert_eq!(
        decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None),
        Err(Refusal::Binary { at: 8 })
    );
    assert_eq!(
        decode(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0", None),
        Err(Refusal::Binary { at: 4 })
    );
    let bytes = LARGEST_FILE + 1;
    assert_eq!(
        decode(vec![b'a'; bytes], None),
        Err(Refusal::TooLarge { bytes })
    );
    let largest = decode(vec![b'a'; LARGEST_FILE], Some(Encoding::Utf8));
    assert!(largest.is_ok_and(|read| read.text.len() == LARGEST_FILE));
}

#[test]
fn a_few_bad_bytes_leave_utf_8_what_it_is() {
    let mut bytes = seeds()[0].as_bytes().to_vec();
    let at = seeds()[0].find('创').unwrap();
    bytes[at + 1] = b'\n';
    let decoded = decode(&bytes, None).unwrap();
    assert_eq!(decoded.encoding, Encoding::Utf8);
    assert_eq!(
        decoded.notes,
        [malformed(at..at + 1), malformed(at + 2..at + 3)]
    );
    assert!(decoded.text.contains("\u{FFFD}\n\u{FFFD}"));
}

#[test]
fn a_run_of_bad_bytes_is_one_note_and_one_mark() {
    let decoded = decode(b"ab\xFF\xFF\xFFcd", Some(Encoding::Utf8)).unwrap();
    assert_eq!(decoded.text, "ab\u{FFFD}cd");
    assert_eq!(decoded.notes, [malformed(2..5)]);
}

#[test]
fn a_dangling_lead_byte_keeps_the_line_end() {
    let decoded = decode(b"\xD6\xD0\xB9\n\xB9\xFA", Some(Encoding::Gb18030)).unwrap();
    assert_eq!(decoded.text, "中\u{FFFD}\n国");
    assert_eq!(decoded.notes, [malformed(2..3)]);
    let end = decode(b"\xD6\xD0\x81\x30\n", Some(Encoding::Gb18030)).unwrap();
    assert_eq!(end.text, "中\u{FFFD}0\n");
}

#[test]
fn a_page_cut_anywhere_keeps_all_its_line_ends() {
    let page = gb18030(&seeds()[1].chars().take(700).collect::<String>());
    let line_ends = |bytes: &[u8]| memchr::memchr_iter(b'\n', bytes).count();
    for cut in 1..page.len() {
        for part in [&page[..cut], &page[cut..]] {
            let decoded = decode(part, Some(Encoding::Gb18030)).unwrap();
            assert_eq!(
                decoded.text.matches('\n').count(),
                line_ends(part),
                "cut at {cut}"
            );
        }
    }
}

#[test]
fn a_lost_byte_costs_no_line_but_its_own() {
    let text = seeds()[1].chars().take(700).collect::<String>();
    let page = gb18030(&text);
    let lines: Vec<&str> = text.lines().collect();
    for lost in 0..page.len() {
        let bytes = [&page[..lost], &page[lost + 1..]].concat();
        let decoded = decode(&bytes, Some(Encoding::Gb18030)).unwrap().text;
        let changed = lines
            .iter()
            .zip(decoded.lines())
            .filter(|(before, after)| *before != after)
            .count();
        assert!(page[lost] == b'\n' || changed <= 1, "byte {lost}");
    }
}

#[test]
fn damage_done_before_is_told_too() {
    let decoded = decode("一\u{FFFD}二\u{E000}三".as_bytes(), None).unwrap();
    let whats: Vec<Damage> = decoded.notes.into_iter().map(|note| note.what).collect();
    assert_eq!(
        whats,
        [
            Damage::PrivateUse { count: 1 },
            Damage::Replaced { count: 1 }
        ]
    );
}

#[test]
fn damage_done_before_is_told_apart_from_damaged_bytes() {
    let bytes = [b"\xFF", "一\u{FFFD}二\u{F000}\u{F8FF}".as_bytes()].concat();
    let notes = decode(&bytes, Some(Encoding::Utf8)).unwrap().notes;
    let before = [
        Damage::PrivateUse { count: 2 },
        Damage::Replaced { count: 1 },
    ];
    let all = 0..bytes.len();
    let [private, replaced] = before.map(|what| Note::new(all.clone(), what));
    assert_eq!(notes, [malformed(0..1), private, replaced]);
    let private = Note::new(0..6, Damage::PrivateUse { count: 1 });
    let notes = decode("甲\u{F8FF}".as_bytes(), None).unwrap().notes;
    assert_eq!(notes, [private]);
}

#[test]
fn endless_damage_has_an_end_in_notes() {
    let decoded = decode(b"a\xFF".repeat(20_000), Some(Encoding::Utf8)).unwrap();
    let told: usize = decoded
        .notes
        .iter()
        .map(|note| {
            let Damage::Malformed { bytes } = note.what else {
                panic!("{note:?}");
            };
            bytes
        })
        .sum();
    assert_eq!(told, 20_000);
    assert!(decoded.notes.len() < 5_000);
}

#[test]
fn the_usual_labels_name_the_encodings() {
    for (label, encoding) in [
        ("gbk", Encoding::Gb18030),
        ("GB2312", Encoding::Gb18030),
        ("cp936", Encoding::Gb18030),
        ("ms936", Encoding::Gb18030),
        (" Big5-HKSCS ", Encoding::Big5),
        ("Big5HKSCS", Encoding::Big5),
        ("CP950", Encoding::Big5),
        ("ms950", Encoding::Big5),
        ("utf8", Encoding::Utf8),
        ("UTF-16", Encoding::Utf16Le),
        ("utf16", Encoding::Utf16Le),
        ("UTF16LE", Encoding::Utf16Le),
        ("utf16be", Encoding::Utf16Be),
        ("utf_16be", Encoding::Utf16Be),
    ] {
        assert_eq!(Encoding::named(label), Some(encoding), "{label}");
    }
    assert_eq!(Encoding::named("windows-1252"), None);
}

#[test]
fn an_encoding_is_called_by_a_name_that_names_it() {
    for (encoding, name) in [
        (Encoding::Utf8, "UTF-8"),
        (Encoding::Utf16Le, "UTF-16LE"),
        (Encoding::Utf16Be, "UTF-16BE"),
        (Encoding::Gb18030, "GB18030"),
        (Encoding::Big5, "Big5"),
    ] {
        assert_eq!(encoding.name(), name);
        assert_eq!(Encoding::named(name), Some(encoding));
    }
}
