//! What the trainers learn from: the stories of the sample pages and of files of JSON lines, folders of pages with their
//! truth, and which class of made pages is left out.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Class, Rng, Story, story};

/// What the arguments of a trainer tell.
pub struct Lessons {
    pub stories: Vec<Story>,
    pub folders: Vec<PathBuf>,
    without: Option<String>,
}

impl Lessons {
    /// Reads the arguments: files of JSON lines, folders, `--without CLASS`.
    pub fn from_arguments() -> Self {
        let mut lessons = Self {
            stories: gold(),
            folders: Vec::new(),
            without: None,
        };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            let path = Path::new(&word);
            if word == "--without" {
                lessons.without = words.next();
            } else if path.is_dir() {
                lessons.folders.push(path.to_owned());
            } else {
                let text = fs::read_to_string(path).expect("a file of JSON lines");
                let told = story::from_json_lines(&text, &mut Rng::new(1));
                lessons.stories.extend(told);
            }
        }
        eprintln!("{} stories", lessons.stories.len());
        lessons
    }

    /// Whether pages of a class are learnt from.
    pub fn has(&self, class: Class) -> bool {
        self.without.as_deref() != Some(class.name())
    }
}

/// The files of a folder whose names end so, in order.
pub fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|found| found == end))
        .collect();
    files.sort();
    files
}

/// The stories of the sample pages.
fn gold() -> Vec<Story> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let texts = files(&folder, "json");
    let texts = texts
        .iter()
        .filter_map(|path| fs::read_to_string(path).ok());
    texts.flat_map(|text| story::from_gold(&text)).collect()
}
