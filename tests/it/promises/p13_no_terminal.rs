//! P13: where there is no terminal, or a poor one, it says so in a line, and no escape sequence goes into a pipe.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::session::{DUBAO, PLAIN, USUAL, ending, fresh_modes, holds, is_given_back};
use super::tally::Tally;
use crate::terminal::{Answer, Terminal, command};

/// A page.
const SEED: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/seeds/000_e9fe68a64e3df658.txt"
);

/// What a stream may be.
const STREAMS: [&str; 3] = ["pipe", "file", "closed"];

/// A stream as a redirection of the shell closes it, or nothing.
fn closing(kind: &str, redirection: &str) -> String {
    if kind == "closed" {
        redirection.to_owned()
    } else {
        String::new()
    }
}

fn stream(kind: &str, path: &Path) -> Stdio {
    match kind {
        "file" => File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .open(path)
            .unwrap()
            .into(),
        _ => Stdio::piped(),
    }
}

/// Starts it with these streams, of which none is a terminal.
fn without_terminal(kinds: [&str; 3]) -> Result<(), String> {
    let home = tempfile::tempdir().unwrap();
    let path = |name: &str| home.path().join(name);
    let script = format!(
        "exec \"$0\" {} {} {}",
        closing(kinds[0], "<&-"),
        closing(kinds[1], ">&-"),
        closing(kinds[2], "2>&-")
    );
    let child = Command::new("sh")
        .args(["-c", &script, DUBAO])
        .env_clear()
        .env("HOME", home.path())
        .env("TERM", "xterm-256color")
        .current_dir(home.path())
        .stdin(stream(kinds[0], &path("in")))
        .stdout(stream(kinds[1], &path("out")))
        .stderr(stream(kinds[2], &path("err")))
        .spawn()
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let all = |piped: Vec<u8>, kind: &str, name: &str| match kind {
        "file" => fs::read(path(name)).unwrap(),
        _ => piped,
    };
    let (out, err) = (
        all(output.stdout, kinds[1], "out"),
        all(output.stderr, kinds[2], "err"),
    );
    let lines = String::from_utf8_lossy(&err).lines().count();
    let wanted = usize::from(kinds[2] != "closed");
    let plain = !out.contains(&0x1b) && !err.contains(&0x1b);
    holds(output.status.code() == Some(2), || {
        format!("ended with {}", output.status)
    })?;
    holds(out.is_empty() && plain && lines == wanted, || {
        format!(
            "said {:?} {:?}",
            String::from_utf8_lossy(&out),
            String::from_utf8_lossy(&err)
        )
    })
}

/// Starts it in a terminal with other variables; returns the end, the bytes, and the screen while it reads.
fn in_terminal(variables: &[(&str, Option<&str>)], keys: &str) -> (String, Vec<u8>, String) {
    let home = tempfile::tempdir().unwrap();
    let mut command = command(DUBAO, home.path(), &PLAIN);
    for (name, value) in variables {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        }
    }
    let mut terminal = Terminal::start_command(Answer::Narrow, command, USUAL);
    let mut screen = String::new();
    if !keys.is_empty() {
        terminal.wait_for("科技金融");
        screen = terminal.settled();
        terminal.press(keys);
    }
    let end = ending(&mut terminal);
    (end, terminal.heard(), screen)
}

/// Whether bytes have a sequence that chooses a colour.
fn has_colour(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let sequences = text.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';')?;
        rest[end..].starts_with('m').then(|| rest[..end].to_owned())
    });
    let mut numbers = sequences.flat_map(|sequence| {
        let numbers = sequence
            .split(';')
            .map(|number| number.parse::<u32>().unwrap_or(0));
        numbers.collect::<Vec<_>>()
    });
    numbers.any(|number| matches!(number, 30..=38 | 40..=48 | 90..=107))
}

fn poor_terminals(tally: &mut Tally) {
    for term in [Some("dumb"), Some(""), None] {
        let (end, bytes, _) = in_terminal(&[("TERM", term)], "");
        let lines = String::from_utf8_lossy(&bytes).lines().count();
        tally.note(holds(
            end == "2" && !bytes.contains(&0x1b) && lines == 1,
            || {
                format!(
                    "TERM={term:?}: {end}, {:?}",
                    String::from_utf8_lossy(&bytes)
                )
            },
        ));
    }
    for (name, value) in [
        ("LC_ALL", "C"),
        ("LC_ALL", "zh_CN.GBK"),
        ("LC_CTYPE", "POSIX"),
    ] {
        let (end, _, screen) = in_terminal(&[(name, Some(value))], "q");
        let said = screen.contains(&format!("{name}={value}"));
        tally.note(holds(end == "0" && said, || {
            format!("{name}={value}: {end}\n{screen}")
        }));
    }
    let (end, bytes, _) = in_terminal(&[("NO_COLOR", Some("1"))], "j\rjq q");
    tally.note(holds(end == "0" && !has_colour(&bytes), || {
        "a colour in spite of NO_COLOR".to_owned()
    }));
    let (_, bytes, _) = in_terminal(&[], "q");
    tally.note(holds(has_colour(&bytes), || {
        "the judge sees no colours".to_owned()
    }));
}

/// Standard output is a terminal, the rest is not, and the terminal is not its own.
fn half_terminals(tally: &mut Tally) {
    let scripts = [
        ("exec \"$0\" --lang zh < /dev/null", true, "0"),
        ("exec \"$0\" --lang zh <&-", true, "0"),
        ("exec \"$0\" --lang zh 2>&-", true, "0"),
        ("echo 春风 | \"$0\" --lang zh - $1", true, "0"),
        ("exec \"$0\" --lang zh < /dev/null", false, "2"),
    ];
    for (script, own, wanted) in scripts {
        let home = tempfile::tempdir().unwrap();
        let mut command = command("sh", home.path(), &["-c", script, DUBAO, SEED]);
        command.set_controlling_tty(own);
        let mut terminal = Terminal::start_command(Answer::Narrow, command, USUAL);
        if wanted == "0" {
            terminal.wait_for("按键");
            // With the questions to the terminal answered, nothing is left for the shell.
            std::thread::sleep(Duration::from_millis(100));
            terminal.press("\x03");
        }
        let end = ending(&mut terminal);
        let back = is_given_back(&terminal, &fresh_modes());
        tally.note(back.and(holds(end == wanted, || format!("{script}: {end}"))));
    }
}

fn closed_pipes(tally: &mut Tally) {
    let scripts = [
        ("\"$0\" list | head -n 1", "0", 0),
        ("\"$0\" --help | true", "0", 0),
        ("\"$0\" list > /dev/full; exit $?", "2", 1),
        (
            "\"$0\" export --format jsonl | head -c 10 > /dev/null",
            "0",
            0,
        ),
        ("\"$0\" show nothing 2>&1 >/dev/null | true", "0", 0),
    ];
    for (script, wanted, lines) in scripts {
        let run = Command::new("sh")
            .args(["-c", script, DUBAO])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&run.stderr).lines().count();
        let code = run.status.code().map(|code| code.to_string());
        let right = code.as_deref() == Some(wanted) && said == lines;
        tally.note(holds(right, || {
            format!(
                "{script}: {code:?}, {:?}",
                String::from_utf8_lossy(&run.stderr)
            )
        }));
    }
}

#[test]
fn p13_where_there_is_no_terminal_it_says_so() {
    let mut tally = Tally::of("P13");
    for input in STREAMS {
        for output in STREAMS {
            for errors in STREAMS {
                let kinds = [input, output, errors];
                tally
                    .note(without_terminal(kinds).map_err(|broken| format!("{kinds:?}: {broken}")));
            }
        }
    }
    poor_terminals(&mut tally);
    half_terminals(&mut tally);
    closed_pipes(&mut tally);
    tally.close("streams, locales and poor terminals: a line and a code, no escape in a pipe, no colour against NO_COLOR");
}
