//! Bytes to safe text, the forms of a character, cells, and where a line may break. It knows nothing of newspapers.

mod clip;
mod decode;
mod detect;
mod fold;
mod guise;
pub mod html;
mod letters;
mod lexicon;
mod marks;
mod note;
mod pinyin;
mod safe;
mod scalar;
mod script;
mod skipped;
mod step;
mod table;
mod take;
mod tone;
mod upright;
mod width;
mod wrap;

pub use clip::{Clipped, ELLIPSIS, clip};
pub use decode::{Damage, Decoded, Encoding, LARGEST_FILE, Refusal, decode};
pub use fold::{fold, folded, is_ignorable};
pub use guise::{Edit, Guise};
pub use letters::{is_letter, letter, letters};
pub use lexicon::word_starts;
pub use marks::full_marks;
pub use note::Note;
pub use pinyin::{Sound, Syllable, readings};
pub use safe::{Hidden, SafeText, Unseen};
pub use script::{Script, rewritten};
pub use skipped::Skipped;
pub use step::{
    glyph_at, glyph_end, next_glyph, next_sentence, previous_glyph, previous_sentence, words_near,
};
pub use table::CharTable;
pub use take::takes;
pub use tone::{rare_readings, spoken};
pub use upright::{SLOT, Slot, upright_form, uprights};
pub use width::{Ambiguous, Graphemes, cells, graphemes, is_settled};
pub use wrap::{Fill, Level, Matter, Measure, opportunities, slots, visible, wrap};
