//! What the trainers learn from: the stories of the sample pages and of files of JSON lines, folders of pages with their
//! truth, and which class of made pages is left out.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Class, Rng, Story, story};

/// The classes whose lines are lines of print in the order of the text, and those of a paragraph a line.
pub const CLASSES: [&[Class]; 2] = [
    &[
        Class::Raw,
        Class::Blocks,
        Class::Mutool,
        Class::Pdftotext,
        Class::Wrapped,
    ],
    &[Class::Paragraphs, Class::Markdown, Class::Spaced],
];

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

    /// The classes of made pages that are learnt from.
    pub fn classes(&self) -> impl Iterator<Item = Class> {
        let all = CLASSES.into_iter().flatten().copied();
        all.filter(|class| self.has(*class))
    }

    /// The pages of the folders, each with its gold.
    pub fn dumps(&self) -> impl Iterator<Item = (String, Value)> {
        let golds = self.folders.iter().flat_map(|folder| files(folder, "json"));
        golds.map(|path| {
            let gold = fs::read_to_string(&path).expect("the gold");
            let text =
                fs::read_to_string(path.with_extension("txt")).expect("the page of the gold");
            (text, serde_json::from_str(&gold).expect("gold in JSON"))
        })
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
