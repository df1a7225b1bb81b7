//! Writes made pages to a folder: a folder a class with the dumps, the gold and the tags of each.
//!
//! `cargo run --example pages -- FOLDER COUNT SEED [STORIES.jsonl]`

#![expect(
    clippy::unwrap_used,
    reason = "a page that cannot be made is a fault of the maker"
)]

#[path = "mod.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod maker;

use std::fs;
use std::path::Path;

use maker::{Class, Made, Rng, Story};
use serde_json::json;

const USAGE: &str = "usage: pages FOLDER COUNT SEED [STORIES.jsonl]";

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (Some(folder), Some(count), Some(seed)) = (
        arguments.first(),
        arguments
            .get(1)
            .and_then(|count| count.parse::<usize>().ok()),
        arguments.get(2).and_then(|seed| seed.parse::<u64>().ok()),
    ) else {
        eprintln!("{USAGE}");
        return Ok(());
    };
    let mut rng = Rng::new(seed);
    let mut pool: Vec<Story> = Vec::new();
    if let Some(file) = arguments.get(3) {
        pool = maker::story::from_json_lines(&fs::read_to_string(file)?, &mut rng);
    }
    for class in Class::ALL {
        for number in 0..count {
            let made = maker::page(class, seed + u64::try_from(number).unwrap_or(0), &pool);
            write(Path::new(folder), class, number, &made)?;
        }
    }
    Ok(())
}

fn write(folder: &Path, class: Class, number: usize, made: &Made) -> std::io::Result<()> {
    let (dumps, golds) = (
        folder.join(class.name()),
        folder.join(format!("gold.{}", class.name())),
    );
    let tags = folder.join(format!("tags.{}", class.name()));
    for folder in [&dumps, &golds, &tags] {
        fs::create_dir_all(folder)?;
    }
    let told: String = made.tags.iter().map(|tag| tag.to_string() + "\n").collect();
    let mut gold = made.gold.clone();
    gold["page"] = json!(format!("{number:03}.txt"));
    fs::write(dumps.join(format!("{number:03}.txt")), &made.text)?;
    fs::write(golds.join(format!("{number:03}.json")), gold.to_string())?;
    fs::write(tags.join(format!("{number:03}.txt")), told)
}
