//! Many jobs on all cores, their results handed over in the order of the jobs.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Does `work` on each job with all cores and gives each result to `take`, in the order of the jobs, as soon as it and
/// all before it are there. When `take` answers `false`, no further job is begun and no further result is given.
///
/// The first job is done alone: somebody waits for its result, and threads that share a core would slow it.
pub fn in_order<J: Sync, R: Send>(
    jobs: &[J],
    work: impl Fn(&J) -> R + Sync,
    mut take: impl FnMut(R) -> bool,
) {
    let Some((first, jobs)) = jobs.split_first() else {
        return;
    };
    if !take(work(first)) || jobs.is_empty() {
        return;
    }
    let next = AtomicUsize::new(0);
    let stop = AtomicBool::new(false);
    let (sender, results) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..workers(jobs.len()) {
            let (sender, work, next, stop) = (sender.clone(), &work, &next, &stop);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(job) = jobs.get(at) else { return };
                    if sender.send((at, work(job))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        hand_over(&results, |result| {
            let go_on = take(result);
            stop.store(!go_on, Ordering::Relaxed);
            go_on
        });
    });
}

fn workers(jobs: usize) -> usize {
    thread::available_parallelism()
        .map_or(1, usize::from)
        .min(jobs)
}

fn hand_over<R>(results: &mpsc::Receiver<(usize, R)>, mut take: impl FnMut(R) -> bool) {
    let mut waiting = BTreeMap::new();
    let mut due = 0;
    for (at, result) in results {
        waiting.insert(at, result);
        while let Some(result) = waiting.remove(&due) {
            due += 1;
            if !take(result) {
                return;
            }
        }
    }
}
