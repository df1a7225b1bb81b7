//! A disk that forgets: which files and folders may be left after a power cut, when nothing is sure but what was made
//! durable (after Pillai et al., *All File Systems Are Not Created Equal*, 2014).
//!
//! Of the changes to a folder any part may be missing, and so may any part of what was written to a file: nothing of it, a
//! piece, the length without the bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::calls::Call;
use super::home::files;

type Number = usize;

/// What is on the disk for sure, and what is on its way there.
pub struct Disk {
    root: PathBuf,
    files: BTreeMap<Number, File>,
    /// The folders there are, and of each what it holds: as programs see it, as is sure, and the changes between.
    folders: BTreeMap<PathBuf, Folder>,
    next: Number,
}

#[derive(Clone, Default)]
struct File {
    seen: Vec<u8>,
    /// The contents that may be found: the last that is sure, and what may have become of it since.
    possible: Vec<Vec<u8>>,
}

#[derive(Clone, Default)]
struct Folder {
    seen: BTreeMap<PathBuf, Number>,
    sure: BTreeMap<PathBuf, Number>,
    changes: Vec<Change>,
    /// Whether its own name, in the folder above, is sure.
    is_sure: bool,
}

#[derive(Clone)]
enum Change {
    Name(PathBuf, Number),
    Rename(PathBuf, PathBuf, Number),
    Remove(PathBuf),
}

/// What may be left: the folders, and the files with what is in them, below the root.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct State {
    folders: Vec<PathBuf>,
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Disk {
    /// What is in a folder, all of it sure.
    pub fn of(root: &Path) -> Self {
        let mut disk = Self {
            root: root.to_owned(),
            files: BTreeMap::new(),
            folders: BTreeMap::new(),
            next: 0,
        };
        for folder in folders(root) {
            disk.add_folder(&folder, true);
        }
        for file in files(root) {
            let folder = file.parent().unwrap();
            let bytes = fs::read(&file).unwrap();
            let possible = vec![bytes.clone()];
            disk.files.insert(
                disk.next,
                File {
                    seen: bytes,
                    possible,
                },
            );
            let held = disk.folders.get_mut(folder).unwrap();
            held.seen.insert(file.clone(), disk.next);
            held.sure.insert(file, disk.next);
            disk.next += 1;
        }
        disk
    }

    /// Whether a call is about what is on this disk.
    pub fn is_about(&self, call: &Call) -> bool {
        match call {
            Call::Open { path, .. }
            | Call::Write { path, .. }
            | Call::Cut { path, .. }
            | Call::Sync { path }
            | Call::Remove { path }
            | Call::MakeFolder { path }
            | Call::Rename { to: path, .. } => path.starts_with(&self.root),
            Call::Say { .. } => false,
        }
    }

    /// Does a call; says whether it changes what may be left.
    pub fn apply(&mut self, call: &Call) -> bool {
        if !self.is_about(call) {
            return false;
        }
        match call {
            Call::Open {
                path,
                makes,
                empties,
            } => {
                let there = self.number(path).is_some();
                if !there && *makes {
                    self.files.insert(
                        self.next,
                        File {
                            seen: Vec::new(),
                            possible: vec![Vec::new()],
                        },
                    );
                    let change = Change::Name(path.clone(), self.next);
                    self.next += 1;
                    self.change(path, change);
                } else if *empties {
                    self.rewrite(path, Vec::clear);
                }
            }
            Call::Write { path, at, bytes } => self.write(path, *at, bytes),
            Call::Cut { path, length } => {
                let length = usize::try_from(*length).unwrap();
                self.rewrite(path, |bytes| bytes.resize(length, 0));
            }
            Call::Sync { path } => self.sync(path),
            Call::Rename { from, to } => {
                let number = self.number(from).unwrap();
                assert_eq!(from.parent(), to.parent(), "moved to another folder");
                self.change(to, Change::Rename(from.clone(), to.clone(), number));
            }
            Call::Remove { path } => self.change(path, Change::Remove(path.clone())),
            Call::MakeFolder { path } => self.add_folder(path, false),
            Call::Say { .. } => {}
        }
        true
    }

    /// The states that a power cut may leave, at most so many: spread evenly over all of them.
    pub fn states(&self, most: usize) -> Vec<State> {
        // Each choice is a digit: of a folder's changes a subset, of a file's contents one, of a new folder whether it is.
        let mut sizes = Vec::new();
        for folder in self.folders.values() {
            sizes.push(1usize << folder.changes.len().min(10));
            sizes.push(if folder.is_sure { 1 } else { 2 });
        }
        sizes.extend(self.files.values().map(|file| file.possible.len()));
        let all = sizes
            .iter()
            .fold(1u128, |all, size| all.saturating_mul(*size as u128));
        let count = all.min(most as u128);
        let state = |at: u128| {
            // The first is the least that may be left, the last is all.
            let mut rest = if count < 2 {
                all - 1
            } else {
                at * (all - 1) / (count - 1)
            };
            let digit = |size: &usize| {
                let digit = rest % (*size as u128);
                rest /= *size as u128;
                usize::try_from(digit).unwrap()
            };
            self.state(&sizes.iter().map(digit).collect::<Vec<_>>())
        };
        let mut states: Vec<State> = (0..count).map(state).collect();
        states.dedup();
        states
    }

    fn state(&self, digits: &[usize]) -> State {
        let mut digits = digits.iter();
        let mut named: BTreeMap<PathBuf, Number> = BTreeMap::new();
        let mut folders: Vec<PathBuf> = Vec::new();
        for (path, folder) in &self.folders {
            let (changes, is_there) = (*digits.next().unwrap(), *digits.next().unwrap());
            let above = path.parent().unwrap();
            let reached = path == &self.root || folders.iter().any(|folder| folder == above);
            if !reached || !(folder.is_sure || is_there == 1) {
                continue;
            }
            folders.push(path.clone());
            let mut names = folder.sure.clone();
            for (at, change) in folder.changes.iter().enumerate() {
                if changes >> at.min(9) & 1 == 1 {
                    change.make(&mut names);
                }
            }
            named.extend(names);
        }
        let contents: BTreeMap<Number, &Vec<u8>> = self
            .files
            .iter()
            .map(|(number, file)| (*number, &file.possible[*digits.next().unwrap()]))
            .collect();
        let below = |path: &Path| path.strip_prefix(&self.root).unwrap().to_owned();
        State {
            folders: folders.iter().map(|path| below(path)).collect(),
            files: named
                .iter()
                .map(|(path, number)| (below(path), contents[number].clone()))
                .collect(),
        }
    }

    fn number(&self, path: &Path) -> Option<Number> {
        self.folders.get(path.parent()?)?.seen.get(path).copied()
    }

    fn add_folder(&mut self, path: &Path, is_sure: bool) {
        let new = Folder {
            is_sure,
            ..Folder::default()
        };
        self.folders.entry(path.to_owned()).or_insert(new);
    }

    fn change(&mut self, path: &Path, change: Change) {
        let folder = self.folders.get_mut(path.parent().unwrap()).unwrap();
        change.make(&mut folder.seen);
        folder.changes.push(change);
    }

    fn rewrite(&mut self, path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
        let number = self.number(path).unwrap();
        let file = self.files.get_mut(&number).unwrap();
        change(&mut file.seen);
        file.possible.push(file.seen.clone());
    }

    /// What is written may be found whole, not at all, by half, or as so many zeros.
    fn write(&mut self, path: &Path, at: Option<u64>, bytes: &[u8]) {
        let number = self.number(path).unwrap();
        let file = self.files.get_mut(&number).unwrap();
        let at = at.map_or(file.seen.len(), |at| usize::try_from(at).unwrap());
        let end = at + bytes.len();
        let mut whole = file.seen.clone();
        whole.resize(whole.len().max(end), 0);
        let zeros = whole.clone();
        whole[at..end].copy_from_slice(bytes);
        let middle = at + bytes.len() / 2;
        let half = whole[..middle].to_vec();
        let mut late = whole.clone();
        late[at..middle].fill(0);
        file.seen.clone_from(&whole);
        file.possible.extend([half, zeros, late, whole]);
    }

    fn sync(&mut self, path: &Path) {
        if let Some(folder) = self.folders.get_mut(path) {
            folder.sure.clone_from(&folder.seen);
            folder.changes.clear();
            let below: Vec<PathBuf> = self.folders.keys().cloned().collect();
            for folder in below.iter().filter(|folder| folder.parent() == Some(path)) {
                self.folders.get_mut(folder).unwrap().is_sure = true;
            }
        } else if let Some(number) = self.number(path) {
            let file = self.files.get_mut(&number).unwrap();
            file.possible = vec![file.seen.clone()];
        }
    }
}

/// A folder and all below it.
fn folders(root: &Path) -> Vec<PathBuf> {
    let mut found = vec![root.to_owned()];
    for entry in fs::read_dir(root).unwrap().flatten() {
        if entry.path().is_dir() {
            found.extend(folders(&entry.path()));
        }
    }
    found
}

impl Change {
    /// Makes the change, as far as what it is about is there.
    fn make(&self, names: &mut BTreeMap<PathBuf, Number>) {
        match self {
            Self::Name(path, number) => drop(names.insert(path.clone(), *number)),
            Self::Rename(from, to, number) => {
                names.remove(from);
                names.insert(to.clone(), *number);
            }
            Self::Remove(path) => drop(names.remove(path)),
        }
    }
}

impl State {
    /// Makes a folder be so.
    pub fn lay_out(&self, root: &Path) {
        for folder in &self.folders {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        for (path, bytes) in &self.files {
            fs::write(root.join(path), bytes).unwrap();
        }
    }
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sizes = self.files.iter().map(|(path, bytes)| (path, bytes.len()));
        f.debug_map().entries(sizes).finish()
    }
}
