//! Which articles are like which: the same story in another paper or on another day. It knows texts, not what became of them.
//!
//! An article is known by the 64 features of its [`Gist`] that tell most: frequent in it, rare in others. A question
//! adds up what articles share with one, and the best are then compared by all that their gists hold.

use super::Gist;

/// How many features an article is known by: four bytes each, whatever its length.
const KEPT: usize = 64;

/// How many features of an article are looked for.
const ASKED: usize = 128;

/// A feature that stands in more than one of so many articles tells nothing, unless there are few articles.
const RARE: u32 = 20;
const FEW: u32 = 8;

/// As many articles as have none of the features are counted with the others: of a few articles nobody can say what is rare.
const UNSEEN: u32 = 100;

/// The bits of a post that number an article of its sheaf; the others are the feature's.
const NUMBER: u32 = 11;

/// How many articles a sheaf has.
const SHEAF: usize = 1 << NUMBER;

/// How many features are told apart in a sheaf and when they are counted.
const FEATURES: usize = 1 << (u32::BITS - NUMBER);

/// The articles taken in, and how often their features stand in all that were counted.
#[derive(Clone, Debug, Default)]
pub struct Related {
    /// In how many articles a feature stands, by its high bits; it forgets nothing.
    counts: Vec<u16>,
    counted: u32,
    /// Features and the articles that have them: sorted, but for the last sheaf.
    sheaves: Vec<Vec<u32>>,
    len: usize,
}

impl Related {
    /// Counts the features of an article. What is frequent is known once many articles were counted; so it is better to
    /// count some before the first one is taken in.
    pub fn count(&mut self, gist: &Gist) {
        if self.counts.is_empty() {
            // Of a table that begins as zeros, the system gives out only what is counted in.
            self.counts = vec![0; FEATURES];
        }
        for (feature, _) in gist.features() {
            let count = &mut self.counts[slot(*feature)];
            *count = count.saturating_add(1);
        }
        self.counted += 1;
    }

    /// Takes in an article: the first one is number 0, the next one number 1.
    pub fn push(&mut self, gist: &Gist) {
        if self.len.is_multiple_of(SHEAF) {
            if let Some(full) = self.sheaves.last_mut() {
                full.sort_unstable();
                full.shrink_to_fit();
            }
            self.sheaves.push(Vec::new());
        }
        let number = u32::try_from(self.len % SHEAF).unwrap_or_default();
        let telling = self.telling(gist, KEPT);
        let posts = telling.iter().map(|(_, feature)| post(*feature) | number);
        if let Some(sheaf) = self.sheaves.last_mut() {
            sheaf.extend(posts);
        }
        self.len += 1;
    }

    /// How many articles were taken in.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The numbers of at most so many articles that share most with this one, the best first; it may be among them.
    pub fn near(&mut self, gist: &Gist, most: usize) -> Vec<usize> {
        if let Some(last) = self.sheaves.last_mut()
            && !last.is_sorted()
        {
            last.sort_unstable();
        }
        let mut asked = self.telling(gist, ASKED);
        asked.sort_unstable_by_key(|(_, feature)| post(*feature));
        let mut best: Vec<(f64, usize)> = Vec::new();
        let mut shares = vec![0.0; SHEAF];
        let mut least = 0.0;
        for (sheaf, posts) in self.sheaves.iter().enumerate() {
            share(posts, &asked, &mut shares);
            let shared = shares.iter_mut().map(std::mem::take).enumerate();
            let shared = shared.filter(|(_, share)| *share > least);
            best.extend(shared.map(|(number, share)| (share, sheaf * SHEAF + number)));
            least = keep_best(&mut best, most);
        }
        best.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        best.into_iter().map(|(_, number)| number).collect()
    }

    /// How like two articles are, from 0 to 1: the cosine of the angle between their features, the rare ones weighing more.
    pub fn likeness(&self, one: &Gist, other: &Gist) -> f64 {
        let (one, other) = (self.weighed(one), self.weighed(other));
        let norm = |all: &[(u32, f64)]| all.iter().map(|(_, w)| w * w).sum::<f64>().sqrt();
        let norms = norm(&one) * norm(&other);
        let mut rest = other.into_iter().peekable();
        let mut shared = 0.0;
        for (feature, weight) in one {
            while rest.next_if(|(next, _)| *next < feature).is_some() {}
            if let Some((_, other)) = rest.next_if(|(next, _)| *next == feature) {
                shared += weight * other;
            }
        }
        if norms > 0.0 { shared / norms } else { 0.0 }
    }

    /// Bytes in memory: those that every article takes, and those of the counts, however many articles there are.
    pub fn bytes(&self) -> (usize, usize) {
        let posts = self.sheaves.iter().map(Vec::capacity).sum::<usize>();
        let posts = posts * size_of::<u32>();
        (posts, self.counts.capacity() * size_of::<u16>())
    }

    /// The features of a gist that tell most, at most so many, the best first, and how much each tells.
    fn telling(&self, gist: &Gist, most: usize) -> Vec<(f64, u32)> {
        let limit = FEW.max(self.counted / RARE);
        let features = gist.features().iter();
        let rare = features.filter(|(feature, _)| self.count_of(*feature) <= limit);
        let mut all: Vec<(f64, u32)> = rare
            .map(|(feature, times)| (self.weight(*feature, *times), *feature))
            .collect();
        all.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        all.truncate(most);
        all
    }

    fn weighed(&self, gist: &Gist) -> Vec<(u32, f64)> {
        let features = gist.features().iter();
        features
            .map(|(feature, times)| (*feature, self.weight(*feature, *times)))
            .collect()
    }

    /// How much a feature tells that stands in an article so many times.
    fn weight(&self, feature: u32, times: u16) -> f64 {
        let among = f64::from(self.counted.saturating_add(UNSEEN));
        let rarity = (among / f64::from(self.count_of(feature).max(1))).ln();
        (1.0 + f64::from(times).ln()) * rarity.max(0.0)
    }

    fn count_of(&self, feature: u32) -> u32 {
        self.counts.get(slot(feature)).copied().unwrap_or(0).into()
    }
}

/// Adds up what the articles of a sheaf share with what is asked for, both in order.
fn share(posts: &[u32], asked: &[(f64, u32)], shares: &mut [f64]) {
    let mut rest = posts;
    for (weight, feature) in asked {
        let wanted = post(*feature);
        rest = &rest[rest.partition_point(|post| *post < wanted)..];
        let same = rest
            .iter()
            .take_while(|post| **post >> NUMBER == wanted >> NUMBER);
        same.for_each(|post| shares[*post as usize % SHEAF] += weight);
    }
}

/// Leaves the best, so many at most; returns what a better one has to share more than.
fn keep_best(best: &mut Vec<(f64, usize)>, most: usize) -> f64 {
    if best.len() > most {
        best.select_nth_unstable_by(most, |one, other| {
            other.0.total_cmp(&one.0).then(one.1.cmp(&other.1))
        });
        best.truncate(most);
    }
    if best.len() < most {
        return 0.0;
    }
    let shares = best.iter().map(|(share, _)| *share);
    shares.reduce(f64::min).unwrap_or_default()
}

fn slot(feature: u32) -> usize {
    (feature >> NUMBER) as usize
}

/// The first post that a feature can have.
fn post(feature: u32) -> u32 {
    feature >> NUMBER << NUMBER
}
