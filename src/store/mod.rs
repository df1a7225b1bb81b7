//! All articles in memory. It does not know how they came.

mod key;
mod links;
mod shelf;

pub use key::Key;
pub use shelf::{Entry, Id, Source, SourceId, Store, leaf_name};
