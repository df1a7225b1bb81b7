//! A draft written out as an article: clean text, names, kinds, and what stayed in doubt.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::page::cue::{self, Closing, Signed};
use crate::page::ink::{self, Gap, Ink};
use crate::page::role::is_notice;
use crate::page::tidy::{self, Manner};
use crate::page::{Page, Role};
use crate::text::Note;

use super::cohesion::Lexicon;
use super::draft::{Draft, Entry};
use super::heads;
use super::join::{Chains, Join};
use super::model::{Article, BlockKind, Credit, Doubt, Kind};
use super::strip::{self, Strip};
use super::sure::sureness;
use super::title;

/// The longest text of a picture inside an article, in characters.
const CAPTION: usize = 45;

/// Writes a draft out.
pub fn article(page: &Page, draft: &Draft, chains: &Chains, lexicon: &Lexicon) -> Article {
    let mut writer = Writer {
        page,
        chains,
        article: Article {
            imprint: Arc::clone(&page.imprint),
            ..Article::default()
        },
    };
    let lines = strip::gathered(&draft.heads);
    let told = heads::arrange(page, &lines, &draft.gist, lexicon);
    writer.article.kind = kind(page, draft, &lines);
    writer.article.headline = told.headline;
    writer.article.kicker = told.kicker.map(Into::into);
    writer.article.subtitle = told.subtitle.map(Into::into);
    writer.article.section = told.section.map(Into::into);
    writer
        .article
        .heads
        .extend(lines.iter().flat_map(|line| line.spans(page)));
    for at in &draft.bylines {
        writer.byline(*at);
    }
    for (n, entry) in draft.entries.iter().enumerate() {
        match *entry {
            Entry::Paragraph(at) if n == 0 && is_caption(page, chains, draft) => {
                writer.line(Strip::whole(page, at), BlockKind::Caption);
            }
            Entry::Paragraph(at) => writer.paragraph(at, BlockKind::Paragraph),
            Entry::Caption(at) if page.blocks[at].role == Role::Source => {
                writer.line(Strip::whole(page, at), BlockKind::Caption);
            }
            Entry::Caption(at) => writer.paragraph(at, BlockKind::Caption),
            Entry::Subhead(line) => writer.line(line, BlockKind::Subhead),
        }
    }
    let held = lines
        .iter()
        .map(|line| lexicon.coverage(line.ink(page), &draft.gist));
    let held = held.fold(0.0, f32::max);
    let mut article = writer.finish();
    article.sure = sureness(&article, held);
    article
}

fn kind(page: &Page, draft: &Draft, heads: &[Strip]) -> Kind {
    if draft.photo {
        Kind::Photo
    } else if heads.iter().any(|line| is_notice(line.ink(page))) && !draft.strong {
        Kind::Notice
    } else {
        Kind::Article
    }
}

/// Whether the first paragraph is the text of a picture: one short sentence where the dump left room for one.
fn is_caption(page: &Page, chains: &Chains, draft: &Draft) -> bool {
    let (Some(Entry::Paragraph(at)), Some(Entry::Paragraph(next))) =
        (draft.entries.first(), draft.entries.get(1))
    else {
        return false;
    };
    let (block, next) = (&page.blocks[*at], &page.blocks[*next]);
    let stops = block
        .ink
        .iter()
        .filter(|mark| matches!(mark.c, '。' | '！' | '？'))
        .count();
    block.space > 0
        && chains.next(*at).is_none()
        && block.ink.len() <= CAPTION
        && stops <= 1
        && next.ink.len() > block.ink.len()
        && cue::dateline(&block.ink).is_none()
}

struct Writer<'a> {
    page: &'a Page,
    chains: &'a Chains,
    article: Article,
}

impl Writer<'_> {
    fn byline(&mut self, at: usize) {
        let block = &self.page.blocks[at];
        self.article.heads.extend(block.spans());
        if block.role == Role::Turn {
            let printed = block.text(Manner::Display);
            self.note(block.spans(), Doubt::Elsewhere(printed));
            return;
        }
        let bare = || cue::authors(&block.ink);
        let signed: Vec<Signed> = cue::byline(&block.ink).or_else(bare).unwrap_or_default();
        self.credit(&block.ink, &signed);
    }

    fn credit(&mut self, ink: &[Ink], signed: &[Signed]) {
        for one in signed {
            let name: String = ink[one.name.clone()].iter().map(|mark| mark.c).collect();
            if !self.article.byline.iter().any(|credit| credit.name == name) {
                self.article.byline.push(Credit {
                    name,
                    role: one.office,
                });
            }
        }
    }

    /// A line as it stands.
    fn line(&mut self, line: Strip, kind: BlockKind) {
        let text = tidy::text(line.ink(self.page), Manner::Display);
        let spans = line.spans(self.page);
        self.article.blocks.push(kind, &text, spans);
    }

    /// A paragraph with all that it goes on with; the names at its end are the byline's.
    fn paragraph(&mut self, at: usize, kind: BlockKind) {
        let mut ink = Cow::default();
        let mut spans = Vec::new();
        let mut next = Some(at);
        while let Some(at) = next {
            let block = &self.page.blocks[at];
            let tail = cue::tail(&block.ink);
            let end = tail.as_ref().map_or(block.ink.len(), |tail| tail.start);
            if let Some(tail) = tail {
                self.credit(&block.ink, &tail.signed);
                self.article.heads.extend(ink::spans(&block.ink[end..]));
            }
            append(&mut ink, &block.ink[..end]);
            let from = spans.len();
            spans.extend(ink::spans(&block.ink[..end]));
            if !block.mark.is_empty() {
                spans.insert(from, block.mark.clone());
            }
            next = self.chains.next(at).map(|join| {
                self.joined(&join);
                join.to
            });
        }
        self.dateline(&ink);
        let manner = if self.page.blocks[at].role == Role::Signature {
            Manner::Display
        } else {
            Manner::Running
        };
        if cue::closing(&ink) == Closing::Open {
            self.note(spans.last().cloned(), Doubt::OpenEnd);
        }
        let text = tidy::text(&ink, manner);
        self.article.blocks.push(kind, &text, spans);
    }

    fn joined(&mut self, join: &Join) {
        if join.far {
            let at = self.page.blocks[join.to].spans();
            self.note(
                at,
                Doubt::Joined {
                    margin: join.margin,
                },
            );
        }
    }

    fn dateline(&mut self, ink: &[Ink]) {
        let Some(dateline) = cue::dateline(ink) else {
            return;
        };
        self.credit(ink, &dateline.signed);
        if self.article.dateline.is_none() {
            let printed = tidy::text(&ink[..dateline.length], Manner::Display);
            self.article.dateline = Some(printed.into());
        }
    }

    fn note(&mut self, at: impl IntoIterator<Item = Range<usize>>, what: Doubt) {
        if let Some(at) = at.into_iter().next() {
            self.article.notes.push(Note::new(at, what));
        }
    }

    fn finish(mut self) -> Article {
        if self.article.headline.is_empty() {
            title::entitle(&mut self.article);
        }
        self.article
    }
}

/// Adds a piece of a paragraph; of a paragraph in one piece, which may be a whole book, nothing is copied.
fn append<'a>(ink: &mut Cow<'a, [Ink]>, more: &'a [Ink]) {
    if ink.is_empty() {
        *ink = Cow::Borrowed(more);
        return;
    }
    let (from, ink) = (ink.len(), ink.to_mut());
    ink.extend(more);
    if let Some(first) = ink.get_mut(from) {
        first.gap = Gap::Break;
    }
}
