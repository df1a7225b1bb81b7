//! The articles and the dumps that they came from, in the order that a list shows them.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet, VecDeque};
use std::ops::Range;
use std::sync::Arc;

use crate::article::{Article, Date, Fate, Imprint, Mended, Piece, Reading, stretches};

use super::Key;
use super::links::Links;

/// An article of this run. It never names another one as long as the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub u32);

/// A dump of this run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// An article in the store.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its name for ever.
    pub key: Key,
    /// The names of the articles that a correction merged into it.
    pub aliases: Box<[Key]>,
    /// The dump it came from.
    pub source: SourceId,
    /// The article itself.
    pub article: Arc<Article>,
    /// How many characters its text has.
    pub characters: u32,
}

/// A dump that was read.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its name as given: a path, or the name of a sample page.
    pub name: String,
    /// Paper, date and page.
    pub imprint: Arc<Imprint>,
    /// Its articles in reading order.
    pub articles: Vec<Id>,
    /// What belongs to no article.
    pub furniture: Vec<Piece>,
    /// The decoded page, as given: what the spans of articles and furniture count in. It stays when the dump is gone.
    pub text: Arc<str>,
    /// How many lines of its file stand above the page.
    pub above: usize,
    /// How often it was put in: another number, another reading.
    pub edition: u32,
    /// What corrections did to it.
    pub mended: Option<Box<Mended>>,
}

/// All articles in memory: appended to, never reordered, so that an [`Id`] stays good.
#[derive(Clone, Debug, Default)]
pub struct Store {
    entries: Vec<Entry>,
    sources: Vec<Source>,
    names: HashMap<String, SourceId>,
    keys: HashMap<Key, Id>,
    shown: Vec<SourceId>,
    links: Links,
}

impl Entry {
    /// All its names.
    pub fn keys(&self) -> impl Iterator<Item = Key> {
        std::iter::once(self.key).chain(self.aliases.iter().copied())
    }
}

impl Store {
    /// Puts a reading under a dump's name, in place of what stood there, and returns the articles that are new.
    /// An article whose content was there already keeps its [`Id`].
    pub fn put(&mut self, name: &str, reading: Reading) -> Vec<Id> {
        let known = self.names.contains_key(name);
        let id = self.source_named(name, reading.imprint.clone());
        if known {
            self.shown.retain(|shown| *shown != id);
        }
        let mut old: HashMap<Key, VecDeque<Id>> = HashMap::new();
        for at in std::mem::take(&mut self.source_mut(id).articles) {
            old.entry(self.entries[at.0 as usize].key)
                .or_default()
                .push_back(at);
        }
        let mut fresh = Vec::new();
        let mut now = Vec::with_capacity(reading.articles.len());
        if old.is_empty() {
            self.entries.reserve(reading.articles.len());
        }
        for article in reading.articles {
            let key = Key::of(&article);
            let aliases: Box<[Key]> = Key::aliases(&article).collect();
            let characters = u32::try_from(article.characters()).unwrap_or(u32::MAX);
            let known = old.get_mut(&key).and_then(VecDeque::pop_front);
            let at =
                known.unwrap_or_else(|| Id(u32::try_from(self.entries.len()).unwrap_or(u32::MAX)));
            now.push(at);
            if known.is_some() {
                let entry = &mut self.entries[at.0 as usize];
                (entry.article, entry.aliases) = (article, aliases);
                entry.characters = characters;
            } else {
                self.entries.push(Entry {
                    key,
                    aliases,
                    source: id,
                    article,
                    characters,
                });
                fresh.push(at);
            }
        }
        let source = self.source_mut(id);
        source.articles.clone_from(&now);
        source.furniture = reading.furniture;
        source.text = reading.text;
        source.above = reading.above;
        source.edition += 1;
        source.mended = reading.mended;
        self.place(id);
        for at in now {
            self.file(at);
        }
        self.link(id);
        fresh
    }

    /// Takes the articles of a file off the shelf, of all its pages; their [`Id`]s stay good.
    pub fn remove(&mut self, file: &str) {
        self.cut(file, 0);
    }

    /// Takes the pages of a file from number `count` on, from 0, off the shelf: it has no more than `count` now.
    pub fn cut(&mut self, file: &str, count: usize) {
        let mut gone = HashSet::new();
        while let Some(&id) = self.names.get(&leaf_name(file, count + gone.len())) {
            self.source_mut(id).articles.clear();
            self.links.remove(id);
            gone.insert(id);
        }
        if !gone.is_empty() {
            self.shown.retain(|shown| !gone.contains(shown));
        }
    }

    /// The article of this run.
    pub fn entry(&self, id: Id) -> Option<&Entry> {
        self.entries.get(id.0 as usize)
    }

    /// The article with this key; the first one read if there are several.
    pub fn find(&self, key: Key) -> Option<Id> {
        self.keys.get(&key).copied()
    }

    /// The article, on another page of the same issue or file, that an article goes on in: 下转第3版.
    pub fn continued(&self, id: Id) -> Option<Id> {
        self.links.continued(id)
    }

    /// The article, on another page of the same issue or file, that an article goes on with: 上接第1版.
    pub fn continues(&self, id: Id) -> Option<Id> {
        self.links.continues(id)
    }

    /// An article and those that it goes on in, one after the other.
    pub fn joined(&self, id: Id) -> Vec<Id> {
        let mut found = vec![id];
        let mut last = id;
        while let Some(next) = self.continued(last).filter(|next| !found.contains(next)) {
            found.push(next);
            last = next;
        }
        found
    }

    /// Whether an article is on the shelf.
    pub fn is_shown(&self, id: Id) -> bool {
        let source = self.entry(id).map(|entry| self.source(entry.source));
        source.is_some_and(|source| source.articles.contains(&id))
    }

    /// Whether an article's dump was read again, and it is not in it any more.
    pub fn is_replaced(&self, id: Id) -> bool {
        let source = self.entry(id).map(|entry| self.source(entry.source));
        source.is_some_and(|source| {
            let read = source.mended.is_some() || !source.articles.is_empty();
            read && !source.articles.contains(&id)
        })
    }

    /// The article that stands for one that is replaced: which it was merged into, or which bears its headline on the
    /// same page, if just one does.
    pub fn heir(&self, id: Id) -> Option<Id> {
        let gone = self.entry(id)?;
        let merged = self.find(gone.key).filter(|heir| self.is_shown(*heir));
        if merged.is_some() {
            return merged;
        }
        let headline = &gone.article.headline;
        let here = self.source(gone.source).articles.iter().copied();
        let mut same = here.filter(|other| {
            let other = self.entry(*other);
            other.is_some_and(|other| other.article.headline == *headline)
        });
        same.next().filter(|_| same.next().is_none())
    }

    /// The dump of this name.
    pub fn named(&self, name: &str) -> Option<&Source> {
        self.names.get(name).map(|id| self.source(*id))
    }

    /// The dumps on the shelf that have an article of one of these keys, or had one before they were corrected.
    pub fn with_keys(&self, keys: &[Key]) -> impl Iterator<Item = SourceId> {
        let ever = self
            .entries
            .iter()
            .filter(|entry| keys.contains(&entry.key));
        let mut found: HashSet<SourceId> = ever.map(|entry| entry.source).collect();
        found.extend(self.shown.iter().filter(|id| {
            let mended = self.source(**id).mended.as_ref();
            let mut before = mended.into_iter().flat_map(|mended| &mended.articles);
            before.any(|article| keys.contains(&Key::of(article)))
        }));
        self.shown
            .iter()
            .copied()
            .filter(move |id| found.contains(id))
    }

    /// What a dump came to, as it is on the shelf.
    pub fn reading(&self, id: SourceId) -> Reading {
        let source = self.source(id);
        let articles = source.articles.iter().filter_map(|id| self.entry(*id));
        Reading {
            imprint: source.imprint.clone(),
            articles: articles.map(|entry| Arc::clone(&entry.article)).collect(),
            furniture: source.furniture.clone(),
            text: source.text.clone(),
            above: source.above,
            mended: source.mended.clone(),
        }
    }

    /// The name of an article for ever.
    pub fn key(&self, id: Id) -> Option<Key> {
        self.entry(id).map(|entry| entry.key)
    }

    /// The dump with this id.
    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id.0 as usize]
    }

    /// What became of each stretch of a dump, in its order; articles are counted as [`Source::articles`] has them.
    pub fn fates(&self, id: SourceId) -> Vec<(Range<usize>, Fate)> {
        let source = self.source(id);
        let entries = source.articles.iter().filter_map(|id| self.entry(*id));
        let mut found = stretches(entries.map(|entry| &*entry.article), &source.furniture);
        found.retain(|(span, _)| source.text.get(span.clone()).is_some());
        found
    }

    /// The dumps on the shelf: the newest issue first, then by paper, page and name; undated ones last, by name.
    pub fn sources(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.shown.iter().map(|id| (*id, self.source(*id)))
    }

    /// All articles on the shelf, in the order shown.
    pub fn articles(&self) -> impl Iterator<Item = (Id, &Entry)> {
        let ids = self
            .sources()
            .flat_map(|(_, source)| source.articles.iter());
        ids.filter_map(|id| Some((*id, self.entry(*id)?)))
    }

    /// How many articles are on the shelf.
    pub fn shown(&self) -> usize {
        self.sources()
            .map(|(_, source)| source.articles.len())
            .sum()
    }

    /// How many articles were ever put in: one more than the largest [`Id`].
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing was ever put in.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Sees that an article is found by its keys, unless another one on the shelf is.
    fn file(&mut self, at: Id) {
        let Some(entry) = self.entry(at) else { return };
        let keys: Vec<Key> = entry.keys().collect();
        for key in keys {
            let known = self.keys.get(&key).copied();
            if known.is_none_or(|known| !self.is_shown(known)) {
                self.keys.insert(key, at);
            }
        }
    }

    /// Sees which halves of articles a dump has, and where the others are.
    fn link(&mut self, id: SourceId) {
        let source = &self.sources[id.0 as usize];
        let articles = source.articles.iter();
        let articles =
            articles.filter_map(|id| Some((*id, &*self.entries.get(id.0 as usize)?.article)));
        let file = file_of(&source.name);
        self.links.put(id, file, &source.imprint, articles);
    }

    fn source_named(&mut self, name: &str, imprint: Arc<Imprint>) -> SourceId {
        if let Some(&id) = self.names.get(name) {
            self.source_mut(id).imprint = imprint;
            return id;
        }
        let id = SourceId(u32::try_from(self.sources.len()).unwrap_or(u32::MAX));
        self.names.insert(name.to_owned(), id);
        self.sources.push(Source {
            name: name.to_owned(),
            imprint,
            articles: Vec::new(),
            furniture: Vec::new(),
            text: Arc::default(),
            above: 0,
            edition: 0,
            mended: None,
        });
        id
    }

    fn source_mut(&mut self, id: SourceId) -> &mut Source {
        &mut self.sources[id.0 as usize]
    }

    /// Puts a dump that is not on the shelf where it belongs there.
    fn place(&mut self, id: SourceId) {
        let rank = rank(self.source(id));
        let at = self
            .shown
            .partition_point(|other| self::rank(self.source(*other)) <= rank);
        self.shown.insert(at, id);
    }
}

/// The name of page `number` of a file, from 0: the first bears the file's, the second has `#2` after it.
pub fn leaf_name(file: &str, number: usize) -> String {
    match number {
        0 => file.to_owned(),
        _ => format!("{file}#{}", number + 1),
    }
}

/// The name of the file that a page stands in.
fn file_of(leaf: &str) -> &str {
    let number = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    match leaf.rsplit_once('#') {
        Some((file, rest)) if number(rest) => file,
        _ => leaf,
    }
}

type Rank<'a> = (Reverse<Option<Date>>, Option<&'a str>, Option<u16>, &'a str);

fn rank(source: &Source) -> Rank<'_> {
    let imprint = &source.imprint;
    (
        Reverse(imprint.date),
        imprint.paper.as_deref(),
        imprint.page,
        &source.name,
    )
}
