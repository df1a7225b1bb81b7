//! Signals that this process catches, in the order of their kinds: by a pipe, for a pair of sockets would be a connection.

use std::io::{self, PipeReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::{flag, low_level::pipe};

/// The signals that are caught from now on, for as long as the process lives.
#[derive(Debug)]
pub struct Caught {
    /// A byte comes with each.
    news: PipeReader,
    /// Which of them came since the last look.
    came: Vec<(i32, Arc<AtomicBool>)>,
}

impl Caught {
    /// Catches these signals.
    ///
    /// # Errors
    /// What the system says.
    pub fn new<const COUNT: usize>(signals: [i32; COUNT]) -> io::Result<Self> {
        let (news, told) = io::pipe()?;
        let mut came = Vec::new();
        for signal in signals {
            let flag = Arc::new(AtomicBool::new(false));
            // The flag comes first: who reads the byte finds it.
            flag::register(signal, Arc::clone(&flag))?;
            pipe::register(signal, told.try_clone()?)?;
            came.push((signal, flag));
        }
        Ok(Self { news, came })
    }

    /// Waits until any of them comes; those that came.
    pub fn wait(&mut self) -> Vec<i32> {
        let mut bytes = [0; 64];
        // An interruption is one of them, most likely.
        let _ = self.news.read(&mut bytes);
        let came = self.came.iter();
        let came = came.filter(|(_, flag)| flag.swap(false, Ordering::SeqCst));
        came.map(|(signal, _)| *signal).collect()
    }
}
