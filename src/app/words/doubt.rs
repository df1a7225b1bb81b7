//! Words for what the assembly of an article is not sure of, as the last row of the reader says them.

use super::{Word, word};

/// The title is the first clause of the text.
pub const TITLE: Word = word(
    "* 原无标题，取自首句",
    "* no headline printed; this is its first clause",
);
/// What the text goes on with was not found before.
pub const OPEN_START: Word = word("< 此处缺上文", "< what precedes was not found");
/// Two distant pieces were joined, and others would have fitted nearly as well.
pub const JOINED: Word = word("~ 此处两段相接存疑", "~ joined from two places, in doubt");
/// The sentence does not end.
pub const OPEN_END: Word = word("> 此处话未完，缺下文", "> what follows was not found");
/// Where to see what the doubt is about.
pub const SEE_PAGE: Word = word("o 原样", "o page");
