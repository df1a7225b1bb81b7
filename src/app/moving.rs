//! Moving about: the same wishes mean rows, articles, hits or keys, by the pane on top.

use super::keys::FIRST_SAVED;
use super::layout::{BOOKMARK_ROWS, HIT_ROWS, Side};
use super::setting::Layout;
use super::{Action, App, Cursor, Effect, Filter, Pane, Purpose};

impl App {
    /// Moves in the top pane.
    pub(super) fn go(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        let times = count.unwrap_or(1);
        match action {
            Action::NextArticle => return self.step_article(true, times),
            Action::PreviousArticle => return self.step_article(false, times),
            Action::NextUnread => return self.go_to_article(true, Self::is_unread),
            Action::PreviousUnread => return self.go_to_article(false, Self::is_unread),
            Action::ShowAll => self.show(Filter::All),
            Action::ShowUnread => self.show(Filter::Unread),
            Action::ShowBookmarked => self.show(Filter::Bookmarked),
            Action::ShowSaved => self.show_saved(count.unwrap_or(FIRST_SAVED)),
            Action::NextHit => return self.step_hit(isize::try_from(times).unwrap_or(1)),
            Action::PreviousHit => return self.step_hit(-isize::try_from(times).unwrap_or(1)),
            Action::NextGroup => (0..times.min(9_999)).for_each(|_| self.step_group(true)),
            Action::PreviousGroup => (0..times.min(9_999)).for_each(|_| self.step_group(false)),
            Action::NextPiece => self.trace(times, |raw| raw.step_piece(true)),
            Action::PreviousPiece => self.trace(times, |raw| raw.step_piece(false)),
            Action::NextFurniture => self.trace(times, |raw| raw.step_furniture(true)),
            Action::PreviousFurniture => self.trace(times, |raw| raw.step_furniture(false)),
            Action::Layout => self.cycle_layout(),
            Action::Leftward if self.is_upright() => self.step(self.distance(Action::Down, times)),
            Action::Leftward => return self.back(),
            Action::Rightward if self.is_upright() => self.step(self.distance(Action::Up, times)),
            Action::Rightward => {}
            Action::PageDown if self.has_screens() => self.step_screens(times, true),
            Action::PageUp if self.has_screens() => self.step_screens(times, false),
            Action::Wider | Action::Narrower | Action::UsualMeasure => {
                self.change_measure(action, times);
            }
            Action::Justify
            | Action::Hang
            | Action::Space
            | Action::FullMarks
            | Action::Reveal
            | Action::Script
            | Action::Pinyin => {
                self.restyle(action);
            }
            Action::Top => self.edge(false, count),
            Action::End => self.edge(true, count),
            Action::Down | Action::Up => self.step(self.distance(action, times)),
            _ => self.turn(self.distance(action, times)),
        }
        None
    }

    /// Moves the top pane's cursor, or its text, by rows: down if positive.
    pub(super) fn step(&mut self, rows: isize) {
        let queries = self.marks.queries().len();
        match self.panes.last_mut() {
            Some(Pane::Reader(sheet)) if sheet.mending().is_some() => sheet.step_mending(rows),
            Some(Pane::Reader(sheet)) => sheet.scroll(rows),
            Some(Pane::Raw(raw)) => raw.step(rows),
            Some(Pane::Jump(jump)) => {
                jump.step(rows);
                if jump.is_short() {
                    jump.rank_more(&mut self.shelf, &self.marks);
                }
            }
            Some(Pane::Hits) => self.list.hits.step(rows),
            Some(Pane::Related(kindred)) => {
                let count = kindred.found.len();
                kindred.cursor.step(rows, count);
            }
            Some(Pane::Queries(cursor)) => cursor.step(rows, queries),
            Some(Pane::Help { top, .. }) => *top = top.saturating_add_signed(rows),
            Some(
                Pane::List
                | Pane::Line {
                    purpose: Purpose::Filter,
                    ..
                },
            ) => self.list.step(rows),
            Some(
                Pane::Bookmarks(_)
                | Pane::Line {
                    purpose: Purpose::Bookmarks,
                    ..
                },
            ) => self.step_album(rows),
            Some(Pane::Line { .. }) | None => {}
        }
    }

    /// Moves what is shown in the top pane by rows, and its cursor with it.
    pub(super) fn turn(&mut self, rows: isize) {
        match self.panes.last_mut() {
            Some(Pane::Raw(raw)) => raw.scroll(rows),
            _ => self.step(rows),
        }
    }

    /// The rows, hits or bookmarks that can be seen of the top pane.
    pub(super) fn height(&self) -> usize {
        let side = self.top().side().unwrap_or(Side::List);
        let rows = self
            .areas()
            .map_or(1, |areas| usize::from(areas.body(side).height));
        match self.top() {
            Pane::Reader(sheet) => sheet.capacity(),
            Pane::Bookmarks(_) => rows / BOOKMARK_ROWS,
            Pane::Hits | Pane::Related(_) => rows / HIT_ROWS,
            _ => rows,
        }
    }

    fn distance(&self, action: Action, times: usize) -> isize {
        let page = self.height();
        let rows = match action {
            Action::PageDown | Action::PageUp => {
                times.saturating_mul(page.saturating_sub(1).max(1))
            }
            Action::HalfDown | Action::HalfUp => times.saturating_mul((page / 2).max(1)),
            _ => times,
        };
        let rows = isize::try_from(rows).unwrap_or(isize::MAX);
        match action {
            Action::Down | Action::PageDown | Action::HalfDown => rows,
            Action::Up | Action::PageUp | Action::HalfUp => -rows,
            _ => 0,
        }
    }

    /// Goes to the first or last row; with a count, to that row.
    fn edge(&mut self, end: bool, count: Option<usize>) {
        let target = match count {
            Some(row) => row.saturating_sub(1),
            None if end => usize::MAX,
            None => 0,
        };
        match self.panes.last_mut() {
            Some(Pane::Reader(sheet)) if sheet.mending().is_some() => {
                let far = isize::try_from(sheet.setting.flows()).unwrap_or(isize::MAX);
                sheet.step_mending(if end { far } else { -far });
            }
            Some(Pane::Reader(sheet)) if target == usize::MAX => sheet.scroll_to_end(),
            Some(Pane::Reader(sheet)) => sheet.scroll_to_number(target),
            Some(Pane::Raw(raw)) => raw.edge(end, count),
            Some(Pane::Help { top, .. }) => *top = target,
            Some(Pane::Related(kindred)) => kindred.choose(target),
            Some(Pane::Bookmarks(album)) => album.choose(target),
            Some(Pane::Queries(cursor)) => cursor.at = target,
            Some(Pane::List) => {
                self.list.jump_to_edge(end && count.is_none());
                self.list
                    .step(count.map_or(0, |_| isize::try_from(target).unwrap_or(isize::MAX)));
            }
            _ => {}
        }
    }

    /// Whether the text on top stands upright.
    fn is_upright(&self) -> bool {
        matches!(self.top(), Pane::Reader(_)) && self.options.style.layout == Layout::Upright
    }

    /// Whether the text on top is read screen by screen, as a newspaper is page by page.
    fn has_screens(&self) -> bool {
        matches!(self.top(), Pane::Reader(_)) && self.options.style.layout != Layout::Single
    }

    fn step_screens(&mut self, times: usize, forward: bool) {
        let screens = isize::try_from(times).unwrap_or(isize::MAX);
        if let Some(Pane::Reader(sheet)) = self.panes.last_mut() {
            sheet.step_screens(if forward { screens } else { -screens });
        }
    }

    fn step_article(&mut self, forward: bool, times: usize) -> Option<Effect> {
        if matches!(self.top(), Pane::Raw(_)) {
            let step = isize::try_from(times).unwrap_or(1);
            self.trace_article(if forward { step } else { -step });
            return None;
        }
        if matches!(self.top(), Pane::Related(_)) {
            self.step(self.distance(if forward { Action::Down } else { Action::Up }, times));
            return None;
        }
        if self.is_among_kindred() {
            let step = isize::try_from(times).unwrap_or(1);
            return self.step_among_kindred(if forward { step } else { -step });
        }
        let rows = isize::try_from(times.saturating_sub(1)).unwrap_or(0);
        self.list.step(if forward { rows } else { -rows });
        self.go_to_article(forward, |_, _| true)
    }

    fn is_unread(&self, id: crate::store::Id) -> bool {
        self.shelf
            .store
            .key(id)
            .is_some_and(|key| !self.marks.is_read(key))
    }

    fn step_group(&mut self, forward: bool) {
        match self.panes.last_mut() {
            Some(Pane::Raw(_)) => self.trace_page(forward),
            Some(Pane::Reader(sheet)) => sheet.step_paragraph(forward),
            _ => self.list.step_page(forward),
        }
    }
}

impl Cursor {
    fn step(&mut self, rows: isize, count: usize) {
        self.at = self
            .at
            .saturating_add_signed(rows)
            .min(count.saturating_sub(1));
    }
}
