//! A search of the full text: a value that is stepped. It keeps no thread and no text.

use super::phrases::Phrases;
use super::scan::{Hit, Wanted};
use super::texts::Texts;

/// After so many hits a search rests until it is asked to go on.
pub const MOST: usize = 1_000;

/// A search of the full text; what it promises stands in [`super`].
#[derive(Clone, Debug)]
pub struct Search {
    phrases: Phrases,
    /// Ready to be looked for; none before the first step, or if nothing can be found.
    wanted: Option<Wanted>,
    /// Which texts as they then were.
    edition: Option<u64>,
    /// The only texts that can have the phrases, the newest first; none if that is not known.
    among: Option<Vec<u32>>,
    /// How many texts were read.
    next: usize,
    /// How many are to be.
    all: usize,
    /// It rests when it has so many hits.
    goal: usize,
    hits: Vec<Hit>,
    /// What was found before the texts changed, shown until as much is found again.
    former: Vec<Hit>,
}

impl Default for Search {
    fn default() -> Self {
        Self::new(Phrases::default())
    }
}

impl Search {
    /// A search that has not begun.
    pub fn new(phrases: Phrases) -> Self {
        Self {
            phrases,
            wanted: None,
            edition: None,
            among: None,
            next: 0,
            all: usize::MAX,
            goal: MOST,
            hits: Vec::new(),
            former: Vec::new(),
        }
    }

    /// A search for other phrases, which looks only through what this one found, if it can: if it is done and whatever
    /// has the other phrases has these.
    pub fn narrowed(&self, phrases: Phrases) -> Self {
        let mut new = Self::new(phrases);
        if self.is_done() && new.phrases.narrow(&self.phrases) {
            new.among = Some(self.hits.iter().map(|hit| hit.id).collect());
            new.edition = self.edition;
            new.all = self.hits.len();
        }
        new
    }

    /// Reads about so many bytes more, on all cores, fewer for many phrases; says whether it read any. When the texts
    /// changed it begins again.
    pub fn step(&mut self, texts: &Texts, budget: usize) -> bool {
        if self.edition != Some(texts.edition()) {
            self.begin(texts);
        }
        if self.rests() {
            return false;
        }
        if self.next == 0 {
            self.wanted = Wanted::new(&self.phrases, texts);
        }
        let order = self.among.as_deref().unwrap_or(texts.order());
        self.all = order.len();
        let Some(wanted) = &self.wanted else {
            self.next = self.all;
            return true;
        };
        let budget = (budget / self.phrases.all().len().max(1)).max(1);
        let due = due(order.get(self.next..).unwrap_or_default(), texts, budget);
        self.hits.extend(wanted.scan(due, texts));
        self.next += due.len();
        true
    }

    /// Goes on for another 1,000 hits.
    pub fn go_on(&mut self) {
        self.goal = self.hits.len().saturating_add(MOST).max(self.goal);
    }

    /// Goes on until all hits are found.
    pub fn find_all(&mut self, texts: &Texts) {
        self.goal = usize::MAX;
        while self.step(texts, usize::MAX) {}
    }

    /// What is found so far, in order.
    pub fn hits(&self) -> &[Hit] {
        if self.is_done() || self.hits.len() >= self.former.len() {
            &self.hits
        } else {
            &self.former
        }
    }

    /// Whether all texts were read: there are no more hits.
    pub fn is_done(&self) -> bool {
        self.phrases.is_empty() || self.next >= self.all
    }

    /// Whether it has nothing to do for now: it is done, or has as many hits as were asked for.
    pub fn rests(&self) -> bool {
        self.is_done() || self.hits.len() >= self.goal
    }

    /// Whether there may be more hits than [`MOST`], and nobody asked for them.
    pub fn is_capped(&self) -> bool {
        !self.is_done() && self.hits().len() >= MOST
    }

    /// What is looked for.
    pub fn phrases(&self) -> &Phrases {
        &self.phrases
    }

    fn begin(&mut self, texts: &Texts) {
        let found = std::mem::take(&mut self.hits);
        if found.len() >= self.former.len() {
            self.former = found;
        }
        self.edition = Some(texts.edition());
        self.among = None;
        self.next = 0;
        self.all = texts.order().len();
        self.wanted = None;
    }
}

/// As many texts of these as have about so many bytes: one at least, if there is any.
fn due<'i>(ids: &'i [u32], texts: &Texts, budget: usize) -> &'i [u32] {
    let mut bytes: usize = 0;
    let count = ids
        .iter()
        .take_while(|id| {
            let room = bytes < budget;
            let len = texts.stretch(**id).map_or(0, super::sheaf::Stretch::len);
            bytes = bytes.saturating_add(len);
            room
        })
        .count();
    &ids[..count]
}
