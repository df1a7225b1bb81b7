//! P9: a reader whose terminal is gone goes too, soon, and without turning in circles.

use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use super::session::{DUBAO, PLAIN, USUAL, has, holds, running, time_used, try_all, until};
use super::tally::{Tally, cases};
use crate::terminal::{command, spawn_command};

/// How a terminal goes away.
const WAYS: [&str; 5] = [
    "its other end is closed",
    "the same, hangups being ignored",
    "the same, below a shell that traps hangups",
    "its guard is killed, below a shell that goes on",
    "tmux kills the session",
];

/// How long a reader may take to go, and the time of the processor that it may use, where no other test disturbs it.
const PATIENCE: Duration = Duration::from_millis(500);
const TIME: Duration = Duration::from_millis(50);

/// Starts a reader in this way and takes its terminal away.
fn orphan(way: usize, home: &Path) -> Result<(Duration, Duration), String> {
    let arguments = PLAIN.join(" ");
    let script = [
        String::new(),
        format!("trap '' HUP; exec \"$0\" {arguments}"),
        format!("trap : HUP; \"$0\" {arguments}; exit"),
        format!("\"$0\" {arguments}; read line"),
    ];
    if way == 4 {
        return in_tmux(home);
    }
    let command = match way {
        0 => command(DUBAO, home, &PLAIN),
        _ => command("sh", home, &["-c", &script[way], DUBAO]),
    };
    let (master, mut child) = spawn_command(command, USUAL);
    let readers = awake(home)?;
    let master = Some(master).filter(|_| way == 3);
    if way == 3 {
        let guard = readers[0].to_string();
        let killed = Command::new("sh")
            .args(["-c", "kill -s KILL $0", &guard])
            .status();
        holds(killed.unwrap().success(), || "no guard".to_owned())?;
    }
    let result = gone(home, &readers);
    drop(master);
    let _ = child.kill();
    let _ = child.wait();
    result
}

fn in_tmux(home: &Path) -> Result<(Duration, Duration), String> {
    let socket = home.join("tmux");
    let tmux = |arguments: &[&str]| {
        let mut command = Command::new("tmux");
        command.arg("-S").arg(&socket).args(["-f", "/dev/null"]);
        command.args(arguments).current_dir(home).env("HOME", home);
        command.env_remove("TMUX").output().unwrap()
    };
    let program = format!("'{DUBAO}' {}", PLAIN.join(" "));
    tmux(&[
        "new-session",
        "-d",
        "-s",
        "papers",
        "-x",
        "100",
        "-y",
        "30",
        &program,
    ]);
    let result = awake(home).and_then(|readers| {
        tmux(&["kill-session", "-t", "papers"]);
        gone(home, &readers)
    });
    tmux(&["kill-server"]);
    result
}

/// The processes, once the reader is among them and has read its pages.
fn awake(home: &Path) -> Result<Vec<u32>, String> {
    let there = until(Duration::from_secs(9), || running(home).len() == 2);
    holds(there.is_some(), || "no reader".to_owned())?;
    thread::sleep(Duration::from_millis(300));
    Ok(running(home))
}

/// How long they took to go, and the processor time they used meanwhile.
fn gone(home: &Path, readers: &[u32]) -> Result<(Duration, Duration), String> {
    let used = || readers.iter().map(|id| time_used(*id)).sum::<Duration>();
    let (before, last) = (used(), Mutex::new(used()));
    let took = until(Duration::from_secs(5), || {
        let mut last = last.lock().unwrap();
        *last = used().max(*last);
        running(home).is_empty()
    });
    let took = took.ok_or_else(|| format!("it goes on: {:?}", running(home)))?;
    Ok((took, last.into_inner().unwrap().saturating_sub(before)))
}

#[test]
fn p09_no_reader_outlives_its_terminal() {
    if !Path::new("/proc/self/task").exists() {
        return println!("P9 skipped: no /proc");
    }
    let ways = if has("tmux") {
        WAYS.len()
    } else {
        WAYS.len() - 1
    };
    let full = cases(1, 25) > 1;
    let all: Vec<usize> = (0..ways).flat_map(|way| vec![way; cases(1, 25)]).collect();
    let (slowest, dearest) = (Mutex::new(Duration::ZERO), Mutex::new(Duration::ZERO));
    let mut tally = Tally::of("P9");
    try_all(&mut tally, &all, |way| {
        let home = tempfile::tempdir().unwrap();
        let told = |broken: String| format!("{}: {broken}", WAYS[*way]);
        let (took, used) = orphan(*way, home.path()).map_err(told)?;
        let mut slowest = slowest.lock().unwrap();
        *slowest = slowest.max(took);
        let mut dearest = dearest.lock().unwrap();
        *dearest = dearest.max(used);
        let in_time = !full || (took <= PATIENCE && used <= TIME);
        holds(in_time, || {
            told(format!("{took:?}, {used:?} of the processor"))
        })
    });
    let (slowest, dearest) = (slowest.into_inner().unwrap(), dearest.into_inner().unwrap());
    tally.close(&format!(
        "readers went with their terminal, after {} ms at most and {} ms of the processor{}",
        slowest.as_millis(),
        dearest.as_millis(),
        if ways < WAYS.len() {
            "; skipped: no tmux"
        } else {
            ""
        }
    ));
}
