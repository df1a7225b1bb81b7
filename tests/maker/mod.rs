//! Pages with known truth: stories are dressed, set in columns and dumped as an extractor would, every line with a tag.
//!
//! A page is made by [`make`] from [`Story`]s and a seed; the same seed makes the same page on every machine. Stories come
//! from the gold of the sample pages ([`story::from_gold`]), from a writer of made-up news ([`news::story`]), or from a
//! file of JSON lines ([`story::from_json_lines`]).

pub mod class;
mod dress;
mod dump;
mod flow;
pub mod news;
pub mod piece;
pub mod rng;
mod setter;
mod sheet;
pub mod story;

use serde_json::{Value, json};

pub use class::Class;
pub use piece::{Part, Tag};
pub use rng::Rng;
pub use story::Story;

use dress::Dressed;
use piece::Unit;

/// A page as dumped, with the truth about it.
#[derive(Clone, Debug)]
pub struct Made {
    pub text: String,
    /// One for each line of the text that is not blank.
    pub tags: Vec<Tag>,
    /// As `score::score` takes it.
    pub gold: Value,
}

/// Makes a page of some stories.
pub fn make(stories: &[Story], class: Class, rng: &mut Rng) -> Made {
    let dressed: Vec<Dressed> = stories
        .iter()
        .enumerate()
        .map(|(at, story)| dress::dress(story, at, rng))
        .collect();
    let sheet = sheet::placed(&dressed, &[masthead(rng)], rng);
    let dump = class.dump(&sheet.lines, rng);
    let articles: Vec<Value> = dressed.into_iter().map(|story| story.gold).collect();
    Made {
        text: dump.text,
        tags: dump.tags,
        gold: json!({"page": class.name(), "articles": articles}),
    }
}

/// Page number `seed` of a class: its stories come from the pool, if there is one, and from a writer of made-up news.
pub fn page(class: Class, seed: u64, pool: &[Story]) -> Made {
    let mut rng = Rng::new(seed);
    let mut stories = chosen(pool, &mut rng);
    let wanted = if stories.is_empty() {
        rng.within(4, 9)
    } else {
        rng.within(0, 2)
    };
    stories.extend((0..wanted).map(|_| news::story(&mut rng)));
    make(&stories, class, &mut rng)
}

/// Some stories from a pool, cut as an editor cuts, none twice.
pub fn chosen(pool: &[Story], rng: &mut Rng) -> Vec<Story> {
    let wanted = rng.within(4, 9).min(pool.len());
    let mut found: Vec<usize> = Vec::new();
    while found.len() < wanted {
        let at = rng.below(pool.len());
        if !found.contains(&at) {
            found.push(at);
        }
    }
    let limits: Vec<usize> = found
        .iter()
        .map(|_| *rng.pick(&[300, 600, 900, 1500]))
        .collect();
    found
        .iter()
        .zip(limits)
        .map(|(at, limit)| pool[*at].cut(limit))
        .collect()
}

fn masthead(rng: &mut Rng) -> Unit {
    let (a, b) = (dress::name(rng), dress::name(rng));
    let text = format!(
        "第{:02}版 {}　{}年{}月{}日　责任编辑 {a}　美编 {b}",
        rng.within(1, 16),
        rng.word("要闻 综合 时政 经济 民生 国际 文化 县域 专版"),
        rng.within(1998, 2026),
        rng.within(1, 12),
        rng.within(1, 28)
    );
    Unit::new(None, Part::Furniture, text)
}
