//! Logs without what no longer counts: what stays merges, with whatever other logs, to the same marks.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use super::log::lines;
use super::{Change, Fault, Marks, Op, chains};

/// What stays of logs, and what is damaged in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compact<'a> {
    /// The lines that stay, each once and in their order; as they were, but that a note names those too which the notes
    /// took the place of that it took the place of.
    pub lines: Vec<Cow<'a, [u8]>>,
    /// The damaged lines, which do not stay.
    pub damaged: Vec<&'a [u8]>,
}

impl<'a> Compact<'a> {
    /// What stays of these logs: each entry without which the marks would not be the same, with the removals among them,
    /// the latest of all, and all that this version does not understand, whole entries and single fields of them. None if
    /// what stays would not come to the same marks.
    pub fn of(logs: impl IntoIterator<Item = &'a [u8]>) -> Option<Self> {
        let (mut all, mut damaged) = (Vec::new(), Vec::new());
        let (mut ops, mut strange, mut known) = (Vec::new(), HashSet::new(), HashSet::new());
        for log in logs {
            lines(log, |line, entry| {
                let is_damage = entry.as_ref().is_err_and(|fault: &Fault| fault.is_damage());
                if is_damage {
                    damaged.push(line);
                } else if known.insert(line) {
                    match entry {
                        Ok(op) => ops.push((all.len(), op)),
                        Err(_) => drop(strange.insert(all.len())),
                    }
                    all.push(line);
                }
            });
        }
        let marks = merged(ops.iter());
        let mut told = chains::fold(&mut ops);
        let stay = needed(&mut ops);
        let same = merged(ops.iter().filter(|(at, _)| stay.contains(at))) == marks;
        let kept = all.into_iter().enumerate();
        let kept = kept.filter(|(at, _)| stay.contains(at) || strange.contains(at));
        let lines = kept.map(|(at, line)| {
            let told = told.remove(&at).map(String::into_bytes);
            told.map_or(Cow::Borrowed(line), Cow::Owned)
        });
        let lines = lines.collect();
        same.then_some(Self { lines, damaged })
    }

    /// What stays, as the bytes of a log.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.lines.join(&b'\n');
        if !bytes.is_empty() {
            bytes.push(b'\n');
        }
        bytes
    }
}

/// The numbers of the entries that are needed for the marks that all come to. The latest come first, so that what they
/// take the place of changes nothing any more.
fn needed(ops: &mut [(usize, Op)]) -> HashSet<usize> {
    let mut since = BTreeMap::new();
    for (at, op) in ops.iter() {
        if let Change::Query { name, .. } = &op.change {
            let first = since.entry(name.clone()).or_insert((op.stamp, *at));
            *first = (*first).min((op.stamp, *at));
        }
    }
    // Names of queries stand in the order of their first use.
    let first: HashSet<usize> = since.into_values().map(|(_, at)| at).collect();
    ops.sort_by_key(|(at, op)| (!first.contains(at), Reverse(op.stamp), *at));
    let latest = ops.iter().map(|(_, op)| op.stamp).max();
    let (mut marks, mut stay) = (Marks::default(), HashSet::new());
    for (at, op) in ops.iter() {
        let counts = marks.merge(op);
        if counts || !op.rest.is_empty() || Some(op.stamp) == latest {
            stay.insert(*at);
        }
    }
    stay
}

fn merged<'a>(ops: impl Iterator<Item = &'a (usize, Op)>) -> Marks {
    let mut marks = Marks::default();
    for (_, op) in ops {
        marks.merge(op);
    }
    marks
}
