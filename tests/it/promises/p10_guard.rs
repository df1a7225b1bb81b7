//! P10: a reader that dies without a chance to clean up leaves a clean terminal all the same, and so does one whose guard
//! dies.

use std::time::Duration;

use super::fatal::{DEAF, FATE, READER};
use super::session::{
    DUBAO, PLAIN, USUAL, ending, fresh_modes, holds, is_given_back, running, try_all, until,
};
use super::tally::{Tally, cases};
use crate::terminal::{Answer, Terminal, command};

/// The deaths, and what the one who started the reader sees of each.
const DEATHS: [(&str, &str); 7] = [
    ("KILL", "Killed"),
    ("SEGV", "Segmentation fault"),
    ("ABRT", "Aborted"),
    ("overflow", "Aborted"),
    ("memory", "Aborted"),
    ("deaf", "Killed"),
    ("its guard", "0"),
];

fn die(death: &str, wanted: &str) -> Result<(), String> {
    let home = tempfile::tempdir().unwrap();
    let this = std::env::current_exe().unwrap();
    let plain = PLAIN.join(" ");
    // Were the shell to end by itself, the reader would with it.
    let script = format!("\"$0\" {plain}; until [ -e {FATE} ]; do sleep 0.02; done; exit 0");
    let command = match death {
        "overflow" | "memory" => command(this.to_str().unwrap(), home.path(), &READER),
        "deaf" => command(this.to_str().unwrap(), home.path(), &DEAF),
        "its guard" => command("sh", home.path(), &["-c", &script, DUBAO]),
        _ => command(DUBAO, home.path(), &PLAIN),
    };
    let mut terminal = Terminal::start_command(Answer::Narrow, command, USUAL);
    let shown = if death == "deaf" {
        "taken"
    } else {
        "科技金融"
    };
    terminal.wait_for(shown).press("j");
    match death {
        "deaf" => terminal.signal("TERM"),
        "overflow" | "memory" => std::fs::write(home.path().join(FATE), death).unwrap(),
        "its guard" => {
            let guard = running(home.path())[0].to_string();
            let kill = std::process::Command::new("sh")
                .args(["-c", "kill -s KILL $0", &guard])
                .status();
            holds(kill.unwrap().success(), || "no guard".to_owned())?;
            let gone = until(Duration::from_secs(4), || running(home.path()).is_empty());
            std::fs::write(home.path().join(FATE), death).unwrap();
            holds(gone.is_some(), || "the reader goes on alone".to_owned())?;
        }
        signal => {
            // One that the program could catch comes a second time.
            terminal.signal(signal);
            let gone = until(Duration::from_millis(300), || {
                running(home.path()).len() < 2
            });
            if gone.is_none() {
                terminal.signal(signal);
            }
        }
    }
    let seen = ending(&mut terminal);
    let screen = terminal.screen();
    // In the background the modes are the shell's business, and this one leaves them.
    let modes = if death == "its guard" {
        terminal.modes()
    } else {
        fresh_modes()
    };
    is_given_back(&terminal, &modes)?;
    holds(seen == wanted, || {
        format!("ended with {seen}, not {wanted}")
    })?;
    holds(running(home.path()).is_empty(), || {
        "a process is left".to_owned()
    })?;
    let told = screen.contains("终端已恢复");
    holds(
        told || ["overflow", "memory", "deaf", "its guard"].contains(&death),
        || screen,
    )
}

#[test]
fn p10_the_guard_gives_the_terminal_back() {
    if !cfg!(target_os = "linux") {
        return println!("P10 skipped: no guard on this system");
    }
    let all: Vec<(&str, &str)> = DEATHS
        .iter()
        .flat_map(|death| vec![*death; cases(1, 20)])
        .collect();
    let mut tally = Tally::of("P10");
    try_all(&mut tally, &all, |(death, wanted)| {
        die(death, wanted).map_err(|broken| format!("{death}: {broken}"))
    });
    tally.close("deaths of a reader (killed, out of stack, out of memory, deaf to the wish to go) or of its guard leave a clean terminal");
}
