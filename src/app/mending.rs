//! Corrections: what a wish is about, the correction that it comes to, and the pages made again.

use crate::article::correct::{self, Correction, Deed, Outcome, Part, Spot, Target};
use crate::article::{Article, Blocks, Reading};
use crate::marks::{Change, Op, PROVISIONAL};
use crate::store::{Key, SourceId};

use super::words::{Word, mending as words};
use super::{Action, App, Effect, Pane};

/// What a correction is to be made of: a page as it is, and the place on it.
struct Workpiece {
    source: SourceId,
    reading: Reading,
    /// The article in question.
    article: Option<usize>,
    /// The paragraph or line in question.
    spot: Option<Spot>,
    /// Its part of the reading.
    part: Option<Part>,
}

impl App {
    /// Shows a cursor on the paragraphs of the open article, for corrections.
    pub(super) fn begin_mending(&mut self) -> Option<Effect> {
        let begun = match self.panes.last_mut() {
            Some(Pane::Reader(sheet)) => sheet.begin_mending(),
            _ => false,
        };
        if !begun {
            self.say(words::NO_PLACE);
        }
        None
    }

    /// Corrects the page in question as is wished.
    pub(super) fn mend(&mut self, action: Action) -> Option<Effect> {
        let Some(piece) = self.workpiece() else {
            self.say(words::NO_PLACE);
            return None;
        };
        let deed = match action {
            Action::MergeNext => piece.merge(),
            Action::DropArticle => piece.whole().map(|article| Deed::DropArticle { article }),
            Action::SplitHere => piece.spot.clone().map(|at| Deed::Split { at }),
            Action::HeadlineHere => piece.spot.clone().map(|line| Deed::Headline { line }),
            Action::DropHere => piece.spot.clone().map(|what| Deed::Drop { what }),
            Action::TakeIn => piece.take_in(),
            Action::MoveUp => piece.move_up(),
            Action::MoveDown => piece.move_down(),
            Action::ToPrevious => piece.to_previous(),
            Action::ToNext => piece.to_next(),
            _ => None,
        };
        let Some(deed) = deed else {
            let word = match action {
                Action::MergeNext | Action::ToNext | Action::MoveDown => words::NO_NEXT,
                Action::ToPrevious | Action::MoveUp => words::NO_PREVIOUS,
                _ => words::NO_PLACE,
            };
            self.say(word);
            return None;
        };
        self.make(piece, deed)
    }

    /// Takes back the last correction that the page in question bears.
    pub(super) fn take_back(&mut self) -> Option<Effect> {
        let piece = self.workpiece();
        let mut reading = piece.map(|piece| piece.reading).unwrap_or_default();
        let outcomes = self.marks.standing_corrections().apply(&mut reading);
        let last = outcomes.last().map(|(at, _)| *at);
        let last = last.and_then(|at| self.marks.corrections().nth(at));
        let Some((of, key)) = last.map(|(of, key, _)| (of, key)) else {
            self.say(words::NOTHING_HERE);
            return None;
        };
        self.save(vec![Change::Uncorrect { key, of }])
    }

    /// Takes in what corrections were made or taken back: their pages are made again. The last own one can be undone.
    pub(super) fn corrected(&mut self, ops: &[Op], answered: &[Change]) {
        let mut keys = Vec::new();
        for op in ops {
            let (Change::Correct { key, .. } | Change::Uncorrect { key, .. }) = op.change else {
                continue;
            };
            keys.push(key);
            if answered.contains(&op.change) {
                self.tell_correction(op, key);
            }
            self.forget_provisional(op);
        }
        if keys.is_empty() {
            return;
        }
        let corrections = self.marks.standing_corrections();
        self.shelf.mend(corrections, &keys);
    }

    /// Says what an own correction did, now that it is done, and how it is undone.
    fn tell_correction(&mut self, op: &Op, key: Key) {
        let Change::Correct { correction, .. } = &op.change else {
            self.say(words::TAKEN_BACK);
            return;
        };
        let lang = self.options.lang;
        let what = lang.say(words::of(&correction.deed));
        self.status.message = Some(lang.fill(words::MADE, &[what]));
        self.undo
            .push(vec![Change::Uncorrect { key, of: op.stamp }]);
    }

    /// A correction that could not be written held for this run under another stamp: now that it is written, it counts
    /// once.
    fn forget_provisional(&mut self, written: &Op) {
        if written.stamp.device() == PROVISIONAL {
            return;
        }
        let Change::Correct { correction, .. } = &written.change else {
            return;
        };
        let same = self
            .marks
            .corrections()
            .find(|(stamp, _, other)| stamp.device() == PROVISIONAL && *other == correction);
        if let Some((of, key, _)) = same {
            self.marks.merge(&Op {
                stamp: written.stamp,
                change: Change::Uncorrect { key, of },
                over: Vec::new(),
                rest: serde_json::Map::new(),
            });
        }
    }

    /// Makes a correction if it can be made, and says what it did.
    fn make(&mut self, mut piece: Workpiece, deed: Deed) -> Option<Effect> {
        let first = piece.reading.articles.get(piece.article.unwrap_or(0));
        let title = first.map(|article| article.headline.clone());
        let key = first
            .map(|article| Key::of(article))
            .or_else(|| self.any_key(piece.source));
        let outcome = correct::act(&deed, &mut piece.reading);
        let key = match (outcome, key) {
            (Outcome::Made, Some(key)) => key,
            (Outcome::Needless, _) => return self.refuse(words::NEEDLESS),
            (Outcome::Ambiguous, _) => return self.refuse(words::AMBIGUOUS),
            _ => return self.refuse(words::NO_PLACE),
        };
        self.follow(&deed, &piece);
        let correction = Correction {
            title: title.unwrap_or_default(),
            deed,
        };
        self.save(vec![Change::Correct { key, correction }])
    }

    /// Keeps the cursor on the paragraph that moves, and closes an article that goes.
    fn follow(&mut self, deed: &Deed, piece: &Workpiece) {
        let Some(Pane::Reader(sheet)) = self.panes.last_mut() else {
            return;
        };
        match deed {
            Deed::DropArticle { .. } => {
                self.panes.pop();
            }
            Deed::Move { what, .. } => {
                let now = what.find_part(&piece.reading);
                if let (Some(Part::Block(now, at)), Some(Part::Block(was, before))) =
                    (now, piece.part)
                    && now == was
                {
                    let step = at.cast_signed() - before.cast_signed();
                    sheet.shift_mending(step);
                }
            }
            _ => {}
        }
    }

    fn refuse(&mut self, why: Word) -> Option<Effect> {
        self.say(why);
        None
    }

    /// A key of the page's, where no article is left on it.
    fn any_key(&self, source: SourceId) -> Option<Key> {
        let mended = self.shelf.store.source(source).mended.as_ref()?;
        mended.articles.first().map(|article| Key::of(article))
    }

    fn workpiece(&self) -> Option<Workpiece> {
        let store = &self.shelf.store;
        let source = match self.top() {
            Pane::Raw(raw) => raw.source,
            _ => self.entry(self.current()?)?.source,
        };
        let mut reading = store.reading(source);
        // What is on its way to the disk counts for what is wished next.
        for change in &self.status.saving {
            if let Change::Correct { correction, .. } = change {
                correct::act(&correction.deed, &mut reading);
            }
        }
        let articles = &store.source(source).articles;
        let article = articles.iter().position(|id| Some(*id) == self.current());
        let (spot, part) = match self.top() {
            Pane::Raw(raw) => {
                let spot = Spot::at(&reading, &raw.cursor_line());
                let part = spot.as_ref().and_then(|spot| spot.find_part(&reading));
                (spot, part)
            }
            Pane::Reader(sheet) => {
                let part = article.and_then(|article| sheet.mending_part(article));
                (part.and_then(|part| Spot::of(&reading, part)), part)
            }
            _ => (None, None),
        };
        Some(Workpiece {
            source,
            reading,
            article,
            spot,
            part,
        })
    }
}

impl Workpiece {
    fn whole(&self) -> Option<Spot> {
        Spot::of_article(&self.reading, self.article?)
    }

    fn merge(&self) -> Option<Deed> {
        Some(Deed::Merge {
            into: self.whole()?,
            from: Spot::of_article(&self.reading, self.article? + 1)?,
        })
    }

    fn take_in(&self) -> Option<Deed> {
        Some(Deed::Move {
            what: self.spot.clone()?,
            to: Target::Into(self.whole()?),
        })
    }

    fn move_up(&self) -> Option<Deed> {
        match self.part? {
            Part::Block(article, block) if block > 0 => {
                self.shift(Target::Before, Part::Block(article, block - 1))
            }
            _ => self.to_previous(),
        }
    }

    fn move_down(&self) -> Option<Deed> {
        match self.part? {
            Part::Block(article, block) if block + 1 < self.blocks(article)?.len() => {
                self.shift(Target::After, Part::Block(article, block + 1))
            }
            _ => self.to_next(),
        }
    }

    /// To the end of the article before.
    fn to_previous(&self) -> Option<Deed> {
        let article = self.part?.article()?.checked_sub(1)?;
        match self.blocks(article)?.len().checked_sub(1) {
            Some(last) => self.shift(Target::After, Part::Block(article, last)),
            None => self.shift(Target::Into, Part::Headline(article)),
        }
    }

    /// To the start of the article behind.
    fn to_next(&self) -> Option<Deed> {
        let article = self.part?.article()? + 1;
        match self.blocks(article)?.len() {
            0 => self.shift(Target::Into, Part::Headline(article)),
            _ => self.shift(Target::Before, Part::Block(article, 0)),
        }
    }

    fn shift(&self, to: fn(Spot) -> Target, goal: Part) -> Option<Deed> {
        Some(Deed::Move {
            what: self.spot.clone()?,
            to: to(Spot::of(&self.reading, goal)?),
        })
    }

    fn blocks(&self, article: usize) -> Option<&Blocks> {
        let article: &Article = self.reading.articles.get(article)?;
        Some(&article.blocks)
    }
}
