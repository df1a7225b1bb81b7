//! Full text: what the texts of 50,000 and of 200,000 made-up articles take of memory, and in what time phrases of them
//! are found, exactly, beside ripgrep on the same bytes in the same run.
//!
//! `cargo bench --bench fulltext` prints the tables; `-- N` makes N articles. In `cargo test` it runs once, small, and holds
//! that the counts are those of a plain reading of all bytes.

#![expect(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]

#[path = "fulltext/news.rs"]
mod news;
#[path = "fulltext/peer.rs"]
mod peer;
#[path = "fulltext/queries.rs"]
mod queries;
#[allow(dead_code, reason = "the makers of pages use more of it")]
#[path = "../maker/rng.rs"]
mod rng;

use std::time::{Duration, Instant};

use dubao::search::fulltext::{Phrases, Search, Texts};
use dubao::text::{folded, is_ignorable};

use news::News;
use peer::Peer;
use queries::Kind;

/// What the reader reads in a step, in bytes.
const STEP: usize = 8 << 20;
const RUNS: usize = 5;

/// So many articles are made, then taken in, at a time.
const BATCH: usize = 1_000;

/// How many articles stand on a page.
const PAGE: usize = 8;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let measured = arguments.iter().any(|argument| argument == "--bench");
    let wished: Vec<usize> = arguments
        .iter()
        .filter_map(|argument| argument.parse().ok())
        .collect();
    match (measured, wished.as_slice()) {
        (false, _) => measure(300, 1),
        (true, []) => [50_000, 200_000]
            .into_iter()
            .for_each(|count| measure(count, RUNS)),
        (true, counts) => counts.iter().for_each(|&count| measure(count, RUNS)),
    }
}

fn measure(count: usize, runs: usize) {
    let news = News::new();
    let texts = taken_in(&news, count);
    let line = |number: usize| {
        let blocks: Vec<String> = news
            .article(number)
            .iter()
            .map(|block| plain(block))
            .collect();
        blocks.join("\t")
    };
    let folder = tempfile::tempdir().unwrap();
    let peer = Peer::new(folder.path(), count, line).unwrap();
    if !peer.is_there() {
        println!("no rg here: it is left out");
    }
    let hits = |phrase: &str| whole(phrase, &texts).1;
    println!(
        "| phrases | articles, median | first 50, p50 / p99 | longest step | all, p50 / p99 | processors | rg -m 50, p50 | rg -c, p50 / p99 \
         | processors | all / rg |\n|---|---|---|---|---|---|---|---|---|---|"
    );
    for kind in queries::kinds(count, line, hits) {
        tell(&kind, &texts, &peer, runs);
    }
}

/// Makes the articles and takes their texts in, and tells what that costs.
fn taken_in(news: &News, count: usize) -> Texts {
    // The tables of the maker are not to be counted.
    drop(
        (0..BATCH)
            .map(|number| news.article(number))
            .collect::<Vec<_>>(),
    );
    let before = resident();
    let mut texts = Texts::default();
    let (mut time, mut raw) = (0.0, 0);
    for batch in (0..count).step_by(BATCH) {
        let numbers = batch..count.min(batch + BATCH);
        let articles: Vec<Vec<String>> =
            numbers.clone().map(|number| news.article(number)).collect();
        raw += articles.iter().flatten().map(String::len).sum::<usize>();
        let start = on_processor();
        for (number, blocks) in numbers.zip(&articles) {
            texts.push(
                u32::try_from(number).unwrap(),
                blocks.iter().map(String::as_str),
            );
        }
        time += on_processor() - start;
    }
    let start = Instant::now();
    texts.arrange(newest_first(count));
    let arranged = start.elapsed();
    let (held, taken) = texts.size();
    println!(
        "\n{count} articles, {:.1} MB of text, folded {:.1} MB, taken in at {:.0} MB/s, arranged in {arranged:.1?}",
        mega(raw),
        mega(held),
        mega(raw) / time
    );
    print!(
        "bytes of memory a byte of folded text: {:.3} by its own count",
        ratio(taken, held)
    );
    match (before, resident()) {
        (Some(before), Some(after)) => println!(", {:.3} resident", ratio(after - before, held)),
        _ => println!(),
    }
    assert!(taken < held + held / 8 + (2 << 20), "{taken} for {held}");
    texts
}

/// Articles as a list shows them: the pages from the last one, each from its first article.
fn newest_first(count: usize) -> impl Iterator<Item = u32> {
    let pages = (0..count.div_ceil(PAGE)).rev();
    let articles = pages.flat_map(move |page| page * PAGE..(page * PAGE + PAGE).min(count));
    articles.map(|number| u32::try_from(number).unwrap())
}

/// What a kind of phrases took: the time of each run, and the time of all processors a run, in milliseconds.
#[derive(Default)]
struct Figures {
    first: Vec<Duration>,
    all: Vec<Duration>,
    longest_step: Duration,
    processors: f64,
}

/// Looks for the phrases of a kind and prints a row; ripgrep and a plain reading must count the same articles.
fn tell(kind: &Kind, texts: &Texts, peer: &Peer, runs: usize) {
    let (own, found) = by_dubao(kind, texts, runs);
    let rg = by_ripgrep(kind, peer, runs, &found);
    for (phrase, count) in kind.phrases.iter().zip(&found) {
        assert_eq!(peer.plain(phrase).unwrap(), *count, "{phrase}");
    }
    let mut sorted = found;
    sorted.sort_unstable();
    println!(
        "| {} × {} of {} | {} | {} / {} | {} | {} / {} | {:.1} ms | {} | {} / {} | {:.1} ms | {:.2} |",
        kind.phrases.len(),
        kind.name,
        kind.characters,
        sorted.get(sorted.len() / 2).copied().unwrap_or(0),
        at(&own.first, 50),
        at(&own.first, 99),
        at(&[own.longest_step], 50),
        at(&own.all, 50),
        at(&own.all, 99),
        own.processors,
        at(&rg.first, 50),
        at(&rg.all, 50),
        at(&rg.all, 99),
        rg.processors,
        seconds(&own.all, 50) / seconds(&rg.all, 50),
    );
}

/// The figures, and in how many articles each phrase stands.
fn by_dubao(kind: &Kind, texts: &Texts, runs: usize) -> (Figures, Vec<usize>) {
    let mut figures = Figures::default();
    for phrase in &kind.phrases {
        for _ in 0..runs {
            let (time, longest) = first_fifty(phrase, texts);
            figures.first.push(time);
            figures.longest_step = figures.longest_step.max(longest);
        }
    }
    let before = processor_time().0;
    let mut found = Vec::new();
    for phrase in &kind.phrases {
        let counts = (0..runs).map(|_| {
            let (time, count) = whole(phrase, texts);
            figures.all.push(time);
            count
        });
        found.extend(counts.last());
    }
    figures.processors = (processor_time().0 - before) / ratio(figures.all.len(), 1);
    figures.first.sort_unstable();
    figures.all.sort_unstable();
    (figures, found)
}

/// The figures, the better of those for one file and for many.
fn by_ripgrep(kind: &Kind, peer: &Peer, runs: usize, found: &[usize]) -> Figures {
    let mut ways: Vec<Figures> = Vec::new();
    let places = if peer.is_there() {
        &peer::PLACES[..]
    } else {
        &[]
    };
    for place in places {
        let mut figures = Figures::default();
        let before = processor_time().1;
        for (phrase, known) in kind.phrases.iter().zip(found) {
            for _ in 0..runs {
                let (time, count) = peer.count(phrase, place).unwrap();
                figures.all.push(time);
                assert_eq!(count, *known, "{phrase}");
            }
        }
        figures.processors = (processor_time().1 - before) / ratio(figures.all.len(), 1);
        figures.first = kind
            .phrases
            .iter()
            .map(|phrase| peer.first(phrase).unwrap())
            .collect();
        figures.first.sort_unstable();
        figures.all.sort_unstable();
        ways.push(figures);
    }
    let better = |one: &Figures, other: &Figures| at_most(&one.all, &other.all);
    ways.into_iter().min_by(better).unwrap_or_default()
}

fn at_most(one: &[Duration], other: &[Duration]) -> std::cmp::Ordering {
    seconds(one, 50).total_cmp(&seconds(other, 50))
}

/// The time to the first 50 hits, and the longest step on the way.
fn first_fifty(phrase: &str, texts: &Texts) -> (Duration, Duration) {
    let start = Instant::now();
    let mut longest = Duration::ZERO;
    let mut search = Search::new(Phrases::parse(phrase));
    loop {
        let step = Instant::now();
        let more = search.step(texts, STEP);
        longest = longest.max(step.elapsed());
        if !more || search.hits().len() >= 50 {
            return (start.elapsed(), longest);
        }
    }
}

/// The time to all hits, in as many steps as the reader takes, and how many there are.
fn whole(phrase: &str, texts: &Texts) -> (Duration, usize) {
    let start = Instant::now();
    let mut search = Search::new(Phrases::parse(phrase));
    while search.step(texts, STEP) {
        search.go_on();
    }
    (start.elapsed(), search.hits().len())
}

/// A block as it is looked for, made the plain way.
fn plain(block: &str) -> String {
    let heard: String = block.chars().filter(|&c| !is_ignorable(c)).collect();
    let folded = folded(&heard);
    let mut text = String::new();
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        let is_spaced = |c: Option<char>| c.is_some_and(|c| c < '\u{2e80}');
        if is_spaced(text.chars().next_back()) && is_spaced(word.chars().next()) {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// The time that all processors spent on this program, and on those that it started and waited for, in milliseconds;
/// zero where the system does not say.
fn processor_time() -> (f64, f64) {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program, in parentheses, is the second of the fields; ticks are hundredths of a second.
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let ticks = fields.split_whitespace().skip(11).map(str::parse::<u32>);
    let times: Vec<f64> = ticks
        .map_while(Result::ok)
        .take(4)
        .map(|ticks| f64::from(ticks) * 10.0)
        .collect();
    match times[..] {
        [user, system, others_user, others_system] => (user + system, others_user + others_system),
        _ => (0.0, 0.0),
    }
}

/// The time that the first thread was on a processor, in seconds; zero where the system does not say.
fn on_processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds = stat.split(' ').next().map(str::parse::<u64>);
    let time = nanoseconds.and_then(Result::ok).map(Duration::from_nanos);
    time.unwrap_or_default().as_secs_f64()
}

/// The memory of this program that is resident, in bytes, where the system says so.
fn resident() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: usize = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes << 10)
}

fn at(times: &[Duration], percent: usize) -> String {
    format!("{:.1} ms", seconds(times, percent) * 1_000.0)
}

fn seconds(times: &[Duration], percent: usize) -> f64 {
    let last = times.len().saturating_sub(1);
    let time = times.get((last * percent).div_ceil(100));
    time.map_or(f64::NAN, Duration::as_secs_f64)
}

fn mega(bytes: usize) -> f64 {
    ratio(bytes, 1_000_000)
}

#[expect(clippy::cast_precision_loss, reason = "figures to be read")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
