//! A story as the page prints it: its byline in one of the forms of the trade, its dateline, and the truth about it.

use serde_json::{Value, json};

use super::piece::{Part, Unit};
use super::rng::Rng;
use super::story::{Kind, Story};

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
pub fn dress(story: &Story, at: usize, rng: &mut Rng) -> Dressed {
    match story.kind {
        Kind::Photo => photo(story, at, rng),
        Kind::Notice => notice(story, at),
        Kind::Article | Kind::Brief => article(story, at, rng),
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

/// Where the names of an article are printed.
#[derive(Default)]
struct Credits {
    names: Vec<String>,
    /// Before the first words of the text.
    dateline: String,
    /// Lines between headline and text.
    lines: Vec<String>,
    /// After the last words.
    tail: String,
}

fn article(story: &Story, at: usize, rng: &mut Rng) -> Dressed {
    let headless = story.headline.is_empty();
    let credits = credits(story, headless, rng);
    let mut head = Vec::new();
    let parts = [
        (Part::Section, story.section.as_ref()),
        (Part::Kicker, story.kicker.as_ref()),
        (Part::Headline, Some(&story.headline).filter(|_| !headless)),
        (Part::Subtitle, story.subtitle.as_ref()),
    ];
    for (part, text) in parts {
        head.extend(text.map(|text| Unit::new(Some(at), part, text)));
    }
    let lines = credits.lines.iter();
    head.extend(lines.map(|line| Unit::new(Some(at), Part::Byline, line)));
    let mut body = Vec::new();
    let mut wanted = Vec::new();
    let last = story.paragraphs.len().saturating_sub(1);
    for (number, text) in story.paragraphs.iter().enumerate() {
        let subheads = story
            .subheads
            .iter()
            .filter(|(before, _)| *before == number);
        body.extend(subheads.map(|(_, text)| Unit::new(Some(at), Part::Subhead, text)));
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
    }
    for caption in &story.captions {
        let place = rng.within(1, body.len());
        body.insert(place, Unit::new(Some(at), Part::Caption, caption));
    }
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

/// The byline of an article in one of its printed forms.
fn credits(story: &Story, headless: bool, rng: &mut Rng) -> Credits {
    let mut names = story.names.clone();
    while names.is_empty() || (names.len() < 3 && rng.chance(30)) {
        names.push(name(rng));
    }
    let day = format!("{}月{}日", rng.within(1, 12), rng.within(1, 28));
    let place = rng.word("北京 上海 广州 济南 成都 武汉 西安 南京 松河 云浦 临江");
    let (all, first) = (names.join(" "), names[0].clone());
    let others = names[1..].join(" ");
    let with_others = |one: &str, other: &str| {
        if others.is_empty() {
            format!("{one} {first}")
        } else {
            format!("{one} {first} {other} {others}")
        }
    };
    let form = if headless {
        rng.below(4)
    } else {
        rng.below(17)
    };
    let (mut dateline, mut lines, mut tail) = (String::new(), Vec::new(), String::new());
    match form {
        0 => dateline = format!("本报讯（记者 {all}）"),
        1 => dateline = format!("本报讯（{}）", with_others("记者", "通讯员")),
        2 => dateline = format!("本报讯（通讯员 {all}）"),
        3 => dateline = format!("本报{place}{day}{}（记者 {all}）", rng.word("讯 电")),
        4 => dateline = format!("新华社{place}{day}电（记者{first}）"),
        5 => dateline = format!("本报讯(记者 {all})"),
        6 | 7 => lines.push(format!("{} 本报记者 {all}", rng.word("■ □ ● ▲ ◆"))),
        8 => lines.push(format!("本报记者 {all}")),
        9 => {
            lines.push(format!("■ 本报记者 {first}"));
            if !others.is_empty() {
                lines.push(format!("本报通讯员 {others}"));
            }
        }
        10 => lines.push(with_others("记者", "通讯员")),
        11 => lines.push(with_others("本 报 记 者", "通 讯 员")),
        12 => lines.push(all.clone()),
        13 => lines.push(format!("文/图 {all}")),
        14 => tail = format!("（记者 {all}）"),
        15 => tail.clone_from(&all),
        _ => {
            dateline = format!("本报{place}{day}电 ");
            names.clear();
        }
    }
    Credits {
        names,
        dateline,
        lines,
        tail,
    }
}

fn photo(story: &Story, at: usize, rng: &mut Rng) -> Dressed {
    let taker = story.names.first().cloned().unwrap_or_else(|| name(rng));
    let sign = match rng.below(4) {
        0 => format!(" ■ 本报记者 {taker} 摄"),
        1 => format!("　本报记者 {taker} 摄"),
        2 => format!("（{taker} 摄）"),
        _ => format!(" 通讯员 {taker} 摄影报道"),
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
