//! P8: whatever ends the reader, the terminal comes back as it was, and who started it sees how it ended.

use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, MasterPty};
use signal_hook::consts::SIGABRT;

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
    Fate(Who, &'static str),
    NoKeyboard,
    Suspend,
}

/// Who meets a fate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    /// A reader, in any of its threads.
    Reader,
    /// The thread that has the terminal.
    Bare,
}

/// The program, built so or so.
#[derive(Clone, Debug)]
enum Build {
    /// A panic unwinds: the build that is tested.
    Unwind,
    /// A panic aborts: the build in this folder.
    Abort(PathBuf),
}

/// The folder of the build whose panics abort, if there is one: `cargo build --profile abort --bin dubao --example fated`.
const ABORT: &str = "DUBAO_TEST_ABORT";

/// The endings, and what the one who started the reader sees of each.
const ENDINGS: [(How, &str); 12] = [
    (How::Key, "0"),
    (How::Fate(Who::Bare, "panic"), "101"),
    (How::Fate(Who::Reader, "panic"), "101"),
    (How::NoKeyboard, "2"),
    (How::Fate(Who::Reader, "overflow"), "Aborted"),
    (How::Fate(Who::Reader, "memory"), "Aborted"),
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

impl Build {
    /// Those that are there.
    fn all() -> Vec<Self> {
        let folder = std::env::var_os(ABORT).map(PathBuf::from);
        if let Some(folder) = &folder {
            assert!(aborts(folder), "panics unwind in {}", folder.display());
        }
        let abort = folder.map(Self::Abort);
        [Self::Unwind].into_iter().chain(abort).collect()
    }

    fn program(&self) -> PathBuf {
        match self {
            Self::Unwind => DUBAO.into(),
            Self::Abort(folder) => folder.join("dubao"),
        }
    }

    /// Who meets a fate: a test binary always unwinds, so the other build has a program for it.
    fn fated(&self, home: &Path, who: Who) -> CommandBuilder {
        match self {
            Self::Unwind => {
                let this = std::env::current_exe().unwrap();
                let arguments = if who == Who::Bare { BARE } else { READER };
                command(this.to_str().unwrap(), home, &arguments)
            }
            Self::Abort(folder) => {
                let program = folder.join("examples/fated");
                let argument = if who == Who::Bare { "bare" } else { "reader" };
                command(program.to_str().unwrap(), home, &[argument])
            }
        }
    }

    fn started(&self, how: How, home: &Path) -> CommandBuilder {
        let program = self.program();
        let program = program.to_str().unwrap();
        match how {
            How::Fate(who, _) => self.fated(home, who),
            How::NoKeyboard => {
                let script = "exec \"$0\" --lang zh < /dev/null";
                let mut command = command("sh", home, &["-c", script, program]);
                command.set_controlling_tty(false);
                command
            }
            _ => command(program, home, &PLAIN),
        }
    }
}

/// How often bytes have a part.
pub fn count(bytes: &[u8], part: &[u8]) -> usize {
    let windows = bytes.windows(part.len());
    windows.filter(|window| *window == part).count()
}

/// Whether panics abort in the build of this folder: where no terminal was taken, nobody ends a program in good order.
fn aborts(folder: &Path) -> bool {
    let mut fated = Command::new(folder.join("examples/fated"));
    fated.arg("bare").stdin(Stdio::null()).stdout(Stdio::null());
    let ended = fated.stderr(Stdio::null()).status().unwrap();
    ended.signal() == Some(SIGABRT)
}

/// One case; returns how long the reader took to end.
fn case(build: &Build, how: How, wanted: &str, keys: &str) -> Result<Duration, String> {
    let home = tempfile::tempdir().unwrap();
    let mut terminal =
        Terminal::start_command(Answer::Narrow, build.started(how, home.path()), USUAL);
    let modes = fresh_modes();
    match how {
        How::NoKeyboard => {}
        How::Fate(Who::Bare, _) => {
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
    let builds = Build::all();
    let endings = ENDINGS.iter().enumerate().flat_map(|(number, ending)| {
        let states = STATES.iter().enumerate();
        let chosen = states.filter(move |(state, _)| is_full() || *state == number % STATES.len());
        chosen.map(move |(_, state)| (*ending, *state))
    });
    let endings: Vec<_> = endings.collect();
    let all = builds.iter().flat_map(|build| {
        let of_it = endings.iter();
        of_it.map(move |(ending, state)| (build, *ending, *state))
    });
    let all: Vec<_> = all.collect();
    let slowest = Mutex::new(Duration::ZERO);
    let mut tally = Tally::of("P8");
    try_all(&mut tally, &all, |(build, (how, wanted), (state, keys))| {
        let took = case(build, *how, wanted, keys)
            .map_err(|broken| format!("{build:?}, {how:?} while {state}: {broken}"))?;
        if matches!(how, How::Signal("TERM" | "HUP")) {
            let mut slowest = slowest.lock().unwrap();
            *slowest = slowest.max(took);
        }
        Ok(())
    });
    if builds.len() == 1 && is_full() {
        println!("P8 without the build whose panics abort: {ABORT} names no folder");
    }
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
    let kill = Command::new("sh")
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
