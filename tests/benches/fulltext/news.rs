//! Made-up articles of about 900 characters, the same for the same number on every machine, with words as rare as those
//! of a language are (Zipf). They say nothing.

use dubao::text::fold;

use super::rng::Rng;

const CHARACTERS: usize = 4_000;
const WORDS: usize = 30_000;
const LENGTH: usize = 900;
const MARKS: [&str; 6] = ["，", "，", "，", "。", "。", "、"];
const FOREIGN: [&str; 6] = ["ＡＩ", "Deep  Seek", "GDP", "５Ｇ", " 2026 年 ", "王　伟"];

/// Words by how often they are used, the most frequent first.
pub struct News {
    words: Vec<String>,
    sums: Vec<f64>,
}

impl News {
    pub fn new() -> Self {
        let mut rng = Rng::new(20_261_121);
        let mut characters: Vec<char> = ('\u{4e00}'..='\u{9fa5}')
            .filter(|&c| fold(c) == c)
            .collect();
        rng.shuffle(&mut characters);
        let sums = zipf(CHARACTERS, 0.8);
        let words = (0..WORDS).map(|_| {
            let length = *rng.pick(&[1, 2, 2, 2, 2, 2, 2, 3, 4]);
            (0..length)
                .map(|_| characters[draw(&mut rng, &sums)])
                .collect()
        });
        Self {
            words: words.collect(),
            sums: zipf(WORDS, 1.0),
        }
    }

    /// The paragraphs of an article; every 97th is written in traditional characters.
    pub fn article(&self, number: usize) -> Vec<String> {
        let mut rng = Rng::new(u64::try_from(number).unwrap_or(0));
        let count = rng.within(3, 8);
        let paragraphs = (0..count).map(|_| self.paragraph(&mut rng, LENGTH / count));
        if number.is_multiple_of(97) {
            paragraphs.map(hanconv::s2t).collect()
        } else {
            paragraphs.collect()
        }
    }

    fn paragraph(&self, rng: &mut Rng, length: usize) -> String {
        let mut text = String::with_capacity(length * 3);
        let mut characters = 0;
        while characters < length {
            for _ in 0..rng.within(3, 9) {
                let word = &self.words[draw(rng, &self.sums)];
                characters += word.chars().count();
                text.push_str(word);
            }
            if rng.chance(4) {
                text.push_str(FOREIGN[rng.below(FOREIGN.len())]);
            }
            text.push_str(MARKS[rng.below(MARKS.len())]);
            characters += 1;
        }
        text
    }
}

/// The running sums of `1 / rank ^ power`.
fn zipf(count: usize, power: f64) -> Vec<f64> {
    let mut sum = 0.0;
    let weights = (1_u32..)
        .take(count)
        .map(|rank| f64::from(rank).powf(-power));
    weights
        .map(|weight| {
            sum += weight;
            sum
        })
        .collect()
}

fn draw(rng: &mut Rng, sums: &[f64]) -> usize {
    let parts = 1 << 30;
    let part = u32::try_from(rng.below(parts)).unwrap_or(0);
    let place = f64::from(part) / f64::from(1_u32 << 30) * sums.last().copied().unwrap_or(0.0);
    sums.partition_point(|&sum| sum <= place)
}
