//! How likely one text goes on with what another breaks off: the signs that speak for it, and what each weighs.
//!
//! `sign` lists the signs, `worth` tells which of them hold for two texts of a page; their weights are learnt.

mod sign;
mod worth;

use std::sync::LazyLock;

use crate::page::{Profile, Setting};

pub use sign::{KINDS, Row, Sign, Weights};
pub(super) use worth::Place;

use worth::LIKENESS;

/// What `tests/maker/seams.rs` writes.
static SHIPPED: LazyLock<Weights> =
    LazyLock::new(|| Weights::read(include_str!("../../../assets/seams.txt")));

/// A cut text with all places where it may go on, and which of them are right; none of them if it goes on nowhere.
pub struct Lesson {
    /// For each place the column of its weights, and its signs.
    pub places: Vec<(usize, Row)>,
    /// Whether each is right.
    pub right: Vec<bool>,
}

/// How likely the two texts of a place are one, in nats; 0 is a toss, and what cannot be is `None`.
pub(super) fn score(place: &Place) -> Option<f32> {
    if place.is_barred() {
        return None;
    }
    let weights = SHIPPED.column(place.column());
    let mut sum = 0.0;
    place.tell(|sign, value| sum += weights.weight(sign) * value);
    // The subject is looked at only where it could tip the scale, for it is the dear part; that two texts are alike
    // never parts them.
    let alike = weights.weight(Sign::Alike);
    if sum + alike * LIKENESS > 0.0 {
        sum += alike * place.likeness();
    }
    Some(sum)
}

impl Lesson {
    /// That of some places.
    pub(super) fn of(places: &[Place], right: Vec<bool>) -> Self {
        let places = places.iter().map(|place| (place.column(), row(place)));
        Self {
            places: places.collect(),
            right,
        }
    }
}

/// Which column of the weights holds for two texts of a page.
fn column(profile: &Profile, near: bool) -> usize {
    let print = match profile.setting {
        Setting::Wrapped => 0,
        Setting::Paragraphs if profile.wrap_spaces.is_some() => 1,
        Setting::Paragraphs => 2,
    };
    2 * print + usize::from(!near)
}

/// All signs of two texts, in a row.
fn row(place: &Place) -> Row {
    let mut row = Row::default();
    place.tell(|sign, value| row.add(sign, value));
    row.add(Sign::Alike, place.likeness());
    row
}
