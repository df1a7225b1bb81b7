//! The marks as the folder of logs has them: every log of every device is read, this device's own is written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::app::calendar;
use crate::app::words::{NO_HOME, NOT_READ, NOT_SAVED};
use crate::article::Date;
use crate::marks::{Change, Clock, Compact, Device, Marks, Op, Realm, print};

use super::log::{self, Seen};
use super::paths::Paths;
use super::trouble::Trouble;
use super::{copies, device, lock, private};

/// How git is to bring the logs of two machines together: as the reader does, by keeping all lines.
const GIT: &str = "*.jsonl -text merge=union\n";

/// The marks on the disk. Reading always works, with whatever can be read; writing tells of failure.
#[derive(Debug)]
pub struct Journal {
    paths: Paths,
    clock: Clock,
    marks: Marks,
    logs: BTreeMap<PathBuf, Seen>,
    fresh: Vec<Op>,
    unreadable: Vec<Trouble>,
    /// The own logs whose names this program made durable.
    rooted: BTreeSet<PathBuf>,
}

impl Journal {
    /// Reads all logs there are.
    pub fn open(paths: Paths) -> Self {
        let mut journal = Self::unread(paths);
        journal.refresh();
        journal
    }

    /// Reads the logs of corrections and no others.
    pub fn open_corrections(paths: Paths) -> Self {
        let folder = paths.corrections();
        let mut journal = Self::unread(paths);
        journal.read_folders(folder);
        journal
    }

    /// All marks as far as they were read.
    pub fn marks(&self) -> &Marks {
        &self.marks
    }

    /// The clock that has seen all changes read so far.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Picks up what other programs, or a tool that synchronises the folder, wrote; returns the entries that change
    /// anything. It looks at sizes and times first, so it may be called often.
    pub fn refresh(&mut self) -> Vec<Op> {
        self.catch_up();
        std::mem::take(&mut self.fresh)
    }

    /// Writes changes into this device's own logs and makes them durable; then they count. Returns the entries that
    /// are new since the last call, those of other programs included: merge them in their order.
    ///
    /// # Errors
    /// If the changes cannot be saved: then they do not count, and may be given again.
    pub fn append(&mut self, changes: &[Change]) -> Result<Vec<Op>, Trouble> {
        let _held = lock::hold(&known(self.paths.lock())?)?;
        let device = device::load_or_draw(&known(self.paths.device())?)?;
        self.catch_up();
        let now = now();
        let stamped = changes
            .iter()
            .map(|change| (self.clock.stamp(now, device), change.clone()));
        let ops = self.marks.entries(stamped);
        self.write_all(device, &ops)?;
        self.merge(ops);
        Ok(std::mem::take(&mut self.fresh))
    }

    /// Writes entries that were made elsewhere into this device's own logs, with the stamps that they have, and makes them
    /// durable; those that change nothing are left out. Returns the entries that are new since the last call.
    ///
    /// # Errors
    /// If they cannot be saved: then they do not count, and may be given again.
    pub fn import(&mut self, mut ops: Vec<Op>) -> Result<Vec<Op>, Trouble> {
        let _held = lock::hold(&known(self.paths.lock())?)?;
        let device = device::load_or_draw(&known(self.paths.device())?)?;
        self.catch_up();
        let mut marks = self.marks.clone();
        ops.retain(|op| marks.merge(op));
        self.write_all(device, &ops)?;
        self.merge(ops);
        Ok(std::mem::take(&mut self.fresh))
    }

    /// Looks after the files once marks are saved: what programs that died left half written is removed; and once a day
    /// all marks are copied and this device's own logs compacted. Who never made a mark has nothing to look after.
    ///
    /// # Errors
    /// What could not be done; the marks are as they were.
    pub fn upkeep(&mut self) -> Result<(), Trouble> {
        let (name, copies) = (known(self.paths.device())?, known(self.paths.copies())?);
        let Some(device) = device::load(&name)? else {
            return Ok(());
        };
        let _held = lock::hold(&known(self.paths.lock())?)?;
        self.catch_up();
        let logs = self.folders().into_iter();
        let logs: Vec<PathBuf> = logs.map(|folder| self.own_log(&folder, device)).collect();
        for file in logs.iter().chain([&name]) {
            let file = fs::canonicalize(file).unwrap_or_else(|_| file.clone());
            let _ = fs::remove_file(private::draft(&file));
        }
        copies::clear_drafts(&copies);
        self.tell_git();
        let day = calendar::day(now());
        if copies::has_day(&copies, day) {
            return Ok(());
        }
        let failed = |error| Trouble::io(NOT_SAVED, &copies, error);
        self.copy_all(&copies, day).map_err(failed)?;
        let aside = known(self.paths.corrupt())?;
        for log in logs.iter().filter(|log| log.exists()) {
            log::compact(log, &aside, |bytes| copies::keep(&copies, log, bytes))
                .map_err(|error| Trouble::io(NOT_SAVED, log, error))?;
        }
        Ok(())
    }

    /// How many damaged lines the logs have; they are put aside, and cost nothing but themselves.
    pub fn damaged(&self) -> usize {
        self.logs.values().map(|seen| seen.damaged).sum()
    }

    /// The logs that a later version of this program wrote: they are read as far as they are understood.
    pub fn newer(&self) -> impl Iterator<Item = &Path> {
        self.logs
            .iter()
            .filter(|(_, seen)| seen.newer > 0)
            .map(|(path, _)| path.as_path())
    }

    /// The logs and folders that could not be read the last time.
    pub fn unreadable(&self) -> &[Trouble] {
        &self.unreadable
    }

    /// The folder that the logs are in, or will be.
    pub fn folder(&self) -> Option<PathBuf> {
        self.paths.bookmarks()?.parent().map(Path::to_owned)
    }

    /// Where copies of damaged lines are put.
    pub fn aside(&self) -> PathBuf {
        self.paths.corrupt().unwrap_or_default()
    }

    /// All logs there are.
    pub fn logs(&self) -> impl Iterator<Item = &Path> {
        self.logs.keys().map(PathBuf::as_path)
    }

    /// Whoever keeps the folder in git finds there how its files are merged, unless that is told already.
    fn tell_git(&self) {
        let mut options = private::open_options();
        options.write(true).create_new(true);
        if let Some(Ok(mut file)) = self.paths.git().map(|path| options.open(path)) {
            let _ = file.write_all(GIT.as_bytes());
        }
    }

    fn unread(paths: Paths) -> Self {
        Self {
            paths,
            clock: Clock::default(),
            marks: Marks::default(),
            logs: BTreeMap::new(),
            fresh: Vec::new(),
            unreadable: Vec::new(),
            rooted: BTreeSet::new(),
        }
    }

    fn realms(&self) -> [(Realm, Option<PathBuf>); 3] {
        [
            (Realm::Bookmarks, self.paths.bookmarks()),
            (Realm::Reading, self.paths.read()),
            (Realm::Corrections, self.paths.corrections()),
        ]
    }

    fn folders(&self) -> Vec<PathBuf> {
        let realms = self.realms().into_iter();
        realms.filter_map(|(_, folder)| folder).collect()
    }

    fn catch_up(&mut self) {
        self.unreadable.clear();
        self.read_folders(self.folders());
    }

    fn read_folders(&mut self, folders: impl IntoIterator<Item = PathBuf>) {
        for folder in folders {
            match logs_in(&folder) {
                Ok(logs) => logs.iter().for_each(|log| self.read(log)),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => self.unreadable.push(Trouble::io(NOT_READ, &folder, error)),
            }
        }
    }

    fn read(&mut self, path: &Path) {
        let aside = self.paths.corrupt();
        let seen = self.logs.entry(path.to_owned()).or_default();
        match seen.catch_up(path, aside.as_deref()) {
            Ok(ops) => self.merge(ops),
            Err(error) => self.unreadable.push(Trouble::io(NOT_READ, path, error)),
        }
    }

    fn merge(&mut self, mut ops: Vec<Op>) {
        ops.retain(|op| {
            self.clock.see(op.stamp);
            self.marks.merge(op)
        });
        if self.fresh.is_empty() {
            self.fresh = ops;
        } else {
            self.fresh.append(&mut ops);
        }
    }

    /// Writes entries into this device's logs.
    fn write_all(&mut self, device: Device, ops: &[Op]) -> Result<(), Trouble> {
        for (realm, folder) in self.realms() {
            let own = ops.iter().filter(|op| op.change.realm() == realm);
            self.write(folder, device, own.collect())?;
        }
        Ok(())
    }

    /// Writes entries into this device's log in a folder.
    fn write(
        &mut self,
        folder: Option<PathBuf>,
        device: Device,
        ops: Vec<&Op>,
    ) -> Result<(), Trouble> {
        if ops.is_empty() {
            return Ok(());
        }
        let log = self.own_log(&known(folder)?, device);
        let aside = known(self.paths.corrupt())?;
        let lines: Vec<String> = ops.into_iter().map(print).collect();
        let folder = log.parent().unwrap_or(&log);
        let unsure = !self.rooted.contains(&log);
        private::create_folder(folder)
            .and_then(|()| log::append(&log, &aside, &lines, unsure))
            .map_err(|error| Trouble::io(NOT_SAVED, &log, error))?;
        self.rooted.insert(log);
        Ok(())
    }

    /// Copies all marks there are, once a day.
    fn copy_all(&self, copies: &Path, day: Date) -> io::Result<()> {
        let mut logs = Vec::new();
        for folder in self.folders() {
            for log in logs_in(&folder).unwrap_or_default() {
                logs.push(fs::read(log)?);
            }
        }
        let all = Compact::of(logs.iter().map(Vec::as_slice));
        match all.map(|all| all.bytes()).filter(|all| !all.is_empty()) {
            Some(bytes) => copies::keep_day(copies, day, &bytes),
            None => Ok(()),
        }
    }

    /// A log that a later version wrote stays as it is: then another one beside it is this device's own.
    fn own_log(&self, folder: &Path, device: Device) -> PathBuf {
        let log = folder.join(format!("{device}.jsonl"));
        match self.logs.get(&log) {
            Some(seen) if seen.newer > 0 => folder.join(format!("{device}.v1.jsonl")),
            _ => log,
        }
    }
}

fn known(path: Option<PathBuf>) -> Result<PathBuf, Trouble> {
    path.ok_or(Trouble::new(NO_HOME))
}

/// Every log in a folder, in order, copies that a synchronising tool made of a conflict included.
fn logs_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut logs = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "jsonl")
        {
            logs.push(path);
        }
    }
    logs.sort();
    Ok(logs)
}

/// Milliseconds since 1970; a clock before that shows 0.
fn now() -> u64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    since.as_millis().try_into().unwrap_or(u64::MAX)
}
