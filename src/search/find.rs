//! A query over all headlines: candidates, judgement, the first of the ranking. It does not know how words match.

use std::ops::Range;

use fuzzy_matcher::skim::SkimMatcherV2;

use super::headlines::Headlines;
use super::initials::Initials;
use super::loose;
use super::merit::{Match, Merit, Tier};
use super::query::Query;
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
    /// The headlines in which every word of the query is found, at most `limit` of them, the best first: by [`Tier`],
    /// then as written before pinyin, whole syllables before broken ones and usual readings before rare ones, then fewer
    /// pieces, a shorter span, an earlier place, the smaller id. Words that touch are one piece. A query without words
    /// finds nothing.
    pub fn find(&self, query: &Query, limit: usize) -> Found {
        let mut ranking = Ranking::new(limit);
        let mut gappy = Vec::new();
        let mut total = 0;
        for id in self.candidates(query.words()) {
            let Some(fit) = judge(query.words(), self.row(id)) else {
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
            let merit = |id| Some((self.pieces(query, id, &matcher)?.merit(self.row(id)), id));
            gappy
                .into_iter()
                .filter_map(merit)
                .for_each(|item| ranking.offer(item));
        }
        let ranked = ranking.sorted().into_iter();
        let hits = ranked
            .filter_map(|(merit, id)| self.hit(query, merit, id, &matcher))
            .collect();
        Found { total, hits }
    }

    /// A superset of the headlines that match, ascending.
    fn candidates(&self, words: &[Word]) -> Box<dyn Iterator<Item = u32> + '_> {
        let hanzi = words.iter().flat_map(Word::hanzi);
        let rarest = hanzi.min_by_key(|&c| self.count(c));
        let wanted = || {
            words
                .iter()
                .map(Word::initials)
                .fold(Initials::default(), Initials::or)
        };
        match rarest {
            _ if words.is_empty() => Box::new(std::iter::empty()),
            Some(c) if self.count(c) == 0 => Box::new(std::iter::empty()),
            Some(c) => Box::new(self.holding(c)),
            None => Box::new(self.sounding(wanted())),
        }
    }

    /// How a query fits a headline, in pieces if need be.
    fn pieces(&self, query: &Query, id: u32, matcher: &SkimMatcherV2) -> Option<Match> {
        let row = self.row(id);
        let mut matches = query.words().iter().map(|word| word.pieces(row, matcher));
        let first = matches.next()??;
        matches.try_fold(first, |all, own| Some(all.and(own?)))
    }

    fn hit(&self, query: &Query, merit: Merit, id: u32, matcher: &SkimMatcherV2) -> Option<Hit> {
        let pieces = self.pieces(query, id, matcher)?.pieces;
        let spans = pieces.iter().map(|piece| self.unfold(id, piece)).collect();
        Some(Hit {
            id,
            tier: merit.tier,
            spans,
        })
    }
}

/// How all words together fit one headline, if they do.
fn judge(words: &[Word], row: &str) -> Option<Fit> {
    let mut fits = words.iter().map(|word| word.fit(row));
    let first = fits.next()??;
    fits.try_fold(first, |fit, own| match (fit, own?) {
        (Fit::Whole(a), Fit::Whole(b)) => Some(Fit::Whole(a.and(b))),
        _ => Some(Fit::Gappy),
    })
}
