//! The sample pages, and how dumps become readings: one by one, or many in parallel and in order.

mod crew;
mod samples;

pub use crew::in_order;
pub use samples::SAMPLES;
