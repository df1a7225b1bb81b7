//! Which rows of an indexed segment may hold what a query asks for: a superset, quickly. It looks at no row.

use super::alphabet::Alphabet;
use super::bits::Bits;
use super::index::Index;
use super::query::{Clause, Query, Term, What};
use super::route::Routes;
use super::word::{Shape, Word};

/// What it costs to look at a row, in entries of a list.
const LOOK: u64 = 60;

/// What a query needs of a row.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// All of these, the cheapest first.
    needs: Vec<Vec<Need>>,
    /// Whether every row that passes matches.
    pub(super) exact: bool,
}

/// What a word needs of a row.
#[derive(Clone, Debug)]
enum Need {
    /// These units, told by their numbers, the rarest first, each with how many entries its lists have in a segment.
    Units(Vec<(usize, u64)>),
    /// A unit that no row has.
    Nothing,
    /// Characters that sound so.
    Routes(Box<Routes>),
}

impl Plan {
    /// A plan for headlines in so many segments.
    pub(super) fn new(query: &Query, alphabet: &Alphabet, segments: usize) -> Self {
        let clauses = query.clauses.iter();
        let mut needs: Vec<Vec<Need>> = clauses
            .filter_map(|clause| needs(clause, alphabet, segments))
            .collect();
        needs.sort_by_key(|each| each.iter().map(Need::cost).sum::<u64>());
        Self {
            needs,
            exact: is_one_character(query),
        }
    }

    /// The rows of a segment that may match.
    pub(super) fn rows(&self, index: &Index, mut rows: Bits) -> Bits {
        for each in &self.needs {
            let left = rows.count() as u64;
            let cost: u64 = each.iter().map(Need::cost).sum();
            if cost > left * LOOK && !self.exact {
                break;
            }
            let mut all = Bits::none();
            for need in each {
                all.join(&need.rows(index, &rows));
            }
            rows = all;
        }
        rows
    }
}

impl Need {
    fn new(word: &Word, alphabet: &Alphabet, segments: usize) -> Self {
        if let Some(spelling) = word.spelling() {
            let routes = Routes::new(spelling, word.characters(), alphabet, segments);
            return Self::Routes(Box::new(routes));
        }
        let numbers = word.units().iter().map(|unit| alphabet.number(*unit));
        let Some(mut numbers) = numbers.collect::<Option<Vec<usize>>>() else {
            return Self::Nothing;
        };
        numbers.sort_unstable();
        numbers.dedup();
        let entries = |number: usize| alphabet.count(number) / segments.max(1) as u64;
        let mut units: Vec<(usize, u64)> =
            numbers.into_iter().map(|own| (own, entries(own))).collect();
        units.sort_by_key(|(_, entries)| *entries);
        Self::Units(units)
    }

    /// How much is to be looked up, about, in entries of a list.
    fn cost(&self) -> u64 {
        match self {
            Self::Units(units) => units.first().map_or(0, |(_, entries)| *entries),
            Self::Nothing => 0,
            Self::Routes(routes) => routes.cost(),
        }
    }

    /// Those of some rows that may have what is needed.
    fn rows(&self, index: &Index, within: &Bits) -> Bits {
        let mut rows = within.clone();
        match self {
            Self::Nothing => return Bits::none(),
            Self::Routes(routes) => return routes.rows(index, within),
            Self::Units(units) => {
                for (unit, entries) in units {
                    if *entries > rows.count() as u64 * LOOK {
                        break;
                    }
                    let mut own = Bits::none();
                    index.add_unit(*unit, &mut own);
                    rows.meet(&own);
                }
            }
        }
        rows
    }
}

/// What rows need for a clause to hold, one of these; nothing if it may hold by something else than a word.
fn needs(clause: &Clause, alphabet: &Alphabet, segments: usize) -> Option<Vec<Need>> {
    let need = |term: &Term| match (&term.what, term.not) {
        (What::Headline(word), false) => Some(Need::new(word, alphabet, segments)),
        _ => None,
    };
    clause.0.iter().map(need).collect()
}

/// Whether the query is one character, to be found anywhere, so that the index tells all.
fn is_one_character(query: &Query) -> bool {
    let [Clause(terms)] = query.clauses.as_slice() else {
        return false;
    };
    let [
        Term {
            not: false,
            what: What::Headline(word),
        },
    ] = terms.as_slice()
    else {
        return false;
    };
    let anywhere = matches!(word.shape(), Shape::Free | Shape::Exact);
    let written = word.spelling().is_none() && word.units().len() == 1;
    anywhere && (written || word.is_initial())
}
