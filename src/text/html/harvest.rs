//! The blocks of text of a web page, each with what its elements say of it. Elements are kept to a certain depth only.

use std::convert::Infallible;

use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

use super::tag::{Tag, is_margin, is_title, tag};
use crate::text::Skipped;

/// How deep elements are known; those inside are read as if they stood at this depth.
const DEPTH: usize = 200;

/// How much of a class is looked at, in bytes.
const CLASS: usize = 400;

/// The longest block that a class may make a title, in characters.
const LONGEST_TITLE: usize = 60;

/// A block of text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Block {
    /// Where it stands in the harvest's text.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// How many letters it has.
    pub letters: u32,
    /// How many of them are in links.
    pub linked: u32,
    /// How many of them are bold.
    pub bold: u32,
    /// How many links.
    pub links: u32,
    /// The level of a heading, from 1; 0 for any other block.
    pub level: u8,
    /// Whether its elements say that it belongs to the site.
    pub margin: bool,
}

/// What a web page holds.
#[derive(Clone, Debug, Default)]
pub struct Harvest {
    /// The text of all blocks, one after the other.
    pub text: String,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// The title of the document.
    pub title: String,
    /// What was left out.
    pub skipped: Skipped,
}

/// Reads a web page.
pub fn harvest(html: &str) -> Harvest {
    let mut reader = Reader::default();
    let callback = |event: CallbackEvent<'_>, _: html5gum::Span<()>| -> Option<Infallible> {
        reader.take(&event);
        None
    };
    let mut emitter = CallbackEmitter::new(callback);
    emitter.naively_switch_states(true);
    // Reading a text from memory cannot fail.
    let _ = Tokenizer::new_with_emitter(html, emitter).finish();
    reader.end_block();
    reader.harvest
}

/// An element that is open.
#[derive(Clone, Copy, Debug)]
struct Open {
    /// The first bytes of its name and its length: enough to tell elements apart.
    name: [u8; 15],
    length: u8,
    tag: Tag,
    margin: bool,
    level: u8,
}

#[derive(Default)]
struct Reader {
    harvest: Harvest,
    open: Vec<Open>,
    /// How many elements are open beyond the depth that is known.
    deeper: usize,
    /// How many of the open elements are hidden, links, bold, verbatim.
    hidden: usize,
    link: usize,
    bold: usize,
    verbatim: usize,
    /// The tag that is being read, and its class and id.
    starting: Option<Open>,
    class: String,
    attribute: Attribute,
    block: Block,
    /// White space that was read since the last character.
    gap: Option<char>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Attribute {
    #[default]
    Other,
    Class,
    Style,
}

impl Reader {
    fn take(&mut self, event: &CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.class.clear();
                self.attribute = Attribute::Other;
                self.starting = Some(open(name));
            }
            CallbackEvent::AttributeName { name } => self.attribute_named(name),
            CallbackEvent::AttributeValue { value } => self.attribute_said(value),
            CallbackEvent::CloseStartTag { self_closing } => {
                if let Some(open) = self.starting.take() {
                    self.start(open, *self_closing);
                }
            }
            CallbackEvent::EndTag { name } => self.end(&open(name)),
            CallbackEvent::String { value } => self.text(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { .. } => self.harvest.skipped.comments += 1,
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn attribute_named(&mut self, name: &[u8]) {
        self.attribute = match name {
            b"class" | b"id" => Attribute::Class,
            b"style" => Attribute::Style,
            _ => Attribute::Other,
        };
        if name == b"hidden" {
            self.hide();
        }
    }

    fn attribute_said(&mut self, value: &[u8]) {
        let value = &value[..value.len().min(CLASS)];
        match self.attribute {
            Attribute::Class if self.class.len() < CLASS => {
                self.class.push(' ');
                self.class.push_str(&String::from_utf8_lossy(value));
            }
            Attribute::Style => {
                let plain: Vec<u8> = value.iter().copied().filter(|byte| *byte != b' ').collect();
                if plain
                    .windows(12)
                    .any(|word| word.eq_ignore_ascii_case(b"display:none"))
                {
                    self.hide();
                }
            }
            _ => {}
        }
        self.attribute = Attribute::Other;
    }

    /// What is not shown at first may be shown by a script: it belongs to the margin, not to nothing.
    fn hide(&mut self) {
        if let Some(open) = &mut self.starting {
            open.margin = true;
        }
    }

    fn start(&mut self, mut open: Open, self_closing: bool) {
        let whole = matches!(
            &open.name[..usize::from(open.length).min(15)],
            b"html" | b"body" | b"main" | b"article"
        );
        open.margin = !whole && (open.margin || open.tag == Tag::Margin || is_margin(&self.class));
        match open.tag {
            Tag::Break => return self.end_block(),
            Tag::Image => {
                self.harvest.skipped.images += 1;
                return;
            }
            Tag::Void => return,
            Tag::Script => self.harvest.skipped.scripts += 1,
            Tag::Heading(level) => open.level = level,
            Tag::Block | Tag::Inline if is_title(&self.class) => {
                (open.tag, open.level) = (Tag::Block, u8::MAX);
            }
            _ => {}
        }
        if self_closing && !matches!(open.tag, Tag::Block | Tag::Inline) {
            return;
        }
        if matches!(
            open.tag,
            Tag::Block | Tag::Heading(_) | Tag::Margin | Tag::Verbatim
        ) {
            self.end_block();
        }
        self.block.links += u32::from(open.tag == Tag::Link && self.hidden == 0);
        if self.open.len() >= DEPTH {
            self.deeper += 1;
            return;
        }
        if let Some(outer) = self.open.last() {
            open.margin |= outer.margin;
            open.level = if open.level > 0 {
                open.level
            } else {
                outer.level
            };
        }
        self.count(open.tag, true);
        self.open.push(open);
    }

    /// Closes an element and those in it that nothing closed; an end without a start closes nothing.
    fn end(&mut self, end: &Open) {
        if self.deeper > 0 {
            self.deeper -= 1;
            if end.tag == Tag::Block {
                self.end_block();
            }
            return;
        }
        let same = |open: &Open| (open.name, open.length) == (end.name, end.length);
        let Some(at) = self.open.iter().rposition(same) else {
            if matches!(end.tag, Tag::Block | Tag::Break) {
                self.end_block();
            }
            return;
        };
        while self.open.len() > at {
            let Some(open) = self.open.pop() else { break };
            if matches!(
                open.tag,
                Tag::Block | Tag::Heading(_) | Tag::Margin | Tag::Verbatim
            ) {
                self.open.push(open);
                self.end_block();
                self.open.pop();
            }
            self.count(open.tag, false);
        }
    }

    fn count(&mut self, tag: Tag, begins: bool) {
        let count = match tag {
            Tag::Hidden | Tag::Script => &mut self.hidden,
            Tag::Link => &mut self.link,
            Tag::Bold => &mut self.bold,
            Tag::Verbatim => &mut self.verbatim,
            _ => return,
        };
        *count = if begins {
            *count + 1
        } else {
            count.saturating_sub(1)
        };
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        if self.open.last().is_some_and(|open| open.tag == Tag::Title) {
            let words: Vec<&str> = text.split_whitespace().collect();
            if self.harvest.title.is_empty() {
                self.harvest.title = words.join(" ");
            }
            return;
        }
        for c in text.chars() {
            if c == '\n' && self.verbatim > 0 {
                self.end_block();
            } else if c.is_whitespace() || c.is_control() {
                self.space(c);
            } else {
                self.character(c);
            }
        }
    }

    /// White space is one space: a wide one if it was written so, and none at all between two hanzi if only the source
    /// ends its line there.
    fn space(&mut self, c: char) {
        let c = match c {
            '\u{3000}' | '\u{a0}' | '\n' => c,
            '\r' => '\n',
            _ => ' ',
        };
        let strength = |c: char| {
            [' ', '\n', '\u{a0}', '\u{3000}']
                .iter()
                .position(|known| *known == c)
        };
        if self.gap.is_none_or(|gap| strength(gap) < strength(c)) {
            self.gap = Some(c);
        }
    }

    fn character(&mut self, c: char) {
        let text = &mut self.harvest.text;
        if let Some(gap) = self.gap.take() {
            let before = text[self.block.start..].chars().next_back();
            let wide = |c: char| c >= '\u{2e80}';
            // Between two hanzi a line end of the source is no space.
            let broken = gap == '\n' && before.is_some_and(wide) && wide(c);
            if before.is_some() && !broken {
                text.push(if gap == '\u{3000}' { gap } else { ' ' });
            }
        }
        text.push(c);
        let letter = u32::from(c.is_alphanumeric());
        self.block.letters += letter;
        self.block.linked += letter * u32::from(self.link > 0);
        self.block.bold += letter * u32::from(self.bold > 0);
    }

    /// Ends the block that is being gathered, if anything stands in it.
    fn end_block(&mut self) {
        self.gap = None;
        let end = self.harvest.text.len();
        let mut block = std::mem::take(&mut self.block);
        self.block.start = end;
        if block.start == end {
            // Links without a word, around images, count with the block that follows.
            self.block.links = block.links;
            return;
        }
        block.end = end;
        let inner = self.open.last();
        block.margin = inner.is_some_and(|open| open.margin);
        let level = inner.map(|open| open.level).filter(|level| *level > 0);
        let fits = block.letters as usize <= LONGEST_TITLE;
        block.level = match level {
            Some(u8::MAX) => u8::from(fits),
            Some(level) => level,
            None => 0,
        };
        self.harvest.blocks.push(block);
    }
}

fn open(name: &[u8]) -> Open {
    let mut known = [0; 15];
    let length = name.len().min(15);
    known[..length].copy_from_slice(&name[..length]);
    Open {
        name: known,
        length: u8::try_from(name.len()).unwrap_or(u8::MAX),
        tag: tag(name),
        margin: false,
        level: 0,
    }
}
