//! Other readers' marks: the folders that hold them are watched, so that what a second reader, or a tool that carries
//! folders between machines, writes is seen at once.

use std::path::Path;
use std::sync::mpsc::Sender;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::private;
use super::saver::Order;

/// Tells the saver to look whenever something changes below a folder, as long as the watcher lives. Without a watcher
/// other readers' marks are seen at the next start.
pub fn watch(folder: &Path, orders: Sender<Order>) -> Option<RecommendedWatcher> {
    let tell = move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| !event.kind.is_access()) {
            let _ = orders.send(Order::Look);
        }
    };
    let mut watcher = notify::recommended_watcher(tell).ok()?;
    // What is not there yet cannot be watched, and the first mark may come from elsewhere.
    private::create_folder(folder).ok()?;
    watcher.watch(folder, RecursiveMode::Recursive).ok()?;
    Some(watcher)
}
