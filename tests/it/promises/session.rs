//! What the promises about the terminal share: cases side by side, and what the system knows of a process.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::tally::Tally;
use crate::terminal::{Answer, Terminal, command};

/// The program.
pub const DUBAO: &str = env!("CARGO_BIN_EXE_dubao");

/// A screen of usual size.
pub const USUAL: (u16, u16) = (100, 30);

/// The reader opens without a question to the terminal.
pub const PLAIN: [&str; 2] = ["--ambiguous-width", "narrow"];

/// Tries all cases, three at a time; one that panics is broken.
pub fn try_all<T: Sync>(
    tally: &mut Tally,
    cases: &[T],
    one: impl Fn(&T) -> Result<(), String> + Sync,
) {
    let (next, results) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some(case) = cases.get(next.fetch_add(1, Ordering::SeqCst)) {
            let result = catch_unwind(AssertUnwindSafe(|| one(case)));
            let result = result.unwrap_or_else(|panic| {
                let words = panic.downcast_ref::<String>().cloned();
                Err(words.unwrap_or_else(|| "a panic".to_owned()))
            });
            results.lock().unwrap().push(result);
        }
    };
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(work);
        }
    });
    for result in results.into_inner().unwrap() {
        tally.note(result);
    }
}

/// What is broken unless it holds.
pub fn holds(what: bool, words: impl FnOnce() -> String) -> Result<(), String> {
    if what { Ok(()) } else { Err(words()) }
}

/// Waits until something is so; says how long that took, or nothing if it never was.
pub fn until(patience: Duration, is_so: impl Fn() -> bool) -> Option<Duration> {
    let start = Instant::now();
    while !is_so() {
        if start.elapsed() > patience {
            return None;
        }
        thread::sleep(Duration::from_millis(1));
    }
    Some(start.elapsed())
}

/// Whether the terminal is as it was before the program: what was written last may still be on its way.
pub fn is_given_back(terminal: &Terminal, modes: &str) -> Result<(), String> {
    let is_clean = || !terminal.is_taken() && terminal.shows_cursor() && terminal.modes() == modes;
    let clean = until(Duration::from_secs(4), is_clean);
    holds(clean.is_some(), || {
        format!(
            "taken {}, cursor {}, modes as before {}",
            terminal.is_taken(),
            terminal.shows_cursor(),
            terminal.modes() == modes
        )
    })
}

/// The modes of a terminal that nothing was done to.
pub fn fresh_modes() -> String {
    let home = tempfile::tempdir().unwrap();
    let nothing = command("true", home.path(), &[]);
    Terminal::start_command(Answer::Silence, nothing, USUAL).modes()
}

/// How the program ended: its exit code, or the name of the signal as the system says it.
pub fn ending(terminal: &mut Terminal) -> String {
    terminal.wait_for_end();
    let status = terminal.child.try_wait().unwrap().unwrap();
    let code = status.exit_code().to_string();
    status.signal().map_or(code, str::to_owned)
}

/// The processes of the program that work in a folder.
pub fn running(home: &Path) -> Vec<u32> {
    let home = home.canonicalize().unwrap();
    let program = Path::new(DUBAO).canonicalize().unwrap();
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let id = entry.file_name().to_string_lossy().parse::<u32>();
        let link = |name: &str| fs::read_link(entry.path().join(name)).ok();
        if let Ok(id) = id
            && link("cwd").as_ref() == Some(&home)
            && link("exe").as_ref() == Some(&program)
        {
            found.push(id);
        }
    }
    found.sort_unstable();
    found
}

/// The processor time that a process has used so far.
pub fn time_used(process: u32) -> Duration {
    let mut sum = 0;
    let tasks = fs::read_dir(format!("/proc/{process}/task"));
    for task in tasks.into_iter().flatten().flatten() {
        let stat = fs::read_to_string(task.path().join("schedstat")).unwrap_or_default();
        let first = stat.split(' ').next().and_then(|first| first.parse().ok());
        sum += first.unwrap_or(0);
    }
    Duration::from_nanos(sum)
}

/// A figure of `/proc/PID/status`, such as `VmRSS` in KiB.
pub fn status(process: u32, figure: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(figure));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// How many files a process has open.
pub fn open_files(process: u32) -> usize {
    fs::read_dir(format!("/proc/{process}/fd")).map_or(0, Iterator::count)
}

/// Whether a program is there to be run.
pub fn has(program: &str) -> bool {
    let folders = std::env::var("PATH").unwrap_or_default();
    folders
        .split(':')
        .any(|folder| Path::new(folder).join(program).exists())
}
