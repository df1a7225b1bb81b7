//! Blocks → articles: which headline, which pieces, in which order, joined where the page broke them.

mod date;
mod model;

pub use date::NotADate;
pub use model::{
    Article, Block, BlockKind, Credit, CreditRole, Date, Doubt, Imprint, Kind, Piece, Reading,
};
