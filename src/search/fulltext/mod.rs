//! Full text: the articles that have all words and phrases of a query in their text, the newest first.
//!
//! What [`Search`] promises, whatever keeps the texts:
//! * An article is found if and only if each phrase of the query stands in one of its blocks, folded as
//!   [`super::occurrences`] folds. There are no words of a dictionary, so nothing is missed, and no article is found twice.
//! * Hits come in the order given to [`Texts::arrange`], the newest first, a few milliseconds' worth a step; what was given
//!   out does not change unless the texts do.
//! * The number of places in an article is exact. The number of articles is exact once all were looked through; until then
//!   there may be more. A search rests after 1,000 hits and goes on when it is asked to.
//! * An outdated search costs nothing: it is a value that is not stepped any more.
//!
//! Here the texts are in memory, and a search reads them through on all cores. A store on disk will answer the same.

mod phrases;
mod rarity;
mod scan;
mod search;
mod sheaf;
mod texts;

pub use phrases::Phrases;
pub use scan::Hit;
pub use search::{MOST, Search};
pub use texts::Texts;
