//! A query over all headlines, some at a time: candidates, judgement, the first of the ranking. It does not know how words
//! match.

use std::ops::Range;

use fuzzy_matcher::skim::SkimMatcherV2;

use crate::text::{fold, is_ignorable};

use super::bits::{Bits, ROWS};
use super::headlines::{Headlines, narrow};
use super::loose;
use super::merit::{Match, Merit, Tier};
use super::plan::Plan;
use super::query::{Clause, Fact, Query, Term, What};
use super::ranking::Ranking;
use super::row::Row;
use super::segment::Segment;
use super::word::{Fit, Word};

/// So many headlines that hold the query in pieces are weighed against each other at least; of more the likeliest.
const WEIGHED: usize = 500;

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
    /// The characters that match, in UTF-16 units of the headline folded, sorted, disjoint.
    pieces: Vec<Range<usize>>,
}

/// A search that goes on as long as it is told to.
#[derive(Clone, Debug)]
pub struct Search {
    query: Query,
    plan: Plan,
    ranking: Ranking<(Merit, u32)>,
    /// Headlines that may match in pieces only, as long as there is room for them.
    gappy: Vec<u32>,
    /// The first headline that was not looked at.
    next: usize,
    /// Which match, by segment.
    matching: Vec<Bits>,
    /// Which matched a shorter query, and how many headlines there were then.
    within: Option<(Vec<Bits>, usize)>,
    /// Of the headlines, when it began.
    edition: u32,
}

/// Answers whether a fact holds for the article of a headline.
pub type Knows<'a> = &'a dyn Fn(&Fact, u32) -> bool;

impl Headlines {
    /// The headlines for which every clause of the query holds, at most `limit` of them, the best first: by [`Tier`], then
    /// as written before pinyin, whole syllables before broken ones and usual readings before rare ones, then fewer pieces,
    /// a shorter span, an earlier place, the newer one, the smaller id. Words that touch are one piece. A query without
    /// clauses finds nothing.
    pub fn find(&self, query: &Query, limit: usize, knows: Knows) -> Found {
        let mut search = Search::new(query.clone(), limit, self);
        while search.step(self, usize::MAX, knows) {}
        search.found(self, knows)
    }
}

impl Hit {
    /// A hit that matches in no place.
    pub fn whole(id: u32) -> Self {
        Self {
            id,
            tier: Tier::Prefix,
            pieces: Vec::new(),
        }
    }

    /// The characters that match, in bytes of the headline as it was pushed, on character boundaries, sorted, disjoint.
    pub fn spans(&self, headline: &str) -> Vec<Range<usize>> {
        let mut spans: Vec<Range<usize>> = Vec::new();
        let mut pieces = self.pieces.iter().peekable();
        let mut unit = 0;
        for (at, c) in headline.char_indices().filter(|(_, c)| !is_ignorable(*c)) {
            while pieces.next_if(|piece| piece.end <= unit).is_some() {}
            let Some(piece) = pieces.peek() else { break };
            if piece.contains(&unit) {
                let end = at + c.len_utf8();
                match spans.last_mut() {
                    // What shows nothing between two characters of a piece is in it.
                    Some(last) if unit > piece.start => last.end = end,
                    _ => spans.push(at..end),
                }
            }
            unit += fold(c).len_utf16();
        }
        spans
    }
}

impl Search {
    /// A search for the best `limit` headlines.
    pub fn new(query: Query, limit: usize, headlines: &Headlines) -> Self {
        Self {
            plan: Plan::new(&query, headlines.alphabet(), headlines.segments().len()),
            query,
            ranking: Ranking::new(limit),
            gappy: Vec::new(),
            next: 0,
            matching: Vec::new(),
            within: None,
            edition: headlines.edition(),
        }
    }

    /// The same, but where another search found all that this one finds (see [`Query::narrows`]), only among those.
    pub fn within(mut self, wider: &Self) -> Self {
        if wider.edition == self.edition && self.query.narrows(&wider.query) {
            self.within = Some((wider.matching.clone(), wider.next));
        }
        self
    }

    /// Whether the headlines are other ones than when it began, so that it must begin anew.
    pub fn is_outdated(&self, headlines: &Headlines) -> bool {
        self.edition != headlines.edition()
    }

    /// How many headlines it has not looked at.
    pub fn rest(&self, headlines: &Headlines) -> usize {
        headlines.len().saturating_sub(self.next)
    }

    /// What it looks for.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Looks at some more headlines, at least at `count` of them if there are so many; says whether there are more.
    /// Headlines that were added since are looked at as well.
    pub fn step(&mut self, headlines: &Headlines, count: usize, knows: Knows) -> bool {
        let end = self.next.saturating_add(count);
        let segments = headlines.segments();
        while self.next < end && !self.query.is_empty() {
            let number = self.next / ROWS;
            let Some(segment) = segments
                .get(number)
                .filter(|own| own.len() > self.next % ROWS)
            else {
                return false;
            };
            self.look(number, segment, knows);
            self.next = number * ROWS + segment.len();
        }
        !self.query.is_empty() && self.next < headlines.len()
    }

    /// All headlines that match, of those it has looked at, ascending.
    pub fn ids(&self) -> impl Iterator<Item = u32> {
        let segments = self.matching.iter().enumerate();
        segments.flat_map(|(number, rows)| rows.from(0).map(move |row| narrow(number * ROWS + row)))
    }

    /// What was found so far.
    pub fn found(&self, headlines: &Headlines, knows: Knows) -> Found {
        let matcher = loose::matcher();
        let mut ranking = self.ranking.clone();
        if ranking.room() > 0 {
            for id in self.likeliest(headlines) {
                let merit = self.pieces(headlines.row(id), id, &matcher, knows);
                if let Some(found) = merit {
                    ranking.offer((found.merit(headlines.row(id), headlines.day(id)), id));
                }
            }
        }
        let hit = |(merit, id): (Merit, u32)| {
            let found = self.pieces(headlines.row(id), id, &matcher, knows)?;
            Some(Hit {
                id,
                tier: merit.tier,
                pieces: found.pieces,
            })
        };
        Found {
            total: self.matching.iter().map(Bits::count).sum(),
            hits: ranking.sorted().into_iter().filter_map(hit).collect(),
        }
    }

    /// Looks at the rows of a segment from the next one on.
    fn look(&mut self, number: usize, segment: &Segment, knows: Knows) {
        let mut rows = segment.rows();
        if let Some((within, end)) = &self.within
            && let Some(known) = within.get(number)
        {
            // Those that came later were not looked at.
            let mut known = known.clone();
            let mut later = rows.clone();
            later.leave_out(&Bits::below(end.saturating_sub(number * ROWS)));
            known.join(&later);
            rows.meet(&known);
        }
        let known = self.plan.exact && segment.index().is_some();
        if let Some(index) = segment.index() {
            rows = self.plan.rows(index, rows);
        }
        if self.matching.len() <= number {
            self.matching.resize(number + 1, Bits::none());
        }
        for row in rows.from(self.next % ROWS) {
            let id = narrow(number * ROWS + row);
            // Where only a headline that begins so may be among the best, its first unit tells whether to look.
            if known && self.is_choosy() && !self.may_begin(segment.first(row)) {
                self.matching[number].put(row);
                continue;
            }
            if self.judge(segment, row, id, known, knows) {
                self.matching[number].put(row);
            }
        }
    }

    /// Whether the best are so good that only headlines which begin with the query are as good.
    fn is_choosy(&self) -> bool {
        let worst = self.ranking.worst();
        worst.is_some_and(|(merit, _)| merit.tier <= Tier::Prefix)
    }

    /// Whether a headline that begins with this unit may begin with the first word of the query.
    fn may_begin(&self, unit: Option<u16>) -> bool {
        let word = self.query.clauses.iter().flat_map(words).next();
        word.zip(unit)
            .is_none_or(|(word, unit)| word.may_begin(unit))
    }

    /// Whether a row matches, which may be known before; if it is good enough it is ranked.
    fn judge(&mut self, segment: &Segment, at: usize, id: u32, known: bool, knows: Knows) -> bool {
        let row = segment.row(at);
        let worst = self.ranking.worst().map(|(merit, _)| merit.tier);
        let bound = worst.unwrap_or(Tier::Inside).min(Tier::Inside);
        match fit(&self.query, row, bound, known, &|fact| knows(fact, id)) {
            Some(Fit::Whole(found)) => {
                self.ranking.offer((found.merit(row, segment.day(at)), id));
                true
            }
            Some(Fit::Worse) => {
                if worst.is_none() {
                    self.gappy.push(id);
                }
                true
            }
            None => false,
        }
    }

    /// The headlines that match in pieces, or of very many those that scatter the words least.
    fn likeliest(&self, headlines: &Headlines) -> Vec<u32> {
        let mut ids = self.gappy.clone();
        let most = WEIGHED.max(self.ranking.room());
        if ids.len() > most {
            let words: Vec<&Word> = self.query.clauses.iter().flat_map(words).collect();
            let stretch = |id: &u32| -> (usize, u32) {
                let row = headlines.row(*id);
                (words.iter().map(|word| word.stretch(row)).sum(), *id)
            };
            ids.select_nth_unstable_by_key(most, stretch);
            ids.truncate(most);
        }
        ids
    }

    /// How the query fits a headline, in pieces if need be.
    fn pieces(&self, row: Row, id: u32, matcher: &SkimMatcherV2, knows: Knows) -> Option<Match> {
        let best = |clause: &Clause| {
            let found = clause
                .0
                .iter()
                .filter_map(|term| match (&term.what, term.not) {
                    (What::Headline(word), false) => word.pieces(row, matcher),
                    _ => holds(term, row, &|fact| knows(fact, id)).then(Match::default),
                });
            found.min_by_key(|found| found.merit(row, 0))
        };
        let mut matches = self.query.clauses.iter().map(best);
        let first = matches.next()??;
        matches.try_fold(first, |all, own| Some(all.and(own?)))
    }
}

/// How all clauses together fit one headline, if they do; what is worse than `bound` need not be told.
fn fit(
    query: &Query,
    row: Row,
    bound: Tier,
    known: bool,
    knows: &dyn Fn(&Fact) -> bool,
) -> Option<Fit> {
    if known {
        let word = query.clauses.iter().flat_map(words).next()?;
        return Some(word.whole(row, bound).map_or(Fit::Worse, Fit::Whole));
    }
    // Words that touch are one piece, which may stand better than each of them.
    let bound = if query.clauses.len() > 1 {
        Tier::Inside
    } else {
        bound
    };
    let mut clauses = query
        .clauses
        .iter()
        .map(|clause| clause_fit(clause, row, bound, knows));
    let first = clauses.next()??;
    clauses.try_fold(first, |all, own| match (all, own?) {
        (Fit::Whole(all), Fit::Whole(own)) => Some(Fit::Whole(all.and(own))),
        _ => Some(Fit::Worse),
    })
}

fn clause_fit(
    clause: &Clause,
    row: Row,
    bound: Tier,
    knows: &dyn Fn(&Fact) -> bool,
) -> Option<Fit> {
    let term_fit = |term: &Term| match &term.what {
        What::Headline(word) if !term.not => word.fit(row, bound),
        _ => holds(term, row, knows).then(|| Fit::Whole(Match::default())),
    };
    if let [term] = clause.0.as_slice() {
        return term_fit(term);
    }
    let merit = |fit: &Fit| match fit {
        Fit::Whole(found) => (false, Some(found.merit(row, 0))),
        Fit::Worse => (true, None),
    };
    clause.0.iter().filter_map(term_fit).min_by_key(merit)
}

/// Whether a term holds that tells of no place.
fn holds(term: &Term, row: Row, knows: &dyn Fn(&Fact) -> bool) -> bool {
    let holds = match &term.what {
        What::Headline(word) => word.whole(row, Tier::Inside).is_some(),
        What::Fact(fact) => knows(fact),
    };
    holds != term.not
}

/// The words that a clause looks for.
fn words(clause: &Clause) -> impl Iterator<Item = &Word> {
    clause.0.iter().filter_map(|term| match &term.what {
        What::Headline(word) if !term.not => Some(word),
        _ => None,
    })
}
