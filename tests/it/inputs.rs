//! What the command line reads and writes: files, folders, pipes, terminals, and bad ones among them.

use std::fs;
use std::process::Stdio;

use crate::bench::{Bench, PAGE, Run};

#[test]
fn check_tells_where_bytes_are_damaged() {
    let bench = Bench::new();
    let mut bytes = PAGE.as_bytes().to_vec();
    let at = PAGE.find("钟山").unwrap();
    bytes.splice(at..at, *b"\xff");
    bench.file("a.txt", &bytes);
    let run = bench.run(&["--lang", "en", "--encoding", "utf-8", "check", "a.txt"]);
    assert!(
        run.out
            .contains(&format!("byte {at}: 1 bytes are not text")),
        "{}",
        run.out
    );
}

#[test]
fn standard_input_is_a_page_too() {
    let run = Bench::new().run_with_input(&["list", "-"], PAGE.as_bytes());
    assert_eq!(run.code, 0);
    assert!(
        run.out.contains("\t-\t") && run.out.ends_with("春风又绿江南岸\n"),
        "{}",
        run.out
    );
}

#[test]
fn an_encoding_is_detected_or_overruled() {
    let bench = Bench::new();
    let (bytes, ..) = encoding_rs::GB18030.encode(PAGE);
    bench.file("a.txt", &bytes);
    for arguments in [
        ["list", "a.txt"].as_slice(),
        &["--encoding", "gb18030", "list", "a.txt"],
    ] {
        assert!(bench.run(arguments).out.ends_with("春风又绿江南岸\n"));
    }
    assert!(
        !bench
            .run(&["--encoding", "big5", "list", "a.txt"])
            .out
            .contains("春风")
    );
}

#[test]
fn folders_are_searched_in_order_and_hidden_files_left_out() {
    let bench = Bench::new();
    for name in [
        "d/b.md",
        "d/a/z.TXT",
        "d/c.text",
        "d/.hidden.txt",
        "d/.git/x.txt",
        "d/image.png",
        "d/a/README",
    ] {
        bench.file(name, PAGE.replace("数枝", name).as_bytes());
    }
    let items = bench.items(&["d"]);
    let sources: Vec<&str> = items
        .iter()
        .map(|item| item["source"].as_str().unwrap())
        .collect();
    assert_eq!(sources, ["d/a/z.TXT", "d/b.md", "d/c.text"]);
}

#[test]
fn one_bad_file_does_not_keep_the_others_from_opening() {
    let bench = Bench::new();
    bench.file("good.txt", PAGE.as_bytes());
    bench.file("empty.txt", b"");
    bench.file(
        "binary.txt",
        b"\x7fELF\0\0\0\x01\x02\0\0\0\0\0\0\0\0\0\0\x03",
    );
    bench.file("folder/picture.png", b"");
    let paths = [
        "missing.txt",
        "empty.txt",
        "good.txt",
        "binary.txt",
        "folder",
    ];
    let run = bench.run(&[&["list"], paths.as_slice()].concat());
    assert_eq!((run.code, run.out.lines().count()), (1, 1));
    assert_eq!(run.err.lines().count(), 4, "{}", run.err);
    for name in ["missing.txt", "empty.txt", "binary.txt", "folder"] {
        assert!(run.err.contains(name), "{name}: {}", run.err);
    }
    assert_eq!(bench.run(&["list", "missing.txt", "empty.txt"]).code, 2);
}

#[test]
fn a_message_is_one_safe_line_whatever_the_name_of_the_file() {
    let run = Bench::new().run(&["list", "a\x1b[2J\n\u{202e}b\u{9b}31m.txt"]);
    assert_eq!((run.code, run.err.lines().count()), (2, 1));
    let hostile = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
    assert!(!run.err.contains(hostile), "{:?}", run.err);
}

#[test]
fn a_pipe_gets_the_exact_text() {
    let bench = Bench::new();
    bench.file("a.txt", PAGE.replace("墙角", "墙\u{1b}[31m角").as_bytes());
    let run = bench.run(&["export", "--format", "text", "a.txt"]);
    assert!(run.out.contains("墙\u{1b}[31m角"), "{:?}", run.out);
}

#[test]
fn a_terminal_gets_safe_text() {
    let bench = Bench::new();
    bench.file(
        "a.txt",
        PAGE.replace("春风", "春\u{1b}[31m风\u{9b}2J\u{202e}")
            .as_bytes(),
    );
    for arguments in [["list", "a.txt"], ["print", "a.txt"], ["check", "a.txt"]] {
        let shown = on_a_terminal(&bench, &arguments);
        let hostile = |c: char| !['\r', '\n'].contains(&c) && (c.is_control() || c == '\u{202e}');
        assert!(
            shown.contains('岸') && !shown.contains(hostile),
            "{shown:?}"
        );
    }
}

/// What a command writes to a terminal of 80 by 24.
fn on_a_terminal(bench: &Bench, arguments: &[&str]) -> String {
    let size = portable_pty::PtySize {
        rows: 24,
        cols: 80,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = portable_pty::native_pty_system().openpty(size).unwrap();
    let mut command = portable_pty::CommandBuilder::new(env!("CARGO_BIN_EXE_dubao"));
    command.args(arguments);
    command.cwd(bench.folder.path());
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let reading = std::thread::spawn(move || {
        let mut shown = Vec::new();
        // A terminal whose program has ended may say so with an error.
        let _ = std::io::Read::read_to_end(&mut reader, &mut shown);
        String::from_utf8(shown).unwrap()
    });
    child.wait().unwrap();
    reading.join().unwrap()
}

#[test]
fn a_wrong_usage_is_told_in_one_line() {
    let bench = Bench::new();
    let wrong: [&[&str]; 8] = [
        &["list", "--foo"],
        &["show"],
        &["search"],
        &["check"],
        &["export"],
        &["export", "--format", "pdf"],
        &["print", "--width", "1"],
        &["--encoding", "latin1", "list"],
    ];
    for arguments in wrong {
        let run = bench.run(&[&["--lang", "en"], arguments].concat());
        assert_eq!(
            (run.code, run.out.as_str(), run.err.lines().count()),
            (2, "", 1),
            "{arguments:?}"
        );
        assert!(run.err.ends_with("see dubao --help\n"), "{}", run.err);
    }
}

#[test]
fn the_reader_wants_a_terminal() {
    let run = Bench::new().run(&["--lang", "en"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("not a terminal") && run.err.lines().count() == 1);
}

#[test]
fn a_path_may_be_named_like_a_command() {
    let bench = Bench::new();
    bench.file("list", PAGE.as_bytes());
    let run = bench.run(&["list", "list"]);
    assert_eq!((run.code, run.out.lines().count()), (0, 1));
}

#[test]
fn a_closed_pipe_ends_the_program_quietly() {
    let bench = Bench::new();
    let mut command = bench.command();
    command
        .args(["print", "--width", "2"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let run = Run::of(&child.wait_with_output().unwrap());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_is_full_is_told() {
    let bench = Bench::new();
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let mut command = bench.command();
    command
        .args(["--lang", "en", "list"])
        .stdout(full)
        .stderr(Stdio::piped());
    let run = Run::of(&command.output().unwrap());
    assert_eq!(run.code, 2);
    assert!(run.err.contains("cannot write"), "{}", run.err);
}

#[test]
fn a_named_pipe_is_read_but_never_waited_for_in_vain() {
    let bench = Bench::new();
    let made = std::process::Command::new("mkfifo")
        .args(["full.txt", "idle.txt"])
        .current_dir(bench.folder.path())
        .status();
    assert!(made.unwrap().success());
    let full = bench.folder.path().join("full.txt");
    let writer = std::thread::spawn(move || fs::write(full, PAGE));
    let run = bench.run(&["--lang", "en", "list", "idle.txt", "full.txt"]);
    writer.join().unwrap().unwrap();
    assert!(run.out.contains("full.txt"), "{}", run.out);
    assert!(run.err.contains("idle.txt: cannot be read"), "{}", run.err);
}
