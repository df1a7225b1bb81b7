//! The sample pages, and how dumps become readings: one by one, or many in parallel and in order.

mod crew;
mod read;
mod samples;

pub use crew::in_order;
pub use read::{Volume, read};
pub use samples::SAMPLES;
