//! A place of its own to run the program in, for the tests of the command line.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A place of its own to run the program in.
pub struct Bench {
    pub folder: TempDir,
}

/// What a run came to.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Bench {
    pub fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dubao"));
        command.current_dir(self.folder.path());
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "DUBAO_CONFIG_DIR"] {
            command.env_remove(name);
        }
        command.env("XDG_CONFIG_HOME", self.folder.path().join("xdg-config"));
        command.env("XDG_STATE_HOME", self.folder.path().join("xdg-state"));
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        Run::of(&self.command().args(arguments).output().unwrap())
    }

    pub fn run_with_input(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut command = self.command();
        command
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        Run::of(&child.wait_with_output().unwrap())
    }

    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// The articles as `export` gives them.
    pub fn items(&self, arguments: &[&str]) -> Vec<Value> {
        let run = self.run(&[&["export", "--format", "jsonl"], arguments].concat());
        run.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// Makes a page, and gives the key of its article.
    pub fn key(&self) -> String {
        self.file(SHORT, PAGE.as_bytes());
        self.items(&[SHORT])[0]["id"].as_str().unwrap().to_owned()
    }

    /// Bookmarks the article of that page.
    pub fn bookmark(&self, key: &str) -> Run {
        self.run(&["--lang", "en", "bookmarks", "add", key, "--from", SHORT])
    }
}

impl Run {
    pub fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self {
            code: output.status.code().unwrap(),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }
}

/// A page of one article, and the name of its file.
pub const SHORT: &str = "short.txt";
pub const PAGE: &str = "春风又绿江南岸\n\n京口瓜洲一水间，钟山只隔数重山，春风又绿江南岸，明月何时照我还。\n\n\
    墙角数枝梅，凌寒独自开，遥知不是雪，为有暗香来，这一段写得很平常，只为凑够字数。\n";
