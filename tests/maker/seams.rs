//! Trains the weights by which cut texts find what they go on with: `cargo run --release --example seams -- TEXTS.jsonl > assets/seams.txt`.
//!
//! Stories and pages are those of the other trainers (`lessons.rs`). The model is a conditional logit: of all texts of a
//! page and none, with which does a cut one go on; fitted by stochastic gradient (Adagrad). The truth is the gold: a text
//! goes on with another if the letters around the cut stand so in one paragraph. `--without CLASS` leaves a class out.

#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a tool of the makers: figures need no more digits, and a fault may stop it"
)]

#[path = "mod.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod maker;

use dubao::article::seam::{KINDS, Lesson, Row, Sign, Weights};
use dubao::page::Page;
use dubao::page::ink::Ink;
use maker::Rng;
use maker::lessons::Lessons;
use serde_json::Value;

/// Pages of each class.
const PAGES: u64 = 480;

const ROUNDS: usize = 30;
const RATE: f32 = 0.2;

/// How dear a weight is: made pages have less variety than printed ones, so that no sign should be all.
const PRIOR: f32 = 2e-4;

/// … and that one kind of seam has a weight of its own.
const OWN: f32 = 2e-3;

/// What printed pages teach and made ones hardly have: a kind of seam, a sign, and what is added to its weight. Texts
/// apart must be surer where a space stands at each line's end; column tails in a row keep their order.
const ADDED: [(usize, Sign, f32); 2] = [(3, Sign::Joined, -1.4), (5, Sign::Expected, 2.8)];

/// Of a hundred stops at the ends of lines so many are lost where any are.
const STOPS: usize = 25;

/// How many letters before a cut, and after it, tell what goes on with what.
const LETTERS: usize = 8;

fn main() {
    let lessons = Lessons::from_arguments();
    let mut cases = Vec::new();
    for (text, gold) in lessons.dumps() {
        learn_from(&text, &gold, &mut cases);
    }
    let mut rng = Rng::new(7);
    for class in lessons.classes() {
        for seed in 0..PAGES {
            let page = maker::page(class, 3_000_000 + seed, &lessons.stories);
            let text = worn(page.text, seed, &mut rng);
            learn_from(&text, &page.gold, &mut cases);
        }
    }
    print!("{}", Weights::print(&train(&cases)));
}

/// Papers differ in their quotation marks, some dumps make them straight, and some lose the stops at the ends of lines.
fn worn(mut text: String, seed: u64, rng: &mut Rng) -> String {
    if seed.is_multiple_of(4) {
        text = text.replace(['“', '”'], "\"");
    }
    if seed.is_multiple_of(3) {
        let lines = text.split_inclusive('\n').map(|line| {
            let quoted = ["。”\n", "。\"\n"].iter().find(|end| line.ends_with(**end));
            let stopped = quoted.is_some() || line.ends_with("。\n");
            match quoted {
                _ if !stopped || !rng.chance(STOPS) => line.to_owned(),
                Some(end) => line.replace(end, &end["。".len()..]),
                None => line.replace("。\n", "\n"),
            }
        });
        text = lines.collect();
    }
    text
}

/// Adds what a page teaches.
fn learn_from(text: &str, gold: &Value, cases: &mut Vec<Lesson>) {
    let articles = gold["articles"].as_array().into_iter().flatten();
    let paragraphs = articles.filter_map(|article| article["paragraphs"].as_array());
    let paragraphs: Vec<String> = paragraphs
        .flatten()
        .filter_map(|paragraph| Some(bare(paragraph.as_str()?.chars())))
        .collect();
    let page = Page::read(text.to_owned());
    cases.extend(dubao::article::seams(&page, |tail, head| {
        let tail = letters(tail.iter().rev()).chars().rev().collect::<String>();
        let head = letters(head.iter());
        let mut places = paragraphs.iter().flat_map(|text| {
            text.match_indices(&tail)
                .map(|(at, _)| &text[at + tail.len()..])
        });
        !tail.is_empty() && places.any(|rest| rest.starts_with(&head))
    }));
}

/// The first letters of some ink.
fn letters<'a>(ink: impl Iterator<Item = &'a Ink>) -> String {
    let letters = ink.map(|mark| mark.c).filter(|c| c.is_alphanumeric());
    bare(letters.take(LETTERS))
}

/// Letters, digits and hanzi only, folded.
fn bare(text: impl Iterator<Item = char>) -> String {
    text.filter(|c| c.is_alphanumeric())
        .map(dubao::text::fold)
        .collect()
}

fn train(cases: &[Lesson]) -> [Row; KINDS] {
    let mut trainer = Trainer::default();
    let mut order: Vec<&Lesson> = cases.iter().collect();
    let mut rng = Rng::new(3);
    for round in 0..ROUNDS {
        rng.shuffle(&mut order);
        let told: Vec<(f32, bool)> = order.iter().map(|case| trainer.learn(case)).collect();
        let loss: f32 = told.iter().map(|(loss, _)| loss).sum();
        let hits = told.iter().filter(|(_, hit)| *hit).count();
        let share = |sum: f32| sum / cases.len() as f32;
        eprintln!(
            "round {round}: {} cases, {:.4} nats, {:.4} right",
            cases.len(),
            share(loss),
            share(hits as f32)
        );
    }
    trainer.weights()
}

/// What is learnt: a row for neighbours and one for texts apart, and what each kind of seam adds to it.
#[derive(Default)]
struct Trainer {
    shared: [Fit; 2],
    own: [Fit; KINDS],
}

/// Weights on the way, with the squares of their gradients.
#[derive(Default)]
struct Fit {
    weights: Row,
    seen: Row,
}

impl Fit {
    fn step(&mut self, grad: &Row, prior: f32) {
        let weights = self.weights.values_mut().iter_mut();
        for ((weight, seen), grad) in weights.zip(self.seen.values_mut()).zip(grad.values()) {
            if *grad != 0.0 {
                let grad = grad - prior * *weight;
                *seen += grad * grad;
                *weight += RATE * grad / (seen.sqrt() + 1e-3);
            }
        }
    }
}

impl Trainer {
    /// The weights of each kind.
    fn weights(&self) -> [Row; KINDS] {
        std::array::from_fn(|kind| {
            let mut row = self.own[kind].weights.clone();
            row.add_row(&self.shared[kind % 2].weights, 1.0);
            let added = ADDED.iter().filter(|(of, ..)| *of == kind);
            added.for_each(|(_, sign, weight)| row.add(*sign, *weight));
            row
        })
    }

    /// One step down the gradient; what the case cost before it, and whether the best place was a right one.
    fn learn(&mut self, case: &Lesson) -> (f32, bool) {
        let worth = case.places.iter().map(|(kind, row)| {
            row.dot(&self.own[*kind].weights) + row.dot(&self.shared[kind % 2].weights)
        });
        let worth: Vec<f32> = worth.collect();
        // That it goes on nowhere is worth nothing.
        let most = worth.iter().copied().fold(0.0, f32::max);
        let nowhere = !case.right.contains(&true);
        let share: Vec<f32> = worth.iter().map(|worth| (worth - most).exp()).collect();
        let none = (-most).exp();
        let all = share.iter().sum::<f32>() + none;
        let right = share.iter().zip(&case.right).filter(|(_, right)| **right);
        let good = right.map(|(share, _)| share).sum::<f32>() + if nowhere { none } else { 0.0 };
        let good = good.max(1e-9);
        let mut grads: [Option<(usize, Row)>; 2] = [None, None];
        for (((kind, row), share), right) in case.places.iter().zip(&share).zip(&case.right) {
            let truth = if *right { share / good } else { 0.0 };
            let (_, grad) = grads[kind % 2].get_or_insert_with(|| (*kind, Row::default()));
            grad.add_row(row, truth - share / all);
        }
        for (kind, grad) in grads.into_iter().flatten() {
            self.shared[kind % 2].step(&grad, PRIOR);
            self.own[kind].step(&grad, OWN);
        }
        let mut best = worth.iter().zip(&case.right);
        let hit = if most > 0.0 {
            best.any(|(worth, right)| *right && *worth >= most)
        } else {
            nowhere
        };
        ((all / good).ln(), hit)
    }
}
