//! From the text of pages to their articles: how fast, how the time grows with their number, and how right, class by class,
//! beside the naive rule that a short line starts an article.
//!
//! `cargo bench --bench pages` makes 40 pages a class and reads up to 10,000; `cargo bench --bench pages -- FILE.jsonl` makes
//! them from the stories of a file, `{"title": …, "body": …}` a line; `--from N` takes the numbers from N on. In
//! `cargo test` it runs once, small.

#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has failed"
)]

#[path = "../maker/mod.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod maker;
#[path = "pages/naive.rs"]
mod naive;
#[path = "../it/score.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod score;

use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use dubao::article::{Article, assemble};
use dubao::library;
use dubao::page::Page;
use maker::samples::{sample, stories};
use maker::{Class, Made, Quirks, Rng, Story};
use score::{Score, score};

/// How much is measured.
struct Extent {
    /// Pages a class for the table of figures.
    scored: u64,
    /// Numbers of pages to read for the growth of time.
    growth: &'static [usize],
    runs: usize,
    /// The first number of the pages.
    from: u64,
    stories: Option<String>,
}

fn main() {
    let extent = extent();
    let stories = match &extent.stories {
        Some(file) => {
            maker::story::from_json_lines(&std::fs::read_to_string(file).unwrap(), &mut Rng::new(1))
        }
        None => stories(),
    };
    let made = |class, number| match extent.stories {
        Some(_) => maker::page(class, number, &stories),
        None => sample(class, number, &stories),
    };
    cold(&made(Class::Blocks, extent.from).text, extent.runs);
    speed(&extent, &made);
    table(&extent, &made);
    quirks(&extent, &stories);
}

fn extent() -> Extent {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let after = |flag: &str| {
        arguments
            .iter()
            .position(|argument| argument == flag)
            .and_then(|at| arguments.get(at + 1))
    };
    let from = after("--from")
        .and_then(|number| number.parse().ok())
        .unwrap_or(1000);
    let file = arguments
        .iter()
        .find(|argument| argument.contains(".jsonl"));
    if arguments.iter().any(|argument| argument == "--bench") {
        Extent {
            scored: 40,
            growth: &[1, 10, 100, 1_000, 10_000],
            runs: 5,
            from,
            stories: file.cloned(),
        }
    } else {
        Extent {
            scored: 1,
            growth: &[1, 4],
            runs: 1,
            from,
            stories: None,
        }
    }
}

/// One page: the first that the process reads, its tables unmade, and the program from start to end.
fn cold(text: &str, runs: usize) {
    let start = Instant::now();
    let found = articles(text).len();
    println!(
        "first page of a process: {:.2} ms, {found} articles, {} bytes",
        milliseconds(start.elapsed()),
        text.len()
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.txt");
    std::fs::write(&path, text).unwrap();
    let time = median(runs, || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dubao"));
        let run = command
            .args(["export", "--format", "jsonl"])
            .arg(&path)
            .env("HOME", folder.path())
            .output();
        assert!(run.unwrap().status.success());
    });
    println!(
        "dubao export on it, start to end: {:.2} ms",
        milliseconds(time)
    );
}

/// Megabytes a second on one thread and on two, for growing numbers of pages.
fn speed(extent: &Extent, made: &dyn Fn(Class, u64) -> Made) {
    let most = extent.growth.iter().max().copied().unwrap_or(1).min(220);
    let usual: Vec<Class> = Class::ALL
        .into_iter()
        .filter(|class| !class.is_hopeless())
        .collect();
    let pool: Vec<String> = (0..most)
        .map(|at| {
            made(
                usual[at % usual.len()],
                extent.from + u64::try_from(at).unwrap(),
            )
            .text
        })
        .collect();
    for &count in extent.growth {
        let texts: Vec<&str> = pool
            .iter()
            .cycle()
            .take(count)
            .map(String::as_str)
            .collect();
        let bytes: usize = texts.iter().map(|text| text.len()).sum();
        let runs = if count > 100 { 1 } else { extent.runs };
        let one = median(runs, || read(&texts));
        let two = median(runs, || {
            let (a, b) = texts.split_at(texts.len() / 2);
            std::thread::scope(|scope| {
                scope.spawn(|| read(a));
                read(b);
            });
        });
        let rate =
            |time: Duration| f64::from(u32::try_from(bytes).unwrap()) / 1e6 / time.as_secs_f64();
        println!(
            "{count:6} pages {:9.2} ms one thread {:6.1} MB/s   {:9.2} ms two threads {:6.1} MB/s",
            milliseconds(one),
            rate(one),
            milliseconds(two),
            rate(two)
        );
    }
}

fn read(texts: &[&str]) {
    for text in texts {
        let volume = library::read("page.txt", text.as_bytes(), None).unwrap();
        assert!(!volume.leaves.is_empty());
    }
}

/// The figures of every class, beside those of the naive rule.
fn table(extent: &Extent, made: &dyn Fn(Class, u64) -> Made) {
    println!("{:10} | {}   | naive rule", "class", Score::NAMES);
    for class in Class::ALL {
        let (mut own, mut naive) = (Score::default(), Score::default());
        for number in extent.from..extent.from + extent.scored {
            let made = made(class, number);
            own += score(&made.gold, &articles(&made.text));
            naive += score(&made.gold, &naive::articles(&made.text));
        }
        println!(
            "{:10} | {} | {:.3} {:.3} {:.3} {:3}/{:3}",
            class.name(),
            own.figures(),
            naive.body.f1(),
            naive.titles.recall(),
            naive.paragraphs.f1(),
            naive.items.2,
            naive.items.1
        );
    }
}

/// What each quirk alone costs, on pages of blocks.
fn quirks(extent: &Extent, stories: &[Story]) {
    println!("{:14} | {}", "quirk", Score::NAMES);
    for (name, quirks) in Quirks::each() {
        let mut own = Score::default();
        for number in extent.from..extent.from + extent.scored {
            let mut rng = Rng::new(number);
            let chosen = maker::stories_of(stories, &mut rng);
            let made = maker::make_with(&chosen, Class::Blocks, &quirks, &mut rng);
            own += score(&made.gold, &articles(&made.text));
        }
        println!("{name:14} | {}", own.figures());
    }
}

fn articles(text: &str) -> Vec<Arc<Article>> {
    assemble(&Page::read(text.to_owned())).articles
}

fn median(runs: usize, mut run: impl FnMut()) -> Duration {
    let mut once = || {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    let mut times: Vec<Duration> = (0..runs.max(1)).map(|_| once()).collect();
    times.sort_unstable();
    times[times.len() / 2]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
