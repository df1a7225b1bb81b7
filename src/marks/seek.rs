//! A point in a stream of letters, found again by the letters before and behind it, though some of them changed.

/// So many letters on one side of the point are looked for everywhere; a side with fewer is looked for from the other.
const CORE: usize = 32;
/// Below so many the other side is looked for, if it has more.
const FEW: usize = 12;
/// So many letters before the point are compared, and as many behind it as a pattern has.
const AROUND: usize = 32;
/// The longest pattern: one bit a letter.
const LONGEST: usize = 64;
/// Of every hundred letters of the core so many may differ.
const CORE_DAMAGE: usize = 45;
/// With fewer letters than this around the point all of them have to be there.
const SCANTY: usize = 8;
/// The least likeness of a point that is taken for the one sought.
const LEAST: f64 = 0.70;
/// What nearness to the old place counts for among points that are as like.
const NEARNESS: f64 = 0.02;
/// Points so near each other are one.
const NEIGHBOURS: usize = 8;
/// So many candidates are weighed.
const MOST: usize = 256;

/// A point that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// How many letters stand before it.
    pub at: usize,
    /// How like its surroundings are to those sought, up to 1.
    pub likeness: f64,
}

/// Finds the point between `left` and `right` in a text; `hint` is where it was. None if nothing is like enough, or if two
/// places are equally like and nothing tells them apart.
pub fn seek(left: &[char], right: &[char], text: &[char], hint: Option<usize>) -> Option<Point> {
    if right.len() < FEW && right.len() < left.len() {
        let turned = |letters: &[char]| letters.iter().rev().copied().collect::<Vec<char>>();
        let hint = hint.map(|hint| text.len() - hint.min(text.len()));
        let found = seek_ahead(&turned(right), &turned(left), &turned(text), hint)?;
        let at = text.len() - found.at;
        return Some(Point { at, ..found });
    }
    seek_ahead(left, right, text, hint)
}

/// How much of some letters stands at the start of others, up to 1.
pub fn share(letters: &[char], text: &[char]) -> f64 {
    let letters = &letters[..letters.len().min(LONGEST)];
    if letters.is_empty() {
        return 1.0;
    }
    let pattern = Pattern::new(letters.iter().copied());
    likeness(pattern.least(text.iter().copied()), letters.len())
}

/// The same, looking for the letters behind the point.
fn seek_ahead(left: &[char], right: &[char], text: &[char], hint: Option<usize>) -> Option<Point> {
    let scales = Scales::new(left, right)?;
    let mut points: Vec<Point> = candidates(&scales, text, hint)
        .into_iter()
        .map(|(at, distance)| Point {
            at,
            likeness: scales.weigh(text, at, distance),
        })
        .filter(|point| point.likeness >= scales.least)
        .collect();
    let near = |point: &Point| hint.map_or(0.0, |hint| nearness(point.at, hint, text.len()));
    let merit = |point: &Point| point.likeness + near(point);
    points.sort_by(|a, b| merit(b).total_cmp(&merit(a)).then(a.at.cmp(&b.at)));
    let best = points.first().copied()?;
    let rival = points
        .iter()
        .find(|point| point.at.abs_diff(best.at) > NEIGHBOURS);
    let told = rival.is_none_or(|rival| merit(&best) > merit(rival));
    told.then_some(best)
}

/// What is sought, ready to be weighed against a text.
struct Scales {
    core: Pattern,
    left: Pattern,
    right: Pattern,
    least: f64,
}

impl Scales {
    fn new(left: &[char], right: &[char]) -> Option<Self> {
        let core = &right[..right.len().min(CORE)];
        let right = &right[..right.len().min(LONGEST)];
        let left = &left[left.len().saturating_sub(AROUND)..];
        let scanty = left.len() + right.len() < SCANTY;
        (!core.is_empty()).then(|| Self {
            // The text is searched from its end, so that it is the start of the core that is found.
            core: Pattern::new(core.iter().rev().copied()),
            left: Pattern::new(left.iter().rev().copied()),
            right: Pattern::new(right.iter().copied()),
            least: if scanty { 1.0 } else { LEAST },
        })
    }

    /// How many letters of the core may differ.
    fn damage(&self) -> usize {
        self.core.length * CORE_DAMAGE / 100
    }

    /// How like the surroundings of a point are to those sought; `distance` is that of the core.
    fn weigh(&self, text: &[char], at: usize, distance: usize) -> f64 {
        let (before, behind) = text.split_at(at);
        let left = self.left.least(before.iter().rev().copied());
        let right = self.right.least(behind.iter().copied());
        let rest = self.right.length - self.core.length;
        let sides = [
            (50, self.core.length, distance),
            (20, self.left.length, left),
            (20, rest, right.saturating_sub(distance)),
        ];
        let (mut sum, mut all) = (0.0, 0.0);
        for (weight, length, distance) in sides {
            let weight = f64::from(weight) * small(length.min(16));
            sum += weight * likeness(distance.min(length), length);
            all += weight;
        }
        sum / all
    }
}

/// The places where the core begins, as well as it does anywhere near, each with its distance.
fn candidates(scales: &Scales, text: &[char], hint: Option<usize>) -> Vec<(usize, usize)> {
    let core = &scales.core;
    let mut distances: Vec<usize> = core.distances(text.iter().rev().copied(), false).collect();
    distances.reverse();
    let most = scales.damage();
    let at = |index: Option<usize>| index.and_then(|index| distances.get(index).copied());
    let mut found: Vec<(usize, usize)> = distances
        .iter()
        .enumerate()
        .filter(|(index, distance)| {
            let beside = [at(index.checked_sub(1)), at(index.checked_add(1))];
            **distance <= most && beside.iter().flatten().all(|other| *distance <= other)
        })
        .map(|(index, distance)| (index, *distance))
        .collect();
    if found.len() > MOST {
        let far = |at: usize| hint.map_or(0, |hint| hint.abs_diff(at));
        found.sort_by_key(|(at, distance)| (*distance, far(*at), *at));
        found.truncate(MOST);
    }
    found
}

fn nearness(at: usize, hint: usize, length: usize) -> f64 {
    // A float of a count of letters: exact far beyond any article.
    #[expect(clippy::cast_precision_loss, reason = "no article has 2^52 letters")]
    let share = at.abs_diff(hint) as f64 / length.max(1) as f64;
    NEARNESS * (1.0 - share.min(1.0))
}

fn likeness(distance: usize, length: usize) -> f64 {
    if length == 0 {
        return 1.0;
    }
    1.0 - small(distance) / small(length)
}

fn small(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

/// At most 64 letters that are looked for with errors, by the bits of a word (Myers 1999).
struct Pattern {
    /// For each letter the places where it stands, one bit a place.
    masks: Vec<(char, u64)>,
    length: usize,
}

impl Pattern {
    fn new(letters: impl Iterator<Item = char>) -> Self {
        let mut masks: Vec<(char, u64)> = Vec::new();
        let mut length = 0;
        for letter in letters.take(LONGEST) {
            let bit = 1 << length;
            match masks.binary_search_by_key(&letter, |(known, _)| *known) {
                Ok(at) => masks[at].1 |= bit,
                Err(at) => masks.insert(at, (letter, bit)),
            }
            length += 1;
        }
        Self { masks, length }
    }

    fn mask(&self, letter: char) -> u64 {
        let known = self
            .masks
            .binary_search_by_key(&letter, |(known, _)| *known);
        known.map_or(0, |at| self.masks[at].1)
    }

    /// For each letter of a text how many errors the pattern has as the text that ends with it; one that is anchored
    /// begins where the text does.
    fn distances(
        &self,
        text: impl Iterator<Item = char>,
        anchored: bool,
    ) -> impl Iterator<Item = usize> {
        let last = 1_u64 << self.length.saturating_sub(1);
        let (mut up, mut down) = (u64::MAX, 0_u64);
        let mut distance = self.length;
        text.map(move |letter| {
            let same = self.mask(letter);
            let vertical = same | down;
            let level = (((same & up).wrapping_add(up)) ^ up) | same;
            let mut rises = down | !(level | up);
            let mut falls = up & level;
            if rises & last != 0 {
                distance += 1;
            } else if falls & last != 0 {
                distance -= 1;
            }
            rises = rises << 1 | u64::from(anchored);
            falls <<= 1;
            up = falls | !(vertical | rises);
            down = rises & vertical;
            distance
        })
    }

    /// The fewest errors that it has as a start of a text.
    fn least(&self, text: impl Iterator<Item = char>) -> usize {
        if self.length == 0 {
            return 0;
        }
        let text = text.take(self.length * 2);
        let least = self.distances(text, true).min();
        least.map_or(self.length, |least| least.min(self.length))
    }
}
