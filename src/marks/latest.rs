//! A value and when it was given: of two, the later one holds.

use super::Stamp;

/// A value and when it was given; the latest holds, and of two given at once the greater, so that order never matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Latest<T>(Option<(Stamp, T)>);

impl<T> Default for Latest<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Ord + Clone> Latest<T> {
    /// The value that holds.
    pub fn value(&self) -> Option<&T> {
        self.0.as_ref().map(|(_, value)| value)
    }

    /// When the value that holds was given.
    pub fn stamp(&self) -> Option<Stamp> {
        self.0.as_ref().map(|(stamp, _)| *stamp)
    }

    /// Whether this value holds.
    pub fn is(&self, wanted: &T) -> bool {
        self.value() == Some(wanted)
    }

    /// Takes a value in; says whether it holds now and did not before.
    pub fn put(&mut self, stamp: Stamp, value: T) -> bool {
        let newer = Some((stamp, value));
        let changes = newer > self.0;
        if changes {
            self.0 = newer;
        }
        changes
    }

    /// Takes a value in if there is one.
    pub fn put_known(&mut self, stamp: Stamp, value: Option<&T>) -> bool {
        value.is_some_and(|value| self.put(stamp, value.clone()))
    }
}
