//! The calls of the system that a run of the program makes, as strace tells them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::home::Home;

/// A call that succeeded and may change what is on the disk, or tell that something is saved.
#[derive(Clone, Debug)]
pub enum Call {
    /// A file is opened: it is made if it is not there, and emptied if that is wished.
    Open {
        path: PathBuf,
        makes: bool,
        empties: bool,
    },
    /// Bytes are written to a file, at this place or at its end.
    Write {
        path: PathBuf,
        at: Option<u64>,
        bytes: Vec<u8>,
    },
    /// A file has this length now.
    Cut {
        path: PathBuf,
        length: u64,
    },
    /// A file or folder is made durable.
    Sync {
        path: PathBuf,
    },
    Rename {
        from: PathBuf,
        to: PathBuf,
    },
    Remove {
        path: PathBuf,
    },
    MakeFolder {
        path: PathBuf,
    },
    /// Something is told on standard output.
    Say {
        text: String,
    },
}

const TRACE: &str = "trace=?open,?openat,?write,?pwrite64,?close,?fsync,?fdatasync,?rename,?renameat,?renameat2,?unlink,\
    ?unlinkat,?ftruncate,?mkdir,?mkdirat,?lseek,?dup,?dup2,?dup3,?fcntl";

/// Bookmarks the article of a page, and returns the calls that this takes.
pub fn record(home: &Home, page: usize) -> Vec<Call> {
    let file = tempfile::NamedTempFile::new().unwrap();
    let path = file.path().to_str().unwrap();
    let under = [
        "strace", "-f", "-qq", "-xx", "-s", "4000000", "-o", path, "-e", TRACE,
    ];
    let told = home.add(page, &under);
    assert!(told.acknowledges(page), "{told:?}");
    let text = fs::read_to_string(file.path()).unwrap();
    let mut reader = Reader {
        home: home.folder.clone(),
        ..Reader::default()
    };
    for line in whole_lines(&text) {
        reader.take(&line);
    }
    reader.calls
}

/// Lines of calls that another thread interrupted are put together again.
fn whole_lines(text: &str) -> Vec<String> {
    let mut begun: BTreeMap<&str, &str> = BTreeMap::new();
    let mut whole = Vec::new();
    for line in text.lines() {
        let (thread, call) = line.split_once(' ').unwrap_or(("", line));
        let call = call.trim_start();
        if let Some(start) = call.strip_suffix(" <unfinished ...>") {
            begun.insert(thread, start);
        } else if let Some(rest) = call.strip_prefix("<... ") {
            let rest = rest.split_once("resumed>").map_or("", |(_, rest)| rest);
            whole.push(begun.remove(thread).unwrap_or_default().to_owned() + rest);
        } else {
            whole.push(call.to_owned());
        }
    }
    whole
}

#[derive(Default)]
struct Reader {
    home: PathBuf,
    /// What each number stands for: its path, where it is written next, whether always at the end.
    open: BTreeMap<u64, (PathBuf, u64, bool)>,
    calls: Vec<Call>,
}

impl Reader {
    fn take(&mut self, line: &str) {
        let Some((call, result)) = line.rsplit_once(" = ") else {
            return;
        };
        let result = result
            .split_whitespace()
            .next()
            .and_then(|word| word.parse::<u64>().ok());
        let (Some((name, arguments)), Some(result)) = (call.split_once('('), result) else {
            return;
        };
        let arguments = arguments.trim_end().trim_end_matches(')');
        let strings: Vec<Vec<u8>> = arguments.split('"').skip(1).step_by(2).map(bytes).collect();
        let number = arguments
            .split(',')
            .next()
            .and_then(|word| word.trim().parse::<u64>().ok());
        let path = |at: usize| strings.get(at).map(|bytes| self.path(bytes));
        match name {
            "open" | "openat" => self.open(path(0), arguments, result),
            "close" => drop(number.and_then(|number| self.open.remove(&number))),
            "lseek" => {
                if let Some(file) = number.and_then(|number| self.open.get_mut(&number)) {
                    file.1 = result;
                }
            }
            "write" => self.write(
                number,
                strings.into_iter().next().unwrap_or_default(),
                result,
            ),
            "fsync" | "fdatasync" => self.of_open(number, |path| Call::Sync { path }),
            "ftruncate" => {
                let length = arguments.split(',').nth(1).unwrap().trim().parse().unwrap();
                self.of_open(number, |path| Call::Cut { path, length });
            }
            "rename" | "renameat" | "renameat2" => {
                let (from, to) = (path(0).unwrap(), path(1).unwrap());
                self.calls.push(Call::Rename { from, to });
            }
            "unlink" | "unlinkat" => {
                let path = path(0).unwrap();
                self.calls.push(Call::Remove { path });
            }
            "mkdir" | "mkdirat" => {
                let path = path(0).unwrap();
                self.calls.push(Call::MakeFolder { path });
            }
            "fcntl" if !arguments.contains("F_DUPFD") => {}
            _ => panic!("a call that this does not know: {line:.200}"),
        }
    }

    fn open(&mut self, path: Option<PathBuf>, arguments: &str, number: u64) {
        let Some(path) = path else { return };
        let has = |flag| arguments.contains(flag);
        self.open.insert(number, (path.clone(), 0, has("O_APPEND")));
        let (makes, empties) = (has("O_CREAT"), has("O_TRUNC"));
        if makes || empties {
            self.calls.push(Call::Open {
                path,
                makes,
                empties,
            });
        }
    }

    fn write(&mut self, number: Option<u64>, mut bytes: Vec<u8>, written: u64) {
        bytes.truncate(usize::try_from(written).unwrap());
        if number == Some(1) {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            self.calls.push(Call::Say { text });
        } else if let Some((path, at, at_end)) =
            number.and_then(|number| self.open.get_mut(&number))
        {
            let (path, place) = (path.clone(), (!*at_end).then_some(*at));
            *at += written;
            self.calls.push(Call::Write {
                path,
                at: place,
                bytes,
            });
        }
    }

    fn of_open(&mut self, number: Option<u64>, call: impl FnOnce(PathBuf) -> Call) {
        let file = number.and_then(|number| self.open.get(&number));
        let path = file.map(|(path, ..)| path.clone());
        self.calls.extend(path.map(call));
    }

    fn path(&self, bytes: &[u8]) -> PathBuf {
        self.home
            .join(Path::new(std::str::from_utf8(bytes).unwrap()))
    }
}

/// The bytes of a string that is written as `\x2f\x2e`.
fn bytes(text: &str) -> Vec<u8> {
    let digits = text.split("\\x").skip(1);
    digits
        .filter_map(|two| u8::from_str_radix(two.get(..2)?, 16).ok())
        .collect()
}
