//! Pages with known truth: stories are dressed, set in columns and dumped as an extractor would, every line with a tag.
//!
//! A page is made by [`make`] from [`Story`]s and a seed; the same seed makes the same page on every machine. Stories come
//! from the gold of the sample pages ([`story::from_gold`]), from a writer of made-up news ([`news::story`]), or from a
//! file of JSON lines ([`story::from_json_lines`]).

pub mod class;
mod credits;
mod dress;
mod dump;
mod flow;
pub mod lessons;
mod margins;
pub mod news;
pub mod piece;
pub mod quirks;
pub mod rng;
pub mod samples;
mod setter;
mod sheet;
pub mod story;
mod wear;

use serde_json::{Value, json};

pub use class::Class;
pub use piece::{Part, Tag};
pub use quirks::Quirks;
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

/// Makes a page of some stories, with whatever quirks chance gives it.
pub fn make(stories: &[Story], class: Class, rng: &mut Rng) -> Made {
    let quirks = Quirks::any(rng);
    make_with(stories, class, &quirks, rng)
}

/// Makes a page of some stories with these quirks.
pub fn make_with(stories: &[Story], class: Class, quirks: &Quirks, rng: &mut Rng) -> Made {
    let dressed = dressed(stories, quirks, rng);
    let mut own: Vec<Unit> = margins::masthead(quirks.masthead, rng)
        .into_iter()
        .map(|text| Unit::new(None, Part::Furniture, text))
        .collect();
    for unit in &mut own {
        unit.text = quirks.script.of(&unit.text);
    }
    let sheet = sheet::placed(&dressed, &own, quirks, rng);
    let dump = class.dump(&sheet, quirks, rng);
    let articles: Vec<Value> = dressed
        .into_iter()
        .map(|story| story.gold)
        .filter(|gold| !gold.is_null())
        .collect();
    Made {
        text: dump.text,
        tags: dump.tags,
        gold: json!({"page": class.name(), "articles": articles}),
    }
}

/// The stories as the page prints them, infographics after them.
fn dressed(stories: &[Story], quirks: &Quirks, rng: &mut Rng) -> Vec<Dressed> {
    let mut dressed = Vec::new();
    for (at, story) in stories.iter().enumerate() {
        let mut story = story.clone();
        if rng.chance(quirks.turns) {
            story.turn(rng);
        }
        if quirks.misread + quirks.dropped > 0 {
            story.change(&mut |text| wear::misread(text, quirks.misread, quirks.dropped, rng));
        }
        dressed.push(dress::dress(&story, at, quirks, rng));
    }
    if rng.chance(quirks.graphics) {
        dressed.push(dress::graphic(rng));
    }
    for story in &mut dressed {
        story.change(&|text| quirks.script.of(text));
    }
    dressed
}

/// Page number `seed` of a class: its stories come from the pool, if there is one, and from a writer of made-up news.
pub fn page(class: Class, seed: u64, pool: &[Story]) -> Made {
    let mut rng = Rng::new(seed);
    let stories = stories_of(pool, &mut rng);
    make(&stories, class, &mut rng)
}

/// The stories of a page: from the pool, if there is one, and made-up ones.
pub fn stories_of(pool: &[Story], rng: &mut Rng) -> Vec<Story> {
    let mut stories = chosen(pool, rng);
    let wanted = if stories.is_empty() {
        rng.within(4, 9)
    } else {
        rng.within(0, 2)
    };
    stories.extend((0..wanted).map(|_| news::story(rng)));
    stories
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
