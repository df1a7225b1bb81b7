//! How much two stretches of a page speak of the same thing: character bigrams, weighted by how rare they are here.

use std::collections::HashMap;

use crate::page::Page;
use crate::page::fold::fold;
use crate::page::ink::Ink;

/// Two characters in a row.
type Bigram = (char, char);

/// How often each pair of characters stands on the page, and in how many blocks.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    blocks: HashMap<Bigram, u32>,
    counts: HashMap<Bigram, u32>,
    documents: u32,
}

/// What a stretch speaks of: its bigrams, each with its weight; of length one.
#[derive(Clone, Debug, Default)]
pub struct Gist(HashMap<Bigram, f32>);

impl Lexicon {
    /// Counts the pairs of a page.
    pub fn of(page: &Page) -> Self {
        let mut lexicon = Self::default();
        for block in &page.blocks {
            let mut seen: Vec<Bigram> = bigrams(&block.ink).collect();
            for pair in &seen {
                *lexicon.counts.entry(*pair).or_default() += 1;
            }
            seen.sort_unstable();
            seen.dedup();
            for pair in seen {
                *lexicon.blocks.entry(pair).or_default() += 1;
            }
            lexicon.documents += 1;
        }
        lexicon
    }

    /// How often the two characters stand side by side within a block.
    pub fn count(&self, first: char, second: char) -> u32 {
        self.counts
            .get(&(fold(first), fold(second)))
            .copied()
            .unwrap_or(0)
    }

    /// What some stretches speak of together.
    pub fn gist<'a>(&self, stretches: impl Iterator<Item = &'a [Ink]>) -> Gist {
        let mut weights: HashMap<Bigram, f32> = HashMap::new();
        for stretch in stretches {
            for pair in bigrams(stretch) {
                *weights.entry(pair).or_default() += 1.0;
            }
        }
        for (pair, weight) in &mut weights {
            *weight = (1.0 + weight.ln()) * self.rarity(*pair);
        }
        let length = weights
            .values()
            .map(|weight| weight * weight)
            .sum::<f32>()
            .sqrt()
            .max(f32::EPSILON);
        for weight in weights.values_mut() {
            *weight /= length;
        }
        Gist(weights)
    }

    /// The share of a line, by weight, that a text speaks of too: from 0 to 1.
    pub fn coverage(&self, line: &[Ink], text: &Gist) -> f32 {
        let (mut held, mut all) = (0.0, 0.0);
        for pair in bigrams(line) {
            let weight = self.rarity(pair);
            all += weight;
            held += if text.0.contains_key(&pair) {
                weight
            } else {
                0.0
            };
        }
        if all > 0.0 { held / all } else { 0.0 }
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "a page has fewer blocks than a float has digits"
    )]
    fn rarity(&self, pair: Bigram) -> f32 {
        let found = self.blocks.get(&pair).copied().unwrap_or(0);
        ((1.0 + self.documents as f32) / (0.5 + found as f32))
            .ln()
            .max(0.05)
    }
}

impl Gist {
    /// The cosine of two gists, from 0 to 1.
    pub fn likeness(&self, other: &Self) -> f32 {
        let (small, large) = if self.0.len() < other.0.len() {
            (self, other)
        } else {
            (other, self)
        };
        small
            .0
            .iter()
            .filter_map(|(pair, weight)| Some(weight * large.0.get(pair)?))
            .sum()
    }
}

fn bigrams(ink: &[Ink]) -> impl Iterator<Item = Bigram> {
    let word = |pair: &[Ink]| pair[0].c.is_alphanumeric() && pair[1].c.is_alphanumeric();
    ink.windows(2)
        .filter(move |pair| word(pair))
        .map(|pair| (fold(pair[0].c), fold(pair[1].c)))
}
