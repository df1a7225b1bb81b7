//! Saved queries: lists that fill themselves, by name.

use std::collections::BTreeMap;

use super::latest::Latest;
use super::standing::entry;
use super::{Change, Op, Stamp};

/// A query that is kept under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SavedQuery<'a> {
    /// Its name.
    pub name: &'a str,
    /// The query, as typed.
    pub query: &'a str,
}

/// The saved queries of all devices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Smart(BTreeMap<String, Entry>);

/// All that was ever said of one name.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    /// When the name was first used, wherever that was: the order in which they are shown.
    since: Stamp,
    query: Latest<Option<String>>,
}

impl Smart {
    /// Takes an entry in, and tells whether it changed anything.
    pub fn merge(&mut self, op: &Op) -> bool {
        let Change::Query { name, query } = &op.change else {
            return false;
        };
        let entry = self.0.entry(name.clone()).or_insert_with(|| Entry {
            since: op.stamp,
            query: Latest::default(),
        });
        let earlier = op.stamp < entry.since;
        entry.since = entry.since.min(op.stamp);
        entry.query.put(op.stamp, query.clone()) | earlier
    }

    /// Those that stand, as entries: the name as it was first used, then the query.
    pub fn standing_ops(&self) -> Vec<Op> {
        let mut ops = Vec::new();
        for (name, known) in &self.0 {
            let (Some(stamp), Some(Some(query))) = (known.query.stamp(), known.query.value())
            else {
                continue;
            };
            let change = |query| Change::Query {
                name: name.clone(),
                query,
            };
            if known.since < stamp {
                ops.push(entry(known.since, change(None)));
            }
            ops.push(entry(stamp, change(Some(query.clone()))));
        }
        ops
    }

    /// Those that stand, by when their names were first used.
    pub fn standing(&self) -> Vec<SavedQuery<'_>> {
        let mut found: Vec<(Stamp, SavedQuery)> = self
            .0
            .iter()
            .filter_map(|(name, entry)| {
                let query = entry.query.value()?.as_deref()?;
                Some((entry.since, SavedQuery { name, query }))
            })
            .collect();
        found.sort_by_key(|(since, saved)| (*since, saved.name));
        found.into_iter().map(|(_, saved)| saved).collect()
    }
}
