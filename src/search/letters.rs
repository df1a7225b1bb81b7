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

/// A way in which a character leads on in a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Move {
    /// From these places.
    pub from: u64,
    /// So many letters on.
    pub by: u32,
    pub kind: Kind,
}

/// How a character stands for letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// As itself, or by a whole reading.
    Whole,
    /// By the beginning of a reading, to the end of the word.
    Last,
    /// By its initial.
    Short,
}

impl Steps {
    /// What a syllable that is typed so does to a word, given as [`typed`] letters; `full` if it is typed letter by letter.
    pub(super) fn new(syllable: &str, word: &[u8], full: bool) -> Self {
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
                .take_while(|&(&a, &b)| a == b || (full && sounds_as(a, b)))
                .count();
            let mark = |set: &mut u64, holds: bool| *set |= u64::from(holds) << at;
            mark(&mut steps.full, same == spelled.len());
            mark(&mut steps.initial, same >= 1);
            mark(&mut steps.digraph, full && same >= 2 && spelled[1] == b'h');
            mark(&mut steps.last, same == rest.len());
        }
        steps
    }

    /// The ways in which it leads on.
    pub(super) fn moves(&self) -> impl Iterator<Item = Move> {
        let all = [
            (self.full, self.len, Kind::Whole),
            (self.last, 0, Kind::Last),
            (self.initial, 1, Kind::Short),
            (self.digraph, 2, Kind::Short),
        ];
        let moves = all.into_iter().filter(|(from, ..)| *from != 0);
        moves.map(|(from, by, kind)| Move { from, by, kind })
    }

    /// Tells from which place to which it leads by the whole syllable, or by as much of it as the word still has.
    pub(super) fn each_whole(&self, goal: usize, tell: &mut impl FnMut(usize, usize)) {
        let mut places = self.full | self.last;
        while places != 0 {
            let at = places.trailing_zeros() as usize;
            places &= places - 1;
            let full = self.full >> at & 1 != 0;
            tell(at, if full { at + self.len as usize } else { goal });
        }
    }

    /// The places from which it leads on by its initial.
    pub(super) fn initial(&self) -> u64 {
        self.initial
    }

    /// The places from which it leads on by zh, ch or sh.
    pub(super) fn digraph(&self) -> u64 {
        self.digraph
    }
}

/// The letter of pinyin that a folded character of a query is, or 0.
pub(super) fn typed(c: char) -> u8 {
    match c {
        'a'..='z' => u8::try_from(c).unwrap_or(0),
        'ü' => b'v',
        // A key of some ways to type pinyin by two keys a syllable.
        ';' => b';',
        _ => 0,
    }
}

/// Whether a typed letter may stand for a letter of a syllable: `luse` and `lvse` both find 绿色.
pub(super) fn sounds_as(typed: u8, spelled: u8) -> bool {
    typed == spelled || (typed == b'u' && spelled == b'v')
}
