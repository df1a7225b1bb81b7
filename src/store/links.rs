//! Articles in two halves, 下转第3版 and 上接第1版: which belong together, kept in step with every page that comes or goes.

use std::collections::{BTreeMap, HashMap};

use crate::article::{Article, Date, Imprint, Turn, turns};

use super::{Id, SourceId};

/// How many halves of one place are compared with each other, so that a file of nothing but turns takes no longer.
const BEGINNINGS: usize = 8;
const ENDINGS: usize = 16;

/// How much of a text tells what it speaks of, in characters.
const TOLD: usize = 300;

/// How alike two halves are at least that do not name each other's page.
const ALIKE: f32 = 0.1;

/// The halves of articles, and which belong together.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// Beginnings by the page they go on to, and endings by the page they stand on.
    beginnings: HashMap<Issue, Pages>,
    endings: HashMap<Issue, Pages>,
    /// Where the halves of a page are.
    places: HashMap<SourceId, Vec<(bool, Place)>>,
    continued: HashMap<Id, Id>,
    continues: HashMap<Id, Id>,
}

/// Halves by page; those whose page is not known first.
type Pages = BTreeMap<Option<u16>, Vec<Half>>;

/// An issue, and a page of it if that is known.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Place {
    issue: Issue,
    page: Option<u16>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Issue {
    Day(Date),
    File(String),
}

/// A half of an article.
#[derive(Clone, Debug)]
struct Half {
    id: Id,
    source: SourceId,
    paper: Option<String>,
    /// The page it stands on.
    page: Option<u16>,
    /// The page of the other half, as it says.
    other: Option<u16>,
    /// Pairs of characters of its headline and of its text, sorted.
    title: Vec<(char, char)>,
    text: Vec<(char, char)>,
}

impl Links {
    /// The article that an article goes on in.
    pub fn continued(&self, id: Id) -> Option<Id> {
        self.continued.get(&id).copied()
    }

    /// The article that an article goes on with.
    pub fn continues(&self, id: Id) -> Option<Id> {
        self.continues.get(&id).copied()
    }

    /// Takes the halves of a page in, in place of those it had.
    pub fn put<'a>(
        &mut self,
        source: SourceId,
        file: &str,
        imprint: &Imprint,
        articles: impl Iterator<Item = (Id, &'a Article)>,
    ) {
        let mut changed = self.take_out(source);
        let issue = match imprint.date {
            Some(date) => Issue::Day(date),
            None => Issue::File(file.to_owned()),
        };
        for (id, article) in articles {
            let turns = turns(article);
            let half = |other| Half::of(id, source, imprint, other, article);
            let place = |page| Place {
                issue: issue.clone(),
                page,
            };
            if let Some(Turn { page: other }) = turns.onward {
                changed.push(place(other));
                self.add(true, place(other), half(other));
            }
            if let Some(Turn { page: other }) = turns.back {
                changed.push(place(imprint.page));
                self.add(false, place(imprint.page), half(other));
            }
        }
        self.solve_all(changed);
    }

    /// Takes the halves of a page out.
    pub fn remove(&mut self, source: SourceId) {
        let changed = self.take_out(source);
        self.solve_all(changed);
    }

    fn add(&mut self, begins: bool, place: Place, half: Half) {
        self.places
            .entry(half.source)
            .or_default()
            .push((begins, place.clone()));
        let halves = if begins {
            &mut self.beginnings
        } else {
            &mut self.endings
        };
        let pages = halves.entry(place.issue).or_default();
        pages.entry(place.page).or_default().push(half);
    }

    /// Takes the halves of a page out; the places where something changed by that.
    fn take_out(&mut self, source: SourceId) -> Vec<Place> {
        let places = self.places.remove(&source).unwrap_or_default();
        let mut changed = Vec::new();
        for (begins, place) in places {
            let halves = if begins {
                &mut self.beginnings
            } else {
                &mut self.endings
            };
            let pages = halves.get_mut(&place.issue);
            let Some(there) = pages.and_then(|pages| pages.get_mut(&place.page)) else {
                continue;
            };
            let (gone, kept) = std::mem::take(there)
                .into_iter()
                .partition(|half| half.source == source);
            *there = kept;
            let gone: Vec<Half> = gone;
            for half in gone {
                self.part(half.id, begins);
            }
            changed.push(place);
        }
        changed
    }

    /// Undoes the link of a half.
    fn part(&mut self, id: Id, begins: bool) {
        let (own, others) = if begins {
            (&mut self.continued, &mut self.continues)
        } else {
            (&mut self.continues, &mut self.continued)
        };
        if let Some(other) = own.remove(&id) {
            others.remove(&other);
        }
    }

    fn solve_all(&mut self, mut changed: Vec<Place>) {
        // An ending on a page without a number may belong to a beginning that names any page.
        let open: Vec<Issue> = changed
            .iter()
            .filter(|place| place.page.is_none())
            .map(|place| place.issue.clone())
            .collect();
        for issue in open {
            let pages = self
                .beginnings
                .get(&issue)
                .into_iter()
                .flat_map(BTreeMap::keys)
                .take(BEGINNINGS);
            changed.extend(pages.map(|page| Place {
                issue: issue.clone(),
                page: *page,
            }));
        }
        let mut done: Vec<Place> = Vec::new();
        for place in changed {
            if !done.contains(&place) {
                self.solve(&place);
                done.push(place);
            }
        }
    }

    /// Links the beginnings that name a page with the endings on it: the likeliest pair first.
    fn solve(&mut self, place: &Place) {
        let beginnings: Vec<&Half> = on(&self.beginnings, &place.issue, place.page)
            .take(BEGINNINGS)
            .collect();
        let mut endings: Vec<&Half> = on(&self.endings, &place.issue, place.page)
            .take(ENDINGS)
            .collect();
        if place.page.is_some() {
            endings.extend(on(&self.endings, &place.issue, None).take(ENDINGS));
        }
        let mut pairs: Vec<(f32, Id, Id)> = Vec::new();
        for beginning in &beginnings {
            let fits = endings
                .iter()
                .filter_map(|ending| Some((beginning.fits(ending)?, beginning.id, ending.id)));
            pairs.extend(fits);
        }
        let own: Vec<Id> = beginnings.iter().map(|half| half.id).collect();
        for id in &own {
            self.part(*id, true);
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (_, from, to) in pairs {
            if !self.continued.contains_key(&from) && !self.continues.contains_key(&to) {
                self.continued.insert(from, to);
                self.continues.insert(to, from);
            }
        }
    }
}

impl Half {
    fn of(
        id: Id,
        source: SourceId,
        imprint: &Imprint,
        other: Option<u16>,
        article: &Article,
    ) -> Self {
        let text = article.blocks.iter().flat_map(|block| block.text.chars());
        let title = if article.has_printed_headline() {
            article.headline.as_str()
        } else {
            ""
        };
        Self {
            id,
            source,
            paper: imprint.paper.clone(),
            page: imprint.page,
            other,
            title: pairs(title.chars()),
            text: pairs(text.take(TOLD)),
        }
    }

    /// How well an ending fits a beginning, if it may belong to it.
    fn fits(&self, ending: &Self) -> Option<f32> {
        let differ = |a: &Option<u16>, b: &Option<u16>| a.zip(*b).is_some_and(|(a, b)| a != b);
        let papers = self.paper.as_ref().zip(ending.paper.as_ref());
        if self.source == ending.source
            || papers.is_some_and(|(a, b)| a != b)
            || differ(&self.page, &ending.other)
            || differ(&self.other, &ending.page)
        {
            return None;
        }
        let named = self.other.is_some()
            && self.other == ending.page
            && self.page.is_some()
            && self.page == ending.other;
        let titled = shared(&self.title, &ending.title).max(shared(&self.title, &ending.text));
        let alike = titled + shared(&self.text, &ending.text);
        (named || alike > ALIKE).then_some(alike + f32::from(u8::from(named)))
    }
}

fn on<'a>(
    halves: &'a HashMap<Issue, Pages>,
    issue: &Issue,
    page: Option<u16>,
) -> impl Iterator<Item = &'a Half> {
    let pages = halves.get(issue);
    pages
        .and_then(|pages| pages.get(&page))
        .into_iter()
        .flatten()
}

fn pairs(text: impl Iterator<Item = char>) -> Vec<(char, char)> {
    let letters: Vec<char> = text.filter(|c| c.is_alphanumeric()).collect();
    let mut found: Vec<(char, char)> = letters.windows(2).map(|two| (two[0], two[1])).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The share of the smaller set that the other has too.
fn shared(a: &[(char, char)], b: &[(char, char)]) -> f32 {
    let (small, large) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let common = small
        .iter()
        .filter(|pair| large.binary_search(pair).is_ok())
        .count();
    let real = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    if small.len() < 2 {
        0.0
    } else {
        real(common) / real(small.len())
    }
}
