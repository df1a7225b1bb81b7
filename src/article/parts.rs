//! A page as an alternation of display runs and texts: where each text begins and ends, by datelines, bylines and credits.

use crate::page::cue;
use crate::page::fold::{find, folded};
use crate::page::ink::Ink;
use crate::page::tag::Tag;
use crate::page::words::{BULLETS, SEEN};
use crate::page::{Block, CreditRole, Page, Role, Setting};

use super::join::Chains;
use super::turn;

/// The longest label above a headline, in characters.
const LABEL: usize = 16;

/// A stretch of a page.
#[derive(Clone, Debug)]
pub enum Part {
    /// Lines in display type that stand together, and the byline that goes with them.
    Run(Vec<usize>),
    /// Paragraphs that stand together.
    Text(Text),
}

/// Paragraphs that stand together, with what says that they begin or end.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "signs that do not exclude each other"
)]
pub struct Text {
    /// The blocks of its paragraphs; of a joined one only the first.
    pub blocks: Vec<usize>,
    /// Byline blocks before it.
    pub opening: Vec<usize>,
    /// Byline blocks after it, picture sources, 下转第3版.
    pub closing: Vec<usize>,
    /// Whether it begins with a dateline or a byline.
    pub strong: bool,
    /// Whether it is the text of a photograph.
    pub photo: bool,
    /// Whether names or a signature end it.
    pub signed: bool,
    /// Whether it is set in another width than the text before.
    pub turned: bool,
}

/// The parts of a page in the order of the source.
pub fn parts(page: &Page, chains: &Chains) -> Vec<Part> {
    let mut cutter = Cutter {
        page,
        parts: Vec::new(),
        text: Text::default(),
        opening: Vec::new(),
    };
    let stands = |at: &usize| {
        !chains.continues(*at) && !matches!(page.blocks[*at].role, Role::Graphic | Role::Furniture)
    };
    let order: Vec<usize> = (0..page.blocks.len()).filter(stands).collect();
    let mut at = 0;
    while at < order.len() {
        at += cutter.take(&order[at..]);
    }
    // A byline that nothing follows.
    let rest = std::mem::take(&mut cutter.opening);
    cutter.text.closing.extend(rest);
    cutter.end_text();
    cutter.parts
}

struct Cutter<'a> {
    page: &'a Page,
    parts: Vec<Part>,
    text: Text,
    opening: Vec<usize>,
}

impl Cutter<'_> {
    /// Takes the first block of `rest`, or the bylines that begin it; how many it took.
    fn take(&mut self, rest: &[usize]) -> usize {
        let at = rest[0];
        match self.page.blocks[at].role {
            Role::Display | Role::Subtitle => self.display(at),
            Role::Byline | Role::Names => return self.bylines(rest),
            Role::Body => self.body(at),
            Role::Signature => {
                self.text.blocks.push(at);
                self.text.signed = true;
                self.end_text();
            }
            Role::Source => return self.source(rest),
            Role::Turn if self.began_elsewhere(at) => {
                self.end_text();
                self.opening.push(at);
            }
            Role::Turn => self.text.closing.push(at),
            Role::Graphic | Role::Furniture => {}
        }
        1
    }

    /// 上接第1版: an article that began on another page goes on here.
    fn began_elsewhere(&self, at: usize) -> bool {
        let ink = &self.page.blocks[at].ink;
        turn::opening(&ink[..ink.len().min(turn::LONGEST)]).is_some()
    }

    fn display(&mut self, at: usize) {
        self.end_text();
        if !self.opening.is_empty() {
            self.byline_of_run();
        }
        match self.parts.last_mut() {
            Some(Part::Run(run)) if !begins_headline(self.page, run, at) => run.push(at),
            _ => self.parts.push(Part::Run(vec![at])),
        }
    }

    fn body(&mut self, at: usize) {
        let block = &self.page.blocks[at];
        let dated = cue::dateline(&block.ink).is_some() || self.began_elsewhere(at);
        if dated && !self.opening.is_empty() && self.text.blocks.is_empty() {
            self.byline_of_run();
        }
        if dated || !self.opening.is_empty() {
            self.end_text();
            self.text.strong = true;
            self.text.opening = std::mem::take(&mut self.opening);
        } else if self.turns(at) {
            self.end_text();
            self.text.turned = true;
        }
        self.text.blocks.push(at);
        let Some(tail) = cue::tail(&block.ink) else {
            return;
        };
        self.text.signed = true;
        if tail.picture && (!dated || self.text.blocks.len() > 1) {
            self.end_photo(self.text.blocks.len() - 1);
        } else {
            self.end_text();
        }
    }

    /// Whether a paragraph begins in a column of another width than the text so far has.
    fn turns(&self, at: usize) -> bool {
        let measure = |at: usize| self.page.blocks[at].shape.measure;
        let begins = self.page.blocks[at].tag == Some(Tag::Body);
        let before = self.text.blocks.iter().rev().find_map(|at| measure(*at));
        begins
            && before
                .zip(measure(at))
                .is_some_and(|(before, here)| before.abs_diff(here) > 2)
    }

    /// A byline below a headline, when another headline follows or the text below names its own reporter: it goes where
    /// the headline goes.
    fn byline_of_run(&mut self) {
        if let Some(Part::Run(run)) = self.parts.last_mut() {
            run.append(&mut self.opening);
        }
    }

    /// Byline blocks in a row: those of one sign belong together, and to the text before or after them.
    fn bylines(&mut self, rest: &[usize]) -> usize {
        let blocks = &self.page.blocks;
        let count = rest
            .iter()
            .take_while(|at| matches!(blocks[**at].role, Role::Byline | Role::Names))
            .count();
        let second = (1..count).find(|&n| signed(&blocks[rest[n]]) && signed(&blocks[rest[0]]));
        let text_follows = rest
            .get(count)
            .is_some_and(|at| blocks[*at].role == Role::Body);
        let text_before = !self.text.blocks.is_empty();
        let split = match second {
            _ if !text_before => 0,
            _ if !text_follows => count,
            Some(second) => second,
            None if self.picture_start().is_some() && !self.text.strong => count,
            None => 0,
        };
        let (before, after) = rest[..count].split_at(split);
        if !before.is_empty() {
            self.close(before);
        }
        self.opening.extend(after);
        count
    }

    /// Bylines at the end of a text: of a photograph if the text is one.
    fn close(&mut self, bylines: &[usize]) {
        self.text.closing.extend(bylines);
        self.text.signed = true;
        let credited = bylines
            .iter()
            .any(|at| signed(&self.page.blocks[*at]) || pictured(&self.page.blocks[*at]));
        let short = self.letters() <= 300 && !self.text.strong;
        match self.picture_start().filter(|_| credited) {
            Some(start) => self.end_photo(start),
            None if credited && short => self.end_photo(0),
            None => self.end_text(),
        }
    }

    /// Where the text of a photograph begins among the last paragraphs: a day, and somebody seen doing something.
    fn picture_start(&self) -> Option<usize> {
        let blocks = &self.text.blocks;
        let last = blocks.len().saturating_sub(4)..blocks.len();
        let found = last
            .rev()
            .find(|&n| opens_picture(&self.page.blocks[blocks[n]].ink));
        found.filter(|&n| n > 0 || !self.text.strong)
    }

    /// Ends the text; its paragraphs from `start` on are a photograph's.
    fn end_photo(&mut self, start: usize) {
        let start = start.min(self.picture_start().unwrap_or(start));
        let mut photo = Text {
            photo: true,
            signed: true,
            ..Text::default()
        };
        photo.blocks = self.text.blocks.split_off(start);
        photo.closing = std::mem::take(&mut self.text.closing);
        if self.text.blocks.is_empty() {
            photo.opening = std::mem::take(&mut self.text.opening);
        }
        self.text.signed = false;
        self.end_text();
        self.text = photo;
        self.end_text();
    }

    /// 图片来源: the picture's text follows if the text before has ended, else it stands before. How many blocks it took.
    fn source(&mut self, rest: &[usize]) -> usize {
        let at = rest[0];
        let follows = rest.get(1).is_some_and(|next| {
            let next = &self.page.blocks[*next];
            next.role == Role::Body && next.ink.len() <= 220
        });
        let ended = self.text.blocks.is_empty() || self.text.signed;
        if follows && ended {
            self.end_text();
            self.text = Text {
                blocks: vec![rest[1]],
                closing: vec![at],
                photo: true,
                signed: true,
                ..Text::default()
            };
            self.end_text();
            return 2;
        }
        self.text.closing.push(at);
        1
    }

    fn end_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.blocks.is_empty() || !text.closing.is_empty() || !text.opening.is_empty() {
            self.parts.push(Part::Text(text));
        }
    }

    fn letters(&self) -> usize {
        self.text
            .blocks
            .iter()
            .map(|at| self.page.blocks[*at].ink.len())
            .sum()
    }
}

/// Whether a line begins another headline than the lines of `run`, as the sequence model tells it.
fn begins_headline(page: &Page, run: &[usize], at: usize) -> bool {
    let tags = || run.iter().filter_map(|at| page.blocks[*at].tag);
    // Where a line is a paragraph, short lines above a headline are its label and its kicker as a rule.
    let short = |at: &usize| page.blocks[*at].ink.len() <= LABEL;
    if run.len() <= 2 && run.iter().all(short) && page.profile.setting == Setting::Paragraphs {
        return false;
    }
    match page.blocks[at].tag {
        Some(Tag::Kicker) => tags().any(|tag| tag != Tag::Kicker),
        Some(Tag::Headline) => {
            tags().any(|tag| matches!(tag, Tag::Headline | Tag::Subtitle | Tag::Byline))
        }
        _ => false,
    }
}

/// Whether a byline begins with a sign: ■.
fn signed(block: &Block) -> bool {
    block
        .ink
        .first()
        .is_some_and(|mark| BULLETS.contains(mark.c))
}

fn pictured(block: &Block) -> bool {
    let signed = cue::byline(&block.ink).unwrap_or_default();
    signed
        .iter()
        .any(|one| one.office == CreditRole::Photographer)
}

/// 8月13日,游客在…: the first words of a photograph's text.
fn opens_picture(ink: &[Ink]) -> bool {
    let text = folded(&ink[..ink.len().min(90)]);
    let day = text
        .iter()
        .take(7)
        .position(|c| *c == '日')
        .is_some_and(|day| day >= 3 && text[0].is_ascii_digit());
    let recent = ["近日", "日前", "图为", "这是"]
        .iter()
        .any(|word| find(&text[..text.len().min(3)], word) == Some(0));
    day || (recent && SEEN.iter().any(|word| find(&text, word).is_some()))
}
