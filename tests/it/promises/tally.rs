//! How many cases of a promise are tried, and the line that says what held.

use std::fmt::Write;

/// As many cases as a full run tries, or the few of `cargo test`.
pub fn cases(few: usize, full: usize) -> usize {
    if is_full() { full } else { few }
}

/// Whether all cases are tried, however long it takes: `DUBAO_TEST=full`.
pub fn is_full() -> bool {
    std::env::var("DUBAO_TEST").is_ok_and(|wish| wish == "full")
}

/// The cases of one promise.
pub struct Tally {
    promise: &'static str,
    tried: usize,
    broken: Vec<String>,
}

impl Tally {
    /// None tried yet; a promise is named as in `P16`.
    pub fn of(promise: &'static str) -> Self {
        Self {
            promise,
            tried: 0,
            broken: Vec::new(),
        }
    }

    /// One case: `Err` says what was broken, and how to see it again.
    pub fn note(&mut self, case: Result<(), String>) {
        self.tried += 1;
        self.broken.extend(case.err());
    }

    /// Prints the line, such as `P16 152/152 old or new, 0 torn`.
    ///
    /// # Panics
    /// If nothing was tried, or a case was broken: with the first few.
    pub fn close(self, words: &str) {
        let held = self.tried - self.broken.len();
        println!("{} {held}/{} {words}", self.promise, self.tried);
        let mut shown = String::new();
        for case in self.broken.iter().take(9) {
            let _ = write!(shown, "\n  {case}");
        }
        assert!(self.tried > 0, "{}: nothing was tried", self.promise);
        assert!(
            self.broken.is_empty(),
            "{} broken {} times:{shown}",
            self.promise,
            self.broken.len()
        );
    }
}
