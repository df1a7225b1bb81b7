//! P3: the frame stays whole: what stands around an article is the same whatever stands in it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::thread;
use std::time::{Duration, Instant};

use dubao::text::{Ambiguous, graphemes};

use super::crew::in_parallel;
use super::malice::{self, Malice};
use super::tally::{Tally, is_full};
use crate::terminal::Terminal;

const MOMENT: Duration = Duration::from_millis(30);

/// What is seen of a screen, by rows: what each of its cells holds.
type Cells = Vec<Vec<String>>;

/// A malice, whether it stands in the headline, and the screen.
type Case<'m> = (&'m Malice, bool, (u16, u16));

/// A way to look at the screen of a case: its name, and what it sees, if it is there.
type Look<'l> = (&'l str, &'l (dyn Fn(&Case) -> Option<Cells> + Sync));

/// The screen with the list, or with the text in front, in the emulator.
fn in_emulator((malice, in_headline, size): &Case) -> Cells {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("p.jsonl"), malice.item(*in_headline)).unwrap();
    let mut terminal = Terminal::start(home.path(), *size, &["p.jsonl"]);
    terminal.wait(|screen| screen.contains("1/3"), "the list");
    if !in_headline {
        terminal.press("\r");
    }
    terminal.calm(MOMENT);
    terminal.cells()
}

/// The same in tmux, as far as its rows can be told from text; none without tmux.
fn in_tmux((malice, in_headline, size): &Case) -> Option<Cells> {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("p.jsonl"), malice.item(*in_headline)).unwrap();
    let socket = home.path().join("tmux");
    let tmux = |args: &[&str]| tmux(home.path(), &socket, args);
    let (width, height) = (size.0.to_string(), size.1.to_string());
    let program = env!("CARGO_BIN_EXE_dubao");
    let start = [
        "new-session",
        "-d",
        "-x",
        &width,
        "-y",
        &height,
        program,
        "p.jsonl",
    ];
    tmux(&start)?;
    let capture =
        || String::from_utf8_lossy(&tmux(&["capture-pane", "-p"]).unwrap().stdout).into_owned();
    let begun = Instant::now();
    while !capture().contains("1/3") {
        assert!(begun.elapsed() < Duration::from_secs(20), "{}", capture());
        thread::sleep(MOMENT);
    }
    if !in_headline {
        tmux(&["send-keys", "Enter"]);
    }
    let mut before = String::new();
    let screen = loop {
        thread::sleep(MOMENT * 2);
        let now = capture();
        if now == before {
            break now;
        }
        before = now;
    };
    tmux(&["kill-server"]);
    let row = |line: &str| {
        let mut cells = Vec::new();
        for (_, glyph, width) in graphemes(line, Ambiguous::Narrow) {
            cells.push(glyph.to_owned());
            cells.extend((1..width).map(|_| String::new()));
        }
        cells.resize(usize::from(size.0).max(cells.len()), " ".to_owned());
        cells
    };
    Some(screen.lines().map(row).collect())
}

/// Runs tmux with a server of its own; none if there is no tmux.
pub fn tmux(home: &Path, socket: &Path, args: &[&str]) -> Option<Output> {
    let mut command = Command::new("tmux");
    command
        .env_clear()
        .env("HOME", home)
        .env("PATH", "/usr/bin:/bin:/usr/local/bin")
        .env("TERM", "xterm-256color");
    command
        .env("LANG", "zh_CN.UTF-8")
        .env("LC_CTYPE", "C.UTF-8")
        .current_dir(home);
    command
        .arg("-u")
        .arg("-f")
        .arg("/dev/null")
        .arg("-S")
        .arg(socket);
    let output = command.args(args).output().ok()?;
    Some(output)
}

/// The cells outside of the article that differ: all but its row in the list, the text beside, and the last row.
fn differing(case: &Case, benign: &Cells, cells: &Cells) -> Vec<String> {
    let (_, in_headline, (width, height)) = *case;
    let list = usize::from(if width < 60 { width } else { left(benign) });
    let mut found = Vec::new();
    for y in 0..usize::from(height) - 1 {
        let own = |row: &[String]| row.concat().contains("春风又绿");
        let hidden = own(&benign[y][..list]) || width < 60 && !in_headline;
        for x in 0..list {
            if !hidden && cells[y].get(x) != benign[y].get(x) {
                found.push(format!(
                    "{x},{y}: {:?}, not {:?}",
                    cells[y].get(x),
                    benign[y].get(x)
                ));
            }
        }
    }
    found
}

/// How many cells the list takes: up to the end of the number in its title row.
fn left(benign: &Cells) -> u16 {
    let title = benign[0].iter().position(|cell| cell == "3");
    u16::try_from(title.unwrap_or(0) + 1).unwrap()
}

#[test]
fn p03_the_frame_stays_whole() {
    let sizes: &[(u16, u16)] = if is_full() {
        &[(80, 24), (20, 5), (200, 60)]
    } else {
        &[(80, 24)]
    };
    let (set, benign) = (malice::some(8), Malice::none());
    let mut cases: Vec<Case> = Vec::new();
    for size in sizes {
        for malice in &set {
            cases.extend([true, false].map(|in_headline| (malice, in_headline, *size)));
        }
    }
    let looks: [Look; 2] = [
        ("emulator", &|case| Some(in_emulator(case))),
        ("tmux", &in_tmux),
    ];
    for (judge, look) in looks {
        let mut tally = Tally::of("P3");
        let models = sizes
            .iter()
            .flat_map(|size| [true, false].map(|in_headline| (&benign, in_headline, *size)));
        let models: Vec<Case> = models.collect();
        let models: Vec<Option<Cells>> = models.iter().map(look).collect();
        if models.iter().any(Option::is_none) {
            println!("P3 skipped: no {judge}");
            continue;
        }
        let judged = in_parallel(&cases, |case| {
            let at =
                sizes.iter().position(|size| *size == case.2).unwrap() * 2 + usize::from(!case.1);
            let model = models[at].as_ref().unwrap();
            let found = differing(case, model, &look(case).unwrap());
            if found.is_empty() {
                Ok(())
            } else {
                Err(format!("{} {:?}: {found:?}", case.0.name, case.2))
            }
        });
        for case in judged {
            tally.note(case);
        }
        tally.close(&format!("in {judge}: no cell around an article differs"));
    }
}
