//! Made pages: what holds on every one of them, and how well each class comes out.

use dubao::page::leaves;
use serde_json::Value;

use crate::maker::samples::{sample, stories};
use crate::maker::{Class, Made, Part};
use crate::pages::read;
use crate::score::{Score, score};

fn scored(made: &Made) -> Score {
    score(&made.gold, &read(&made.text).1.articles)
}

/// The least that holds today: body, headlines, paragraphs, each about a hundredth below what was measured.
fn floor(class: Class) -> (f64, f64, f64) {
    match class {
        Class::Raw => (0.93, 0.73, 0.88),
        Class::Blocks => (0.93, 0.79, 0.92),
        Class::Pdftotext => (0.87, 0.74, 0.88),
        Class::Rows => (0.62, 0.27, 0.64),
        Class::Paragraphs => (0.89, 0.75, 0.92),
        Class::Markdown => (0.91, 0.81, 0.93),
        Class::Mutool | Class::Wrapped => (0.92, 0.78, 0.92),
        Class::Spaced => (0.89, 0.79, 0.93),
        Class::Merged => (0.74, 0.47, 0.68),
        Class::Garbage => (0.0, 0.0, 0.0),
    }
}

#[test]
fn every_class_comes_out_no_worse_than_it_did() {
    let stories = stories();
    let mut below = Vec::new();
    for class in Class::ALL {
        let mut all = Score::default();
        (8..18).for_each(|number| all += scored(&sample(class, number, &stories)));
        let told = format!("{} {}", all.figures(), class.name());
        println!("{told}");
        let floor = floor(class);
        let (body, heads, paragraphs) = (all.body.f1(), all.titles.recall(), all.paragraphs.f1());
        if body < floor.0 || heads < floor.1 || paragraphs < floor.2 {
            below.push(format!("{told}, not {floor:?}"));
        }
    }
    assert!(below.is_empty(), "{}\n{}", Score::NAMES, below.join("\n"));
}

#[test]
fn the_same_number_makes_the_same_page() {
    let stories = stories();
    for class in Class::ALL {
        let made = sample(class, 2, &stories);
        assert_eq!(made.text, sample(class, 2, &stories).text);
        assert_ne!(made.text, sample(class, 5, &stories).text);
    }
}

#[test]
fn every_line_has_a_tag_and_the_tags_tell_the_stories() {
    let stories = stories();
    for class in Class::ALL {
        for number in 0..16 {
            let made = sample(class, number, &stories);
            let lines: Vec<&str> = made
                .text
                .lines()
                .filter(|line| !line.trim().is_empty())
                .collect();
            assert_eq!(lines.len(), made.tags.len(), "{class:?} {number}");
            assert_eq!(
                leaves(&made.text).len(),
                1,
                "{class:?} {number}\n{}",
                made.text
            );
            if !class.is_hopeless() {
                holds(&made, &lines, &format!("{class:?} {number}"));
            }
        }
    }
}

/// The lines of each article's text, in the order of their tags, are its paragraphs in the gold.
fn holds(made: &Made, lines: &[&str], page: &str) {
    for (at, gold) in made.gold["articles"].as_array().unwrap().iter().enumerate() {
        if gold["kind"] == "photo" {
            continue;
        }
        let tags = made.tags.iter().zip(lines);
        let mut own: Vec<_> = tags
            .filter(|(tag, _)| tag.article == Some(at) && tag.part == Part::Body)
            .collect();
        own.sort_by_key(|(tag, _)| tag.at);
        let mut read = 0;
        for (tag, line) in &own {
            assert_eq!(tag.at, read, "{page}: {line}");
            read += letters(line).chars().count();
        }
        let printed: String = own.iter().map(|(_, line)| letters(line)).collect();
        let wanted: String = texts(gold).map(letters).collect();
        let tail = printed.strip_prefix(&wanted);
        let names = |tail: &str| {
            tail.is_empty()
                || gold["byline"]
                    .as_array()
                    .is_some_and(|names| !names.is_empty())
        };
        assert!(tail.is_some_and(names), "{page}:\n{printed}\n{wanted}");
    }
}

fn texts(gold: &Value) -> impl Iterator<Item = &str> {
    gold["paragraphs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|text| text.as_str().unwrap())
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
