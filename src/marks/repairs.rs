//! The corrections of all devices: those that were made, less those that were taken back.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::correct::Correction;
use crate::store::Key;

use super::{Change, Op, Stamp};

/// The corrections of all devices; one is known by its stamp.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repairs {
    /// Those that stand.
    made: BTreeMap<Stamp, (Key, Correction)>,
    /// Those taken back; one may be known here before it is known as made.
    undone: BTreeSet<Stamp>,
}

impl Repairs {
    /// Takes an entry in, and tells whether it changed anything.
    pub fn merge(&mut self, op: &Op) -> bool {
        match &op.change {
            Change::Correct { .. } if self.undone.contains(&op.stamp) => false,
            Change::Correct { key, correction } => {
                // Only damage gives two the same stamp; then the greater holds, on every device.
                let new = (*key, correction.clone());
                let newer = self.made.get(&op.stamp).is_none_or(|known| *known < new);
                if newer {
                    self.made.insert(op.stamp, new);
                }
                newer
            }
            Change::Uncorrect { of, .. } => {
                self.made.remove(of);
                self.undone.insert(*of)
            }
            _ => false,
        }
    }

    /// Those that stand, in the order they were made.
    pub fn standing(&self) -> impl DoubleEndedIterator<Item = (Stamp, &(Key, Correction))> {
        self.made.iter().map(|(stamp, made)| (*stamp, made))
    }
}
