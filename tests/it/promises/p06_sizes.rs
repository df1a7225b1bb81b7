//! P6: no input stalls it or swells in its hands: cells, frames and memory have bounds; how long things take is printed.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use dubao::app::Chore;
use dubao::library;
use dubao::text::{Ambiguous, LARGEST_FILE};

use super::malice;
use super::picture::{FRAME, drawn, fouls};
use super::session::running;
use super::tally::{Tally, cases, is_full};
use crate::desk::Desk;
use crate::terminal::Terminal;

/// A megabyte, as far as memory goes.
const MB: usize = 1 << 20;

#[test]
fn p06_cells_and_frames_have_bounds() {
    let mut tally = Tally::of("P6");
    let mut most = 0;
    let malices = malice::all()
        .into_iter()
        .filter(|malice| malice.name.starts_with("size-") || is_full())
        .enumerate()
        .filter(|(number, _)| is_full() || number % 4 == 1);
    let sizes = [(80, 24), (200, 60), (20, 5)];
    for (number, malice) in malices {
        let items = library::read("p.jsonl", malice.items().as_bytes(), None).unwrap();
        let pages: Vec<_> = items
            .leaves
            .into_iter()
            .map(|leaf| (leaf.name, leaf.reading))
            .collect();
        let own = sizes[number / 4 % sizes.len()];
        for (width, height) in sizes {
            if !is_full() && (width, height) != own {
                continue;
            }
            let mut desk = Desk::with(width, height, Ambiguous::Narrow, pages.clone());
            for wishes in [
                "",
                "open",
                "reveal page-down",
                "end",
                "layout",
                "layout",
                "<esc> jump '春",
            ] {
                desk.wish(wishes);
                let (bytes, buffer) = drawn(&desk.app);
                let cells = usize::from(width) * usize::from(height);
                most = most.max(bytes.len() / cells);
                let found = fouls(&buffer);
                let holds = bytes.len() <= FRAME * cells && found.is_empty();
                let what = || {
                    format!(
                        "{} {width}x{height} {wishes}: {} bytes, {found:?}",
                        malice.name,
                        bytes.len()
                    )
                };
                tally.note(if holds { Ok(()) } else { Err(what()) });
            }
        }
    }
    tally.close(&format!(
        "frames: no cell over 32 bytes, at most {most} bytes a cell drawn"
    ));
}

/// Inputs that are large in one way each, of about so many bytes.
fn giants(bytes: usize) -> Vec<(&'static str, String)> {
    let sentence = "京口瓜洲一水间，钟山只隔数重山。春风又绿江南岸，明月何时照我还？";
    let headline = |number: usize| {
        serde_json::json!({ "title": format!("第{number}号消息春风又绿"), "source": "p", "blocks": [] }).to_string()
    };
    vec![
        ("one line", sentence.repeat(bytes / sentence.len())),
        ("short lines", "春风又绿\n".repeat(bytes / 13)),
        (
            "headlines",
            (0..bytes / 100)
                .map(|number| headline(number) + "\n")
                .collect(),
        ),
        (
            "zalgo",
            format!("春{}\n", "\u{301}\u{20DD}".repeat(bytes / 5)),
        ),
        ("controls", "春\u{1b}[2J\u{202E}\n".repeat(bytes / 11)),
        (
            "one title",
            format!(
                "{{\"title\":\"{}\",\"blocks\":[]}}\n",
                "春风又绿".repeat(bytes / 12)
            ),
        ),
        (
            "a page",
            (format!("{sentence}\n").repeat(40) + "\n").repeat(bytes / sentence.len() / 40),
        ),
    ]
}

/// The most memory that a process had so far, in bytes; none where the system does not tell.
fn peak(process: u32) -> Option<usize> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<usize>().ok()? << 10)
}

/// Opens a giant in the real program, goes to its end and back; how long that took, and the memory it had.
fn opened(home: &Path, file: &str) -> (Duration, Duration, Option<usize>) {
    let begun = Instant::now();
    let mut terminal = Terminal::start(home, (80, 24), &[file]);
    terminal.wait(
        |screen| screen.contains("1/") && !screen.contains("读入"),
        "the list",
    );
    let open = begun.elapsed();
    let begun = Instant::now();
    for keys in ["\r", "G", " ", "gg", "q", "G"] {
        terminal.press(keys).calm(Duration::from_millis(60));
    }
    let read = begun.elapsed();
    // The reader's own: its guard has next to none.
    let memory = running(home).into_iter().filter_map(peak).max();
    terminal.press("\x03").wait_for_end();
    (open, read, memory)
}

#[test]
fn p06_memory_has_bounds_and_the_time_is_printed() {
    let mut tally = Tally::of("P6");
    let home = tempfile::tempdir().unwrap();
    let mut giants = giants(cases(MB / 16, 10 * MB));
    if is_full() {
        // The largest file that is read at all.
        let mut page = self::giants(64 * MB).pop().unwrap().1;
        while page.len() > LARGEST_FILE {
            page.pop();
        }
        giants.push(("64 MiB", page));
    }
    for (name, text) in giants {
        let name = name.replace(' ', "-");
        let file = format!(
            "{name}.{}",
            if text.starts_with('{') {
                "jsonl"
            } else {
                "txt"
            }
        );
        fs::write(home.path().join(&file), &text).unwrap();
        let (open, read, memory) = opened(home.path(), &file);
        let input = text.len();
        let memory = memory.unwrap_or(0);
        println!(
            "P6 {name}: {} KB, open after {open:.2?}, six keys to the end and back {read:.2?}, {} MB of memory",
            input >> 10,
            memory / MB
        );
        let holds = memory <= 3 * input + 50 * MB;
        tally.note(if holds {
            Ok(())
        } else {
            Err(format!("{name}: {} MB", memory / MB))
        });
    }
    tally.close("giants: memory within three times the input and 50 MB");
}

#[test]
fn p06_a_key_is_answered_at_once_in_a_giant() {
    let mut tally = Tally::of("P6");
    let mut times = Vec::new();
    for (giant, text) in giants(cases(MB / 16, 10 * MB)) {
        let name = format!(
            "p.{}",
            if giant == "headlines" || giant == "one title" {
                "jsonl"
            } else {
                "txt"
            }
        );
        let volume = library::read(&name, text.as_bytes(), None).unwrap();
        let pages: Vec<_> = volume
            .leaves
            .into_iter()
            .map(|leaf| (leaf.name, leaf.reading))
            .collect();
        let mut desk = Desk::with(80, 24, Ambiguous::Narrow, pages);
        for wishes in [
            "open",
            "page-down",
            "end",
            "up",
            "top",
            "reveal",
            "layout",
            "<esc>",
            "down",
            "end",
            "jump '春风",
        ] {
            let begun = Instant::now();
            let (_, buffer) = drawn(&desk.wish(wishes).app);
            times.push((begun.elapsed(), giant, wishes));
            while !matches!(desk.app.chore(), Chore::Idle) {}
            tally.note(fouls(&buffer).pop().map_or(Ok(()), Err));
        }
    }
    times.sort_unstable();
    let slowest = times.iter().rev().take(5);
    let slowest: Vec<String> = slowest
        .map(|(time, giant, wishes)| format!("{time:.1?} ({giant}: {wishes})"))
        .collect();
    tally.close(&format!(
        "keys in giants, the slowest frames after {}",
        slowest.join(", ")
    ));
}
