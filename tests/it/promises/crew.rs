//! Many cases at a time, since most of the time of each goes by waiting.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What becomes of each case, in their order.
pub fn in_parallel<C: Sync, R: Send>(cases: &[C], work: impl Fn(&C) -> R + Sync) -> Vec<R> {
    let workers = 2 * thread::available_parallelism().map_or(1, usize::from);
    let (next, work) = (AtomicUsize::new(0), &work);
    let worker = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(case) = cases.get(number) else {
                return done;
            };
            done.push((number, work(case)));
        }
    };
    let mut all: Vec<(usize, R)> = thread::scope(|scope| {
        let crew: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        let done = crew.into_iter().map(thread::ScopedJoinHandle::join);
        done.flat_map(|done| done.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    all.sort_by_key(|(number, _)| *number);
    all.into_iter().map(|(_, result)| result).collect()
}
