//! Reading texts through for some phrases, on all cores. It does not know which texts are due.

use std::ops::Range;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use memchr::memmem::{Finder, FinderBuilder};

use super::phrases::Phrases;
use super::rarity::ByteRanks;
use super::texts::Texts;

/// Fewer bytes are not worth a thread.
const WORTH_A_THREAD: usize = 512 << 10;

/// How many shares of the texts a thread has on average: one that is held up leaves some of its shares to the others.
const SHARES: usize = 8;

/// How many threads can run at a time; asking takes longer than a small scan.
static CORES: LazyLock<usize> =
    LazyLock::new(|| thread::available_parallelism().map_or(1, usize::from));

/// A text that has all phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its number.
    pub id: u32,
    /// In how many places a phrase stands in it: of each phrase, those that do not overlap.
    pub places: u32,
}

/// Phrases ready to be looked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Of the one that is looked for first.
    first: Finder<'static>,
    /// Of the others.
    others: Vec<Finder<'static>>,
}

/// Texts that lie one behind another.
struct Run<'r> {
    ids: &'r [u32],
    sheaf: u32,
    range: Range<usize>,
}

impl Wanted {
    /// The phrases, the rarest first; none if one of them cannot stand in any text, or if there is none.
    pub fn new(phrases: &Phrases, texts: &Texts) -> Option<Self> {
        let mut all: Vec<(u32, &String)> = phrases
            .all()
            .iter()
            .map(|phrase| (texts.rarity().of(phrase), phrase))
            .collect();
        all.sort_by_key(|(count, phrase)| (*count, usize::MAX - phrase.len()));
        let ranks = ByteRanks::of(texts.sheaves());
        let finder = |(_, phrase): &(u32, &String)| {
            FinderBuilder::new()
                .build_forward_with_ranker(&ranks, phrase.as_bytes())
                .into_owned()
        };
        let (first, others) = all.split_first().filter(|((count, _), _)| *count > 0)?;
        Some(Self {
            first: finder(first),
            others: others.iter().map(finder).collect(),
        })
    }

    /// The texts among these that have all phrases, in the same order.
    pub fn scan(&self, ids: &[u32], texts: &Texts) -> Vec<Hit> {
        let len = |id: &u32| texts.stretch(*id).map_or(0, super::sheaf::Stretch::len);
        let bytes: usize = ids.iter().map(len).sum();
        let threads = (bytes / WORTH_A_THREAD).clamp(1, *CORES);
        if threads == 1 {
            return self.scan_share(ids, texts);
        }
        let shares = shares(ids, bytes.div_ceil(threads * SHARES), len);
        let next = AtomicUsize::new(0);
        let work = || {
            let mut found = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some(share) = shares.get(number) else {
                    return found;
                };
                found.push((number, self.scan_share(share, texts)));
            }
        };
        let mut found = thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
            let mut found = work();
            for other in others {
                let more = other.join();
                found.extend(more.unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            }
            found
        });
        found.sort_unstable_by_key(|(number, _)| *number);
        found.into_iter().flat_map(|(_, hits)| hits).collect()
    }

    fn scan_share(&self, ids: &[u32], texts: &Texts) -> Vec<Hit> {
        let mut hits = Vec::new();
        for run in runs(ids, texts) {
            self.scan_run(&run, texts, &mut hits);
        }
        hits
    }

    /// Looks for the rarest phrase in all texts of a run at once, and for the others where it stands.
    fn scan_run(&self, run: &Run, texts: &Texts, hits: &mut Vec<Hit>) {
        let Some(sheaf) = texts.sheaves().get(run.sheaf as usize) else {
            return;
        };
        let mut rest = run.range.clone();
        let mut ids = run.ids.iter();
        while let Some(at) = self.first.find(sheaf.bytes(rest.clone())) {
            let place = rest.start + at;
            let stretches = ids.by_ref().map(|id| (*id, texts.stretch(*id)));
            let mut stretches = stretches.filter_map(|(id, stretch)| Some((id, stretch?.range())));
            let Some((id, text)) = stretches.find(|(_, text)| place < text.end) else {
                return;
            };
            rest.start = text.end;
            let places = self.places(sheaf.bytes(place..text.end), sheaf.bytes(text));
            hits.extend(places.map(|places| Hit { id, places }));
        }
    }

    /// In how many places the phrases stand in a text, given from the rarest one on, and whole; none if one is missing.
    fn places(&self, from_first: &[u8], text: &[u8]) -> Option<u32> {
        let mut others = self.others.iter();
        if !others.all(|other| other.find(text).is_some()) {
            return None;
        }
        let others = self
            .others
            .iter()
            .map(|other| other.find_iter(text).count());
        let all = self.first.find_iter(from_first).count() + others.sum::<usize>();
        Some(u32::try_from(all).unwrap_or(u32::MAX))
    }
}

/// Cuts texts into shares of about so many bytes, in order.
fn shares(mut ids: &[u32], size: usize, len: impl Fn(&u32) -> usize) -> Vec<&[u32]> {
    let mut shares = Vec::new();
    while !ids.is_empty() {
        let mut bytes = 0;
        let count = ids
            .iter()
            .take_while(|id| {
                let room = bytes < size;
                bytes += len(id);
                room
            })
            .count();
        let (share, rest) = ids.split_at(count.max(1));
        shares.push(share);
        ids = rest;
    }
    shares
}

/// The texts in runs of such as lie one behind another.
fn runs<'r>(ids: &'r [u32], texts: &'r Texts) -> impl Iterator<Item = Run<'r>> {
    let mut rest = ids;
    std::iter::from_fn(move || {
        while let Some((id, behind)) = rest.split_first() {
            let Some(first) = texts.stretch(*id) else {
                rest = behind;
                continue;
            };
            let mut range = first.range();
            let mut count = 1;
            while let Some(next) = rest.get(count).and_then(|id| texts.stretch(*id))
                && next.sheaf == first.sheaf
                && next.range().start == range.end
            {
                range.end = next.range().end;
                count += 1;
            }
            let (ids, behind) = rest.split_at(count);
            rest = behind;
            return Some(Run {
                ids,
                sheaf: first.sheaf,
                range,
            });
        }
        None
    })
}
