//! The lines of the sample pages as several programs set them: what an editor would mark, and how fast each is.
//!
//! `cargo bench --bench wrap` takes every width from 8 to 200 cells and both widths of ambiguous marks. In `cargo test` it runs
//! once, over a few widths, and holds what the rules ask of dubao.

#[path = "wrap/judge.rs"]
mod judge;
#[path = "wrap/peers.rs"]
mod peers;

use std::hint::black_box;
use std::ops::RangeInclusive;
use std::time::Instant;

use dubao::library;
use dubao::text::Ambiguous;
use judge::{Judged, Tally};
use peers::{ALL, Setter};

const POLICIES: [(&str, Ambiguous); 2] = [("narrow", Ambiguous::Narrow), ("wide", Ambiguous::Wide)];
/// Widths that are told apart: all, those of a pane, and that of a newspaper's column.
const RANGES: [(&str, RangeInclusive<usize>); 3] = [
    ("8 to 200 cells", 8..=200),
    ("20 to 80 cells", 20..=80),
    ("26 cells", 26..=26),
];

fn main() {
    let measured = std::env::args().any(|arg| arg == "--bench");
    let paragraphs = paragraphs();
    let bytes: usize = paragraphs.iter().map(String::len).sum();
    println!("{} paragraphs, {bytes} bytes", paragraphs.len());
    let mut held = Vec::new();
    for (policy, ambiguous) in POLICIES {
        let judged: Vec<Judged> = paragraphs
            .iter()
            .map(|text| Judged::new(text, ambiguous))
            .collect();
        for (name, range) in RANGES {
            println!("\nambiguous {policy}, {name}; per 1,000 lines but the last of a paragraph");
            println!(
                "{:<28}{:>9}{:>8}{:>7}{:>7}{:>7}{:>7}{:>8}{:>7}{:>9}{:>7}{:>8}{:>9}{:>7}",
                "",
                "lines",
                "starts",
                "ends",
                "\" side",
                "split",
                "dash",
                "—— start",
                "unit",
                "overflow",
                "slack",
                "slack²",
                "orphans%",
                "forced"
            );
            let step = if measured { 1 } else { 24 };
            for (setter, set) in ALL {
                let tally = tally(
                    set,
                    &paragraphs,
                    &judged,
                    range.clone().step_by(step),
                    ambiguous,
                );
                tell(setter, &tally);
                if setter == "dubao even" {
                    held.push((name, tally));
                }
            }
        }
    }
    for width in [20, 26, 40, 80, 200] {
        speeds(&paragraphs, width, if measured { 15 } else { 1 });
    }
    for (range, tally) in &held {
        hold(range, tally);
    }
}

/// The paragraphs of the sample pages, their lines joined.
fn paragraphs() -> Vec<String> {
    let read = |(name, bytes): (&str, &[u8])| library::read(name, bytes, None).ok();
    let volumes: Vec<_> = library::SAMPLES.into_iter().filter_map(read).collect();
    let leaves = volumes.iter().flat_map(|volume| &volume.leaves);
    let articles = leaves.flat_map(|leaf| &leaf.reading.articles);
    articles
        .flat_map(|article| &article.blocks)
        .map(|block| block.text.replace('\n', ""))
        .filter(|text| !text.is_empty())
        .collect()
}

fn tally(
    set: Setter,
    paragraphs: &[String],
    judged: &[Judged],
    widths: impl Iterator<Item = usize>,
    ambiguous: Ambiguous,
) -> Tally {
    let mut tally = Tally::default();
    for width in widths {
        for (text, judged) in paragraphs.iter().zip(judged) {
            judged.count(&set(text, width, ambiguous), width, &mut tally);
        }
    }
    tally
}

#[expect(clippy::cast_precision_loss, reason = "figures to read")]
fn tell(name: &str, tally: &Tally) {
    let share = |count: usize| count as f64 * 1000.0 / tally.lines.max(1) as f64;
    println!(
        "{name:<28}{:>9}{:>8.3}{:>7.3}{:>7.3}{:>7.3}{:>7.3}{:>9.3}{:>7.2}{:>9.2}{:>7.2}{:>8.2}{:>9.2}{:>7}",
        tally.lines,
        share(tally.starts),
        share(tally.ends),
        share(tally.quotes),
        share(tally.splits),
        share(tally.dashes),
        share(tally.dash_starts),
        share(tally.units),
        share(tally.overflow),
        share(tally.slack) / 1000.0,
        share(tally.squares) / 1000.0,
        tally.orphans as f64 * 100.0 / tally.paragraphs.max(1) as f64,
        tally.forced,
    );
}

/// What is asked of dubao: no breach of a rule, hardly a number without its unit, hardly an orphan.
fn hold(range: &str, tally: &Tally) {
    assert_eq!(tally.hard(), 0, "{range}: {tally:?}");
    assert_eq!(tally.overflow, 0, "{range}: {tally:?}");
    if range == RANGES[0].0 {
        // Lines of four characters have no room for more, and few widths tell little.
        return;
    }
    assert!(tally.units * 1000 <= tally.lines, "{range}: {tally:?}");
    let bound = if range == "26 cells" { 3 } else { 1 };
    assert!(
        tally.orphans * 200 <= tally.paragraphs * bound,
        "{range}: {tally:?}"
    );
}

#[expect(clippy::cast_precision_loss, reason = "figures to read")]
fn speeds(paragraphs: &[String], width: usize, rounds: usize) {
    println!("\nMB/s at {width} cells, ambiguous narrow, best of {rounds} rounds");
    let bytes: usize = paragraphs.iter().map(String::len).sum();
    let mut best = [f64::MAX; ALL.len()];
    for _ in 0..rounds {
        for ((_, set), best) in ALL.iter().zip(&mut best) {
            let start = Instant::now();
            for text in paragraphs {
                black_box(set(text, width, Ambiguous::Narrow));
            }
            *best = best.min(start.elapsed().as_secs_f64());
        }
    }
    for ((name, _), best) in ALL.iter().zip(best) {
        println!("{name:<28}{:>9.1}", bytes as f64 / best / 1e6);
    }
}
