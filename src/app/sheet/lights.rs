//! The highlighted passages of an article, where they stand in its text as it is.

use std::ops::Range;

use super::Sheet;
use crate::article::Article;
use crate::marks::{Passage, Place};

/// The passages of a sheet.
#[derive(Clone, Debug, Default)]
pub struct Lights {
    /// Those that are marked.
    passages: Vec<Passage>,
    /// Of which reading of the article that is.
    edition: Option<u32>,
    /// The flow, the bytes in its source, and which passage it is.
    spans: Vec<(usize, Range<usize>, usize)>,
}

impl Sheet {
    /// Marks these passages of the article that is shown, unless they are marked already.
    pub fn light(&mut self, passages: Vec<Passage>, article: &Article) {
        let same = self.lights.edition == self.edition && self.lights.passages == passages;
        if same {
            return;
        }
        let heads = self.setting.heads();
        let mut spans = Vec::new();
        for (number, passage) in passages.iter().enumerate() {
            let Some((from, to)) = passage.find(article) else {
                continue;
            };
            for block in from.paragraph..=to.paragraph {
                let start = if block == from.paragraph {
                    from.byte
                } else {
                    0
                };
                let end = if block == to.paragraph {
                    to.byte
                } else {
                    usize::MAX
                };
                spans.push((heads + block, start..end, number));
            }
        }
        self.lights = Lights {
            passages,
            edition: self.edition,
            spans,
        };
    }

    /// The highlighted bytes of a flow.
    pub fn lights_in(&self, flow: usize) -> impl Iterator<Item = &Range<usize>> {
        let spans = self.lights.spans.iter();
        let own = spans.filter(move |(other, ..)| *other == flow);
        own.map(|(_, range, _)| range)
    }

    /// The highlighted passages that the selection touches.
    pub fn selected_passages(&self) -> Vec<Passage> {
        let touched = |(flow, range, _): &&(usize, Range<usize>, usize)| {
            let own = self.selected_in(*flow);
            own.is_some_and(|own| own.start < range.end && range.start < own.end)
        };
        let spans = self.lights.spans.iter().filter(touched);
        let mut numbers: Vec<usize> = spans.map(|(_, _, number)| *number).collect();
        numbers.dedup();
        let passages = numbers.into_iter();
        passages
            .filter_map(|number| self.lights.passages.get(number).cloned())
            .collect()
    }

    /// The places in the article's own text between which it is selected; none if nothing of the text is.
    pub fn selected_places(&self) -> Option<(Place, Place)> {
        let (first, last) = self.selected()?;
        let (heads, own) = (self.setting.heads(), self.setting.own());
        if last.flow < heads || first.flow >= own {
            return None;
        }
        let from = if first.flow < heads {
            Place::default()
        } else {
            Place {
                paragraph: first.flow - heads,
                byte: first.byte,
            }
        };
        let paragraph = last.flow.min(own.saturating_sub(1)) - heads;
        let byte = if last.flow < own {
            last.byte
        } else {
            self.setting.source(paragraph + heads).len()
        };
        Some((from, Place { paragraph, byte }))
    }
}
