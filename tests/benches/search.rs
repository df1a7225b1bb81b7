//! The time of a keystroke: each query over many headlines, beside fuzzy-matcher alone on the same rows in the same run.
//!
//! `cargo bench --bench search` makes a million headlines; `cargo bench --bench search -- FILE` takes those of a file, one a
//! line. In `cargo test` it runs once, small, and holds that both find the same headlines.

use std::time::{Duration, Instant};

use dubao::search::{Headlines, Query};
use dubao::text::folded;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

const PAGE: usize = 100;
const RUNS: usize = 7;

/// One common character, one rare, words of two to five, gappy ones, digits, letters, and what is nowhere.
const QUERIES: &str = "中 鑫 经济 科技金融 高质量发展 国发 中经增 2026 ai模型 龘饕餮 \
    kjjr kejijinrong zgjj jingji gzlfz zhongyinhang 科技jr 2026n xqzw";

const WORDS: &str = "科技 金融 经济 中国 高质量 发展 国际 银行 增长 模型 人工智能 大学 医院 企业 农业 乡村振兴 改革 开放 长江 黄河 城市 交通 铁路 会议 代表 全国 \
    人民 健康 教育 文化 旅游 体育 冠军 夏季 粮食 丰收 鑫源 重庆 云南 西安 ， ： 《 》 2026年 AI DeepSeek 第3届";

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let measured = arguments.iter().any(|argument| argument == "--bench");
    let file = arguments
        .iter()
        .find(|argument| !argument.starts_with('-'))
        .filter(|_| measured);
    let rows = match file {
        Some(path) => std::fs::read_to_string(path)?
            .lines()
            .map(str::to_owned)
            .collect(),
        None => made_up(if measured { 1_000_000 } else { 2_000 }),
    };
    let mut index = Headlines::default();
    let start = Instant::now();
    for row in &rows {
        index.push(row, 0);
    }
    index.settle();
    let built = start.elapsed();
    println!("{} bytes a headline", index.bytes() / rows.len().max(1));
    let runs = if measured { RUNS } else { 1 };
    println!(
        "{} headlines, indexed in {built:.1?}; median of {runs} runs, one thread",
        rows.len()
    );
    let plain: Vec<String> = rows.iter().map(|row| folded(row)).collect();
    for query in QUERIES.split(' ') {
        compare(query, &index, &plain, runs);
    }
    Ok(())
}

fn compare(query: &str, index: &Headlines, rows: &[String], runs: usize) {
    let matcher = SkimMatcherV2::default().ignore_case();
    let (own, found) = timed(runs, || {
        index.find(&Query::parse(query), PAGE, &|_, _| false)
    });
    let (other, count) = timed(runs.min(3), || {
        rows.iter()
            .filter(|row| matcher.fuzzy_match(row, query).is_some())
            .count()
    });
    println!(
        "{query}\t{own:.1?}\t{} found\tfuzzy-matcher {other:.1?}\t{count} found",
        found.total
    );
    let spells = query.chars().any(|c| c.is_ascii_alphabetic());
    assert!(
        if spells {
            found.total >= count
        } else {
            found.total == count
        },
        "{query}"
    );
}

/// The median time of some runs, and what the last one gave.
fn timed<T>(runs: usize, mut run: impl FnMut() -> T) -> (Duration, T) {
    let mut once = || {
        let start = cpu();
        let value = run();
        (cpu().saturating_sub(start), value)
    };
    let (first, mut value) = once();
    let mut times = vec![first];
    for _ in 1..runs {
        let (time, next) = once();
        times.push(time);
        value = next;
    }
    times.sort_unstable();
    (times[times.len() / 2], value)
}

/// Headlines of four to ten words, always the same ones.
fn made_up(count: usize) -> Vec<String> {
    let words: Vec<&str> = WORDS.split(' ').collect();
    let mut state: u64 = 20_261_121;
    let mut below = |bound: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % bound
    };
    (0..count)
        .map(|_| {
            (0..4 + below(7))
                .map(|_| words[below(words.len())])
                .collect()
        })
        .collect()
}

/// The time that this thread has worked.
fn cpu() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(
        now.tv_sec.unsigned_abs(),
        u32::try_from(now.tv_nsec).unwrap_or(0),
    )
}
