//! How much two stretches of a page speak of the same thing: character bigrams, weighted by how rare they are here.

use std::cell::OnceCell;

use crate::page::Page;
use crate::page::fold::fold;
use crate::page::glyph::Signs;
use crate::page::ink::Ink;

/// Two characters in a row, folded: the code of the first, then that of the second, 21 bits each.
type Bigram = u64;

/// How many bits of a number tell which block a bigram stands in.
const BLOCK: u32 = 22;

/// How often each pair of characters stands on the page, and in how many blocks; sorted, so that no input makes a
/// look-up slow.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    pairs: Vec<Pair>,
    /// The pairs of all blocks, block after block, as places in `pairs`: those of a block sorted, and a pair as often as
    /// it stands there.
    places: Vec<u32>,
    /// Where those of each block end.
    ends: Vec<usize>,
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

/// What one block speaks of, told when it is first asked: of most nobody asks.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    lexicon: &'a Lexicon,
    block: usize,
    gist: OnceCell<Gist>,
}

impl<'a> Subject<'a> {
    /// That of a block, given by its number.
    pub fn of(lexicon: &'a Lexicon, block: usize) -> Self {
        Self {
            lexicon,
            block,
            gist: OnceCell::new(),
        }
    }

    /// The gist of the block.
    pub fn gist(&self) -> &Gist {
        let told = || self.lexicon.gist(std::iter::once(self.block));
        self.gist.get_or_init(told)
    }
}

/// The bigrams of a line in its order, each with its place in the lexicon, if it stands there, and how rare it is.
#[derive(Clone, Debug, Default)]
pub struct Phrase(Vec<(Option<u32>, f32)>);

/// The longest block, in characters, that is looked at: no paragraph of a newspaper comes near it.
const LONGEST: usize = 1 << 16;

/// The most blocks that are looked at: no page comes near it.
const MOST: usize = 1 << BLOCK;

impl Lexicon {
    /// Counts the pairs of a page.
    pub fn of(page: &Page) -> Self {
        let mut found: Vec<u64> = Vec::new();
        for (block, n) in page.blocks.iter().take(MOST).zip(0u64..) {
            if block.ink.len() <= LONGEST {
                found.extend(bigrams(&block.ink).map(|pair| pair << BLOCK | n));
            }
        }
        found.sort_unstable();
        let block = |pair: &u64| usize::try_from(pair % (1 << BLOCK)).unwrap_or(0);
        let rarities: Vec<f32> = (0..=page.blocks.len())
            .map(|count| rarity(page.blocks.len(), count))
            .collect();
        let mut ends = vec![0; page.blocks.len() + 1];
        for pair in &found {
            ends[block(pair) + 1] += 1;
        }
        for at in 1..ends.len() {
            ends[at] += ends[at - 1];
        }
        let mut places = vec![0; found.len()];
        let mut pairs = Vec::new();
        for group in found.chunk_by(|a, b| a >> BLOCK == b >> BLOCK) {
            for pair in group {
                // While they are filled, each block's end is where its next pair goes.
                let next = &mut ends[block(pair)];
                places[*next] = whole(pairs.len());
                *next += 1;
            }
            let blocks = group.chunk_by(|a, b| a == b).count();
            pairs.push(Pair {
                bigram: group[0] >> BLOCK,
                count: whole(group.len()),
                rarity: rarities[blocks],
            });
        }
        Self {
            pairs,
            places,
            ends,
            unknown: rarities[0],
        }
    }

    /// How often the two characters stand side by side within a block.
    pub fn count(&self, first: char, second: char) -> u32 {
        self.find(bigram(fold(first), fold(second)))
            .map_or(0, |at| self.pairs[at].count)
    }

    /// What some blocks of the page, given by their numbers, speak of together.
    pub fn gist(&self, blocks: impl Iterator<Item = usize>) -> Gist {
        let blocks: Vec<&[u32]> = blocks.map(|block| self.pairs_of(block)).collect();
        self.weighed(blocks.concat())
    }

    /// What some characters of the page speak of.
    pub fn gist_of(&self, ink: &[Ink]) -> Gist {
        let mut known = Vec::with_capacity(ink.len());
        known.extend(bigrams(ink).filter_map(|bigram| self.find(bigram).map(whole)));
        self.weighed(known)
    }

    fn weighed(&self, mut pairs: Vec<u32>) -> Gist {
        #[expect(
            clippy::stable_sort_primitive,
            reason = "those of each block are in order: this sort merges them"
        )]
        pairs.sort();
        let weigh = |group: &[u32]| {
            let often = match group.len() {
                1 => 1.0,
                count => 1.0 + real(whole(count)).ln(),
            };
            (group[0], often * self.pairs[group[0] as usize].rarity)
        };
        let mut weights: Vec<(u32, f32)> = Vec::with_capacity(pairs.len());
        weights.extend(pairs.chunk_by(|a, b| a == b).map(weigh));
        let squares = weights.iter().map(|(_, weight)| weight * weight);
        let length = squares.sum::<f32>().sqrt().max(f32::EPSILON);
        for (_, weight) in &mut weights {
            *weight /= length;
        }
        Gist(weights)
    }

    fn pairs_of(&self, block: usize) -> &[u32] {
        let start = block.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.places[start..self.ends[block]]
    }

    /// What a line says.
    pub fn phrase(&self, line: &[Ink]) -> Phrase {
        let known = |bigram| match self.find(bigram) {
            Some(at) => (Some(whole(at)), self.pairs[at].rarity),
            None => (None, self.unknown),
        };
        let mut phrase = Vec::with_capacity(line.len());
        phrase.extend(bigrams(line).map(known));
        Phrase(phrase)
    }

    /// The share of a line, by weight, that a text speaks of too: from 0 to 1.
    pub fn coverage(&self, line: &[Ink], text: &Gist) -> f32 {
        self.phrase(line).coverage(text)
    }

    fn find(&self, bigram: Bigram) -> Option<usize> {
        let place = self.pairs.binary_search_by_key(&bigram, |pair| pair.bigram);
        place.ok()
    }
}

impl Phrase {
    /// The share of the line, by weight, that a text speaks of too: from 0 to 1.
    pub fn coverage(&self, text: &Gist) -> f32 {
        let (mut held, mut all) = (0.0, 0.0);
        for (pair, weight) in &self.0 {
            all += weight;
            if pair.is_some_and(|pair| text.holds(pair)) {
                held += weight;
            }
        }
        if all > 0.0 { held / all } else { 0.0 }
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
    let is_word = |mark: &Ink| mark.is(Signs::HANZI.and(Signs::WORD));
    let pairs = ink
        .windows(2)
        .filter(move |two| is_word(&two[0]) && is_word(&two[1]));
    pairs.map(|two| bigram(two[0].glyph.plain, two[1].glyph.plain))
}

fn bigram(first: char, second: char) -> Bigram {
    u64::from(first) << 21 | u64::from(second)
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
