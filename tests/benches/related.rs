//! Articles that are like one: what many made-up articles take of memory, and in what time those are found that share half of
//! their text with another.
//!
//! `cargo bench --bench related` takes 200,000 articles, `-- N` takes N. In `cargo test` it runs once, small, and holds that
//! the other half is found first, and in so much memory.

#![expect(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]

#[path = "fulltext/news.rs"]
mod news;
#[allow(dead_code, reason = "the makers of pages use more of it")]
#[path = "../maker/rng.rs"]
mod rng;

use std::time::{Duration, Instant};

use dubao::article::{Article, Block, BlockKind};
use dubao::search::{Gist, Related};

use news::News;

/// How many articles are compared with the one that is asked about, as in the reader.
const COMPARED: usize = 60;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_measured = arguments.iter().any(|argument| argument == "--bench");
    let wished = arguments.iter().find_map(|argument| argument.parse().ok());
    match (is_measured, wished) {
        (false, _) => measure(300, 20),
        (true, count) => measure(count.unwrap_or(200_000), 200),
    }
}

/// Asks so many questions of so many articles.
fn measure(count: usize, questions: usize) {
    let news = News::new();
    let mut related = Related::default();
    let gist = |number: usize| Gist::of(&article(news.article(number)));
    for number in 0..count.min(4_096) {
        related.count(&gist(number));
    }
    let start = Instant::now();
    for number in 0..count {
        related.push(&gist(number));
    }
    let taken = start.elapsed();
    let (mut near, mut compared, mut first) = (Vec::new(), Vec::new(), 0);
    for question in 0..questions {
        let number = question * (count / questions);
        let asked = Gist::of(&half_of(&news, number, count));
        let start = Instant::now();
        let found = related.near(&asked, COMPARED);
        near.push(start.elapsed());
        let gists: Vec<Gist> = found.iter().map(|number| gist(*number)).collect();
        let start = Instant::now();
        let likeness = gists.iter().map(|gist| related.likeness(&asked, gist));
        let best = likeness.zip(&found).max_by(|a, b| a.0.total_cmp(&b.0));
        compared.push(start.elapsed());
        first += usize::from(best.unwrap().1 == &number);
    }
    let (posts, counts) = related.bytes();
    println!(
        "{count} articles taken in within {taken:.1?}, {} bytes each and {counts} for all\n\
         candidates {}, {COMPARED} of them compared {}; its other half comes first for {first} of {questions}",
        posts / count,
        times(near),
        times(compared),
    );
    assert_eq!(first, questions);
    // The last sheaf grows by doubling.
    assert!(posts < 300 * count + (1 << 20), "{posts}");
}

fn article(blocks: Vec<String>) -> Article {
    let block = |text: String| Block {
        kind: BlockKind::Paragraph,
        text,
        spans: Vec::new(),
    };
    Article {
        blocks: blocks.into_iter().map(block).collect(),
        ..Article::default()
    }
}

/// Every other paragraph of an article, and as much of another one that is not among them.
fn half_of(news: &News, number: usize, count: usize) -> Article {
    let own = news.article(number).into_iter().step_by(2);
    let other = news.article(count + number).into_iter().skip(1).step_by(2);
    article(
        own.zip(other)
            .flat_map(|(own, other)| [own, other])
            .collect(),
    )
}

/// The median and the slowest.
fn times(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let middle = times[times.len() / 2];
    format!("{middle:.1?} (at most {:.1?})", times[times.len() - 1])
}
