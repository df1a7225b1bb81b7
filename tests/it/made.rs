//! Made pages: what holds on every one of them, and how well each class comes out.

use std::fs;
use std::path::Path;

use dubao::article::{assemble, losses};
use dubao::page::Page;

use crate::maker::{self, Class, Made, Story};
use crate::score::{Score, score};

/// The stories of the sample pages.
fn pool() -> Vec<Story> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
        .iter()
        .flat_map(|path| maker::story::from_gold(&fs::read_to_string(path).unwrap()))
        .collect()
}

/// A page, made up for the most part; every third from the stories of the sample pages.
fn made(class: Class, number: u64, pool: &[Story]) -> Made {
    maker::page(class, number, if number % 3 == 2 { pool } else { &[] })
}

fn scored(made: &Made) -> Score {
    let page = Page::read(made.text.clone());
    let reading = assemble(&page);
    let losses = losses(&page, &reading);
    assert!(losses.is_empty(), "{losses:?}\n{}", made.text);
    score(&made.gold, &reading.articles)
}

fn told(class: Class, all: &Score) -> String {
    format!(
        "{:10} body {:.3} titles {:.3} bylines {:.3} paragraphs {:.3} subheads {:.3} items {}/{}",
        class.name(),
        all.body.f1(),
        all.titles.recall(),
        all.bylines.f1(),
        all.paragraphs.f1(),
        all.subheads.recall(),
        all.items.2,
        all.items.1
    )
}

/// The least that holds today: body, headlines, paragraphs.
fn floor(class: Class) -> (f64, f64, f64) {
    match class {
        Class::Raw | Class::Blocks | Class::Mutool | Class::Wrapped => (0.86, 0.52, 0.75),
        Class::Paragraphs | Class::Spaced => (0.88, 0.70, 0.90),
        Class::Markdown => (0.86, 0.72, 0.86),
        Class::Pdftotext => (0.76, 0.42, 0.64),
        Class::Rows => (0.33, 0.08, 0.0),
        Class::Merged | Class::Garbage => (0.0, 0.0, 0.0),
    }
}

#[test]
fn every_class_comes_out_no_worse_than_it_did() {
    let pool = pool();
    for class in Class::ALL {
        let mut all = Score::default();
        (0..6).for_each(|number| all += scored(&made(class, number, &pool)));
        println!("{}", told(class, &all));
        let (body, titles, paragraphs) = floor(class);
        assert!(
            all.body.f1() >= body
                && all.titles.recall() >= titles
                && all.paragraphs.f1() >= paragraphs,
            "{}",
            told(class, &all)
        );
    }
}

#[test]
fn every_line_of_a_made_page_has_a_tag() {
    let pool = pool();
    for class in Class::ALL {
        let made = made(class, 2, &pool);
        let lines = made
            .text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .count();
        assert_eq!(lines, made.tags.len(), "{class:?}\n{}", made.text);
        assert_eq!(
            made.text,
            self::made(class, 2, &pool).text,
            "the same seed, the same page"
        );
    }
}
