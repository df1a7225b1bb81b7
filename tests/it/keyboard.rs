//! The bytes of a terminal: keys come through, answers and pasted text are no commands.

use crossterm::event::KeyCode;
use dubao::app::keys::Chord;
use dubao::app::{Event, Gesture};
use dubao::shell::decoder::Decoder;
use proptest::prelude::*;

/// What is heard, a word an event; a silence follows.
fn heard(pieces: &[&[u8]]) -> String {
    let mut decoder = Decoder::default();
    let mut events: Vec<Event> = pieces
        .iter()
        .flat_map(|piece| decoder.push(piece))
        .collect();
    events.extend(decoder.silence());
    let words: Vec<String> = events.into_iter().map(word).collect();
    words.join(" ")
}

fn word(event: Event) -> String {
    match event {
        Event::Press(Chord { code, ctrl, alt }) => {
            let held = if ctrl { "ctrl-" } else { "" }.to_owned() + if alt { "alt-" } else { "" };
            match code {
                KeyCode::Char(c) => format!("{held}{c}"),
                code => format!("{held}{code:?}"),
            }
        }
        Event::Paste(text) => format!("paste({text})"),
        Event::Point {
            column,
            row,
            gesture,
        } => format!("{gesture:?}({column},{row})"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn keys_are_heard() {
    for (bytes, wanted) in [
        (&b"j"[..], "j"),
        ("。".as_bytes(), "。"),
        ("𠮷".as_bytes(), "𠮷"),
        (
            b"\r\t\x7f\x03\x10\x1a",
            "Enter Tab Backspace ctrl-c ctrl-p ctrl-z",
        ),
        (b"\x1b", "Esc"),
        (b"\x1b\x1b", "Esc Esc"),
        (b"\x1b[A\x1bOB\x1b[1;5C", "Up Down ctrl-Right"),
        (
            b"\x1b[5~\x1b[6~\x1b[H\x1b[4~\x1b[3~",
            "PageUp PageDown Home End Delete",
        ),
        (b"\x1bOP\x1b[11~\x1b[[A", "F(1) F(1) F(1)"),
        (b"\x1bx", "alt-x"),
    ] {
        assert_eq!(heard(&[bytes]), wanted);
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        assert_eq!(heard(&single), wanted, "byte by byte");
    }
}

#[test]
fn the_mouse_is_heard() {
    assert_eq!(heard(&[b"\x1b[<0;3;5M\x1b[<0;3;5m"]), "Click(2,4)");
    assert_eq!(
        heard(&[b"\x1b[<65;1;1M\x1b[<68;1;1M"]),
        "WheelDown(0,0) WheelUp(0,0)"
    );
    assert_eq!(heard(&[b"\x1b[M #%"]), format!("{:?}(2,4)", Gesture::Click));
    assert_eq!(heard(&[b"\x1b[<0;0;99999999999M\x1b[<M\x1b[<1;2M"]), "");
}

#[test]
fn what_is_pasted_is_text_whatever_it_says() {
    let paste = |text: &str| heard(&[b"\x1b[200~", text.as_bytes(), b"\x1b[201~", b"q"]);
    assert_eq!(paste("qmd\x03\x1b[A"), "paste(qmd\x03\x1b[A) q");
    assert_eq!(
        paste(&"科".repeat(500_000)).matches('科').count(),
        65_536 / 3
    );
    assert_eq!(heard(&[b"\x1b[200~abc"]), "paste(abc)", "never closed");
}

#[test]
fn answers_to_questions_that_others_asked_are_passed_over() {
    for answer in [
        "\x1b[?2026;2$y",
        "\x1b[?997;1n",
        "\x1b[0;0R",
        "\x1b[24;80R",
        "\x1b[?62;4c",
        "\x1b[>0;388;0c",
        "\x1b[?1u",
        "\x1b[8;24;80t",
        "\x1b[I",
        "\x1b[O",
        "\x1bP>|XTerm(388)\x1b\\",
        "\x1bP1$r0m\x1b\\",
        "\x1b_Gi=1;OK\x1b\\",
        "\x1b]11;rgb:0000/0000/0000\x1b\\",
        "\x1b]11;rgb:0000/0000/0000\x07",
    ] {
        assert_eq!(heard(&[answer.as_bytes(), b"\x03"]), "ctrl-c", "{answer:?}");
    }
}

proptest! {
    #[test]
    fn after_any_bytes_and_a_silence_the_next_key_is_heard(bytes in prop::collection::vec(any::<u8>(), 0..60), cut in 0..60usize) {
        let mut decoder = Decoder::default();
        let (one, other) = bytes.split_at(cut.min(bytes.len()));
        let _ = (decoder.push(one), decoder.push(other), decoder.silence());
        prop_assert!(!decoder.is_waiting());
        prop_assert_eq!(decoder.push(b"q").into_iter().map(word).collect::<String>(), "q");
    }

    #[test]
    fn after_any_bytes_but_an_open_paste_ctrl_c_is_heard_at_once(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let mut decoder = Decoder::default();
        let _ = decoder.push(&bytes);
        // The report of an old mouse takes what comes as its cells.
        prop_assume!(!bytes.windows(3).any(|three| three == b"\x1b[M"));
        let last = decoder.push(b"\x03").into_iter().map(word).next_back();
        prop_assert_eq!(last.as_deref(), Some("ctrl-c"));
    }
}
