//! What the promises about the disk share: a home with pages and marks in it, and the program run there.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use dubao::marks::{Change, Marks};
use dubao::shell::journal::Journal;
use dubao::shell::paths::Paths;
use dubao::store::Key;
use tempfile::TempDir;

use crate::journal::{bookmark, key, own_log};

/// A home: three pages of one article each, and the folders of the reader.
pub struct Home {
    pub folder: PathBuf,
    _temporary: Option<TempDir>,
}

/// A person who owns nothing and has no home.
pub const NOBODY: u32 = 54_321;

/// What a run of the program came to.
#[derive(Debug)]
pub struct Told {
    /// None if a signal ended it.
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Home {
    /// A new one, where nothing was marked yet.
    pub fn new() -> Self {
        let temporary = TempDir::new().unwrap();
        let home = Self {
            folder: temporary.path().to_owned(),
            _temporary: Some(temporary),
        };
        home.lay_pages();
        home
    }

    /// A home in a folder that is there already.
    pub fn at(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            _temporary: None,
        }
    }

    /// Puts the pages into it.
    pub fn lay_pages(&self) {
        for (name, headline) in [
            ("p0.txt", "春风又绿江南岸"),
            ("p1.txt", "大桥今日合龙通车"),
            ("p2.txt", "早市从凌晨三点开始"),
        ] {
            let text = "京口瓜洲一水间，钟山只隔数重山，明月何时照我还，墙角数枝梅，凌寒独自开。";
            let page = format!("{headline}\n\n{headline}，{text}\n");
            fs::write(self.folder.join(name), page).unwrap();
        }
    }

    /// A copy of it, with all that is in it.
    pub fn copy(&self) -> Self {
        let temporary = TempDir::new().unwrap();
        copy_tree(&self.folder, temporary.path());
        Self {
            folder: temporary.path().to_owned(),
            _temporary: Some(temporary),
        }
    }

    pub fn paths(&self) -> Paths {
        Paths {
            config: Some(self.folder.join("xdg-config/dubao")),
            state: Some(self.folder.join("xdg-state/dubao")),
        }
    }

    pub fn journal(&self) -> Journal {
        Journal::open(self.paths())
    }

    pub fn marks(&self) -> Marks {
        self.journal().marks().clone()
    }

    pub fn log(&self) -> PathBuf {
        own_log(&self.paths())
    }

    /// The program, to be run here, under another one if need be.
    pub fn command(&self, under: &[&str]) -> Command {
        self.command_named(Path::new(PROGRAM), under)
    }

    /// The program, to be run here by another person: a copy, since the program itself may lie where only its owner may go.
    pub fn command_of(&self, person: u32) -> Command {
        let program = self.folder.join("program");
        // Not by this program: another test's child would keep the copy open, and what is open cannot be run.
        let copied = Command::new("install")
            .args(["-m", "755", PROGRAM])
            .arg(&program)
            .status();
        assert!(copied.unwrap().success());
        let mut command = self.command_named(&program, &[]);
        command.uid(person).gid(person);
        command
    }

    fn command_named(&self, program: &Path, under: &[&str]) -> Command {
        let mut words: Vec<&OsStr> = under.iter().map(OsStr::new).collect();
        words.push(program.as_os_str());
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).current_dir(&self.folder);
        command.env_clear();
        for name in ["PATH", "LD_LIBRARY_PATH"] {
            command.envs(std::env::var_os(name).map(|value| (name, value)));
        }
        command.env("HOME", &self.folder).env("LANG", "en_US.UTF-8");
        command.env("XDG_CONFIG_HOME", self.folder.join("xdg-config"));
        command.env("XDG_STATE_HOME", self.folder.join("xdg-state"));
        command.stdin(Stdio::null());
        command
    }

    /// Bookmarks the article of a page, with the program run under another one if need be.
    pub fn add(&self, page: usize, under: &[&str]) -> Told {
        let key = key_of(page).to_string();
        let page = format!("p{page}.txt");
        let mut command = self.command(under);
        command.args(["bookmarks", "add", &key, "--from", &page]);
        Told::of(&command.output().unwrap())
    }

    /// Sees that the next start looks after the files.
    pub fn forget_copies(&self) {
        let copies = self.paths().copies().unwrap();
        for entry in fs::read_dir(copies).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with("marks-") {
                fs::remove_file(entry.path()).unwrap();
            }
        }
    }

    /// What was left half written, anywhere in it.
    pub fn drafts(&self) -> Vec<PathBuf> {
        let mut found = files(&self.folder);
        found.retain(|path| path.extension().is_some_and(|name| name == "new"));
        found
    }
}

impl Told {
    pub fn of(output: &Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Whether it said that the article of a page is bookmarked: with a whole line.
    pub fn acknowledges(&self, page: usize) -> bool {
        let key = key_of(page).to_string();
        let mut lines = self.out.split_inclusive('\n');
        lines.any(|line| line.starts_with(&key) && line.ends_with('\n'))
    }
}

const PROGRAM: &str = env!("CARGO_BIN_EXE_dubao");

/// The key of the article of a page.
pub fn key_of(page: usize) -> Key {
    static KEYS: std::sync::OnceLock<Vec<Key>> = std::sync::OnceLock::new();
    let keys = KEYS.get_or_init(|| {
        let home = Home::new();
        let mut command = home.command(&[]);
        command.args(["list", "p0.txt", "p1.txt", "p2.txt"]);
        let told = Told::of(&command.output().unwrap());
        let lines = told.out.lines();
        lines.map(|line| Key::parse(&line[..32]).unwrap()).collect()
    });
    assert_eq!(keys.len(), 3);
    keys[page]
}

/// Changes that make a log worth compacting: of many, few count.
pub fn wavering() -> Vec<Change> {
    let note = |n, text: String| Change::Note { key: key(n), text };
    let mut changes = vec![bookmark(1), bookmark(2), note(2, "记".to_owned())];
    for round in 0..330 {
        changes.push(bookmark(3));
        changes.push(Change::Unmark { key: key(3) });
        changes.push(Change::Read {
            key: key(4),
            read: round % 2 == 0,
        });
    }
    changes.push(note(1, "又记".to_owned()));
    changes
}

/// All files below a folder, in order.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.path() {
            path if path.is_dir() && !path.is_symlink() => found.extend(files(&path)),
            path => found.push(path),
        }
    }
    found.sort();
    found
}

/// Copies what is in a folder into another one.
pub fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (old, new) = (entry.path(), to.join(entry.file_name()));
        if old.is_dir() {
            copy_tree(&old, &new);
        } else {
            fs::copy(&old, &new).unwrap();
        }
    }
}

/// Whether a tool is there and does its work; if not, a promise says so and passes.
pub fn has(promise: &str, tool: &str, trial: &[&str]) -> bool {
    let mut command = Command::new(tool);
    command
        .args(trial)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let works = command.status().is_ok_and(|status| status.success());
    if !works {
        println!("{promise} skipped: no {tool}");
    }
    works
}

/// Whether the tests may do what only the system's owner may.
pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|meta| meta.uid() == 0)
}
