//! The article that is being shown: its rows, how far it is scrolled, and what is searched in it.

mod finding;
mod lights;
mod mending;
mod scrolling;
mod selecting;

use std::sync::Arc;

use crate::article::Article;
use crate::store::Id;

use super::doubt::{Doubtful, Sign, doubtful};
use super::setting::{At, Bed, Line, Manner, Setting, Spot, Spread, Strip};
use super::words::Lang;

use lights::Lights;

pub use finding::{Finding, places};
pub use selecting::{Caret, Selection};

/// The article that is being shown.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Which one; none when the list is empty.
    pub id: Option<Id>,
    /// Its rows.
    pub setting: Setting,
    /// The first row shown.
    pub top: At,
    /// What is searched in it.
    pub finding: Option<Finding>,
    /// What its assembly is not sure of, from its start to its end.
    pub doubts: Vec<Doubtful>,
    /// What is shown at once.
    pub spread: Spread,
    /// The room for it.
    bed: Bed,
    /// Which reading of its page it shows.
    edition: Option<u32>,
    /// The flow under the cursor while paragraphs are corrected.
    mending: Option<usize>,
    /// What is selected, while something is.
    selection: Option<Selection>,
    /// The highlighted passages.
    lights: Lights,
    /// Where the reader is: kept through a resize until the text is scrolled.
    spot: Spot,
}

/// What is put on a sheet: an article, what it goes on in on other pages, and the text of its page.
#[derive(Clone, Debug)]
pub struct Copy {
    /// The article, and its other halves.
    pub halves: Vec<Arc<Article>>,
    /// The text of the article's page.
    pub page: Arc<str>,
    /// The language of the words that are not the article's own.
    pub lang: Lang,
}

impl Sheet {
    /// Puts another article on the sheet, at a place in it.
    pub fn show(&mut self, id: Option<Id>, spot: Spot) {
        *self = Self {
            id,
            spot,
            bed: self.bed,
            ..Self::default()
        };
    }

    /// Sets the article in a manner for the room there is, unless it is set so already.
    ///
    /// `edition` is another one when the article was read again.
    pub fn fit(
        &mut self,
        edition: u32,
        copy: impl FnOnce() -> Option<Copy>,
        manner: Manner,
        bed: Bed,
    ) {
        let same = self.edition == Some(edition);
        if same && self.setting.manner() == manner && self.bed == bed {
            return;
        }
        self.bed = bed;
        if same {
            self.setting.take_manner(manner);
        } else {
            self.selection = None;
            self.edition = Some(edition);
            self.take(copy(), manner);
        }
        let top = self.setting.row(self.spot);
        self.settle(top);
        self.step_mending(0);
    }

    /// Sets some more of a long article; tells whether there was anything to set.
    pub fn fill(&mut self) -> bool {
        self.setting.fill()
    }

    /// The place that is read: it is the same at any width.
    pub fn spot(&self) -> Spot {
        self.spot
    }

    /// How much of the text is above the end of what is shown, in percent.
    pub fn percent(&self) -> usize {
        if self.spread.bottom == self.setting.end() {
            return 100;
        }
        let (above, all) = self.setting.extent(self.spread.bottom);
        (above * 100).checked_div(all).map_or(100, |it| it.min(99))
    }

    /// How many rows can be shown at once.
    pub fn capacity(&self) -> usize {
        self.bed.capacity()
    }

    /// The rows that are shown.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let strips = self.spread.strips.iter();
        strips.flat_map(|strip| self.lines_of(strip))
    }

    /// The rows of a strip.
    pub fn lines_of(&self, strip: &Strip) -> impl Iterator<Item = Line<'_>> {
        let lines = self.setting.lines(strip.from).take(strip.rows);
        lines.map(|(_, line)| line)
    }

    /// The signs of doubts on the rows that are shown, each once, from the top down.
    pub fn signs(&self) -> Vec<Sign> {
        let first = self.setting.spot(self.top);
        let behind = Some(self.spread.bottom)
            .filter(|bottom| *bottom != self.setting.end())
            .map(|bottom| self.setting.spot(bottom));
        let shown = |doubt: &&Doubtful| {
            doubt.spot >= first && behind.is_none_or(|behind| doubt.spot < behind)
        };
        let mut signs = Vec::new();
        for doubt in self.doubts.iter().filter(shown) {
            if !signs.contains(&doubt.sign) {
                signs.push(doubt.sign);
            }
        }
        signs
    }

    fn take(&mut self, copy: Option<Copy>, manner: Manner) {
        let (halves, page, lang) = match copy {
            Some(copy) => (copy.halves, copy.page, copy.lang),
            None => (Vec::new(), Arc::from(""), Lang::default()),
        };
        let article = halves.first();
        self.doubts = article
            .map(|article| doubtful(article, &page))
            .unwrap_or_default();
        self.setting = Setting::new(halves, manner, lang);
        if let Some(old) = self.finding.take() {
            let found = self.find(&old.phrases, old.across);
            self.finding = Some(Finding {
                hits: found.hits,
                ..old
            });
        }
    }
}
