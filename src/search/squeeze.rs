//! A text as a phrase is looked for in it: folded, without what shows nothing, and without white space that does not
//! part words. It keeps no text.

use crate::text::{fold, is_ignorable};

/// Takes a text character by character; white space is held back until it is known what stands behind it.
///
/// White space beside a hanzi counts for nothing, nor does any at an edge of the text; between two Latin words all of
/// it is one space. `P` is what is remembered of a character's place.
#[derive(Clone, Debug)]
pub(super) struct Squeezer<P> {
    before: Option<char>,
    space: Option<P>,
}

impl<P> Default for Squeezer<P> {
    fn default() -> Self {
        Self {
            before: None,
            space: None,
        }
    }
}

impl<P> Squeezer<P> {
    /// Takes the next character and puts what comes of it: nothing, itself folded, or a space and itself.
    #[inline]
    pub(super) fn take(&mut self, c: char, place: P, mut put: impl FnMut(char, P)) {
        // Nearly all characters are hanzi; all of them show something.
        if !matches!(c, '\u{4e00}'..='\u{9fff}') && is_ignorable(c) {
            return;
        }
        let c = fold(c);
        if c == ' ' {
            self.space.get_or_insert(place);
            return;
        }
        if let Some(space) = self.space.take()
            && self.before.is_some_and(is_spaced)
            && is_spaced(c)
        {
            put(' ', space);
        }
        self.before = Some(c);
        put(c, place);
    }
}

/// A text squeezed.
pub(super) fn squeezed(text: &str) -> String {
    let mut squeezer = Squeezer::default();
    let mut new = String::with_capacity(text.len());
    for c in text.chars() {
        squeezer.take(c, (), |c, ()| new.push(c));
    }
    new
}

/// Whether words of a character's script are divided by spaces: all before CJK Radicals.
fn is_spaced(c: char) -> bool {
    c < '\u{2e80}'
}
