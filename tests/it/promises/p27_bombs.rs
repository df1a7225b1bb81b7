//! P27: nesting without end, small stacks and files that are too large end in a message, never in an abort.

use std::fs::File;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Output};

use super::session::{DUBAO, PLAIN, USUAL, ending, holds};
use super::tally::{Tally, cases};
use crate::terminal::{Answer, Terminal, command};

/// How the program is started: with the stack that it gets, or with a small one for it and its threads.
const STACKS: [&str; 2] = [
    "exec \"$0\" \"$@\"",
    "ulimit -s 256; RUST_MIN_STACK=262144 exec \"$0\" \"$@\"",
];

/// Texts that nest, by the name of their file.
fn bombs(depth: usize) -> Vec<(&'static str, String)> {
    let page = crate::repairs::PAGE;
    vec![
        (
            "tags.html",
            format!("{}{page}{}", "<div>".repeat(depth), "</div>".repeat(depth)),
        ),
        ("open.html", "<b><table><li>".repeat(depth / 3) + page),
        ("mixed.html", "<p><i></p></i><!--".repeat(depth / 4) + page),
        ("quotes.md", format!("{} {page}", ">".repeat(depth))),
        (
            "links.md",
            format!("{}{page}{}", "[".repeat(depth), "](".repeat(depth)),
        ),
        ("lists.md", lists(2_000)),
        ("objects.jsonl", "{\"a\":[".repeat(depth / 3)),
        (
            "brackets.txt",
            format!("{}\n\n{page}", "（《“".repeat(depth / 3)),
        ),
        ("page.txt", page.to_owned()),
    ]
}

fn lists(depth: usize) -> String {
    let lines = (0..depth).map(|level| " ".repeat(level) + "* 春");
    lines.collect::<Vec<_>>().join("\n")
}

fn run(stack: &str, home: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new("sh");
    command.args(["-c", stack, DUBAO]).args(arguments);
    command
        .env("HOME", home)
        .current_dir(home)
        .output()
        .unwrap()
}

/// It ended by itself, with one of its own codes.
fn lives(output: &Output) -> Result<(), String> {
    let fine = output.status.code().is_some_and(|code| code <= 4);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    holds(fine && !said.contains("panicked"), || {
        format!("{} {:?}: {said}", output.status, output.status.signal())
    })
}

#[test]
fn p27_no_bomb_goes_off() {
    let mut tally = Tally::of("P27");
    let home = tempfile::tempdir().unwrap();
    for (name, text) in bombs(cases(6_000, 1_000_000)) {
        std::fs::write(home.path().join(name), text).unwrap();
        for stack in STACKS {
            for arguments in [&["check", name][..], &["list", name]]
                .into_iter()
                .take(cases(1, 2))
            {
                let output = run(stack, home.path(), arguments);
                tally.note(lives(&output).map_err(|broken| format!("{arguments:?}: {broken}")));
            }
        }
    }
    let depth = cases(3_000, 30_000);
    for query in [
        "!".repeat(depth),
        "(".repeat(depth),
        "\"".repeat(depth),
        "春|".repeat(depth),
        "^ '".repeat(depth / 3),
    ] {
        for stack in STACKS {
            let output = run(stack, home.path(), &["search", &query, "page.txt"]);
            tally.note(
                lives(&output).map_err(|broken| format!("a query of {:?}…: {broken}", &query[..1])),
            );
        }
    }
    too_large(home.path(), &mut tally);
    small_stack(home.path(), &mut tally);
    tally.close("bombs (nested tags, quotes, brackets, queries; stacks of 256 KiB; 64 MiB and a byte) end in a message");
}

/// A file of one byte more than the limit is refused in a line.
fn too_large(home: &Path, tally: &mut Tally) {
    let file = File::create(home.join("large.txt")).unwrap();
    file.set_len((64 << 20) + 1).unwrap();
    for stack in STACKS {
        let output = run(stack, home, &["list", "large.txt"]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let right = output.status.code() == Some(2)
            && said.lines().count() == 1
            && said.contains("large.txt");
        tally.note(holds(right, || format!("{}: {said}", output.status)));
    }
}

/// The reader itself opens, searches and ends on a small stack, a bomb among its pages.
fn small_stack(home: &Path, tally: &mut Tally) {
    let mut arguments = vec!["-c", STACKS[1], DUBAO];
    arguments.extend(PLAIN);
    arguments.extend(["page.txt", "tags.html", "brackets.txt", "quotes.md"]);
    let small = command("sh", home, &arguments);
    let mut terminal = Terminal::start_command(Answer::Narrow, small, USUAL);
    terminal
        .wait_for("早市从")
        .press("\rLLL/的\rnogrq\x1b\x1b\x10chun\r")
        .settled();
    terminal.press("\x03");
    let end = ending(&mut terminal);
    tally.note(holds(end == "0", || {
        format!("the reader ended with {end}:\n{}", terminal.screen())
    }));
}
