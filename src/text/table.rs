//! A value for some of the characters of Unicode, looked up in two steps. It does not know what the values mean.

/// Characters share a page of this many.
const PAGE: usize = 128;

/// A map from characters to small values, the default for those never put in.
#[derive(Debug)]
pub struct CharTable<T> {
    /// By `character / PAGE`: which page; 0 is the empty one.
    index: Vec<u16>,
    pages: Vec<[T; PAGE]>,
}

impl<T: Copy + Default> Default for CharTable<T> {
    fn default() -> Self {
        Self {
            index: vec![0; char::MAX as usize / PAGE + 1],
            pages: vec![[T::default(); PAGE]],
        }
    }
}

impl<T: Copy + Default> CharTable<T> {
    /// A table without values.
    pub fn new() -> Self {
        Self::default()
    }

    /// The value of a character.
    #[inline]
    pub fn at(&self, c: char) -> T {
        let code = c as usize;
        self.pages[usize::from(self.index[code / PAGE])][code % PAGE]
    }

    /// Gives a character its value.
    pub fn put(&mut self, c: char, value: T) {
        let code = c as usize;
        let place = &mut self.index[code / PAGE];
        if *place == 0 {
            // 8,704 pages cover all of Unicode, so their number fits.
            *place = u16::try_from(self.pages.len()).unwrap_or(0);
            self.pages.push([T::default(); PAGE]);
        }
        self.pages[usize::from(*place)][code % PAGE] = value;
    }
}
