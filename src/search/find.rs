//! A query over all headlines: candidates, judgement, the first of the ranking. It does not know how words match.

use std::ops::Range;

use fuzzy_matcher::skim::SkimMatcherV2;

use super::headlines::Headlines;
use super::initials::Initials;
use super::loose;
use super::merit::{Match, Merit, Tier};
use super::query::{Clause, Fact, Query, Term, What};
use super::ranking::Ranking;
use super::word::{Fit, Word};

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How many headlines match.
    pub total: usize,
    /// The best of them, the best first.
    pub hits: Vec<Hit>,
}

/// A headline that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which headline.
    pub id: u32,
    /// Where in it the match stands; of several words, that of the worst.
    pub tier: Tier,
    /// The characters that match, in bytes of the headline as pushed, on character boundaries, sorted, disjoint.
    pub spans: Vec<Range<usize>>,
}

impl Headlines {
    /// The headlines for which every clause of the query holds, at most `limit` of them, the best first: by [`Tier`], then
    /// as written before pinyin, whole syllables before broken ones and usual readings before rare ones, then fewer pieces,
    /// a shorter span, an earlier place, the smaller id. Words that touch are one piece. A query without clauses finds
    /// nothing. `knows` answers whether a fact holds for the article of a headline.
    pub fn find(&self, query: &Query, limit: usize, knows: &dyn Fn(&Fact, u32) -> bool) -> Found {
        let mut ranking = Ranking::new(limit);
        let mut gappy = Vec::new();
        let mut total = 0;
        for id in self.candidates(query) {
            let Some(fit) = judge(query, self.row(id), &|fact| knows(fact, id)) else {
                continue;
            };
            total += 1;
            match fit {
                Fit::Whole(found) => ranking.offer((found.merit(self.row(id)), id)),
                Fit::Gappy => gappy.push(id),
            }
        }
        let matcher = loose::matcher();
        if ranking.room() > 0 {
            // Pieces are only compared where they reach the page; they are worse than all the rest.
            let merit = |id| {
                Some((
                    self.pieces(query, id, &matcher, knows)?.merit(self.row(id)),
                    id,
                ))
            };
            gappy
                .into_iter()
                .filter_map(merit)
                .for_each(|item| ranking.offer(item));
        }
        let ranked = ranking.sorted().into_iter();
        let hits = ranked
            .filter_map(|(merit, id)| self.hit(query, merit, id, &matcher, knows))
            .collect();
        Found { total, hits }
    }

    /// A superset of the headlines that match, ascending.
    fn candidates(&self, query: &Query) -> Box<dyn Iterator<Item = u32> + '_> {
        let words: Vec<&Word> = query.clauses.iter().filter_map(needed).collect();
        let hanzi = words.iter().flat_map(|word| word.hanzi());
        let rarest = hanzi.min_by_key(|&c| self.count(c));
        let wanted = || {
            words
                .iter()
                .map(|word| word.initials())
                .fold(Initials::default(), Initials::or)
        };
        match rarest {
            _ if query.is_empty() => Box::new(std::iter::empty()),
            Some(c) if self.count(c) == 0 => Box::new(std::iter::empty()),
            Some(c) => Box::new(self.holding(c)),
            None => Box::new(self.sounding(wanted())),
        }
    }

    /// How a query fits a headline, in pieces if need be.
    fn pieces(
        &self,
        query: &Query,
        id: u32,
        matcher: &SkimMatcherV2,
        knows: &dyn Fn(&Fact, u32) -> bool,
    ) -> Option<Match> {
        let row = self.row(id);
        let best = |clause: &Clause| {
            let terms = clause.0.iter();
            let found = terms.filter_map(|term| match (&term.what, term.not) {
                (What::Headline(word), false) => word.pieces(row, matcher),
                _ => term_fits(term, row, &|fact| knows(fact, id)).map(|_| Match::default()),
            });
            found.min_by_key(|found| found.merit(row))
        };
        let mut matches = query.clauses.iter().map(best);
        let first = matches.next()??;
        matches.try_fold(first, |all, own| Some(all.and(own?)))
    }

    fn hit(
        &self,
        query: &Query,
        merit: Merit,
        id: u32,
        matcher: &SkimMatcherV2,
        knows: &dyn Fn(&Fact, u32) -> bool,
    ) -> Option<Hit> {
        let pieces = self.pieces(query, id, matcher, knows)?.pieces;
        let spans = pieces.iter().map(|piece| self.unfold(id, piece)).collect();
        Some(Hit {
            id,
            tier: merit.tier,
            spans,
        })
    }
}

/// The word that every headline must have for a clause to hold.
fn needed(clause: &Clause) -> Option<&Word> {
    match clause.0.as_slice() {
        [
            Term {
                not: false,
                what: What::Headline(word),
            },
        ] => Some(word),
        _ => None,
    }
}

/// How all clauses together fit one headline, if they do.
fn judge(query: &Query, row: &str, knows: &dyn Fn(&Fact) -> bool) -> Option<Fit> {
    let best = |clause: &Clause| {
        let fits = clause
            .0
            .iter()
            .filter_map(|term| term_fits(term, row, knows));
        fits.min_by_key(|fit| match fit {
            Fit::Whole(found) => (false, Some(found.merit(row))),
            Fit::Gappy => (true, None),
        })
    };
    let mut fits = query.clauses.iter().map(best);
    let first = fits.next()??;
    fits.try_fold(first, |fit, own| match (fit, own?) {
        (Fit::Whole(a), Fit::Whole(b)) => Some(Fit::Whole(a.and(b))),
        _ => Some(Fit::Gappy),
    })
}

/// How a term fits: one that only holds, in no place.
fn term_fits(term: &Term, row: &str, knows: &dyn Fn(&Fact) -> bool) -> Option<Fit> {
    let holds = match &term.what {
        What::Headline(word) if !term.not => return word.fit(row),
        What::Headline(word) => word.whole(row).is_some(),
        What::Fact(fact) => knows(fact),
    };
    (holds != term.not).then(|| Fit::Whole(Match::default()))
}
