//! Query → ranked hits with the spans to highlight: headlines by hanzi and pinyin, a phrase within one text, and phrases in
//! the texts of all articles; and which articles are like one.
//!
//! A headline is folded when it comes in (see [`crate::text::fold`]), a query when it is typed. Words of a query are AND, in any
//! order. A word without a Latin letter is looked for as written; one with letters also as pinyin, whole syllables and
//! initials mixed, aligned to syllables. What is not found in one piece is found in several.
//!
//! Headlines stand in segments of 16,384 rows. A full one has an `index`: lists of the rows that hold a character, and sets of
//! those in which characters begin with a letter or with two in a row. By it a `plan` says which rows may match (for
//! letters, the `route`s through the word's automaton); only those are looked at.

mod accent;
mod alphabet;
mod bits;
mod find;
pub mod fulltext;
mod gist;
mod headlines;
mod hearing;
mod index;
mod initials;
mod letters;
mod loose;
mod merit;
mod phrase;
mod plan;
mod query;
mod ranking;
mod related;
mod route;
mod row;
mod segment;
mod spelling;
mod squeeze;
mod starts;
mod word;

pub use accent::{Accent, Merger, Scheme};
pub use find::{Found, Hit, Knows, Search};
pub use gist::Gist;
pub use headlines::Headlines;
pub use merit::Tier;
pub use phrase::occurrences;
pub use query::{Clause, Fact, Fault, Field, Mistake, Query, State, Term, What};
pub use related::Related;
pub use word::{Shape, Word};
