//! How wide the terminal draws “ ” … —: it is asked, and where it does not answer nothing is misplaced.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use dubao::app::Event;
use dubao::shell::decoder::Decoder;
use dubao::shell::widths::Answers;
use dubao::text::Ambiguous;

use crate::maker::Rng;
use crate::terminal::{Answer, Terminal};

/// What the answers to seven marks come to, by the columns that the terminal names.
fn told(columns: &[u16]) -> Option<(Ambiguous, bool)> {
    let answered = Arc::new(AtomicBool::new(false));
    let mut decoder = Decoder::expecting(Some(Answers::new(Arc::clone(&answered))));
    let mut events = Vec::new();
    for column in columns {
        events.extend(decoder.push(format!("\x1b[2;{column}R").as_bytes()));
    }
    events.extend(decoder.push(b"\x1b[?62;22c"));
    assert!(answered.load(Ordering::Relaxed));
    assert_eq!(
        decoder.push(b"\x1b[2;9R\x1b[?6c").len(),
        0,
        "a late answer is no key"
    );
    match events.pop()? {
        Event::Measured { ambiguous, alike } => Some((ambiguous, alike)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn answers_tell_the_width() {
    assert_eq!(told(&[2; 7]), Some((Ambiguous::Narrow, true)));
    assert_eq!(told(&[3; 7]), Some((Ambiguous::Wide, true)));
    let usual_ones_wide = [3, 3, 3, 3, 2, 2, 2];
    assert_eq!(told(&usual_ones_wide), Some((Ambiguous::Wide, false)));
    let others_wide = [2, 2, 2, 2, 3, 3, 2];
    assert_eq!(told(&others_wide), Some((Ambiguous::Narrow, false)));
}

#[test]
fn answers_that_are_none_tell_nothing() {
    assert_eq!(told(&[]), None);
    assert_eq!(told(&[2; 6]), None);
    assert_eq!(told(&[1, 2, 2, 2, 2, 2, 2]), None);
    assert_eq!(told(&[2, 2, 2, 9, 2, 2, 2]), None);
}

/// The sample page whose text has many quotation marks, open in a terminal that answers so.
fn opened(answer: Answer, args: &[&str]) -> (tempfile::TempDir, Terminal) {
    let home = tempfile::tempdir().unwrap();
    let page = home.path().join("page.txt");
    let text = "本报要闻\n“双招双引”促发展\n　　本报讯（记者 何志）“招商引资”与“招才引智”并举……今年以来，全市“一盘棋”推进。\n";
    std::fs::write(&page, text).unwrap();
    let mut all = args.to_vec();
    all.push(page.to_str().unwrap());
    let program = env!("CARGO_BIN_EXE_dubao");
    let mut terminal = Terminal::start_answering(answer, program, home.path(), (80, 24), &all);
    terminal.wait_for("促发展").press("\r").settled();
    (home, terminal)
}

#[test]
fn a_terminal_with_wide_marks_gets_room_for_them() {
    let (_home, terminal) = opened(Answer::Wide, &[]);
    assert!(
        terminal.screen().contains("“ 招商引资” 与“"),
        "{}",
        terminal.screen()
    );
    let (_home, mut terminal) = opened(Answer::Narrow, &[]);
    assert!(
        terminal.screen().contains("“招商引资”与“招才"),
        "{}",
        terminal.screen()
    );
    terminal.press("W").wait_for("“ 招商引资” 与");
    terminal.press("W").wait_for("“招商引资”与");
}

#[test]
fn what_the_reader_says_is_not_asked() {
    let (_home, terminal) = opened(Answer::Wide, &["--ambiguous-width", "narrow"]);
    assert!(
        terminal.screen().contains("“招商引资”与"),
        "{}",
        terminal.screen()
    );
    let heard = String::from_utf8_lossy(&terminal.heard()).into_owned();
    assert!(!heard.contains("\x1b[6n"));
}

/// The glyphs that came right after an ambiguous one, the cursor not placed anew.
fn unpinned(heard: &[u8]) -> usize {
    let text = String::from_utf8_lossy(heard);
    let follows = |mark: char| {
        text.match_indices(mark)
            .filter(|(at, _)| !text[at + mark.len_utf8()..].starts_with('\x1b'))
            .count()
    };
    "“”…".chars().map(follows).sum()
}

#[test]
fn in_a_silent_terminal_the_cursor_is_placed_after_each_mark() {
    let (_home, mut terminal) = opened(Answer::Silence, &[]);
    assert!(
        terminal.screen().contains("“招商引资”与"),
        "{}",
        terminal.screen()
    );
    assert_eq!(unpinned(&terminal.heard()), 0);
    terminal.press("qq");
    assert_eq!(terminal.wait_for_end(), 0);
    let (_home, terminal) = opened(Answer::Narrow, &["--ambiguous-width", "narrow"]);
    assert!(
        unpinned(&terminal.heard()) > 0,
        "the judge sees such glyphs"
    );
}

const KEYS: [&str; 26] = [
    "j", "k", "J", "K", "gg", "G", "L", "L", "c", "p", "+", "-", "=", "}", "{", "\r", "\t", "o",
    "\x06", "\x02", "\x04", "\x15", "h", "l", "n", "\x1b",
];

/// Any keys and any sizes, `DUBAO_TEST_SCROLLS` of them: at every fifth step the screen is as if drawn afresh.
fn is_as_if_drawn_afresh(answer: Answer) {
    let steps = std::env::var("DUBAO_TEST_SCROLLS").map_or(50, |steps| steps.parse().unwrap());
    let home = tempfile::tempdir().unwrap();
    let program = env!("CARGO_BIN_EXE_dubao");
    let mut terminal = Terminal::start_answering(answer, program, home.path(), (100, 30), &[]);
    terminal.wait_for("42");
    let mut rng = Rng::new(9);
    let (mut rows, mut pressed) = (30, Vec::new());
    for step in 1..=steps {
        if rng.chance(15) {
            rows = u16::try_from(rng.within(5, 60)).unwrap();
            terminal.resize((u16::try_from(rng.within(20, 200)).unwrap(), rows));
        } else {
            let key = rng.pick(&KEYS);
            terminal.press(key);
            pressed.push(*key);
        }
        if step % 5 > 0 {
            continue;
        }
        let drawn = terminal.settled();
        terminal.press("\x0c");
        // The last row answers the last key.
        let above = |screen: &str| {
            let rows = screen.lines().take(usize::from(rows) - 1);
            rows.map(str::to_owned).collect::<Vec<_>>()
        };
        let fresh = terminal.settled();
        assert_eq!(
            above(&drawn),
            above(&fresh),
            "step {step} after {pressed:?}"
        );
        pressed.clear();
    }
}

#[test]
fn after_any_keys_and_sizes_the_screen_is_as_if_drawn_afresh() {
    is_as_if_drawn_afresh(Answer::Narrow);
}

#[test]
fn a_terminal_narrower_than_it_says_keeps_nothing_old_behind_a_mark() {
    is_as_if_drawn_afresh(Answer::Wide);
}
