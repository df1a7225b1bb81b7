//! P11: a reader that is stopped leaves the shell a sane terminal, and draws the whole screen when it goes on.

use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::time::Duration;

use super::p08_endings::{TAKEN, count};
use super::session::{DUBAO, PLAIN, USUAL, has, holds, running, try_all, until};
use super::tally::{Tally, cases};
use crate::terminal::{Answer, Terminal, command};

/// How a reader is stopped.
const WAYS: [&str; 6] = [
    "ctrl-z",
    "TSTP to the reader",
    "TSTP to its guard",
    "TSTP to both",
    "STOP to both",
    "started in the background",
];

/// Longer than a guard waits for a reader that was told to go.
const LONGER: Duration = Duration::from_millis(2300);

/// A shell with jobs, in which the reader is `$D`.
fn shell(home: &Path) -> Terminal {
    let mut command = command("bash", home, &["--norc", "--noprofile", "-i"]);
    command.env("PS1", "shell> ");
    command.env("D", format!("{DUBAO} --ambiguous-width narrow"));
    Terminal::start_command(Answer::Narrow, command, USUAL)
}

fn send(signal: &str, to: &str) {
    let kill = Command::new("sh")
        .args(["-c", "kill -s $0 -- $1", signal, to])
        .status();
    assert!(kill.unwrap().success());
}

fn stop(way: &str, terminal: &mut Terminal, home: &Path) {
    let both = running(home);
    match way {
        "ctrl-z" => {
            terminal.press("\x1a");
        }
        "TSTP to the reader" => send("TSTP", &both[1].to_string()),
        "TSTP to its guard" => send("TSTP", &both[0].to_string()),
        "TSTP to both" => send("TSTP", &format!("-{}", both[0])),
        _ => send("STOP", &format!("-{}", both[0])),
    }
}

/// Whether the terminal reads lines and shows what is typed, as the shell's programs expect.
fn has_usual_modes(terminal: &mut Terminal) -> Result<(), String> {
    terminal
        .press("stty -a\r")
        .wait_for("icanon")
        .wait_for("echonl");
    let modes = terminal.screen();
    holds(
        !modes.contains("-icanon") && !modes.contains("-echo "),
        || modes.clone(),
    )
}

/// Who was told to stop, or to go on, was not told to go. One way tells of all: it takes its time.
fn stays(way: &str, home: &Path) -> Result<(), String> {
    if way != "TSTP to its guard" {
        return Ok(());
    }
    let gone = until(LONGER, || running(home).len() < 2);
    holds(gone.is_none(), || "it was ended".to_owned())
}

/// Stops a reader, looks at the shell, and goes on; returns how long the picture took to come.
fn stop_and_go_on(way: &str) -> Result<Duration, String> {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = shell(home.path());
    // What the shell does to the terminal for its own line is not in question.
    let plain = "bind 'set enable-bracketed-paste off'; clear\r";
    terminal.wait_for("shell>").press(plain).settled();
    let mut before = None;
    if way == "started in the background" {
        terminal.press("$D &\r").wait_for("[1]");
        let there = until(Duration::from_secs(9), || running(home.path()).len() == 2);
        holds(there.is_some(), || "no reader".to_owned())?;
        std::thread::sleep(Duration::from_millis(200));
        terminal.press("\r").wait_for("Stopped");
    } else {
        terminal
            .press("$D\r")
            .wait_for("1/42")
            .press("jj")
            .wait_for("3/42");
        before = Some(terminal.settled());
        stop(way, &mut terminal, home.path());
        terminal.wait_for("Stopped");
    }
    if way != "STOP to both" {
        holds(!terminal.is_taken() && terminal.shows_cursor(), || {
            "the shell's screen is not whole".to_owned()
        })?;
    }
    has_usual_modes(&mut terminal)?;
    terminal.press("fg\r");
    let taken = until(Duration::from_secs(9), || {
        terminal.is_taken() && terminal.is_raw()
    });
    holds(taken.is_some(), || {
        format!("does not go on:\n{}", terminal.screen())
    })?;
    let whole = |screen: String| match &before {
        Some(before) => screen == *before,
        None => screen.contains("1/42"),
    };
    let drawn = until(Duration::from_secs(9), || whole(terminal.screen()));
    stays(way, home.path())?;
    let drawn = drawn.ok_or_else(|| {
        let (now, before) = (terminal.screen(), before.clone().unwrap_or_default());
        let lines = now.lines().zip(before.lines());
        let other: Vec<_> = lines.filter(|(now, before)| now != before).collect();
        format!("another picture, (now, before): {other:?}")
    })?;
    terminal.press("\x03");
    let gone = until(Duration::from_secs(9), || running(home.path()).is_empty());
    holds(gone.is_some(), || "a process is left".to_owned())?;
    terminal.press("echo code=$?\r").wait_for("code=0");
    Ok(drawn)
}

#[test]
fn p11_stops_and_goes_on_in_a_shell() {
    if !has("bash") || !cfg!(target_os = "linux") {
        return println!("P11 skipped: no bash, or no /proc");
    }
    let all: Vec<&str> = WAYS
        .iter()
        .flat_map(|way| vec![*way; cases(1, 17)])
        .collect();
    let slowest = Mutex::new(Duration::ZERO);
    let mut tally = Tally::of("P11");
    try_all(&mut tally, &all, |way| {
        let took = stop_and_go_on(way).map_err(|broken| format!("{way}: {broken}"))?;
        let mut slowest = slowest.lock().unwrap();
        *slowest = slowest.max(took);
        Ok(())
    });
    let slowest = slowest.into_inner().unwrap().as_millis();
    tally.close(&format!(
        "stops leave the shell a sane terminal; the picture was back {slowest} ms after the terminal at most"
    ));
}

#[test]
fn p11_a_word_to_go_on_to_a_guard_whose_reader_runs_is_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), USUAL, &PLAIN);
    terminal.wait_for("科技金融").settled();
    terminal.signal("CONT");
    terminal.settled();
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
    assert_eq!(count(&terminal.heard(), TAKEN), 1);
}
