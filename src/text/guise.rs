//! A text as it is shown: made safe, perhaps with other characters in it, and with a map to the text that it stands for.

use std::ops::Range;

use super::safe::{Hidden, SafeText, Unseen};

/// A text as it is shown, and where each of its bytes stands in its source.
///
/// Whatever changes only the looks of a text is an [`Edit`] of its guise. Copying, search, marks and export know the
/// source alone; drawing goes by the guise, and asks it where its bytes come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guise {
    shown: String,
    hidden: Hidden,
    /// Where the two are not the same, in order; between them they run byte for byte alike.
    seams: Vec<Seam>,
}

/// Another text in place of a stretch of what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The stretch, in bytes of what is shown; empty where something is added.
    pub at: Range<usize>,
    /// What is shown there; it must be fit for the cells of a terminal.
    pub with: String,
}

/// A stretch that is shown otherwise than it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seam {
    shown: Range<usize>,
    source: Range<usize>,
    /// Whether it stands for a character that cannot be shown as it is.
    unseen: bool,
}

impl Guise {
    /// The guise of a paragraph that is shown as it is, as far as that is safe.
    pub fn of(source: &str) -> Self {
        Self::showing(source, Unseen::Counted)
    }

    /// The same, with what cannot be shown as it is revealed or not.
    pub fn showing(source: &str, unseen: Unseen) -> Self {
        let mut seams = Vec::new();
        let safe = SafeText::traced(source, unseen, |shown, source, unseen| {
            seams.push(Seam {
                shown,
                source,
                unseen,
            });
        });
        Self {
            hidden: safe.hidden(),
            shown: safe.into_string(),
            seams,
        }
    }

    /// The text that is shown.
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// Whether what is shown is the source, byte for byte.
    pub fn is_plain(&self) -> bool {
        self.seams.is_empty()
    }

    /// What was replaced or hidden so that it could be shown.
    pub const fn hidden(&self) -> Hidden {
        self.hidden
    }

    /// The stretches of what is shown that stand for characters that cannot be shown as they are.
    pub fn unseen(&self) -> impl Iterator<Item = Range<usize>> {
        let seams = self.seams.iter().filter(|seam| seam.unseen);
        seams.map(|seam| seam.shown.clone())
    }

    /// Whether byte `at` of what is shown belongs to such a stretch.
    pub fn is_unseen(&self, at: usize) -> bool {
        let next = self.seams.partition_point(|seam| seam.shown.start <= at);
        let mut last = self.seams[..next].iter().rev();
        last.find(|seam| !seam.shown.is_empty())
            .is_some_and(|seam| seam.unseen && at < seam.shown.end)
    }

    /// The byte of the source that byte `at` of what is shown stands for.
    pub fn source(&self, at: usize) -> usize {
        let next = self.seams.partition_point(|seam| seam.shown.start <= at);
        match next.checked_sub(1).map(|last| &self.seams[last]) {
            None => at,
            Some(seam) if at < seam.shown.end => seam.source.start,
            Some(seam) => seam.source.end + (at - seam.shown.end),
        }
    }

    /// The byte of what is shown that stands for byte `at` of the source.
    pub fn shown(&self, at: usize) -> usize {
        let next = self.seams.partition_point(|seam| seam.source.start <= at);
        match next.checked_sub(1).map(|last| &self.seams[last]) {
            None => at,
            Some(seam) if at < seam.source.end => seam.shown.start,
            Some(seam) => seam.shown.end + (at - seam.source.end),
        }
    }

    /// The guise with other looks: `edits` stand in order and do not overlap.
    pub fn with(self, edits: Vec<Edit>) -> Self {
        if edits.is_empty() {
            return self;
        }
        let mut new = Self {
            shown: String::with_capacity(self.shown.len() + edits.len() * 3),
            hidden: self.hidden,
            seams: Vec::with_capacity(self.seams.len() + edits.len()),
        };
        let mut old = self.seams.iter().peekable();
        let mut edits = edits.into_iter().peekable();
        let mut done = 0;
        while let Some(first) = edits.next() {
            while let Some(seam) = old.next_if(|seam| seam.shown.end <= first.at.start) {
                done = new.keep(&self.shown, done, seam);
            }
            let mut at = first.at.clone();
            let mut source = self.source(at.start)..self.source(at.end);
            let (mut group, mut unseen) = (vec![first], false);
            // What is shown otherwise already is taken in whole, and with it the edits that fall there.
            loop {
                if let Some(seam) = old.next_if(|seam| seam.shown.start < at.end) {
                    at = at.start.min(seam.shown.start)..at.end.max(seam.shown.end);
                    source = source.start.min(seam.source.start)..source.end.max(seam.source.end);
                    unseen |= seam.unseen;
                } else if let Some(edit) = edits.next_if(|edit| edit.at.start < at.end) {
                    at.end = at.end.max(edit.at.end);
                    source.end = source.end.max(self.source(edit.at.end));
                    group.push(edit);
                } else {
                    break;
                }
            }
            new.shown.push_str(&self.shown[done..at.start]);
            let start = new.shown.len();
            done = at.start;
            for edit in &group {
                new.shown.push_str(&self.shown[done..edit.at.start]);
                new.shown.push_str(&edit.with);
                done = edit.at.end;
            }
            new.shown.push_str(&self.shown[done..at.end]);
            done = at.end;
            let shown = start..new.shown.len();
            new.seams.push(Seam {
                shown,
                source,
                unseen,
            });
        }
        for seam in old {
            done = new.keep(&self.shown, done, seam);
        }
        new.shown.push_str(&self.shown[done..]);
        new
    }

    /// Takes over the text from byte `done` of an old one to the end of one of its seams; returns where that is.
    fn keep(&mut self, old: &str, done: usize, seam: &Seam) -> usize {
        self.shown.push_str(&old[done..seam.shown.start]);
        let start = self.shown.len();
        self.shown.push_str(&old[seam.shown.clone()]);
        self.seams.push(Seam {
            shown: start..self.shown.len(),
            source: seam.source.clone(),
            unseen: seam.unseen,
        });
        seam.shown.end
    }
}
