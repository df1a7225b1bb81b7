//! How much two stretches of a page speak of the same thing: character bigrams, weighted by how rare they are here.

use crate::page::Page;
use crate::page::fold::fold;
use crate::page::ink::Ink;

/// Two characters in a row, folded.
type Bigram = (char, char);

/// How often each pair of characters stands on the page, and in how many blocks; sorted, so that no input makes a
/// look-up slow.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    pairs: Vec<Pair>,
    /// How rare a pair is that stands nowhere.
    unknown: f32,
}

#[derive(Clone, Copy, Debug)]
struct Pair {
    bigram: Bigram,
    count: u32,
    /// How rare it is: by the share of blocks that hold it.
    rarity: f32,
}

/// What a stretch speaks of: its bigrams in order, each with its weight; of length one.
#[derive(Clone, Debug, Default)]
pub struct Gist(Vec<(Bigram, f32)>);

impl Lexicon {
    /// Counts the pairs of a page.
    pub fn of(page: &Page) -> Self {
        let places = (0u32..)
            .zip(&page.blocks)
            .flat_map(|(n, block)| bigrams(&block.ink).map(move |pair| (pair, n)));
        let mut places: Vec<(Bigram, u32)> = places.collect();
        places.sort_unstable();
        let pair = |group: &[(Bigram, u32)]| Pair {
            bigram: group[0].0,
            count: whole(group.len()),
            rarity: rarity(page.blocks.len(), group.chunk_by(|a, b| a.1 == b.1).count()),
        };
        Self {
            pairs: places.chunk_by(|a, b| a.0 == b.0).map(pair).collect(),
            unknown: rarity(page.blocks.len(), 0),
        }
    }

    /// How often the two characters stand side by side within a block.
    pub fn count(&self, first: char, second: char) -> u32 {
        self.find((fold(first), fold(second)))
            .map_or(0, |pair| pair.count)
    }

    /// What some stretches speak of together.
    pub fn gist<'a>(&self, stretches: impl Iterator<Item = &'a [Ink]>) -> Gist {
        let mut pairs: Vec<Bigram> = stretches.flat_map(bigrams).collect();
        pairs.sort_unstable();
        let weigh = |group: &[Bigram]| {
            (
                group[0],
                (1.0 + real(whole(group.len())).ln()) * self.rarity(group[0]),
            )
        };
        let mut weights: Vec<(Bigram, f32)> = pairs.chunk_by(|a, b| a == b).map(weigh).collect();
        let length = weights
            .iter()
            .map(|(_, weight)| weight * weight)
            .sum::<f32>()
            .sqrt()
            .max(f32::EPSILON);
        for (_, weight) in &mut weights {
            *weight /= length;
        }
        Gist(weights)
    }

    /// The share of a line, by weight, that a text speaks of too: from 0 to 1.
    pub fn coverage(&self, line: &[Ink], text: &Gist) -> f32 {
        let (mut held, mut all) = (0.0, 0.0);
        for pair in bigrams(line) {
            let weight = self.rarity(pair);
            let known = text
                .0
                .binary_search_by_key(&pair, |(bigram, _)| *bigram)
                .is_ok();
            all += weight;
            held += if known { weight } else { 0.0 };
        }
        if all > 0.0 { held / all } else { 0.0 }
    }

    fn rarity(&self, bigram: Bigram) -> f32 {
        self.find(bigram).map_or(self.unknown, |pair| pair.rarity)
    }

    fn find(&self, bigram: Bigram) -> Option<&Pair> {
        let at = self
            .pairs
            .binary_search_by_key(&bigram, |pair| pair.bigram)
            .ok()?;
        self.pairs.get(at)
    }
}

impl Gist {
    /// The cosine of two gists, from 0 to 1.
    pub fn likeness(&self, other: &Self) -> f32 {
        let (mut sum, mut rest) = (0.0, other.0.as_slice());
        for (bigram, weight) in &self.0 {
            while let [(first, _), more @ ..] = rest
                && first < bigram
            {
                rest = more;
            }
            if let [(first, theirs), ..] = rest
                && first == bigram
            {
                sum += weight * theirs;
            }
        }
        sum
    }
}

fn bigrams(ink: &[Ink]) -> impl Iterator<Item = Bigram> {
    let word = |pair: &[Ink]| pair[0].c.is_alphanumeric() && pair[1].c.is_alphanumeric();
    ink.windows(2)
        .filter(move |pair| word(pair))
        .map(|pair| (fold(pair[0].c), fold(pair[1].c)))
}

/// The rarity of a pair that `found` of `blocks` hold.
fn rarity(blocks: usize, found: usize) -> f32 {
    ((1.0 + real(whole(blocks))) / (0.5 + real(whole(found))))
        .ln()
        .max(0.05)
}

fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[expect(clippy::cast_precision_loss, reason = "weights need no more digits")]
fn real(count: u32) -> f32 {
    count as f32
}
