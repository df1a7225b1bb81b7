//! The letters of pinyin: what a syllable does to a typed word. It knows no headlines.

/// From which places in a word a syllable leads on, and how far; places are bits.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Steps {
    /// Spelled in full, `len` letters.
    full: u64,
    len: u32,
    /// By its first letter.
    initial: u64,
    /// By zh, ch or sh.
    digraph: u64,
    /// To the end of the word, where the word breaks off within the syllable.
    last: u64,
}

impl Steps {
    /// What `syllable` does to a word, given as [`typed`] letters.
    pub(super) fn new(syllable: &str, word: &[u8]) -> Self {
        let spelled = syllable.as_bytes();
        let mut steps = Self {
            len: u32::try_from(spelled.len()).unwrap_or(0),
            ..Self::default()
        };
        for at in 0..word.len() {
            let rest = &word[at..];
            let same = rest
                .iter()
                .zip(spelled)
                .take_while(|&(&a, &b)| sounds_as(a, b))
                .count();
            let mark = |set: &mut u64, holds: bool| *set |= u64::from(holds) << at;
            mark(&mut steps.full, same == spelled.len());
            mark(&mut steps.initial, same >= 1);
            mark(&mut steps.digraph, same >= 2 && spelled[1] == b'h');
            mark(&mut steps.last, same == rest.len());
        }
        steps
    }

    /// Whether it leads on from the start of the word.
    pub(super) fn opens(&self) -> bool {
        self.initial & 1 != 0
    }

    /// Onward by the whole syllable, or by as much of it as the word still has.
    #[inline]
    pub(super) fn whole(&self, states: u64, goal: u64) -> u64 {
        let last = if states & self.last == 0 { 0 } else { goal };
        (states & self.full) << self.len | last
    }

    /// Onward by its initial.
    #[inline]
    pub(super) fn short(&self, states: u64) -> u64 {
        (states & self.initial) << 1 | (states & self.digraph) << 2
    }
}

/// The letter of pinyin that a folded character of a query is, or 0.
pub(super) fn typed(c: char) -> u8 {
    match c {
        'a'..='z' => u8::try_from(c).unwrap_or(0),
        'ü' => b'v',
        _ => 0,
    }
}

/// Whether a typed letter may stand for a letter of a syllable: `luse` and `lvse` both find 绿色.
pub(super) fn sounds_as(typed: u8, spelled: u8) -> bool {
    typed == spelled || (typed == b'u' && spelled == b'v')
}
