//! A story as the page prints it: its byline in one of the forms of the trade, its dateline, and the truth about it.

use serde_json::{Value, json};

use super::credits::{Credits, credits};
use super::piece::{Part, Unit};
use super::quirks::Quirks;
use super::rng::Rng;
use super::story::{Kind, Story};
use super::{margins, wear};

/// A story ready to be set.
#[derive(Clone, Debug)]
pub struct Dressed {
    pub kind: Kind,
    /// Section, kicker, headline, subtitle, byline: what stands above the columns.
    pub head: Vec<Unit>,
    /// What stands in the columns.
    pub body: Vec<Unit>,
    /// The article of the gold.
    pub gold: Value,
}

/// Dresses a story as article `at` of the page.
pub fn dress(story: &Story, at: usize, quirks: &Quirks, rng: &mut Rng) -> Dressed {
    match story.kind {
        Kind::Photo => photo(story, at, rng),
        Kind::Notice => notice(story, at),
        Kind::Article | Kind::Brief | Kind::Carried => article(story, at, quirks.quotes, rng),
    }
}

/// An infographic among the stories; it is nobody's.
pub fn graphic(rng: &mut Rng) -> Dressed {
    Dressed {
        kind: Kind::Photo,
        head: Vec::new(),
        body: margins::graphic(rng),
        gold: Value::Null,
    }
}

impl Dressed {
    /// The same change to all that is printed and to the truth about it.
    pub fn change(&mut self, change: &dyn Fn(&str) -> String) {
        for unit in self.head.iter_mut().chain(&mut self.body) {
            unit.text = change(&unit.text);
        }
        self.gold = wear::changed(&self.gold, change);
    }
}

/// A name of two or three characters.
pub fn name(rng: &mut Rng) -> String {
    const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗苑岳邹薛曹夏谢邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薄尹欧石";
    const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华建国志斌海燕文博晨睿佳雪梅松林玉春秋凤鹏宇浩然思远";
    let one = |list: &str, rng: &mut Rng| {
        let chars: Vec<char> = list.chars().collect();
        *rng.pick(&chars)
    };
    let mut name = one(SURNAMES, rng).to_string();
    for _ in 0..rng.within(1, 2) {
        name.push(one(GIVEN, rng));
    }
    name
}

fn article(story: &Story, at: usize, quotes: usize, rng: &mut Rng) -> Dressed {
    let headless = story.headline.is_empty() || story.kind == Kind::Carried;
    let credits = credits(story, rng);
    let head = if headless {
        Vec::new()
    } else {
        head(story, &credits, at, rng)
    };
    let (body, wanted) = body(story, &credits, at, quotes, rng);
    let subheads: Vec<&String> = story.subheads.iter().map(|(_, text)| text).collect();
    let title = if headless {
        Value::Null
    } else {
        json!(story.headline)
    };
    let gold = json!({
        "kind": "article", "title": title, "kicker": story.kicker, "subtitle": story.subtitle,
        "byline": credits.names, "paragraphs": wanted, "subheads": subheads,
    });
    Dressed {
        kind: story.kind,
        head,
        body,
        gold,
    }
}

/// What stands in the columns, and the paragraphs of it that the story has.
fn body(
    story: &Story,
    credits: &Credits,
    at: usize,
    quotes: usize,
    rng: &mut Rng,
) -> (Vec<Unit>, Vec<String>) {
    let mut body = Vec::new();
    if story.kind == Kind::Carried {
        let turn = format!("（上接第{}版）", rng.word("1 2 3 一 二 三 01 A1"));
        body.push(Unit::new(Some(at), Part::Turn, turn));
    }
    let mark = rng
        .word("- - - - ■ ● ◆ ▶")
        .trim_start_matches('-')
        .to_owned();
    let mut wanted = Vec::new();
    let last = story.paragraphs.len().saturating_sub(1);
    for (number, text) in story.paragraphs.iter().enumerate() {
        let subheads = story
            .subheads
            .iter()
            .filter(|(before, _)| *before == number);
        body.extend(
            subheads.map(|(_, text)| Unit::new(Some(at), Part::Subhead, format!("{mark}{text}"))),
        );
        let dateline = if number == 0 {
            credits.dateline.as_str()
        } else {
            ""
        };
        let tail = if number == last {
            credits.tail.as_str()
        } else {
            ""
        };
        wanted.push(format!("{dateline}{text}"));
        body.push(Unit::new(
            Some(at),
            Part::Body,
            format!("{dateline}{text}{tail}"),
        ));
        body.extend(quote(text, at, quotes, rng));
    }
    if story.turned {
        let turn = format!("（下转第{}版）", rng.word("2 3 4 二 三 四 A4"));
        body.push(Unit::new(Some(at), Part::Turn, turn));
    }
    for caption in &story.captions {
        let place = rng.within(1, body.len());
        body.insert(place, Unit::new(Some(at), Part::Caption, caption));
    }
    (body, wanted)
}

/// What stands above the columns; a long kicker or subtitle may be printed as two.
fn head(story: &Story, credits: &Credits, at: usize, rng: &mut Rng) -> Vec<Unit> {
    let mut head = Vec::new();
    let parts = [
        (Part::Section, story.section.as_ref()),
        (Part::Kicker, story.kicker.as_ref()),
        (Part::Headline, Some(&story.headline)),
        (Part::Subtitle, story.subtitle.as_ref()),
    ];
    for (part, text) in parts {
        let Some(text) = text else { continue };
        let gap = text
            .find([' ', '、'])
            .filter(|_| part != Part::Headline && rng.chance(40));
        match gap
            .and_then(|gap| text.split_at_checked(gap + text[gap..].chars().next()?.len_utf8()))
        {
            Some((one, other)) => {
                head.extend([one, other].map(|text| Unit::new(Some(at), part, text)));
            }
            None => head.push(Unit::new(Some(at), part, text)),
        }
    }
    head.extend(
        credits
            .lines
            .iter()
            .map(|line| Unit::new(Some(at), Part::Byline, line)),
    );
    head
}

/// A clause of the text, to be printed large amid it.
fn quote(text: &str, at: usize, percent: usize, rng: &mut Rng) -> Option<Unit> {
    if !rng.chance(percent) {
        return None;
    }
    let clauses: Vec<&str> = text.split(['。', '，', '；', '“', '”']).collect();
    let fair = clauses
        .into_iter()
        .find(|clause| (8..=30).contains(&clause.chars().count()))?;
    Some(Unit::new(Some(at), Part::Quote, fair))
}

fn photo(story: &Story, at: usize, rng: &mut Rng) -> Dressed {
    let taker = story.names.first().cloned().unwrap_or_else(|| name(rng));
    let sign = match rng.below(7) {
        0 => format!(" ■ 本报记者 {taker} 摄"),
        1 => format!("　本报记者 {taker} 摄"),
        2 => format!("（{taker} 摄）"),
        3 => format!(" 通讯员 {taker} 摄影报道"),
        4 => format!("（新华社记者 {taker} 摄）"),
        5 => format!(" {taker} 摄"),
        _ => format!(" 摄影 {taker}"),
    };
    let mut body: Vec<Unit> = story
        .paragraphs
        .iter()
        .map(|text| Unit::new(Some(at), Part::Caption, text))
        .collect();
    match body.last_mut() {
        Some(last) if rng.chance(60) => last.text.push_str(&sign),
        _ => body.push(Unit::new(
            Some(at),
            Part::Byline,
            sign.trim().trim_matches(['（', '）']),
        )),
    }
    let headline = Some(&story.headline).filter(|text| !text.is_empty());
    let head = headline.map(|text| Unit::new(Some(at), Part::Headline, text));
    let gold = json!({"kind": "photo", "title": headline, "byline": [taker], "paragraphs": story.paragraphs});
    Dressed {
        kind: Kind::Photo,
        head: head.into_iter().collect(),
        body,
        gold,
    }
}

fn notice(story: &Story, at: usize) -> Dressed {
    let body = story
        .paragraphs
        .iter()
        .map(|text| Unit::new(Some(at), Part::Body, text));
    let gold = json!({
        "kind": "notice", "title": story.headline, "byline": [], "paragraphs": story.paragraphs, "subheads": [],
    });
    Dressed {
        kind: Kind::Notice,
        head: vec![Unit::new(Some(at), Part::Headline, &story.headline)],
        body: body.collect(),
        gold,
    }
}
