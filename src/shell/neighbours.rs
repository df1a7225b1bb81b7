//! Other readers' marks: the folders that hold them are watched, so that what a second reader, or a tool that carries
//! folders between machines, writes is seen at once.

use std::path::Path;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use notify::event::CreateKind;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::private;
use super::saver::Order;

/// After this time a new folder is watched.
const SETTLED: Duration = Duration::from_millis(300);

/// Tells the saver to look whenever something changes below a folder, as long as the watcher lives. Without a watcher
/// other readers' marks are seen at the next start.
pub fn watch(folder: &Path, orders: Sender<Order>) -> Option<RecommendedWatcher> {
    let first = orders.clone();
    let tell = move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        if !event.kind.is_access() {
            let _ = orders.send(Order::Look);
        }
        if matches!(event.kind, EventKind::Create(CreateKind::Folder)) {
            // What is written in it before it is watched itself makes no event.
            let orders = orders.clone();
            thread::spawn(move || {
                thread::sleep(SETTLED);
                orders.send(Order::Look)
            });
        }
    };
    let mut watcher = notify::recommended_watcher(tell).ok()?;
    // What is not there yet cannot be watched, and the first mark may come from elsewhere.
    private::create_folder(folder).ok()?;
    watcher.watch(folder, RecursiveMode::Recursive).ok()?;
    // What was written since the marks were read and before they were watched.
    let _ = first.send(Order::Look);
    Some(watcher)
}
