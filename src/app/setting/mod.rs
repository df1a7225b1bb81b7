//! An article set in rows of cells: what the reader pane shows and `dubao print` prints.
//!
//! An article is cut into flows, a flow into takes, and a take is set when somebody comes by; what is left is set
//! when there is time. So an article of any length opens, scrolls and takes on another width at once.

mod flow;
mod line;
mod manner;
mod proof;
mod row;
mod ruby;
mod spot;
mod spread;
mod takes;
mod walk;

use std::sync::Arc;

use crate::article::Article;
use crate::text::Hidden;

use super::words::Lang;
use flow::Flows;
use proof::Proof;
use row::{Job, Set};
use takes::{Take, Takes};

pub use flow::{Part, byline};
pub use line::{Glyph, Line};
pub use manner::{Edge, Ends, Finish, Layout, Manner, Marks, Pinyin, Spacing, Style};
pub use row::Row;
pub use ruby::Reading;
pub use spot::Spot;
pub use spread::{Bed, Spread, Strip};

/// In how many other manners an article stays set, in case the screen takes on its old size again.
const KEPT: usize = 3;

/// An article of no more bytes is set as a whole at once.
const SHORT: usize = 48 << 10;

/// How many bytes are set at a time while nothing else is to be done.
const SLICE: usize = 48 << 10;

/// A row of a setting: the number of its take, and its number there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    take: usize,
    row: usize,
}

/// An article that is being set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    flows: Flows,
    takes: Takes,
    proof: Proof,
    /// As it was set in other manners, the last one last.
    kept: Vec<Proof>,
}

/// Sets an article as a whole.
pub fn set(article: &Article, manner: Manner, lang: Lang) -> Setting {
    let mut setting = Setting::new(vec![Arc::new(article.clone())], manner, lang);
    setting.proof.make_room(usize::MAX);
    while setting.fill() {}
    setting
}

impl Setting {
    /// An article, the first of `halves`, and what it goes on in on other pages.
    pub fn new(halves: Vec<Arc<Article>>, manner: Manner, lang: Lang) -> Self {
        let flows = Flows::of(halves, lang);
        let mut setting = Self {
            takes: Takes::of(&flows),
            flows,
            proof: Proof::default(),
            kept: Vec::new(),
        };
        setting.proof = setting.blank(manner);
        setting.begin();
        setting
    }

    /// Sets it in another manner from now on.
    pub fn take_manner(&mut self, manner: Manner) {
        if self.proof.manner == manner {
            return;
        }
        let known = self.kept.iter().position(|proof| proof.manner == manner);
        let next = match known {
            Some(known) => self.kept.remove(known),
            None => self.blank(manner),
        };
        self.kept.push(std::mem::replace(&mut self.proof, next));
        if self.kept.len() > KEPT {
            self.kept.remove(0);
        }
        self.begin();
    }

    /// Sets some more of it; tells whether there was anything to set.
    pub fn fill(&mut self) -> bool {
        let mut bytes = 0;
        while bytes < SLICE {
            let Some(take) = self.proof.next_blank() else {
                return bytes > 0;
            };
            let job = self.job(take);
            bytes += job.source.len() + 1;
            let set = Set::of(&job, &self.proof.manner);
            self.proof.note(take, set);
        }
        true
    }

    /// How it is set.
    pub fn manner(&self) -> Manner {
        self.proof.manner
    }

    /// How many pieces it has: first the headlines, then the blocks.
    pub fn flows(&self) -> usize {
        self.flows.len()
    }

    /// What a piece is.
    pub fn part(&self, flow: usize) -> Option<Part> {
        self.flows.part(flow)
    }

    /// How many flows are headlines and the like.
    pub fn heads(&self) -> usize {
        self.flows.heads()
    }

    /// How many flows are the article's own: what stands after them is its other half.
    pub fn own(&self) -> usize {
        self.flows.own()
    }

    /// The text of a flow, as it stands in the article.
    pub fn source(&self, flow: usize) -> &str {
        self.flows.source(flow)
    }

    /// The rows from one on, as far as they are set without a gap.
    pub fn lines(&self, from: At) -> impl Iterator<Item = (At, Line<'_>)> {
        let takes = from.take..self.takes.len();
        let set = takes.map_while(|take| self.proof.get(take).map(|set| (take, set.rows.len())));
        let rows = set.flat_map(move |(take, count)| {
            let first = if take == from.take { from.row } else { 0 };
            (first..count).map(move |row| At { take, row })
        });
        rows.filter_map(|at| Some((at, self.line(at)?)))
    }

    /// How many rows stand before one, and how many there are at all: as long as not all is set, about.
    pub fn extent(&self, at: At) -> (usize, usize) {
        let (before, all) = self.proof.extent(at.take);
        (before + at.row, all)
    }

    /// What was replaced or hidden in what is set, so that it could be shown.
    pub fn hidden(&self) -> Hidden {
        self.proof.hidden()
    }

    /// A row, if it is set.
    fn line(&self, at: At) -> Option<Line<'_>> {
        let take = self.take(at.take)?;
        let set = self.proof.get(at.take)?;
        let row = set.rows.get(at.row)?;
        let guise = set.guise.as_deref();
        let source = || &self.flows.source(take.flow)[take.at..take.end];
        let text = guise.map_or_else(source, |guise| guise.as_str());
        let range = row.range.clone().unwrap_or_default();
        Some(Line {
            flow: take.flow,
            part: self.flows.part(take.flow)?,
            text: crate::text::visible(&text[range.clone()]),
            indent: row.indent,
            gaps: &row.gaps,
            readings: &row.readings,
            is_blank: row.range.is_none(),
            shown: (range.start, range.end),
            take: take.at,
            guise,
        })
    }

    /// A short article is set at once, so that all about it is known.
    fn begin(&mut self) {
        let mut bytes = 0;
        let lengths = (0..self.takes.len()).map_while(|take| self.take(take));
        for take in lengths {
            bytes += take.end - take.at + 1;
            if bytes > SHORT {
                return;
            }
        }
        while self.fill() {}
    }

    /// Nothing is set yet.
    fn blank(&self, manner: Manner) -> Proof {
        let takes = (0..self.takes.len()).map_while(|take| self.take(take));
        Proof::blank(manner, takes.map(|take| take.end - take.at))
    }

    fn take(&self, take: usize) -> Option<Take> {
        self.takes.get(take, &self.flows)
    }

    fn job(&self, take: usize) -> Job<'_> {
        let Some(Take { flow, at, end }) = self.take(take) else {
            return Job::default();
        };
        Job {
            part: self.flows.part(flow).unwrap_or_default(),
            source: self.flows.source(flow).get(at..end).unwrap_or_default(),
            begins: at == 0,
            apart: at == 0
                && self
                    .flows
                    .is_set_apart(flow, self.proof.manner.finish.spacing),
        }
    }
}
