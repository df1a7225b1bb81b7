//! Which phrases are looked for: of two and of four characters, frequent, middling, rare, and nowhere.

use std::collections::BTreeMap;

use super::rng::Rng;

/// How many phrases there are of each kind.
const EACH: usize = 12;

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
    let sample: Vec<String> = (0..SAMPLE.min(count))
        .map(|_| line(rng.below(count)))
        .collect();
    let tries = if count < 10_000 { 50 } else { 2_000 };
    let mut kinds = Vec::new();
    for characters in [2, 4] {
        let known = grams(&sample, characters);
        let mut by_count: Vec<(&String, usize)> =
            known.iter().map(|(gram, n)| (gram, *n)).collect();
        by_count.sort_by_key(|(_, n)| usize::MAX - n);
        let half = sample.len() / 2;
        let frequent: Vec<String> = by_count
            .iter()
            .filter(|(_, n)| *n <= half)
            .take(EACH)
            .map(|(gram, _)| (*gram).clone())
            .collect();
        let ranges = [
            ("middling", count / 5_000, count / 100),
            ("rare", 0, count / 20_000),
        ];
        let parts: Vec<&String> = by_count.iter().take(200).map(|(gram, _)| *gram).collect();
        let absent = (0..).map(|_| {
            let pair: String = [rng.pick(&parts).as_str(), rng.pick(&parts).as_str()].concat();
            pair.chars()
                .skip(characters / 2)
                .take(characters)
                .collect::<String>()
        });
        let mut absent_hits = |gram: &String| hits(gram) == 0;
        let absent: Vec<String> = absent
            .take(tries)
            .filter(|gram| absent_hits(gram))
            .take(EACH)
            .collect();
        let mut add = |name, phrases| {
            kinds.push(Kind {
                name,
                characters,
                phrases,
            });
        };
        add("frequent", frequent);
        for (name, least, most) in ranges {
            let mut candidates: Vec<&String> = known.keys().collect();
            rng.shuffle(&mut candidates);
            let fits = |gram: &&String| (least + 1..=most + 1).contains(&hits(gram));
            let found = candidates.into_iter().take(tries).filter(fits).take(EACH);
            add(name, found.cloned().collect());
        }
        add("absent", absent);
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
