//! Trains the weights by which headlines claim their lines: `cargo run --release --example claims -- TEXTS.jsonl > assets/claims.txt`.
//!
//! Stories come from the gold of the sample pages, from the maker's own writer and from files of JSON lines with `title` and
//! `body`. A folder given instead holds pages NAME.txt with their gold NAME.json beside. The model is a conditional logit: of
//! all places where a line may go, all others being where the truth has them, how likely is each; fitted by stochastic
//! gradient (Adagrad). `--without CLASS` leaves a class of pages out.

#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a tool of the makers: figures need no more digits, and a fault may stop it"
)]

#[path = "mod.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod maker;

use std::collections::HashMap;

use dubao::article::claim::{Choice, Row, Weights};
use dubao::page::{Page, Setting};
use maker::Rng;
use maker::lessons::Lessons;
use serde_json::Value;

/// Pages of each class.
const PAGES: u64 = 160;

const ROUNDS: usize = 40;
const RATE: f32 = 0.2;
const DECAY: f32 = 2e-6;

/// How much a subhead that stays one counts: real pages have many more than the made ones.
const SUBHEADS: f32 = 8.0;

/// A line with all places where it may go, and which of them are right.
struct Case {
    places: Vec<Row>,
    right: Vec<bool>,
    weight: f32,
}

fn main() {
    let lessons = Lessons::from_arguments();
    let mut cases: [Vec<Case>; 2] = Default::default();
    for (text, gold) in lessons.dumps() {
        learn_from(&text, &gold, &mut cases);
    }
    for class in lessons.classes() {
        for seed in 0..PAGES {
            let page = maker::page(class, 2_000_000 + seed, &lessons.stories);
            learn_from(&page.text, &page.gold, &mut cases);
        }
    }
    print!(
        "{}",
        Weights::print(&cases.each_ref().map(|cases| train(cases)))
    );
}

/// Adds the cases of a page.
fn learn_from(text: &str, gold: &Value, cases: &mut [Vec<Case>; 2]) {
    let page = Page::read(text.to_owned());
    let place = usize::from(page.profile.setting == Setting::Paragraphs);
    dubao::article::claims(&page, |claims, drafts| {
        let truth = Truth::of(gold, drafts);
        let lines: Vec<String> = claims.lines().map(|line| bare(&line)).collect();
        let told = truth.told(&lines);
        let home = claims.state();
        let state: Vec<Choice> = (0..lines.len())
            .map(|line| match told[line].first() {
                Some(draft) => Some(*draft),
                None => home[line],
            })
            .collect();
        for line in 0..lines.len() {
            let choices: Vec<Choice> = claims.choices(line).collect();
            let right = |to: &Choice| match to {
                Some(draft) => told[line].contains(draft),
                None => told[line].is_empty() && !truth.is_headline(&lines[line]),
            };
            let right: Vec<bool> = choices.iter().map(right).collect();
            if choices.len() > 1 && right.contains(&true) {
                let places = choices.iter().map(|to| claims.evidence(&state, line, *to));
                let subhead = claims.is_subhead(line) && choices[0].is_none() && right[0];
                cases[place].push(Case {
                    places: places.collect(),
                    weight: if subhead { SUBHEADS } else { 1.0 },
                    right,
                });
            }
        }
    });
}

/// The headlines of a page, each with the draft that has its text.
struct Truth(Vec<(String, Option<usize>)>);

impl Truth {
    fn of(gold: &Value, drafts: &[String]) -> Self {
        let articles: Vec<&Value> = gold["articles"].as_array().into_iter().flatten().collect();
        let texts: Vec<HashMap<String, u32>> = articles
            .iter()
            .map(|article| grams(&bare(&body(article))))
            .collect();
        let mine: Vec<HashMap<String, u32>> =
            drafts.iter().map(|draft| grams(&bare(draft))).collect();
        let mut pairs = Vec::new();
        for (at, text) in texts.iter().enumerate() {
            for (draft, mine) in mine.iter().enumerate() {
                let shared: u32 = text
                    .iter()
                    .filter_map(|(gram, count)| Some(*mine.get(gram)?.min(count)))
                    .sum();
                pairs.push((shared, at, draft));
            }
        }
        pairs.sort_unstable_by(|a, b| b.cmp(a));
        let mut matched: Vec<Option<usize>> = vec![None; articles.len()];
        for (shared, at, draft) in pairs {
            if shared > 20 && matched[at].is_none() && !matched.contains(&Some(draft)) {
                matched[at] = Some(draft);
            }
        }
        let head = |article: &Value| {
            let part = |key: &str| article[key].as_str().unwrap_or_default().to_owned();
            bare(&(part("kicker") + &part("title") + &part("subtitle")))
        };
        Self(
            articles
                .iter()
                .map(|article| head(article))
                .zip(matched)
                .collect(),
        )
    }

    fn is_headline(&self, line: &str) -> bool {
        line.is_empty() || self.0.iter().any(|(head, _)| head.contains(line))
    }

    /// For each line the drafts whose headline it is in; of a line of a few characters only where it meets another.
    fn told(&self, lines: &[String]) -> Vec<Vec<usize>> {
        let long = |line: &str| line.chars().count() > 3;
        let meets = |head: &str, line: &str| {
            head == line
                || lines.iter().any(|other| {
                    long(other)
                        && (head.contains(&format!("{other}{line}"))
                            || head.contains(&format!("{line}{other}")))
                })
        };
        let told = |line: &String| {
            let heads = self.0.iter().filter(|(head, _)| {
                !line.is_empty()
                    && head.contains(line.as_str())
                    && (long(line) || meets(head, line))
            });
            heads.filter_map(|(_, draft)| *draft).collect()
        };
        lines.iter().map(told).collect()
    }
}

fn body(article: &Value) -> String {
    let paragraphs = article["paragraphs"].as_array().into_iter().flatten();
    paragraphs.filter_map(Value::as_str).collect()
}

/// Letters, digits and hanzi only, folded.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .map(dubao::text::fold)
        .collect()
}

fn grams(text: &str) -> HashMap<String, u32> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = HashMap::new();
    for gram in letters.windows(4) {
        *found.entry(gram.iter().collect()).or_insert(0) += 1;
    }
    found
}

fn train(cases: &[Case]) -> Row {
    let mut trainer = Trainer::default();
    let mut order: Vec<&Case> = cases.iter().collect();
    let mut rng = Rng::new(3);
    for round in 0..ROUNDS {
        rng.shuffle(&mut order);
        let told: Vec<(f32, bool)> = order.iter().map(|case| trainer.learn(case)).collect();
        let loss: f32 = told.iter().map(|(loss, _)| loss).sum();
        let hits = told.iter().filter(|(_, hit)| *hit).count();
        let share = |sum: f32| sum / cases.len() as f32;
        eprintln!(
            "round {round}: {:.4} nats, {:.4} right",
            share(loss),
            share(hits as f32)
        );
    }
    trainer.weights
}

#[derive(Default)]
struct Trainer {
    weights: Row,
    seen: Row,
}

impl Trainer {
    /// One step down the gradient; what the case cost before it, and whether the best place was a right one.
    fn learn(&mut self, case: &Case) -> (f32, bool) {
        let worth: Vec<f32> = case
            .places
            .iter()
            .map(|row| row.dot(&self.weights))
            .collect();
        let most = worth.iter().copied().fold(f32::MIN, f32::max);
        let share: Vec<f32> = worth.iter().map(|worth| (worth - most).exp()).collect();
        let all: f32 = share.iter().sum();
        let right = share.iter().zip(&case.right).filter(|(_, right)| **right);
        let good = right.map(|(share, _)| share).sum::<f32>().max(1e-9);
        let mut grad = Row::default();
        for ((row, share), right) in case.places.iter().zip(&share).zip(&case.right) {
            let truth = if *right { share / good } else { 0.0 };
            grad.add_row(row, case.weight * (truth - share / all));
        }
        let weights = self.weights.values_mut().iter_mut();
        for ((weight, seen), grad) in weights.zip(self.seen.values_mut()).zip(grad.values()) {
            *seen += grad * grad;
            *weight += RATE * (grad / (seen.sqrt() + 1e-3) - DECAY * *weight);
        }
        let hit = worth
            .iter()
            .zip(&case.right)
            .any(|(worth, right)| *right && *worth >= most);
        ((all / good).ln(), hit)
    }
}
