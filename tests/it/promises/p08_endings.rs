//! P8: whatever ends the reader, the terminal comes back as it was, and who started it sees how it ended.

use std::io::{Read, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, MasterPty};

use super::fatal::{BARE, DRAWER, DRAWN, FATE, MARK, READER};
use super::session::{
    DUBAO, PLAIN, USUAL, ending, fresh_modes, holds, is_given_back, running, try_all, until,
};
use super::tally::{Tally, cases, is_full};
use crate::terminal::{Answer, Terminal, command, spawn_command};

/// How a reader ends.
#[derive(Clone, Copy, Debug)]
enum How {
    Key,
    Signal(&'static str),
    /// What no key and no signal brings about.
    Fate(&'static [&'static str], &'static str),
    NoKeyboard,
    Suspend,
}

/// The endings, and what the one who started the reader sees of each.
const ENDINGS: [(How, &str); 12] = [
    (How::Key, "0"),
    (How::Fate(&BARE, "panic"), "101"),
    (How::Fate(&READER, "panic"), "101"),
    (How::NoKeyboard, "2"),
    (How::Fate(&READER, "overflow"), "Aborted"),
    (How::Fate(&READER, "memory"), "Aborted"),
    (How::Signal("TERM"), "Terminated"),
    (How::Signal("HUP"), "Hangup"),
    (How::Signal("INT"), "Interrupt"),
    (How::Signal("QUIT"), "Quit"),
    (How::Signal("KILL"), "Killed"),
    (How::Suspend, "0"),
];

/// What the terminal gets at last when it is taken over, and when it is given back.
pub const TAKEN: &[u8] = b"\x1b[?1049h";
const LEFT: &[u8] = b"\x1b[?1049l";

/// What the reader is doing then: keys that are pressed just before.
const STATES: [(&str, &str); 4] = [
    ("idle", ""),
    ("drawing", "jjjj\rjjj L  kkjJJ"),
    ("saving", "mjmjmjmjmjmjmj"),
    ("searching", "\x10kejijr"),
];

fn started(how: How, home: &std::path::Path) -> CommandBuilder {
    match how {
        How::Fate(args, _) => {
            let this = std::env::current_exe().unwrap();
            command(this.to_str().unwrap(), home, args)
        }
        How::NoKeyboard => {
            let script = "exec \"$0\" --lang zh < /dev/null";
            let mut command = command("sh", home, &["-c", script, DUBAO]);
            command.set_controlling_tty(false);
            command
        }
        _ => command(DUBAO, home, &PLAIN),
    }
}

/// How often bytes have a part.
pub fn count(bytes: &[u8], part: &[u8]) -> usize {
    let windows = bytes.windows(part.len());
    windows.filter(|window| *window == part).count()
}

/// One case; returns how long the reader took to end.
fn case(how: How, wanted: &str, keys: &str) -> Result<Duration, String> {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start_command(Answer::Narrow, started(how, home.path()), USUAL);
    let modes = fresh_modes();
    match how {
        How::NoKeyboard => {}
        How::Fate(args, _) if args == BARE => {
            terminal.wait_for("taken");
        }
        _ => {
            terminal.wait_for("科技金融");
            holds(terminal.is_taken() && terminal.is_raw(), || {
                "not taken".to_owned()
            })?;
            if keys.is_empty() {
                terminal.settled();
            }
            terminal.press(keys);
        }
    }
    let start = Instant::now();
    match how {
        How::Key => {
            terminal.press("\x03");
        }
        How::Signal(name) => terminal.signal(name),
        How::Fate(_, fate) => std::fs::write(home.path().join(FATE), fate).unwrap(),
        How::NoKeyboard => {}
        How::Suspend => {
            terminal.signal("TSTP");
            terminal.wait_for_stop();
            is_given_back(&terminal, &modes).map_err(|broken| format!("stopped: {broken}"))?;
            terminal.signal("CONT");
            let back = until(Duration::from_secs(9), || terminal.is_taken());
            holds(back.is_some(), || "does not go on".to_owned())?;
            terminal.press("\x03");
        }
    }
    let seen = ending(&mut terminal);
    let took = start.elapsed();
    is_given_back(&terminal, &modes)?;
    holds(seen == wanted, || {
        format!("ended with {seen}, not {wanted}")
    })?;
    let heard = terminal.heard();
    let (taken, left) = (count(&heard, TAKEN), count(&heard, LEFT));
    holds(taken == left, || {
        format!("taken {taken} times, and given back {left}")
    })?;
    Ok(took)
}

#[test]
fn p08_the_terminal_comes_back() {
    let all = ENDINGS.iter().enumerate().flat_map(|(number, ending)| {
        let states = STATES.iter().enumerate();
        let chosen = states.filter(move |(state, _)| is_full() || *state == number % STATES.len());
        chosen.map(move |(_, state)| (*ending, *state))
    });
    let all: Vec<_> = all.collect();
    let slowest = Mutex::new(Duration::ZERO);
    let mut tally = Tally::of("P8");
    try_all(&mut tally, &all, |((how, wanted), (state, keys))| {
        let took = case(*how, wanted, keys)
            .map_err(|broken| format!("{how:?} while {state}: {broken}"))?;
        if matches!(how, How::Signal("TERM" | "HUP")) {
            let mut slowest = slowest.lock().unwrap();
            *slowest = slowest.max(took);
        }
        Ok(())
    });
    let slowest = slowest.into_inner().unwrap().as_millis();
    tally.close(&format!(
        "endings give the terminal back and are seen for what they are; TERM and HUP took {slowest} ms at most"
    ));
}

/// A terminal that takes nothing in, as one that was stopped by ctrl-s, and then goes on.
fn blocked(signal: &str, wanted: &str) -> Result<Duration, String> {
    let home = tempfile::tempdir().unwrap();
    let (master, mut child) = spawn_command(command(DUBAO, home.path(), &PLAIN), USUAL);
    let there = until(Duration::from_secs(9), || running(home.path()).len() == 2);
    holds(there.is_some(), || "no reader".to_owned())?;
    std::thread::sleep(Duration::from_millis(300));
    // More pictures than there is room for on the way to the terminal.
    let mut keyboard = master.take_writer().unwrap();
    for _ in 0..60 {
        keyboard.write_all(b"\x0c").unwrap();
        std::thread::sleep(Duration::from_millis(8));
    }
    let start = Instant::now();
    let [guard, reader] = [0, 1].map(|number| running(home.path())[number].to_string());
    let to = if signal == "KILL" { reader } else { guard };
    let kill = std::process::Command::new("sh")
        .args(["-c", "kill -s $0 $1", signal, &to])
        .status();
    holds(kill.unwrap().success(), || "nobody there".to_owned())?;
    let gone = until(Duration::from_secs(4), || running(home.path()).is_empty());
    let took = start.elapsed();
    let _ = child.kill();
    let modes = format!("{:?}", master.get_termios());
    let status = child.wait().unwrap();
    holds(gone.is_some(), || "it goes on".to_owned())?;
    holds(modes == fresh_modes(), || "raw mode is left".to_owned())?;
    // One that does not go by itself is killed by its guard in the end.
    let by = status.signal().unwrap_or("nothing").to_owned();
    holds(by == wanted, || format!("ended by {by}, not {wanted}"))?;
    let heard = rest(&*master);
    holds(count(&heard, LEFT) == 1, || {
        "the terminal goes on with a picture".to_owned()
    })?;
    Ok(took)
}

#[test]
fn p08_a_blocked_terminal_keeps_no_reader() {
    let mut tally = Tally::of("P8");
    let mut slowest = Duration::ZERO;
    let signals = [
        ("TERM", "Terminated"),
        ("HUP", "Hangup"),
        ("KILL", "Killed"),
    ];
    for (signal, wanted) in signals.repeat(cases(1, 10)) {
        let took = blocked(signal, wanted).map_err(|broken| format!("{signal}: {broken}"));
        slowest = slowest.max(took.clone().unwrap_or_default());
        tally.note(took.map(|_| ()));
    }
    tally.close(&format!(
        "readers of a terminal that takes nothing in end when told to or killed, after {} ms at most",
        slowest.as_millis()
    ));
}

/// All that the terminal did not take in yet, at its own pace, once the program has ended or until it has.
fn rest(master: &dyn MasterPty) -> Vec<u8> {
    let mut output = master.try_clone_reader().unwrap();
    let (mut heard, mut piece) = (Vec::new(), [0; 4096]);
    while let Ok(count @ 1..) = output.read(&mut piece) {
        heard.extend_from_slice(&piece[..count]);
        std::thread::sleep(Duration::from_micros(200));
    }
    heard
}

/// A program that leaves while one of its threads draws lines, in a terminal that is slower than it.
fn drawing() -> Result<(), String> {
    let home = tempfile::tempdir().unwrap();
    let this = std::env::current_exe().unwrap();
    let command = command(this.to_str().unwrap(), home.path(), &DRAWER);
    let (master, mut child) = spawn_command(command, USUAL);
    let heard = rest(&*master);
    child.wait().unwrap();
    let drawn: usize = std::fs::read_to_string(home.path().join(DRAWN))
        .map_err(|error| error.to_string())?
        .parse()
        .unwrap();
    let seen = count(&heard, MARK.to_string().as_bytes());
    holds(seen >= drawn, || format!("{seen} of {drawn} lines"))?;
    holds(heard.ends_with(LEFT), || {
        "something was drawn behind its end".to_owned()
    })
}

#[test]
fn p08_what_was_drawn_is_seen_and_nothing_after_it() {
    let mut tally = Tally::of("P8");
    for _ in 0..cases(1, 20) {
        // A machine that is busy with other things is as slow as a terminal that takes nothing in.
        let tried = (0..3).map(|_| drawing()).find(Result::is_ok);
        tally.note(tried.unwrap_or_else(drawing));
    }
    tally.close("ends in the midst of drawing lose nothing that was drawn, and draw nothing more");
}
