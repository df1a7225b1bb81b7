//! The pages of the tests and of the benchmark, by number: made-up news, every third from the stories of the sample pages.

use std::fs;
use std::path::Path;

use super::class::Class;
use super::story::{Story, from_gold};
use super::{Made, page};

/// The stories of the sample pages.
pub fn stories() -> Vec<Story> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let texts = paths.iter().map(|path| fs::read_to_string(path).unwrap());
    texts.flat_map(|text| from_gold(&text)).collect()
}

/// Page `number` of a class.
pub fn sample(class: Class, number: u64, stories: &[Story]) -> Made {
    page(class, number, if number % 3 == 2 { stories } else { &[] })
}
