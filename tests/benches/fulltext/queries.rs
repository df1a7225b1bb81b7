//! Which phrases are looked for: of two and of four characters, frequent, middling, rare, and nowhere.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::rng::Rng;

/// How many phrases there are of each kind.
const EACH: usize = 12;

/// At most so many are tried.
const TRIES: usize = 200;

/// So many articles are read for phrases.
const SAMPLE: usize = 2_000;

/// Phrases of one kind.
pub struct Kind {
    pub name: &'static str,
    pub characters: usize,
    pub phrases: Vec<String>,
}

/// Phrases of each kind, by how many of `count` articles have them; `line` is an article folded, `hits` counts.
pub fn kinds(
    count: usize,
    line: impl Fn(usize) -> String,
    mut hits: impl FnMut(&str) -> usize,
) -> Vec<Kind> {
    let mut rng = Rng::new(7);
    let lines = (0..SAMPLE.min(count)).map(|_| line(rng.below(count)));
    let sample: Vec<String> = lines.collect();
    let mut kinds = Vec::new();
    for characters in [2, 4] {
        let known = grams(&sample, characters);
        let half = sample.len() / 2;
        let among = |range: RangeInclusive<usize>| -> Vec<&String> {
            let found = known.iter().filter(|(_, n)| range.contains(n));
            found.map(|(gram, _)| gram).collect()
        };
        let mut frequent = among(half / 20..=half);
        frequent.sort_by_key(|gram| usize::MAX - known[*gram]);
        let parts = among(3..=half);
        let joined: Vec<String> = (0..TRIES)
            .map(|_| [rng.pick(&parts).as_str(), rng.pick(&parts).as_str()].concat())
            .map(|pair| pair.chars().skip(characters / 2).take(characters).collect())
            .collect();
        let candidates = [
            ("frequent", frequent, 1..=count),
            (
                "middling",
                among(2..=sample.len() / 100),
                count / 5_000 + 1..=count / 50,
            ),
            ("rare", among(1..=1), 1..=count / 20_000 + 1),
            ("absent", joined.iter().collect(), 0..=0),
        ];
        for (name, mut candidates, range) in candidates {
            if name != "frequent" {
                rng.shuffle(&mut candidates);
            }
            let fits = |gram: &&String| range.contains(&hits(gram));
            let found = candidates.into_iter().take(TRIES).filter(fits).take(EACH);
            let phrases = found.cloned().collect();
            kinds.push(Kind {
                name,
                characters,
                phrases,
            });
        }
    }
    kinds
}

/// The sequences of so many hanzi in some lines, and in how many lines each stands.
fn grams(lines: &[String], characters: usize) -> BTreeMap<String, usize> {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (number, line) in lines.iter().enumerate() {
        let line: Vec<char> = line.chars().collect();
        for gram in line.windows(characters) {
            if gram.iter().all(|c| ('\u{4e00}'..='\u{9fff}').contains(c)) {
                let (count, last) = counts
                    .entry(gram.iter().collect())
                    .or_insert((0, usize::MAX));
                if *last != number {
                    (*count, *last) = (*count + 1, number);
                }
            }
        }
    }
    counts
        .into_iter()
        .map(|(gram, (count, _))| (gram, count))
        .collect()
}
