//! Bytes to safe text, the forms of a character, cells, and where a line may break. It knows nothing of newspapers.

mod fold;
mod note;
mod pinyin;
mod table;

pub use fold::{fold, folded, is_ignorable};
pub use note::Note;
pub use pinyin::{Sound, Syllable, readings};
