//! The sample pages, and how files become readings: one by one, or many in parallel and in order.

mod crew;
mod import;
mod item;
mod samples;
mod volume;

pub use crew::in_order;
pub use item::Item;
pub use samples::SAMPLES;
pub use volume::{Leaf, Volume, read};
