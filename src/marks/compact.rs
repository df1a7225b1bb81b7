//! Logs without what no longer counts: what stays merges, with whatever other logs, to the same marks.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use super::log::lines;
use super::{Change, Fault, Marks, Op};

/// What stays of logs, and what is damaged in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compact<'a> {
    /// The lines that stay, each once, as they were and in their order.
    pub lines: Vec<&'a [u8]>,
    /// The damaged lines, which do not stay.
    pub damaged: Vec<&'a [u8]>,
}

impl<'a> Compact<'a> {
    /// What stays of these logs: each entry without which the marks would not be the same, with the removals among them,
    /// the latest of all, and all that this version does not understand, whole entries and single fields of them. None if
    /// what stays would not come to the same marks.
    pub fn of(logs: impl IntoIterator<Item = &'a [u8]>) -> Option<Self> {
        let mut compact = Self::default();
        let (mut ops, mut strange, mut known) = (Vec::new(), Vec::new(), HashSet::new());
        for log in logs {
            lines(log, |line, entry| {
                let is_damage = entry.as_ref().is_err_and(|fault: &Fault| fault.is_damage());
                if is_damage {
                    compact.damaged.push(line);
                } else if known.insert(line) {
                    match entry {
                        Ok(op) => ops.push((compact.lines.len(), op)),
                        Err(_) => strange.push(compact.lines.len()),
                    }
                    compact.lines.push(line);
                }
            });
        }
        let (marks, mut stay) = needed(&mut ops);
        let same = merged(ops.iter().filter(|(at, _)| stay.contains(at))) == marks;
        stay.extend(strange);
        let mut at = 0..;
        compact
            .lines
            .retain(|_| at.next().is_some_and(|at| stay.contains(&at)));
        same.then_some(compact)
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

/// The marks that entries come to, and the numbers of those that are needed for it. The latest come first, so that what
/// they take the place of changes nothing any more.
fn needed(ops: &mut [(usize, Op)]) -> (Marks, HashSet<usize>) {
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
    (marks, stay)
}

fn merged<'a>(ops: impl Iterator<Item = &'a (usize, Op)>) -> Marks {
    let mut marks = Marks::default();
    for (_, op) in ops {
        marks.merge(op);
    }
    marks
}
