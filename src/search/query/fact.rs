//! What a query may ask of an article beside its headline. Who knows the article answers.

use std::ops::RangeInclusive;

use crate::article::{Date, Kind};

use crate::search::word::Word;

/// Something that is known of an article, or not.
#[derive(Clone, Debug)]
pub enum Fact {
    /// Somebody credited in its byline.
    Author(Word),
    /// Its newspaper.
    Paper(Word),
    /// The number of its page.
    Page(RangeInclusive<u16>),
    /// The name of its page.
    PageName(Word),
    /// The day of its issue, both ends included; without an end, from or to any day.
    Day(Option<Date>, Option<Date>),
    /// What kind of item it is.
    Kind(Kind),
    /// What the reader did with it, or dubao with its page.
    Is(State),
    /// A tag that the reader gave it.
    Tag(String),
    /// A phrase in its text.
    Text(String),
}

/// A state of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not read yet.
    Unread,
    /// Read.
    Read,
    /// Bookmarked.
    Bookmarked,
    /// With a note.
    Noted,
    /// With a tag.
    Tagged,
    /// Corrected by the reader.
    Corrected,
    /// Put together with doubts.
    Doubtful,
}
