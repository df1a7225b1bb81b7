//! P15: what is pasted is text: no command runs, whatever it says, and a line that is typed keeps its limit.

use std::time::Duration;

use dubao::app::keys::{BINDINGS, Place};

use super::session::{PLAIN, USUAL, ending, holds, try_all};
use super::tally::{Tally, is_full};
use crate::terminal::Terminal;

/// Where text is pasted: the keys that lead there, and the key that leads back.
const PLACES: [(&str, &str, &str); 6] = [
    ("the list", "", ""),
    ("an article", "\r", ""),
    ("the palette", "\x10", "\x1b"),
    ("the full text", "g/", "\x1b"),
    ("a note", "e", "\x1b"),
    ("a page", "o", ""),
];

/// The keys of all commands, as a terminal sends them.
fn all_keys() -> String {
    let mut keys = String::new();
    for (_, bound, _) in BINDINGS
        .iter()
        .filter(|(places, ..)| !places.contains(&Place::Line))
    {
        for key in bound.split(['|', ' ']) {
            match key.strip_prefix("ctrl-") {
                Some(letter) => keys.push(char::from(letter.as_bytes()[0] & 0x1f)),
                None if key.chars().count() == 1 => keys.push_str(key),
                None => keys.push_str("\x1b[B\x1b[5~\r\t"),
            }
        }
    }
    keys + "\x03\x1a\x0c"
}

/// What is pasted, by name.
fn texts() -> Vec<(&'static str, String)> {
    let keys = all_keys();
    vec![
        ("the keys of all commands", keys.clone()),
        (
            "its own end and then keys",
            format!("春风\x1b[201~qqq{keys}"),
        ),
        ("its own end many times", "江\x1b[201~q\x03".repeat(400)),
        (
            "its end and its start",
            format!("南\x1b[201~\x1b[200~{keys}"),
        ),
        ("a megabyte", "春风又绿江南岸qmdR\x03\n".repeat(40_000)),
        ("a long line", "科技qmdR".repeat(40_000)),
        (
            "escape sequences",
            "\x1b]0;题\x07\x1b[2J\x1bP$q\"p\x1b\\\x1b[6n\u{9b}5n\u{202e}".repeat(20),
        ),
        ("bytes of no letter", "\u{fffd}\u{0}\u{7f}".repeat(99)),
        ("many lines", "q\r\nq\n".repeat(999)),
        ("the start of its end", format!("岸\x1b[201{keys}")),
    ]
}

fn paste(place: (&str, &str, &str), text: &str) -> Result<(), String> {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), USUAL, &PLAIN);
    terminal.wait(
        |screen| screen.contains("科技金融") && !screen.contains("读入"),
        "the pages",
    );
    terminal.press(place.1);
    let before = terminal.settled();
    terminal.press(&format!("\x1b[200~{text}\x1b[201~"));
    std::thread::sleep(Duration::from_millis(60));
    let after = terminal.settled();
    let gone = terminal.child.try_wait().unwrap();
    holds(gone.is_none(), || format!("it ended: {gone:?}"))?;
    holds(terminal.replies().is_empty(), || {
        format!("{:?}", terminal.replies())
    })?;
    if place.2.is_empty() {
        holds(after == before, || {
            format!("another screen:\n{before}\n{after}")
        })?;
    } else {
        let typed = terminal.heard();
        holds(!String::from_utf8_lossy(&typed).contains("\x1b]0;"), || {
            "it drives the terminal".to_owned()
        })?;
        holds(terminal.shows_cursor(), || {
            format!("no line is typed any more:\n{after}")
        })?;
        terminal.press(place.2);
        terminal.wait(|screen| screen.contains("科技金融"), "the list");
    }
    let marks = home.path().join(".config/dubao/sync");
    let count = walkdir::WalkDir::new(marks)
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file());
    // That an article was opened is a mark.
    holds(place.1 == "\r" || count.count() == 0, || {
        "it made marks".to_owned()
    })?;
    terminal.press("\x03");
    let end = ending(&mut terminal);
    holds(end == "0", || format!("ended with {end}"))
}

#[test]
fn p15_what_is_pasted_is_text() {
    let texts = texts();
    let mut all = Vec::new();
    for (number, place) in PLACES.iter().enumerate() {
        for (text, (_, pasted)) in texts.iter().enumerate() {
            if is_full() || text % PLACES.len() == number {
                all.push((*place, text, pasted));
            }
        }
    }
    let mut tally = Tally::of("P15");
    try_all(&mut tally, &all, |(place, text, pasted)| {
        let told = |broken| format!("{} in {}: {broken}", texts[*text].0, place.0);
        paste(*place, pasted).map_err(told)
    });
    tally.close("pastes are text: no command ran, no mark was made");
}

#[test]
fn p15_a_line_keeps_its_limit() {
    let mut tally = Tally::of("P15");
    for (name, text) in texts() {
        for wishes in ["jump", "full-text", "filter", "note", "open search"] {
            let mut desk = crate::desk::Desk::new(80, 24);
            desk.wish(wishes);
            for _ in 0..3 {
                let effect = desk.tell(dubao::app::Event::Paste(text.clone()));
                tally.note(holds(effect.is_none(), || {
                    format!("{name} in {wishes}: {effect:?}")
                }));
            }
            let typed = typed(&desk.app);
            let fits = typed.as_ref().is_some_and(|line| {
                line.chars().count() <= 256 && !line.contains(char::is_control)
            });
            tally.note(holds(fits, || format!("{name} in {wishes}: {typed:?}")));
        }
    }
    tally.close("pastes leave a line within 256 characters, and none of them a control character");
}

/// The line that is being typed.
fn typed(app: &dubao::app::App) -> Option<String> {
    use dubao::app::Pane;
    match app.top() {
        Pane::Line { input, .. } => Some(input.text().to_owned()),
        Pane::Jump(jump) => Some(jump.input.text().to_owned()),
        Pane::Hits => Some(app.list.hits.input.text().to_owned()),
        _ => None,
    }
}
