//! Column tails that a dump has put out of their place stand in a row there, in the order of the columns they end:
//! where one of them has found its sentence, its neighbours belong to the open sentences before and after that one.

use crate::page::cue::Closing;
use crate::page::{Page, Role};

use super::draft::Entry;
use super::join::{Chains, Join};
use super::piece::Piece;

/// The most joins that are looked at, the first ones.
const MOST: usize = 64;

/// The most paragraphs that follow a tail.
const BELOW: usize = 20;

/// Pairs of pieces, by index, that the joins made so far lead to expect.
pub fn expected(pieces: &[Piece], joins: &[Join]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for join in joins
        .iter()
        .filter(|join| join.far && join.to < join.from)
        .take(MOST)
    {
        // The piece that the join went into begins at or before the cut.
        let Some(host) = pieces.iter().rposition(|piece| piece.first <= join.from) else {
            continue;
        };
        let report = pieces[host].report;
        let open =
            |at: &usize| pieces[*at].closing != Closing::Full && pieces[*at].report == report;
        let begin = |at: usize| pieces[at].first;
        let sentence_before = (0..pieces.len())
            .rev()
            .filter(open)
            .find(|at| begin(*at) < join.from && pieces[*at].last < join.from);
        let sentence_after = (0..pieces.len())
            .filter(open)
            .find(|at| begin(*at) > join.from);
        let tail_before = (0..pieces.len()).rev().find(|at| begin(*at) < join.to);
        let tail_after = (0..pieces.len()).find(|at| begin(*at) > join.to);
        pairs.extend(sentence_before.zip(tail_before));
        pairs.extend(sentence_after.zip(tail_after));
    }
    pairs.retain(|(from, to)| from != to && pieces[*from].report == pieces[*to].report);
    pairs
}

/// Puts the paragraphs that stand below a column tail after the sentence it belongs to: they are the same column.
pub fn follow(page: &Page, chains: &Chains, entries: &mut Vec<Entry>) {
    let tails: Vec<(usize, Join)> = entries
        .iter()
        .filter_map(|entry| match *entry {
            Entry::Paragraph(at) => chains
                .whole(at)
                .filter_map(|at| chains.next(at))
                .filter(|join| join.far && join.to < join.from)
                .last()
                .map(|join| (at, join)),
            _ => None,
        })
        .collect();
    for (host, join) in tails.into_iter().take(MOST) {
        let below = (join.to + 1..host)
            .take_while(|at| page.blocks[*at].role == Role::Body && !chains.continues(*at));
        let below: Vec<Entry> = below
            .take(BELOW)
            .map(Entry::Paragraph)
            .filter(|entry| entries.contains(entry))
            .collect();
        if below.is_empty() {
            continue;
        }
        entries.retain(|entry| !below.contains(entry));
        let at = entries
            .iter()
            .position(|entry| *entry == Entry::Paragraph(host))
            .map_or(entries.len(), |at| at + 1);
        entries.splice(at..at, below);
    }
}
