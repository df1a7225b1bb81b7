//! P1: no content drives the terminal: not from a page, a name, a query or a message, in no pane and in no command.

use std::fs;
use std::path::Path;
use std::time::Duration;

use super::crew::in_parallel;
use super::judge::{Judge, Law};
use super::malice::{self, Malice};
use super::tally::{Tally, is_full};
use crate::bench::Bench;
use crate::terminal::Terminal;

/// How long nothing is drawn before the next keys are pressed.
const MOMENT: Duration = Duration::from_millis(25);

/// The most bytes of a cell.
const CELL: usize = 32;

/// The places where malice may show, and the keys that lead there; `{}` is where it is pasted.
const PLACES: [(&str, &[&str]); 6] = [
    ("list", &["", "G", "gg", "jj", "kk", "ti", "gr", "q"]),
    (
        "reader",
        &[
            "gg\r", " ", "G", "L", " ", "L", "tm", "p", "p", "p", "L", "g",
        ],
    ),
    ("search row", &["\x1b\r", "/", "{}", "\r", "n", "\x1b"]),
    (
        "prompt",
        &[
            "m", "e", "{}", "\r", "T", "{}", "\r", "B", "q", "q", "\x10", "{}", "\x1b", "f", "{}",
            "\r", "S", "{}", "\r", "F", "q",
        ],
    ),
    (
        "status line",
        &[
            "1", "g/", "{}", "\x1b", "\x1b", "o", "j", "j", "n", "q", "xzz", "\x1b",
        ],
    ),
    ("after exit", &["\x1b", "\x1b", "\x03"]),
];

/// What a home holds: pages with the malice in text, name and configuration.
fn furnish(home: &Path, malice: &Malice) {
    let papers = home.join("papers");
    fs::create_dir(&papers).unwrap();
    fs::write(papers.join("page.txt"), malice.page()).unwrap();
    fs::write(home.join("items.jsonl"), malice.items()).unwrap();
    // Not every system takes every name.
    let _ = fs::write(papers.join(malice.file_name()), Malice::none().page());
    let _ = fs::write(papers.join(format!("bad{}", malice.file_name())), b"");
    let options = home.join("config");
    fs::create_dir(&options).unwrap();
    let name: String = malice.typed().chars().filter(|c| !c.is_control()).collect();
    fs::write(
        options.join("config.toml"),
        format!("'{}' = 1\n", name.replace('\'', "")),
    )
    .unwrap();
}

/// What is foul in each place, for one screen.
fn session(malice: &Malice, size: (u16, u16)) -> Vec<Result<(), String>> {
    let home = tempfile::tempdir().unwrap();
    furnish(home.path(), malice);
    let missing = format!("missing{}", malice.file_name());
    let args = ["--config-dir", "config", "papers", "items.jsonl", &missing];
    let mut terminal = Terminal::start(home.path(), size, &args);
    terminal.wait(
        |screen| screen.contains('1') && !screen.contains("读入"),
        "the list",
    );
    let mut judge = Judge::new(Law::Reader);
    let (mut heard, mut replies) = (0, 0);
    let mut judged = Vec::new();
    for (place, keys) in PLACES {
        let mut fouls = Vec::new();
        for key in keys {
            let pasted = format!("\x1b[200~{}\x1b[201~", malice.typed());
            terminal.press(&key.replace("{}", &pasted));
            terminal.calm(MOMENT);
            let bytes = terminal.heard_since(heard);
            heard += bytes.len();
            fouls.extend(judge.read(&bytes));
            fouls.extend(large_cell(&terminal));
        }
        if place == "after exit" {
            terminal.wait_for_end();
            let bytes = terminal.heard_since(heard);
            heard += bytes.len();
            fouls.extend(judge.read(&bytes));
            // A small screen has its end alone.
            let told = terminal.heard();
            let told = String::from_utf8_lossy(&told);
            fouls.extend((!told.contains("dubao:")).then(|| format!("nothing told: {told}")));
        }
        let all = terminal.replies();
        fouls.extend(all[replies..].iter().cloned());
        replies = all.len();
        let wrong = |fouls: Vec<String>| format!("{} {place} {size:?}: {fouls:?}", malice.name);
        judged.push(if fouls.is_empty() {
            Ok(())
        } else {
            Err(wrong(fouls))
        });
    }
    judged
}

fn large_cell(terminal: &Terminal) -> Option<String> {
    let cells = terminal.cells();
    let large = cells
        .iter()
        .flatten()
        .map(String::len)
        .max()
        .filter(|bytes| *bytes > CELL);
    large.map(|bytes| format!("{bytes} bytes in a cell"))
}

#[test]
fn p01_no_content_drives_the_terminal() {
    let sizes: &[(u16, u16)] = if is_full() {
        &[(80, 24), (20, 5), (200, 60)]
    } else {
        &[(80, 24)]
    };
    let set = malice::some(12);
    let cases: Vec<(&Malice, (u16, u16))> = set
        .iter()
        .flat_map(|malice| sizes.iter().map(move |size| (malice, *size)))
        .collect();
    let mut tally = Tally::of("P1");
    for case in in_parallel(&cases, |(malice, size)| session(malice, *size))
        .into_iter()
        .flatten()
    {
        tally.note(case);
    }
    tally.close("in list, reader, search, prompts, last row and after the end: our sequences alone, no answer, no cell over 32 bytes");
}

/// What each command writes to a terminal for one malice.
fn commands(malice: &Malice) -> Vec<Result<(), String>> {
    let bench = Bench::new();
    furnish(bench.folder.path(), malice);
    let export = |args: &[&str]| bench.run(&[args, &["items.jsonl"]].concat()).out;
    let first = export(&["export", "--format", "jsonl"]);
    let first: serde_json::Value = serde_json::from_str(first.lines().next().unwrap()).unwrap();
    let key = first["id"].as_str().unwrap().to_owned();
    let typed = malice.typed();
    let (papers, items, config) = ("papers", "items.jsonl", ["--config-dir", "config"]);
    let missing = format!("missing{}", malice.file_name());
    let note = ["bookmarks", "note", &key[..10], &typed];
    let runs: [&[&str]; 16] = [
        &["list", items, papers, &missing],
        &["show", &key, items],
        &["show", &typed, items],
        &["export", "--format", "jsonl", items, papers],
        &["export", "--format", "markdown", items, papers],
        &["export", "--format", "text", items, papers],
        &["check", items, papers],
        &["search", "春风", items, papers],
        &["search", "--", &typed, items],
        &["print", "--reveal", items, papers],
        &["bookmarks", "add", &key, "--from", items],
        &note,
        &["bookmarks"],
        &["paths"],
        &["--lang", &typed],
        &["list", "--encoding", &typed, &missing],
    ];
    let judge = |run: &&[&str]| {
        let args = [&config, *run].concat();
        let mut terminal = Terminal::start(bench.folder.path(), (80, 24), &args);
        terminal.wait_for_end();
        // What it wrote last is still on its way.
        for _ in 0..200 {
            terminal.calm(Duration::from_millis(5));
            if !terminal.heard().is_empty() {
                break;
            }
        }
        let mut fouls = Judge::new(Law::Command).read(&terminal.heard());
        fouls.extend(terminal.replies());
        fouls.extend(
            terminal
                .heard()
                .is_empty()
                .then(|| "nothing written".to_owned()),
        );
        let what = || {
            format!(
                "{} {}: {fouls:?}",
                malice.name,
                run[..run.len().min(3)].join(" ")
            )
        };
        if fouls.is_empty() {
            Ok(())
        } else {
            Err(what())
        }
    };
    runs.iter().map(judge).collect()
}

#[test]
fn p01_no_command_lets_content_drive_the_terminal() {
    let set = malice::some(4);
    let mut tally = Tally::of("P1");
    for case in in_parallel(&set, commands).into_iter().flatten() {
        tally.note(case);
    }
    tally.close("commands to a terminal: text and line ends alone");
}

/// A pipe gets texts as they are; messages are safe wherever they go.
fn piped(malice: &Malice) -> Result<(), String> {
    let bench = Bench::new();
    furnish(bench.folder.path(), malice);
    let missing = format!("missing{}", malice.file_name());
    let out = bench
        .command()
        .args(["export", "--format", "text", "items.jsonl", &missing])
        .output()
        .unwrap();
    let ends = [
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ];
    let exact = malice
        .text
        .split(ends)
        .all(|line| String::from_utf8_lossy(&out.stdout).contains(line.trim()));
    let fouls = Judge::new(Law::Command).read(&out.stderr);
    match (exact, fouls.is_empty()) {
        (true, true) => Ok(()),
        (false, _) => Err(format!("{}: the pipe lost something", malice.name)),
        (_, false) => Err(format!("{}: {fouls:?}", malice.name)),
    }
}

#[test]
fn p01_a_pipe_gets_exact_text_and_messages_are_safe() {
    let set = malice::some(30);
    let mut tally = Tally::of("P1");
    for case in in_parallel(&set, piped) {
        tally.note(case);
    }
    tally.close("exports to a pipe exact, messages safe");
}

#[cfg(unix)]
#[test]
fn p01_the_name_of_the_program_drives_nothing() {
    use std::os::unix::process::CommandExt;
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_dubao"));
    let output = command
        .arg0("du\x1b[31mbao\u{202e}")
        .args(["list", "--help"])
        .output()
        .unwrap();
    let fouls = Judge::new(Law::Command).read(&output.stdout);
    assert!(output.stdout.len() > 100 && fouls.is_empty(), "{fouls:?}");
}
