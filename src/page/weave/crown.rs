//! Which headline stands over which text, where rows of several columns tell little: by the words that both use.

use std::collections::HashMap;

use super::cloth::{Flow, Text};
use super::strand::{Sort, Strand};
use crate::page::gram::{self, Class};
use crate::page::ink::Ink;
use crate::page::line::Line;

/// How many rows a headline may stand over the text it belongs to.
const HIGH: usize = 9;

/// What speaks for a line over a text, in nats as a bond counts: that the text has all its pairs, each row between them,
/// that the text hangs under the line, that it begins beside it, that no other line is there yet.
const SHARED: f32 = 6.0;
const HIGHER: f32 = -0.3;
const UNDER: f32 = 1.5;
const BESIDE: f32 = -0.5;
const FIRST: f32 = 0.7;

/// What speaks for a line at least, if a text takes it.
const FIT: f32 = -1.5;

/// Two characters that stand together.
type Pair = (Class, Class);

struct Crowns<'a> {
    strands: &'a [Strand],
    pairs: Vec<Vec<Pair>>,
    /// How rare each pair is among the texts, in order.
    rarity: Vec<(Pair, f32)>,
    /// The pairs of each text, in order.
    words: Vec<Vec<Pair>>,
    unknown: f32,
}

/// Gives each line in display type to a text; those that fit none are returned.
pub fn crown(
    lines: &[Line],
    ink: &[Ink],
    strands: &[Strand],
    flows: &[Flow],
    texts: &mut [Text],
) -> Vec<usize> {
    let crowns = Crowns::of(lines, ink, strands, flows, texts);
    let mut under: HashMap<usize, usize> = HashMap::new();
    for (place, text) in texts.iter().enumerate() {
        if let Some(over) = flows[text.columns[0]].over {
            under.insert(over, place);
        }
    }
    let mut display: Vec<(usize, usize, Option<usize>)> = Vec::new();
    for (at, flow) in flows.iter().enumerate().filter(|(_, flow)| flow.display) {
        let own = under.get(&at).copied();
        display.extend(
            flow.lines
                .iter()
                .zip(&flow.rows)
                .map(|(line, row)| (*line, *row, own)),
        );
    }
    display.sort_unstable();
    let mut loose = Vec::new();
    for (line, row, own) in display {
        let near =
            (0..texts.len()).filter(|place| (row..=row + HIGH).contains(&texts[*place].since));
        let best = near
            .map(|place| {
                (
                    crowns.fit(line, row, own == Some(place), place, &texts[place]),
                    place,
                )
            })
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match best {
            Some((fit, place)) if fit > FIT && strands[line].sort != Sort::Imprint => {
                texts[place].crown.push(line);
            }
            _ => loose.push(line),
        }
    }
    loose
}

impl<'a> Crowns<'a> {
    fn of(
        lines: &[Line],
        ink: &[Ink],
        strands: &'a [Strand],
        flows: &[Flow],
        texts: &[Text],
    ) -> Self {
        let pairs: Vec<Vec<Pair>> = lines.iter().map(|line| pairs(line.ink(ink))).collect();
        let words: Vec<Vec<Pair>> = texts
            .iter()
            .map(|text| {
                let lines = text.columns.iter().flat_map(|flow| &flows[*flow].lines);
                let mut words: Vec<Pair> = Vec::new();
                lines.for_each(|line| words.extend(&pairs[*line]));
                words.sort_unstable();
                words.dedup();
                words
            })
            .collect();
        #[expect(clippy::cast_precision_loss, reason = "a count of texts")]
        let real = |count: usize| count as f32;
        let all = real(texts.len()) + 1.0;
        let mut said: Vec<Pair> = words.concat();
        said.sort_unstable();
        let rarity = |same: &[Pair]| (same[0], (all / real(same.len())).ln());
        let rarity = said.chunk_by(|a, b| a == b).map(rarity).collect();
        Self {
            strands,
            pairs,
            rarity,
            words,
            unknown: all.ln(),
        }
    }

    /// How well a line goes before a text.
    fn fit(&self, line: usize, row: usize, own: bool, place: usize, text: &Text) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "at most nine")]
        let high = (text.since - row) as f32;
        let mut fit = SHARED * self.shared(line, place) + HIGHER * high;
        if own {
            fit += UNDER;
        }
        if text.since == row {
            fit += BESIDE;
        }
        match text.crown.last() {
            Some(&last) => {
                let bond = self.strands[last].tail.bond(&self.strands[line].head);
                fit + 0.5 * bond.clamp(-1.0, 5.0)
            }
            None => fit + FIRST,
        }
    }

    /// The share of a line's pairs that the text has too, by rarity.
    fn shared(&self, line: usize, place: usize) -> f32 {
        let rarity = |pair: &Pair| {
            let place = self.rarity.binary_search_by_key(pair, |(pair, _)| *pair);
            place.map_or(self.unknown, |place| self.rarity[place].1)
        };
        let all: f32 = self.pairs[line].iter().map(rarity).sum();
        let both = self.pairs[line]
            .iter()
            .filter(|pair| self.words[place].binary_search(pair).is_ok());
        both.map(rarity).sum::<f32>() / all.max(1.0)
    }
}

fn pairs(ink: &[Ink]) -> Vec<Pair> {
    let next = gram::classes(ink).skip(1);
    gram::classes(ink).zip(next).collect()
}
