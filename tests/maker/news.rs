//! A writer of made-up news: sentences with slots, filled from the words of one subject, so that a story keeps to it.

use std::sync::LazyLock;

use super::dress::name;
use super::rng::Rng;
use super::story::{Kind, Story};

/// What a paper writes about.
#[derive(Default)]
struct Topic {
    bodies: &'static str,
    things: &'static str,
    acts: &'static str,
    words: &'static str,
}

/// The words and sentences of `news.txt`.
#[derive(Default)]
struct Book {
    topics: Vec<Topic>,
    sentences: Vec<(&'static str, &'static str)>,
}

static BOOK: LazyLock<Book> = LazyLock::new(|| {
    let mut book = Book::default();
    for line in include_str!("news.txt").lines() {
        let (key, text) = line.split_once(' ').unwrap();
        match (key, book.topics.last_mut()) {
            ("topic", _) => book.topics.push(Topic::default()),
            ("bodies", Some(topic)) => topic.bodies = text,
            ("things", Some(topic)) => topic.things = text,
            ("acts", Some(topic)) => topic.acts = text,
            ("words", Some(topic)) => topic.words = text,
            _ => book.sentences.push((key, text)),
        }
    }
    book
});

const PLACES: &str = "松河县 云浦区 临江镇 青石街道 河湾乡 东岭市 望湖区 南桥镇 柳泉县 金沙湾 白塔村 三里铺村 滨海新区 高新区 梅岭县 石门镇 \
    龙泉社区 清河街道 平川市 安远县";
const SECTIONS: &str =
    "目击 权威发布 民生关注 一线见闻 走基层 记者观察 热点追踪 科技前沿 百姓故事 经济观察";
const OFFICES: &str = "主任 局长 副局长 负责人 站长 科长 书记 总经理 院长 技术员 教授 队长";

/// One writer at one story.
struct Desk<'a> {
    topic: &'a Topic,
    place: String,
    /// What the story is about: it comes back to these words more often than to others.
    focus: Vec<&'static str>,
    /// Sentences that were written already.
    written: Vec<&'static str>,
    rng: &'a mut Rng,
}

impl Desk<'_> {
    /// A sentence of a kind, its slots filled.
    fn sentence(&mut self, kind: &str) -> String {
        let kinds = BOOK
            .sentences
            .iter()
            .filter(|(key, _)| *key == kind)
            .map(|(_, text)| *text);
        let all: Vec<&'static str> = kinds.collect();
        let mut fresh = all.clone();
        fresh.retain(|text| !self.written.contains(text));
        let pattern = *self.rng.pick(if fresh.is_empty() { &all } else { &fresh });
        self.written.push(pattern);
        self.filled(pattern)
    }

    fn filled(&mut self, pattern: &str) -> String {
        let mut text = String::new();
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let slot = after.chars().next().unwrap();
            text.push_str(&self.slot(slot));
            rest = after.split_once('}').unwrap().1;
        }
        text + rest
    }

    fn slot(&mut self, slot: char) -> String {
        let (topic, focus) = (self.topic, &self.focus);
        let rng = &mut *self.rng;
        match slot {
            'B' => about(topic.bodies, focus, rng),
            'T' => about(topic.things, focus, rng),
            'V' | 'v' => about(topic.acts, focus, rng),
            'W' | 'w' => about(topic.words, focus, rng),
            'P' if rng.chance(70) => self.place.clone(),
            'P' => rng.word(PLACES).to_owned(),
            'A' => name(rng),
            'R' => rng.word(OFFICES).to_owned(),
            'd' => format!("{}月{}日", rng.within(1, 12), rng.within(1, 28)),
            'y' => rng.within(2009, 2026).to_string(),
            'n' => match rng.below(3) {
                0 => rng.within(12, 99).to_string(),
                1 => rng.within(101, 999).to_string(),
                _ => rng.within(1_001, 9_999).to_string(),
            },
            'm' => format!("{}.{}", rng.within(1, 90), rng.within(1, 9)),
            'p' => format!("{}.{}", rng.within(1, 98), rng.within(1, 99)),
            'k' => rng.word("3 4 5 6 7 8 9 两 三 四").to_owned(),
            'Q' => self.sentence("quote"),
            'S' => self.sentence("more"),
            _ => self.sentence("head"),
        }
    }

    /// A paragraph of one to four sentences.
    fn paragraph(&mut self, kind: &str) -> String {
        let mut text = self.sentence(kind);
        for _ in 0..self.rng.below(3) {
            let more = self.sentence("body");
            text.push_str(&more);
        }
        text
    }
}

/// A word of a list, more often than not one that the story is about.
fn about(list: &'static str, focus: &[&'static str], rng: &mut Rng) -> String {
    let near: Vec<&str> = list
        .split(' ')
        .filter(|word| focus.contains(word))
        .collect();
    if rng.chance(75) && !near.is_empty() {
        return (*rng.pick(&near)).to_owned();
    }
    rng.word(list).to_owned()
}

/// Two or three words of each list.
fn focus(topic: &Topic, rng: &mut Rng) -> Vec<&'static str> {
    let lists = [topic.bodies, topic.things, topic.acts, topic.words];
    let words = lists.iter().flat_map(|list| [*list; 3]);
    words.map(|list| rng.word(list)).collect()
}

/// A story, made up.
pub fn story(rng: &mut Rng) -> Story {
    let topic = rng.below(BOOK.topics.len());
    let place = rng.word(PLACES).to_owned();
    let kind = rng.below(20);
    let topic = &BOOK.topics[topic];
    let mut desk = Desk {
        topic,
        place,
        focus: focus(topic, rng),
        written: Vec::new(),
        rng,
    };
    match kind {
        0 | 1 => photo(&mut desk),
        2 => notice(&mut desk),
        3 | 4 => brief(&mut desk),
        _ => article(&mut desk),
    }
}

fn article(desk: &mut Desk) -> Story {
    let count = desk.rng.within(2, 11);
    let mut paragraphs = vec![desk.paragraph("lead")];
    paragraphs.extend((1..count).map(|_| desk.paragraph("body")));
    let mut subheads = Vec::new();
    if count > 5 && desk.rng.chance(40) {
        let step = desk.rng.within(2, 3);
        subheads = (1..count)
            .step_by(step)
            .map(|at| (at, desk.sentence("subhead")))
            .collect();
    }
    let mut some =
        |kind: &str, percent: usize| desk.rng.chance(percent).then(|| desk.sentence(kind));
    let (kicker, subtitle, caption) =
        (some("kicker", 30), some("subtitle", 25), some("caption", 8));
    Story {
        kind: Kind::Article,
        section: desk
            .rng
            .chance(6)
            .then(|| desk.rng.word(SECTIONS).to_owned()),
        headline: desk.sentence("head"),
        kicker,
        subtitle,
        names: Vec::new(),
        paragraphs,
        subheads,
        captions: caption.into_iter().collect(),
        turned: false,
    }
}

fn photo(desk: &mut Desk) -> Story {
    let count = desk.rng.within(1, 3);
    Story {
        kind: Kind::Photo,
        headline: if desk.rng.chance(25) {
            desk.sentence("subhead")
        } else {
            String::new()
        },
        paragraphs: (0..count).map(|_| desk.sentence("photo")).collect(),
        ..Story::default()
    }
}

fn notice(desk: &mut Desk) -> Story {
    let (headline, text) = (desk.sentence("noticehead"), desk.sentence("notice"));
    let signature = desk.filled("{P}{B} {y}年{d}");
    Story {
        kind: Kind::Notice,
        headline,
        paragraphs: vec![text, signature],
        ..Story::default()
    }
}

fn brief(desk: &mut Desk) -> Story {
    Story {
        kind: Kind::Brief,
        paragraphs: vec![desk.sentence("brief")],
        ..Story::default()
    }
}
