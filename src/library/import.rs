//! Articles that the export wrote, read back: written out as pages once more, so that every place is known.

use std::ops::Range;
use std::sync::Arc;

use crate::article::{Article, Blocks, Doubt, Reading, first_words};
use crate::store::leaf_name;
use crate::text::Note;

use super::Leaf;
use super::item::Item;

/// How many lines are looked at to tell whether a text is JSON lines.
const TOLD: usize = 20;

/// What was read back.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// The articles written out, one page after the other.
    pub text: String,
    /// The pages, without their texts.
    pub leaves: Vec<Leaf>,
    /// The numbers, from 1, of the lines that are no article.
    pub strange: Vec<usize>,
}

/// Reads JSON lines, if a text is some.
pub fn import(file: &str, text: &str) -> Option<Import> {
    let mut lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(TOLD);
    let told = text.trim_start().starts_with('{') && lines.any(|line| Item::parse(line).is_some());
    if !told {
        return None;
    }
    let mut import = Import::default();
    for (number, line) in text.lines().enumerate() {
        match Item::parse(line) {
            Some(item) if import.take(file, &item) => {}
            None if line.trim().is_empty() => {}
            _ => import.strange.push(number + 1),
        }
    }
    Some(import)
}

impl Import {
    /// Takes an article, unless nothing is in it; those of one source that follow each other stand on one page.
    fn take(&mut self, file: &str, item: &Item) -> bool {
        let (mut article, mut doubts) = item.article();
        if article.headline.trim().is_empty() {
            let (block, words) = first_words(&article);
            if words.is_empty() {
                return false;
            }
            article.headline = words;
            doubts.retain(|(_, doubt)| *doubt != Doubt::TitleFromText);
            doubts.push((block, Doubt::TitleFromText));
        }
        let number = self.leaves.len();
        let fits = |leaf: &Leaf| {
            leaf.source.as_deref() == Some(&item.source) && leaf.reading.imprint == article.imprint
        };
        if !self.leaves.last().is_some_and(fits) {
            let imprint = article.imprint.clone();
            self.leaves.push(Leaf {
                name: leaf_name(file, number),
                source: Some(item.source.clone()),
                span: self.text.len()..self.text.len(),
                remarks: Vec::new(),
                reading: Reading {
                    imprint,
                    ..Reading::default()
                },
            });
        }
        let Some(leaf) = self.leaves.last_mut() else {
            return false;
        };
        let mut page = Page {
            text: &mut self.text,
            start: leaf.span.start,
        };
        page.write(&mut article, doubts);
        article.imprint = Arc::clone(&leaf.reading.imprint);
        leaf.span.end = self.text.len();
        leaf.reading.articles.push(Arc::new(article));
        true
    }
}

/// A page that is being written.
struct Page<'a> {
    text: &'a mut String,
    /// Where it begins in the text.
    start: usize,
}

impl Page<'_> {
    fn write(&mut self, article: &mut Article, doubts: Vec<(Option<usize>, Doubt)>) {
        let printed = !doubts
            .iter()
            .any(|(_, doubt)| *doubt == Doubt::TitleFromText);
        let names: Vec<&str> = article
            .byline
            .iter()
            .map(|credit| credit.name.as_str())
            .collect();
        let names = names.join(" ");
        let lines = [
            article.section.as_deref(),
            article.kicker.as_deref(),
            Some(article.headline.as_str()).filter(|_| printed),
            article.subtitle.as_deref(),
            Some(names.as_str()),
        ];
        let lines = lines.into_iter().flatten();
        article.heads = lines.filter_map(|line| self.line(line)).collect();
        article.heads.shrink_to_fit();
        let mut blocks = Blocks::default();
        for block in &article.blocks {
            blocks.push(block.kind, block.text, self.line(block.text));
        }
        article.blocks = blocks;
        self.text.push('\n');
        let place = |block: Option<usize>| -> Range<usize> {
            let block = block.and_then(|block| article.blocks.get(block));
            let first = match block {
                Some(block) => block.spans.first(),
                None => article.heads.first().cloned(),
            };
            first.unwrap_or_default()
        };
        article.notes = doubts
            .into_iter()
            .map(|(block, doubt)| Note::new(place(block), doubt))
            .collect();
    }

    /// Writes a line; where it stands on the page, unless nothing does.
    fn line(&mut self, line: &str) -> Option<Range<usize>> {
        let from = self.text.len() - self.start;
        self.text.push_str(line);
        let span = from..self.text.len() - self.start;
        self.text.push('\n');
        Some(span).filter(|_| !line.trim().is_empty())
    }
}
