//! How much two stretches of a page speak of the same thing: character bigrams, weighted by how rare they are here.

use crate::page::Page;
use crate::page::fold::fold;
use crate::page::glyph::Signs;
use crate::page::ink::Ink;

/// Two characters in a row, folded.
type Bigram = (char, char);

/// How often each pair of characters stands on the page, and in how many blocks; sorted, so that no input makes a
/// look-up slow.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    pairs: Vec<Pair>,
    /// The pairs of each block, as places in `pairs`, sorted; a pair stands as often as it does in the block.
    blocks: Vec<Vec<u32>>,
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

/// What some blocks speak of: their bigrams, as places in the lexicon and in order, each with its weight; of length
/// one.
#[derive(Clone, Debug, Default)]
pub struct Gist(Vec<(u32, f32)>);

/// The longest block, in characters, that is looked at: no paragraph of a newspaper comes near it.
const LONGEST: usize = 1 << 16;

impl Lexicon {
    /// Counts the pairs of a page.
    pub fn of(page: &Page) -> Self {
        let places = (0u32..)
            .zip(&page.blocks)
            .filter(|(_, block)| block.ink.len() <= LONGEST)
            .flat_map(|(n, block)| bigrams(&block.ink).map(move |pair| (pair, n)));
        let mut places: Vec<(Bigram, u32)> = places.collect();
        places.sort_unstable();
        let mut pairs = Vec::new();
        let mut blocks = vec![Vec::new(); page.blocks.len()];
        for group in places.chunk_by(|a, b| a.0 == b.0) {
            for (_, block) in group {
                blocks[*block as usize].push(whole(pairs.len()));
            }
            pairs.push(Pair {
                bigram: group[0].0,
                count: whole(group.len()),
                rarity: rarity(page.blocks.len(), group.chunk_by(|a, b| a.1 == b.1).count()),
            });
        }
        let unknown = rarity(page.blocks.len(), 0);
        Self {
            pairs,
            blocks,
            unknown,
        }
    }

    /// How often the two characters stand side by side within a block.
    pub fn count(&self, first: char, second: char) -> u32 {
        self.find((fold(first), fold(second)))
            .map_or(0, |at| self.pairs[at].count)
    }

    /// What some blocks of the page, given by their numbers, speak of together.
    pub fn gist(&self, blocks: impl Iterator<Item = usize>) -> Gist {
        let mut pairs: Vec<u32> = blocks.flat_map(|at| &self.blocks[at]).copied().collect();
        pairs.sort_unstable();
        let weigh = |group: &[u32]| {
            let often = 1.0 + real(whole(group.len())).ln();
            (group[0], often * self.pairs[group[0] as usize].rarity)
        };
        let mut weights: Vec<(u32, f32)> = pairs.chunk_by(|a, b| a == b).map(weigh).collect();
        let squares = weights.iter().map(|(_, weight)| weight * weight);
        let length = squares.sum::<f32>().sqrt().max(f32::EPSILON);
        for (_, weight) in &mut weights {
            *weight /= length;
        }
        Gist(weights)
    }

    /// The share of a line, by weight, that a text speaks of too: from 0 to 1.
    pub fn coverage(&self, line: &[Ink], text: &Gist) -> f32 {
        let (mut held, mut all) = (0.0, 0.0);
        for bigram in bigrams(line) {
            let known = self.find(bigram);
            let weight = known.map_or(self.unknown, |at| self.pairs[at].rarity);
            all += weight;
            if known.is_some_and(|at| text.holds(whole(at))) {
                held += weight;
            }
        }
        if all > 0.0 { held / all } else { 0.0 }
    }

    fn find(&self, bigram: Bigram) -> Option<usize> {
        let place = self.pairs.binary_search_by_key(&bigram, |pair| pair.bigram);
        place.ok()
    }
}

impl Gist {
    /// The cosine of two gists, from 0 to 1.
    pub fn likeness(&self, other: &Self) -> f32 {
        let (mut sum, mut rest) = (0.0, other.0.as_slice());
        for (pair, weight) in &self.0 {
            while let [(first, _), more @ ..] = rest
                && first < pair
            {
                rest = more;
            }
            if let [(first, theirs), ..] = rest
                && first == pair
            {
                sum += weight * theirs;
            }
        }
        sum
    }

    fn holds(&self, pair: u32) -> bool {
        let place = self.0.binary_search_by_key(&pair, |(pair, _)| *pair);
        place.is_ok()
    }
}

fn bigrams(ink: &[Ink]) -> impl Iterator<Item = Bigram> {
    let pair = |before: &mut Option<char>, mark: &Ink| {
        let now = mark.is(Signs::WORD).then_some(mark.glyph.plain);
        Some(std::mem::replace(before, now).zip(now))
    };
    ink.iter().scan(None, pair).flatten()
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
