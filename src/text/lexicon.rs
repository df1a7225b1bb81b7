//! Where the words of a Chinese text begin: the likeliest division by how frequent words are. It knows no grammar.

use std::sync::LazyLock;

/// One line a class of words: its cost in half nats, then its words, of one to four hanzi, folded. `assets/make_words.py`
/// writes it.
const WORDS: &str = include_str!("../../assets/words.txt");

/// The longest word, in characters.
const LONGEST: usize = 4;

/// The cost of a hanzi that is no word, in half nats: dearer than the rarest word.
const STRANGE: u32 = 36;

/// Twice as many as there are words, and a power of two.
const SLOTS: usize = 1 << 18;

/// Words by their characters, sixteen bits each.
struct Lexicon {
    words: Vec<u64>,
    costs: Vec<u8>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// Where a word begins among these hanzi: the places, ascending, 0 the first of them.
///
/// The text is folded UTF-16; what is not in the common block of hanzi (U+4E00 to U+9FFF) is no word.
pub fn word_starts(hanzi: &[u16]) -> Vec<usize> {
    // The cheapest way to each place, and the length of its last word.
    let mut ways: Vec<(u32, usize)> = vec![(0, 0)];
    for end in 1..=hanzi.len() {
        let lengths = 1..=LONGEST.min(end);
        let costs = lengths.filter_map(|length| {
            let cost = LEXICON.cost(&hanzi[end - length..end]);
            let cost = cost.or((length == 1).then_some(STRANGE))?;
            Some((ways[end - length].0.saturating_add(cost), length))
        });
        ways.push(costs.min().unwrap_or((u32::MAX, 1)));
    }
    let mut starts = Vec::new();
    let mut end = hanzi.len();
    while end > 0 {
        end -= ways[end].1;
        starts.push(end);
    }
    starts.reverse();
    starts
}

impl Lexicon {
    fn read() -> Self {
        let mut new = Self {
            words: vec![0; SLOTS],
            costs: vec![0; SLOTS],
        };
        for line in WORDS.lines() {
            let mut words = line.split(' ');
            let cost = words.next().and_then(|cost| cost.parse().ok());
            for word in words {
                let units: Vec<u16> = word.encode_utf16().collect();
                let slot = new.slot(packed(&units));
                new.words[slot] = packed(&units);
                new.costs[slot] = cost.unwrap_or(u8::MAX);
            }
        }
        new
    }

    #[inline]
    fn cost(&self, word: &[u16]) -> Option<u32> {
        let packed = packed(word);
        let slot = self.slot(packed);
        (self.words[slot] == packed).then(|| self.costs[slot].into())
    }

    /// Where a word stands, or would.
    #[inline]
    fn slot(&self, packed: u64) -> usize {
        let hash = packed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - SLOTS.ilog2());
        let mut slot = usize::try_from(hash).unwrap_or(0);
        while self.words[slot] != 0 && self.words[slot] != packed {
            slot = (slot + 1) % SLOTS;
        }
        slot
    }
}

fn packed(word: &[u16]) -> u64 {
    word.iter()
        .fold(0, |all, unit| all << 16 | u64::from(*unit))
}
