//! Trains the sequence model of lines on made pages:
//! `cargo run --release --example train -- TEXTS.jsonl FOLDER... > assets/tags.txt`.
//!
//! Stories come from the gold of the sample pages, from the maker's own writer and from files of JSON lines with `title` and
//! `body`. A folder given instead holds pages NAME.txt with NAME.tags beside: one letter for each line that is not blank, as
//! `Tag::LETTERS` has them, ? where nobody knows. `--without CLASS` leaves a class of pages out. The model is a
//! linear-chain conditional random field, fitted by stochastic gradient (Adagrad) to the logarithm of the likelihood, in one
//! thread and in an order that is always the same: the same input gives the same table.

#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a tool of the makers: figures need no more digits, and a fault may stop it"
)]

#[path = "mod.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod maker;

use std::fs;
use std::path::Path;

use dubao::page::evidence::evidence;
use dubao::page::line::lines;
use dubao::page::tag::Tag;
use dubao::page::tagger::Tagger;
use maker::lessons::{CLASSES, Lessons, files};
use maker::{Class, Part, Story};

/// Pages of each class.
const PAGES: u64 = 220;

const TAGS: usize = Tag::ALL.len();

/// How often every page is seen; more rounds learn the made pages by heart.
const ROUNDS: usize = 8;

/// How far a step goes (Adagrad), and how much of each weight it takes back, so that what tells nothing stays near 0.
const RATE: f32 = 0.12;
const DECAY: f32 = 2e-6;

type Row = [f32; TAGS];

/// A page as the model sees it, or a stretch of one between two lines that nobody knows.
struct Sample {
    features: Vec<Vec<u16>>,
    tags: Vec<usize>,
}

fn main() {
    let lessons = Lessons::from_arguments();
    let mut samples = Vec::new();
    for folder in &lessons.folders {
        read(folder, &mut samples);
    }
    for classes in CLASSES {
        for class in classes.iter().filter(|class| lessons.has(**class)) {
            for seed in 0..PAGES {
                made(*class, 1_000_000 + seed, &lessons.stories, &mut samples);
            }
        }
        print!("{}", train(&std::mem::take(&mut samples)).print());
    }
}

fn train(samples: &[Sample]) -> Tagger {
    let count: usize = samples.iter().map(|sample| sample.tags.len()).sum();
    eprintln!("{} stretches, {count} lines", samples.len());
    let mut trainer = Trainer::new();
    let mut order: Vec<usize> = (0..samples.len()).collect();
    for round in 0..ROUNDS {
        shuffle(&mut order, round as u64 + 1);
        let loss: f64 = order
            .iter()
            .map(|&at| f64::from(trainer.learn(&samples[at])))
            .sum();
        eprintln!("round {round}: {:.4} nats a line", loss / count as f64);
    }
    trainer.model
}

/// Adds a made page.
fn made(class: Class, seed: u64, pool: &[Story], samples: &mut Vec<Sample>) {
    let page = maker::page(class, seed, pool);
    let (lines, ink) = lines(&page.text);
    if lines.len() != page.tags.len() {
        eprintln!(
            "{} {seed}: {} lines, {} tags",
            class.name(),
            lines.len(),
            page.tags.len()
        );
        return;
    }
    let features = evidence(&lines, &ink);
    // A line that is a paragraph goes on with no other: joins are another stage's.
    let whole = CLASSES[1].contains(&class);
    let mut unit = None;
    let tags: Vec<Option<Tag>> = page
        .tags
        .iter()
        .map(|tag| {
            Some(told(
                tag,
                !whole && unit.replace(tag.unit) == Some(tag.unit) && !tag.starts,
            ))
        })
        .collect();
    push(&tags, &features, samples);
}

/// The model's tag of a made line, which may go on with the line before.
fn told(tag: &maker::Tag, goes_on: bool) -> Tag {
    match (tag.part, goes_on) {
        (Part::Headline, false) => Tag::Headline,
        (Part::Headline, true) => Tag::HeadlineOn,
        (Part::Kicker | Part::Section, false) => Tag::Kicker,
        (Part::Kicker | Part::Section, true) => Tag::KickerOn,
        (Part::Subtitle, false) => Tag::Subtitle,
        (Part::Subtitle, true) => Tag::SubtitleOn,
        (Part::Subhead | Part::Quote, false) => Tag::Subhead,
        (Part::Subhead | Part::Quote, true) => Tag::SubheadOn,
        (Part::Byline, _) => Tag::Byline,
        (Part::Body, false) if tag.starts => Tag::Body,
        (Part::Body, false) => Tag::Rest,
        (Part::Body, true) => Tag::BodyOn,
        (Part::Caption, false) => Tag::Caption,
        (Part::Caption, true) => Tag::CaptionOn,
        (Part::Turn | Part::Graphic | Part::Furniture | Part::Hopeless, _) => Tag::Other,
    }
}

fn read(folder: &Path, samples: &mut Vec<Sample>) {
    for path in files(folder, "tags") {
        let letters: Vec<char> = fs::read_to_string(&path)
            .expect("tags")
            .trim()
            .chars()
            .collect();
        let text = fs::read_to_string(path.with_extension("txt")).expect("the page of the tags");
        let (lines, ink) = lines(&text);
        if lines.len() != letters.len() {
            eprintln!(
                "{}: {} lines, {} tags",
                path.display(),
                lines.len(),
                letters.len()
            );
            continue;
        }
        let features = evidence(&lines, &ink);
        let known: Vec<Option<Tag>> = letters
            .iter()
            .map(|letter| Tag::of_letter(*letter))
            .collect();
        let mut start = 0;
        for stretch in known.split(Option::is_none) {
            push(stretch, &features[start..start + stretch.len()], samples);
            start += stretch.len() + 1;
        }
    }
}

/// Adds a stretch, cut where its first tags could not begin a page.
fn push(tags: &[Option<Tag>], features: &[impl AsRef<[u16]>], samples: &mut Vec<Sample>) {
    let skip = tags
        .iter()
        .flatten()
        .take_while(|tag| tag.goes_on())
        .count();
    let tags = &tags[skip..];
    if tags.is_empty() {
        return;
    }
    let number = |tag: &Tag| Tag::ALL.iter().position(|known| known == tag);
    let mut before = None;
    let tags: Vec<usize> = tags
        .iter()
        .flatten()
        .map(|tag| {
            let sound = if tag.may_follow(before) {
                *tag
            } else {
                begun(*tag)
            };
            before = Some(sound);
            number(&sound).expect("a tag")
        })
        .collect();
    samples.push(Sample {
        features: features[skip..]
            .iter()
            .map(|row| row.as_ref().to_vec())
            .collect(),
        tags,
    });
}

/// The tag of a line that was thought to go on with another kind of line.
fn begun(tag: Tag) -> Tag {
    match tag {
        Tag::HeadlineOn => Tag::Headline,
        Tag::KickerOn => Tag::Kicker,
        Tag::SubtitleOn => Tag::Subtitle,
        Tag::SubheadOn => Tag::Subhead,
        Tag::BodyOn => Tag::Rest,
        Tag::CaptionOn => Tag::Caption,
        tag => tag,
    }
}

struct Trainer {
    model: Tagger,
    seen_features: Vec<Row>,
    seen_steps: Vec<Row>,
}

impl Trainer {
    fn new() -> Self {
        let model = Tagger::default();
        Self {
            seen_features: vec![[1e-4; TAGS]; model.features.len()],
            seen_steps: vec![[1e-4; TAGS]; model.steps.len()],
            model,
        }
    }

    /// One step down the gradient; what the sample cost before it.
    fn learn(&mut self, sample: &Sample) -> f32 {
        let emissions: Vec<Row> = sample
            .features
            .iter()
            .map(|row| self.model.emission(row))
            .collect();
        let (forward, total) = self.forward(&emissions);
        let backward = self.backward(&emissions);
        let mut truth = 0.0;
        let mut grad_features: Vec<Row> = Vec::with_capacity(emissions.len());
        let mut grad_steps = vec![[0.0f32; TAGS]; TAGS + 1];
        for at in 0..emissions.len() {
            let before = at.checked_sub(1).map(|before| sample.tags[before]);
            let tag = sample.tags[at];
            truth += emissions[at][tag] + self.model.step(before, tag).unwrap_or(-20.0);
            let mut grad = [0.0; TAGS];
            for (tag, grad) in grad.iter_mut().enumerate() {
                *grad = -(forward[at][tag] + backward[at][tag] - total).exp();
            }
            grad[tag] += 1.0;
            grad_features.push(grad);
            grad_steps[before.unwrap_or(TAGS)][tag] += 1.0;
            let after = std::array::from_fn(|tag| emissions[at][tag] + backward[at][tag] - total);
            let last = at.checked_sub(1).map(|last| &forward[last]);
            self.expect(last, &after, &mut grad_steps);
        }
        for (features, grad) in sample.features.iter().zip(&grad_features) {
            for feature in features {
                let at = usize::from(*feature);
                climb(
                    &mut self.model.features[at],
                    &mut self.seen_features[at],
                    grad,
                );
            }
        }
        for (at, grad) in grad_steps.iter().enumerate() {
            climb(&mut self.model.steps[at], &mut self.seen_steps[at], grad);
        }
        total - truth
    }

    /// Takes from the gradient how often each step to a line is expected: `last` is the weight of all paths to each tag
    /// of the line before (none: the start of a page), `after` that of the line itself and all that follows.
    fn expect(&self, last: Option<&Row>, after: &Row, grad: &mut [Row]) {
        let before: Vec<Option<usize>> = match last {
            Some(_) => (0..TAGS).map(Some).collect(),
            None => vec![None],
        };
        for from in before {
            let weight = from.zip(last).map_or(0.0, |(from, last)| last[from]);
            for (tag, after) in after.iter().enumerate() {
                if let Some(step) = self.model.step(from, tag) {
                    grad[from.unwrap_or(TAGS)][tag] -= (weight + step + after).exp();
                }
            }
        }
    }

    fn forward(&self, emissions: &[Row]) -> (Vec<Row>, f32) {
        let mut rows: Vec<Row> = Vec::with_capacity(emissions.len());
        for (at, emission) in emissions.iter().enumerate() {
            let mut row = [f32::NEG_INFINITY; TAGS];
            for (tag, weight) in row.iter_mut().enumerate() {
                let sum = match at.checked_sub(1) {
                    None => self.model.step(None, tag).unwrap_or(f32::NEG_INFINITY),
                    Some(last) => {
                        let steps = (0..TAGS).filter_map(|from| {
                            Some(rows[last][from] + self.model.step(Some(from), tag)?)
                        });
                        log_sum(steps)
                    }
                };
                *weight = sum + emission[tag];
            }
            rows.push(row);
        }
        let total = rows.last().map_or(0.0, |row| log_sum(row.iter().copied()));
        (rows, total)
    }

    fn backward(&self, emissions: &[Row]) -> Vec<Row> {
        let mut rows = vec![[0.0f32; TAGS]; emissions.len()];
        for at in (0..emissions.len().saturating_sub(1)).rev() {
            let after = rows[at + 1];
            for (from, weight) in rows[at].iter_mut().enumerate() {
                let steps = (0..TAGS).filter_map(|tag| {
                    Some(self.model.step(Some(from), tag)? + emissions[at + 1][tag] + after[tag])
                });
                *weight = log_sum(steps);
            }
        }
        rows
    }
}

fn climb(weights: &mut Row, seen: &mut Row, grad: &Row) {
    for ((weight, seen), grad) in weights.iter_mut().zip(seen).zip(grad) {
        if grad.abs() < 1e-6 {
            continue;
        }
        *seen += grad * grad;
        *weight += RATE * (grad / seen.sqrt() - DECAY * *weight);
    }
}

fn log_sum(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let most = values.clone().fold(f32::NEG_INFINITY, f32::max);
    if most == f32::NEG_INFINITY {
        return most;
    }
    most + values.map(|value| (value - most).exp()).sum::<f32>().ln()
}

fn shuffle(order: &mut [usize], seed: u64) {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for at in (1..order.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        order.swap(at, (state % (at as u64 + 1)) as usize);
    }
}
