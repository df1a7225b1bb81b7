//! Other engines on the same folded headlines: what each finds, and in what time.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use ib_matcher::matcher::{IbMatcher, PinyinMatchConfig};
use ib_matcher::pinyin::PinyinNotation;
use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32String};

/// The rows as each engine wants them.
pub struct Peers {
    pub rows: Vec<String>,
    wide: Vec<Utf32String>,
    file: Vec<u8>,
}

impl Peers {
    /// Rows that are folded.
    pub fn new(rows: Vec<String>) -> Self {
        Self {
            wide: rows.iter().map(|row| row.as_str().into()).collect(),
            file: rows
                .iter()
                .flat_map(|row| [row.as_bytes(), b"\n"])
                .flatten()
                .copied()
                .collect(),
            rows,
        }
    }

    /// A pass over all bytes, as fast as memory goes.
    pub fn read(&self) -> u64 {
        let words = self.file.chunks_exact(8);
        words.fold(0, |sum, word| {
            sum.wrapping_add(u64::from_le_bytes(word.try_into().unwrap_or_default()))
        })
    }

    pub fn fuzzy_matcher(&self, query: &str) -> usize {
        let matcher = SkimMatcherV2::default().ignore_case();
        let found = self
            .rows
            .iter()
            .filter(|row| matcher.fuzzy_match(row, query).is_some());
        found.count()
    }

    pub fn nucleo(&self, query: &str) -> usize {
        let mut config = Config::DEFAULT;
        (config.ignore_case, config.normalize) = (false, false);
        let mut matcher = Matcher::new(config);
        let atom = Atom::new(
            query,
            CaseMatching::Respect,
            Normalization::Never,
            AtomKind::Fuzzy,
            false,
        );
        let rows = self.wide.iter();
        rows.filter(|row| atom.score(row.slice(..), &mut matcher).is_some())
            .count()
    }

    pub fn frizbee(&self, query: &str) -> usize {
        frizbee::Matcher::new(query, &frizbee::Config::default())
            .match_list(&self.rows)
            .len()
    }

    pub fn ib_matcher(&self, query: &str) -> usize {
        self.heard(query, false).len()
    }

    /// The rows in which ib-matcher hears a query, broken off in its last syllable or not.
    pub fn heard(&self, query: &str, partial: bool) -> Vec<u32> {
        let matcher = hearing(query, partial);
        let rows = (0..).zip(&self.rows);
        rows.filter(|(_, row)| matcher.is_match(row.as_str()))
            .map(|(id, _)| id)
            .collect()
    }

    /// fzf's own least time of a search with one thread, if fzf is here: `fzf --filter QUERY --bench 1s --threads 1`.
    pub fn fzf(&self, query: &str) -> Option<Duration> {
        let told = self.run_fzf(&["--filter", query, "--bench", "1s", "--threads", "1"])?;
        let least = told.split("min:").nth(1)?.trim_start();
        let end = least.find(|c: char| !(c.is_ascii_digit() || c == '.'))?;
        let millis = least[end..].trim_start().starts_with("ms");
        let number: f64 = least[..end].parse().ok()?;
        Some(Duration::from_secs_f64(if millis {
            number / 1e3
        } else {
            number
        }))
    }

    /// How many rows fzf finds.
    pub fn fzf_found(&self, query: &str) -> Option<usize> {
        Some(self.run_fzf(&["--filter", query])?.lines().count())
    }

    fn run_fzf(&self, arguments: &[&str]) -> Option<String> {
        let mut child = Command::new("fzf")
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        let (mut input, bytes) = (child.stdin.take()?, self.file.clone());
        let writer = std::thread::spawn(move || input.write_all(&bytes));
        let output = child.wait_with_output().ok()?;
        let _ = writer.join();
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

/// Whether ib-matcher hears a query in a row, broken off in its last syllable or not.
pub fn hears(query: &str, row: &str, partial: bool) -> bool {
    hearing(query, partial).is_match(row)
}

fn hearing(query: &str, partial: bool) -> IbMatcher<'_> {
    let notations = PinyinNotation::Ascii | PinyinNotation::AsciiFirstLetter;
    IbMatcher::builder(query)
        .pinyin(PinyinMatchConfig::builder(notations).build())
        .is_pattern_partial(partial)
        .analyze(true)
        .build()
}
