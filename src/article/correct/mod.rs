//! What a reader mends where the assembly was wrong: corrections as plain data, and a reading as they leave it.
//!
//! A correction names its places by their letters, never by an offset, so that it holds for the same page extracted
//! with other white space. One whose place is not found changes nothing. After any of them every character of the page
//! still stands in exactly one article or piece of furniture.

mod bench;
mod cut;
mod deed;
mod head;
mod part;
mod sieve;
mod spot;

pub use deed::act;
pub use part::Part;
pub use sieve::Corrections;
pub use spot::Spot;

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Correction {
    /// The headline of the article when it was corrected, as printed: for people, and to know the page by.
    pub title: String,
    /// What is to be done.
    pub deed: Deed,
}

/// What a correction does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deed {
    /// The article of `from` goes on in the article of `into`; its headlines become a subhead there.
    Merge {
        /// A place in the article that stays.
        into: Spot,
        /// A place in the article that goes.
        from: Spot,
    },
    /// An article of its own begins here.
    Split {
        /// Its first line.
        at: Spot,
    },
    /// This is a headline: of its article if it opens it, else of an article that begins here.
    Headline {
        /// The line.
        line: Spot,
    },
    /// This whole article is furniture.
    DropArticle {
        /// A place in it.
        article: Spot,
    },
    /// This belongs to no article.
    Drop {
        /// What.
        what: Spot,
    },
    /// This stands elsewhere.
    Move {
        /// What.
        what: Spot,
        /// Where.
        to: Target,
    },
}

/// Where something is moved.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// Before this paragraph.
    Before(Spot),
    /// After this paragraph.
    After(Spot),
    /// Into the article of this place, where the page's order puts it.
    Into(Spot),
}

/// What became of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It was made.
    Made,
    /// The page is as it wants already.
    Needless,
    /// Its place is not on the page, or is no place for it.
    Missing,
    /// The page has its place more than once.
    Ambiguous,
}

impl Outcome {
    /// Whether the page is not as the correction wants it.
    pub fn is_failure(self) -> bool {
        matches!(self, Self::Missing | Self::Ambiguous)
    }
}

impl Deed {
    /// The place that it is about.
    pub fn spot(&self) -> &Spot {
        match self {
            Self::Merge { from: spot, .. }
            | Self::Split { at: spot }
            | Self::Headline { line: spot }
            | Self::DropArticle { article: spot }
            | Self::Drop { what: spot }
            | Self::Move { what: spot, .. } => spot,
        }
    }
}
