//! ripgrep on the same bytes: the folded texts in one file, and in 64 files, so that it can use all cores.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const FILES: usize = 64;

/// Where the texts are: in one file, and in a folder of many.
pub const PLACES: [&str; 2] = ["whole.txt", "parts"];

/// The folded texts on disk, an article a line.
pub struct Peer {
    folder: PathBuf,
    has_ripgrep: bool,
}

impl Peer {
    /// Writes the articles to files.
    pub fn new(
        folder: &Path,
        count: usize,
        line: impl Fn(usize) -> String,
    ) -> std::io::Result<Self> {
        let parts = folder.join("parts");
        fs::create_dir_all(&parts)?;
        let mut whole = BufWriter::new(fs::File::create(folder.join("whole.txt"))?);
        for part in 0..FILES {
            let mut file = BufWriter::new(fs::File::create(parts.join(format!("{part}.txt")))?);
            for number in count * part / FILES..count * (part + 1) / FILES {
                let line = line(number);
                writeln!(whole, "{line}")?;
                writeln!(file, "{line}")?;
            }
        }
        let has_ripgrep = Command::new("rg")
            .arg("--version")
            .stdout(Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
        Ok(Self {
            folder: folder.to_owned(),
            has_ripgrep,
        })
    }

    pub fn is_there(&self) -> bool {
        self.has_ripgrep
    }

    /// How many articles have the phrase, by reading all lines.
    pub fn plain(&self, phrase: &str) -> std::io::Result<usize> {
        let text = fs::read(self.folder.join("whole.txt"))?;
        let phrase = phrase.as_bytes();
        let has = |line: &&[u8]| line.windows(phrase.len()).any(|window| window == phrase);
        Ok(text.split(|byte| *byte == b'\n').filter(has).count())
    }

    /// The time for one of [`PLACES`], from the start of the program, and how many articles it counted.
    pub fn count(&self, phrase: &str, place: &str) -> std::io::Result<(Duration, usize)> {
        self.run(&["-c", "-I"], phrase, place)
    }

    /// The time until it has printed 50 articles of one file.
    pub fn first(&self, phrase: &str) -> std::io::Result<Duration> {
        Ok(self.run(&["-m", "50"], phrase, "whole.txt")?.0)
    }

    fn run(
        &self,
        options: &[&str],
        phrase: &str,
        place: &str,
    ) -> std::io::Result<(Duration, usize)> {
        let start = Instant::now();
        let output = Command::new("rg")
            .args(["--no-config", "-F"])
            .args(options)
            .args(["--", phrase, place])
            .current_dir(&self.folder)
            .output()?;
        let time = start.elapsed();
        let lines = String::from_utf8_lossy(&output.stdout);
        Ok((
            time,
            lines
                .lines()
                .filter_map(|line| line.parse::<usize>().ok())
                .sum(),
        ))
    }
}
