//! P14: nothing that a terminal sends wedges the input: after any of it a key still ends the reader, at once.

use std::time::{Duration, Instant};

use crossterm::event::KeyCode;
use dubao::app::Event;
use dubao::app::keys::Chord;
use dubao::shell::decoder::Decoder;

use super::session::{PLAIN, USUAL, holds, try_all};
use super::tally::{Tally, cases, is_full};
use crate::maker::rng::Rng;
use crate::terminal::Terminal;

/// What terminals answer to questions that somebody else asked, whole or broken off.
const ANSWERS: [&[u8]; 17] = [
    b"\x1b[?2026;2$y",
    b"\x1b[?997;1n",
    b"\x1b[0;0R",
    b"\x1b[24;80R",
    b"\x1b[?62;4;22c",
    b"\x1b[>1;4000;38c",
    b"\x1b[?1u",
    b"\x1b[8;24;80t",
    b"\x1b[I\x1b[O",
    b"\x1bP>|XTerm(388)\x1b\\",
    b"\x1bP1$r0m\x1b\\",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\",
    b"\x1b]52;c;cXFxcQ==\x07",
    b"\x1bP1+r544e=787465726d",
    b"\x1b[200~qqq",
    b"\x1b[<35;99999;1M\x1b[M\xff\xff\xff",
];

const CTRL_C: Chord = Chord {
    code: KeyCode::Char('c'),
    ctrl: true,
    alt: false,
};

/// Whether the next key is heard after these pieces, each followed by a silence.
fn hears(pieces: &[&[u8]]) -> Result<(), String> {
    let mut decoder = Decoder::default();
    for piece in pieces {
        decoder.push(piece);
        decoder.silence();
    }
    let heard = decoder.push(b"\x03");
    let is_key = matches!(heard[..], [Event::Press(chord)] if chord == CTRL_C);
    holds(is_key && !decoder.is_waiting(), || {
        format!("{pieces:?}: {heard:?}")
    })
}

/// Sequences and their pieces, put together by chance.
fn noise(chance: &mut Rng) -> Vec<u8> {
    let mut bytes = Vec::new();
    for _ in 0..chance.within(1, 12) {
        match chance.below(4) {
            0 => bytes.extend_from_slice(ANSWERS[chance.below(ANSWERS.len())]),
            1 => {
                let answer = ANSWERS[chance.below(ANSWERS.len())];
                bytes.extend_from_slice(&answer[..chance.within(1, answer.len())]);
            }
            2 => bytes.extend_from_slice(
                [&b"\x1b["[..], b"\x1bO", b"\x1bP", b"\x1b]", b"\x1b[200~"][chance.below(5)],
            ),
            _ => bytes
                .extend((0..chance.within(1, 9)).map(|_| u8::try_from(chance.below(256)).unwrap())),
        }
    }
    bytes
}

#[test]
fn p14_no_bytes_wedge_the_decoder() {
    let mut tally = Tally::of("P14");
    for answer in ANSWERS {
        for cut in 0..=answer.len() {
            tally.note(hears(&[&answer[..cut], &answer[cut..]]));
        }
        tally.note(hears(&answer.chunks(1).collect::<Vec<_>>()));
    }
    let mut chance = Rng::new(14);
    for _ in 0..cases(20_000, 100_000) {
        let bytes = noise(&mut chance);
        let (one, other) = bytes.split_at(chance.within(0, bytes.len()));
        tally.note(hears(&[one, other]));
    }
    tally.close("answers, pieces of answers and noise: the next key is heard");
}

#[test]
fn p14_a_key_that_was_begun_keeps_ctrl_c_from_nothing() {
    let mut tally = Tally::of("P14");
    for begun in [
        "<g>",
        "<t>",
        "<x>",
        "<5>",
        "<5> <g>",
        "open <g>",
        "open mend",
        "raw <x>",
        "help",
    ] {
        let mut desk = crate::desk::Desk::new(80, 24);
        let effect = desk.wish(begun).tell(Event::Press(CTRL_C));
        let quits = matches!(effect, Some(dubao::app::Effect::Quit(_)));
        tally.note(holds(quits, || format!("{begun}: {effect:?}")));
    }
    tally.close("keys that were begun: ctrl-c ends the reader all the same");
}

/// Sends pieces to the real program, with a silence between them, and ends it.
fn ends_after(pieces: &[Vec<u8>]) -> Result<(), String> {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), USUAL, &PLAIN);
    terminal.wait_for("科技金融");
    for piece in pieces {
        terminal.press_bytes(piece);
        std::thread::sleep(Duration::from_millis(70));
    }
    if pieces.iter().any(|piece| piece.contains(&0x1b)) {
        std::thread::sleep(Duration::from_millis(550));
    }
    let start = Instant::now();
    // Noise may have ended it, or stopped it.
    let ended = |terminal: &mut Terminal| terminal.child.try_wait().unwrap().is_some();
    if !ended(&mut terminal) {
        terminal.press("\x03");
    }
    while !ended(&mut terminal) && start.elapsed() < Duration::from_secs(4) {
        std::thread::sleep(Duration::from_millis(5));
    }
    let took = start.elapsed();
    let limit = if is_full() { 1_000 } else { 4_000 };
    holds(took < Duration::from_millis(limit), || {
        format!("after {pieces:?} it took {took:?}:\n{}", terminal.screen())
    })
}

#[test]
fn p14_no_answer_keeps_the_reader_from_ending() {
    let mut all: Vec<Vec<Vec<u8>>> = Vec::new();
    if is_full() {
        for answer in ANSWERS {
            all.push(vec![answer.to_vec()]);
            let cuts = (1..answer.len()).step_by(3);
            all.extend(cuts.map(|cut| vec![answer[..cut].to_vec(), answer[cut..].to_vec()]));
        }
    } else {
        all.push(ANSWERS.concat().chunks(40).map(<[u8]>::to_vec).collect());
        all.push(
            ANSWERS[10..15]
                .iter()
                .map(|answer| answer[..4].to_vec())
                .collect(),
        );
    }
    let mut chance = Rng::new(41);
    for _ in 0..cases(2, 100) {
        // A key that stops it would keep it from hearing anything.
        let noise = noise(&mut chance).into_iter().filter(|byte| *byte != 0x1a);
        all.push(vec![noise.collect()]);
    }
    let mut tally = Tally::of("P14");
    try_all(&mut tally, &all, |pieces| ends_after(pieces));
    tally.close("readers in a terminal that sends answers and noise end at the next ctrl-c");
}
