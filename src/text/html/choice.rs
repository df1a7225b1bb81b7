//! Which blocks of a web page are what is read on it: those with sentences, what stands between them, and their headings.

use super::harvest::{Block, Harvest};
use crate::text::Skipped;

/// How many letters a paragraph has at least, of a block that tells where the text is.
const PARAGRAPH: u32 = 24;

/// How many blocks of links in a row part one text from another.
const PARTING: usize = 3;

/// Of a text beside the main one: how many letters let it stay, whatever the main one has.
const LARGE: usize = 200;

/// How many blocks above a text may be its headings and what stands under them.
const ABOVE: usize = 10;

/// How many short lines below a text may belong to it, and how many letters these have at most.
const BELOW: usize = 4;
const SHORT: u32 = 40;

/// Words of lines that belong to the site.
const SITE: [&str; 22] = [
    "版权所有",
    "ICP备",
    "ICP证",
    "公网安备",
    "许可证",
    "未经授权",
    "未经书面",
    "禁止转载",
    "不得转载",
    "Copyright",
    "copyright",
    "©",
    "举报电话",
    "网站地图",
    "关于我们",
    "联系我们",
    "设为首页",
    "加入收藏",
    "上一篇",
    "下一篇",
    "分享到",
    "扫一扫",
];

/// The longest line that belongs to the site by its words, in letters.
const LONGEST_SITE: u32 = 160;

/// The blocks that are read, written out, and what was left out.
pub fn main_text(harvest: &Harvest) -> (String, Skipped) {
    let kept = Page::of(harvest).kept();
    let mut skipped = harvest.skipped;
    for (block, kept) in harvest.blocks.iter().zip(&kept) {
        if !kept {
            skipped.links += block.links as usize;
            skipped.lines += usize::from(block.links == 0);
        }
    }
    (written(harvest, &kept), skipped)
}

struct Page<'a> {
    harvest: &'a Harvest,
    /// Whether each block is a line of the site: of links, of copyright, in a margin.
    site: Vec<bool>,
    /// Whether each block is a paragraph that tells where the text is.
    told: Vec<bool>,
}

impl<'a> Page<'a> {
    fn of(harvest: &'a Harvest) -> Self {
        let own: Vec<bool> = harvest
            .blocks
            .iter()
            .map(|block| is_site(harvest, *block))
            .collect();
        let paragraph: Vec<bool> = harvest
            .blocks
            .iter()
            .zip(&own)
            .map(|(block, site)| !site && is_paragraph(harvest, *block))
            .collect();
        let letters = |margin: bool| -> u64 {
            let blocks = harvest.blocks.iter().zip(&paragraph);
            blocks
                .filter(|(block, told)| **told && block.margin == margin)
                .map(|(block, _)| u64::from(block.letters))
                .sum()
        };
        // A class may be wrong: where nearly all the text stands in margins, they are none.
        let margins = letters(false) * 4 >= letters(true);
        let in_margin = |block: &Block| margins && block.margin;
        let blocks = || harvest.blocks.iter();
        Self {
            harvest,
            site: blocks()
                .zip(own)
                .map(|(block, site)| site || in_margin(block))
                .collect(),
            told: blocks()
                .zip(paragraph)
                .map(|(block, told)| told && !in_margin(block))
                .collect(),
        }
    }

    /// Which blocks are read.
    fn kept(&self) -> Vec<bool> {
        let texts = self.texts();
        let mut kept = vec![false; self.site.len()];
        if texts.is_empty() {
            return self.site.iter().map(|site| !site).collect();
        }
        let most = texts
            .iter()
            .map(|text| self.letters(text))
            .max()
            .unwrap_or(0);
        let mut floor = 0;
        for text in texts {
            let headed = text
                .0
                .checked_sub(1)
                .is_some_and(|above| self.block(above).level > 0 && !self.site[above]);
            let letters = self.letters(&text);
            if letters * 6 < most && letters < LARGE && !headed {
                continue;
            }
            let (start, end) = (self.start(text.0, floor), self.end(text.1));
            (start..end).for_each(|at| kept[at] = !self.site[at]);
            floor = end;
        }
        kept
    }

    /// Stretches from a paragraph to another with no list of links between.
    fn texts(&self) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        let mut parting = 0;
        for at in 0..self.told.len() {
            parting += usize::from(self.site[at]);
            if !self.told[at] {
                continue;
            }
            match found.last_mut() {
                Some(last) if parting < PARTING => last.1 = at + 1,
                _ => found.push((at, at + 1)),
            }
            parting = 0;
        }
        found
    }

    fn letters(&self, text: &(usize, usize)) -> usize {
        (text.0..text.1)
            .filter(|at| self.told[*at])
            .map(|at| self.block(at).letters as usize)
            .sum()
    }

    /// Where a text begins with its headings: at the nearest one of the highest rank, or at one that stands right above
    /// that; without any heading, at the short lines right above the text.
    fn start(&self, first: usize, floor: usize) -> usize {
        let window = floor.max(first.saturating_sub(ABOVE))..first;
        let mut heads = window
            .clone()
            .filter(|at| self.block(*at).level > 0 && !self.site[*at]);
        let rank = heads.clone().map(|at| self.block(at).level).min();
        let Some(mut start) = heads.rfind(|at| Some(self.block(*at).level) == rank) else {
            let site = window.clone().rev().find(|at| self.site[*at]);
            return site.map_or(window.start, |at| at + 1);
        };
        while start > window.start && self.block(start - 1).level > 0 && !self.site[start - 1] {
            start -= 1;
        }
        start
    }

    fn end(&self, last: usize) -> usize {
        let below = (last..self.site.len()).take(BELOW);
        let own = below.take_while(|at| {
            let block = self.block(*at);
            !self.site[*at] && block.level == 0 && block.letters <= SHORT
        });
        last + own.count()
    }

    fn block(&self, at: usize) -> Block {
        self.harvest.blocks[at]
    }
}

fn text(harvest: &Harvest, block: Block) -> &str {
    harvest.text.get(block.start..block.end).unwrap_or_default()
}

/// Whether a block holds links above all, or says what only sites say.
fn is_site(harvest: &Harvest, block: Block) -> bool {
    let linked = block.linked * 2 > block.letters;
    let said = || SITE.iter().any(|word| text(harvest, block).contains(word));
    linked || (block.letters <= LONGEST_SITE && said())
}

fn is_paragraph(harvest: &Harvest, block: Block) -> bool {
    let sentence =
        || text(harvest, block).contains(['，', '。', '！', '？', '；', '：', '、', ',', '.']);
    block.level == 0 && block.letters >= PARAGRAPH && block.linked * 3 < block.letters && sentence()
}

/// Writes the kept blocks out; the document's title stands above them if they have no heading.
fn written(harvest: &Harvest, kept: &[bool]) -> String {
    let blocks: Vec<Block> = harvest
        .blocks
        .iter()
        .zip(kept)
        .filter(|(_, kept)| **kept)
        .map(|(block, _)| *block)
        .collect();
    let first = blocks
        .iter()
        .position(|block| is_paragraph(harvest, *block))
        .unwrap_or(0);
    let headed = blocks[..first].iter().any(|block| block.level > 0);
    let top = blocks
        .iter()
        .map(|block| block.level)
        .filter(|level| *level > 0)
        .min();
    let mut out =
        String::with_capacity(blocks.iter().map(|block| block.end - block.start + 4).sum());
    let title = title(&harvest.title);
    let untold = !headed && !title.is_empty();
    if untold
        && !blocks[..first]
            .iter()
            .any(|block| text(harvest, *block).contains(title))
    {
        push(&mut out, 1, title);
    }
    for (at, block) in blocks.iter().enumerate() {
        let says = text(harvest, *block);
        let level = match block.level {
            0 if untold && at < first && says.contains(title) => 1,
            0 if is_subhead(harvest, &blocks, at) => top.unwrap_or(1) + 1,
            level => level,
        };
        push(&mut out, level.min(6), says);
    }
    out
}

fn push(out: &mut String, level: u8, text: &str) {
    out.extend(std::iter::repeat_n('#', usize::from(level)));
    if level > 0 {
        out.push(' ');
    }
    out.push_str(text);
    out.push_str("\n\n");
}

/// A short bold line between two paragraphs.
fn is_subhead(harvest: &Harvest, blocks: &[Block], at: usize) -> bool {
    let block = blocks[at];
    let bold = block.bold == block.letters && (2..=30).contains(&block.letters);
    let paragraph = |at: Option<&Block>| at.is_some_and(|block| is_paragraph(harvest, *block));
    let ends = || text(harvest, block).ends_with(['。', '，', '；', '：', '、']);
    bold && at > 0 && paragraph(blocks.get(at - 1)) && paragraph(blocks.get(at + 1)) && !ends()
}

/// The title of a document without the name of its site: 某事_某某日报.
fn title(title: &str) -> &str {
    let parts = title.split(['_', '|', '－', '—', '–', '-']).map(str::trim);
    parts
        .max_by_key(|part| part.chars().count())
        .unwrap_or_default()
}
