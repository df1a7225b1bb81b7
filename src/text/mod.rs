//! Bytes to safe text, the forms of a character, cells, and where a line may break. It knows nothing of newspapers.

mod note;

pub use note::Note;
