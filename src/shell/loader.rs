//! Reading dumps in the background: first all there are, in order, then those that a watched folder brings.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;
use std::{io, thread};

use notify::{RecursiveMode, Watcher};

use crate::app::Event;
use crate::app::words::Lang;
use crate::article::correct::Corrections;
use crate::library::{in_order, read};
use crate::text::Encoding;

use super::messages;
use super::sources::{Dump, dumps, is_page};

/// How long a file must have been left alone before it is read: a copy in progress is not a page yet.
const QUIET: Duration = Duration::from_millis(300);

/// What to load.
#[derive(Clone, Debug)]
pub struct Orders {
    /// Files and folders as given; none for the sample pages.
    pub paths: Vec<PathBuf>,
    /// The encoding, if it is not to be detected.
    pub encoding: Option<Encoding>,
    /// The corrections that hold at the start.
    pub corrections: Corrections,
    /// The language of messages.
    pub lang: Lang,
}

/// Starts the thread that reads what there is and then what comes.
///
/// # Errors
/// When the thread cannot be started.
pub fn start(orders: Orders, events: Sender<Event>) -> io::Result<()> {
    thread::Builder::new()
        .name("loader".to_owned())
        .spawn(move || {
            // The watch begins before the search, so that no file falls between the two.
            let (changed, changes) = mpsc::channel();
            let watcher = watch(&orders, changed, &events);
            let _ = load(&orders, &events);
            if watcher.is_some() {
                follow(&orders, &changes, &events);
            }
        })?;
    Ok(())
}

/// Reads all there is, on all cores; ends early when nobody listens any more.
fn load(orders: &Orders, events: &Sender<Event>) -> Option<()> {
    let (found, missing) = dumps(&orders.paths);
    for missing in &missing {
        events
            .send(Event::Problem(messages::missing(missing, orders.lang)))
            .ok()?;
    }
    let total = found.len();
    let mut done = 0;
    events.send(Event::Progress { done, total }).ok()?;
    in_order(
        &found,
        |dump| events_of(dump, orders),
        |read| {
            done += 1;
            let mut all = read.into_iter().chain([Event::Progress { done, total }]);
            all.all(|event| events.send(event).is_ok())
        },
    );
    Some(())
}

/// What reading a dump comes to: each of its pages, then how many there are.
fn events_of(dump: &Dump, orders: &Orders) -> Vec<Event> {
    let file = dump.name();
    let bytes = match dump.bytes() {
        Ok(bytes) => bytes,
        Err(error) => {
            return vec![Event::Problem(messages::unreadable(
                &file,
                &error,
                orders.lang,
            ))];
        }
    };
    match read(&file, bytes, orders.encoding) {
        Ok(mut volume) => {
            volume.correct(&orders.corrections);
            let count = volume.leaves.len();
            let pages = volume.leaves.into_iter().map(|leaf| Event::Read {
                name: leaf.name,
                reading: leaf.reading,
            });
            pages.chain([Event::Leaves { file, count }]).collect()
        }
        Err(refusal) => vec![Event::Problem(messages::refused(
            &file,
            refusal,
            orders.lang,
        ))],
    }
}

/// Watches the folders among the paths.
fn watch(
    orders: &Orders,
    changed: Sender<PathBuf>,
    events: &Sender<Event>,
) -> Option<notify::RecommendedWatcher> {
    let folders = orders.paths.iter().filter(|path| path.is_dir());
    let known: Vec<(PathBuf, PathBuf)> = folders
        .filter_map(|folder| Some((folder.clone(), folder.canonicalize().ok()?)))
        .collect();
    let watched: Vec<PathBuf> = known.iter().map(|(_, real)| real.clone()).collect();
    if watched.is_empty() {
        return None;
    }
    let tell = move |event: notify::Result<notify::Event>| {
        let paths = event
            .ok()
            .filter(|event| !event.kind.is_access())
            .map(|event| event.paths)
            .unwrap_or_default();
        for path in paths.into_iter().filter(|path| is_page(path)) {
            let _ = changed.send(as_given(&path, &known));
        }
    };
    let watcher = notify::recommended_watcher(tell).and_then(|mut watcher| {
        watched
            .iter()
            .try_for_each(|folder| watcher.watch(folder, RecursiveMode::Recursive))?;
        Ok(watcher)
    });
    if let Err(error) = &watcher {
        let _ = events.send(Event::Problem(messages::not_watched(
            &error.to_string(),
            orders.lang,
        )));
    }
    watcher.ok()
}

/// The path of a changed file below the folder as it was given: it is the name that the file was first read under.
fn as_given(path: &Path, folders: &[(PathBuf, PathBuf)]) -> PathBuf {
    let below =
        |(given, real): &(PathBuf, PathBuf)| Some(given.join(path.strip_prefix(real).ok()?));
    folders
        .iter()
        .find_map(below)
        .unwrap_or_else(|| path.to_owned())
}

/// Reads each changed file once it is left alone.
fn follow(orders: &Orders, changes: &Receiver<PathBuf>, events: &Sender<Event>) {
    let mut waiting = BTreeSet::new();
    loop {
        let change = if waiting.is_empty() {
            changes.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            changes.recv_timeout(QUIET)
        };
        match change {
            Ok(path) => {
                waiting.insert(path);
            }
            Err(RecvTimeoutError::Timeout) => {
                let ready = std::mem::take(&mut waiting);
                let read = ready.iter().flat_map(|path| events_of_change(path, orders));
                if !read.into_iter().all(|event| events.send(event).is_ok()) {
                    return;
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn events_of_change(path: &Path, orders: &Orders) -> Vec<Event> {
    let dump = Dump::File(path.to_owned());
    if path.exists() {
        return events_of(&dump, orders);
    }
    vec![Event::Leaves {
        file: dump.name(),
        count: 0,
    }]
}
