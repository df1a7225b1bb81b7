//! The texts of the articles on the shelf, taken in for the full text a slice at a time.

use std::sync::Arc;

use crate::article::Article;
use crate::search::fulltext::{Phrases, Search, Texts};
use crate::store::{Id, Store};

/// How many bytes of texts are taken in at a time: a millisecond or two.
const SLICE: usize = 256 << 10;

/// What an article costs beside its text.
const EACH: usize = 64;

/// The texts of the articles on the shelf.
#[derive(Debug, Default)]
pub struct Bodies {
    /// Text number n is that of the article with [`Id`] n.
    texts: Texts,
    /// The first article that was not begun.
    next: u32,
    /// Those that were read again in other words.
    again: Vec<Id>,
    /// The article that is being taken in.
    open: Option<Open>,
    /// Whether the order is that of the shelf.
    is_arranged: bool,
}

/// An article that is being taken in, and how far it is: it may be read again meanwhile.
#[derive(Debug)]
struct Open {
    id: Id,
    article: Arc<Article>,
    block: usize,
    byte: usize,
}

impl Bodies {
    /// Takes some more texts in; says whether there were any.
    pub fn index(&mut self, store: &Store) -> bool {
        let mut room = SLICE;
        while room > 0 {
            let Some(mut open) = self.open.take().or_else(|| self.begin(store)) else {
                break;
            };
            if open.write(&mut self.texts, &mut room) {
                self.texts.put(open.id.0);
                room = room.saturating_sub(EACH);
            } else {
                self.open = Some(open);
            }
            self.is_arranged = false;
        }
        room < SLICE
    }

    /// Whether some texts are not taken in yet.
    pub fn is_behind(&self, store: &Store) -> bool {
        self.open.is_some() || !self.again.is_empty() || (self.next as usize) < store.len()
    }

    /// How many texts can be found.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Reads about `budget` bytes more of the texts taken in; says whether there were any to read.
    pub fn search(&mut self, search: &mut Search, store: &Store, budget: usize) -> bool {
        if !self.is_arranged {
            self.is_arranged = true;
            self.texts.arrange(store.articles().map(|(id, _)| id.0));
        }
        search.step(&self.texts, budget)
    }

    /// Whether each phrase stands in a block of an article's text; whatever is taken in.
    pub fn hold(&self, id: Id, phrases: &Phrases, store: &Store) -> bool {
        let is_fresh = !self.again.contains(&id) && self.open.as_ref().is_none_or(|o| o.id != id);
        let held = self.texts.hold(id.0, phrases).filter(|_| is_fresh);
        let plainly = || {
            let entry = store.entry(id);
            let blocks = entry.into_iter().flat_map(|entry| &entry.article.blocks);
            phrases.stand_in(blocks.map(|block| block.text))
        };
        held.unwrap_or_else(plainly)
    }

    /// The articles of a dump came or went; `before` are those that it had.
    pub fn changed(&mut self, before: Vec<(Id, Arc<Article>)>, store: &Store) {
        self.is_arranged = false;
        for (id, old) in before {
            let begun = id.0 < self.next && !self.again.contains(&id);
            let new = store.entry(id).map(|entry| &entry.article);
            if begun && new.is_some_and(|new| !has_same_text(&old, new)) {
                self.again.push(id);
            }
        }
    }

    fn begin(&mut self, store: &Store) -> Option<Open> {
        let id = self.again.pop().or_else(|| {
            let id = Id(self.next);
            store.entry(id)?;
            self.next += 1;
            Some(id)
        })?;
        let article = Arc::clone(&store.entry(id)?.article);
        let blocks = &article.blocks;
        self.texts.reserve(blocks.bytes() + blocks.len());
        Some(Open {
            id,
            article,
            block: 0,
            byte: 0,
        })
    }
}

impl Open {
    /// Writes as much of the text as there is room for; says whether that is all.
    fn write(&mut self, texts: &mut Texts, room: &mut usize) -> bool {
        while let Some(block) = self.article.blocks.get(self.block) {
            if *room == 0 {
                return false;
            }
            let rest = &block.text[self.byte..];
            let end = (rest.len().min(*room)..=rest.len()).find(|at| rest.is_char_boundary(*at));
            let end = end.unwrap_or(rest.len());
            texts.write(&rest[..end]);
            *room = room.saturating_sub(end.max(1));
            self.byte += end;
            if end == rest.len() {
                texts.end_block();
                (self.block, self.byte) = (self.block + 1, 0);
            }
        }
        true
    }
}

fn has_same_text(one: &Article, other: &Article) -> bool {
    let texts = [one, other].map(|article| article.blocks.iter().map(|block| block.text));
    let [one, other] = texts;
    one.eq(other)
}
