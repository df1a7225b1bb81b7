//! Notes that took each other's place, one after the other: the last one tells of all before it, so that these need not stay.
//!
//! Two things of a note count in a merge: it stands unless another one names it, and it names others. So one that is named
//! counts for nothing, whatever else is merged, once those that it names are named by one that stays.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::store::Key;

use super::{Change, Op, Stamp, print};

/// The notes of one article, with the numbers of their lines.
type Chain<'a> = Vec<&'a mut (usize, Op)>;

/// Takes out the notes that others among them took the place of, of entries with the numbers of their lines. Returns the
/// lines that name more notes for it. The latest entry of all stays, and as it was one with fields that this version does
/// not know.
pub fn fold(ops: &mut Vec<(usize, Op)>) -> HashMap<usize, String> {
    let latest = ops.iter().map(|(_, op)| op.stamp).max();
    let mut chains: BTreeMap<Key, Chain> = BTreeMap::new();
    for entry in ops.iter_mut() {
        if let Change::Note { key, .. } = entry.1.change {
            chains.entry(key).or_default().push(entry);
        }
    }
    let (mut gone, mut lines) = (HashSet::new(), HashMap::new());
    for chain in chains.into_values() {
        lines.extend(shorten(chain, latest, &mut gone));
    }
    ops.retain(|(at, _)| !gone.contains(at));
    lines
}

/// Makes the last note of a chain name all that those name which need not stay for it. Returns its line, if that is new.
fn shorten(
    mut chain: Chain,
    latest: Option<Stamp>,
    gone: &mut HashSet<usize>,
) -> Option<(usize, String)> {
    let named = chain.iter().flat_map(|(_, op)| &op.over);
    let named: BTreeSet<Stamp> = named.copied().collect();
    chain.retain(|(_, op)| op.rest.is_empty());
    // Those that stand come last, and lines of one note stand together.
    chain.sort_by(|(at, op), (other_at, other)| {
        let stands = |op: &Op| !named.contains(&op.stamp);
        let order =
            (stands(op), op.stamp, text(op)).cmp(&(stands(other), other.stamp, text(other)));
        order.then(other_at.cmp(at))
    });
    let going = chain.windows(2).filter(|pair| {
        let (op, next) = (&pair[0].1, &pair[1].1);
        let again = (op.stamp, text(op)) == (next.stamp, text(next));
        again || (named.contains(&op.stamp) && Some(op.stamp) != latest)
    });
    let mut told = BTreeSet::new();
    for (at, op) in going.map(|pair| &*pair[0]) {
        told.extend(op.over.iter().copied());
        gone.insert(*at);
    }
    let (at, last) = chain.last_mut()?;
    let known: BTreeSet<Stamp> = last.over.iter().copied().collect();
    let more: Vec<Stamp> = told.difference(&known).copied().collect();
    last.over.extend(&more);
    (!more.is_empty()).then(|| (*at, print(last)))
}

fn text(op: &Op) -> &str {
    match &op.change {
        Change::Note { text, .. } => text,
        _ => "",
    }
}
