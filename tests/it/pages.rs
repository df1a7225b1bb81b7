//! Pages to articles: the sample pages against what their editors meant, and one rule for each small page.

use std::fs;
use std::path::{Path, PathBuf};

use dubao::article::{Reading, assemble, losses};
use dubao::page::Page;

use crate::score::{Score, score};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|e| e == ending));
    found.sort();
    found
}

/// Reads a page and holds it to the first law: every character stands in one place.
pub fn read(text: &str) -> (Page, Reading) {
    let page = Page::read(text.to_owned());
    let reading = assemble(&page);
    let losses = losses(&page, &reading);
    assert!(losses.is_empty(), "{losses:?}");
    (page, reading)
}

fn scored(path: &Path) -> Score {
    let text = fs::read_to_string(path).unwrap();
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let gold = fs::read_to_string(root().join("tests/gold").join(format!("{name}.json"))).unwrap();
    let score = score(
        &serde_json::from_str(&gold).unwrap(),
        &read(&text).1.articles,
    );
    println!(
        "{name} body {:.3} titles {:.3} bylines {:.3} paragraphs {:.3} subheads {:.3} items {}/{} {:?}",
        score.body.f1(),
        score.titles.recall(),
        score.bylines.f1(),
        score.paragraphs.f1(),
        score.subheads.recall(),
        score.items.2,
        score.items.1,
        score.wrong,
    );
    score
}

#[test]
fn the_sample_pages_come_out_as_their_editors_meant() {
    let mut all = Score::default();
    for path in files("seeds", "txt") {
        all += scored(&path);
    }
    assert!(all.body.f1() >= 0.97, "body {}", all.body.f1());
    assert!(all.titles.recall() >= 1.0, "headlines {:?}", all.wrong);
    assert!(all.bylines.f1() >= 0.98, "bylines {}", all.bylines.f1());
    assert!(
        all.paragraphs.f1() >= 0.92,
        "paragraphs {}",
        all.paragraphs.f1()
    );
    assert!(
        all.subheads.recall() >= 1.0,
        "subheads {}",
        all.subheads.recall()
    );
    assert!(all.items.2 <= all.items.1, "spurious items");
}
