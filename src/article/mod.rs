//! Blocks → articles: which headline, which pieces, in which order, joined where the page broke them.
//!
//! The stages: `join` (cut sentences, by `seam` and `bond`) → `parts` (where texts begin and end) → `attach` (headlines to texts, one
//! path over the page) → `draft` → `orphan` (texts apart from their article) → `claim` (headlines with the wrong text or in pieces)
//! → `compose` → `sure` (how likely it is right). `assemble` calls them; `cohesion` tells what speaks of the same.
//!
//! Headlines are kept as lines (`strip`) until `heads` puts them together. Beside them: `table`, the weights of signs; `whole`, a page that cannot be read, as one item; `sequel`, the
//! sheets of an endless page; `turn`, where an article says that it goes on elsewhere; `correct`, what a reader mends afterwards; `fate`, the proof that nothing is lost.

mod aside;
mod assemble;
mod attach;
mod blocks;
mod bond;
pub mod claim;
mod cohesion;
mod compose;
pub mod correct;
mod date;
mod draft;
mod fate;
mod heads;
mod join;
mod model;
mod name;
mod orphan;
mod parts;
mod piece;
mod row;
mod scene;
pub mod seam;
mod sequel;
mod strip;
mod sure;
mod table;
mod title;
mod turn;
mod whole;

pub use assemble::{assemble, claims, seams};
pub use blocks::{BlockRef, Blocks, Spans};
pub use date::NotADate;
pub use fate::{Fate, Losses, fates, losses, stretches};
pub use model::{
    Article, Block, BlockKind, Credit, CreditRole, Date, Doubt, Former, Imprint, Kind, Mended,
    Piece, Reading,
};
pub use name::imprint_from_name;
pub use sure::DOUBTFUL;
pub use title::first_words;
pub use turn::{Turn, Turns, turns};
