//! Selecting text by keys: a fixed end, and a caret that moves by glyphs, words, sentences, rows and paragraphs.

use std::ops::Range;

use super::Sheet;
use crate::app::setting::{At, Line, Manner};
use crate::text::{
    glyph_at, glyph_end, next_glyph, next_sentence, previous_glyph, previous_sentence, words_near,
};

/// Rows without text that are passed over to get from one row of text to the next.
const BLANKS: usize = 9;

/// A glyph of a text: its flow, and the byte of the flow's source at which it begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Caret {
    /// The flow.
    pub flow: usize,
    /// The byte.
    pub byte: usize,
}

/// A selection: all from one glyph to another one, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The end that stays.
    pub fixed: Caret,
    /// The end that moves.
    pub caret: Caret,
    /// The cell of the row, or the slot of the upright line, that the caret keeps to from row to row.
    keeps: Option<usize>,
}

impl Sheet {
    /// What is selected, while something is.
    pub fn selection(&self) -> Option<Selection> {
        self.selection
    }

    /// Begins a selection at the hit that the reader is at, if it can be seen, else at the first glyph of the article's text
    /// that can, else at the first of any; says whether there is one.
    pub fn begin_selection(&mut self) -> bool {
        let body = self.setting.heads()..self.setting.own();
        let lines = self.lines().filter(|line| !line.text.is_empty());
        let first = lines.min_by_key(|line| !body.contains(&line.flow));
        let first = first.map(|line| Caret {
            flow: line.flow,
            byte: line.range().start,
        });
        let Some(start) = self
            .hit_in_sight()
            .or(first)
            .and_then(|it| self.settled(it))
        else {
            return false;
        };
        self.selection = Some(Selection {
            fixed: start,
            caret: start,
            keeps: None,
        });
        true
    }

    /// Ends it; says whether there was one.
    pub fn end_selection(&mut self) -> bool {
        self.selection.take().is_some()
    }

    /// Lets the other end move.
    pub fn turn_selection(&mut self) {
        if let Some(selection) = &mut self.selection {
            std::mem::swap(&mut selection.fixed, &mut selection.caret);
            selection.keeps = None;
        }
        self.reveal_caret();
    }

    /// Where the selection begins, and where it ends, behind its last glyph.
    pub fn selected(&self) -> Option<(Caret, Caret)> {
        let selection = self.selection?;
        let first = selection.fixed.min(selection.caret);
        let last = selection.fixed.max(selection.caret);
        let byte = glyph_end(self.setting.source(last.flow), last.byte);
        Some((first, Caret { byte, ..last }))
    }

    /// The bytes of a flow that are selected.
    pub fn selected_in(&self, flow: usize) -> Option<Range<usize>> {
        let (first, last) = self.selected()?;
        let from = if flow == first.flow { first.byte } else { 0 };
        let to = if flow == last.flow {
            last.byte
        } else {
            usize::MAX
        };
        (first.flow..=last.flow).contains(&flow).then_some(from..to)
    }

    /// The text that is selected, a line end between two paragraphs.
    pub fn selected_text(&self) -> Option<String> {
        let (first, last) = self.selected()?;
        let texts = (first.flow..=last.flow).filter_map(|flow| {
            let range = self.selected_in(flow)?;
            let source = self.setting.source(flow);
            source.get(range.start..range.end.min(source.len()))
        });
        Some(texts.collect::<Vec<_>>().join("\n"))
    }

    /// Moves the caret by glyphs: on if positive.
    pub fn step_glyphs(&mut self, glyphs: isize) {
        self.walk(glyphs, Self::glyph_beside);
    }

    /// Moves the caret to the start of another word.
    pub fn step_words(&mut self, words: isize) {
        self.walk(words, |sheet, at, forward| {
            let near = words_near(sheet.setting.source(at.flow), at.byte);
            let mut starts = near.iter().map(|word| word.start);
            if forward {
                return sheet.beside(at, starts.find(|start| *start > at.byte), true);
            }
            let found = starts.rfind(|start| *start < at.byte);
            sheet.before(at, found, |source, end| {
                words_near(source, end).last().map(|word| word.start)
            })
        });
    }

    /// Moves the caret to the last glyph of a word.
    pub fn step_word_ends(&mut self, words: isize) {
        self.walk(words, |sheet, at, forward| {
            let source = sheet.setting.source(at.flow);
            let near = words_near(source, at.byte);
            let mut ends = near
                .iter()
                .filter_map(|word| previous_glyph(source, word.end));
            let found = ends.find(|end| *end > at.byte);
            sheet.beside(at, found, forward)
        });
    }

    /// Moves the caret to the start of another sentence.
    pub fn step_sentences(&mut self, sentences: isize) {
        self.walk(sentences, |sheet, at, forward| {
            let source = sheet.setting.source(at.flow);
            if forward {
                return sheet.beside(at, next_sentence(source, at.byte), true);
            }
            sheet.before(at, previous_sentence(source, at.byte), previous_sentence)
        });
    }

    /// Moves the caret to the start of another paragraph; forward of the last one, to its end.
    pub fn step_flows(&mut self, flows: isize) {
        self.walk(flows, |sheet, at, forward| {
            if forward {
                return sheet.beside(at, None, true);
            }
            let first = at.flow + usize::from(at.byte > 0);
            let mut starts = (0..first).rev();
            starts.find_map(|flow| sheet.settled(Caret { flow, byte: 0 }))
        });
    }

    /// Moves the caret to the text's first glyph, or to its last one.
    pub fn step_to_edge(&mut self, end: bool) {
        let count = self.setting.flows();
        let mut flows: Vec<usize> = (0..count).collect();
        if end {
            flows.reverse();
        }
        let found = flows.into_iter().find_map(|flow| {
            if end {
                self.last_of(flow)
            } else {
                self.settled(Caret { flow, byte: 0 })
            }
        });
        self.put_caret(found, None);
    }

    /// Moves the caret by rows, or by upright lines: on if positive.
    pub fn step_rows(&mut self, rows: isize) {
        let Some(selection) = self.selection else {
            return;
        };
        let Caret { flow, byte } = selection.caret;
        let mut at = self.setting.row_of(flow, byte);
        let keeps = selection.keeps.unwrap_or_else(|| self.cell_of(at, byte));
        for _ in 0..rows.unsigned_abs() {
            let Some(next) = self.row_beside(at, rows > 0) else {
                break;
            };
            at = next;
        }
        let found = self.glyph_in(at, keeps);
        self.put_caret(found, Some(keeps));
    }

    /// Moves the caret to the first glyph of its row, or to the last one.
    pub fn step_to_row_edge(&mut self, end: bool) {
        let Some(Caret { flow, byte }) = self.selection.map(|selection| selection.caret) else {
            return;
        };
        let at = self.setting.row_of(flow, byte);
        let found = self.glyph_in(at, if end { usize::MAX } else { 0 });
        self.put_caret(found, None);
    }

    /// Takes steps as long as there are any.
    fn walk(&mut self, steps: isize, step: impl Fn(&Self, Caret, bool) -> Option<Caret>) {
        let Some(mut at) = self.selection.map(|selection| selection.caret) else {
            return;
        };
        for _ in 0..steps.unsigned_abs() {
            match step(self, at, steps > 0) {
                Some(next) if next != at => at = next,
                _ => break,
            }
        }
        self.put_caret(Some(at), None);
    }

    fn put_caret(&mut self, caret: Option<Caret>, keeps: Option<usize>) {
        if let (Some(selection), Some(caret)) = (&mut self.selection, caret) {
            selection.caret = caret;
            selection.keeps = keeps;
        }
        self.reveal_caret();
    }

    /// A place in the same flow if there is one, else the start of the next flow, or the end of the one before.
    fn beside(&self, at: Caret, byte: Option<usize>, forward: bool) -> Option<Caret> {
        if let Some(byte) = byte {
            return self.settled(Caret { byte, ..at });
        }
        if forward {
            let flows = at.flow + 1..self.setting.flows();
            let mut starts = flows.filter_map(|flow| self.settled(Caret { flow, byte: 0 }));
            return starts.next().or_else(|| self.last_of(at.flow));
        }
        let starts = (0..at.flow).rev();
        let mut starts = starts.filter_map(|flow| self.last_of(flow));
        starts.next()
    }

    /// A place in the same flow if there is one, else the last such place of the flow before, told by its text and length.
    fn before(
        &self,
        at: Caret,
        byte: Option<usize>,
        last: impl Fn(&str, usize) -> Option<usize>,
    ) -> Option<Caret> {
        if byte.is_some() {
            return self.beside(at, byte, false);
        }
        let Caret { flow, .. } = self.beside(at, None, false)?;
        let source = self.setting.source(flow);
        let byte = last(source, source.len())?;
        self.settled(Caret { flow, byte })
    }

    fn glyph_beside(&self, at: Caret, forward: bool) -> Option<Caret> {
        let source = self.setting.source(at.flow);
        let found = if forward {
            next_glyph(source, at.byte)
        } else {
            previous_glyph(source, at.byte)
        };
        self.beside(at, found, forward)
    }

    /// The last glyph of a flow.
    fn last_of(&self, flow: usize) -> Option<Caret> {
        let source = self.setting.source(flow);
        let byte = previous_glyph(source, source.len())?;
        Some(Caret { flow, byte })
    }

    /// The place of the glyph at a place, or near it.
    fn settled(&self, at: Caret) -> Option<Caret> {
        let byte = glyph_at(self.setting.source(at.flow), at.byte)?;
        Some(Caret { byte, ..at })
    }

    /// The next row of text, or the one before.
    fn row_beside(&mut self, from: At, forward: bool) -> Option<At> {
        let mut at = from;
        for _ in 0..BLANKS {
            let next = if forward {
                self.setting.forward(at, 1)
            } else {
                self.setting.back(at, 1)
            };
            if next == at || next == self.setting.end() {
                return None;
            }
            at = next;
            let line = self.setting.lines(at).next();
            if line.is_some_and(|(_, line)| !line.text.is_empty()) {
                return Some(at);
            }
        }
        None
    }

    /// The cell of a row, or the slot of an upright line, where a byte of its flow stands.
    fn cell_of(&self, at: At, byte: usize) -> usize {
        let line = self.setting.lines(at).next();
        let cells = line.map(|(_, line)| cells(&line, &self.setting.manner()));
        let before = cells.into_iter().flatten();
        before
            .take_while(|(_, start)| *start <= byte)
            .last()
            .map_or(0, |(cell, _)| cell)
    }

    /// The glyph at a cell of a row, or the last one before it.
    fn glyph_in(&self, at: At, cell: usize) -> Option<Caret> {
        let (_, line) = self.setting.lines(at).next()?;
        let cells = cells(&line, &self.setting.manner());
        let first = cells.first().copied();
        let near = cells.into_iter().take_while(|(x, _)| *x <= cell).last();
        let (_, byte) = near.or(first)?;
        let flow = line.flow;
        self.settled(Caret { flow, byte })
    }

    /// The hit that the reader is at, if it stands on what is shown.
    fn hit_in_sight(&self) -> Option<Caret> {
        let finding = self.finding.as_ref()?;
        let (flow, hit) = finding.hits.get(finding.at)?;
        let mut shown = self.lines();
        let seen = shown.any(|line| line.flow == *flow && line.range().contains(&hit.start));
        seen.then_some(Caret {
            flow: *flow,
            byte: hit.start,
        })
    }

    /// Scrolls, as little as can be, so that the caret can be seen.
    fn reveal_caret(&mut self) {
        let Some(Caret { flow, byte }) = self.selection.map(|selection| selection.caret) else {
            return;
        };
        let row = self.setting.row_of(flow, byte);
        if row < self.top {
            self.scroll_to(row);
        } else if row >= self.spread.bottom {
            let behind = self.setting.forward(row, 1);
            let top = self.setting.spread_before(behind, self.bed);
            self.scroll_to(top.min(row));
        }
    }
}

/// The glyphs of a row by the cell, or the slot, where each stands, with the byte of its flow.
fn cells(line: &Line, manner: &Manner) -> Vec<(usize, usize)> {
    if manner.upright {
        let slots = line.slots();
        return slots.map(|(slot, it)| (slot, line.source(it.at))).collect();
    }
    let glyphs = line.glyphs(manner.ambiguous);
    glyphs
        .map(|glyph| (glyph.x, line.source(glyph.at)))
        .collect()
}
